package intake_test

import (
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/intake"
)

func read(t *testing.T, data string, o intake.Options) intake.Delivery {
	t.Helper()
	o.Source = "vest"
	d, err := intake.Read([]byte(data), o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

func TestTheVersionIsTheFirstThatIsStated(t *testing.T) {
	const day = 1763596800000 // 2025-11-20 at midnight UTC
	for _, c := range []struct {
		name, data string
		option     int64
		version    int64
		stated     bool
	}{
		{"by the plan", planWith(`,"version":7,"updated":"2026-01-01T00:00:00Z"`), 9, 7, true},
		{"by the plan as a moment", planWith(`,"updated":"1970-01-01T01:00:01+01:00"`), 9, 1000, true},
		{"by the file", strings.Replace(planWith(""), `"citizen"`, `"version":5,"citizen"`, 1), 9, 5, true},
		{"by the delivery", planWith(""), 9, 9, true},
		{"by the day of the extract", strings.Replace(planWith(""), `"citizen"`, `"referenceDate":"2025-11-20","citizen"`, 1), 0, day, false},
		{"by nobody", planWith(""), 0, 0, false},
		{"zero is stated too", planWith(`,"version":0`), 9, 0, true},
		{"by a resource's last change", `{"resourceType":"Goal","id":"1","meta":{"lastUpdated":"1970-01-01T00:00:02Z","versionId":"3"}}`, 9, 2000, true},
		{"by a resource's number", `{"resourceType":"Goal","id":"1","meta":{"versionId":"3"}}`, 9, 3, true},
		{"by the time of the bundle", `{"resourceType":"Bundle","timestamp":"1970-01-01T00:00:03Z","entry":[{"resource":{"resourceType":"Goal","id":"1"}}]}`, 0, 3000, false},
		{"by an event's sequence and change", eventWith("UID:1", "DTSTART:20261201", "SEQUENCE:2", "LAST-MODIFIED:19700101T000004Z"), 9, 2<<43 + 4000, true},
		{"by an event's stamp", eventWith("UID:1", "DTSTART:20261201", "DTSTAMP:20260101T000000Z"), 9, 1767225600000, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, c.data, intake.Options{Version: c.option})
			r := d.Records[len(d.Records)-1]
			if r.Version != c.version || r.Stated != c.stated {
				t.Errorf("version %d stated %v", r.Version, r.Stated)
			}
		})
	}
}

func TestAHigherSequenceBeatsALaterChange(t *testing.T) {
	version := func(lines ...string) int64 {
		return read(t, eventWith(append([]string{"UID:1", "DTSTART:20261201"}, lines...)...), intake.Options{}).Records[0].Version
	}
	if version("SEQUENCE:1", "LAST-MODIFIED:20260101T000000Z") <= version("SEQUENCE:0", "LAST-MODIFIED:20300101T000000Z") {
		t.Error("the later change won")
	}
	if version("SEQUENCE:1", "LAST-MODIFIED:20270101T000000Z") <= version("SEQUENCE:1", "LAST-MODIFIED:20260101T000000Z") {
		t.Error("of equal sequences the earlier change won")
	}
}

func TestATimeInACalendarIsReadOnItsOwnClock(t *testing.T) {
	for _, c := range []struct {
		name, start, end, want string
		allDay                 bool
	}{
		{"UTC", "DTSTART:20261201T080000Z", "DTEND:20261201T090000Z", "2026-12-01T09:00/10:00", false},
		{"floating", "DTSTART:20261201T090000", "DTEND:20261201T100000", "2026-12-01T09:00/10:00", false},
		{"in summer", "DTSTART:20260701T080000Z", "DURATION:PT45M", "2026-07-01T10:00/10:45", false},
		{"of Windows", "DTSTART;TZID=Romance Standard Time:20261201T090000", "DURATION:PT1H", "2026-12-01T09:00/10:00", false},
		{"quoted, of Finland", `DTSTART;TZID="FLE Standard Time":20261201T100000`, "DURATION:PT1H", "2026-12-01T09:00/10:00", false},
		{"with a prefix", "DTSTART;TZID=/freeassociation.example/Europe/London:20261201T080000", "DURATION:PT1H", "2026-12-01T09:00/10:00", false},
		{"a whole day", "DTSTART;VALUE=DATE:20261201", "X-A:b", "2026-12-01T00:00/00:00", true},
		{"no end", "DTSTART:20261201T090000", "X-A:b", "2026-12-01T09:00/09:00", false},
		{"a week", "DTSTART:20261201T090000", "DURATION:P1W", "2026-12-01T09:00/09:00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, eventWith("UID:1", c.start, c.end), intake.Options{})
			a := intake.Compose(d.Records).Plans[0].Appointments[0]
			if got := a.Start.Format("2006-01-02T15:04") + "/" + a.End.Format("15:04"); got != c.want || a.AllDay != c.allDay {
				t.Errorf("%s, all day %v", got, a.AllDay)
			}
		})
	}
}

func TestACalendarIsWhoseTheDelivererSays(t *testing.T) {
	data := strings.Replace(eventWith("UID:1", "DTSTART:20261201"), "X-ENPLAN-CITIZEN:rosa\r\n", "", 1)
	if d := read(t, data, intake.Options{Citizen: "bo"}); d.Records[0].Subject != "bo" {
		t.Error(d.Records[0].Subject)
	}
	if _, err := intake.Read([]byte(eventWith("UID:1", "DTSTART:20261201")), intake.Options{Citizen: "bo"}); err == nil {
		t.Error("a file that names another citizen was taken")
	}
}

