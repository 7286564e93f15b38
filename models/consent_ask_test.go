package models_test

import (
	"errors"
	"testing"
	"time"

	"enplan/models"
)

var (
	askAll  = models.Terms{From: "sund", To: "job", Category: models.CategoryLimits, Purpose: models.PurposeSpare, Without: models.Slower, ForWhat: "Vi vil finde et job."}
	askedOn = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
)

// answered is what became of one question, an hour between each.
func answered(terms models.Terms, deeds ...models.ConsentDeed) []models.ConsentEvent {
	var events []models.ConsentEvent
	for i, what := range deeds {
		e := models.ConsentEvent{
			Seq: int64(i + 1), Consent: "c1", What: what, Terms: terms, Capacity: models.AsSelf, Form: models.ByLogin,
			Until: askedOn.AddDate(0, 6, 0), At: askedOn.Add(time.Duration(i) * time.Hour),
		}
		events = append(events, e)
	}
	return events
}

func askOne(terms models.Terms, one string) models.Terms {
	terms.Item = one
	return terms
}

func TestADepartmentDoesNotAskAgain(t *testing.T) {
	other := askAll
	other.Purpose = models.PurposeCase
	elsewhere := askAll
	elsewhere.Category = models.CategoryPapers
	others := askAll
	others.To = "family"
	declined := answered(askAll, models.ConsentAsked, models.ConsentDeclined)
	part := append(answered(askAll, models.ConsentAsked), models.ConsentEvent{
		Seq: 2, Consent: "c1", What: models.ConsentGiven, Terms: askOne(askAll, "back"), Capacity: models.AsSelf, Form: models.ByLogin,
		Until: askedOn.AddDate(0, 6, 0), At: askedOn.Add(time.Hour),
	})
	narrowed := answered(askAll, models.ConsentGiven)
	narrowed = append(narrowed, models.ConsentEvent{Seq: 2, Consent: "c1", What: models.ConsentNarrowed, Terms: askOne(askAll, "back"), Until: askedOn.AddDate(0, 6, 0), At: askedOn.Add(time.Hour)})
	for name, c := range map[string]struct {
		terms  models.Terms
		events []models.ConsentEvent
		after  int // days
		want   error
	}{
		"for the first time":                 {askAll, nil, 0, nil},
		"while the first waits":              {askAll, answered(askAll, models.ConsentAsked), 90, models.ErrAsked},
		"while the first waits, for another": {other, answered(askAll, models.ConsentAsked), 0, nil},
		"of what it has":                     {askAll, answered(askAll, models.ConsentGiven), 1, models.ErrHasIt},
		"of a thing of what it has":          {askOne(askAll, "back"), answered(askAll, models.ConsentGiven), 1, models.ErrHasIt},
		"of what it has for another purpose": {other, answered(askAll, models.ConsentGiven), 1, nil},
		"after a yes is over":                {askAll, answered(askAll, models.ConsentGiven), 200, nil},
		"while a yes is paused":              {askAll, answered(askAll, models.ConsentGiven, models.ConsentPaused), 90, models.ErrAsked},
		"a day after a no":                   {askAll, declined, 1, models.ErrNoStands},
		"29 days after a no":                 {askAll, declined, 29, models.ErrNoStands},
		"31 days after a no":                 {askAll, declined, 31, nil},
		"after a no, for another purpose":    {other, declined, 1, models.ErrNoStands},
		"after a no, of a thing of it":       {askOne(askAll, "back"), declined, 1, models.ErrNoStands},
		"after a no, of something else":      {elsewhere, declined, 1, nil},
		"after a no to another department":   {others, declined, 1, nil},
		"after it was taken back":            {askAll, answered(askAll, models.ConsentGiven, models.ConsentWithdrawn), 1, models.ErrNoStands},
		"of the rest after a part was given": {askAll, part, 1, models.ErrNoStands},
		"of the part that was given":         {askOne(askAll, "back"), part, 1, models.ErrHasIt},
		"of another part":                    {askOne(askAll, "neck"), part, 1, models.ErrNoStands},
		"of the rest after it was narrowed":  {askOne(askAll, "neck"), narrowed, 1, models.ErrNoStands},
		"of the rest a month later":          {askAll, part, 40, nil},
		"of a thing that was not refused":    {askOne(askAll, "neck"), answered(askOne(askAll, "back"), models.ConsentAsked, models.ConsentDeclined), 1, nil},
	} {
		g := models.Grounds{
			Now: askedOn.AddDate(0, 0, c.after), Zone: time.UTC, To: models.Department{ID: c.terms.To, Field: models.FieldJob},
			Consents: models.ConsentRecords(c.events), Emergency: &models.Emergency{ID: "e1", Until: askedOn.AddDate(1, 0, 0)},
		}
		if err := c.terms.CheckAskNow(models.FieldHealth, g); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestADepartmentDoesNotAskForWhatTheLawLetsItSee(t *testing.T) {
	money := models.Terms{From: "ydelse", To: "job", Category: models.CategoryPapers, Purpose: models.PurposeCase}
	g := models.Grounds{Now: askedOn, Zone: time.UTC, To: models.Department{ID: "job", Field: models.FieldJob}, Statutes: []models.Statute{{
		ID: "S", From: models.FieldMoney, To: models.FieldJob, Category: models.CategoryPapers, Purpose: models.PurposeCase, ValidFrom: models.MustDate("2024-01-01"),
	}}}
	if err := money.CheckAskNow(models.FieldMoney, g); !errors.Is(err, models.ErrHasIt) {
		t.Error(err)
	}
	if err := money.CheckAskNow(models.FieldHousing, g); err != nil {
		t.Error(err)
	}
}

func TestADepartmentNamesOnlyWhatItMaySee(t *testing.T) {
	look := models.Look{Of: "sund", Field: models.FieldHealth, Category: models.CategoryLimits, Item: "back"}
	g := models.Grounds{Now: askedOn.Add(time.Hour), Zone: time.UTC, To: models.Department{ID: "job", Field: models.FieldJob}}
	if models.MayName(look, g) {
		t.Error("what it has not seen")
	}
	g.Consents = models.ConsentRecords(answered(askOne(askAll, "back"), models.ConsentGiven))
	if !models.MayName(look, g) {
		t.Error("not what it sees")
	}
	if look.Item = "neck"; models.MayName(look, g) {
		t.Error("another thing")
	}
	g.Emergency = &models.Emergency{ID: "e1", Until: askedOn.Add(2 * time.Hour)}
	if !models.MayName(look, g) {
		t.Error("not what is open in an emergency")
	}
	if look.Barred = true; models.MayName(look, g) {
		t.Error("what is barred")
	}
}

func TestADepartmentCanBeNamedInALog(t *testing.T) {
	for id, ok := range map[string]bool{
		"jobcenter": true, "bolig-2": true, "": false, "citizen": false, "Job": false, "job center": false, "a/b": false, "a*1:own": false, "æ": false,
	} {
		d := models.Department{ID: id, Title: "Jobcenter", Field: models.FieldJob}
		if (d.Check() == nil) != ok {
			t.Errorf("%q: %v", id, d.Check())
		}
	}
	for _, d := range []models.Department{{ID: "job", Field: models.FieldJob}, {ID: "job", Title: "Job"}, {ID: "job", Title: "Job", Field: "work"}} {
		if !errors.Is(d.Check(), models.ErrDepartment) {
			t.Errorf("%+v", d)
		}
	}
}

func TestOnlyAFagpersonHasADepartment(t *testing.T) {
	for _, c := range []struct {
		role       models.Role
		department string
		ok         bool
	}{
		{models.AsProfessional, "job", true}, {models.AsProfessional, "", true}, {models.AsCoordinator, "", true}, {"", "", true},
		{models.AsLeader, "", true}, {models.AsLeader, "job", false}, {models.AsCoordinator, "job", false}, {models.AsCitizen, "", false},
	} {
		err := models.Staff{ID: "a", Name: "A", Role: c.role, Department: c.department}.Check()
		if (err == nil) != c.ok {
			t.Errorf("%s of %q: %v", c.role, c.department, err)
		}
	}
}
