package wording_test

import (
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/models/plain"
	"enplan/models/topic"
	"enplan/server/wording"
)

// saidHere are the beginnings of the keys that say what can be answered and decided.
var saidHere = []string{"answer.", "outcome.", "decision.", "reuse.", "given.", "load.", "pause.", "notice.", "desk.", "remark.", "promise.", "history."}

// known are the hard words that may stand: the plan tells the citizen who the
// borgerkonsulent is, and staff know what a power of attorney is.
var known = map[bool]string{false: "borgerkonsulent", true: "fuldmagt"} // by whether it is said at the desk

func TestWhatCanBeAnsweredAndDecidedIsSaidPlainly(t *testing.T) {
	l := i18n.For("da")
	var all []string
	for _, key := range l.Keys() {
		for _, begin := range saidHere {
			if !strings.HasPrefix(key, begin) {
				continue
			}
			text := l.Text(key, i18n.Args{"name": "Lone", "unit": "Sundhedscentret", "reason": "Karin henter dig.", "time": "20 timer",
				"asker": "Familiehuset", "holder": "Sundhedscentret", "date": "d. 3. november", "count": "3", "answer": "ja", "who": "Du", "what": "Samtale", "words": "Jeg når det ikke", "day": "tirsdag d. 1. december", "kept": "tirsdag d. 1. december",
				"from": "tirsdag d. 1. december kl. 9", "to": "onsdag d. 2. december kl. 9", "is": "Karin Holm", "was": "Anja Frost", "clock": "9", "week": "48", "hours": "2"})
			if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
				text += "."
			}
			all = append(all, text)
			for _, f := range plain.Check(text).Findings {
				if f.Kind == plain.Jargon && strings.HasPrefix(strings.ToLower(f.Text), known[strings.HasPrefix(key, "desk.")]) {
					continue
				}
				t.Errorf("%s: %q: %s, %s", key, text, f.Kind, f.Hint)
			}
		}
	}
	if got := plain.Check(strings.Join(all, " ")); got.LIX > 30 || got.Words < 300 {
		t.Errorf("LIX %.1f over %d words", got.LIX, got.Words)
	}
}

// clashing is a plan of two departments at once, with what was said of it.
func clashing(t *testing.T, said ...models.Event) oneplan.Plan {
	t.Helper()
	meet := func(id string, hour, until int) models.Appointment {
		slots := []models.Slot{{Start: day.At(hour, 0, zone(t)), End: day.At(until, 0, zone(t))}}
		return models.Appointment{ID: id, Title: "Samtale", Place: "Rådhuset (30 min. med bus)", Mandatory: true, Slots: slots}
	}
	facts := models.Facts{Citizen: models.Citizen{ID: "c", Name: "Mette Lund"}, Said: said, Plans: []models.SectorPlan{
		{ID: "p", Source: "job", Owner: models.Owner{Unit: "Jobcenter Strandborg, Team A"}, Appointments: []models.Appointment{meet("a", 9, 11)},
			Demands: []models.Demand{{ID: "d", What: "Udtalelse fra egen læge", Deadline: day.AddDays(3)}}},
		{ID: "q", Source: "soc", Owner: models.Owner{Unit: "Socialpsykiatrien, Voksen"}, Appointments: []models.Appointment{meet("b", 10, 12)},
			Demands: []models.Demand{{ID: "e", What: "LÆ 285", Why: "Til sagen", Received: models.MustDate("2026-11-03")}}},
	}}
	return oneplan.Build(facts, day.At(8, 0, zone(t)), zone(t))
}

