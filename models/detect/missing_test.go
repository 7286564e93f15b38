package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

func TestWeeklyHelpWithoutAnAppointmentIsPointedOut(t *testing.T) {
	for name, c := range map[string]struct{ amount, from, to, want string }{
		"it goes on":               {"2 timer/uge", "2026-10-01", "2027-04-01", "low m"},
		"no days are stated":       {"2 x 1 time/uge", "", "", "low m"},
		"it begins in a fortnight": {"1,5 time/uge", "2026-12-07", "", "low m"},
		"it begins later":          {"1,5 time/uge", "2026-12-08", "", ""},
		"its last day":             {"2 timer/uge", "2026-10-01", "2026-11-23", "low m"},
		"it ended yesterday":       {"2 timer/uge", "2026-10-01", "2026-11-22", ""},
		"as the citizen wishes":    {"efter ønske", "2026-10-01", "", ""},
		"at most":                  {"op til 2 timer/uge", "2026-10-01", "", ""},
		"each month":               {"2 timer pr. måned", "2026-10-01", "", ""},
		"no amount":                {"", "2026-10-01", "", ""},
	} {
		w := on("2026-11-23")
		w.help(t, w.sector("p", ""), "m", "LAB-167", models.Measure{
			Name: "Mentorstøtte", Amount: c.amount, From: models.MustDate(c.from), To: models.MustDate(c.to),
		})
		expect(t, name, w.found(detect.MissingInfo), c.want)
	}
}

func TestMissingInfoIsSilentWhereAnAppointmentMayBeThere(t *testing.T) {
	build := func(change func(*world, *models.SectorPlan, *oneplan.Measure)) string {
		w := household("2026-11-23")
		p := w.sector("p", "")
		change(w, p, w.help(t, p, "m", "LAB-167", models.Measure{Name: "Mentorstøtte", Amount: "2 timer/uge"}))
		return w.found(detect.MissingInfo)
	}
	hidden := models.Appointment{ID: "a", Title: "Samtale", Repeat: "FREQ=WEEKLY", Slots: []models.Slot{{}}}
	type change = func(*world, *models.SectorPlan, *oneplan.Measure)
	for name, c := range map[string]struct {
		change change
		want   string
	}{
		"it has one":         {func(_ *world, _ *models.SectorPlan, m *oneplan.Measure) { m.Meets = []int{0} }, ""},
		"about the child":    {func(_ *world, _ *models.SectorPlan, m *oneplan.Measure) { m.About.ID = "emil" }, ""},
		"it names the child": {func(_ *world, _ *models.SectorPlan, m *oneplan.Measure) { m.Measure.Name = "Støtte til Emil" }, ""},
		"a series of nobody knows what": {func(_ *world, p *models.SectorPlan, _ *oneplan.Measure) {
			p.Appointments = []models.Appointment{hidden}
		}, ""},
		"a series that is over": {func(_ *world, p *models.SectorPlan, _ *oneplan.Measure) {
			p.Appointments = []models.Appointment{{ID: "a", Repeat: "FREQ=WEEKLY", Start: at("2026-01-05", "10:00")}}
		}, "low m"},
		"a series that is cancelled": {func(_ *world, p *models.SectorPlan, _ *oneplan.Measure) {
			p.Appointments = []models.Appointment{hidden}
			p.Appointments[0].Cancelled = true
		}, "low m"},
		"a single talk": {func(_ *world, p *models.SectorPlan, _ *oneplan.Measure) {
			p.Appointments = []models.Appointment{{ID: "a", Slots: []models.Slot{{}}}}
		}, "low m"},
		"another measure's series": {func(w *world, p *models.SectorPlan, _ *oneplan.Measure) {
			p.Appointments = []models.Appointment{hidden}
			w.meet(p, "a", me).Measures = []string{"p/other"}
		}, "low m"},
	} {
		expect(t, name, build(c.change), c.want)
	}
}
