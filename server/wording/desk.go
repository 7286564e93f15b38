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
	need    detect.Need
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
