package detect

import (
	"cmp"
	"slices"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
)

// Cause is why a citizen needs somebody now.
type Cause string

// The causes, the most urgent first.
const (
	CausePaused   Cause = "paused"   // Det er for meget lige nu
	CauseMessage  Cause = "message"  // a message that nobody has answered
	CausePromise  Cause = "promise"  // a promise that is late
	CauseCall     Cause = "call"     // to be telephoned: nobody could tell the citizen otherwise
	CauseMissed   Cause = "missed"   // a time the citizen did not come to
	CauseCannot   Cause = "cannot"   // an appointment the citizen cannot come to, or wants another time for
	CauseRemark   Cause = "remark"   // Det passer ikke
	CauseWhy      Cause = "why"      // Spørg hvorfor: somebody has looked
	CauseArea     Cause = "area"     // a part of the assessment that is not right, the citizen says
	CauseQuestion Cause = "question" // Det her forstår jeg ikke
	CauseTalk     Cause = "talk"     // Lad os tale om det: a goal
	// A handover: Lad os tale om det; it can be taken over; it is to be made ready.
	CauseHandoverTalk Cause = "handover." + Cause(models.HandoverTalk)
	CauseHandoverTake Cause = "handover." + Cause(models.HandoverTake)
	CauseHandoverMake Cause = "handover." + Cause(models.HandoverMake)
	CauseAnswer       Cause = "answer"  // an answer to a finding that nobody has decided about
	CauseUntold       Cause = "untold"  // a consent that has changed, and the department's system could not be told
	CauseConsent      Cause = "consent" // a consent that has lapsed or soon will, is asked for or is doubtful
)

// Causes are all of them, in their order.
var Causes = []Cause{
	CausePaused, CauseCall, CauseMessage, CausePromise, CauseMissed, CauseCannot, CauseRemark, CauseWhy, CauseArea, CauseQuestion, CauseTalk,
	CauseHandoverTalk, CauseHandoverTake, CauseHandoverMake, CauseUntold, CauseAnswer, CauseConsent,
}

// Reason is one cause, how often, and the first day by which something is owed;
// zero when nothing is.
type Reason struct {
	Cause Cause
	Count int
	By    models.Date
	Late  bool // that day has passed
}

// Need is how much a citizen needs somebody (Hvem har brug for mig nu): the
// reasons, the most urgent first, and how grave it is what does not fit.
type Need struct {
	Reasons           []Reason
	High, Medium, Low int
}

// NeedOf gathers the reasons for who of the staff looks. Threads are the citizen's
// conversations, now is the wall clock of the municipality.
func NeedOf(p oneplan.Plan, m Matters, threads []models.Thread, who models.Viewer, now time.Time) Need {
	n := needs{today: p.Today, of: map[Cause]*Reason{}}
	if p.Load.Pause.On() {
		n.add(CausePaused, models.Date{})
	}
	for _, t := range threads {
		if on, since := t.Waiting(); on == models.WaitsOnUs && t.Due.IsZero() { // with a day of its own it is another reason
			n.add(CauseMessage, t.AnswerBy(since.In(now.Location())))
		}
	}
	for _, promise := range p.Promises() {
		if promise.IsLate(p.Today) {
			n.add(CausePromise, promise.Due)
		}
	}
	for range missed(p, threads, now) {
		n.add(CauseMissed, models.Date{})
	}
	for _, ask := range p.Asks() {
		n.add(CauseCannot, models.DateOf(ask.Time.Start.In(now.Location())))
	}
	n.ofWords(p)
	n.ofHandover(p, who)
	for range models.ToTalkOf(p.Sharing, now, p.Citizen.Born, now.Location()) {
		n.add(CauseConsent, models.Date{})
	}
	need := n.ofFindings(m)
	for _, cause := range Causes {
		if r := n.of[cause]; r != nil {
			need.Reasons = append(need.Reasons, *r)
		}
	}
	return need
}

// WithUntold is the need with so many consents of whose change a department's
// system could not be told: somebody must tell them.
func (n Need) WithUntold(consents int) Need { return n.with(CauseUntold, consents) }

// WithCalls is the need with so many things that the citizen must be telephoned about.
func (n Need) WithCalls(calls int) Need { return n.with(CauseCall, calls) }

