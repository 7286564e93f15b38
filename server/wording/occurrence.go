package wording

import (
	"slices"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// times are all times of the plan with the appointments they are times of, what is
// off among them, by when they were to begin.
func (w words) times() ([]TimeView, map[string]AppointmentView) {
	times, of := []TimeView{}, map[string]AppointmentView{}
	for _, o := range w.plan.Off {
		times = append(times, w.occurrence(o.Appointment, o.Time))
		of[oneplan.AppointmentID(o.Appointment)] = w.appointment(o.Appointment)
	}
	for _, t := range w.plan.Times {
		times = append(times, w.time(t))
	}
	for _, a := range w.plan.Appointments {
		of[oneplan.AppointmentID(a)] = w.appointment(a)
	}
	begins := func(v TimeView) time.Time { at, _ := time.Parse(time.RFC3339, v.Start); return at }
	slices.SortStableFunc(times, func(x, y TimeView) int { return begins(x).Compare(begins(y)) })
	return times, of
}

// occurrence is one time, with what became of it and what was said to it.
func (w words) occurrence(a oneplan.Appointment, o models.Occurrence) TimeView {
	loc := w.plan.AsOf.Location()
	start, end := o.Start.In(loc), o.End.In(loc)
	if o.End.Before(o.Start) {
		end = start
	}
	date := models.DateOf(start)
	v := TimeView{
		Appointment: oneplan.AppointmentID(a),
		Start:       start.Format(time.RFC3339), End: end.Format(time.RFC3339),
		Date: date.String(), Day: w.day(date), Clock: w.between(start, end, a.AllDay), Week: date.Week(),
		At: o.At.In(loc).Format(time.RFC3339), State: string(o.State), Why: o.Why, Offers: o.Offers,
	}
	switch o.State {
	case models.HasMoved:
		v.Was = w.was(a, o.Was)
		v.StateText = w.text("appointment.state.moved", i18n.Args{"day": v.Was.Day, "clock": v.Was.Clock})
	case models.IsOff:
		v.StateText = w.text("appointment.state.cancelled", nil)
	}
	if o.Place != "" && o.Place != a.Place {
		where := restate.Place(o.Place)
		v.Place, v.Address = where.Name, where.Address
	}
	if answer := o.Answer; answer.What != "" {
		v.Answer, v.AnswerNote, v.AnswerText = string(answer.What), answer.Note, w.answerText("appointment.after.", a, answer.What)
		if answer.Reply != "" {
			by := answer.ReplyBy
			if by == "" && !a.MadeHere() {
				by = upperFirst(w.unit(a.Plan))
			}
			v.Reply = w.text("appointment.reply", i18n.Args{"name": w.staffName(by), "text": answer.Reply})
		}
	}
	if !o.Missed.IsZero() {
		v.Missed = w.text("appointment.missed", nil)
	}
	return v
}

func (w words) was(a oneplan.Appointment, slot models.Slot) *WasView {
	loc := w.plan.AsOf.Location()
	start, end := slot.Start.In(loc), slot.End.In(loc)
	if slot.End.Before(slot.Start) {
		end = start
	}
	date := models.DateOf(start)
	return &WasView{Day: w.day(date), Clock: w.between(start, end, a.AllDay), Date: date.String()}
}

// beforeAnswer begins the keys of what an answer leads to, before it is given.
const beforeAnswer = "appointment.before."

// answersTo are what the citizen can say, with what it leads to: that one who must
// come still must, until somebody has answered.
func (w words) answersTo(a oneplan.Appointment) []AnswerChoiceView {
	var answers []AnswerChoiceView
	for _, answer := range models.AppointmentAnswers {
		answers = append(answers, AnswerChoiceView{
			Key: string(answer), Label: w.text("appointment.answer."+string(answer), nil),
			Consequence: w.answerText(beforeAnswer, a, answer),
		})
	}
	return answers
}

// answerText is one of them; of the one that asks for something, that a duty stays
// one for now.
func (w words) answerText(key string, a oneplan.Appointment, answer models.AppointmentAnswer) string {
	told, either := w.whoAnswers(a)
	said := w.text(key+string(answer), i18n.Args{"told": told})
	if answer == models.WillCome {
		return said
	}
	if told != upperFirst(either) && key == beforeAnswer {
		said = join(said, w.text("appointment.private", i18n.Args{"name": w.coordinatorName()}))
	}
	switch {
	case !a.Mandatory:
		return said
	case a.Where.Home:
		return join(said, w.text("appointment.still.home", i18n.Args{"who": either}))
	}
	return join(said, w.text("appointment.still", i18n.Args{"who": either}))
}

// whoAnswers are told that one cannot come, and either of them answers: the
// department whose appointment it is and the borgerkonsulent, or she alone.
func (w words) whoAnswers(a oneplan.Appointment) (told, either string) {
	name := w.coordinatorName()
	if a.MadeHere() || a.Plan.Owner.Unit == "" {
		return upperFirst(name), name
	}
	unit := w.unit(a.Plan)
	return upperFirst(w.list([]string{name, unit})), w.text("appointment.either", i18n.Args{"name": name, "unit": unit})
}

// coordinatorName is the first name of the borgerkonsulent, or what she is.
func (w words) coordinatorName() string {
	name, _, _ := strings.Cut(w.plan.Citizen.Coordinator.Name, " ")
	if name == "" {
		return w.text("appointment.coordinator", nil)
	}
	return name
}

// appointmentWords are what both sides wrote here.
func (w words) appointmentWords(a oneplan.Appointment) []WordsView {
	var all []WordsView
	for _, said := range a.Words {
		v := WordsView{Part: string(said.Part), Text: said.Text, Who: w.staffName(said.ByName), When: w.dayOf(said.When)}
		if said.By.Role == models.AsCitizen {
			v.Own, v.Who = true, w.name(w.plan.Citizen.FirstName())
		}
		if !said.At.IsZero() {
			v.At = said.At.In(w.plan.AsOf.Location()).Format(time.RFC3339)
		}
		all = append(all, v)
	}
	return all
}

// offer is times to choose one of, with what choosing does.
func (w words) offer(o oneplan.Offer) OfferView {
	of := w.appointment(o.Of)
	v := OfferView{
		ID: o.ID, Title: of.Title, With: of.With, Unit: of.Unit, Place: o.Where.Name, Address: o.Where.Address, Travel: w.travel(o.Where),
		Must: of.Must, MustText: of.MustText, Version: o.Of.Version, Times: []OfferTimeView{},
	}
	key := "appointment.offer"
	if in := o.Instead; in != nil {
		key += ".instead"
		was := w.was(o.Of, in.Slot)
		v.Instead = &InsteadView{
			Appointment: o.Offer.Instead.Appointment, At: in.At.In(w.plan.AsOf.Location()).Format(time.RFC3339),
			Day: was.Day, Clock: was.Clock, Date: was.Date,
		}
	}
	args := i18n.Args{"name": w.staffName(o.ByName), "title": v.Title}
	v.Text, v.Consequence = w.text(key, args), w.text(key+".consequence", args)
	for _, i := range o.Open {
		t := w.occurrence(o.Of, models.Occurrence{At: o.Times[i].Start, Slot: o.Times[i]})
		v.Times = append(v.Times, OfferTimeView{
			Offer: models.OfferName(i), Start: t.Start, End: t.End, Date: t.Date, Day: t.Day, Clock: t.Clock, Week: t.Week,
		})
	}
	return v
}
