package models_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"enplan/models"
)

func TestSafetyIsTurnedOnAtOnceAndOffOnThePhoneADayLater(t *testing.T) {
	now := time.Date(2026, 11, 23, 20, 0, 0, 0, time.UTC)
	yes, no := true, false
	say := func(s string) *string { return &s }
	must := func(s models.Safety, w models.SafetyWish, by models.Role, at time.Time) models.Safety {
		t.Helper()
		after, err := s.Wished(w, by, at)
		if err != nil || after.Version != s.Version+1 {
			t.Fatalf("%v, version %d", err, after.Version)
		}
		return after
	}
	phone, desk := models.AsCitizen, models.AsCoordinator
	s := must(models.Safety{}, models.SafetyWish{On: &yes, Words: say(" Ring på mit arbejde ")}, phone, now)
	if !s.IsOn(now) || s.Words != "Ring på mit arbejde" {
		t.Fatalf("%+v", s)
	}
	if s = must(s, models.SafetyWish{On: &yes, Words: say("")}, phone, now); s.Words == "" {
		t.Error("the phone, which shows no words, took them away")
	}
	s = must(s, models.SafetyWish{On: &no}, phone, now)
	ends := now.Add(24 * time.Hour)
	if !s.IsOn(ends.Add(-1)) || s.IsOn(ends) || s.Over(ends.Add(-1)) || !s.Over(ends) {
		t.Errorf("it ends at %v", s.Ends)
	}
	if again := must(s, models.SafetyWish{On: &no}, phone, now.Add(time.Hour)); !again.Ends.Equal(ends) {
		t.Errorf("asked twice it ends at %v", again.Ends)
	}
	if kept := must(s, models.SafetyWish{On: &yes}, phone, now.Add(time.Hour)); !kept.IsOn(ends) {
		t.Error("turned on again it ends all the same")
	}
	if off := must(s, models.SafetyWish{On: &no, Words: say("")}, desk, now); off.IsOn(now) || off.Words != "" {
		t.Errorf("the borgerkonsulent turned it off: %+v", off)
	}
	if off := must(models.Safety{}, models.SafetyWish{On: &no}, phone, now); off.IsOn(now) || !off.Ends.IsZero() {
		t.Errorf("off what was not on: %+v", off)
	}
	if over := s.Ended(); over.IsOn(now) || over.Over(ends) || over.Words == "" {
		t.Errorf("ended: %+v", over)
	}
}

func TestOnlyTheCitizenChoosesWhatTheAppIsCalled(t *testing.T) {
	yes := true
	long := strings.Repeat("å", 501)
	if s, err := (models.Safety{}).Wished(models.SafetyWish{Plain: &yes}, models.AsCitizen, time.Time{}); err != nil || !s.Plain {
		t.Errorf("%v %+v", err, s)
	}
	for _, c := range []struct {
		wish models.SafetyWish
		by   models.Role
		want error
	}{
		{models.SafetyWish{}, models.AsCitizen, models.ErrSafetyWish},
		{models.SafetyWish{Plain: &yes}, models.AsCoordinator, models.ErrSafetyWish},
		{models.SafetyWish{Words: &long}, models.AsCitizen, models.ErrSafetyWords},
	} {
		if s, err := (models.Safety{}).Wished(c.wish, c.by, time.Time{}); !errors.Is(err, c.want) || s != (models.Safety{}) {
			t.Errorf("%v, not %v: %+v", err, c.want, s)
		}
	}
}

func TestWhoIsSilentWantsNothing(t *testing.T) {
	r, now := models.DefaultReminding(), time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	r.Silent = true
	for _, kind := range models.NotificationKinds {
		if _, wanted := r.Told(models.Notification{Kind: kind}, now, time.UTC); wanted || r.Wants(kind) {
			t.Errorf("%s is told", kind)
		}
	}
	if soon := []models.ToRemind{{Ref: "a", Start: now.Add(72 * time.Hour)}}; len(r.Reminders(soon, time.UTC)) > 0 {
		t.Error("a reminder is planned")
	}
}
