package actions_test

import (
	"context"
	"strings"
	"testing"

	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/testbed"
)

// dentist is a calendar with one appointment of Mette's.
var dentist = []byte(strings.Join([]string{
	"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tand//", "X-WR-CALNAME:Tandplejen", "BEGIN:VEVENT", "UID:tand-1@tandplejen.example",
	"DTSTAMP:20261101T080000Z", "SUMMARY:Tandlæge", "LOCATION:Klinikken\\, Torvet 2",
	"DTSTART;TZID=Europe/Copenhagen:20261126T130000", "DTEND;TZID=Europe/Copenhagen:20261126T133000", "END:VEVENT", "END:VCALENDAR", "",
}, "\r\n"))

func TestACalendarFindsItsCitizenWhicheverComesFirst(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openHouse(t, url)
		ctx := context.Background()
		report, err := h.Deliver(ctx, operator, actions.Delivery{Source: "tand", ID: "1", Citizen: "mette", Data: dentist})
		if err != nil || report.Waiting != 1 || len(report.Citizens) != 0 {
			t.Fatalf("before the citizen is known: %+v, %v", report, err)
		}
		if err := demo.Seed(ctx, h.Actions, h.now); err != nil {
			t.Fatal(err)
		}
		v, err := h.plan(t, h.logIn(t, "mette"))
		if err != nil {
			t.Fatal(err)
		}
		for _, time := range v.Times {
			a := v.Appointments[time.Appointment]
			if a.Written.String() == "Tandlæge" && time.Day == "torsdag d. 26. november" && time.Clock == "kl.\u00a013.00–13.30" && a.Place == "Klinikken" {
				return
			}
		}
		t.Errorf("the dentist is not among %d times", len(v.Times))
	})
}
