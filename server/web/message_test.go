package web_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"enplan/server/wording"
)

func ofConversation(path string) bool {
	return strings.Contains(path, "/threads") || strings.Contains(path, "/drafts")
}

// write sends a message and returns where it stands.
func (s *street) write(t *testing.T, who, path, body, key string) (place struct {
	Thread string
	Seq    int64
}) {
	t.Helper()
	a := s.ask(t, "POST", s.fill(path), body, append([]string{"Idempotency-Key", key}, s.headers[who]...)...)
	if err := json.Unmarshal([]byte(a.body), &place); err != nil || a.StatusCode != http.StatusCreated {
		t.Fatalf("%s as %s: %d %s", path, who, a.StatusCode, a.body)
	}
	return place
}

func dot(t *testing.T) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryDoorOfAConversation tries each as nobody, the citizen, another
// citizen, her borgerkonsulent, another borgerkonsulent, one whom she has let
// in, and a machine.
func TestEveryDoorOfAConversation(t *testing.T) {
	s := openStreet(t)
	s.headers["let in"] = []string{"Cookie", s.logIn(t, "henrik")}
	who := []string{"nobody", "Mette", "another citizen", "her borgerkonsulent", "another borgerkonsulent", "let in", "a machine"}
	place := s.write(t, "Mette", "/api/threads", `{"subject":"Om mødet","text":"Jeg kan ikke komme."}`, "first")
	if a := s.ask(t, "POST", "/api/threads/"+place.Thread+"/people", `{"staff":"henrik","in":true}`, s.headers["Mette"]...); a.StatusCode != 204 {
		t.Fatal(a.body)
	}
	picture := s.attached(t, place.Thread)
	own := func(done, absent int) [7]int { return [7]int{401, done, absent, absent, absent, absent, 401} }
	desk := func(done int) [7]int { return [7]int{401, 404, 404, done, 404, 404, 401} }
	within := func(done int) [7]int { return [7]int{401, 404, 404, done, 404, done, 401} }
	thread := "/threads/" + place.Thread
	var doors []string
	for _, c := range []struct {
		method, path, body string
		want               [7]int
	}{
		{"GET", "/api/threads", "", [7]int{401, 200, 200, 404, 404, 404, 401}},
		{"POST", "/api/threads", `{"subject":"Nyt","text":"Hej"}`, [7]int{401, 201, 201, 404, 404, 404, 401}},
		{"POST", "/api/threads/search", `{"words":"mødet"}`, [7]int{401, 200, 200, 404, 404, 404, 401}},
		{"GET", "/api" + thread, "", own(200, 404)},
		{"POST", "/api" + thread + "/messages", `{"text":"Og"}`, own(201, 404)},
		{"POST", "/api" + thread + "/messages/1/undo", "", own(204, 404)},
		{"POST", "/api" + thread + "/read", `{"seq":1}`, own(204, 404)},
		{"POST", "/api" + thread + "/people", `{"staff":"henrik","in":true}`, own(204, 404)},
		{"GET", "/api" + thread + "/attachments/" + picture, "", own(200, 404)},
		{"PUT", "/api/drafts/" + place.Thread, `{"text":"Jeg kan ikke komme."}`, own(200, 404)},
		{"POST", "/api/drafts/" + place.Thread + "/attachments", dot(t), own(201, 404)},
		{"DELETE", "/api/drafts/" + place.Thread + "/attachments/x", "", own(204, 404)},
		{"DELETE", "/api/drafts/" + place.Thread, "", own(204, 404)},
		{"GET", "/api/desk/threads", "", [7]int{401, 404, 404, 200, 200, 200, 401}},
		{"GET", "/threads", "", desk(200)},
		{"POST", "/threads", `{"subject":"Nyt","text":"Hej"}`, desk(201)},
		{"POST", "/threads/search", `{"words":"mødet"}`, desk(200)},
		{"GET", thread, "", within(200)},
		{"POST", thread + "/messages", `{"text":"Tak","asks":true}`, within(201)},
		{"POST", thread + "/messages/1/undo", "", [7]int{401, 404, 404, 404, 404, 404, 401}},
		{"POST", thread + "/read", `{"seq":1}`, within(204)},
		{"POST", thread + "/people", `{"staff":"vera","in":true}`, [7]int{401, 404, 404, 404, 404, 404, 401}},
		{"GET", thread + "/attachments/" + picture, "", within(200)},
		{"PUT", "/drafts/" + place.Thread, `{"text":"Kære Mette"}`, within(200)},
		{"POST", "/drafts/" + place.Thread + "/attachments", dot(t), within(201)},
		{"DELETE", "/drafts/" + place.Thread + "/attachments/x", "", within(204)},
		{"DELETE", "/drafts/" + place.Thread, "", within(204)},
	} {
		path := c.path
		if !strings.HasPrefix(path, "/api") {
			path = "/api/desk/citizens/" + s.mette + path
		}
		doors = append(doors, c.method+" "+path)
		for i, one := range who {
			headers := append([]string{"Idempotency-Key", c.method + path, "If-Match", `"0"`, "X-Enplan-Name", "a.png"}, s.headers[one]...)
			a := s.ask(t, c.method, path, c.body, headers...)
			if a.StatusCode != c.want[i] {
				t.Errorf("%s %s as %s: %d, want %d: %.120s", c.method, path, one, a.StatusCode, c.want[i], a.body)
			}
			if !strings.Contains(path, "/attachments/") {
				checkHeaders(t, a)
			}
		}
		s.tryAsLeader(t, c.method, path, c.body, c.want[:])
	}
	s.allTried(t, doors, ofConversation)
	for _, word := range []string{"Om mødet", "ikke komme", "a.png", s.mette} {
		if strings.Contains(s.logs.String(), word) {
			t.Errorf("%q is in the log", word)
		}
	}
}

