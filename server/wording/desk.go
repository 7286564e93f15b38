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

// DeskRow is one citizen in it: why the citizen needs somebody, how much does not
// fit together, and the gravest of it.
type DeskRow struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Reasons []ReasonView `json:"reasons"` // the most urgent first
	High    int          `json:"high"`
	Medium  int          `json:"medium"`
	Low     int          `json:"low"`
	Worst   string       `json:"worst,omitempty"`
	Place   int          `json:"place,omitempty"` // in the borgerkonsulent's own order, from 1
	Unread  int          `json:"unread"`          // messages
	need    detect.Need
}

// ReasonView is why a citizen needs somebody now.
type ReasonView struct {
	Cause string `json:"cause"`
	Text  string `json:"text"`
	Late  bool   `json:"late"`
}

// DeskRowOf says how one citizen stands. The conversations are as who reads them.
func DeskRowOf(p oneplan.Plan, m detect.Matters, c Correspondence, l *i18n.Language) DeskRow {
	w := words{l: l, today: p.Today, plan: p}
	need := detect.NeedOf(p, m, c.Threads, c.Who, c.Now).WithUntold(c.Untold).WithCalls(c.Calls)
	row := DeskRow{
		ID: p.Citizen.ID, Name: w.name(p.Citizen.Name), Reasons: []ReasonView{},
		High: need.High, Medium: need.Medium, Low: need.Low, need: need,
	}
	for _, r := range need.Reasons {
		view := ReasonView{Cause: string(r.Cause), Late: r.Late, Text: w.l.Count("desk.reason."+string(r.Cause), r.Count, nil)}
		if !r.By.IsZero() {
			view.Text = join(view.Text, w.text("desk.reason.by", i18n.Args{"day": w.shortDay(r.By)}))
		}
		row.Reasons = append(row.Reasons, view)
	}
	for _, t := range c.Threads {
		row.Unread += t.Unread(c.Who)
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
