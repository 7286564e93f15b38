package models_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestQuietHoursEndOnTheCitizensOwnClock(t *testing.T) {
	zone := copenhagen()
	night := models.Quiet{From: 21 * 60, To: 8 * 60}
	for _, c := range []struct{ why, at, want string }{
		{"in the evening it waits for the morning", "2026-11-26T22:15:00+01:00", "2026-11-27T08:00:00+01:00"},
		{"at night it waits for the morning", "2026-11-27T03:00:00+01:00", "2026-11-27T08:00:00+01:00"},
		{"when they end nothing waits", "2026-11-27T08:00:00+01:00", "2026-11-27T08:00:00+01:00"},
		{"the minute before they begin nothing waits", "2026-11-26T20:59:00+01:00", "2026-11-26T20:59:00+01:00"},
		{"the night that summer time begins is an hour shorter", "2027-03-27T22:00:00+01:00", "2027-03-28T08:00:00+02:00"},
		{"the night that it ends is an hour longer", "2026-10-24T22:00:00+02:00", "2026-10-25T08:00:00+01:00"},
	} {
		if got := night.After(instant(t, c.at), zone); !got.Equal(instant(t, c.want)) {
			t.Errorf("%s: %s", c.why, got)
		}
	}
	if at := instant(t, "2026-11-26T03:00:00+01:00"); !(models.Quiet{}).After(at, zone).Equal(at) {
		t.Error("no quiet hours, and it waited")
	}
}

func TestNothingIsToldInQuietHours(t *testing.T) {
	zone := copenhagen()
	rapid.Check(t, func(t *rapid.T) {
		q := models.Quiet{From: rapid.IntRange(0, 1439).Draw(t, "from"), To: rapid.IntRange(0, 1439).Draw(t, "to")}
		at := time.Unix(rapid.Int64Range(1735689600, 2240524800).Draw(t, "at"), 0)
		after := q.After(at, zone)
		if q.Has(after, zone) || after.Before(at) || after.Sub(at) > 25*time.Hour {
			t.Fatalf("%+v at %s: told at %s", q, at.In(zone), after.In(zone))
		}
	})
}

func TestWhatIsTurnedOffIsNotTold(t *testing.T) {
	zone, now := copenhagen(), instant(t, "2026-11-26T10:00:00+01:00")
	for _, kind := range models.NotificationKinds {
		r := models.DefaultReminding()
		if _, wanted := r.Told(models.Notification{Kind: kind}, now, zone); !wanted {
			t.Errorf("%s is not told to one who chose nothing", kind)
		}
		r.Off = []models.NotificationSubject{kind.Subject()}
		if _, wanted := r.Told(models.Notification{Kind: kind}, now, zone); wanted {
			t.Errorf("%s is told although %s is off", kind, kind.Subject())
		}
	}
}

func TestANotificationIsNotWorthTellingOnceItsTimeHasCome(t *testing.T) {
	zone, now := copenhagen(), instant(t, "2026-11-26T22:00:00+01:00")
	start := now.Add(3 * 24 * time.Hour)
	n, _ := models.DefaultReminding().Told(models.Notification{Kind: models.NotifyMoved, Ref: "a", Start: start}, now, zone)
	if !n.Until.Equal(start) || !n.Due.Equal(instant(t, "2026-11-27T08:00:00+01:00")) || n.State != models.NotificationPlanned {
		t.Errorf("%+v", n)
	}
}
