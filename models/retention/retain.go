package retention

import (
	"cmp"
	"slices"
	"time"

	"enplan/models"
)

// Plan is what the rule must know of a department's plan.
type Plan struct {
	Source, ID string
	Topics     []string    // KLE of its measures as written, "" for one without; none when it has no measures
	Closed     models.Date // the day its source says it was closed; zero when it does not say so
	Living     bool        // its source also says that it goes on
	Last       models.Date // the last day that anything in it names, the day it was closed aside; zero for none
	Runs       bool        // something in it is still to come
	Whole      bool        // it can be removed without touching any other plan
}

// Kept is what is kept of a citizen, as far as the rule must know it.
type Kept struct {
	Plans      []Plan
	Last       time.Time // when somebody last said something here, or something said here last held; zero for never
	Unfinished []Why     // what is not over that is of no plan
	Held       bool
}

// Why is why something is kept, in words of ours.
type Why string

// The reasons. Those of a plan come first.
const (
	WhyOpen    Why = "open"     // no source has said that it is closed
	WhyDoubt   Why = "doubt"    // it is said to be closed, and to go on
	WhyNoTopic Why = "no_topic" // a topic is not stated, and the table has no row for that
	WhyForever Why = "forever"  // the table says so
	WhyTerm    Why = "term"     // its time is not over

	WhyHeld     Why = "held"      // somebody needs it: GDPR art. 17(3)(e)
	WhyNoPlan   Why = "no_plan"   // nobody has ever delivered a plan, so nothing says that it is over
	WhyUnread   Why = "unread"    // something was delivered that is no plan, and that we do not understand
	WhyPlans    Why = "plans"     // a plan keeps all that is not of one plan
	WhySaid     Why = "said"      // too little time has gone since somebody said something here
	WhyConsent  Why = "consent"   // a yes holds, or waits for an answer
	WhyPromise  Why = "promise"   // something that was promised, or an answer, is not there
	WhyThread   Why = "thread"    // a conversation waits for us
	WhyComing   Why = "coming"    // an appointment is still to come, or can still be chosen
	WhyHandover Why = "handover"  // one borgerkonsulent is handing over to another
	WhyOpened   Why = "emergency" // a plan was opened in an emergency, and nobody has reviewed it
	WhyUntold   Why = "untold"    // a department has not fetched what it was told
)

// PlanFate is what the rule says of one plan.
type PlanFate struct {
	Plan  Plan
	Why   Why       // why it is kept; WhyTerm also when its time is over
	Term  Term      // the longest of its topics; zero when one has none
	Until time.Time // from then on its time is over; zero while nobody can say
}

// over reports whether the plan's time is over.
func (p PlanFate) over(now time.Time) bool { return !p.Until.IsZero() && !now.Before(p.Until) }

// Fate is what is to become of what is kept of a citizen.
type Fate struct {
	Plans  []PlanFate // all, in the order they were given
	Until  time.Time  // when the whole citizen may be erased, if nothing new happens; zero while nobody can say
	Keeps  []Why      // why the citizen is not erased now, each once; none says that the citizen is to be erased
	Remove []Plan     // plans whose time is over while others' is not; none when the citizen is held or erased, or when anything is unfinished
}

// Erase reports whether the citizen is to be erased as a whole.
func (f Fate) Erase() bool { return len(f.Keeps) == 0 }

// Judge says what has had its time at an instant (GDPR art. 5(1)(e)). The longest
// term of a plan's topics holds for the plan, from the last day that is named in it.
// The citizen goes as a whole when the time of every plan is over, and what was said
// here, which is of no topic, is as old as AnyTopic's term: with it go the texts of
// consents, which so are there as long as what rested on them (art. 7(1)). One that is
// over goes earlier only while another stands: what is not of one plan must know when
// the last one ended. What is in doubt is kept. loc is the zone whose days count.
func Judge(k Kept, terms Terms, now time.Time, loc *time.Location) Fate {
	f := Fate{}
	all, certain := len(k.Plans) > 0, len(k.Plans) > 0
	for _, p := range k.Plans {
		fate := judgePlan(p, terms, loc)
		f.Plans = append(f.Plans, fate)
		all = all && fate.over(now)
		certain = certain && !fate.Until.IsZero()
		f.Until = latest(f.Until, fate.Until)
	}
	keep := func(is bool, why Why) {
		if is && !slices.Contains(f.Keeps, why) {
			f.Keeps = append(f.Keeps, why)
		}
	}
	keep(k.Held, WhyHeld)
	keep(len(k.Plans) == 0, WhyNoPlan)
	keep(len(k.Plans) > 0 && !all, WhyPlans)
	for _, why := range k.Unfinished {
		keep(true, why)
	}
	said := judgeSaid(k.Last, terms, loc)
	keep(said.Why == WhyForever, WhyForever)
	keep(said.Why == WhyTerm && !said.over(now), WhySaid)
	f.Until = latest(f.Until, said.Until)
	if !certain || said.Why == WhyForever || k.Held || len(k.Unfinished) > 0 {
		f.Until = time.Time{}
	}
	if !all && !k.Held && len(k.Unfinished) == 0 {
		for _, p := range f.Plans {
			if p.Plan.Whole && p.over(now) {
				f.Remove = append(f.Remove, p.Plan)
			}
		}
	}
	return f
}

// judgePlan says until when a plan is kept.
func judgePlan(p Plan, terms Terms, loc *time.Location) PlanFate {
	f := PlanFate{Plan: p}
	switch {
	case p.Closed.IsZero():
		f.Why = WhyOpen
		return f
	case p.Living || p.Runs:
		f.Why = WhyDoubt
		return f
	}
	topics := p.Topics
	if len(topics) == 0 {
		topics = []string{""}
	}
	for i, topic := range topics {
		term, known := terms.For(topic)
		if !known {
			return PlanFate{Plan: p, Why: WhyNoTopic}
		}
		if i == 0 || longer(term, f.Term) {
			f.Term = term
		}
	}
	last := p.Closed
	if p.Last.After(last) {
		last = p.Last
	}
	f.Why, f.Until = WhyForever, time.Time{}
	if !f.Term.Forever {
		f.Why, f.Until = WhyTerm, after(f.Term.Last(last), loc)
	}
	return f
}

// judgeSaid says until when what was said here is kept. Who never said anything is
// kept by nothing of theirs.
func judgeSaid(last time.Time, terms Terms, loc *time.Location) PlanFate {
	term := terms.any()
	switch {
	case last.IsZero():
		return PlanFate{}
	case term.Forever:
		return PlanFate{Why: WhyForever}
	}
	return PlanFate{Why: WhyTerm, Term: term, Until: after(term.Last(models.DateOf(last.In(loc))), loc)}
}

// after is the first instant after a day.
func after(day models.Date, loc *time.Location) time.Time { return day.AddDays(1).At(0, 0, loc) }

func longer(a, b Term) bool {
	if a.Forever != b.Forever {
		return a.Forever
	}
	return cmp.Compare(a.Months, b.Months) > 0
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
