package detect_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// places one can be at, with the minutes from home that are written with them.
var freePlaces = map[string]int{"Jobcentret": 0, "Sundhedscentret (20 min. med bus)": 20, "Familiehuset (45 min. med bus)": 45, "Hjemme hos dig": 0}

type freeTime struct {
	start, end time.Time
	place      string
}

func freeFacts(times []freeTime) models.Facts {
	p := models.SectorPlan{ID: "p", Source: "s", Owner: models.Owner{Unit: "Jobcentret"}}
	for i, f := range times {
		p.Appointments = append(p.Appointments, models.Appointment{
			ID: fmt.Sprint("a", i), Title: fmt.Sprint("Aftale ", i), Start: f.start, End: f.end, Place: f.place, Slots: []models.Slot{{Start: f.start, End: f.end}},
		})
	}
	return models.Facts{Citizen: models.Citizen{ID: "mette", Name: "Mette Lund"}, Plans: []models.SectorPlan{p}}
}

// fits is the rule, told once more and without haste.
func fits(s models.Slot, place string, times []freeTime) bool {
	for _, f := range times {
		need := max(freePlaces[f.place], freePlaces[place])
		if f.place == place && f.place != "Hjemme hos dig" {
			need = 0
		}
		room := time.Duration(need) * time.Minute
		if s.Start.Before(f.end.Add(room)) && f.start.Before(s.End.Add(room)) {
			return false
		}
	}
	return true
}

func TestWhatIsFoundFitsAndWhatFitsIsFound(t *testing.T) {
	names := []string{"Jobcentret", "Sundhedscentret (20 min. med bus)", "Familiehuset (45 min. med bus)", "Hjemme hos dig"}
	monday := models.MustDate("2026-11-23")
	rapid.Check(t, func(t *rapid.T) {
		var times []freeTime
		for range rapid.IntRange(0, 10).Draw(t, "times") {
			day := monday.AddDays(rapid.IntRange(0, 4).Draw(t, "day"))
			start := day.At(rapid.IntRange(7, 15).Draw(t, "hour"), 5*rapid.IntRange(0, 11).Draw(t, "minute"), danish)
			times = append(times, freeTime{start, start.Add(time.Duration(rapid.IntRange(15, 300).Draw(t, "length")) * time.Minute), rapid.SampledFrom(names).Draw(t, "place")})
		}
		q := detect.Search{
			Minutes: 15 * rapid.IntRange(1, 12).Draw(t, "minutes"), From: monday, To: monday.AddDays(rapid.IntRange(0, 6).Draw(t, "to")),
			Place: rapid.SampledFrom(names).Draw(t, "where"),
		}
		p := oneplan.Build(freeFacts(times), monday.At(6, 0, danish), danish)
		found := detect.Free(p, q)
		for _, f := range found {
			if !fits(f.Slot, q.Place, times) || !f.Start.After(p.AsOf) || f.Start.Hour() < 8 || f.End.After(models.DateOf(f.Start).At(16, 0, danish)) || !models.IsWorkday(models.DateOf(f.Start)) {
				t.Fatalf("%v does not fit", f.Slot)
			}
		}
		for day := q.From; !day.After(q.To); day = day.AddDays(1) {
			for quarter := 8 * 4; quarter*15+q.Minutes <= 16*60 && models.IsWorkday(day); quarter++ {
				start := day.At(quarter/4, quarter%4*15, danish)
				s := models.Slot{Start: start, End: start.Add(time.Duration(q.Minutes) * time.Minute)}
				if fits(s, q.Place, times) && start.After(p.AsOf) && len(found) == 0 {
					t.Fatalf("%v fits and nothing is found", s)
				}
				if fits(s, q.Place, times) && start.After(p.AsOf) && len(found) < 60 && !slices.ContainsFunc(found, func(f detect.FreeTime) bool { return f.Start.Equal(start) }) {
					t.Fatalf("%v fits and is not found", s)
				}
			}
		}
	})
}

func TestTheBestTimeIsWhatTheCitizenWishesWhereTheyAreAnyway(t *testing.T) {
	day := models.MustDate("2026-11-24")
	facts := freeFacts([]freeTime{{day.At(9, 0, danish), day.At(10, 0, danish), "Jobcentret"}})
	wishes, err := models.WishesFor("10:00", "", nil, "")
	if err != nil {
		t.Fatal(err)
	}
	facts.Said = []models.Event{wishes.Event()}
	p := oneplan.Build(facts, models.MustDate("2026-11-23").At(8, 0, danish), danish)
	found := detect.Free(p, detect.Search{Minutes: 45, From: models.MustDate("2026-11-23"), To: models.MustDate("2026-11-27"), Place: "Jobcentret"})
	if best := found[0]; !best.Start.Equal(day.At(10, 0, danish)) || !best.Wished || !best.SameSpot {
		t.Errorf("%+v", best)
	}
	for i := range found[1:] {
		if found[i+1].Wished && !found[i].Wished {
			t.Errorf("%+v stands before what is wished", found[i])
		}
	}
}
