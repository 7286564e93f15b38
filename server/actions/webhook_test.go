package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

// system is a department's system that remembers what it was told and answers as
// it likes.
type system struct {
	told []actions.Call
	down error
}

func (s *system) post(_ context.Context, c actions.Call) error {
	s.told = append(s.told, c)
	return s.down
}

func (h *house) tell(t *testing.T, s *system) {
	t.Helper()
	if err := h.TellDepartments(t.Context(), s.post); err != nil {
		t.Fatal(err)
	}
}

// openWithSystem is Strandborg where the job centre's system can be told, and
// Mette has said yes once.
func openWithSystem(t *testing.T, url string) (h *house, mette models.Viewer, consent string) {
	t.Helper()
	h = openStrandborg(t, url)
	secret, err := h.SetWebhook(t.Context(), operator, store.Webhook{Department: "jobcenter", URL: "https://job.example.dk/hook"})
	if err != nil || len(secret) != 32 {
		t.Fatal(err)
	}
	mette = h.citizen(t, "mette")
	return h, mette, h.gives(t, mette, spared)
}

func (h *house) toldState(t *testing.T, mette models.Viewer, consent string) (state, text string) {
	t.Helper()
	v, err := h.ConsentSeen(t.Context(), mette, mette.ID, consent, "da")
	if err != nil {
		t.Fatal(err)
	}
	if v.Told == nil {
		return "", ""
	}
	return v.Told.State, strings.ReplaceAll(v.Told.Text, "\u00a0", " ")
}

func TestASystemIsToldWhatChangedAndOfWhomInItsOwnWordsAndNoContent(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, id := openWithSystem(t, url)
		job := &system{}
		if h.tell(t, job); len(job.told) != 0 {
			t.Fatalf("told of a yes: %+v", job.told)
		}
		if err := h.WithdrawConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		if state, text := h.toldState(t, mette, id); state != "waiting" || !strings.Contains(text, "ikke modtaget besked endnu") {
			t.Errorf("before: %s %s", state, text)
		}
		h.tell(t, job)
		h.tell(t, job)
		if len(job.told) != 1 || job.told[0].URL != "https://job.example.dk/hook" || len(job.told[0].Secret) != 32 {
			t.Fatalf("told %+v", job.told)
		}
		var body struct {
			Type string
			Data struct {
				Consent, State string
				Version        int64
				Until          time.Time
				Citizen        struct {
					ID   string
					Refs []struct{ Source, Ref string }
				}
			}
		}
		if err := json.Unmarshal([]byte(job.told[0].Body), &body); err != nil {
			t.Fatal(err)
		}
		d := body.Data
		if body.Type != "consent.changed" || d.Consent != id || d.State != "withdrawn" || d.Version != 2 || d.Until.IsZero() ||
			d.Citizen.ID != mette.ID || len(d.Citizen.Refs) == 0 || d.Citizen.Refs[0].Source != "momentum" {
			t.Errorf("%s", job.told[0].Body)
		}
		for _, word := range []string{"Mette", "Lund", "sundhedscentret", "limits", "spare", "ryg", "1111"} {
			if strings.Contains(job.told[0].Body, word) {
				t.Errorf("it is told %q", word)
			}
		}
		if state, text := h.toldState(t, mette, id); state != "received" || !strings.Contains(text, "har modtaget besked d. 23. november kl. 8.00") {
			t.Errorf("after: %s %s", state, text)
		}
	})
}

