package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"enplan/server/intake"
)

// caseWith is a good case whose parts can be replaced.
func caseWith(citizen, rest string) string {
	if citizen == "" {
		citizen = `{"id":"rosa","cpr":"721180-0007"}`
	}
	return `{"format":"enplan-case/1","citizen":` + citizen + rest + `}`
}

func planWith(fields string) string { return caseWith("", `,"plans":[{"id":"p1"`+fields+`}]`) }

func eventWith(lines ...string) string {
	return strings.Join(append(append([]string{"BEGIN:VCALENDAR", "X-ENPLAN-CITIZEN:rosa", "BEGIN:VEVENT"}, lines...),
		"END:VEVENT", "END:VCALENDAR"), "\r\n")
}

func bundle(entries ...string) string {
	return `{"resourceType":"Bundle","type":"collection","entry":[` + strings.Join(entries, ",") + `]}`
}

var badInputs = []struct{ name, data, pointer, key string }{
	{"nothing", "", "", "intake.fault.empty"},
	{"only blanks", " \r\n\t", "", "intake.fault.empty"},
	{"only a byte order mark", "\xEF\xBB\xBF", "", "intake.fault.empty"},
	{"UTF-16 with a mark", "\xFF\xFE{\x00}\x00", "", "intake.fault.utf16"},
	{"UTF-16 without a mark", "\x00{\x00}", "", "intake.fault.utf16"},
	{"Latin-1", "{\n\"name\":\"J\xF8rgen\"}", "", "intake.fault.latin1"},
	{"other bytes", "{\"name\":\"\x80\"}", "", "intake.fault.not_utf8"},
	{"XML", "<Bundle/>", "", "intake.fault.xml"},
	{"plain words", "hej", "", "intake.fault.format"},
	{"truncated", `{"format":"enplan-case/1","citizen":{"id":"ro`, "/citizen/id", "intake.fault.truncated"},
	{"truncated between values", `{"format":`, "/format", "intake.fault.truncated"},
	{"malformed", `{"format" "x"}`, "/format", "intake.fault.malformed"},
	{"a comma too many", `{"cases":[1,]}`, "/cases/1", "intake.fault.malformed"},
	{"something after the end", caseWith("", "") + "{}", "", "intake.fault.trailing"},
	{"a name twice", `{"format":"enplan-case/1","citizen":{"id":"a","cpr":"721180-0007","id":"b"}}`, "/citizen/id", "intake.fault.twice"},
	{"a secret name twice", `{"721180-0007":1,"721180-0007":2}`, "/?", "intake.fault.twice"},
	{"too deep", strings.Repeat("[", 70) + strings.Repeat("]", 70), strings.Repeat("/0", 65), "intake.fault.depth"},
	{"a number too large", `{"resourceType":"X","n":1e999}`, "/n", "intake.fault.number"},
	{"a control character", `{"resourceType":"X","a/b":"\u0007"}`, "/?", "intake.fault.control"},
	{"a list", `[1]`, "", "intake.fault.shape"},
	{"a bare object", `{"hello":1}`, "", "intake.fault.shape"},
	{"a later version", `{"format":"enplan-case/9"}`, "/format", "intake.fault.version"},
	{"a case without format", `{"citizen":{}}`, "", "intake.fault.required"},

	{"no citizen", `{"format":"enplan-case/1"}`, "", "intake.fault.required"},
	{"no CPR", caseWith(`{"id":"rosa"}`, ""), "/citizen", "intake.fault.required"},
	{"no CPR but null", caseWith(`{"id":"rosa","cpr":null}`, ""), "/citizen", "intake.fault.required"},
	{"the CPR as id", caseWith(`{"id":"7211800007","cpr":"721180-0007"}`, ""), "/citizen/id", "intake.fault.cpr_as_id"},
	{"the CPR as a patient's id", bundle(`{"resource":{"resourceType":"Patient","id":"7211800007","identifier":[{"system":"urn:oid:1.2.208.176.1.2","value":"7211800007"}]}}`),
		"/entry/0/resource/id", "intake.fault.cpr_as_id"},
	{"a CPR that is none", caseWith(`{"id":"rosa","cpr":"999999-9999"}`, ""), "/citizen/cpr", "intake.fault.cpr"},
	{"a number for a name", caseWith(`{"id":"rosa","cpr":"721180-0007","name":7}`, ""), "/citizen/name", "intake.fault.type"},
	{"plans that are no list", caseWith("", `,"plans":{}`), "/plans", "intake.fault.type"},
	{"a plan without id", caseWith("", `,"plans":[{"title":"x"}]`), "/plans/0", "intake.fault.required"},
	{"an empty id", caseWith("", `,"plans":[{"id":""}]`), "/plans/0/id", "intake.fault.too_short"},
	{"a far too long line", planWith(`,"title":"` + strings.Repeat("x", 2001) + `"`), "/plans/0/title", "intake.fault.too_long"},
	{"too many needs", caseWith(`{"id":"r","cpr":"721180-0007","needs":[`+strings.Repeat(`"x",`, 200)+`"x"]}`, ""), "/citizen/needs", "intake.fault.too_many"},
	{"a negative version", planWith(`,"version":-1`), "/plans/0/version", "intake.fault.too_small"},
	{"a day that is none", planWith(`,"created":"2026-02-30"`), "/plans/0/created", "intake.fault.date"},
	{"a year that is none", planWith(`,"created":"20262-01-01"`), "/plans/0/created", "intake.fault.date"},
	{"closed before it was made", planWith(`,"created":"2026-02-03","closed":"2026-02-02"`), "/plans/0/closed", "intake.fault.to_before_from"},
	{"a moment without offset", planWith(`,"updated":"2026-02-20T10:00"`), "/plans/0/updated", "intake.fault.instant"},
	{"a time that is none", planWith(`,"appointments":[{"id":"a","start":"kl. 8"}]`), "/plans/0/appointments/0/start", "intake.fault.time"},
	{"an end before its start", planWith(`,"appointments":[{"id":"a","start":"2026-12-01T10:00","end":"2026-12-01T09:00"}]`),
		"/plans/0/appointments/0/end", "intake.fault.end_before_start"},
	{"a rule that is none", planWith(`,"appointments":[{"id":"a","start":"2026-12-01T10:00","repeat":"hver uge"}]`),
		"/plans/0/appointments/0/repeat", "intake.fault.repeat"},
	{"a measure that ends first", planWith(`,"measures":[{"id":"m","from":"2026-12-01","to":"2026-11-01"}]`),
		"/plans/0/measures/0/to", "intake.fault.to_before_from"},
	{"two things with one id", planWith(`,"goals":[{"id":"x"}],"measures":[{"id":"x"}]`), "/plans/0/measures/0/id", "intake.fault.id_twice"},
	{"a plan in two cases", `{"format":"enplan-case/1","cases":[{"citizen":{"id":"a","cpr":"721180-0007"},"plans":[{"id":"p"}]},` +
		`{"citizen":{"id":"b","cpr":"721180-0008"},"plans":[{"id":"p"}]}]}`, "/cases/1/plans/0/id", "intake.fault.id_twice"},
	{"anonymous treatment by law", planWith(`,"law":["SEL § 101 a"]`), "/plans/0/law/0", "intake.fault.anonymous"},
	{"anonymous treatment as a measure", planWith(`,"measures":[{"id":"m","law":"Serviceloven §101A, stk. 2"}]`),
		"/plans/0/measures/0/law", "intake.fault.anonymous"},
	{"anonymous treatment in words", planWith(`,"measures":[{"id":"m","name":"Anonym stofmisbrugsbehandling"}]`),
		"/plans/0/measures/0/name", "intake.fault.anonymous"},

	{"a resource without id", bundle(`{"resource":{"resourceType":"Goal"}}`), "/entry/0/resource/id", "intake.fault.fhir.id"},
	{"an entry that is no resource", bundle(`{"resource":7}`), "/entry/0/resource", "intake.fault.type"},
	{"an entry that is nothing", bundle(`7`), "/entry/0", "intake.fault.type"},
	{"a resource without kind", bundle(`{"resource":{"id":"1"}}`), "/entry/0/resource/resourceType", "intake.fault.required"},
	{"entries that are no list", `{"resourceType":"Bundle","entry":{}}`, "/entry", "intake.fault.type"},
	{"the same resource with other content", bundle(`{"resource":{"resourceType":"Goal","id":"1"}}`,
		`{"resource":{"resourceType":"Goal","id":"1","x":1}}`), "/entry/1/resource", "intake.fault.fhir.twice"},
	{"anonymous treatment in a care plan", bundle(`{"resource":{"resourceType":"CarePlan","id":"1","activity":[{"detail":{"code":{"text":"Behandling efter § 101 a"}}}]}}`),
		"/entry/0/resource", "intake.fault.anonymous"},

	{"a calendar that stops", "BEGIN:VCALENDAR\nX-ENPLAN-CITIZEN:a\nBEGIN:VEVENT", "line/3", "intake.fault.truncated"},
	{"an end without a beginning", "BEGIN:VCALENDAR\nEND:VEVENT", "line/2", "intake.fault.calendar.structure"},
	{"a line that is none", eventWith("UID:1", "DTSTART:20261201", "hvad"), "line/6", "intake.fault.calendar.line"},
	{"a calendar of nobody", "BEGIN:VCALENDAR\nEND:VCALENDAR", "line/1", "intake.fault.calendar.citizen"},
	{"an event without UID", eventWith("DTSTART:20261201"), "line/3", "intake.fault.calendar.uid"},
	{"an event without a start", eventWith("UID:1"), "line/3", "intake.fault.calendar.time"},
	{"a start that is none", eventWith("UID:1", "DTSTART:i morgen"), "line/5", "intake.fault.calendar.time"},
	{"a zone nobody knows", eventWith("UID:1", "DTSTART;TZID=Maane:20261201T100000"), "line/5", "intake.fault.calendar.zone"},
	{"a duration that is none", eventWith("UID:1", "DTSTART:20261201T100000", "DURATION:PT"), "line/6", "intake.fault.calendar.duration"},
	{"an event that ends first", eventWith("UID:1", "DTSTART:20261201T100000", "DTEND:20261201T090000"), "line/6", "intake.fault.end_before_start"},
	{"a rule for every hour", eventWith("UID:1", "DTSTART:20261201T100000", "RRULE:FREQ=HOURLY"), "line/6", "intake.fault.repeat"},
	{"components without end", "BEGIN:VCALENDAR" + strings.Repeat("\nBEGIN:X", 9), "line/7", "intake.fault.depth"},
	{"an event of anonymous treatment", eventWith("UID:1", "DTSTART:20261201T100000", "SUMMARY:Samtale § 101 a"), "line/6", "intake.fault.anonymous"},
	{"an event twice", strings.Replace(eventWith("UID:1", "DTSTART:20261201"), "END:VCALENDAR",
		"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261202\r\nEND:VEVENT\r\nEND:VCALENDAR", 1), "line/7", "intake.fault.calendar.twice"},
}

