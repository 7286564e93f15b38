package wording_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/restate"
	"enplan/server/wording"
)

// onTheLockScreen is all that may ever stand there, but for when and where.
var onTheLockScreen = map[string][]string{
	"da": {
		"Du har en aftale i dag", "Du har en aftale i morgen", "Du har en aftale om N dage", "Du har fået en ny aftale", "En aftale er flyttet",
		"En aftale er aflyst", "Du kan vælge en tid", "Du har en ny besked", "Du har fået et svar", "Der er et spørgsmål til dig",
		"Nogen har åbnet din plan", "Der er nyt til dig", "Du har N aftaler i dag", "Du har N aftaler i morgen", "Du har N aftaler om N dage",
	},
	"en": {
		"You have an appointment today", "You have an appointment tomorrow", "You have an appointment in N days", "You have a new appointment",
		"An appointment has moved", "An appointment is called off", "You can choose a time", "You have a new message", "You have got an answer",
		"There is a question for you", "Somebody has opened your plan", "There is news for you", "You have N appointments today",
		"You have N appointments tomorrow", "You have N appointments in N days",
	},
}

var (
	more    = map[string]string{"da": "Åbn Én Plan for at se mere.", "en": "Open Én Plan to see more."}
	chosen  = regexp.MustCompile(`^\p{Lu}\p{Ll}+day \d{1,2} \p{L}+( \d{4})?( at \d{1,2}:\d\d)?(, Parkvej 3)?$|^\p{Lu}\p{Ll}+dag d\. \d{1,2}\. \p{L}+( \d{4})?( kl\.\x{a0}\d{1,2}\.\d\d)?(, Parkvej 3)?$`)
	number  = regexp.MustCompile(`\d+`)
	address = regexp.MustCompile(`^(/aftaler(/thing~1/\d{4}-\d\d-\d\d)?|/beskeder/thing~1|/historik|/deling|/hvem-kiggede|/stafet)$`)
)

func TestNothingElseEverStandsOnALockScreen(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	now, said := time.Date(2026, 12, 1, 8, 0, 0, 0, zone), map[string]bool{}
	where := restate.Place("Psykiatrisk Center, Parkvej 3, 8000 Aarhus C")
	for _, language := range i18n.Names() {
		l := i18n.For(language)
		for _, kind := range models.NotificationKinds {
			for days := -1; days <= models.MostRuleDays+40; days++ {
				start := models.DateOf(now).AddDays(days).At(14, 15, zone)
				for _, detail := range []models.Detail{{}, wording.NotificationDetail(start, false, where, models.DateOf(now), l), wording.NotificationDetail(start, true, restate.PlaceParts{}, models.DateOf(now), l)} {
					for together, rule := range []models.ReminderRule{{Days: max(days, 0), At: 17 * 60}, {Hours: 2}, {Days: max(days, 0), At: 9 * 60}} {
						n := models.Notification{Kind: kind, Ref: "thing~1", Rule: rule.String(), Start: start, Detail: detail, Together: together}
						text := wording.Notification(n, now, l)
						shape := number.ReplaceAllString(text.Title, "N")
						if !slices.Contains(onTheLockScreen[language], shape) {
							t.Fatalf("%s %s: %q", language, kind, text.Title)
						}
						said[shape] = true
						if detail == (models.Detail{}) && text.Text != more[language] || detail != (models.Detail{}) && !chosen.MatchString(text.Text) {
							t.Fatalf("%s %s: %q", language, kind, text.Text)
						}
						if !address.MatchString(text.To) {
							t.Fatalf("%s leads to %s", kind, text.To)
						}
					}
				}
			}
		}
		if len(said) != len(onTheLockScreen[language]) {
			t.Errorf("%s: %d of %d are said", language, len(said), len(onTheLockScreen[language]))
		}
		clear(said)
	}
}

func TestOfAPlaceOnlyTheStreetLeavesTheApp(t *testing.T) {
	for written, want := range map[string]string{
		"Familiehuset, Parkvej 3":                                 "Parkvej 3",
		"GenbrugsCentralen, Industrivej 40 (45 min. med bus)":     "Industrivej 40",
		"Sundhedscentret, Gammel Kongevej 10 B, 1610 København V": "Gammel Kongevej 10 B",
		"Jobcentret, lokale 2.04":                                 "",
		"Hjemme hos Mette, Parkvej 3":                             "",
		"Psykiatrien Bygade 3":                                    "",
		"Afdeling 3":                                              "",
		"Klinik for Spiseforstyrrelser 4":                         "",
		"Misbrugscentret":                                         "",
		"Telefonmøde":                                             "",
		"Videomøde på Teams":                                      "",
		"":                                                        "",
	} {
		if got := wording.NotificationDetail(time.Now(), true, restate.Place(written), models.Date{}, i18n.For("da")).Place; got != want {
			t.Errorf("%q: %q, want %q", written, got, want)
		}
	}
	town, err := os.ReadFile("../demo/strandborg.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"place": "([^"]+)"`).FindAllStringSubmatch(string(town), -1) {
		got := wording.NotificationDetail(time.Now(), true, restate.Place(m[1]), models.Date{}, i18n.For("da")).Place
		for _, word := range []string{"center", "Center", "psyk", "Psyk", "hus", "Job", "Mette", "Emil", "Sara", "Jonas", "skole"} {
			if strings.Contains(got, word) {
				t.Errorf("%q leaves as %q", m[1], got)
			}
		}
	}
}

func TestTheCentreSaysWhatBecameOfEach(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 12, 2, 18, 0, 0, 0, zone)
	told := func(n models.Notification) string {
		n.Kind, n.Ref, n.Due, n.Start = models.NotifyReminder, "a", now.Add(-time.Hour), now.Add(16*time.Hour)
		v := wording.Notifications(wording.NotificationPage{Now: now, Told: []models.Notification{n}, Coordinators: []models.Staff{{Name: "Lone Brandt"}}}, i18n.For("da"))
		return fmt.Sprint(v.Told[0].Title, ". ", v.Told[0].Text)
	}
	for _, c := range []struct {
		n    models.Notification
		want string
	}{
		{models.Notification{State: models.NotificationSent}, "Sendt"},
		{models.Notification{State: models.NotificationPlanned}, "På vej"},
		{models.Notification{State: models.NotificationExpired}, "Nåede ikke frem i tide"},
		{models.Notification{State: models.NotificationNoChannel}, "Nåede ikke frem. Lone ringer til dig."},
		{models.Notification{State: models.NotificationSuperseded, Unsent: models.UnsentMoved}, "Ikke sendt: aftalen blev flyttet"},
		{models.Notification{State: models.NotificationSuperseded, Unsent: models.UnsentSeen}, "Ikke sendt: du har set det her"},
	} {
		if got := told(c.n); got != "Du har en aftale i morgen. "+c.want {
			t.Errorf("%q", got)
		}
	}
}