func TestWhatIsNotTakenIsTriedFortyEightTimesMoreAndThenSomebodyMustCall(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, id := openWithSystem(t, url)
		if err := h.PauseConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		lone := models.Viewer{Role: models.AsCoordinator, ID: "lone"}
		causes := func() (all []string) {
			desk, err := h.Desk(t.Context(), lone, "da")
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range desk.Citizens {
				for _, r := range row.Reasons {
					all = append(all, r.Cause)
				}
			}
			return all
		}
		job := &system{down: errors.New("nobody there")}
		for try := range 49 {
			h.tell(t, job)
			h.now = h.now.Add(5*time.Minute - time.Millisecond)
			if h.tell(t, job); len(job.told) != try+1 || job.told[try].ID != job.told[0].ID || job.told[try].Body != job.told[0].Body {
				t.Fatalf("try %d: told %d times", try+1, len(job.told))
			}
			h.now = h.now.Add(time.Millisecond)
			if state, _ := h.toldState(t, mette, id); try < 48 && (state != "waiting" || slices.Contains(causes(), "untold")) {
				t.Fatalf("after try %d: %s", try+1, state)
			}
		}
		h.now = h.now.Add(time.Hour)
		if h.tell(t, job); len(job.told) != 49 {
			t.Errorf("told %d times", len(job.told))
		}
		if state, text := h.toldState(t, mette, id); state != "given_up" || !strings.Contains(text, "kom ikke frem") || !slices.Contains(causes(), "untold") {
			t.Errorf("%s %s %v", state, text, causes())
		}
		if got := h.openTasks(t, mette.ID); !slices.Contains(got, "consent_untold:"+id) {
			t.Errorf("the borgerkonsulent has %v", got)
		}
		if _, err := h.SetWebhook(t.Context(), operator, store.Webhook{Department: "jobcenter", URL: "https://ny.example.dk/hook"}); err != nil {
			t.Fatal(err)
		}
		job.down = nil
		if h.tell(t, job); len(job.told) != 50 || job.told[49].URL != "https://ny.example.dk/hook" {
			t.Errorf("at the new address: %d", len(job.told))
		}
		if state, _ := h.toldState(t, mette, id); state != "received" || slices.Contains(causes(), "untold") || slices.Contains(h.openTasks(t, mette.ID), "consent_untold:"+id) {
			t.Errorf("%s, %v, %v", state, causes(), h.openTasks(t, mette.ID))
		}
	})
}

func (h *house) openTasks(t *testing.T, citizen string) (ids []string) {
	t.Helper()
	if err := h.store.Read(t.Context(), func(tx *store.Tx) error {
		tasks, err := tx.Tasks(citizen)
		for _, task := range tasks {
			if task.Done.IsZero() {
				ids = append(ids, task.ID)
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestOnlyTheNewestIsToldAndOneThatHasLapsedToo(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, id := openWithSystem(t, url)
		for _, do := range []func(context.Context, models.Viewer, actions.Consenting) error{h.PauseConsent, h.ResumeConsent} {
			if err := do(t.Context(), mette, h.of(t, mette, id)); err != nil {
				t.Fatal(err)
			}
		}
		job := &system{}
		if h.tell(t, job); len(job.told) != 1 || !strings.Contains(job.told[0].Body, `"version":3,"state":"given"`) {
			t.Fatalf("%+v", job.told)
		}
		h.now = h.now.AddDate(0, 1, 5)
		if err := h.TellLapsed(t.Context()); err != nil {
			t.Fatal(err)
		}
		if h.tell(t, job); len(job.told) != 2 || !strings.Contains(job.told[1].Body, `"state":"lapsed"`) {
			t.Errorf("%+v", job.told)
		}
	})
}

func TestWithoutASystemTheCitizenIsToldSo(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, id := openWithSystem(t, url)
		if state, _ := h.toldState(t, mette, id); state != "" {
			t.Errorf("nothing has changed: %s", state)
		}
		if err := h.PauseConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		if _, err := h.SetWebhook(t.Context(), operator, store.Webhook{Department: "jobcenter"}); err != nil {
			t.Fatal(err)
		}
		if err := h.WithdrawConsent(t.Context(), mette, h.of(t, mette, id)); err != nil {
			t.Fatal(err)
		}
		job := &system{}
		h.tell(t, job)
		if state, text := h.toldState(t, mette, id); state != "none" || !strings.Contains(text, "næste gang de slår dig op") || len(job.told) != 0 {
			t.Errorf("%s %s", state, text)
		}
		if _, err := h.SetWebhook(t.Context(), operator, store.Webhook{Department: "nowhere", URL: "https://a.dk"}); !errors.Is(err, actions.ErrNoDepartment) {
			t.Error(err)
		}
		if _, err := h.SetWebhook(t.Context(), mette, store.Webhook{Department: "jobcenter", URL: "https://a.dk"}); !errors.Is(err, models.ErrNotFound) {
			t.Error(err)
		}
	})
}
