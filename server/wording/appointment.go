package wording

import (
	"strconv"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (w words) time(t oneplan.Time) TimeView {
	return w.occurrence(w.plan.Appointments[t.Appointment], t.Occurrence)
}

func (w words) appointment(a oneplan.Appointment) AppointmentView {
	v := AppointmentView{
		ID: oneplan.AppointmentID(a), Title: w.meeting(a), Written: w.explain(a.Appointment.Title),
		With: a.With, Unit: a.Plan.Owner.Unit, Phone: a.Plan.Owner.Phone,
		Place: a.Where.Name, Address: a.Where.Address, Travel: w.travel(a.Where),
		Repeats: w.repeats(a.Pattern), Who: w.who(a), Must: a.Mandatory, Made: a.MadeHere(), Version: a.Version,
	}
	if v.Unit == "" && v.Made {
		v.Unit = w.text("plan.coordinator.role", nil)
	}
	switch {
	case a.Where.Home:
		v.Place, v.Address = w.text("plan.at_home", nil), ""
	case a.Where.Online:
		v.Place = w.text("plan.online", nil)
	}
	v.MustText = w.text("plan.may_come", nil)
	if a.Mandatory {
		v.MustText = w.text("plan.must_come", nil)
		if a.Where.Home {
			v.MustText = w.text("plan.must_be_home", nil)
		}
		v.Cannot = w.cannotMeet(a)
	}
	w.tellMore(&v, a)
	v.Words, v.Answers = w.appointmentWords(a), w.answersTo(a)
	return v
}

// tellMore says what helps one to go there.
func (w words) tellMore(v *AppointmentView, a oneplan.Appointment) {
	text := func(written string) Text {
		if written == "" {
			return nil
		}
		return w.explain(written)
	}
	v.Note, v.Prepare, v.Way, v.Minutes, v.Bring = text(a.Note), text(a.Prepare), text(a.Way), text(a.Minutes), a.Bring
	switch a.Interpreter {
	case "":
	case models.AnyLanguage:
		v.Interpreter = w.text("appointment.interpreter", nil)
	default:
		v.Interpreter = w.text("appointment.interpreter.language", i18n.Args{"language": a.Interpreter})
	}
	if a.Companion != "" {
		v.Companion = w.text("appointment.companion."+string(a.Companion), nil)
	}
}

// meeting is the plain name of an appointment; what nobody recognises keeps
// the department's name.
func (w words) meeting(a oneplan.Appointment) string {
	if said := w.statement(a.Title); said != "" {
		return said
	}
	return a.Appointment.Title
}

func (w words) travel(p restate.PlaceParts) string {
	if p.TravelMinutes == 0 {
		return ""
	}
	key := "plan.travel"
	if p.TravelBy != "" && w.l.Has("plan.travel."+p.TravelBy) {
		key += "." + p.TravelBy
	}
	return w.text(key, i18n.Args{"minutes": itoa(p.TravelMinutes)})
}

// who is "Du og Emil" when more than the citizen must be there.
func (w words) who(a oneplan.Appointment) string {
	if len(a.Persons) == 0 {
		return ""
	}
	var names []string
	if a.Self {
		names = append(names, w.text("plan.you", nil))
	}
	for _, p := range a.Persons {
		names = append(names, p.FirstName())
	}
	return w.list(names)
}

// cannotMeet says what may happen to one who stays away, and whom to call
// before.
func (w words) cannotMeet(a oneplan.Appointment) string {
	said := w.statements(a.Cannot)
	switch {
	case said != "":
	case a.Where.Home:
		said = w.text("plan.cannot.home", nil)
	default:
		said = w.text("plan.cannot.meet", nil)
	}
	return join(said, w.call(a.Plan.Owner))
}

// mustMeet is the duty to come, or to be at home when the others come.
func (w words) mustMeet(a oneplan.Appointment) string {
	key := "duty.meet"
	if a.Where.Home {
		key = "duty.meet.home"
	}
	return w.text(key, i18n.Args{"meeting": w.meeting(a)})
}

// call is "Ring til Anja Frost på 44 55 20 02, hvis du ikke kan.", and "" when
// nobody left a number.
func (w words) call(o models.Owner) string {
	if o.Phone == "" {
		return w.text("plan.call.coordinator", nil)
	}
	return w.text("plan.call", i18n.Args{"who": ownerName(o), "phone": unbroken(o.Phone)})
}

// unbroken keeps a telephone number on one line.
func unbroken(phone string) string { return strings.ReplaceAll(phone, " ", "\u00a0") }

// ownerName is who answers for a plan: the person, or the unit behind a shared
// desk.
func ownerName(o models.Owner) string {
	if person := oneplan.PersonName(o); person != "" {
		return person
	}
	return o.Unit
}

func join(sentences ...string) string {
	var out string
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if out != "" {
			out += " "
		}
		out += s
	}
	return out
}
