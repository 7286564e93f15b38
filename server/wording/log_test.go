package wording_test

import (
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/plain"
	"enplan/server/wording"
)

var departmentsHere = []models.Department{
	{ID: "jobcenter", Title: "Jobcenter Strandborg", Field: models.FieldJob},
	{ID: "sundhedscentret", Title: "Sundhedscentret", Field: models.FieldHealth},
}

// tells is what the log says of one entry, and what let them.
func tells(t testing.TB, language string, e models.Entry, change func(*wording.LogPage)) wording.LogLineView {
	t.Helper()
	e.Citizen = "mette"
	now := day.At(12, 0, zone(t))
	if e.At.IsZero() {
		e.At = now
	}
	p := wording.LogPage{
		Now: now, Due: day.AddDays(14), Departments: departmentsHere, Weeks: models.LogWeeks([]models.Entry{e}, zone(t)),
		Staff: map[string]models.Staff{
			"lone": {ID: "lone", Name: "Lone Brandt", Unit: "Borgerkonsulenterne"}, "birgit": {ID: "birgit", Name: "Birgit Holt", Unit: "Ledelsen"},
			"henrik": {ID: "henrik", Name: "Henrik Dahl", Unit: "Jobcenter Strandborg, Team A", Department: "jobcenter"},
		},
		Sources:      map[string]models.Source{"momentum": {Name: "momentum", Title: "Jobcentrets system"}},
		Coordinators: []models.Staff{{ID: "lone"}},
	}
	if change != nil {
		change(&p)
	}
	week := wording.Log(p, i18n.For(language)).Weeks[0]
	if week.Own != nil {
		return week.Own.Lines[0]
	}
	return week.Lines[0]
}

var lookers = []models.Viewer{
	{Role: models.AsCitizen, ID: "mette"}, {Role: models.AsCitizen, ID: "sara"}, {Role: models.AsCoordinator, ID: "lone"},
	{Role: models.AsCoordinator, ID: "gone"}, {Role: models.AsProfessional, ID: "henrik"}, {Role: models.AsProfessional, ID: "gone"},
	{Role: models.AsLeader, ID: "birgit"}, {Role: models.AsSource, ID: "momentum"}, {Role: models.AsOperator}, {Role: models.AsCalendar, ID: "mette"}, {},
}

func TestEveryActionHasASentenceForWhoeverDoesIt(t *testing.T) {
	names := []string{"Lone", "Brandt", "Henrik", "Dahl", "Birgit", "sara", "Sara"}
	for action, relations := range models.WhoMay {
		for _, who := range lookers {
			for _, result := range []models.Result{models.Done, models.Refused} {
				if result == models.Done && !action.StandsInLog() {
					continue
				}
				for _, language := range i18n.Names() {
					e := models.Entry{By: who, Action: action, Ground: string(relations[0]), Result: result, Purpose: models.PurposeSpare}
					v := tells(t, language, e, nil)
					if v.Text == "" || strings.ContainsAny(v.Text+v.Why+v.When, "[]{}") || v.Text == generic(t, language, e) {
						t.Errorf("%s by %q, %s: %q %q", action, who.Role, result, v.Text, v.Why)
					}
					for _, name := range names {
						if strings.Contains(v.Text, name) && action != models.OpenEmergency {
							t.Errorf("%s names %s: %q", action, name, v.Text)
						}
					}
					if v.CanAsk == (who.ID == "mette") {
						t.Errorf("%s by %s: one can ask: %v", action, who.ID, v.CanAsk)
					}
				}
			}
		}
	}
}

// generic is what is said of what nobody has a sentence for.
func generic(t testing.TB, language string, e models.Entry) string {
	t.Helper()
	if e.Result == models.Refused {
		return ""
	}
	e.Action = "unheard.of"
	return tells(t, language, e, nil).Text
}

func TestTheLogIsPlain(t *testing.T) {
	var all []string
	for action, relations := range models.WhoMay {
		if !action.StandsInLog() {
			continue
		}
		for _, who := range lookers[:5] {
			v := tells(t, "da", models.Entry{By: who, Action: action, Ground: string(relations[0]), Purpose: models.PurposeSpare}, nil)
			text := strings.NewReplacer("Borgerkonsulenterne", "X", "borgerkonsulent", "X", "Jobcenter Strandborg", "X", "Henrik Dahl", "X").Replace(v.Text + " " + v.Why)
			all = append(all, text)
			for _, f := range plain.Check(text).Findings {
				t.Errorf("%q: %s, %s", text, f.Kind, f.Hint)
			}
		}
	}
	if got := plain.Check(strings.Join(all, " ")); got.LIX > 30 {
		t.Errorf("LIX %.1f", got.LIX)
	}
}

