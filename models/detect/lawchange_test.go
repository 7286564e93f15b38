package detect_test

import (
	"testing"

	"enplan/models"
	"enplan/models/detect"
)

func TestHelpIsPointedOutWhenItsLawHasEndedOrClosed(t *testing.T) {
	for name, c := range map[string]struct{ today, key, from, want string }{
		"ended":                          {"2026-07-01", "LAB-RT", "2025-03-01", "medium m+p"},
		"the last day of the law":        {"2026-06-30", "LAB-RT", "2025-03-01", ""},
		"closed, begun in time":          {"2026-07-01", "LAB-107", "2026-06-30", ""},
		"closed, begun after":            {"2026-11-23", "LAB-107", "2026-07-01", "high m+p"},
		"closed, begun nobody knows":     {"2026-11-23", "LAB-107", "", ""},
		"the last day for new citizens":  {"2026-06-30", "LAB-107", "2026-06-30", ""},
		"a new law after the help began": {"2026-11-23", "AEL-10", "2025-06-30", ""},
		"begun under the new law":        {"2026-11-23", "AEL-10", "2025-07-01", ""},
		"a new law, begun nobody knows":  {"2026-11-23", "AEL-10", "", ""},
		"a change without a day":         {"2026-11-23", "SEL-83", "2024-01-01", ""},
		"nothing has changed":            {"2026-11-23", "SEL-82a", "2024-01-01", ""},
		"help no provision is known for": {"2026-11-23", "", "2024-01-01", ""},
	} {
		w := on(c.today)
		w.help(t, w.sector("p", ""), "m", c.key, models.Measure{From: models.MustDate(c.from)})
		expect(t, name, w.found(detect.LawChanged), c.want)
	}
}

func TestAPlanThatStillBuildsOnAnEndedLawIsPointedOut(t *testing.T) {
	for name, c := range map[string]struct {
		law               []string
		title, text, want string
	}{
		"closed, as its law":      {[]string{"LAB §§ 40-42", "LAB tidl. kap. 19"}, "Min Plan", "", "medium p"},
		"closed, in its title":    {nil, "Min Plan – ressourceforløb", "", "medium p"},
		"ended, in its text":      {[]string{"LAB § 40"}, "Min Plan", "Sagen forelægges rehabiliteringsteamet i december.", "medium p"},
		"ended, but its own team": {[]string{"SUL § 140"}, "Genoptræning", "Rehabiliteringsteamet træner med borger i december.", ""},
		"ended, told as the past": {[]string{"LAB § 40"}, "Min Plan", "Sagen var på rehabiliteringsteamet. Borger er i praktik.", ""},
		"closed, only mentioned":  {[]string{"LAB § 40"}, "Min Plan", "Borger er i ressourceforløb.", "medium p"},
		"living law":              {[]string{"SEL § 85"}, "Handleplan", "Borger modtager bostøtte.", ""},
	} {
		w := on("2026-11-23")
		w.sector("p", "", func(p *models.SectorPlan) { p.Law, p.Title, p.Text = c.law, c.title, c.text })
		expect(t, name, w.found(detect.LawChanged), c.want)
	}
}

func TestAPlanAndItsMeasuresTellOfItsChangesOnce(t *testing.T) {
	w := on("2026-11-23")
	p := w.sector("p", "", func(p *models.SectorPlan) { p.Law = []string{"LAB kap. 19"} })
	w.help(t, p, "m", "LAB-107", models.Measure{From: models.MustDate("2026-08-01")})
	w.help(t, p, "n", "LAB-RT", models.Measure{From: models.MustDate("2026-01-01")})
	f := w.one(t, detect.LawChanged)
	for arg, want := range map[string]string{"provision": "LAB-RT", "how": "ended", "last_date": "2026-06-30", "provisions": "LAB-RT,LAB-107"} {
		expect(t, arg, f.Args[arg], want)
	}
	expect(t, "all of it", w.found(detect.LawChanged), "high m+n+p")
}