func TestEveryAnswerAndDecisionHasWordsForEveryKind(t *testing.T) {
	p := clashing(t)
	found := detect.Look(p).Findings[0]
	for _, kind := range []string{"appointment_overlap", "travel_infeasible", "load_too_high", "deadline_near", "overlapping_measure",
		"contradictory_requirement", "duplicate_document", "too_many_contacts", "law_changed", "unheard_of"} {
		m := found
		m.Kind = kind
		for _, language := range i18n.Names() {
			for _, d := range models.DecisionsFor(kind) {
				m.Handling = models.Handle(m.ID, false, []models.Event{
					{About: models.AboutFinding, Ref: m.ID, What: models.Answered, Choice: "help", At: p.AsOf},
					{About: models.AboutFinding, Ref: m.ID, What: models.Decided, Choice: string(d), Target: m.Targets()[0], Note: "Fordi", By: models.Viewer{Role: models.AsCoordinator}, At: p.AsOf},
				})
				matters := detect.Matters{Findings: []detect.Matter{m}}
				f := wording.ViewWith(p, matters, i18n.For(language)).Findings[0]
				desk := wording.DeskCitizen(p, matters, nil, i18n.For(language)).Findings[0]
				for _, text := range []string{f.ActorText, f.Answer.Text, f.Answer.When, f.Decision.Text, desk.KindText, desk.SeverityText, desk.ActorText, desk.History[0].Text, desk.History[1].Text} {
					if text == "" || strings.ContainsAny(text, "[]{}") {
						t.Errorf("%s %s in %s: %q", kind, d, language, text)
					}
				}
			}
		}
	}
}

func TestADecisionIsOneTextThatNamesWhoAndWhy(t *testing.T) {
	id := detect.Look(clashing(t)).Findings[0].ID
	for name, c := range map[string]struct{ choice, target, note, by, want string }{
		"keep":    {"keep", "", "Karin henter dig.", "Lone", "Lone har besluttet: Behold begge. Fordi: Karin henter dig."},
		"moved":   {"moved", "", "", "Lone", "Lone har flyttet den ene aftale."},
		"asked":   {"ask", "soc~q", "", "Lone", "Lone har bedt Socialpsykiatrien om at løse det."},
		"unknown": {"moved", "", "", "", "Din faste kontakt har flyttet den ene aftale."},
	} {
		v := wording.View(clashing(t, models.Event{About: models.AboutFinding, Ref: id, What: models.Decided, Choice: c.choice, Target: c.target,
			Note: c.note, ByName: c.by, At: day.At(8, 0, zone(t))}), i18n.For("da"))
		for _, f := range v.Findings {
			if f.ID == id && f.Decision.Text != c.want {
				t.Errorf("%s: %q", name, f.Decision.Text)
			}
		}
	}
}

func TestAWeekIsSaidInHoursAndAgainstTheCitizensOwnCeiling(t *testing.T) {
	ceiling := models.Event{About: models.AboutLoad, What: models.SetCeiling, Choice: "300", At: day.At(7, 0, zone(t))}
	v := wording.View(clashing(t, ceiling), i18n.For("da"))
	if got := v.Weeks[0]; got.Text != "Du har 2 aftaler. Du skal sende ét papir. Det tager omkring 6,5 timer med turen frem og tilbage. "+
		"Det er mere end de 5 timer, du selv har sagt." || got.Title != "Uge 48" || got.HoursText != "6,5 timer" {
		t.Errorf("%+v", got)
	}
	if got := v.Weeks[1].Text; got != "Du har ingen aftaler." {
		t.Error(got)
	}
	if v.Load.CeilingText != "Du har sagt, at en uge højst må fylde 5 timer." || v.Load.Paused {
		t.Errorf("%+v", v.Load)
	}
}