func TestWhatALookSaysAndOnWhatItRests(t *testing.T) {
	henrik := models.Viewer{Role: models.AsProfessional, ID: "henrik"}
	limits := func(ground string) string {
		return models.SeenThing{From: "sundhedscentret", Category: models.CategoryLimits, N: 2, Ground: ground}.String()
	}
	yes := models.ConsentEvent{Seq: 1, Consent: "c1", What: models.ConsentGiven, Until: day.AddDays(9).At(0, 0, zone(t)), At: day.At(9, 0, zone(t))}
	no := models.ConsentEvent{Seq: 2, Consent: "c1", What: models.ConsentWithdrawn, At: day.At(10, 0, zone(t))}
	for name, c := range map[string]struct {
		e         models.Entry
		change    func(*wording.LogPage)
		text, why string
	}{
		"by a yes": {
			models.Entry{Purpose: models.PurposeSpare, Things: limits("consent:c1@1")}, func(p *wording.LogPage) { p.Consents = []models.ConsentEvent{yes} },
			"En medarbejder i Jobcenter Strandborg så dine skånehensyn fra Sundhedscentret for at tage hensyn til dit helbred.", "Det måtte de, fordi du har sagt ja.",
		},
		"by a yes that is over": {
			models.Entry{Purpose: models.PurposeSpare, Things: limits("consent:c1@1")}, func(p *wording.LogPage) { p.Consents = []models.ConsentEvent{yes, no} },
			"En medarbejder i Jobcenter Strandborg så dine skånehensyn fra Sundhedscentret for at tage hensyn til dit helbred.", "Det måtte de, fordi du havde sagt ja.",
		},
		"named": {
			models.Entry{Purpose: models.PurposeSpare, Things: limits("consent:c1@1")}, func(p *wording.LogPage) { p.Names = true },
			"Henrik Dahl fra Jobcenter Strandborg så dine skånehensyn fra Sundhedscentret for at tage hensyn til dit helbred.", "Det måtte de, fordi du havde sagt ja.",
		},
		"its own": {
			models.Entry{Purpose: models.PurposeCase, Things: "jobcenter/measures*2:own jobcenter/words*1:own"}, nil,
			"En medarbejder i Jobcenter Strandborg så deres egen del af din plan for at passe deres sag.", "Det må de, for det er deres eget.",
		},
		"by law": {
			models.Entry{Purpose: models.PurposeCase, Things: "jobcenter/papers*1:own sundhedscentret/papers*1:statute:RSL-11A-2"}, nil,
			"En medarbejder i Jobcenter Strandborg så dine papirer fra Sundhedscentret for at passe deres sag.",
			"Det måtte de uden dit ja. Loven siger, at kommunen må hente oplysninger om økonomi og ferie, når man søger om penge. De så også deres egen del af din plan.",
		},
		"in an emergency, always by name": {
			models.Entry{Purpose: models.PurposeEmergency, Things: limits("emergency:e1")},
			func(p *wording.LogPage) { p.Emergencies = []wording.Opened{{ID: "e1", Reason: "Hun svarer ikke."}} },
			"Henrik Dahl fra Jobcenter Strandborg så dine skånehensyn fra Sundhedscentret på grund af en fare.",
			"De skønnede, at der var en fare. Lederen ser på, om det var i orden. De skrev: »Hun svarer ikke.«",
		},
		"nothing": {
			models.Entry{Purpose: models.PurposeMeet}, nil,
			"En medarbejder i Jobcenter Strandborg åbnede din plan for at finde en tid, der passer dig. Der var ikke noget, de måtte se.", "",
		},
		"refused, for a purpose that somebody typed": {
			models.Entry{Purpose: "<script>", Result: models.Refused}, nil,
			"En medarbejder i Jobcenter Strandborg prøvede at se din plan. De fik ikke lov.", "",
		},
		"refused in an emergency is not named": {
			models.Entry{Purpose: models.PurposeEmergency, Result: models.Refused}, nil,
			"En medarbejder i Jobcenter Strandborg prøvede at se din plan. De fik ikke lov.", "",
		},
	} {
		c.e.By, c.e.Action, c.e.Department, c.e.Ground = henrik, models.ReadAsDepartment, "jobcenter", string(models.HasCase)
		if v := tells(t, "da", c.e, c.change); v.Text != c.text || v.Why != c.why {
			t.Errorf("%s:\n%q\n%q", name, v.Text, v.Why)
		}
	}
}

func TestTheFirstLineOfALogNeedsNoExplaining(t *testing.T) {
	v := tells(t, "da", models.Entry{By: models.Viewer{Role: models.AsOperator}, Action: models.AssignStaff}, nil)
	if !strings.HasPrefix(v.Text, "Kommunen valgte, hvem der er din borgerkonsulent.") {
		t.Errorf("it says %q", v.Text)
	}
}

func TestAQuestionAboutALineStandsAtTheLine(t *testing.T) {
	asked, err := models.Why{Seq: 0, Due: day.AddDays(14), WhyAsked: models.WhyAsked{Thread: "t9"}}.Event()
	if err != nil {
		t.Fatal(err)
	}
	asked.Seq = 4
	answered := models.Event{Seq: 5, About: models.AboutWhy, Ref: models.WhyID(4), What: models.Answered, At: day.At(9, 0, time.UTC)}
	for want, c := range map[string]struct {
		said []models.Event
		on   models.Date
	}{
		"Du har spurgt hvorfor. Du får svar senest mandag d. 7. december.":    {[]models.Event{asked}, day},
		"Du har spurgt hvorfor. Vi skulle have svaret mandag d. 7. december.": {[]models.Event{asked}, day.AddDays(15)},
		"Du har spurgt hvorfor. Det er der svaret på.":                        {[]models.Event{asked, answered}, day},
	} {
		v := tells(t, "da", models.Entry{By: lookers[2], Action: models.ReadCitizen}, func(p *wording.LogPage) {
			p.Said, p.Now = c.said, c.on.At(12, 0, zone(t))
		})
		if v.Asked == nil || v.Asked.Thread != "t9" || v.Asked.Text != want {
			t.Errorf("%+v, want %q", v.Asked, want)
		}
	}
}
