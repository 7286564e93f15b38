package models_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

func TestACPRIsTakenWithoutModulus11(t *testing.T) {
	for _, s := range []string{"731184-1234", "7311841234", " 640695-2346 ", "1111111111", "010141-0001", "0101410001", "150385-AB12"} {
		if _, err := models.ParseCPR(s); err != nil {
			t.Errorf("%q was refused: %v", s, err)
		}
	}
	for _, s := range []string{"", "731184", "731184-123", "731184-12345", "321199-1234", "001184-1234", "731384-1234", "ABC184-1234", "731184 1234", "andreas"} {
		if c, err := models.ParseCPR(s); err == nil {
			t.Errorf("%q was taken as %v", s, c)
		}
	}
}

func TestARefusalOfACPRDoesNotRepeatIt(t *testing.T) {
	for _, s := range []string{"", "731184", "731184-12345", "731184-12!4", "7x1184-1234", "991184-1234", "739984-1234"} {
		if _, err := models.ParseCPR(s); err != models.ErrCPR { //nolint:errorlint // that one, with nothing around it
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestACPRIsNeverPrinted(t *testing.T) {
	c, err := models.ParseCPR("731184-1234")
	if err != nil {
		t.Fatal(err)
	}
	holder := struct{ CPR models.CPR }{c}
	for _, said := range []string{
		fmt.Sprint(c), fmt.Sprintf("%s %v %+v %#v %q %x %d", c, c, c, c, c, c, c),
		fmt.Sprintf("%v %+v %#v", holder, holder, holder), fmt.Sprint(&holder), c.String(),
	} {
		if strings.Contains(said, "1234") {
			t.Errorf("printed: %s", said)
		}
	}
	if b, err := json.Marshal(holder); err == nil {
		t.Errorf("written as JSON: %s", b)
	}
}

func TestAnOlderRecordNeverReplacesANewer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		here := models.Record{Version: rapid.Int64Range(0, 5).Draw(t, "here")}
		comes := models.Record{Version: rapid.Int64Range(0, 5).Draw(t, "comes"), Stated: rapid.Bool().Draw(t, "stated")}
		same := rapid.Bool().Draw(t, "same")
		outcome, err := comes.Weigh(here, same)
		if outcome == models.Stored && comes.Version < here.Version {
			t.Fatal("older content replaced newer")
		}
		if outcome == models.Stored && same {
			t.Fatal("the same content counted as a change")
		}
		if (err != nil) != (comes.Version == here.Version && comes.Stated && !same) {
			t.Fatalf("refused %v: %+v over %+v, same %v", err, comes, here, same)
		}
	})
}

func TestASourceIsLateOneAndAHalfPromisesAfterItsLastDelivery(t *testing.T) {
	last := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	s := models.Source{Every: 24 * time.Hour, Received: last}
	if s.Late(last.Add(36*time.Hour - time.Second)) {
		t.Error("late too early")
	}
	if !s.Late(last.Add(36 * time.Hour)) {
		t.Error("not late in time")
	}
	if (models.Source{Received: last}).Late(last.AddDate(5, 0, 0)) {
		t.Error("a source without a promise was called late")
	}
}

func TestADateCountsDaysAcrossSummerTime(t *testing.T) {
	d := models.MustDate("2026-10-24")
	if got := d.AddDays(2).String(); got != "2026-10-26" {
		t.Errorf("two days on is %s", got)
	}
	if got := d.DaysUntil(models.MustDate("2027-03-29")); got != 156 {
		t.Errorf("%d days", got)
	}
	if got := models.MustDate("2024-02-29").AddYears(1).String(); got != "2025-03-01" {
		t.Errorf("a year after a leap day is %s", got)
	}
	if models.MustDate("2026-11-23").Weekday() != time.Monday || models.MustDate("2027-01-01").Week() != 53 {
		t.Error("weekday or week is wrong")
	}
}
