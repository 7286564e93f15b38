package oneplan_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

// kindsOf are the kinds of change from one plan to another of the same instant.
func kindsOf(before, after models.SectorPlan) []models.ChangeKind {
	var kinds []models.ChangeKind
	for _, c := range oneplan.Changes(build(before), build(after)) {
		kinds = append(kinds, c.Kind)
	}
	return kinds
}

func TestEachChangeOfADeliveryHasItsKind(t *testing.T) {
	full := func() models.SectorPlan {
		p := plan("p")
		p.Owner.Caseworker, p.NextFollowUp = "Anja Frost", models.MustDate("2026-12-15")
		p.Measures = []models.Measure{{ID: "m", Name: "Mentorstøtte"}}
		p.Demands = []models.Demand{{ID: "d", What: "LÆ 285", Deadline: models.MustDate("2026-12-01")}}
		p.Conditions = []models.Condition{{ID: "c", Text: "Borger skal møde kl. 08.30."}, {ID: "l", Text: "Ingen løft over 5 kg."}}
		p.Appointments = []models.Appointment{meeting("a", "2026-12-01 09:00", "2026-12-01 10:00"),
			weekly(meeting("w", "2026-11-24 09:00", "2026-11-24 10:00"))}
		return p
	}
	for name, c := range map[string]struct {
		change func(*models.SectorPlan)
		want   []models.ChangeKind
	}{
		"nothing":            {func(*models.SectorPlan) {}, nil},
		"another caseworker": {func(p *models.SectorPlan) { p.Owner.Caseworker = "Bente Ny" }, []models.ChangeKind{models.CaseworkerChanged}},
		"another follow-up":  {func(p *models.SectorPlan) { p.NextFollowUp = models.MustDate("2027-01-15") }, []models.ChangeKind{models.FollowUpMoved}},
		"the plan ends":      {func(p *models.SectorPlan) { p.Status = "afsluttet" }, []models.ChangeKind{models.PlanEnded}},
		"the plan is closed": {func(p *models.SectorPlan) { p.Closed = models.MustDate("2026-11-22") }, []models.ChangeKind{models.PlanEnded}},
		"it closes today":    {func(p *models.SectorPlan) { p.Closed = models.MustDate("2026-11-23") }, nil},
		"help ends":          {func(p *models.SectorPlan) { p.Measures = nil }, []models.ChangeKind{models.MeasureEnded}},
		"help begins": {func(p *models.SectorPlan) {
			p.Measures = append(p.Measures, models.Measure{ID: "n", Name: "Bostøtte"})
		}, []models.ChangeKind{models.MeasureBegan}},
		"help changes":        {func(p *models.SectorPlan) { p.Measures[0].Amount = "2 timer/uge" }, []models.ChangeKind{models.MeasureChanged}},
		"a paper is got":      {func(p *models.SectorPlan) { p.Demands[0].Received = models.MustDate("2026-11-20") }, []models.ChangeKind{models.DutyMet}},
		"a paper is dropped":  {func(p *models.SectorPlan) { p.Demands = nil }, []models.ChangeKind{models.DutyGone}},
		"a deadline moves":    {func(p *models.SectorPlan) { p.Demands[0].Deadline = models.MustDate("2026-12-08") }, []models.ChangeKind{models.DutyMoved}},
		"another paper":       {func(p *models.SectorPlan) { p.Demands[0].What = "Lønsedler" }, []models.ChangeKind{models.DutyChanged}},
		"one more paper":      {func(p *models.SectorPlan) { p.Demands = append(p.Demands, models.Demand{ID: "e", What: "Lønsedler"}) }, []models.ChangeKind{models.DutyAdded}},
		"a limit goes":        {func(p *models.SectorPlan) { p.Conditions = p.Conditions[:1] }, []models.ChangeKind{models.LimitGone}},
		"an appointment goes": {func(p *models.SectorPlan) { p.Appointments = p.Appointments[1:] }, []models.ChangeKind{models.AppointmentOff}},
		"one is called off":   {func(p *models.SectorPlan) { p.Appointments[0].Cancelled = true }, []models.ChangeKind{models.AppointmentOff}},
		"one comes": {func(p *models.SectorPlan) {
			p.Appointments = append(p.Appointments, meeting("b", "2026-12-02 09:00", "2026-12-02 10:00"))
		}, []models.ChangeKind{models.AppointmentAdded}},
		"one moves": {func(p *models.SectorPlan) {
			p.Appointments[0] = meeting("a", "2026-12-01 11:00", "2026-12-01 12:00")
		}, []models.ChangeKind{models.AppointmentMoved}},
		"one is elsewhere": {func(p *models.SectorPlan) { p.Appointments[0].Place = "Rådhuset" }, []models.ChangeKind{models.AppointmentPlace}},
	} {
		after := full()
		c.change(&after)
		if got := kindsOf(full(), after); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAMoveSaysFromWhenToWhen(t *testing.T) {
	before, after := plan("p"), plan("p")
	before.Appointments = []models.Appointment{meeting("a", "2026-12-01 09:00", "2026-12-01 10:00")}
	after.Appointments = []models.Appointment{meeting("a", "2026-12-03 11:00", "2026-12-03 12:00")}
	got := oneplan.Changes(build(before), build(after))
	if len(got) != 1 || !got[0].From.Equal(at("2026-12-01 09:00")) || !got[0].To.Equal(at("2026-12-03 11:00")) || got[0].Source != "kilde" {
		t.Fatalf("%+v", got)
	}
	event, err := got[0].Event()
	if back := models.ChangeOf(event); err != nil || !back.From.Equal(got[0].From) || back.What != got[0].What || back.Kind != got[0].Kind {
		t.Errorf("read back: %+v, %v", back, err)
	}
}

func TestThePlanAtFirstAndMuchAtOnceAreOneSentence(t *testing.T) {
	many, other := plan("p"), plan("p")
	for i := range 12 {
		id := string(rune('a' + i))
		many.Measures = append(many.Measures, models.Measure{ID: id, Name: "Hjælp " + id})
		other.Measures = append(other.Measures, models.Measure{ID: id, Name: "Støtte " + id})
	}
	first := oneplan.Changes(oneplan.Plan{}, build(many))
	if len(first) != 1 || first[0].Kind != models.PlanBegan {
		t.Errorf("the first delivery: %+v", first)
	}
	if got := oneplan.Changes(build(many), build(other)); len(got) != 1 || got[0].Kind != models.PlanChanged || got[0].Count != 12 {
		t.Errorf("twelve changes: %+v", got)
	}
}

func TestWhatIsTheSameHasNoChangesWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := anInstant().Draw(t, "now")
		facts := someFacts(now).Draw(t, "facts")
		before := oneplan.Build(facts, now, copenhagen())
		facts.Plans = shuffled(t, "plans", facts.Plans)
		if got := oneplan.Changes(before, oneplan.Build(facts, now, copenhagen())); len(got) != 0 {
			t.Fatalf("%+v", got)
		}
	})
}

