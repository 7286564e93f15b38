package models

import (
	"slices"
	"strings"
	"time"
)

// The most there may be of things one writes about an appointment.
const (
	MaxTitle  = 120 // characters
	MaxBring  = 20  // things to bring
	MaxOffers = 10  // times to choose one of
	maxPlace  = 200
)

// maxLength is how long an appointment may be.
const maxLength = 12 * time.Hour

// Refusals about appointments.
var (
	ErrAppointmentTitle  = &Error{Invalid, "appointment.error.title"}
	ErrAppointmentLong   = &Error{Invalid, "appointment.error.long"}
	ErrAppointmentTime   = &Error{Invalid, "appointment.error.time"}
	ErrAppointmentPast   = &Error{Invalid, "appointment.error.past"}
	ErrAppointmentWhy    = &Error{Invalid, "appointment.error.why"}
	ErrAppointmentTwice  = &Error{Conflict, "appointment.error.twice"}
	ErrAppointmentOver   = &Error{Conflict, "appointment.error.over"}
	ErrAppointmentAnswer = &Error{Invalid, "appointment.error.answer"}
	ErrAppointmentWords  = &Error{Invalid, "appointment.error.words"}
	ErrAppointmentReply  = &Error{Conflict, "appointment.error.reply"}
	ErrOfferTimes        = &Error{Invalid, "appointment.error.offers"}
	ErrOfferGone         = &Error{Conflict, "appointment.error.offer_gone"}
	ErrRepeat            = &Error{Invalid, "appointment.error.repeat"}
)

// Check refuses an arrangement that says nothing, is too long to read, or is not
// ahead. titled is false when the title is another appointment's.
func (a Arrangement) Check(titled bool) error {
	switch {
	case titled && strings.TrimSpace(a.Title) == "":
		return ErrAppointmentTitle
	case longer(a.Title, MaxTitle), longer(a.With, MaxTitle), longer(a.Interpreter, MaxTitle), longer(a.Place, maxPlace), len(a.Bring) > MaxBring,
		slices.ContainsFunc(a.Bring, func(s string) bool { return longer(s, maxPlace) }):
		return ErrAppointmentLong
	case a.Companion != "" && !slices.Contains(Companions, a.Companion):
		return ErrAppointmentAnswer
	}
	if err := CheckNote(a.Prepare); err != nil {
		return err
	}
	return CheckNote(a.Way)
}

func longer(s string, most int) bool { return len([]rune(s)) > most }

// CheckSlot refuses a time that is not ahead, ends before it begins, or is too long
// or too far away to be meant.
func CheckSlot(s Slot, now time.Time) error {
	switch {
	case !s.End.After(s.Start), s.End.Sub(s.Start) > maxLength:
		return ErrAppointmentTime
	case !s.Start.After(now), s.Start.After(now.AddDate(0, 0, MostDaysAhead)):
		return ErrAppointmentPast
	}
	return nil
}

// CheckMove refuses to move a time that is over or off, without a reason, or onto
// another time of the same appointment. others are all its times.
func (o Occurrence) CheckMove(m Move, others []Occurrence, now time.Time) error {
	if err := o.CheckOpen(now); err != nil {
		return err
	}
	if err := CheckSlot(m.To, now); err != nil {
		return err
	}
	for _, other := range others {
		if !other.At.Equal(o.At) && other.State != IsOff && other.Start.Equal(m.To.Start) {
			return ErrAppointmentTwice
		}
	}
	if o.Start.Equal(m.To.Start) && o.End.Equal(m.To.End) && (m.Place == "" || m.Place == o.Place) {
		return ErrAppointmentTwice
	}
	if longer(m.Place, maxPlace) {
		return ErrAppointmentLong
	}
	return checkWhy(m.Why)
}

// CheckCallOff refuses to cancel what is over or off, or without a reason.
func (o Occurrence) CheckCallOff(why string, now time.Time) error {
	if err := o.CheckOpen(now); err != nil {
		return err
	}
	return checkWhy(why)
}

func checkWhy(why string) error {
	if strings.TrimSpace(why) == "" {
		return ErrAppointmentWhy
	}
	return CheckNote(why)
}

// CheckOpen refuses what is over or off.
func (o Occurrence) CheckOpen(now time.Time) error {
	if o.State == IsOff || !o.End.After(now) && !o.Start.After(now) {
		return ErrAppointmentOver
	}
	return nil
}

// CheckAnswer refuses an answer there is none of, and one to a time that has begun.
func (o Occurrence) CheckAnswer(answer AppointmentAnswer, note string, now time.Time) error {
	if !slices.Contains(AppointmentAnswers, answer) {
		return ErrAppointmentAnswer
	}
	if o.State == IsOff || !o.Start.After(now) {
		return ErrAppointmentOver
	}
	return CheckNote(note)
}

// CheckReply refuses an answer to one who does not wait for any.
func (o Occurrence) CheckReply(text string, now time.Time) error {
	if err := o.CheckOpen(now); err != nil {
		return err
	}
	if !o.Answer.Waits() {
		return ErrAppointmentReply
	}
	return checkWords(text)
}

// CheckNoted refuses words for no part there is, and none at all.
func CheckNoted(part NotedPart, text string) error {
	if part != NotedPrepare && part != NotedMinutes {
		return ErrAppointmentWords
	}
	return checkWords(text)
}

func checkWords(text string) error {
	if strings.TrimSpace(text) == "" {
		return ErrAppointmentWords
	}
	return CheckNote(text)
}

// Check refuses an offer of fewer than two times or of more than one can choose
// among, of one twice, or of one that is not ahead.
func (o Offering) Check(now time.Time) error {
	if len(o.Times) < 2 || len(o.Times) > MaxOffers {
		return ErrOfferTimes
	}
	for i, s := range o.Times {
		if err := CheckSlot(s, now); err != nil {
			return err
		}
		if slices.ContainsFunc(o.Times[:i], func(t Slot) bool { return t.Start.Equal(s.Start) }) {
			return ErrOfferTimes
		}
	}
	return o.Arrangement.Check(o.Instead == nil)
}

// CheckChoice refuses to choose what is not offered any more.
func (o *Offer) CheckChoice(name string, now time.Time) error {
	if o == nil {
		return ErrNotFound
	}
	if i := offerIndex(name, len(o.Times)); !slices.Contains(o.Open(now), i) {
		return ErrOfferGone
	}
	return nil
}

// TimeOf is the time of that name; false when there is none.
func (o *Offer) TimeOf(name string) (Slot, bool) {
	if i := offerIndex(name, len(o.Times)); i >= 0 {
		return o.Times[i], true
	}
	return Slot{}, false
}
