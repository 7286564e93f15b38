package models_test

import (
	"testing"
	"time"

	"enplan/models"
)

func instant(t *testing.T, written string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, written)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAClockOnTheWallIsReadOnceOnEachDay(t *testing.T) {
	zone := copenhagen()
	for _, c := range []struct {
		why, day string
		minute   int
		want     string
	}{
		{"an ordinary day", "2026-11-26", 9*60 + 15, "2026-11-26T09:15:00+01:00"},
		{"midnight", "2026-11-26", 0, "2026-11-26T00:00:00+01:00"},
		{"the minute before the gap", "2027-03-28", 1*60 + 59, "2027-03-28T01:59:00+01:00"},
		{"the gap begins", "2027-03-28", 2 * 60, "2027-03-28T03:00:00+02:00"},
		{"in the gap", "2027-03-28", 2*60 + 30, "2027-03-28T03:00:00+02:00"},
		{"after the gap", "2027-03-28", 3 * 60, "2027-03-28T03:00:00+02:00"},
		{"before the hour that comes twice", "2026-10-25", 1*60 + 59, "2026-10-25T01:59:00+02:00"},
		{"the hour that comes twice begins", "2026-10-25", 2 * 60, "2026-10-25T02:00:00+02:00"},
		{"in the hour that comes twice", "2026-10-25", 2*60 + 30, "2026-10-25T02:30:00+02:00"},
		{"after the hour that comes twice", "2026-10-25", 3 * 60, "2026-10-25T03:00:00+01:00"},
	} {
		day, err := models.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := day.Wall(c.minute, zone); !got.Equal(instant(t, c.want)) {
			t.Errorf("%s: %s", c.why, got)
		}
	}
}
