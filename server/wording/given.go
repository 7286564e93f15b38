package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// ReuseView asks whether a department may use a paper that another has.
type ReuseView struct {
	ID     string    `json:"id"`
	Text   string    `json:"text"`
	What   string    `json:"what"`
	Yes    string    `json:"yes"` // what follows from a yes
	No     string    `json:"no"`  // what follows from a no, said as plainly
	State  string    `json:"state"`
	Answer *SaidView `json:"answer,omitempty"`
	Duty   string    `json:"duty"` // the duty that a yes lifts
}

// GivenView is a paper that a department has got.
type GivenView struct {
	ID      string `json:"id"` // of the duty that it met
	What    string `json:"what"`
	To      string `json:"to"`
	When    string `json:"when"`
	Purpose string `json:"purpose,omitempty"`
	Own     bool   `json:"own"` // the citizen said so, and can take it back
}

func (w words) reuse(ask detect.Ask) ReuseView {
	asker := upperFirst(w.unit(ask.Wants.Plan))
	key := "reuse.ask"
	switch {
	case ask.Whole:
		key = "reuse.ask.plan"
	case ask.Sent:
		key = "reuse.ask.sent"
	}
	v := ReuseView{
		ID: ask.ID, Duty: ask.Wants.ID, What: w.papers(ask.Wants), State: "asked",
		Text: w.text(key, i18n.Args{"asker": asker, "holder": w.unit(ask.Has), "date": w.shortDay(ask.When)}),
		Yes:  w.text("reuse.yes", nil),
		No:   w.text("reuse.no", i18n.Args{"asker": asker}),
	}
	if e := ask.Reply; e != nil {
		v.State = "answered"
		v.Answer = &SaidView{Key: e.Choice, Text: w.text("reuse.said."+e.Choice, nil), When: w.saidOn(e)}
	}
	return v
}

func (w words) given(g oneplan.Given) GivenView {
	purpose := w.statement(g.Reason)
	if purpose == "" {
		purpose = g.Demand.Why
	}
	return GivenView{
		ID: g.ID, What: w.papers(g.Duty), To: upperFirst(w.unit(g.Plan)), When: w.shortDay(g.When), Purpose: purpose, Own: g.ByCitizen,
	}
}

// papers names what a demand is for, or says it as the department wrote it.
func (w words) papers(d oneplan.Duty) string {
	var names []string
	for _, p := range d.Papers {
		names = append(names, lowerFirst(w.text("paper."+p.Key, nil)))
	}
	if len(names) == 0 {
		return d.Written
	}
	return upperFirst(w.list(names))
}

// unit is a department as one says it within a sentence: without the team after
// the comma.
func (w words) unit(p *models.SectorPlan) string {
	name, _, _ := strings.Cut(p.Owner.Unit, ",")
	if name == "" {
		return w.text("notice.somebody", nil)
	}
	return name
}
