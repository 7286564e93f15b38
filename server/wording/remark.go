package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// RemarkView is "Det passer ikke" about a thing in the plan, and what became of it.
type RemarkView struct {
	ID      string        `json:"id"`
	Ref     string        `json:"ref"` // the thing
	What    string        `json:"what"`
	Unit    string        `json:"unit,omitempty"`
	Text    string        `json:"text"`
	Words   string        `json:"words,omitempty"`
	When    string        `json:"when"`
	State   string        `json:"state"`
	DueText string        `json:"dueText,omitempty"`
	Late    bool          `json:"late"`
	Answer  *SaidView     `json:"answer,omitempty"`
	Answers []OutcomeView `json:"answers,omitempty"` // what can be answered; only at the desk
}

// remarks are the last one about each thing that the citizen has not taken back.
func (w words) remarks() []RemarkView {
	views, seen := []RemarkView{}, map[string]bool{}
	all := models.RemarksOf(w.plan.Said)
	for i := len(all) - 1; i >= 0; i-- {
		if r := all[i]; r.State != models.RemarkTakenBack && !seen[r.Ref] {
			seen[r.Ref] = true
			views = append(views, w.remark(r, "remark."))
		}
	}
	return views
}

// remark says it to the citizen, or of the citizen when the keys begin so.
func (w words) remark(r models.Remark, begin string) RemarkView {
	v := RemarkView{
		ID: r.ID, Ref: r.Ref, What: r.What, Unit: r.Unit, Words: r.Words, State: string(r.State),
		When: w.shortDay(models.DateOf(r.At.In(w.plan.AsOf.Location()))),
		Text: w.text(begin+"said", i18n.Args{"name": w.name(w.plan.Citizen.FirstName())}),
	}
	if e := r.Answer; e != nil {
		v.Answer = &SaidView{Key: e.Choice, Text: w.text("remark.answer."+e.Choice, i18n.Args{"who": w.sayer(*e, r.Unit)}), Note: e.Note, When: w.saidOn(e)}
		return v
	}
	key := begin + "due"
	if v.Late = r.Due.Before(w.plan.Today); v.Late {
		key = begin + "late"
	}
	v.DueText = w.text(key, i18n.Args{"day": w.day(r.Due), "name": w.name(w.plan.Citizen.FirstName())})
	return v
}

// deskRemarks are those that wait for an answer, the longest waiting first, and
// then those that got one.
func (w words) deskRemarks() []RemarkView {
	open, done := []RemarkView{}, []RemarkView{}
	for _, r := range models.RemarksOf(w.plan.Said) {
		v := w.remark(r, "desk.remark.")
		switch r.State {
		case models.RemarkOpen:
			for _, a := range models.RemarkAnswers {
				v.Answers = append(v.Answers, OutcomeView{Key: string(a), Label: w.text("desk.remark.answer."+string(a), nil), NeedsReason: a.NeedsReason()})
			}
			open = append(open, v)
		case models.RemarkAnswered:
			done = append([]RemarkView{v}, done...)
		}
	}
	return append(open, done...)
}

// sayer is who said something for the municipality.
func (w words) sayer(e models.Event, unit string) string {
	if e.By.Role == models.AsSource {
		return upperFirst(w.bareUnit(unit))
	}
	return w.staffName(e.ByName)
}

// bareUnit is a department without the team after the comma.
func (w words) bareUnit(unit string) string {
	name, _, _ := strings.Cut(unit, ",")
	if name == "" {
		return w.text("notice.somebody", nil)
	}
	return name
}

// longest is how many characters a thing may be called by.
const longest = 160

// RemarkedThing is what a remark keeps of the thing it is about: what the citizen
// reads there, and who wrote it.
func RemarkedThing(p oneplan.Plan, thing oneplan.Thing, own string, l *i18n.Language) models.Remarked {
	w := words{l: l, today: p.Today, plan: p}
	said := models.Remarked{What: thing.Written, Words: strings.TrimSpace(own)}
	if thing.Plan != nil {
		said.Unit = thing.Plan.Owner.Unit
	}
	switch thing.Kind {
	case models.ThingDuty:
		said.What = w.duty(p.Duties[thing.At]).What
	case models.ThingAppointment:
		said.What = w.meeting(p.Appointments[thing.At])
	case models.ThingLimit:
		said.What = w.statements(p.Limits[thing.At].Rule)
	case models.ThingContact:
		said.What = w.contact(thing.At, p.Contacts[thing.At]).Name
	}
	said.What = short(said.What)
	return said
}

func short(s string) string {
	if letters := []rune(s); len(letters) > longest {
		return strings.TrimSpace(string(letters[:longest])) + "…"
	}
	return s
}

// RemarkNotice is what the department that wrote a thing is told: its own words,
// the citizen's, and by when the citizen was promised an answer.
func RemarkNotice(today models.Date, thing oneplan.Thing, r models.Remark, l *i18n.Language) string {
	w := words{l: l, today: today}
	what := w.text("notice.remark", i18n.Args{"what": short(thing.Written)})
	if thing.Written == "" {
		what = w.text("notice.remark.plan", nil)
	}
	if r.Words != "" {
		what = join(what, w.text("notice.remark.words", i18n.Args{"words": r.Words}))
	}
	return join(what, w.text("notice.remark.due", i18n.Args{"day": w.day(r.Due)}))
}

// RemarkOverNotice is what a department is told that need not answer any more.
func RemarkOverNotice(answered bool, l *i18n.Language) string {
	if answered {
		return l.Text("notice.remark.answered", nil)
	}
	return l.Text("notice.remark.taken_back", nil)
}
