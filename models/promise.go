package models

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// PromiseState is how a promise stands on a day.
type PromiseState string

// The states. Those before PromiseKept come one after the other as days go.
const (
	PromiseOpen        PromiseState = "open"
	PromiseSoon        PromiseState = "soon"
	PromiseToday       PromiseState = "today"
	PromiseLate        PromiseState = "late"
	PromiseCoordinator PromiseState = "coordinator" // late, and the borgerkonsulent has it
	PromiseLeader      PromiseState = "leader"      // late, and the leader has it
	PromiseKept        PromiseState = "kept"
	PromiseNotKept     PromiseState = "not_kept"
)

// When a promise is soon, and how many whole working days after its day it goes
// to the borgerkonsulent and to the leader.
const (
	soonDays        = 3
	coordinatorDays = 1
	leaderDays      = 5
)

// MostDaysAhead is how far ahead one may promise.
const MostDaysAhead = 366

// Refusals about promises.
var (
	ErrPromiseWhat  = &Error{Invalid, "promise.error.what"}
	ErrPromiseDay   = &Error{Invalid, "promise.error.day"}
	ErrPromiseOwner = &Error{Invalid, "promise.error.owner"}
	ErrPromiseWhy   = &Error{Invalid, "promise.error.why"}
	ErrPromiseOver  = &Error{Conflict, "promise.error.over"}
	ErrPromiseHouse = &Error{Conflict, "promise.error.house"}
	ErrPromiseOpen  = &Error{Conflict, "promise.error.open"}
)

// PromiseOrigin is who made a promise.
type PromiseOrigin string

// The origins.
const (
	ByHand     PromiseOrigin = "hand"      // the borgerkonsulent, in own words
	ByRemark   PromiseOrigin = "remark"    // the house: an answer to "Det passer ikke"
	ByFollowUp PromiseOrigin = "follow_up" // a department: the next follow-up of its plan
	ByWhy      PromiseOrigin = "why"       // the house: an answer to "Spørg hvorfor"
)

// Promise (løfte) is something the municipality has said it will do by a day.
type Promise struct {
	ID      string
	Origin  PromiseOrigin
	Plan    string // whose department owes it; "" is the borgerkonsulent
	By      string // first name of the borgerkonsulent who made it
	What    string // in plain words; "" when the house made it
	About   Remarked
	Made    time.Time
	Due     Date
	Was     []Date // the days it had before, oldest first
	Kept    Date   // zero is not kept
	Broken  bool
	Why     string // why it was not kept, or got another day
	Doubt   string // what the citizen wrote to "Det er ikke sket"
	Doubted bool
	Version Version
}

const promiseName = "promise-"

// FollowUpID names the promise of a plan's next follow-up on a day.
func FollowUpID(plan string, due Date) string { return "followup-" + due.String() + "-" + plan }

// PromisesOf are all promises, those that are open first, by their day. followUps
// are those that stand in the departments' plans. loc is the zone whose days count.
func PromisesOf(said []Event, followUps []Promise, loc *time.Location) []Promise {
	promises := slices.Clone(followUps)
	for _, r := range RemarksOf(said) {
		if r.State != RemarkTakenBack {
			promises = append(promises, r.promise(loc))
		}
	}
	for i, e := range said {
		switch {
		case e.About == AboutWhy && e.What == Asked:
			promises = append(promises, WhysOf(said[i : i+1])[0].promise(e.Seq))
			continue
		case e.About == AboutPromise && e.What == Promises:
			due, _ := ParseDate(e.Choice) // checked when it was said
			promises = append(promises, Promise{
				ID: promiseName + strconv.FormatInt(e.Seq, 10), Origin: ByHand, Plan: e.Target, By: e.ByName, What: e.Note,
				Made: e.At, Due: due, Version: Version(e.Seq),
			})
			continue
		case e.About != AboutPromise && e.About != AboutWhy:
			continue
		}
		if at := slices.IndexFunc(promises, func(p Promise) bool { return p.ID == e.Ref }); at >= 0 {
			promises[at].take(e, loc)
		}
	}
	slices.SortStableFunc(promises, func(x, y Promise) int {
		if x.Over() != y.Over() {
			return map[bool]int{true: 1, false: -1}[x.Over()]
		}
		if x.Over() { // what ended last first
			x, y = y, x
		}
		return cmp.Or(cmp.Compare(x.Due.number(), y.Due.number()), strings.Compare(x.ID, y.ID))
	})
	return promises
}