func TestABadDeliveryIsRefusedWhereItIsBad(t *testing.T) {
	for _, c := range badInputs {
		t.Run(c.name, func(t *testing.T) {
			d, err := intake.Read([]byte(c.data), intake.Options{Source: "vest"})
			var faults intake.Faults
			if !errors.As(err, &faults) || len(d.Records) > 0 || len(d.Aside) > 0 {
				t.Fatalf("%d records, %v", len(d.Records), err)
			}
			if faults[0].Pointer != c.pointer || faults[0].Key != c.key {
				t.Errorf("%+v, wanted %s at %s", []intake.Fault(faults), c.key, c.pointer)
			}
		})
	}
}

func TestADeliveryThatIsTooLargeIsNotEvenRead(t *testing.T) {
	_, err := intake.Read(bytes.Repeat([]byte{' '}, intake.MaxBytes+1), intake.Options{})
	var faults intake.Faults
	if !errors.As(err, &faults) || !faults.TooLarge() {
		t.Fatal(err)
	}
	_, err = intake.Read([]byte("hej"), intake.Options{})
	if errors.As(err, &faults) && faults.TooLarge() {
		t.Error("a small one counts as too large")
	}
}

func TestAllFaultsAreToldButNoMoreThanFifty(t *testing.T) {
	three := planWith(`,"created":"x","goals":[{}],"title":7`)
	_, err := intake.Read([]byte(three), intake.Options{})
	var faults intake.Faults
	if !errors.As(err, &faults) || len(faults) != 3 {
		t.Errorf("%+v", []intake.Fault(faults))
	}
	many := caseWith("", `,"plans":[`+strings.Repeat(`{},`, 99)+`{}]`)
	if _, err = intake.Read([]byte(many), intake.Options{}); !errors.As(err, &faults) || len(faults) != intake.MaxFaults {
		t.Errorf("%d faults", len(faults))
	}
	many = `{` + strings.Repeat(`"a":1,`, 99) + `"a":1}`
	if _, err = intake.Read([]byte(many), intake.Options{}); !errors.As(err, &faults) || len(faults) != intake.MaxFaults {
		t.Errorf("%d faults", len(faults))
	}
}

