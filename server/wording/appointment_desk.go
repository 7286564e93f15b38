package wording

import (
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// DeskAppointments puts a citizen's appointments into words for the
// borgerkonsulent.
func DeskAppointments(p oneplan.Plan, l *i18n.Language) DeskAppointmentsView {
	w := words{l: l, today: p.Today, plan: p}
	v := DeskAppointmentsView{
		Name: w.name(p.Citizen.Name), Today: p.Today.String(), Asks: []AskedTimeView{}, Offers: []OfferView{}, Wishes: w.wishes(p.Wishes),
	}
	v.Wishes.Text = w.wishText("desk.wishes.", p.Wishes)
	v.Times, v.Appointments = w.times()
	for i := range v.Times {
		if answer := v.Times[i].Answer; answer != "" {
			v.Times[i].AnswerText = w.text("desk.appointment.answer."+answer, i18n.Args{"name": w.name(p.Citizen.FirstName())})
		}
	}
	for id, a := range v.Appointments {
		a.Answers = nil // hers is the citizen's to give
		v.Appointments[id] = a
	}
	for _, ask := range p.Asks() {
		v.Asks = append(v.Asks, w.ask(ask))
	}
	for _, o := range p.Offers {
		offer := w.offer(o)
		offer.Text, offer.Consequence = w.text("desk.appointment.offer", i18n.Args{"name": w.name(p.Citizen.FirstName())}), ""
		v.Offers = append(v.Offers, offer)
	}
	return v
}

func (w words) ask(ask oneplan.Ask) AskedTimeView {
	loc := w.plan.AsOf.Location()
	was := w.was(ask.Appointment, ask.Time.Slot)
	args := i18n.Args{"name": w.name(w.plan.Citizen.FirstName()), "what": w.meeting(ask.Appointment), "when": was.Day + " " + was.Clock}
	v := AskedTimeView{
		Appointment: oneplan.AppointmentID(ask.Appointment), At: ask.Time.At.In(loc).Format(time.RFC3339),
		Text: w.text("desk.appointment.ask."+string(ask.Time.Answer.What), args), Note: ask.Time.Answer.Note, When: w.moment(ask.Time.Answer.At),
	}
	key := "desk.appointment.free"
	if ask.Mandatory {
		key = "desk.appointment.still"
	}
	v.Consequence = w.text(key, args)
	if !ask.MadeHere() {
		v.Consequence = join(v.Consequence, w.text("desk.appointment.told", i18n.Args{"unit": upperFirst(w.unit(ask.Plan))}))
	}
	return v
}

// Month is the times of one month of a plan that was built far enough ahead.
func Month(p oneplan.Plan, month models.Date, l *i18n.Language) MonthView {
	w := words{l: l, today: p.Today, plan: p}
	next, before := models.Date{Year: month.Year, Month: month.Month, Day: 1}.AddDays(31), month.AddDays(-1)
	v := MonthView{Month: monthName(month), Title: w.monthTitle(month.Month, month.Year), Times: []TimeView{}, Appointments: map[string]AppointmentView{}}
	if !before.Before(models.Date{Year: p.Today.Year, Month: p.Today.Month, Day: 1}) {
		v.Before = monthName(before)
	}
	if first := (models.Date{Year: next.Year, Month: next.Month, Day: 1}); first.Before(p.Today.AddDays(oneplan.YearDays)) {
		v.After = monthName(next)
	}
	times, of := w.times()
	for _, t := range times {
		if t.Date[:len("2026-12")] == v.Month || t.Was != nil && t.Was.Date[:len("2026-12")] == v.Month {
			v.Times = append(v.Times, t)
			v.Appointments[t.Appointment] = of[t.Appointment]
		}
	}
	return v
}

func monthName(d models.Date) string { return d.String()[:len("2026-12")] }

// Free says which times fit all that the citizen has, and what speaks for each. It
// names no appointment: only that there is one that day, or at that place.
func Free(p oneplan.Plan, found []detect.FreeTime, l *i18n.Language) FreeView {
	w := words{l: l, today: p.Today, plan: p}
	v := FreeView{Times: []FreeTimeView{}, Wishes: w.wishText("desk.wishes.", p.Wishes), Text: w.text("desk.free.none", nil)}
	if len(found) > 0 {
		v.Text = l.Count("desk.free.found", len(found), nil)
	}
	for _, f := range found {
		t := w.occurrence(oneplan.Appointment{Plan: p.House}, models.Occurrence{At: f.Start, Slot: f.Slot})
		v.Times = append(v.Times, FreeTimeView{
			Start: t.Start, End: t.End, Date: t.Date, Day: t.Day, Clock: t.Clock, Week: t.Week, Reasons: w.reasons(f),
		})
	}
	return v
}

// reasons are what speaks for a time, and what against.
func (w words) reasons(f detect.FreeTime) []string {
	wish, args := w.plan.Wishes, i18n.Args{
		"name": w.name(w.plan.Citizen.FirstName()), "from": w.wall(w.plan.Wishes.NotBefore), "to": w.wall(w.plan.Wishes.NotAfter),
		"day": w.weekday(f.Start.Weekday()), "week": strconv.Itoa(models.DateOf(f.Start).Week()),
	}
	said := []string{}
	add := func(key string) { said = append(said, w.text("desk.free."+key, args)) }
	switch {
	case wish.Any():
	case !f.Wished:
		add("not_wished")
	default:
		if wish.NotBefore != "" {
			add("after")
		}
		if wish.NotAfter != "" {
			add("before")
		}
		if len(wish.Days) > 0 {
			add("day")
		}
	}
	switch {
	case f.SameSpot:
		add("same_spot")
	case f.SameDay:
		add("same_day")
	}
	switch {
	case f.Over:
		add("over")
	case f.Light:
		add("light")
	}
	return said
}
