package models_test

import (
	"errors"
	"testing"
	"time"

	"enplan/models"
)

func TestAFeedIsFetchedSoOftenInAnHourAndNoOftener(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	var f models.Feed
	var err error
	for range models.MostFeedFetches {
		if f, err = f.Fetch(now); err != nil {
			t.Fatal(err)
		}
		now = now.Add(30 * time.Second)
	}
	if again, err := f.Fetch(now); !errors.Is(err, models.ErrFeedOften) || again.Fetches != f.Fetches {
		t.Errorf("once more: %v", err)
	}
	if _, err := f.Fetch(f.Hour.Add(time.Hour)); err != nil {
		t.Errorf("an hour later: %v", err)
	}
	if _, err := f.Fetch(f.Hour.Add(-time.Minute)); err != nil {
		t.Errorf("after the clock went back: %v", err)
	}
}
