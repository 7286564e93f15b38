package models_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestWhoHasASessionHasOneThatEnds(t *testing.T) {
	for _, role := range []models.Role{models.AsCitizen, models.AsCoordinator, models.AsProfessional, models.AsLeader} {
		l := models.LimitsOf(role)
		if l.Idle <= 2*models.FreshFor || l.Idle > time.Hour || l.Whole <= l.Idle || l.Whole > 10*time.Hour {
			t.Errorf("%s: %+v", role, l)
		}
	}
	for _, role := range []models.Role{models.Nobody, models.AsSource, models.AsOperator, models.AsCalendar, models.AsFormer} {
		if models.LimitsOf(role) != (models.SessionLimits{}) {
			t.Errorf("%q has sessions", role)
		}
	}
}

func TestUseNeverPutsOffTheEndOfTheDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := models.LimitsOf(rapid.SampledFrom([]models.Role{models.AsCitizen, models.AsCoordinator, models.AsLeader}).Draw(t, "role"))
		begun := time.Unix(rapid.Int64Range(0, 1<<40).Draw(t, "begun"), 0)
		used := begun.Add(time.Duration(rapid.Int64Range(0, int64(l.Whole)).Draw(t, "used")))
		until := begun.Add(l.Whole)
		ends := l.Expires(used, until)
		if ends.After(until) || ends.Sub(used) > l.Idle || ends.Before(used) {
			t.Fatalf("begun %v, used %v, ends %v of %v", begun, used, ends, until)
		}
	})
}

func TestFreshIsFiveMinutesAndNotTheFuture(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	for after, fresh := range map[time.Duration]bool{
		0: true, 5 * time.Minute: true, 5*time.Minute + time.Millisecond: false, 8 * time.Hour: false,
		-time.Minute: true, -time.Minute - time.Millisecond: false, -time.Hour: false,
	} {
		if err := models.CheckFresh(now.Add(-after), now); (err == nil) != fresh || err != nil && !errors.Is(err, models.ErrStale) {
			t.Errorf("%v ago: %v", after, err)
		}
	}
	if models.CheckFresh(time.Time{}, now) == nil {
		t.Error("never is fresh")
	}
}

// What takes a yes back, makes it less or says no is never harder than it was.
func TestNothingThatMakesAYesLessAsksForAFreshLogin(t *testing.T) {
	for _, a := range []models.Action{models.WithdrawConsent, models.PauseConsent, models.DeclineConsent, models.NarrowConsent, models.EndFeed, models.RemoveDevice, models.LogOut, models.EndSession, models.EndOthers, models.HideFromFamily} {
		if a.NeedsFresh() {
			t.Errorf("%s asks for one", a)
		}
	}
	for _, a := range []models.Action{models.GiveConsent, models.ResumeConsent, models.RecordConsent, models.ExportOwn, models.OpenEmergency, models.ShowFamily} {
		if !a.NeedsFresh() {
			t.Errorf("%s does not", a)
		}
	}
}

func TestABrowserIsNamedCoarsely(t *testing.T) {
	for said, want := range map[string]string{
		"Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36":                  "Chrome på Android",
		"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36":        "Samsung Internet på Android",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1": "Safari på iPhone",
		"Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1":           "Chrome på iPad",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0":           "Edge på Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15":                   "Safari på Mac",
		"Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0":                                                                  "Firefox på Linux",
		"curl/8.5.0": "", "": "", "Mozilla/5.0 (Windows NT 10.0)": "Windows", "<script>Chrome/</script>": "Chrome",
	} {
		if got := models.AgentName(said); got != want {
			t.Errorf("%s: %q", said, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if got := models.AgentName(rapid.String().Draw(t, "said")); len(got) > 40 {
			t.Fatalf("%q", got)
		}
	})
}
