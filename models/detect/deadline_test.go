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

func TestAFollowUpIsOverdueFromTheDayAfterAndNearFromAFortnightBefore(t *testing.T) {
	for day, want := range map[string][2]string{
		"":           {"", ""},
		"2026-10-15": {"high p", ""},
		"2026-11-22": {"high p", ""},
		"2026-11-23": {"", "medium p"},
		"2026-11-24": {"", "medium p"},
		"2026-12-07": {"", "medium p"},
		"2026-12-08": {"", ""},
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

func TestThreePapersWithinEightDaysAreOneFinding(t *testing.T) {
	for name, c := range map[string]struct {
		days []string
		want string
	}{
		"three on one day":       {[]string{"2026-12-01", "2026-12-01", "2026-12-01"}, "high d0+d1+d2"},
		"the eighth day":         {[]string{"2026-11-27", "2026-11-30", "2026-12-04"}, "high d0+d1+d2"},
		"the ninth day":          {[]string{"2026-11-27", "2026-11-30", "2026-12-05"}, "medium d0+p0, medium d1+p1, medium d2+p2"},
		"two":                    {[]string{"2026-12-01", "2026-12-01"}, "medium d0+p0, medium d1+p1"},
		"three and one far from": {[]string{"2026-11-23", "2026-11-24", "2026-11-25", "2026-12-07"}, "high d0+d1+d2, medium d3+p3"},
		"two crowds": {[]string{"2026-11-23", "2026-11-23", "2026-11-23", "2026-12-05", "2026-12-06", "2026-12-07"},
			"high d0+d1+d2, high d3+d4+d5"},
		"today and the fourteenth day": {[]string{"2026-11-23", "2026-12-07"}, "medium d0+p0, medium d1+p1"},
		"passed or far away":           {[]string{"2026-11-22", "2026-12-08", ""}, ""},
	} {
		w := on("2026-11-23")
		for i, day := range c.days {
			w.ask(w.sector(fmt.Sprint("p", i), ""), fmt.Sprint("d", i), "Bilag", day)
		}
		expect(t, name, w.found(detect.DeadlineNear), c.want)
	}
}

func TestPapersOfOnePlanAreToldTogether(t *testing.T) {
	w := on("2026-11-23")
	p := w.sector("p", "")
	w.ask(p, "d1", "Bilag", "2026-11-30")
	w.ask(p, "d2", "Bilag", "2026-12-02")
	expect(t, "two of one plan", w.found(detect.DeadlineNear), "medium d1+d2+p")
	f := w.one(t, detect.DeadlineNear)
	expect(t, "args", f.Args["what"]+" "+f.Args["count"]+" "+f.Args["days"]+" "+f.Args["last_date"], "paper 2 7 2026-12-02")
	expect(t, "acts", f.Acts, detect.Citizen)
	w.Duties[1].Cannot = []restate.Statement{{Key: "consequence.refused_without_papers"}}
	expect(t, "with something to lose", w.found(detect.DeadlineNear), "high d1+d2+p")
}
