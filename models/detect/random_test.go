package detect_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// scraps are what texts of stories are made of, and what no text should hold.
var scraps = []string{
	"Borger", "Emil", "Mor", "må ikke", "løfte over 5 kg", "sække op til 15 kg", "ingen aftaler før kl. 10.00", "møder kl. 8.15", "kl. 99",
	"højst 15 timer om ugen", "37 timer ugentligt", "lukker kl. 16", "hjemme til kl. 8", "senest 30.11.2026", "senest 99.99.2026", "født 31.02.2017", "(7 år)",
	"fuldmagt", "ikke i kraft", "værge", "tolk", "ikke bestilt", "arbejdsgiver", "kontakter", "diagnose", "skizofreni", "oplyser", "psykolog",
	"sendes i kopi til jobcentret", "modtaget epikrise", "LÆ 285", "kontoudtog", "§ 141", "§", "Birkevej 12", "fraflyttet", "højre knæ", "venstre", "stoffri",
	"rehabiliteringsteamet", "udskrevet", "2.11.2026", "børnesamtale ikke afholdt", "vil ikke på plejehjem", "(45 min. med bus)", "A. ", "mdr. ", ".", ",", "",
	"\xff\xfe", "\x00", "İ", "ẞ", "a\u030a", "\u2028", "’", "-", "½", "999999999999999999999", "😀",
}

// text draws a text: ordinary, broken, empty, or longer than any letter.
func text(t *rapid.T, what string) string {
	switch rapid.IntRange(0, 19).Draw(t, what+" is") {
	case 0:
		return string(rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, what))
	case 1:
		return ""
	case 2:
		return strings.Repeat(rapid.SampledFrom(scraps).Draw(t, what)+" ", rapid.SampledFrom([]int{3, 30, 300, 3000}).Draw(t, "again"))
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 0, 9).Draw(t, what), " ")
}

func someDay(t *rapid.T, what string) models.Date {
	return rapid.SampledFrom([]models.Date{{}, {Year: 1, Month: 1, Day: 1}, {Year: 9999, Month: 12, Day: 31}, {Year: 2027, Month: 2, Day: 31},
		models.MustDate("2026-11-22"), models.MustDate("2026-11-24"), models.MustDate("2026-12-05"), models.MustDate("2024-02-29")}).Draw(t, what)
}

func someID(t *rapid.T) string {
	return rapid.SampledFrom([]string{"a", "b", "c", "karen", "emil", "", "\xff"}).Draw(t, "id")
}

func somePlan(t *rapid.T) models.SectorPlan {
	types := []models.PlanType{models.PlanMyPlan, models.PlanSocial, models.PlanRehabilitation, models.PlanChild, models.PlanYouth,
		models.PlanSickness, models.PlanMoney, models.PlanRegion, "", "\xff"}
	p := models.SectorPlan{ID: someID(t), Source: someID(t), Type: rapid.SampledFrom(types).Draw(t, "type"), Title: text(t, "title"), Text: text(t, "text"),
		Owner: models.Owner{Unit: text(t, "unit"), Caseworker: text(t, "caseworker")}, Created: someDay(t, "created"), NextFollowUp: someDay(t, "follow-up"),
		Subject: someID(t), Law: []string{text(t, "law")}, Notes: []string{text(t, "note"), text(t, "note")}}
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		p.Goals = append(p.Goals, models.Goal{ID: someID(t), Text: text(t, "goal"), Deadline: someDay(t, "deadline")})
		p.Conditions = append(p.Conditions, models.Condition{ID: someID(t), Text: text(t, "condition")})
		p.Demands = append(p.Demands, models.Demand{ID: someID(t), What: text(t, "what"), Why: text(t, "why"), SendTo: text(t, "to"), Deadline: someDay(t, "deadline")})
		p.Measures = append(p.Measures, models.Measure{ID: someID(t), Name: text(t, "name"), Text: text(t, "measure"), Law: text(t, "law"),
			Amount: text(t, "amount"), From: someDay(t, "from"), To: someDay(t, "to"), Codes: []models.Code{{Value: text(t, "code")}}})
		a := models.Appointment{ID: someID(t), Title: text(t, "appointment"), Place: text(t, "place"), With: text(t, "with"), Note: text(t, "note"),
			Mandatory: rapid.Bool().Draw(t, "must"), AllDay: rapid.Bool().Draw(t, "all day"), Attendees: []string{someID(t), someID(t)}}
		for range rapid.IntRange(0, 3).Draw(t, "slots") {
			start := at(storyDay, "08:00").Add(time.Duration(rapid.IntRange(-500, 20000).Draw(t, "minutes")) * time.Minute)
			a.Slots = append(a.Slots, models.Slot{Start: start, End: start.Add(time.Duration(rapid.IntRange(-60, 3000).Draw(t, "long")) * time.Minute)})
		}
		p.Appointments = append(p.Appointments, a)
	}
	return p
}

func someFacts(t *rapid.T) models.Facts {
	no := false
	f := models.Facts{Citizen: models.Citizen{ID: "karen", Name: text(t, "citizen"), Born: someDay(t, "born"), Language: text(t, "language"),
		Needs: []string{text(t, "need")}, Digital: models.Digital{DigitalPost: &no, Phone: text(t, "phone")},
		Voice:     models.OwnVoice{Text: text(t, "voice"), Goals: []models.OwnGoal{{ID: someID(t), Text: text(t, "wish")}}},
		Household: []models.Person{{ID: "emil", Name: text(t, "child"), Born: someDay(t, "born"), Relation: text(t, "relation"), Note: text(t, "note")}}}}
	for range rapid.IntRange(0, 3).Draw(t, "plans") {
		f.Plans = append(f.Plans, somePlan(t))
	}
	for range rapid.IntRange(0, 2).Draw(t, "consents") {
		f.Consents = append(f.Consents, models.Consent{ID: someID(t), Giver: text(t, "giver"), From: text(t, "from"), To: text(t, "to"),
			Scope: text(t, "scope"), Form: text(t, "form"), Note: text(t, "note"), Given: someDay(t, "given"), Expires: someDay(t, "expires")})
	}
	return f
}

func TestNoTextAndNoDateBreaksTheFinder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := someFacts(t)
		p := planOn(storyDay, f)
		there := namesIn(p)
		found := detect.Look(p)
		for _, one := range found.Findings {
			if !slices.Contains(detect.Kinds, one.Kind) || len(one.Refs) == 0 || one.Args == nil || len(one.ID) != 24 {
				t.Fatalf("badly made: %+v", one.Finding)
			}
			for _, ref := range one.Refs {
				if !there[ref] {
					t.Fatalf("%q is not in the plan: %+v", ref, one.Finding)
				}
			}
		}
		if _, err := json.Marshal(found.Findings); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAPlanOfNothingButNamesHasNoFindings(t *testing.T) {
	for name, f := range map[string]models.Facts{
		"nothing":        {},
		"a citizen":      factsOf(),
		"an empty plan":  factsOf(department("min", models.PlanMyPlan, "Jobcentret")),
		"a whole family": factsOf(emil, sofie, lives("ole", "Ole Holm", "ægtefælle", "1980-01-01"), department("min", models.PlanMyPlan, "Jobcentret")),
	} {
		if found := detect.All(oneplan.Build(f, at(storyDay, "06:00"), danish)); len(found) > 0 {
			t.Errorf("%s: %s", name, lines(found))
		}
	}
}
