package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
)

// OpenEmergencyView is a plan that the reader has opened in an emergency.
type OpenEmergencyView struct {
	ID    string `json:"id"`
	Until string `json:"until"`
	Left  int    `json:"left"` // seconds, so that the reader's clock need not be right
	Text  string `json:"text"`
}

// OpenEmergency says until when it is open.
func OpenEmergency(id string, now, until time.Time, l *i18n.Language) OpenEmergencyView {
	w := words{l: l}
	return OpenEmergencyView{
		ID: id, Until: until.Format(time.RFC3339), Left: max(0, int(until.Sub(now).Seconds())),
		Text: w.text("emergency.open", i18n.Args{"clock": w.clock(until)}),
	}
}

// EmergencyCard tells the citizen that somebody opened the plan in an emergency.
type EmergencyCard struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Text   string `json:"text"`
	Reason string `json:"reason,omitempty"` // as it was written; not when it is about the safety of somebody else
	Review string `json:"review"`           // what the leader says, or by when
}

// emergencyCards are nil when there is none for the citizen to know of now.
func (w words) emergencyCards() (cards []EmergencyCard) {
	zone := w.plan.AsOf.Location()
	for _, e := range models.EmergenciesOf(w.plan.Said) {
		if !e.OnFirstPage(w.today, zone) {
			continue
		}
		args := w.emergencyArgs(e.EmergencySaid, e.At.In(zone))
		card := EmergencyCard{
			ID: e.ID, Title: w.text("emergency.card.title", nil), Text: w.text("emergency.card", args), Reason: e.Reason,
			Review: w.reviewLine(e),
		}
		if e.Reason == "" {
			card.Text = join(card.Text, w.text("emergency.card.other", nil))
		}
		cards = append(cards, card)
	}
	return cards
}

func (w words) emergencyArgs(s models.EmergencySaid, at time.Time) i18n.Args {
	return i18n.Args{
		"name": s.Name, "unit": w.bareUnit(s.Unit), "day": w.day(models.DateOf(at)), "clock": w.clock(at),
		"until": w.clock(s.Until.In(at.Location())),
	}
}

// reviewLine is what the leader says, or by when.
func (w words) reviewLine(e models.EmergencyNow) string {
	zone := w.plan.AsOf.Location()
	if e.Review != models.NotReviewed {
		return w.text("emergency.review."+string(e.Review), i18n.Args{"day": w.day(models.DateOf(e.Reviewed.In(zone)))})
	}
	due := models.ReviewBy(models.DateOf(e.At.In(zone)))
	key := "emergency.review.waits"
	if due.Before(w.today) {
		key = "emergency.review.late"
	}
	return w.text(key, i18n.Args{"day": w.day(due)})
}

// ofEmergency is what happened, told in the history, and the reason as it was
// written.
func (t teller) ofEmergency(e models.Event) (text, note string) {
	if e.What == models.Opened {
		said := models.EmergencySaidOf(e)
		return t.say("history.emergency", e, t.emergencyArgs(said, e.At.In(t.plan.AsOf.Location()))), said.Reason
	}
	args := i18n.Args{"name": t.text("emergency.somebody", nil)}
	for _, now := range models.EmergenciesOf(t.plan.Said) {
		if now.ID == e.Ref {
			args["name"] = now.Name
		}
	}
	return t.say("history.emergency."+e.Choice, e, args), ""
}

// Emergency is what the leader may know of one. Citizen is a name that is shown
// nowhere: it is taken out of the reason.
type Emergency struct {
	ID, Name, Unit, Citizen string
	Opened                  time.Time
	Reason                  string
	AboutOther              bool
	Seen                    []models.Category
	Review                  models.Review
	Reviewed                time.Time
	Note                    string
}

// EmergenciesView is the leader's: what waits first.
type EmergenciesView struct {
	Title string          `json:"title"`
	Rule  string          `json:"rule"`
	Empty string          `json:"empty,omitempty"`
	Rows  []EmergencyView `json:"rows"`
	today models.Date
	words words
}

// EmergencyView is one, of nobody who is named.
type EmergencyView struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"` // who, and from where
	Opened string   `json:"opened"`
	Reason string   `json:"reason"`
	About  string   `json:"about"` // whether the citizen was shown the reason
	Seen   []string `json:"seen"`  // categories
	State  string   `json:"state"` // waits, late, in_order, not_in_order
	Status string   `json:"status"`
	Note   string   `json:"note,omitempty"`
}

// Emergencies is the leader's list before anything is on it.
func Emergencies(today models.Date, l *i18n.Language) EmergenciesView {
	w := words{l: l, today: today}
	return EmergenciesView{
		Title: w.text("emergency.leader.title", nil), Rule: w.text("emergency.leader.rule", nil),
		Empty: w.text("emergency.leader.none", nil), Rows: []EmergencyView{}, today: today, words: w,
	}
}

// Add adds one after the others.
func (v *EmergenciesView) Add(e Emergency) {
	w := v.words
	row := EmergencyView{
		ID: e.ID, Title: w.text("emergency.leader.who", i18n.Args{"name": e.Name, "unit": e.Unit}),
		Opened: w.text("emergency.leader.opened", i18n.Args{"day": w.day(models.DateOf(e.Opened)), "clock": w.clock(e.Opened)}),
		Reason: models.Unnamed(e.Reason, e.Citizen, w.text("emergency.leader.citizen", nil)), Seen: []string{},
		About: w.text("emergency.leader.shown", nil), State: string(e.Review), Note: e.Note,
	}
	if e.AboutOther {
		row.About = w.text("emergency.leader.other", nil)
	}
	for _, c := range e.Seen {
		row.Seen = append(row.Seen, w.theirCategory(c).Text)
	}
	due := models.ReviewBy(models.DateOf(e.Opened))
	day := due
	switch {
	case e.Review != models.NotReviewed:
		day = models.DateOf(e.Reviewed)
	case due.Before(v.today):
		row.State = "late"
	default:
		row.State = "waits"
	}
	row.Status = w.text("emergency.leader."+row.State, i18n.Args{"day": w.day(day)})
	v.Rows, v.Empty = append(v.Rows, row), ""
}
