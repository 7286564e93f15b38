package models

import "slices"

// delivered takes a change that a department's delivery made. One that was moved
// keeps its name.
func (s *AppointmentsSaid) delivered(id string, e Event) {
	c := ChangeOf(e)
	gone := slices.Clone(c.Gone)
	switch c.Kind {
	case AppointmentMoved:
		a := s.on(id)
		a.Plan, a.Title, a.AllDay = c.Plan, c.What, c.AllDay
		t := a.track(c.From, Slot{c.From, c.FromEnd})
		t.move(Slot{c.To, c.ToEnd}, e.At)
		t.held, t.Place, t.Why = false, "", ""
		return
	case AppointmentOff:
		if len(gone) == 0 {
			gone = []Slot{{c.From, c.FromEnd}}
		}
	}
	if len(gone) == 0 {
		return
	}
	a := s.on(id)
	a.Plan, a.Title, a.AllDay = c.Plan, c.What, c.AllDay
	for _, slot := range gone {
		t := a.track(slot.Start, slot)
		t.cancel("", e.At)
		t.held, t.Base = false, t.Slot
	}
}

// take is what was said here.
func (s *AppointmentsSaid) take(e Event) {
	a := s.on(e.Ref)
	at := ParseAt(e.Target)
	a.Version = Version(e.Seq)
	switch e.What {
	case Arranged:
		made := ArrangementOf(e).Appointment(e.Ref)
		a.Made = &made
	case Offered:
		a.Offer = &Offer{Offering: OfferingOf(e), Made: e.At, ByName: e.ByName, Chosen: -1}
		if in := a.Offer.Instead; in != nil {
			s.on(in.Appointment).named(in.At).Offers = e.Ref
		}
	case Chose:
		s.chose(a, e)
	case MovedTime, CalledOff:
		a.move(e, at)
		if a.Offer != nil {
			s.withdraw(a)
		}
	case Overtaken:
		a.overtaken(at)
	case Answered:
		a.named(at).Answer = Answering{What: AppointmentAnswer(e.Choice), Note: e.Note, At: e.At}
	case Replied:
		t := a.named(at)
		t.Answer.Reply, t.Answer.ReplyBy, t.Answer.Replied = e.Note, e.ByName, e.At
	case Noted:
		a.Words = append(a.Words, AppointmentWords{At: at, Part: NotedPart(e.Choice), Text: e.Note, By: e.By, ByName: e.ByName, When: e.At})
	case DidNotCome:
		a.named(at).Missed = e.At
	}
}

// withdraw takes an offer back: the time it was instead of waits again.
func (s *AppointmentsSaid) withdraw(a *AppointmentSaid) {
	a.Offer.Withdrawn = a.Offer.Chosen < 0
	if in := a.Offer.Instead; in != nil {
		if t := s.on(in.Appointment).named(in.At); t.Offers == a.ID {
			t.Offers = ""
		}
	}
}

// chose takes what the citizen chose: the time there was is moved to it, or a new
// appointment is made of it.
func (s *AppointmentsSaid) chose(a *AppointmentSaid, e Event) {
	if a.Offer == nil || a.Offer.Chosen >= 0 || a.Offer.Withdrawn {
		return
	}
	a.Offer.Chosen = offerIndex(e.Choice, len(a.Offer.Times))
	if a.Offer.Chosen < 0 {
		return
	}
	to := a.Offer.Times[a.Offer.Chosen]
	in := a.Offer.Instead
	if in == nil {
		made := a.Offer.Appointment(a.ID)
		made.Start, made.End, made.Repeat = to.Start, to.End, ""
		a.Made = &made
		return
	}
	other := s.on(in.Appointment)
	other.Version = Version(e.Seq)
	move := MoveOf(e)
	move.To, move.Place = to, a.Offer.Place
	other.moveOne(move, in.At, e.At)
}
