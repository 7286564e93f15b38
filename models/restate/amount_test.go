package restate

import (
	"fmt"
	"testing"
)

func TestAmountsAreSaid(t *testing.T) {
	for _, row := range []struct{ text, key, args string }{
		{"2 timer/uge", "hours_week", "map[n:2]"},
		{"1,5 time/uge", "hours_week", "map[n:1,5]"},
		{"12 timer/uge", "hours_week", "map[n:12]"},
		{"37 t/uge", "hours_week", "map[n:37]"},
		{"3 timer ugentligt", "hours_week", "map[n:3]"},
		{"1½ time om ugen", "hours_week", "map[n:1,5]"},
		{"halvanden time om ugen", "hours_week", "map[n:1,5]"},
		{"2 x 1 time/uge", "times_week", "map[hours:1 n:2]"},
		{"5 x 1,25 time/uge", "times_week", "map[hours:1,25 n:5]"},
		{"2 gange 45 min. ugentligt", "times_week_minutes", "map[n:2 of:45]"},
		{"3-5 timer ugentligt", "hours_week_between", "map[n:3 of:5]"},
		{"op til 15 timer pr. uge", "hours_week_up_to", "map[n:15]"},
		{"1 gang pr. måned", "once_month", "map[]"},
		{"En gang om måneden", "once_month", "map[]"},
		{"2 gange om måneden", "times_in_month", "map[n:2]"},
		{"1 gang om ugen", "once_week", "map[]"},
		{"ugentligt", "once_week", "map[]"},
		{"tre gange ugentligt", "times_in_week", "map[n:3]"},
		{"dagligt", "daily", "map[]"},
		{"4 besøg dagligt", "times_in_day", "map[n:4]"},
		{"45 min. dagligt", "minutes_day", "map[n:45]"},
		{"hver 14. dag", "every_other_week", "map[]"},
		{"hver 3. uge", "every_n_weeks", "map[n:3]"},
		{"8 timer/md.", "hours_month", "map[n:8]"},
		{"fuld tid", "full_time", "map[]"},
		{"3 dage om ugen", "days_week", "map[n:3]"},
		{"hele døgnet", "day_and_night", "map[]"},
		{"efter ønske", "as_you_wish", "map[]"},
		{"efter behov", "as_needed", "map[]"},
		{"efter aftale", "as_agreed", "map[]"},
		{"10 mødegange", "meetings_total", "map[n:10]"},
	} {
		got, ok := Amount(row.text)
		if !ok || got.Key != "amount."+row.key || fmt.Sprint(got.Args) != row.args {
			t.Errorf("%s: got %s %v, want %s %s", row.text, got.Key, got.Args, row.key, row.args)
		}
	}
	for _, text := range []string{"", "lidt", "3", "timer", "bevilget", "uge 9"} {
		if got, ok := Amount(text); ok {
			t.Errorf("%q: got %s", text, got.Key)
		}
	}
	if got, _ := Amount("5 x 1,25 time/uge"); got.Facts.HoursPerWeek != 6.25 {
		t.Errorf("hours a week: %v", got.Facts.HoursPerWeek)
	}
}

func TestPlacesAreTakenApart(t *testing.T) {
	for text, want := range map[string]PlaceParts{
		"GenbrugsCentralen, Industrivej 40 (45 min. med bus)": {Name: "GenbrugsCentralen", Address: "Industrivej 40", TravelMinutes: 45, TravelBy: "bus"},
		"Hjemme hos Mette":                       {Name: "Hjemme hos Mette", Home: true},
		"I hjemmet":                              {Name: "I hjemmet", Home: true},
		"Jobcentret, lokale 2.04":                {Name: "Jobcentret", Room: "lokale 2.04"},
		"Video":                                  {Name: "Video", Online: true},
		"Teams":                                  {Name: "Teams", Online: true},
		"Telefonisk":                             {Name: "Telefonisk", Phone: true},
		"Balance A/S, Torvet 1":                  {Name: "Balance A/S", Address: "Torvet 1"},
		"Ambulatoriet, Region (60 min. med tog)": {Name: "Ambulatoriet, Region", TravelMinutes: 60, TravelBy: "train"},
		"Rådhuset, Store Torv 3, 8000 Aarhus C":  {Name: "Rådhuset", Address: "Store Torv 3, 8000 Aarhus C"},
		"Sygehuset (1 time og 10 min. i bil)":    {Name: "Sygehuset", TravelMinutes: 70, TravelBy: "car"},
		"Herberget Kilden, Havnegade 12, 2. sal": {Name: "Herberget Kilden", Room: "2. sal", Address: "Havnegade 12"},
		"Plejehjemmet Lunden":                    {Name: "Plejehjemmet Lunden"},
		"Sprogcentret (½ time på cykel)":         {Name: "Sprogcentret", TravelMinutes: 30, TravelBy: "bike"},
		"Huset (bagindgangen)":                   {Name: "Huset (bagindgangen)"},
		"":                                       {},
	} {
		if got := Place(text); got != want {
			t.Errorf("%s\n  got  %+v\n  want %+v", text, got, want)
		}
	}
}

func TestGoalsAreSaidOnlyWhenCertain(t *testing.T) {
	for text, want := range map[string]string{
		"At borger opnår et fremmøde på 15 ugentlige timer": "hours",
		"Stoffri":                             "drug_free",
		"Halvere forbruget":                   "use_half",
		"At Noah møder i skole 4 af 5 dage":   "school_days_other",
		"At borger betaler husleje til tiden": "rent_on_time",
		"At borger udvikler en stabil døgnrytme (fra moderat til let nedsat funktionsevne)": "sleep_rhythm",
		"At Emils skolefravær nedbringes til under 10 %":                                    "absence_below_other",
		"Jobmål: butiksmedarbejder, dagligvarehandel":                                       "job",
		"Fuld raskmelding til 37 timer inkl. aftenvagter":                                   "full_return",
		"At Jonas fastholder egen bolig":                                                    "keep_home_other",
		"At borger opnår egen bolig":                                                        "get_home",
		"At borger kan blive i eget hjem længst muligt":                                     "stay_home",
		"At borger består Prøve i Dansk 2":                                                  "danish_test",
		"At borger bliver selvforsørgende":                                                  "own_income",
		"Forebygge fald i hjemmet":                                                          "no_falls",
		"Reducere alkoholforbruget":                                                         "use_less",
		"At borger udvider sit sociale netværk":                                             "friends",
	} {
		if got, ok := GoalWords(text); !ok || got.Key != "goal."+want {
			t.Errorf("%s: got %s, want goal.%s", text, got.Key, want)
		}
	}
	for _, text := range []string{
		"", "At mor varetager forældrerollen, herunder struktur og aftensmåltider", "Udvikling af egenomsorg",
		"At Emil sover bedre", "At borger er stoffri i 3 måneder", "At borger drikker højst 10 genstande om ugen", "At borger profiterer af indsatsen", "Fastholde", "At Noah betaler husleje",
	} {
		if got, ok := GoalWords(text); ok {
			t.Errorf("%q: got %s", text, got.Key)
		}
	}
	if got, _ := GoalWords("At Emils skolefravær nedbringes til under 10 %"); got.Args["who"] != "Emil" {
		t.Errorf("whose goal: %v", got.Args)
	}
}
