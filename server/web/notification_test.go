package web_test

import (
	"net/http"
	"regexp"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"enplan/server/wording"
)

// madeNotification is an id with chance in it.
var madeNotification = regexp.MustCompile(`"id": "[0-9a-f]+"`)

func TestTheCitizenChoosesHowToBeToldAndReadsWhatWasTold(t *testing.T) {
	s, doc := openStreet(t), readSpec(t)
	put := func(version, body string) answer {
		return s.ask(t, "PUT", "/api/notifications/settings", body, append([]string{"If-Match", `"` + version + `"`}, s.headers["Mette"]...)...)
	}
	for _, c := range []struct {
		why, version, body string
		want               int
	}{
		{"two that are the same", "0", `{"rules":[{"hours":2},{"hours":2}],"quiet":{"from":0,"to":0}}`, http.StatusUnprocessableEntity},
		{"quiet for too long", "0", `{"rules":[],"quiet":{"from":600,"to":599}}`, http.StatusUnprocessableEntity},
		{"a subject there is not", "0", `{"rules":[],"quiet":{"from":0,"to":0},"off":["weather"]}`, http.StatusUnprocessableEntity},
		{"a field there is not", "0", `{"rules":[],"quiet":{"from":0,"to":0},"Version":7}`, http.StatusUnprocessableEntity},
		{"what was not seen", "3", `{"rules":[],"quiet":{"from":0,"to":0}}`, http.StatusConflict},
		{"a choice", "0", `{"rules":[{"days":1,"at":1020},{"hours":3}],"quiet":{"from":1320,"to":420},"off":["sharing"],"detail":true}`, http.StatusNoContent},
		{"the same once more", "0", `{"rules":[],"quiet":{"from":0,"to":0}}`, http.StatusConflict},
	} {
		if a := put(c.version, c.body); a.StatusCode != c.want {
			t.Errorf("%s: %d %s", c.why, a.StatusCode, a.body)
		}
	}
	var v any
	s.get(t, "Mette", "/api/notifications/settings", &v)
	if err := doc.Components.Schemas["Reminding"].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
		t.Error(err)
	}
	golden(t, "testdata/reminding-mette.da.json", pretty(t, s.ask(t, "GET", "/api/notifications/settings", "", s.headers["Mette"]...).body))
	s.now = s.now.Add(10 * time.Hour)
	s.headers["Mette"] = []string{"Cookie", s.logIn(t, "mette")}
	var told wording.NotificationsView
	s.get(t, "Mette", "/api/notifications", &told)
	if len(told.Told) == 0 || len(told.Coming) != 5 || told.Unseen != 0 {
		t.Fatalf("%+v", told)
	}
	s.get(t, "Mette", "/api/notifications", &v)
	if err := doc.Components.Schemas["Notifications"].Value.VisitJSON(v, openapi3.MultiErrors()); err != nil {
		t.Error(err)
	}
	golden(t, "testdata/notifications-mette.da.json", madeNotification.ReplaceAll(pretty(t, s.ask(t, "GET", "/api/notifications", "", s.headers["Mette"]...).body), []byte(`"id": "made"`)))
	for body, want := range map[string]int{
		`{}`: http.StatusUnprocessableEntity, `{"ref":"a","ids":["b"]}`: http.StatusUnprocessableEntity, `{"ids":["` + told.Told[0].ID + `"]}`: http.StatusNoContent,
	} {
		if a := s.ask(t, "POST", "/api/notifications/seen", body, s.headers["Mette"]...); a.StatusCode != want {
			t.Errorf("%s: %d %s", body, a.StatusCode, a.body)
		}
	}
	for next, want := range map[string]int{"x": http.StatusNotFound, "1-": http.StatusOK, "1790000000000-0": http.StatusOK} {
		if a := s.ask(t, "GET", "/api/notifications?before="+next, "", s.headers["Mette"]...); a.StatusCode != want {
			t.Errorf("%s: %d", next, a.StatusCode)
		}
	}
}
