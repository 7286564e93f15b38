package intake_test

import (
	"testing"

	"enplan/server/intake"
)

func TestAPlanIsClosedOnlyOnTheDayThatItsSourceSays(t *testing.T) {
	for more, want := range map[string]string{
		``: "", `,"closed":null`: "", `,"closed":"2026-11-03"`: "2026-11-03", `,"status":"afsluttet"`: "",
		`,"created":"2026-11-03","closed":"2026-11-03"`: "2026-11-03",
	} {
		read, err := intake.Read([]byte(planWith(more)), intake.Options{Source: "momentum"})
		if err != nil {
			t.Fatal(more, err)
		}
		facts := intake.Compose(read.Records)
		if got := facts.Plans[0].Closed.String(); got != want || len(facts.Plans[0].Unread) != 0 {
			t.Errorf("%s: closed %q, unread %v", more, got, facts.Plans[0].Unread)
		}
	}
	part := coded("CarePlan", "d", `,"status":"active","period":{"end":"2026-04-01"},"partOf":[{"reference":"CarePlan/c"}]`)
	done := coded("CarePlan", "d", `,"status":"completed","period":{"end":"2026-04-01"},"partOf":[{"reference":"CarePlan/c"}]`)
	for name, c := range map[string]struct {
		status, end, part, want string
	}{
		"completed, with its last day": {"completed", "2026-03-01", "", "2026-03-01"},
		"a last day that is planned":   {"active", "2026-03-01", "", ""},
		"completed, nobody knows when": {"completed", "", "", ""},
		"of a month alone":             {"completed", "2026-03", "", ""},
		"a part goes on":               {"completed", "2026-03-01", part, ""},
		"a part ended later":           {"completed", "2026-03-01", done, "2026-04-01"},
	} {
		resources := []string{coded("CarePlan", "c", `,"status":"`+c.status+`","title":"Plan","period":{"start":"2026-01-01","end":"`+c.end+`"}`)}
		if c.end == "" {
			resources[0] = coded("CarePlan", "c", `,"status":"`+c.status+`","title":"Plan"`)
		}
		if c.part != "" {
			resources = append(resources, c.part)
		}
		facts := intake.Compose(read(t, report("05-01T10:00:00", resources...), intake.Options{}).Records)
		if len(facts.Plans) != 1 || facts.Plans[0].Closed.String() != c.want {
			t.Errorf("%s: %+v", name, facts.Plans)
		}
	}
}
