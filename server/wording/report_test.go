package wording

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
)

// due are n answers or promises, each to a citizen of its own.
func due(n int, kept bool) []models.Due {
	all := make([]models.Due, n)
	for i := range all {
		all[i] = models.Due{Unit: "Nord", Citizen: fmt.Sprint(kept, i), By: models.MustDate("2026-10-27"), Kept: kept}
	}
	return all
}

func reportOf(n models.Numbers) []models.Report {
	p := models.Period{From: models.MustDate("2026-10-26")}
	return []models.Report{models.ReportOn(p, n), models.ReportOn(p.Before(), models.Numbers{})}
}

func TestAShareIsSaidInTensAndAllIsSaidOfAllOnly(t *testing.T) {
	for _, c := range []struct {
		kept, late int
		want       string
	}{
		{0, 0, "Ingen løfter skulle holdes i perioden."},
		{45, 5, "9 af 10 løfter er holdt."},
		{40, 0, "Alle løfter er holdt."},
		{400, 6, "Næsten alle løfter er holdt."},
		{6, 400, "Næsten ingen løfter er holdt."},
		{0, 40, "Ingen løfter er holdt."},
		{40, 3, "Vi kan ikke vise, hvor mange løfter der er holdt. Tallet handler om for få borgere."},
		{1, 2, "Vi kan ikke vise, hvor mange løfter der er holdt. Tallet handler om for få borgere."},
	} {
		n := models.Numbers{Promises: append(due(c.kept, true), due(c.late, false)...)}
		w := reportWords{words{l: i18n.For("da")}}
		if got := w.parted("promises", reportOf(n)[0].Promises).Sentence; got != c.want {
			t.Errorf("%d kept, %d not: %s", c.kept, c.late, got)
		}
		shown := false
		for _, table := range Report(reportOf(n), i18n.For("da")).Tables {
			shown = shown || table.ID == "promises"
		}
		if shown != (c.kept+c.late > 0) {
			t.Errorf("%d kept, %d not: the table is there: %v", c.kept, c.late, shown)
		}
	}
}

func TestTooLittleToShowIsSaid(t *testing.T) {
	for _, c := range []struct {
		numbers models.Numbers
		empty   bool
	}{
		{models.Numbers{}, true}, {models.Numbers{Answers: due(4, true)}, true}, {models.Numbers{Answers: due(5, true)}, false},
	} {
		if got := Report(reportOf(c.numbers), i18n.For("da")).Empty; (got != "") != c.empty {
			t.Errorf("%+v: %q", c.numbers, got)
		}
	}
}

func TestEveryNumberOfAReportHasWords(t *testing.T) {
	for _, language := range i18n.Names() {
		for _, citizens := range []int{0, 3, 9} {
			n := models.Numbers{Answers: due(citizens, true), Promises: due(citizens, false), Coordinates: map[string]int{}, Citizens: citizens}
			for i := range citizens {
				who := fmt.Sprint(i)
				for lix := 10.0; lix < 80; lix += 9 {
					text := models.Text{Unit: fmt.Sprint("LIX ", lix), Citizen: who, LIX: lix}
					n.Plans, n.Sent = append(n.Plans, text), append(n.Sent, text)
				}
				for _, kind := range detect.Kinds {
					n.Open = append(n.Open, models.Course{Kind: kind, Citizen: who})
				}
				n.Settled = append(n.Settled, models.Course{Citizen: who})
				n.Coordinates[who] = 6
			}
			said, err := json.Marshal(Report(reportOf(n), i18n.For(language)))
			if err != nil {
				t.Fatal(err)
			}
			for _, missing := range []string{"[report", "[desk"} {
				if at := strings.Index(string(said), missing); at >= 0 {
					t.Errorf("%s, %d citizens: %.60s", language, citizens, said[at:])
				}
			}
		}
	}
}

func TestAWeekThatIsHeldBackIsAPointWithoutAValue(t *testing.T) {
	n := models.Numbers{Answers: append(due(40, true), due(2, false)...)}
	for i := range 30 { // the next week tells enough
		n.Answers = append(n.Answers, models.Due{Unit: "Nord", Citizen: fmt.Sprint(i), By: models.MustDate("2026-11-03"), Kept: i > 9})
		n.Answers = append(n.Answers, models.Due{Unit: "Nord", Citizen: fmt.Sprint(i), By: models.MustDate("2026-11-10"), Kept: i > 5})
	}
	line := Report(reportOf(n), i18n.For("da")).Tables[0].Line
	var said []string
	for _, p := range line.Points[4:] {
		said = append(said, p.Name+" "+p.Says)
	}
	want := "Uge 44 vises ikke, Uge 45 vises ikke, Uge 46 80 %, Uge 47 ingen"
	if got := strings.Join(said, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
