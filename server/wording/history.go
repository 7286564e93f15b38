package wording

import (
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// HistoryPageView is what has happened, what was promised, and the plans as they
// were, for the citizen.
type HistoryPageView struct {
	Today    string        `json:"today"`
	Past     PastView      `json:"past"`
	Promises []PromiseView `json:"promises"`
	Earlier  []EarlierView `json:"earlier"` // newest first
}

// PastView is what has happened, newest first, for one reader.
type PastView struct {
	Latest int64       `json:"latest"` // the number to say that one has seen it all
	News   int         `json:"news"`
	Events []EventView `json:"events"`
}

// EventView is one thing that happened, as a sentence.
type EventView struct {
	Seq   int64  `json:"seq"`
	Text  string `json:"text"`
	Note  string `json:"note,omitempty"` // own words of whoever said it
	Voice string `json:"voice"`          // citizen, staff, department
	Date  string `json:"date"`
	Day   string `json:"day"`
	Clock string `json:"clock"`
	New   bool   `json:"new"`
}

// EarlierView is a plan as it was.
type EarlierView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// NewsView says how much is new since the reader last looked.
type NewsView struct {
	Count int    `json:"count"`
	Text  string `json:"text"`
}

// History is for the citizen. at is when each earlier plan was made, oldest
// first; the last of them is the plan as it is. Of those that one minute made only
// the last is listed: the others were on the way to it.
func History(p oneplan.Plan, at []time.Time, l *i18n.Language) HistoryPageView {
	w := words{l: l, today: p.Today, plan: p}
	v := HistoryPageView{
		Today: p.Today.String(), Promises: w.promises(), Earlier: []EarlierView{},
		Past: w.past(models.Viewer{Role: models.AsCitizen, ID: p.Citizen.ID}, p.Seen),
	}
	for i := len(at) - 2; i >= 0; i-- {
		made := at[i].In(p.AsOf.Location())
		said := w.text("history.earlier", i18n.Args{"day": w.shortDay(models.DateOf(made)), "clock": w.clock(made)})
		if n := len(v.Earlier); n == 0 || v.Earlier[n-1].Text != said {
			v.Earlier = append(v.Earlier, EarlierView{ID: strconv.FormatInt(at[i].UnixMilli(), 10), Text: said})
		}
	}
	return v
}

// DeskPast is what has happened, told to the borgerkonsulent.
func DeskPast(p oneplan.Plan, who models.Viewer, seen models.Seen, l *i18n.Language) PastView {
	return words{l: l, today: p.Today, plan: p}.past(who, seen)
}

func (w words) past(who models.Viewer, seen models.Seen) PastView {
	v := PastView{Events: []EventView{}}
	for _, e := range models.HistoryFor(who.Role, w.plan.Said) {
		v.Latest = max(v.Latest, e.Seq)
	}
	v.Events = w.whole(who, seen)
	for _, e := range v.Events {
		if e.New {
			v.News++
		}
	}
	v.Events = v.Events[:min(len(v.Events), models.HistoryLength)]
	return v
}

// whole is all that has happened, newest first.
func (w words) whole(who models.Viewer, seen models.Seen) []EventView {
	events := []EventView{}
	told := teller{words: w, who: w.name(w.plan.Citizen.FirstName()), remarks: map[string]models.Remark{}, promises: map[string]models.Promise{}}
	if who.Role == models.AsCitizen {
		told.who = upperFirst(w.text("plan.you", nil))
	}
	for _, r := range models.RemarksOf(w.plan.Said) {
		told.remarks[r.ID] = r
	}
	for _, p := range w.plan.Promises() {
		told.promises[p.ID] = p
	}
	said := models.HistoryFor(who.Role, w.plan.Said)
	for i := len(said) - 1; i >= 0; i-- {
		view := told.event(said[i])
		if view.New = seen.IsNew(said[i], who); view.Text != "" {
			events = append(events, view)
		}
	}
	return events
}

func (w words) news() *NewsView {
	n, key := w.plan.Seen.News(w.plan.Said), "history.news.first"
	if n == 0 {
		return nil
	}
	if w.plan.Seen.Ever {
		key = "history.news"
	}
	return &NewsView{Count: n, Text: w.l.Count(key, n, nil)}
}

// teller says events; who is what the citizen is called in the sentence.
type teller struct {
	words
	who      string
	remarks  map[string]models.Remark
	promises map[string]models.Promise
}

var voices = map[models.Role]string{
	models.AsCitizen: "citizen", models.AsCoordinator: "staff", models.AsProfessional: "staff", models.AsSource: "department",
	models.AsLeader: "staff"}

// event is one thing that happened; Text is "" for what nobody has words for.
func (t teller) event(e models.Event) EventView {
	at := e.At.In(t.plan.AsOf.Location())
	date := models.DateOf(at)
	v := EventView{
		Seq: e.Seq, Voice: voices[e.By.Role], Date: date.String(), Day: t.day(date),
		Clock: t.text("date.at", i18n.Args{"from": t.clock(at)}), Note: e.Note,
	}
	switch e.About {
	case models.AboutFinding:
		v.Text = t.ofFinding(e)
	case models.AboutReuse:
		v.Text = t.say("history.reuse."+e.Choice, e, nil)
	case models.AboutDuty:
		v.Text = t.say("history.duty."+string(e.What), e, nil)
	case models.AboutLoad:
		v.Text = t.ofLoad(e)
	case models.AboutGoal:
		v.Text, v.Note = t.goalHistory(e, t.who), ""
	case models.AboutQuestion:
		v.Text = t.say("history.question."+string(e.What), e, nil)
		if e.What == models.TakenBack {
			v.Note = ""
		}
	case models.AboutRemark:
		v.Text, v.Note = t.ofRemark(e)
	case models.AboutPromise:
		v.Text, v.Note = t.ofPromise(e)
	case models.AboutWhy:
		v.Text, v.Note = t.ofWhy(e), ""
	case models.AboutHandover:
		v.Text, v.Note = t.ofHandover(e), ""
	case models.AboutAssessment:
		v.Text, v.Note = t.ofAssessment(e), ""
	case models.AboutEmergency:
		v.Text, v.Note = t.ofEmergency(e)
	case models.AboutAppointment:
		v.Text, v.Note = t.ofAppointment(e)
	case models.AboutWishes:
		v.Text, v.Note = t.say("history.wishes", e, nil), ""
	case models.AboutChange:
		v.Text, v.Note = t.change(models.ChangeOf(e)), ""
	}
	return v
}

// say puts the names of those who spoke into a sentence.
func (t teller) say(key string, e models.Event, more i18n.Args) string {
	args := i18n.Args{"who": t.who, "name": t.staffName(e.ByName)}
	for name, value := range more {
		args[name] = value
	}
	return t.text(key, args)
}

func (t teller) ofFinding(e models.Event) string {
	switch e.What {
	case models.Answered:
		return t.say("history.finding.answered", e, i18n.Args{"answer": t.text("answer."+e.Choice, nil)})
	case models.Reopened:
		return t.say("history.finding.reopened", e, nil)
	}
	unit := t.text("notice.somebody", nil)
	if plan := t.plan.PlanByID(e.Target); plan != nil {
		unit = t.unit(plan)
	}
	return t.say("decision."+e.Choice, e, i18n.Args{"unit": unit})
}

func (t teller) ofLoad(e models.Event) string {
	key, args := "history.load."+string(e.What), i18n.Args{}
	if e.What == models.SetCeiling {
		minutes, _ := strconv.Atoi(e.Choice) // written by Ceiling.String
		if minutes == 0 {
			key += ".none"
		}
		args["time"] = t.duration(minutes)
	}
	return t.say(key, e, args)
}

func (t teller) ofRemark(e models.Event) (text, note string) {
	if e.What == models.Remarks {
		said := models.RemarkedOf(e)
		return t.say("history.remark", e, i18n.Args{"what": said.What}), said.Words
	}
	r := t.remarks[e.Ref]
	args := i18n.Args{"what": r.What, "name": t.sayer(e, r.Unit)}
	if e.What == models.TakenBack {
		return t.say("history.remark.taken_back", e, args), ""
	}
	return t.say("history.remark."+e.Choice, e, args), e.Note
}

func (t teller) ofWhy(e models.Event) string {
	what := t.promises[e.Ref].About.What
	if e.What == models.Asked {
		what = models.WhyAskedOf(e).What
	}
	return t.say("history.why."+string(e.What), e, i18n.Args{"what": what})
}