func (n Need) with(cause Cause, count int) Need {
	if count == 0 {
		return n
	}
	n.Reasons = append(slices.Clone(n.Reasons), Reason{Cause: cause, Count: count})
	slices.SortStableFunc(n.Reasons, func(x, y Reason) int {
		return cmp.Compare(slices.Index(Causes, x.Cause), slices.Index(Causes, y.Cause))
	})
	return n
}

// ofWords adds what the citizen says of the plan, the assessment and the goals.
func (n *needs) ofWords(p oneplan.Plan) {
	for _, r := range models.RemarksOf(p.Said) {
		if r.State == models.RemarkOpen {
			n.add(CauseRemark, r.Due)
		}
	}
	for _, y := range models.OpenWhys(p.Said) {
		n.add(CauseWhy, y.Due)
	}
	for range models.AssessmentOf(p.Said).Disputed() {
		n.add(CauseArea, models.Date{})
	}
	for _, q := range models.QuestionsOf(p.Said) {
		if q.State == models.QuestionOpen {
			n.add(CauseQuestion, q.Due)
		}
	}
	for _, g := range p.Goals.Shown() {
		for _, l := range g.Links {
			if l.State == models.LinkTalk {
				n.add(CauseTalk, models.Date{})
			}
		}
	}
}

// ofHandover adds what a handover waits for who to do, by the day it begins.
func (n *needs) ofHandover(p oneplan.Plan, who models.Viewer) {
	h, ok := models.HandoverOf(p.Said)
	if !ok {
		return
	}
	switch h.WaitsFor(who, p.Today, p.AsOf.Location()) {
	case models.HandoverTalk:
		n.add(CauseHandoverTalk, models.Date{})
	case models.HandoverTake:
		n.add(CauseHandoverTake, h.Term.From)
	case models.HandoverMake:
		n.add(CauseHandoverMake, h.Term.From)
	}
}

type needs struct {
	today models.Date
	of    map[Cause]*Reason
}

func (n *needs) add(cause Cause, by models.Date) {
	r := n.of[cause]
	if r == nil {
		r = &Reason{Cause: cause}
		n.of[cause] = r
	}
	r.Count++
	if !by.IsZero() && (r.By.IsZero() || by.Before(r.By)) {
		r.By, r.Late = by, by.Before(n.today)
	}
}

// ofFindings counts what is not settled by how grave it is, and adds what waits
// for the borgerkonsulent.
func (n *needs) ofFindings(m Matters) (need Need) {
	for _, f := range m.Findings {
		if f.State == models.StateSettled {
			continue
		}
		switch f.Severity {
		case High:
			need.High++
		case Medium:
			need.Medium++
		default:
			need.Low++
		}
		switch {
		case f.State == models.StateWaiting:
			n.add(CauseAnswer, models.Date{})
		case slices.Contains([]string{ConsentExpired, ConsentInvalid, ConsentMissing}, f.Kind):
			n.add(CauseConsent, models.Date{})
		}
	}
	return need
}

// rank is how urgent the reasons are: who has said that it is too much, then what
// somebody waits for, by its day, so that what is late comes first of it. What a
// consent is about waits for nobody.
func (n Need) rank() (class int, by models.Date) {
	const nobody = 2
	class = nobody
	for _, r := range n.Reasons {
		at := nobody
		switch {
		case r.Cause == CausePaused:
			at = 0
		case r.Cause != CauseConsent:
			at = 1
		}
		class = min(class, at)
		if !r.By.IsZero() && (by.IsZero() || r.By.Before(by)) {
			by = r.By
		}
	}
	return class, by
}

// Compare puts first who needs somebody most.
func (n Need) Compare(other Need) int {
	class, by := n.rank()
	otherClass, otherBy := other.rank()
	if c := cmp.Compare(class, otherClass); c != 0 {
		return c
	}
	switch {
	case by == otherBy:
	case by.IsZero():
		return 1
	case otherBy.IsZero() || by.Before(otherBy):
		return -1
	default:
		return 1
	}
	return cmp.Or(other.High-n.High, other.Medium-n.Medium, other.Low-n.Low)
}