func TestTheCitizenIsFoundHoweverAResourceNamesThem(t *testing.T) {
	const cpr = `{"system":"https://www.cpr.example/cpr","value":"711290-0009"}`
	for _, c := range []struct{ name, data, subject, cpr string }{
		{"relative", `{"resourceType":"Goal","id":"1","subject":{"reference":"Patient/p"}}`, "Patient/p", "••••••-••••"},
		{"absolute, versioned", `{"resourceType":"Goal","id":"1","subject":{"reference":"https://x.example/fhir/patient/p/_history/4"}}`, "Patient/p", "••••••-••••"},
		{"by CPR alone", `{"resourceType":"Goal","id":"1","subject":{"identifier":` + cpr + `}}`, "", "711290-••••"},
		{"contained", `{"resourceType":"Goal","id":"1","contained":[{"resourceType":"Patient","id":"x","identifier":[` + cpr + `]}],"subject":{"reference":"#x"}}`, "", "711290-••••"},
		{"itself", `{"resourceType":"Patient","id":"p","identifier":` + cpr + `}`, "Patient/p", "711290-••••"},
		{"itself, with a number that is none", `{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"?"}]}`, "Patient/p", "••••••-••••"},
		{"a department", `{"resourceType":"Organization","id":"p","identifier":[` + cpr + `]}`, "", "••••••-••••"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, c.data, intake.Options{}).Records[0]
			if r.Subject != c.subject || r.CPR.String() != c.cpr {
				t.Errorf("%q %s", r.Subject, r.CPR)
			}
		})
	}
}

func TestAByteOrderMarkAndLeadingBlanksAreTaken(t *testing.T) {
	for _, head := range []string{"\xEF\xBB\xBF", "\n\n ", "\xEF\xBB\xBF\r\n"} {
		if d := read(t, head+caseWith("", ""), intake.Options{}); d.Format != intake.FormatCase {
			t.Errorf("%q", d.Format)
		}
	}
}

func TestWhatTheFormatDoesNotKnowIsKeptAndListed(t *testing.T) {
	d := read(t, planWith(`,"colour":"blue","owner":{"fax":"1"}`), intake.Options{})
	if len(d.Aside) != 2 || !strings.Contains(string(d.Records[1].Content), "blue") {
		t.Errorf("%v %s", d.Aside, d.Records[1].Content)
	}
	if u := intake.Compose(d.Records).Plans[0].Unread; len(u) != 2 || u[0].Pointer != "/colour" || u[1].Pointer != "/owner/fax" {
		t.Errorf("%v", u)
	}
}

func TestTheAnswerKeyIsLeftAsideAndSaidSo(t *testing.T) {
	d := read(t, caseWith("", `,"expected":{"secret":1}`), intake.Options{})
	if len(d.Aside) != 1 || d.Aside[0].Pointer != "/expected" || strings.Contains(string(d.Records[0].Content), "secret") {
		t.Errorf("%v %s", d.Aside, d.Records[0].Content)
	}
}

func TestAPlanAboutAStrangerIsNotTakenForTheCitizens(t *testing.T) {
	p := intake.Compose(read(t, planWith(`,"subject":"nabo"`), intake.Options{}).Records).Plans[0]
	if p.Subject != "nabo" || len(p.Unread) != 1 {
		t.Errorf("%q %v", p.Subject, p.Unread)
	}
}

func TestTwoSourcesTellOneCitizen(t *testing.T) {
	record := func(source, id, content string, version int64) models.Record {
		return models.Record{Source: source, Kind: intake.KindCitizen, ID: id, Subject: id, Version: version, Content: []byte(content)}
	}
	facts := intake.Compose([]models.Record{
		record("a", "rosa", `{"citizen":{"name":"Rosa"},"household":[{"id":"v","name":"Viggo"}],"ownVoice":{"text":"Ro.","goals":[{"id":"1","text":"Sove","priority":1}]}}`, 1),
		record("b", "r2", `{"citizen":{"name":"Rosa Kvist","born":"1980-11-12"},"household":[{"id":"x","name":"viggo","born":"2014-03-02"}],"ownVoice":{"text":"Fred.","goals":[{"id":"1","text":"Gå","priority":1}]}}`, 2),
		{Source: "a", Kind: "plan", ID: "p", Subject: "rosa", Content: []byte(`{"id":"p","subject":"v","appointments":[{"id":"a","start":"2026-12-01T10:00","attendees":["rosa","v"]}]}`)},
	})
	c := facts.Citizen
	if c.Name != "Rosa Kvist" || c.Born.Year != 1980 || len(c.Household) != 1 || len(c.Voice.Goals) != 2 || c.Voice.Text != "Fred.\n\nRo." {
		t.Errorf("%+v", c)
	}
	if p := facts.Plans[0]; p.Subject != "x" || strings.Join(p.Appointments[0].Attendees, " ") != "r2 x" {
		t.Errorf("%+v", p)
	}
}

func TestAChangedEventOfASeriesTakesTheSeriesPlace(t *testing.T) {
	plan := intake.Compose(readFixture(t, "calendar.ics", "vest").Records).Plans[0]
	for _, a := range plan.Appointments {
		if a.ID == "hold-1" {
			if len(a.Except) != 2 || a.Except[1].Format(time.DateOnly) != "2026-12-01" || a.End.Sub(a.Start) != 90*time.Minute {
				t.Errorf("%+v", a)
			}
		}
	}
	if len(plan.Appointments) != 4 || plan.Owner.Unit != "Jesper Holt" || plan.Title != "Sundhedscentret" {
		t.Errorf("%+v", plan)
	}
}
