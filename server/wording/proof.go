package wording

import (
	"errors"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// ProofView is what is known of whether the citizen was told of a time. Both sides
// read the same sentences, said to the citizen.
type ProofView struct {
	Reached bool     `json:"reached"`
	Text    []string `json:"text"`
	Missed  string   `json:"missed,omitempty"` // that somebody says the citizen did not come

	// For the borgerkonsulent: what can be recorded, or why it cannot.
	Lead   string      `json:"lead,omitempty"` // that the citizen reads the same
	Record *RecordView `json:"record,omitempty"`
	Why    string      `json:"why,omitempty"`
}

// RecordView is recording that the citizen did not come.
type RecordView struct {
	Label       string `json:"label"`
	Consequence string `json:"consequence"` // to be read before
	Yes         string `json:"yes"`
	No          string `json:"no"`
	Said        string `json:"said"` // when it is done
}

// PastTimesView is the times of late: one by one it is asked what is known of them.
type PastTimesView struct {
	Text  string         `json:"text"`
	Times []PastTimeView `json:"times"` // the newest first
}

// PastTimeView is one of them.
type PastTimeView struct {
	Appointment string `json:"appointment"`
	At          string `json:"at"`
	Title       string `json:"title"`
	Day         string `json:"day"`
	Clock       string `json:"clock"`
	Missed      string `json:"missed,omitempty"`
}

// PastTime is a time that was.
type PastTime struct {
	Of   oneplan.Appointment
	Time models.Occurrence
}

// PastTimes puts times into words, as of now, in the order they are given.
func PastTimes(p oneplan.Plan, all []PastTime, now time.Time, l *i18n.Language) PastTimesView {
	w := wordsAt(p, now, l)
	v := PastTimesView{Text: w.l.Count("proof.past", len(all), nil), Times: []PastTimeView{}}
	if len(all) == 0 {
		v.Text = w.text("proof.past.none", nil)
	}
	for _, t := range all {
		shown := w.occurrence(t.Of, t.Time)
		v.Times = append(v.Times, PastTimeView{
			Appointment: shown.Appointment, At: shown.At, Title: w.meeting(t.Of), Day: shown.Day, Clock: shown.Clock, Missed: w.missed(t.Of, t.Time),
		})
	}
	return v
}

// wordsAt are the words of a plan as if it were another instant.
func wordsAt(p oneplan.Plan, now time.Time, l *i18n.Language) words {
	p.AsOf = now.In(p.AsOf.Location())
	p.Today = models.DateOf(p.AsOf)
	return words{l: l, today: p.Today, plan: p}
}

// missed is who says that the citizen did not come; "" when nobody does.
func (w words) missed(of oneplan.Appointment, o models.Occurrence) string {
	switch {
	case !o.Missed.IsZero():
		return w.text("appointment.missed", nil)
	case of.Missed && of.Repeat == "":
		return w.text("proof.missed.unit", i18n.Args{"unit": upperFirst(w.unit(of.Plan))})
	}
	return ""
}

// Proof puts what is known of one time into words, as of now. Staff also read
// whether they can record that the citizen did not come.
func Proof(p oneplan.Plan, of oneplan.Appointment, o models.Occurrence, known models.Proof, now time.Time, staff bool, l *i18n.Language) ProofView {
	w := wordsAt(p, now, l)
	now = w.plan.AsOf
	v := ProofView{Reached: known.Reached(), Text: []string{}}
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
	v.Missed = w.missed(of, o)
	if v.Missed != "" && !known.Reached() {
		v.Missed = join(v.Missed, w.text("proof.missed.untold", nil))
	}
	if !staff {
		return v
	}
	name := i18n.Args{"name": w.plan.Citizen.FirstName()}
	v.Lead = w.text("proof.lead", name)
	if err := (*models.Error)(nil); errors.As(known.CheckMissed(o, now), &err) {
		v.Why = w.text(err.Key, nil)
		return v
	}
	v.Record = &RecordView{
		w.text("missed.label", name), w.text("missed.consequence", name), w.text("missed.yes", nil), w.text("missed.no", nil), w.text("missed.said", name),
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
