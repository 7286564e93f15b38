package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// ofAppointment is what was said of an appointment here; the note is the words of
// whoever said it.
func (t teller) ofAppointment(e models.Event) (text, note string) {
	at := models.ParseAt(e.Target)
	by := t.staffName(e.ByName)
	if e.By.Role == models.AsCitizen {
		by = t.who
	}
	args := i18n.Args{"by": by, "who": t.who, "what": t.appointmentTitle(e.Ref), "from": t.at(at, false), "to": ""}
	key := "history.appointment." + string(e.What)
	switch e.What {
	case models.Arranged:
		args["to"] = t.at(models.ArrangementOf(e).Start, false)
	case models.MovedTime, models.CalledOff:
		m := models.MoveOf(e)
		note = m.Why
		args["from"], args["to"] = t.at(m.Was.Start, false), t.at(m.To.Start, false)
		switch {
		case e.What == models.CalledOff && m.Was.Start.IsZero():
			key += ".offer"
		case at.IsZero():
			key += ".all"
		}
	case models.Chose:
		if offer := models.AppointmentsOf(t.plan.Said).Of(e.Ref).Offer; offer != nil {
			slot, _ := offer.TimeOf(e.Choice)
			args["to"] = t.at(slot.Start, false)
		}
	case models.Answered:
		note = e.Note
		args["answer"] = t.text("appointment.answer."+e.Choice, nil)
	case models.Noted:
		key, note = key+"."+e.Choice, e.Note
	case models.Replied:
		note = e.Note
		if e.ByName == "" {
			args["by"] = t.appointmentUnit(e.Ref)
		}
	case models.Overtaken:
		args["by"] = t.appointmentUnit(e.Ref)
	}
	return t.text(key, args), note
}

// appointmentUnit is the department whose appointment it is.
func (t teller) appointmentUnit(id string) string {
	if a, _, err := t.plan.Occurrences(id); err == nil && !a.MadeHere() {
		return upperFirst(t.unit(a.Plan))
	}
	return upperFirst(t.text("notice.somebody", nil))
}

// appointmentTitle is what an appointment is called, though it is no more.
func (w words) appointmentTitle(id string) string {
	for _, a := range w.plan.Appointments {
		if oneplan.AppointmentID(a) == id {
			return w.meeting(a)
		}
	}
	if a, _, err := w.plan.Occurrences(id); err == nil {
		return w.meeting(a)
	}
	said := models.AppointmentsOf(w.plan.Said).Of(id)
	title := said.Title
	switch {
	case said.Made != nil:
		return said.Made.Title
	case said.Offer != nil && said.Offer.Instead != nil:
		return w.appointmentTitle(said.Offer.Instead.Appointment)
	case said.Offer != nil:
		return said.Offer.Title
	}
	if known, ok := restate.Meeting(title); ok {
		return w.statement(known)
	}
	if title == "" {
		return w.text("appointment.some", nil)
	}
	return title
}

// monthTitle is "december 2026".
func (w words) monthTitle(month time.Month, year int) string {
	return w.text("date.month_year", i18n.Args{"month": upperFirst(w.month(month)), "year": itoa(year)})
}
