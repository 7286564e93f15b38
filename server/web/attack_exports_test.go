package web_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// smuggled are texts that want to be more than text in what leaves the house: lines of
// a calendar, parts of a PDF, headers, formulas of a sheet, pages.
var smuggled = []string{
	"Møde\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Falsk", "Møde\rATTACH:http://evil.example/", "Møde\nBEGIN:VALARM\nACTION:AUDIO", "a;b,c:d\\n\\",
	`) Tj ET /JavaScript (app.alert(1)) BT (`, "endstream\nendobj\n9 0 obj<</S/URI/URI(http://evil.example)>>endobj", "%%EOF",
	"=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", "\t=1", "<script>alert(1)</script>", "\"\r\nSet-Cookie: enplan=x\r\n\r\n", "../../../evil.sh", "\u202egnp.exe",
}

var (
	calendarLine = regexp.MustCompile(`^(BEGIN:(VCALENDAR|VEVENT)|END:(VCALENDAR|VEVENT)|(VERSION|PRODID|CALSCALE|METHOD|UID|SEQUENCE|DTSTAMP|CREATED|LAST-MODIFIED|DTSTART|DTEND|SUMMARY|LOCATION|STATUS|TRANSP|CLASS|NAME|X-WR-CALNAME|REFRESH-INTERVAL|X-PUBLISHED-TTL)[:;].*| .*)$`)
	inZip        = regexp.MustCompile(`^(mine-data\.(json|pdf)|filer/[\w.-]+)$`)
	ofPDF        = regexp.MustCompile(`(?s)stream\r?\n.*?endstream`)
	namedFile    = regexp.MustCompile(`^attachment; filename=[\w.-]+$`)
)

func TestAttackExports(t *testing.T) {
	s := openStreet(t)
	var made []string
	files := 0
	for i, text := range smuggled {
		body := func(fields map[string]any) string {
			b, err := json.Marshal(fields)
			must(t, err)
			return string(b)
		}
		key := func(who string) []string {
			return append([]string{"Idempotency-Key", fmt.Sprint("smuggled", i), "X-Enplan-Name", strings.NewReplacer("\r", "%0d", "\n", "%0a", "/", "%2f").Replace(text)}, s.headers[who]...)
		}
		if a := s.ask(t, "POST", "/api/goals", body(map[string]any{"text": "x" + text}), key("Mette")...); a.StatusCode != 201 {
			t.Errorf("%q is no goal: %d %s", text, a.StatusCode, a.body)
		}
		if a := s.ask(t, "POST", "/api/drafts/new/attachments", dot(t), key("Mette")...); a.StatusCode == 201 {
			files++
		}
		if a := s.ask(t, "POST", "/api/threads", body(map[string]any{"subject": "x" + text, "text": text, "draft": true}), key("Mette")...); a.StatusCode != 201 {
			t.Errorf("%q is no message: %d %s", text, a.StatusCode, a.body)
		}
		var one struct{ ID string }
		start := fmt.Sprintf("2026-12-%02dT", 1+i)
		a := s.ask(t, "POST", s.fill("/api/desk/citizens/:mette/appointments"), body(map[string]any{
			"title": "x" + text, "place": "x" + text, "start": start + "06:00:00+01:00", "end": start + "06:30:00+01:00",
		}), key("her borgerkonsulent")...)
		if err := json.Unmarshal([]byte(a.body), &one); err != nil || a.StatusCode != 201 {
			t.Errorf("%q is no appointment: %d %s", text, a.StatusCode, a.body)
			continue
		}
		made = append(made, one.ID)
	}
	get := func(path string) answer {
		t.Helper()
		a := s.ask(t, "GET", path, "", s.headers["Mette"]...)
		if a.StatusCode != 200 || len(a.Header["Content-Disposition"]) > 1 || strings.Contains(a.Header.Get("Set-Cookie"), "x") {
			t.Fatalf("%s: %d %v %.200s", path, a.StatusCode, a.Header, a.body)
		}
		return a
	}
	calendars := 0
	isCalendar := func(what, body string) {
		t.Helper()
		calendars++
		for _, line := range strings.Split(strings.TrimSuffix(body, "\r\n"), "\r\n") {
			if !calendarLine.MatchString(line) || strings.ContainsAny(line, "\r\n\x00") {
				t.Errorf("%s has the line %q", what, line)
			}
		}
		if strings.Count(body, "BEGIN:VEVENT\r\n") != strings.Count(body, "\r\nUID:") || strings.Contains(body, "\r\nSUMMARY:Falsk") {
			t.Errorf("%s has an event of somebody else's making", what)
		}
	}
	for _, id := range made {
		a := get("/api/appointments/" + id + "/calendar.ics")
		if isCalendar("one appointment", a.body); !namedFile.MatchString(a.Header.Get("Content-Disposition")) {
			t.Errorf("it is called %s", a.Header.Get("Content-Disposition"))
		}
	}
	var feed struct{ Path string }
	must(t, json.Unmarshal([]byte(s.ask(t, "POST", "/api/feed", "{}", s.headers["Mette"]...).body), &feed))
	followed := s.ask(t, "GET", feed.Path, "").body
	if isCalendar("the feed", followed); strings.Contains(followed, "xM") || strings.Contains(followed, "evil") || strings.Contains(followed, "LOCATION") {
		t.Error("the feed tells what an appointment is")
	}
	isPaper := func(body string) {
		t.Helper()
		rest := ofPDF.ReplaceAllString(body, "")
		for _, word := range []string{"/JavaScript", "/JS", "/URI", "/AA", "/Launch", "/Annots", "/OpenAction", "/Filespec", "evil"} {
			if strings.Contains(rest, word) {
				t.Errorf("the paper has %s beside its text", word)
			}
		}
		if strings.Count(body, "%%EOF") != 1 {
			t.Error("the paper ends more than once")
		}
	}
	isPaper(get("/api/export?format=pdf").body)
	packed := get("/api/export?format=zip").body
	r, err := zip.NewReader(bytes.NewReader([]byte(packed)), int64(len(packed)))
	must(t, err)
	for _, f := range r.File {
		if !inZip.MatchString(f.Name) || strings.Contains(f.Name, "..") {
			t.Errorf("the zip has %q", f.Name)
		}
	}
	if !json.Valid([]byte(get("/api/export?format=json").body)) {
		t.Error("the data are no JSON")
	}
	if a := s.ask(t, "GET", "/api/export?format=csv", "", s.headers["Mette"]...); a.StatusCode != 422 {
		t.Errorf("there is a sheet, and nobody has tried what a formula does in it: %d", a.StatusCode)
	}
	if files == 0 || len(r.File) != files+2 || len(made) != len(smuggled) {
		t.Errorf("%d files were sent, and the zip has %d; %d appointments of %d", files, len(r.File), len(made), len(smuggled))
	}
	t.Logf("attack: %d texts as goals, messages, names of files and appointments, in %d calendars, a PDF and a zip of %d: 0 became more than text; no sheet leaves the house", len(smuggled), calendars, len(r.File))
}
