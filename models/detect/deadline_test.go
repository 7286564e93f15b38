package detect_test

import (
	"fmt"
	"testing"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/restate"
)

func followUp(day string) func(*models.SectorPlan) {
	return func(p *models.SectorPlan) { p.NextFollowUp = models.MustDate(day) }
}

func TestAFollowUpIsOverdueFromTheDayAfterAndNearFromAWeekBefore(t *testing.T) {
	for day, want := range map[string][2]string{
		"":           {"", ""},
		"2026-10-15": {"high p", ""},
		"2026-11-22": {"high p", ""},
		"2026-11-23": {"", "medium p"},
		"2026-11-24": {"", "medium p"},
		"2026-11-30": {"", "medium p"},
		"2026-12-01": {"", ""},
	} {
		w := on("2026-11-23")
		w.sector("p", "", followUp(day))
		expect(t, "overdue "+day, w.found(detect.FollowUpOverdue), want[0])
		expect(t, "near "+day, w.found(detect.DeadlineNear), want[1])
	}
}

func TestAFollowUpSaysHowManyDaysAlsoAcrossWinterTime(t *testing.T) {
	w := on("2026-11-23")
	w.sector("p", "", followUp("2026-10-24"))
	f := w.one(t, detect.FollowUpOverdue)
	expect(t, "day and days", f.Args["due_date"]+" "+f.Args["days"], "2026-10-24 30")
	expect(t, "acts", f.Acts, detect.Municipality)
}

func TestTheEightDaysThatHoldMostPapersAreOneFinding(t *testing.T) {
	for name, c := range map[string]struct {
		days []string
		want string
	}{
		"two on one day":          {[]string{"2026-12-01", "2026-12-01"}, "high d0+d1"},
		"the eighth day":          {[]string{"2026-11-27", "2026-12-04"}, "high d0+d1"},
		"the ninth day":           {[]string{"2026-11-27", "2026-12-05"}, ""},
		"the earliest of equals":  {[]string{"2026-11-27", "2026-11-30", "2026-12-05"}, "high d0+d1"},
		"three and one far from":  {[]string{"2026-11-23", "2026-11-24", "2026-11-25", "2026-12-07"}, "high d0+d1+d2"},
		"the later ones are more": {[]string{"2026-11-23", "2026-11-24", "2026-12-05", "2026-12-06", "2026-12-07"}, "high d2+d3+d4"},
		"one alone":               {[]string{"2026-11-24"}, ""},
		"passed or far away":      {[]string{"2026-11-22", "2026-11-22", "2026-12-08", "2026-12-08", "", ""}, ""},
	} {
		w := on("2026-11-23")
		for i, day := range c.days {
			w.ask(w.sector(fmt.Sprint("p", i), ""), fmt.Sprint("d", i), "Bilag", day)
		}
		expect(t, name, w.found(detect.DeadlineNear), c.want)
	}
}

func TestOnePaperSentTwiceIsLessThanTwoPapers(t *testing.T) {
	for name, c := range map[string]struct{ first, second, want string }{
		"two papers":        {"Kontoudtog", "Lejekontrakt", "high d1+d2"},
		"the same one":      {"Kontoudtog", "Kontoudskrifter", "medium d1+d2"},
		"nobody knows what": {"Bilag", "Bilag", "high d1+d2"},
	} {
		w := on("2026-11-23")
		w.ask(w.sector("p", ""), "d1", c.first, "2026-11-30")
		w.ask(w.sector("q", ""), "d2", c.second, "2026-12-02")
		expect(t, name, w.found(detect.DeadlineNear), c.want)
		f := w.one(t, detect.DeadlineNear)
		expect(t, "args", f.Args["what"]+" "+f.Args["count"]+" "+f.Args["days"]+" "+f.Args["last_date"], "paper 2 7 2026-12-02")
		expect(t, "acts", f.Acts, detect.Citizen)
	}
}

func TestOnePaperIsToldWhenItsAbsenceCostsSomething(t *testing.T) {
	for day, want := range map[string]string{"2026-11-22": "", "2026-11-23": "high d", "2026-12-01": "high d", "2026-12-02": ""} {
		w := on("2026-11-23")
		w.ask(w.sector("p", ""), "d", "Bilag", day).Cannot = []restate.Statement{{Key: "consequence.refused_without_papers"}}
		expect(t, day, w.found(detect.DeadlineNear), want)
	}
}