// promise is the answer that a remark was promised.
func (r Remark) promise(loc *time.Location) Promise {
	p := Promise{ID: r.ID, Origin: ByRemark, Plan: r.Plan, About: r.Remarked, Made: r.At, Due: r.Due}
	if r.Answer != nil {
		p.Kept = DateOf(r.Answer.At.In(loc))
	}
	return p
}

func (p *Promise) take(e Event, loc *time.Location) {
	p.Version = Version(e.Seq)
	switch e.What {
	case WasKept, Answered:
		p.Kept, p.Broken, p.Doubted, p.Doubt = DateOf(e.At.In(loc)), false, false, ""
	case WasNotKept:
		p.Kept, p.Broken, p.Why = Date{}, true, e.Note
	case PutOff:
		if due, err := ParseDate(e.Choice); err == nil {
			p.Was, p.Due, p.Why = append(p.Was, p.Due), due, e.Note
		}
	case Reopened: // the answer was taken back
		p.Kept = Date{}
	case Doubted:
		p.Kept, p.Doubted, p.Doubt = Date{}, true, e.Note
	}
}

// IsAnswer reports whether it is that the citizen gets an answer.
func (p Promise) IsAnswer() bool { return p.Origin == ByRemark || p.Origin == ByWhy }

// Counts reports whether a leader's numbers tell of it. The next follow-up of a
// plan does only when somebody has said how it went: most are kept without a word.
func (p Promise) Counts() bool { return p.Origin != ByFollowUp || p.Over() }

// InTime reports whether it was kept by its day.
func (p Promise) InTime() bool { return !p.Kept.IsZero() && !p.KeptLate() }

// Over reports whether it was kept, or will not be.
func (p Promise) Over() bool { return p.Broken || !p.Kept.IsZero() }

// On is how the promise stands on a day. For what nobody has said anything more
// about it only goes on: from open towards the leader.
func (p Promise) On(today Date) PromiseState {
	switch {
	case p.Broken:
		return PromiseNotKept
	case !p.Kept.IsZero():
		return PromiseKept
	case AddWorkdays(p.Due, leaderDays).Before(today):
		return PromiseLeader
	case AddWorkdays(p.Due, coordinatorDays).Before(today):
		return PromiseCoordinator
	case p.Due.Before(today):
		return PromiseLate
	case p.Due == today:
		return PromiseToday
	case today.DaysUntil(p.Due) <= soonDays:
		return PromiseSoon
	}
	return PromiseOpen
}

// IsLate reports whether the municipality is behind with it on a day.
func (p Promise) IsLate(today Date) bool { return !p.Over() && p.Due.Before(today) }

// KeptLate reports whether it was kept, but after its day.
func (p Promise) KeptLate() bool { return p.Due.Before(p.Kept) }

// CheckPromise refuses one that says nothing, or by a day that has passed or is
// too far ahead.
func CheckPromise(what string, due, today Date) error {
	if strings.TrimSpace(what) == "" {
		return ErrPromiseWhat
	}
	if err := checkDay(due, today); err != nil {
		return err
	}
	return CheckNote(what)
}

func checkDay(due, today Date) error {
	if due.IsZero() || due.Before(today) || today.DaysUntil(due) > MostDaysAhead {
		return ErrPromiseDay
	}
	return nil
}

// CheckSettle refuses to say of a promise that is over that it was kept or not;
// one that was not kept needs a sentence why. An answer to a remark is kept by
// answering and in no other way.
func (p Promise) CheckSettle(kept bool, why string) error {
	switch {
	case p.Over():
		return ErrPromiseOver
	case p.Origin == ByRemark:
		return ErrPromiseHouse
	case !kept && strings.TrimSpace(why) == "":
		return ErrPromiseWhy
	}
	return CheckNote(why)
}

// CheckPutOff refuses another day for what is over or was not promised by hand,
// and one without a reason.
func (p Promise) CheckPutOff(due Date, why string, today Date) error {
	switch {
	case p.Over():
		return ErrPromiseOver
	case p.Origin != ByHand:
		return ErrPromiseHouse
	case strings.TrimSpace(why) == "":
		return ErrPromiseWhy
	}
	if err := checkDay(due, today); err != nil {
		return err
	}
	return CheckNote(why)
}

// CheckDoubt refuses "Det er ikke sket" to what nobody says has happened.
func (p Promise) CheckDoubt(note string) error {
	if p.Kept.IsZero() || p.Origin == ByRemark {
		return ErrPromiseOpen
	}
	return CheckNote(note)
}
