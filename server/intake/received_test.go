package intake_test

import (
	"errors"
	"testing"

	"enplan/server/intake"
)

func TestADepartmentCanSayThatItHasAPaper(t *testing.T) {
	with := func(received string) (intake.Delivery, error) {
		return intake.Read([]byte(planWith(`,"documents":[{"id":"d","what":"Budget"`+received+`}]`)), intake.Options{Source: "momentum"})
	}
	for received, want := range map[string]string{``: "", `,"received":null`: "", `,"received":"2026-11-03"`: "2026-11-03"} {
		read, err := with(received)
		if err != nil {
			t.Fatal(err)
		}
		facts := intake.Compose(read.Records)
		if got := facts.Plans[0].Demands[0].Received.String(); got != want || len(facts.Plans[0].Unread) != 0 {
			t.Errorf("%s: received %q, unread %v", received, got, facts.Plans[0].Unread)
		}
	}
	var faults intake.Faults
	if _, err := with(`,"received":"3. november"`); !errors.As(err, &faults) || faults[0].Pointer != "/plans/0/documents/0/received" {
		t.Errorf("a day that is none: %v", err)
	}
}