// attached sends a picture in the thread and returns its id.
func (s *street) attached(t *testing.T, thread string) string {
	t.Helper()
	headers := append([]string{"X-Enplan-Name", "..%2F..%2Fbrev%20%22f%C3%B8r%22.html"}, s.headers["Mette"]...)
	a := s.ask(t, "POST", "/api/drafts/"+thread+"/attachments", dot(t), headers...)
	var kept struct{ ID, Name, Type string }
	if err := json.Unmarshal([]byte(a.body), &kept); err != nil || a.StatusCode != http.StatusCreated || kept.Name != "brev før.png" || kept.Type != "image/png" {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	s.write(t, "Mette", "/api/threads/"+thread+"/messages", `{"draft":true}`, "picture")
	return kept.ID
}

func TestWhatWasAttachedIsOnlyEverDownloaded(t *testing.T) {
	s := openStreet(t)
	thread := s.write(t, "Mette", "/api/threads", `{"subject":"Brev","text":"Se her"}`, "1").Thread
	id := s.attached(t, thread)
	a := s.ask(t, "GET", "/api/threads/"+thread+"/attachments/"+id, "", s.headers["Mette"]...)
	for header, want := range map[string]string{
		"Content-Disposition": "attachment; filename*=utf-8''brev%20f%C3%B8r.png", "Content-Type": "image/png",
		"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox", "Cache-Control": "no-store",
	} {
		if got := a.Header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	for body, want := range map[string]int{
		"<!DOCTYPE html>": 415, "": 415, dot(t) + strings.Repeat("x", 10<<20-len(dot(t))+1): 413, dot(t)[:40]: 422,
	} {
		if a := s.ask(t, "POST", "/api/drafts/"+thread+"/attachments", body, s.headers["Mette"]...); a.StatusCode != want {
			t.Errorf("%.20q: %d, want %d", body, a.StatusCode, want)
		}
	}
	for i := range 6 {
		want := 201
		if i == 5 {
			want = 422
		}
		headers := append([]string{"X-Enplan-Name", strconv.Itoa(i)}, s.headers["Mette"]...)
		for range 2 { // the answer is lost, and the phone sends it again
			if a := s.ask(t, "POST", "/api/drafts/new/attachments", dot(t), headers...); a.StatusCode != want {
				t.Errorf("number %d: %d", i+1, a.StatusCode)
			}
		}
	}
	var list wording.ThreadsView
	if s.get(t, "Mette", "/api/threads", &list); len(list.Writing.Draft.Attachments) != 5 {
		t.Errorf("what was sent twice lies twice: %+v", list.Writing.Draft.Attachments)
	}
}

func TestADraftOnTwoDevicesLosesNothing(t *testing.T) {
	s := openStreet(t)
	save := func(version int, text string) answer {
		return s.ask(t, "PUT", "/api/drafts/new", `{"subject":"Emne","text":"`+text+`"}`,
			append([]string{"If-Match", `"` + strconv.Itoa(version) + `"`}, s.headers["Mette"]...)...)
	}
	if a := save(0, "På telefonen"); a.StatusCode != 200 || a.body != `{"version":1}` {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	var clash struct {
		Yours, Theirs string
		Version       int
	}
	if a := save(0, "På computeren"); a.StatusCode != 409 || json.Unmarshal([]byte(a.body), &clash) != nil ||
		clash.Yours != "På computeren" || clash.Theirs != "På telefonen" || clash.Version != 1 {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	if a := s.ask(t, "PUT", "/api/drafts/new", `{"text":"x"}`, s.headers["Mette"]...); a.StatusCode != 428 {
		t.Errorf("without a version: %d", a.StatusCode)
	}
	if a := save(1, "På computeren"); a.StatusCode != 200 || a.body != `{"version":2}` {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	var list wording.ThreadsView
	if s.get(t, "Mette", "/api/threads", &list); list.Writing.Draft.Text != "På computeren" || list.Writing.Draft.Subject != "Emne" {
		t.Errorf("%+v", list.Writing.Draft)
	}
	s.write(t, "Mette", "/api/threads", `{"subject":"Emne","text":"På computeren","draft":true}`, "sent")
	if a := save(0, "Et nyt udkast"); a.StatusCode != 409 {
		t.Errorf("a device that does not know it was sent: %d", a.StatusCode)
	}
	if a := save(3, "Et nyt udkast"); a.StatusCode != 200 || a.body != `{"version":4}` {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}

func TestWhoIsLetInSeesThatConversationAndNoOther(t *testing.T) {
	s := openStreet(t)
	s.headers["Henrik"] = []string{"Cookie", s.logIn(t, "henrik")}
	s.write(t, "Mette", "/api/threads", `{"subject":"Om andet","text":"Hej"}`, "other")
	thread := s.write(t, "Mette", "/api/threads", `{"subject":"Om mødet","text":"Hej"}`, "first").Thread
	for _, in := range []bool{true, false} {
		told := s.changes(t, "Henrik")
		if a := s.ask(t, "POST", "/api/threads/"+thread+"/people", `{"staff":"henrik","in":`+strconv.FormatBool(in)+`}`, s.headers["Mette"]...); a.StatusCode != 204 {
			t.Fatal(a.body)
		}
		if s.changes(t, "Henrik") == told {
			t.Errorf("let in %v: whom it is about is not told", in)
		}
		var list wording.LetInView
		s.get(t, "Henrik", "/api/desk/threads", &list)
		switch {
		case !in && len(list.Threads) != 0:
			t.Errorf("let out again: %+v", list)
		case in && (len(list.Threads) != 1 || list.Threads[0].Subject != "Om mødet" || list.Threads[0].Citizen != s.mette || list.Threads[0].Name != "Mette Lund" || list.Threads[0].Unread != 1):
			t.Errorf("%+v", list)
		}
	}
}

// changes is how far who's changes have come.
func (s *street) changes(t *testing.T, who string) int64 {
	t.Helper()
	var me struct{ Changes int64 }
	s.get(t, who, "/api/me", &me)
	return me.Changes
}

func TestTheDeskSaysWhatWaitsForAnAnswer(t *testing.T) {
	s := openStreet(t)
	row := func() wording.DeskRow {
		var desk wording.DeskView
		s.get(t, "her borgerkonsulent", "/api/desk", &desk)
		for _, r := range desk.Citizens {
			if r.ID == s.mette {
				return r
			}
		}
		return wording.DeskRow{}
	}
	owed := func(r wording.DeskRow) string {
		for _, reason := range r.Reasons {
			if reason.Cause == "message" {
				return reason.Text
			}
		}
		return ""
	}
	if r := row(); r.Unread != 0 || owed(r) != "" {
		t.Errorf("%+v", r)
	}
	thread := s.write(t, "Mette", "/api/threads", `{"subject":"Om mødet","text":"Hej"}`, "first").Thread
	if r := row(); r.Unread != 1 || owed(r) != "1 besked venter på svar. Senest d. 25. november." {
		t.Errorf("%+v", r)
	}
	s.write(t, "her borgerkonsulent", "/api/desk/citizens/:mette/threads/"+thread+"/messages", `{"text":"Tak"}`, "second")
	if r := row(); owed(r) != "" {
		t.Errorf("%+v", r)
	}
}

func TestABorgerkonsulentSeesWhenTheyAreAwayAndWhoCanBeThere(t *testing.T) {
	s := openStreet(t)
	headers := s.headers["her borgerkonsulent"]
	if a := s.ask(t, "PUT", "/api/desk/absence", `{"from":"2026-11-23","to":"2026-11-27","substitute":"per"}`, headers...); a.StatusCode != 204 {
		t.Fatal(a.body)
	}
	var view wording.AbsencesView
	s.get(t, "her borgerkonsulent", "/api/desk/absence", &view)
	if len(view.Absences) != 1 || !view.Absences[0].Now || view.Absences[0].Text != "Fra d. 23. november til og med d. 27. november. Per Dam er der imens." {
		t.Errorf("%+v", view)
	}
	for _, one := range view.Staff {
		if one.ID == "lone" || one.Unit != "Borgerkonsulenterne" {
			t.Errorf("%+v", one)
		}
	}
	if a := s.ask(t, "DELETE", "/api/desk/absence/2026-11-23", "", headers...); a.StatusCode != 204 {
		t.Fatal(a.body)
	}
	if s.get(t, "her borgerkonsulent", "/api/desk/absence", &view); len(view.Absences) != 0 {
		t.Errorf("%+v", view)
	}
}

func TestTheOwnerOfWhatADeviceKeepsIsTheSameAfterTheNextLogin(t *testing.T) {
	s := openStreet(t)
	owner := func(as string) string {
		var me struct{ Owner string }
		s.headers["now"] = []string{"Cookie", s.logIn(t, as)}
		s.get(t, "now", "/api/me", &me)
		return me.Owner
	}
	if first := owner("mette"); first == "" || first != owner("mette") || first == owner("sara") || strings.Contains(first, s.mette) {
		t.Errorf("%q", first)
	}
}
