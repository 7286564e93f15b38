package wording

import (
	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// DeskHandover is a citizen who is being passed on to the borgerkonsulent.
type DeskHandover struct {
	Citizen  string      `json:"citizen"`
	Name     string      `json:"name"`
	Handover HandoverNow `json:"handover"`
	// Wait is why it cannot be taken over yet, in words; "" when it can.
	Wait string `json:"wait,omitempty"`
}

// DeskHandoverOf puts one into words for the one it is passed on to. Before the
// package is ready nothing of it is shown. false when there is none under way.
func DeskHandoverOf(p oneplan.Plan, who models.Viewer, f models.Follows, l *i18n.Language) (DeskHandover, bool) {
	h, ok := models.HandoverOf(p.Said)
	state := h.StateOn(p.Today, p.AsOf.Location())
	if !ok || h.To != who.ID || !state.UnderWay() {
		return DeskHandover{}, false
	}
	w := words{l: l, today: p.Today, plan: p}
	v := DeskHandover{Citizen: p.Citizen.ID, Name: w.name(p.Citizen.Name), Handover: w.handover(h, who, f)}
	switch err := h.CheckTake(who, true, p.Today, p.AsOf.Location()); err {
	case nil:
	case models.ErrHandoverEarly:
		v.Wait = w.text("handover.wait.day", w.handoverArgs(h))
	default:
		v.Wait = w.text("handover.wait.ready", w.handoverArgs(h))
	}
	return v, true
}
