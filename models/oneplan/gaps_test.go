package oneplan_test

import (
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
)

func kinds(p oneplan.Plan) []oneplan.GapKind {
	var list []oneplan.GapKind
	for _, g := range p.Gaps {
		list = append(list, g.Kind)
	}
	return list
}

func TestASourceIsMissedFromTheInstantItIsLate(t *testing.T) {
	received := at("2026-11-21 22:00").UTC() // due every day, so late 36 hours on: on the Monday at ten
	for _, c := range []struct {
		why   string
		after time.Duration
		late  bool
	}{{"just before", -time.Nanosecond, false}, {"from then on", 0, true}, {"long after", 300 * time.Hour, true}} {
		facts := models.Facts{
			Citizen: mette(), Plans: []models.SectorPlan{plan("p")},
			Sources: []models.Source{
				{Name: "sensum", Title: "Socialforvaltningen", Every: 24 * time.Hour, Received: received},
				{Name: "nexus", Title: "Sundhed", Received: received}, {Name: "ny", Title: "Ny", Every: time.Hour},
			},
		}
		got := oneplan.Build(facts, at(now).Add(c.after), copenhagen())
		var late []string
		for _, s := range got.Sources {
			if s.IsLate {
				late = append(late, s.Name)
			}
		}
		if !c.late {
			if len(late)+len(got.Gaps)+len(got.Tasks) > 0 {
				t.Errorf("%s: %v %v %v", c.why, late, got.Gaps, got.Tasks)
			}
			continue
		}
		wantList(t, c.why, late, "sensum")
		wantList(t, c.why, tasks(got, "source_late"), "sensum")
		wantList(t, c.why, kinds(got), oneplan.GapLate)
		if g := got.Gaps[0]; g.Title != "Socialforvaltningen" || g.Since.Format("2006-01-02 15:04") != "2026-11-21 22:00" {
			t.Errorf("%s: %+v", c.why, g)
		}
	}
}

func TestSourcesStandByTheirName(t *testing.T) {
	facts := models.Facts{Citizen: mette(), Sources: []models.Source{{Name: "sensum"}, {Name: "dubu"}, {Name: "nexus"}}}
	var got []string
	for _, s := range buildAt(now, facts).Sources {
		got = append(got, s.Name)
	}
	wantList(t, "sources", got, "dubu", "nexus", "sensum")
}

func TestContentNobodyCanReadIsAGapAndATask(t *testing.T) {
	whole, partly := plan("hel"), plan("halv")
	partly.Unread = []models.Unread{{Pointer: "/a"}, {Pointer: "/b"}}
	partly.Received = at("2026-11-20 12:00")
	got := build(whole, partly)
	wantList(t, "gaps", kinds(got), oneplan.GapUnread)
	wantList(t, "tasks", tasks(got, "unread_content"), "kilde~halv")
	if g := got.Gaps[0]; g.Title != "Afdeling halv" || !g.Since.Equal(partly.Received) {
		t.Errorf("%+v", g)
	}
	facts := models.Facts{Citizen: mette(), Plans: []models.SectorPlan{whole}, Unread: []models.Unread{{Pointer: "/a"}}}
	got = buildAt(now, facts)
	wantList(t, "gaps", kinds(got), oneplan.GapUnread)
	wantList(t, "tasks", tasks(got, "unread_content"), "")
	if g := got.Gaps[0]; g.Title != "" || !g.Since.IsZero() {
		t.Errorf("%+v", g)
	}
}

func TestAPlanWithNothingInItSaysSo(t *testing.T) {
	got := build()
	wantList(t, "gaps", kinds(got), oneplan.GapEmpty)
	if n := len(got.Appointments) + len(got.Duties) + len(got.Limits) + len(got.Areas) + len(got.Plans) + len(got.Tasks); n > 0 {
		t.Errorf("%v", outline(got))
	}
	over := plan("p")
	over.Status = "afsluttet"
	wantList(t, "when all plans have ended, somebody did send one", kinds(build(over)))
	wantList(t, "with a plan", kinds(build(plan("p"))))
	facts := models.Facts{Citizen: mette(), Unread: []models.Unread{{}}, Sources: []models.Source{{Name: "a", Every: time.Hour, Received: at("2026-11-20 12:00")}}}
	wantList(t, "all at once", kinds(buildAt(now, facts)), oneplan.GapLate, oneplan.GapUnread, oneplan.GapEmpty)
}

func TestAPlanSaysWhichOfItsLawsHaveEnded(t *testing.T) {
	today := models.MustDate("2026-11-23")
	p := plan("p")
	p.Title, p.Text = "Møde i rehabiliteringsteamet", "Sagen forelægges rehabiliteringsteamet."
	p.Measures = []models.Measure{{Name: "Ressourceforløb"}, {Name: "Bostøtte", Law: "LAS § 46"}}
	var got []string
	for _, provision := range oneplan.LawChanges(&p, today) {
		got = append(got, provision.Key)
	}
	wantList(t, "changes", got, "LAB-RT", "LAB-107", "LAS-46")
	for written, want := range map[string]int{"SEL § 85": 0, "SEL § 83": 0, "LAB § 113": 1} { // § 83 has changed and goes on
		p = plan("p")
		p.Law = []string{written}
		if changes := oneplan.LawChanges(&p, today); len(changes) != want {
			t.Errorf("%s: %+v", written, changes)
		}
	}
	p.Demands = []models.Demand{
		{ID: "a", What: "Kontoudtog", Why: "Forelæggelse for rehabiliteringsteamet"}, {ID: "b", What: "Kontoudtog", Why: "Mentorstøtte"},
	}
	var ended []string
	for _, d := range build(p).Duties {
		if d.LawEnded {
			ended = append(ended, d.Demand.ID)
		}
	}
	if !slices.Equal(ended, []string{"a"}) {
		t.Errorf("ended: %v", ended)
	}
}

func TestTheSameGapIsSaidOnceAndEachPlanBehindItIsATask(t *testing.T) {
	one, two := plan("1"), plan("2")
	one.Law, two.Law = []string{"SEL § 101 a"}, []string{"SEL § 101 a"}
	got := build(one, two)
	wantList(t, "gaps", kinds(got), oneplan.GapUnread)
	wantList(t, "tasks", tasks(got, "barred_content"), "kilde~1", "kilde~2")
}

func TestAPaperNobodyRecognisesIsATask(t *testing.T) {
	p := plan("p")
	p.Demands = []models.Demand{{ID: "kendt", What: "Kontoudtog"}, {ID: "ukendt", What: "Stjernekort"}}
	wantList(t, "tasks", tasks(build(p), "rewrite_demand"), "kilde~p~ukendt")
}