func TestNoFaultRepeatsWhatWasWritten(t *testing.T) {
	const secret = "Hemmelig Person 131184"
	for _, data := range []string{
		strings.ReplaceAll(caseWith(`{"id":"S","cpr":"S","born":"S","needs":"S","S":{"S":1,"S":2}}`, `,"S":1,"S":2`), "S", secret),
		strings.ReplaceAll(caseWith(`{"id":"S","cpr":"S","born":"S"}`, `,"household":[{"id":"S"}],"plans":[{"id":"S","created":"S","appointments":[{"id":"S","start":"S","repeat":"S"}]}]`), "S", secret),
		strings.ReplaceAll(caseWith("", `,"household":[{"id":"S"},{"id":"S"}],"plans":[{"id":"S"},{"id":"S","law":["§ 101 a S"]}]`), "S", secret),
		strings.ReplaceAll(bundle(`{"resource":{"resourceType":"Goal","id":"S"}}`, `{"resource":{"resourceType":"S"}}`), "S", secret),
		eventWith("UID:"+secret, "DTSTART;TZID="+secret+":x", "RRULE:"+secret, "DURATION:"+secret, "SUMMARY:"+secret+" § 101 a", secret),
		`{"` + secret, `{"format":"` + secret + `"}`, `{"a":"` + secret,
	} {
		_, err := intake.Read([]byte(data), intake.Options{})
		var faults intake.Faults
		if !errors.As(err, &faults) {
			t.Errorf("read without a fault: %s", data)
		}
		if told := fmt.Sprintf("%+v %v", []intake.Fault(faults), err); strings.Contains(told, "Hemmelig") || strings.Contains(told, "131184") {
			t.Errorf("repeated: %s", told)
		}
	}
}