func TestTheDeskSpeaksOfTheCitizenAndNotTo(t *testing.T) {
	at := day.At(7, 0, zone(t))
	p := clashing(t, models.Event{About: models.AboutLoad, What: models.SetCeiling, Choice: "300", At: at},
		models.Event{About: models.AboutLoad, What: models.Paused, Note: "Jeg sover ikke.", At: at})
	id := detect.Look(p).Findings[0].ID
	p.Said = append(p.Said, models.Event{About: models.AboutFinding, Ref: id, What: models.Answered, Choice: "help", Note: "Jeg når det ikke.", At: at})
	v := wording.DeskCitizen(p, detect.Look(p), nil, i18n.For("da"))
	for got, want := range map[string]string{
		v.Weeks[0].Text:    "2 aftaler. Ét papir at sende. Det tager omkring 6,5 timer med turen frem og tilbage. Det er mere end de 5 timer, Mette selv har sagt.",
		v.Load.CeilingText: "Mette har sagt, at en uge højst må fylde 5 timer.", v.Load.PausedText: "Mette siger: Det er for meget lige nu.",
		v.Findings[0].History[0].Text: "Mette siger: Hjælp mig med det. Mette skriver: Jeg når det ikke.",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAPaperIsAskedForByNameAndDay(t *testing.T) {
	v := wording.View(clashing(t), i18n.For("da"))
	if len(v.Reuse) != 1 || v.Reuse[0].Text != "Jobcenter Strandborg vil gerne bruge det papir, Socialpsykiatrien fik d. 3. november. Må de det?" ||
		v.Reuse[0].Duty != "paper~job~p~d" || !strings.Contains(v.Reuse[0].No, "Jobcenter Strandborg får ikke at vide") {
		t.Errorf("%+v", v.Reuse)
	}
	if len(v.Given) != 1 || v.Given[0].To != "Socialpsykiatrien" || v.Given[0].When != "d. 3. november" || v.Given[0].Own {
		t.Errorf("%+v", v.Given)
	}
	sent := models.Demand{ID: "e", What: "LÆ 285"}
	v = wording.View(oneplan.Build(models.Facts{
		Said: []models.Event{{About: models.AboutDuty, What: models.HandedIn, Target: sent.Mark("paper~soc~q~e"), At: day.At(7, 0, zone(t))}},
		Plans: []models.SectorPlan{
			{ID: "p", Source: "job", Owner: models.Owner{Unit: "Jobcentret"}, Demands: []models.Demand{{ID: "d", What: "LÆ 285"}}},
			{ID: "q", Source: "soc", Demands: []models.Demand{sent}},
			{ID: "r", Source: "sun", Type: models.PlanRehabilitation, Created: models.MustDate("2026-09-28"), Owner: models.Owner{Unit: "Sundhedscentret"}},
			{ID: "s", Source: "job", Owner: models.Owner{Unit: "Jobcentret"}, Demands: []models.Demand{{ID: "f", What: "Genoptræningsplan"}}},
		},
	}, day.At(8, 0, zone(t)), zone(t)), i18n.For("da"))
	var said []string
	for _, r := range v.Reuse {
		said = append(said, r.Text)
	}
	for _, want := range []string{
		"Jobcentret vil gerne bruge det papir, du sendte til en afdeling d. 23. november. Må de det?",
		"Jobcentret vil gerne bruge den plan, Sundhedscentret lavede d. 28. september. Må de det?",
	} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("nobody says %q but %q", want, said)
		}
	}
}

func TestWhatADepartmentIsToldNamesNobodyElse(t *testing.T) {
	p := clashing(t)
	for _, m := range detect.Look(p).Findings {
		for _, plan := range m.Owners {
			text := wording.AskNotice(p, m, oneplan.PlanID(plan), i18n.For("da")) + wording.ReuseNotice(true, i18n.For("da")) + wording.ReuseNotice(false, i18n.For("da"))
			for i := range p.Plans {
				if other := &p.Plans[i]; other != plan && strings.Contains(text, strings.Fields(other.Owner.Unit)[0]) {
					t.Errorf("%s is told of %s: %s", plan.Owner.Unit, other.Owner.Unit, text)
				}
			}
			if strings.Contains(text, "Mette") || strings.Contains(text, "Rådhuset") {
				t.Errorf("%s is told too much: %s", plan.Owner.Unit, text)
			}
		}
	}
}

func TestTheDeskSaysWhenDepartmentsWereToldAndHaveIt(t *testing.T) {
	p := clashing(t)
	at := day.At(9, 5, zone(t))
	v := wording.DeskCitizen(p, detect.Look(p), []wording.Told{
		{Source: "soc", Plan: "q", Text: "x", Created: at, Received: at.Add(time.Hour)}, {Source: "gone", Plan: "z", Text: "y", Created: at},
	}, i18n.For("da"))
	if n := v.Notices[0]; n.Unit != "Socialpsykiatrien" || n.When != "d. 23. november kl.\u00a09.05" || n.Fetched != "d. 23. november kl.\u00a010.05" {
		t.Errorf("%+v", n)
	}
	if n := v.Notices[1]; n.Unit != "gone" || n.Fetched != "" {
		t.Errorf("a plan that has ended: %+v", n)
	}
}

func TestEveryFactThatPlansMayDifferOnHasAName(t *testing.T) {
	for _, language := range []string{"da", "en"} {
		l := i18n.For(language)
		for _, fact := range topic.Facts() {
			about, _, _ := strings.Cut(fact, ":")
			if !l.Has("finding.about." + about) {
				t.Errorf("%s has no text for %q", language, fact)
			}
		}
	}
}
