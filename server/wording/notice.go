package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// AskNotice is what the department that owns the plan is told when it is asked
// to put a finding right. It says nothing of whose the other thing is, where it
// is or what it is about; and where there are no words for that, not that there
// is another thing at all.
func AskNotice(p oneplan.Plan, m detect.Matter, planID string, l *i18n.Language) string {
	what := OutwardWords(p, m.Finding, planID, l)
	if what == "" {
		what = l.Text("notice.ask.plain", nil)
	}
	return join(what, l.Text("notice.ask", nil))
}

// ReuseNotice is what the department that demands a paper is told when the
// citizen lets it use one that is here, or no longer does. It does not say who
// has it: that is the borgerkonsulent's to pass on.
func ReuseNotice(yes bool, l *i18n.Language) string {
	if yes {
		return l.Text("notice.reuse.yes", nil)
	}
	return l.Text("notice.reuse.taken_back", nil)
}

// MoveNotice is what the department is told whose appointment was moved here. It
// says where to only by the clock: a place may be an address that is to be kept.
func MoveNotice(p oneplan.Plan, a oneplan.Appointment, at time.Time, m models.Move, l *i18n.Language) string {
	key := "notice.appointment.moved"
	if at.IsZero() && a.Repeat != "" {
		key += ".all"
	}
	said := l.Text(key, timesOf(p, a, m, l))
	if m.Place != "" {
		said = join(said, l.Text("notice.appointment.place", nil))
	}
	return said
}

// CallOffNotice is what the department is told whose appointment was cancelled here.
func CallOffNotice(p oneplan.Plan, a oneplan.Appointment, at time.Time, m models.Move, l *i18n.Language) string {
	key := "notice.appointment.cancelled"
	if at.IsZero() && a.Repeat != "" {
		key += ".all"
	}
	return l.Text(key, timesOf(p, a, m, l))
}

// AnswerNotice is what the department is told whose appointment the citizen cannot
// come to, wants another time for, or comes to after all. The citizen's words are
// for the borgerkonsulent.
func AnswerNotice(p oneplan.Plan, a oneplan.Appointment, o models.Occurrence, answer models.AppointmentAnswer, l *i18n.Language) string {
	return l.Text("notice.appointment."+string(answer), timesOf(p, a, models.Move{Was: o.Slot}, l))
}

func timesOf(p oneplan.Plan, a oneplan.Appointment, m models.Move, l *i18n.Language) i18n.Args {
	w := words{l: l, today: p.Today, plan: p}
	when := func(s models.Slot) string {
		if s.Start.IsZero() {
			return ""
		}
		was := w.was(a, s)
		return was.Day + " " + was.Clock
	}
	return i18n.Args{"what": short(a.Appointment.Title), "from": when(m.Was), "to": when(m.To)}
}
