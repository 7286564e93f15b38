package wording

import (
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// ConsentSeenView is what has been seen by a consent, said as it is, and how far
// it has come that the department's system is told of the last change.
type ConsentSeenView struct {
	Consent string         `json:"consent"`
	Seen    []LookView     `json:"seen"`           // the newest first
	None    string         `json:"none,omitempty"` // said when nothing was seen
	Stays   string         `json:"stays,omitempty"`
	Told    *ToldStateView `json:"told,omitempty"` // there only when there was something to tell
}

// LookView is what one department has seen of one category, in one role.
type LookView struct {
	Department TitleView `json:"department"`
	Role       string    `json:"role"` // professional, or source: its system
	From       TitleView `json:"from"`
	Category   string    `json:"category"`
	What       string    `json:"what"` // "Skånehensyn og vilkår fra Sundhedscentret"
	Times      int       `json:"times"`
	First      time.Time `json:"first"`
	Last       time.Time `json:"last"`
	Text       string    `json:"text"` // "Jobcenter Strandborg har set det 3 gange. Sidst var d. 24. november."
}

// ToldStateView is whether a department's system has been told.
type ToldStateView struct {
	State string `json:"state"` // waiting, received, given_up, or none: no system that can be told
	Text  string `json:"text"`
}

// ConsentTold is what is known of telling a department's system of a change.
type ConsentTold struct {
	State    models.TellingState
	Received time.Time
}

// ConsentSeen puts into words what was seen by a consent. now is the wall clock of
// the citizen; told is nil when the consent has not changed since it was given.
func ConsentSeen(
	c models.ConsentRecord, looks []models.ConsentSeen, told *ConsentTold, departments []models.Department, now time.Time, l *i18n.Language,
) ConsentSeenView {
	w := words{l: l, today: models.DateOf(now)}
	v := ConsentSeenView{Consent: c.ID, Seen: []LookView{}}
	for _, look := range looks {
		v.Seen = append(v.Seen, w.look(look, departments, now.Location()))
	}
	over := c.State == models.ConsentPaused || c.State == models.ConsentWithdrawn || !now.Before(c.Until)
	switch {
	case len(looks) == 0:
		v.None = w.text("consent.seen.none", nil)
	case over:
		v.Stays = w.text("consent.seen.stays", nil)
	}
	if told != nil {
		v.Told = w.toldState(*told, w.titleOf(c.Terms.To, departments), now.Location())
	}
	return v
}

func (w words) look(look models.ConsentSeen, departments []models.Department, zone *time.Location) LookView {
	to, from := w.titleOf(look.Department, departments), w.titleOf(look.From, departments)
	what := w.category(look.Category).Text
	if look.From != models.Citizens {
		what = w.text("consent.seen.what", i18n.Args{"what": what, "from": from})
	}
	key := "consent.seen.staff"
	if look.Role == models.AsSource {
		key = "consent.seen.system"
	}
	first, last := models.DateOf(look.First.In(zone)), models.DateOf(look.Last.In(zone))
	text := w.l.Count(key, look.Times, i18n.Args{"to": to})
	if first != last {
		text = join(text, w.text("consent.seen.first", i18n.Args{"day": w.shortDay(first)}))
	}
	return LookView{
		Department: TitleView{look.Department, to}, Role: string(look.Role), From: TitleView{look.From, from},
		Category: string(look.Category), What: what, Times: look.Times, First: look.First, Last: look.Last,
		Text: join(text, w.text("consent.seen.last", i18n.Args{"day": w.shortDay(last)})),
	}
}

func (w words) toldState(t ConsentTold, to string, zone *time.Location) *ToldStateView {
	args := i18n.Args{"to": to, "minutes": strconv.Itoa(int(models.TellingAgain.Minutes()))}
	switch t.State {
	case models.Received:
		at := t.Received.In(zone)
		args["day"], args["clock"] = w.shortDay(models.DateOf(at)), w.clock(at)
		return &ToldStateView{string(t.State), w.text("consent.told.received", args)}
	case models.TellingWaits:
		return &ToldStateView{string(t.State), w.text("consent.told.waiting", args)}
	case models.GivenUp:
		return &ToldStateView{string(t.State), w.text("consent.told.given_up", args)}
	case models.NotTold:
	}
	return &ToldStateView{"none", w.text("consent.told.none", args)}
}
