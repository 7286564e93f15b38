package wording

import (
	"cmp"
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// DeskView is the borgerkonsulent's list.
type DeskView struct {
	Today    string         `json:"today"`
	Citizens []DeskRow      `json:"citizens"`
	Incoming []DeskHandover `json:"incoming"` // whom others want to pass on to the reader
}

// DeskRow is one citizen in it: how much is not settled, and the gravest of it.
type DeskRow struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	High    int    `json:"high"`
	Medium  int    `json:"medium"`
	Low     int    `json:"low"`
	Waiting int    `json:"waiting"`
	Paused  bool   `json:"paused"`
	Worst   string `json:"worst,omitempty"`
	Place   int    `json:"place,omitempty"`  // in the borgerkonsulent's own order, from 1
	Unread  int    `json:"unread"`           // messages
	Answer  string `json:"answer,omitempty"` // until when the citizen has an answer, when one waits for it
	need    detect.Need
}

// Correspond adds how the citizen's conversations stand for who: what is not
// read, and the first day by which somebody must answer.
func (row DeskRow) Correspond(c Correspondence, l *i18n.Language) DeskRow {
	var first models.Date
	for _, t := range c.Threads {
		row.Unread += t.Unread(c.Who)
		on, since := t.Waiting()
		if by := models.AnswerBy(since.In(c.Now.Location())); on == models.WaitsOnUs && (first.IsZero() || by.Before(first)) {
			first = by
		}
	}
	if !first.IsZero() {
		row.Answer = c.words(l).text("thread.answer_by", i18n.Args{"day": c.words(l).shortDay(first)})
	}
	return row
}

// DeskRowOf says how one citizen's plan stands.
func DeskRowOf(p oneplan.Plan, m detect.Matters, l *i18n.Language) DeskRow {
	w := words{l: l, today: p.Today, plan: p}
	need := detect.NeedOf(p, m)
	row := DeskRow{
		ID: p.Citizen.ID, Name: w.name(p.Citizen.Name), High: need.High, Medium: need.Medium, Low: need.Low,
		Waiting: need.Waiting, Paused: need.Paused, need: need,
	}
	if len(m.Findings) > 0 && m.Findings[0].State != models.StateSettled { // gravest first, settled last
		row.Worst = FindingWords(p, m.Findings[0].Finding, l).Staff
	}
	return row
}

// Desk puts those who need somebody first.
func Desk(today models.Date, rows []DeskRow, incoming []DeskHandover) DeskView {
	slices.SortFunc(rows, func(x, y DeskRow) int {
		return cmp.Or(x.need.Compare(y.need), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	return DeskView{Today: today.String(), Citizens: notNil(rows), Incoming: notNil(incoming)}
}
