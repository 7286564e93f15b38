package detect_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/models/detect"
)

// changes say for each kind how its source can change what makes the finding of
// its first story.
var changes = map[string]func(*models.Facts){
	detect.AppointmentOverlap:       func(f *models.Facts) { later(&f.Plans[1].Appointments[0]) },
	detect.TravelInfeasible:         func(f *models.Facts) { later(&f.Plans[1].Appointments[0]) },
	detect.LoadTooHigh:              func(f *models.Facts) { later(&f.Plans[0].Appointments[0]) },
	detect.TooManyContacts:          func(f *models.Facts) { f.Plans[0].Owner.Caseworker = "Rosa Lind" },
	detect.DuplicateDocument:        func(f *models.Facts) { f.Plans[0].Demands[0].Deadline = models.MustDate("2027-01-11") },
	detect.OverlappingMeasure:       func(f *models.Facts) { f.Plans[0].Measures[0].To = models.MustDate("2027-06-30") },
	detect.ContradictoryRequirement: func(f *models.Facts) { f.Plans[1].Conditions[0].Text = "Må ikke løfte over 4 kg." },
	detect.GoalMismatch:             func(f *models.Facts) { f.Plans[0].Goals[0].Text = "Jobmål: kasseassistent" },
	detect.MissingOwnGoal:           func(f *models.Facts) { f.Citizen.Voice.Goals[0].Text += " Og synge." },
	detect.ConsentMissing:           func(f *models.Facts) { f.Plans[0].Appointments[0].Title = "Møde med arbejdsgiver" },
	detect.ConsentExpired:           func(f *models.Facts) { f.Consents[0].Expires = models.MustDate("2026-11-01") },
	detect.ConsentExceeded:          func(f *models.Facts) { f.Plans[0].Text = "Borger har en bipolar lidelse." },
	detect.ConsentInvalid:           func(f *models.Facts) { f.Consents[0].Scope = "Alle oplysninger om helbred" },
	detect.FollowUpOverdue:          func(f *models.Facts) { f.Plans[0].NextFollowUp = models.MustDate("2026-11-11") },
	detect.DeadlineNear:             func(f *models.Facts) { f.Plans[0].Demands[0].Deadline = models.MustDate("2026-11-30") },
	detect.LawChanged:               func(f *models.Facts) { f.Plans[0].Text = "Borger er i ressourceforløb." },
	detect.DigitalExclusion:         func(f *models.Facts) { f.Plans[0].Demands[0].SendTo = "Via borger.dk" },
	detect.LanguageNeed:             func(f *models.Facts) { f.Plans[1].Appointments[0].Note = "" },
	detect.ChildVoice:               func(f *models.Facts) { f.Plans[0].Conditions[0].Text = "Sofie vil ikke have, at mor får det at vide." },
	detect.RepresentationInvalid: func(f *models.Facts) {
		f.Plans[0].Conditions[0].Text = "Søn handler efter fremtidsfuldmagt, der ikke er i kraft."
	},
	detect.WrongData:   func(f *models.Facts) { f.Plans[0].Text = "Emil er født 04.05.2016." },
	detect.MissingInfo: func(f *models.Facts) { f.Plans[0].Measures[0].Amount = "3 timer/uge" },
}

// later moves an appointment by five minutes.
func later(a *models.Appointment) {
	move := func(t *time.Time) { *t = t.Add(5 * time.Minute) }
	move(&a.Start)
	move(&a.End)
	for i := range a.Slots {
		move(&a.Slots[i].Start)
		move(&a.Slots[i].End)
	}
}

func TestAFindingWhoseFactsChangeIsAnotherFinding(t *testing.T) {
	for _, kind := range detect.Kinds {
		build := func(change func(*models.Facts)) []detect.Finding {
			f := factsOf(stories[kind][0].told...)
			change(&f)
			return slices.DeleteFunc(detect.All(planOn(storyDay, f)), func(f detect.Finding) bool { return f.Kind != kind })
		}
		before, after := build(func(*models.Facts) {}), build(changes[kind])
		if len(before) != 1 || len(after) != 1 {
			t.Fatalf("%s: %d findings, then %d", kind, len(before), len(after))
		}
		if before[0].ID == after[0].ID {
			t.Errorf("%s keeps its ID: %s", kind, lines(after))
		}
		if again := build(func(*models.Facts) {}); again[0].ID != before[0].ID {
			t.Errorf("%s does not come back under its ID", kind)
		}
	}
}

func TestWhatHasNothingToDoWithAFindingLeavesItsID(t *testing.T) {
	for _, kind := range detect.Kinds {
		f := factsOf(stories[kind][0].told...)
		before := detect.All(planOn(storyDay, f))
		f.Plans = append(f.Plans, models.SectorPlan{ID: "zzz", Source: "zzz", Title: "Plan", Owner: models.Owner{Unit: "Biblioteket"}})
		for i := range f.Plans {
			f.Plans[i].Received = time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)
			f.Plans[i].SourceSystem = strings.Repeat("x", i)
		}
		for _, x := range before {
			if x.Kind == kind && !hasID(detect.All(planOn(storyDay, f)), x.ID) {
				t.Errorf("%s got another ID: %s", kind, lines([]detect.Finding{x}))
			}
		}
	}
}
