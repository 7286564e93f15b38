package models_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
)

func TestAReasonSaysSomething(t *testing.T) {
	for reason, want := range map[string]error{
		"": models.ErrEmergencyReason, strings.Repeat("å", 19): models.ErrEmergencyReason, "  " + strings.Repeat("å", 19) + "  ": models.ErrEmergencyReason,
		strings.Repeat("å", 20): nil, strings.Repeat("å", 500): nil, strings.Repeat("å", 501): models.ErrEmergencyReason,
	} {
		if err := models.CheckReason(reason); !errors.Is(err, want) {
			t.Errorf("%d: %v", len([]rune(reason)), err)
		}
	}
}

func TestAReviewHasAnOutcomeAndWords(t *testing.T) {
	for _, c := range []struct {
		review models.Review
		note   string
		ok     bool
	}{
		{models.InOrder, "Der var fare for liv.", true}, {models.NotInOrder, "Der var god tid.", true},
		{models.InOrder, "  ", false}, {models.NotReviewed, "Ord", false}, {"perhaps", "Ord", false},
		{models.InOrder, strings.Repeat("å", 500), true}, {models.InOrder, strings.Repeat("å", 501), false},
	} {
		if err := c.review.Check(c.note); (err == nil) != c.ok {
			t.Errorf("%s %.10s: %v", c.review, c.note, err)
		}
	}
}

func TestALeaderHasFiveWorkingDays(t *testing.T) {
	for opened, by := range map[string]string{
		"2026-11-23": "2026-11-30", // Monday to Monday
		"2026-11-27": "2026-12-04",
		"2026-12-23": "2027-01-05", // Christmas Eve to Boxing Day, a weekend, New Year
	} {
		if got := models.ReviewBy(models.MustDate(opened)); got != models.MustDate(by) {
			t.Errorf("opened %s: by %s, want %s", opened, got, by)
		}
	}
}

func TestTheCitizenIsToldOnTheFirstPageUntilItIsReviewedAndTwoWeeksOn(t *testing.T) {
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	by := models.Viewer{Role: models.AsProfessional, ID: "anja"}
	opened, err := models.EmergencySaid{Name: "Anja Frost", Unit: "Socialpsykiatrien", Reason: "Mette svarer ikke på døren.", Until: at.Add(models.EmergencyLasts)}.Event("e1", by)
	if err != nil {
		t.Fatal(err)
	}
	opened.At = at
	other := opened
	other.Ref, other.At = "e2", at.Add(time.Hour)
	said := []models.Event{opened, other}
	today := models.MustDate("2026-11-23")
	all := models.EmergenciesOf(said)
	if len(all) != 2 || all[0].ID != "e2" || all[1].Name != "Anja Frost" || !all[1].Until.Equal(at.Add(time.Hour)) {
		t.Fatalf("%+v", all)
	}
	if !all[1].OnFirstPage(today.AddDays(400), time.UTC) {
		t.Error("nobody has looked at it, and it is gone")
	}
	said = append(said, models.Event{About: models.AboutEmergency, Ref: "e1", What: models.Reviewed, Choice: string(models.NotInOrder), At: at.AddDate(0, 0, 3)})
	now := models.EmergenciesOf(said)[1]
	if now.Review != models.NotInOrder || models.EmergenciesOf(said)[0].Review != models.NotReviewed {
		t.Errorf("%+v", now)
	}
	for days, want := range map[int]bool{3: true, 17: true, 18: false} {
		if now.OnFirstPage(today.AddDays(days), time.UTC) != want {
			t.Errorf("after %d days: %v", days, !want)
		}
	}
}

func TestOnlyWhatAnEmergencyAloneOpenedIsTold(t *testing.T) {
	lines := []models.Entry{
		{Things: "jobcenter/measures*2:own sundhedscentret/limits*1:emergency:e1 ydelse/papers*3:consent:c1@2"},
		{Things: "rus/appointments*0:emergency:e1 rus/words*4:emergency:e2 bolig/measures*1:emergency:e1"},
	}
	if got := models.SeenIn("e1", lines); !slices.Equal(got, []models.Category{models.CategoryMeasures, models.CategoryLimits}) {
		t.Errorf("%v", got)
	}
	if got := models.SeenIn("e3", lines); got != nil {
		t.Errorf("%v", got)
	}
}

func TestANameIsTakenOutOfAText(t *testing.T) {
	for text, want := range map[string]string{
		"Mette svarer ikke. Ring til METTE LUND, Mettes søn.": "[b] svarer ikke. Ring til [b] [b], [b]s søn.",
		"Lundgren og lunden, mettere":                         "Lundgren og lunden, mettere",
		"":                                                    "",
		"… Mette":                                             "… [b]",
	} {
		if got := models.Unnamed(text, "Mette Lund", "[b]"); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	if got := models.Unnamed("Det er farligt.", "", "[b]"); got != "Det er farligt." {
		t.Error(got)
	}
}
