package wording

import (
	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
)

// FindingView is one thing that does not fit together, as the citizen reads it.
type FindingView struct {
	ID           string        `json:"id"`
	Kind         string        `json:"kind"`
	Severity     string        `json:"severity"`
	Text         string        `json:"text"`
	Action       string        `json:"action,omitempty"`
	Actor        string        `json:"actor"`
	ActorText    string        `json:"actorText"`
	State        string        `json:"state"`
	Answers      []ChoiceView  `json:"answers"` // empty when it is decided
	Answer       *SaidView     `json:"answer,omitempty"`
	Decision     *DecisionView `json:"decision,omitempty"`
	Appointments []detect.Spot `json:"times"`
	Measures     []string      `json:"measures"`
	Duties       []string      `json:"duties"`
}

// ChoiceView is something one can choose.
type ChoiceView struct {
	Key   string `json:"key"`
	Label string `json:"label"`
}

// SaidView is what somebody chose, and when.
type SaidView struct {
	Key  string `json:"key"`
	Text string `json:"text"`
	Note string `json:"note,omitempty"`
	When string `json:"when"`
}

// DecisionView is what the borgerkonsulent decided. Text says it all, the
// reason too; Reason is the same reason alone.
type DecisionView struct {
	Text   string `json:"text"`
	Reason string `json:"reason,omitempty"`
	By     string `json:"by,omitempty"`
	When   string `json:"when"`
}

func (w words) finding(m detect.Matter) FindingView {
	said := FindingWords(w.plan, m.Finding, w.l)
	v := FindingView{
		ID: m.ID, Kind: m.Kind, Severity: m.Severity, Text: said.Citizen, Action: said.Action,
		Actor: m.Acts, ActorText: w.text("decision.actor."+m.Acts, nil), State: string(m.State),
		Answers: w.answers(m), Answer: w.answer(m.Answer), Decision: w.decision(m),
		Appointments: notNil(m.At.Appointments), Measures: notNil(m.At.Measures), Duties: notNil(m.At.Duties),
	}
	return v
}

// answers are what the citizen can say. What the borgerkonsulent has settled
// nobody need answer.
func (w words) answers(m detect.Matter) []ChoiceView {
	choices := []ChoiceView{}
	if m.State == models.StateSettled && m.Decision != nil {
		return choices
	}
	for _, a := range models.AnswersFor(m.Kind) {
		choices = append(choices, ChoiceView{string(a), w.text("answer."+string(a), nil)})
	}
	return choices
}

func (w words) answer(e *models.Event) *SaidView {
	if e == nil {
		return nil
	}
	return &SaidView{Key: e.Choice, Text: w.text("answer.said."+e.Choice, nil), When: w.saidOn(e)}
}

func (w words) decision(m detect.Matter) *DecisionView {
	if m.Decision == nil {
		return nil
	}
	return &DecisionView{
		Text: w.decided(m, *m.Decision), Reason: m.Decision.Note, By: m.Decision.ByName, When: w.saidOn(m.Decision),
	}
}

// decided is "Lone har besluttet: Behold begge. Fordi: …"
func (w words) decided(m detect.Matter, e models.Event) string {
	key := "decision." + e.Choice
	if w.l.Has(key + "." + m.Kind) {
		key += "." + m.Kind
	}
	args := i18n.Args{"name": w.staffName(e.ByName)}
	if plan, ok := m.Owner(e.Target); ok {
		args["unit"] = w.unit(plan)
	} else {
		args["unit"] = w.text("notice.somebody", nil)
	}
	return join(w.text(key, args), w.because(e.Note))
}

func (w words) because(reason string) string {
	if reason == "" {
		return ""
	}
	return w.text("decision.because", i18n.Args{"reason": reason})
}

// staffName is a borgerkonsulent's first name, or what they are.
func (w words) staffName(name string) string {
	if name == "" {
		return w.text("decision.somebody", nil)
	}
	return name
}

// saidOn is the day something was said: "d. 23. november".
func (w words) saidOn(e *models.Event) string {
	return w.dayOf(e.At)
}

func kindText(kind string, l *i18n.Language) string {
	if key := "desk.kind." + kind; l.Has(key) {
		return l.Text(key, nil)
	}
	return l.Text("desk.kind.other", nil)
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
