package wording

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// Record is what an export is made of.
type Record struct {
	Plan         oneplan.Plan
	Municipality string
	Talk         Correspondence // with every text open
	Follows      models.Follows // with a handover
	Consents     []ConsentKept
	Departments  []models.Department
	Told         []models.Notification
	Coordinators []models.Staff
	Reminding    models.Reminding
	Log          []models.Entry
	Section      json.RawMessage   // the log with its proof
	Files        map[string]string // where an attachment lies, by its id
}

// ConsentKept is a consent with what is told of it. Text is "" when none was shown.
type ConsentKept struct {
	models.ConsentRecord
	Holds   bool
	Text    string
	Looks   []models.ConsentLook
	Receipt json.RawMessage
}

// Export puts the whole own record into words.
func Export(r Record, l *i18n.Language) ExportView {
	w := words{l: l, today: r.Plan.Today, plan: r.Plan}
	self := models.Viewer{Role: models.AsCitizen, ID: r.Plan.Citizen.ID}
	v := ExportView{
		Format: ExportFormat, Made: r.Plan.AsOf.Format(time.RFC3339), Language: l.Name(), Municipality: r.Municipality,
		Citizen: ExportCitizen{ID: self.ID, Name: w.name(r.Plan.Citizen.Name)}, Plan: View(r.Plan, l),
		Past: w.whole(self, r.Plan.Seen), Promises: w.promises(), Threads: []ExportThread{}, Consents: []ExportConsent{},
		Handover: Handover(r.Plan, self, r.Follows, nil, l).Handover, Assessment: Assessment(r.Plan, self, l), Log: r.Section,
		Told:      Notifications(NotificationPage{Now: r.Plan.AsOf, Told: r.Told, Coordinators: r.Coordinators}, l).Told,
		Reminding: Reminding(r.Reminding, r.Plan.Today, l),
	}
	for _, t := range r.Talk.Threads {
		v.Threads = append(v.Threads, w.exportThread(r, t))
	}
	for _, c := range r.Consents {
		v.Consents = append(v.Consents, w.exportConsent(c, r.Departments))
	}
	return v
}

func (w words) exportThread(r Record, t models.Thread) ExportThread {
	v := ExportThread{ID: t.ID, Subject: t.Subject, People: []string{}, Messages: []ExportMessage{}}
	for _, s := range t.People {
		v.People = append(v.People, s.Name)
	}
	for _, m := range t.Shown(r.Talk.Who) {
		said := w.message(r.Talk, t, m)
		one := ExportMessage{
			Seq: m.Seq, By: said.By, Mine: said.Mine, Sent: m.Sent.UTC().Format(time.RFC3339), When: said.When, Text: said.Text, Note: said.Note,
			Attachments: []ExportAttachment{},
		}
		for _, a := range m.Attachments {
			if slices.ContainsFunc(said.Attachments, func(shown AttachmentView) bool { return shown.ID == a.ID }) {
				one.Attachments = append(one.Attachments, ExportAttachment{ID: a.ID, Name: a.Name, Type: a.Type, Size: a.Size, File: r.Files[a.ID]})
			}
		}
		v.Messages = append(v.Messages, one)
	}
	return v
}

// consentSaid are the sentences of what can happen to a consent.
var consentSaid = map[models.ConsentDeed]string{
	models.ConsentAsked: "export.consent.asked", models.ConsentGiven: "export.consent.given", models.ConsentDeclined: "export.consent.declined",
	models.ConsentNarrowed: "export.consent.narrowed", models.ConsentPaused: "export.consent.paused",
	models.ConsentResumed: "export.consent.resumed", models.ConsentWithdrawn: "export.consent.withdrawn",
}

// consentFor are those of a yes that somebody gave for the citizen, or in another
// form than in the app.
var (
	consentFor = map[models.Capacity]string{
		models.AsParent: "export.consent.by.parent", models.AsGuardian: "export.consent.by.guardian", models.AsAttorney: "export.consent.by.attorney",
	}
	consentForm = map[models.Form]string{models.OnPaper: "export.consent.form.paper", models.ByWord: "export.consent.form.word"}
	consentLOA  = map[models.LOA]string{
		models.LOASubstantial: "export.consent.loa.substantial", models.LOAHigh: "export.consent.loa.high", models.LOADemo: "export.consent.loa.demo",
	}
)

func (w words) exportConsent(c ConsentKept, departments []models.Department) ExportConsent {
	to := w.titleOf(c.Terms.To, departments)
	v := ExportConsent{ID: c.ID, Text: c.Text, Events: []SaidView{}, Looks: []string{}, Receipt: c.Receipt}
	if v.Text == "" {
		v.Text = ConsentText(c.Terms, "", c.Until, departments, w.l)
		v.Text, _, _ = strings.Cut(v.Text, "\n")
	}
	for _, e := range c.Events {
		said := SaidView{Key: string(e.What), Text: w.text(consentSaid[e.What], i18n.Args{"to": to}), Note: e.Note, When: w.moment(e.At)}
		if e.What == models.ConsentGiven && consentFor[e.Capacity] != "" {
			said.Text = w.text(consentFor[e.Capacity], nil)
		}
		if e.What == models.ConsentGiven && consentForm[e.Form] != "" {
			said.Text = join(said.Text, w.text(consentForm[e.Form], nil))
		}
		if e.What == models.ConsentGiven && consentLOA[e.LOA] != "" {
			said.Text = join(said.Text, w.text(consentLOA[e.LOA], i18n.Args{"when": w.moment(e.Auth)}))
		}
		v.Events = append(v.Events, said)
	}
	switch {
	case c.State == models.ConsentAsked:
		v.Now = w.text("export.consent.now.asked", nil)
	case c.Holds:
		last := models.DateOf(c.Until.In(w.plan.AsOf.Location())).AddDays(-1)
		v.Now = w.text("export.consent.now.holds", i18n.Args{"day": w.bareDay(last)})
	default:
		v.Now = w.text("export.consent.now.not", nil)
	}
	for _, look := range c.Looks {
		v.Looks = append(v.Looks, w.l.Count("export.consent.look", look.N, i18n.Args{
			"when": w.moment(look.At), "to": w.titleOf(look.Department, departments), "what": lowerFirst(w.category(look.Category).Text),
		}))
	}
	return v
}
