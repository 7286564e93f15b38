package main

import "testing"

// mostMissed is how many pairs of a hundred the finder may miss that it should
// find; more where any two things of the world may clash. None of those that must
// not be found may be.
const (
	mostMissed  = 6
	mostClashes = 15
)

func TestPairsOfWhatIsSaidAreFoundAndNearOnesAreNot(t *testing.T) {
	for _, kind := range []string{"wrong_data", "missing_info", "language_need", "consent_missing", "consent_exceeded", "overlapping_measure", "goal_mismatch",
		"consent_invalid", "representation_invalid", "travel_infeasible", "duplicate_document", "contradictory_requirement"} {
		pairs, err := readPairs("pairs/" + kind + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		missed, wanted := 0, 0
		for _, p := range pairs {
			ok, err := p.holds()
			if err != nil {
				t.Fatalf("%s: %v", p.line, err)
			}
			switch {
			case p.absent && !ok:
				t.Errorf("found, and should not be: %s", p.line)
			case !p.absent:
				wanted++
				if !ok {
					missed++
				}
			}
		}
		most := mostMissed
		if kind == "contradictory_requirement" {
			most = mostClashes
		}
		if missed*100 > most*wanted {
			t.Errorf("%s: %d of %d missed", kind, missed, wanted)
		}
	}
}
