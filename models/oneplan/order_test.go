package oneplan_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/models/oneplan"
)

func TestTheOrderOfDeliveryDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		facts := someFacts(instant).Draw(t, "facts")
		want := oneplan.Build(facts, instant, copenhagen())
		facts.Plans = shuffled(t, "plans", facts.Plans)
		facts.Sources = shuffled(t, "sources", facts.Sources)
		facts.Citizen.Household = shuffled(t, "household", facts.Citizen.Household)
		facts.Citizen.Voice.Goals = shuffled(t, "goals", facts.Citizen.Voice.Goals)
		got := oneplan.Build(facts, instant, copenhagen())
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("another plan:\n%+v\n%+v", got, want)
		}
	})
}

func shuffled[T any](t *rapid.T, name string, list []T) []T {
	if len(list) == 0 {
		return list
	}
	return rapid.Permutation(list).Draw(t, name)
}
func TestX(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := anInstant().Draw(t, "now")
		facts := someFacts(instant).Draw(t, "facts")
		want := oneplan.Build(facts, instant, copenhagen())
		facts.Plans = slices.Clone(facts.Plans)
		for i := range facts.Plans {
			p := &facts.Plans[i]
			p.Measures = shuffled(t, "measures", p.Measures)
			p.Demands = shuffled(t, "demands", p.Demands)
			p.Conditions = shuffled(t, "conditions", p.Conditions)
			p.Appointments = shuffled(t, "appointments", p.Appointments)
		}
		got := oneplan.Build(facts, instant, copenhagen())
		got.Plans, want.Plans = nil, nil
		for _, p := range []*oneplan.Plan{&got, &want} {
			for i := range p.Appointments { p.Appointments[i].Plan = nil }
			for i := range p.Duties { p.Duties[i].Plan = nil }
			for i := range p.Limits { p.Limits[i].Plan = nil }
			for i := range p.Areas { for j := range p.Areas[i].Measures { p.Areas[i].Measures[j].Plan = nil } }
		}
		_ = models.Facts{}
		a := reflect.ValueOf(got); b := reflect.ValueOf(want)
		for i := range a.NumField() {
			if !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				t.Fatalf("another %s:\n%+v\n%+v", a.Type().Field(i).Name, a.Field(i).Interface(), b.Field(i).Interface())
			}
		}
	})
}