func TestChangesStandInAnOrderThatNoDeliveryDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := anInstant().Draw(t, "now")
		one, two := someFacts(now).Draw(t, "before"), someFacts(now).Draw(t, "after")
		before := oneplan.Build(one, now, copenhagen())
		want := oneplan.Changes(before, oneplan.Build(two, now, copenhagen()))
		two.Plans = shuffled(t, "plans", two.Plans)
		got := oneplan.Changes(before, oneplan.Build(two, now, copenhagen()))
		if !slices.EqualFunc(got, want, func(x, y models.Change) bool { return reflect.DeepEqual(x, y) }) {
			t.Fatalf("%+v\n%+v", got, want)
		}
	})
}

func TestAFollowUpIsAPromiseUnlessItHadPassedWhenItCame(t *testing.T) {
	p := plan("p")
	p.NextFollowUp = models.MustDate("2026-11-20")
	told := func(on string) models.Event {
		return models.Event{Seq: 1, About: models.AboutChange, Choice: string(models.PlanBegan), Target: "kilde~p", At: at(on + " 09:00")}
	}
	for name, c := range map[string]struct {
		said []models.Event
		want int
	}{"it had passed": {[]models.Event{told("2026-11-22")}, 0}, "it was ahead": {[]models.Event{told("2026-11-01")}, 1}} {
		got := buildAt("2026-11-23 08:00", models.Facts{Citizen: mette(), Plans: []models.SectorPlan{p}, Said: c.said}).Late()
		if len(got) != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
