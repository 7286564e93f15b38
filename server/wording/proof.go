package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// ProofView is what is known of whether the citizen was told of a time. Both sides
// read the same sentences, said to the citizen.
type ProofView struct {
	Title   string   `json:"title"`
	Reached bool     `json:"reached"`
	Text    []string `json:"text"`
	Missed  string   `json:"missed,omitempty"` // that somebody says the citizen did not come
	Why     string   `json:"why,omitempty"`    // why that cannot be recorded; "" when it can
}

// Proof puts what is known of one time into words, as of now.
func Proof(p oneplan.Plan, of oneplan.Appointment, o models.Occurrence, known models.Proof, now time.Time, l *i18n.Language) ProofView {
	now = now.In(p.AsOf.Location())
	p.AsOf, p.Today = now, models.DateOf(now)
	w := words{l: l, today: p.Today, plan: p}
	v := ProofView{Title: w.text("proof.title", nil), Reached: known.Reached(), Text: []string{}}
	for _, n := range known.Notices {
		v.Text = append(v.Text, w.toldOf(n))
	}
	if known.Answer != "" {
		v.Text = append(v.Text, w.text("proof.answered", i18n.Args{"when": w.moment(known.Answered.In(now.Location())), "answer": w.text("appointment.answer."+string(known.Answer), nil)}))
	}
	if !known.Read.IsZero() {
		v.Text = append(v.Text, w.text("proof.read", i18n.Args{"when": w.moment(known.Read.In(now.Location()))}))
	}
	if !known.Reached() {
		v.Text = append(v.Text, w.text("proof.nothing", nil))
	}
	switch {
	case !o.Missed.IsZero():
		v.Missed = w.text("appointment.missed", nil)
	case of.Missed && of.Repeat == "":
		v.Missed = w.text("proof.missed.unit", i18n.Args{"unit": upperFirst(w.unit(of.Plan))})
	}
	if v.Missed != "" && !known.Reached() {
		v.Missed = join(v.Missed, w.text("proof.missed.untold", nil))
	}
	if err := known.CheckMissed(o, now); err != nil {
		v.Why = w.text(err.(*models.Error).Key, nil) //nolint:errorlint,forcetypeassert // it returns no other
	}
	return v
}

// toldOf is one notice, and how far it came.
func (w words) toldOf(n models.ToldOf) string {
	how := map[models.Channel]string{models.ByPhone: "proof.phoned", models.ByMail: "proof.mailed", models.ByPush: "proof.sent"}[n.Channel]
	said := w.text(how, i18n.Args{"when": w.moment(n.Sent.In(w.plan.AsOf.Location())), "what": w.text("proof.what."+string(n.Kind), nil)})
	switch {
	case n.Channel == models.ByPhone:
		return said
	case !n.Opened.IsZero():
		return join(said, w.text("proof.opened", nil))
	case !n.Seen.IsZero():
		return join(said, w.text("proof.seen", nil))
	case !n.Delivered.IsZero():
		return join(said, w.text("proof.delivered", nil))
	}
	return join(said, w.text("proof.unknown", nil))
}
