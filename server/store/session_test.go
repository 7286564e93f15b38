package store

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// openWithMette has one citizen, known to one source, with one session.
func openWithMette(t testing.TB, url string) (*Store, Session) {
	t.Helper()
	s := open(t, url)
	session := Session{
		TokenHash: []byte("token"), CitizenID: "mette", Created: demoDay, Expires: demoDay.Add(time.Hour), ID: "one",
		Until: demoDay.Add(3 * time.Hour), Seen: demoDay, Auth: demoDay.Add(-time.Minute),
		LOA: models.LOASubstantial, Provider: models.ByCitizenProvider, SID: "theirs", Agent: "Chrome på Android",
	}
	write(t, s, func(tx *Tx) error {
		return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.LinkRef("nexus", "x", "mette"), tx.CreateSession(session))
	})
	return s, session
}

func TestASessionStandsUntilItExpiresOrEnds(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		ctx := t.Context()
		for at, want := range map[time.Time]bool{
			demoDay: true, session.Expires.Add(-time.Millisecond): true, session.Expires: false,
		} {
			got, found, err := s.Session(ctx, session.TokenHash, at)
			if err != nil || found != want || found && !reflect.DeepEqual(got, session) {
				t.Errorf("at %v: %+v %v %v", at, got, found, err)
			}
		}
		if _, found, err := s.Session(ctx, []byte("other"), demoDay); found || err != nil {
			t.Errorf("another token: %v %v", found, err)
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EndSession(session.TokenHash), tx.EndSession(session.TokenHash))
		})
		if _, found, err := s.Session(ctx, session.TokenHash, demoDay); found || err != nil {
			t.Errorf("after its end: %v %v", found, err)
		}
	})
}

func TestReadingIsLoggedOncePerSession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		firsts := make(chan bool)
		for range 8 {
			go func() {
				var first bool
				err := s.Write(t.Context(), func(tx *Tx) (err error) { first, err = tx.MarkReadLogged(session.TokenHash); return err })
				firsts <- first && err == nil
			}()
		}
		count := 0
		for range 8 {
			if <-firsts {
				count++
			}
		}
		got, _, err := s.Session(t.Context(), session.TokenHash, demoDay)
		if err != nil || count != 1 || !got.ReadLogged.Equal(demoDay) {
			t.Errorf("%d were first; %+v %v", count, got, err)
		}
	})
}

func TestExpiredSessionsAreForgotten(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, _ := openWithMette(t, url)
		write(t, s, func(tx *Tx) error {
			err := tx.CreateSession(Session{TokenHash: []byte("old"), CitizenID: "mette", Expires: demoDay})
			dropped, err2 := tx.DropExpiredSessions()
			if dropped != 1 {
				t.Errorf("dropped %d", dropped)
			}
			return errors.Join(err, err2)
		})
		if got := fingerprint(t, s).Rows["sessions"]; got != 1 {
			t.Errorf("%d sessions left", got)
		}
	})
}

func TestAPlanDocIsSavedReplacedAndDropped(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		first := PlanDoc{Version: "v1", ValidUntil: demoDay.Add(time.Hour), Body: []byte(strings.Repeat("æøå", 4000)), BodyBr: []byte{0, 255}}
		second := PlanDoc{Version: "v2", Body: []byte("{}")}
		check := func(name, language string, want PlanDoc, found Found) {
			t.Helper()
			doc, there, err := s.PlanDoc(t.Context(), "mette", language)
			if err != nil || there != (found == FoundPlanDoc) || !reflect.DeepEqual(doc, want) {
				t.Errorf("%s: PlanDoc %q %v %v", name, doc.Version, there, err)
			}
			hot := Session{TokenHash: session.TokenHash, CitizenID: session.CitizenID, Created: session.Created, Expires: session.Expires}
			for encoding, body := range map[string][]byte{"": want.Body, "br": want.BodyBr} {
				only := PlanDoc{Version: want.Version, ValidUntil: want.ValidUntil, Body: body}
				by, doc, how, err := s.SessionPlanDoc(t.Context(), session.TokenHash, language, encoding, demoDay)
				if err != nil || how != found || !reflect.DeepEqual(doc, only) || !reflect.DeepEqual(by, hot) {
					t.Errorf("%s %q: SessionPlanDoc %+v %q %v %v", name, encoding, by, doc.Version, how, err)
				}
			}
		}
		check("nothing yet", "da", PlanDoc{}, FoundSession)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.SavePlanDoc("mette", "da", first), tx.SavePlanDoc("mette", "en", second))
		})
		check("saved", "da", first, FoundPlanDoc)
		check("another language", "en", second, FoundPlanDoc)
		write(t, s, func(tx *Tx) error { return tx.SavePlanDoc("mette", "da", second) })
		check("replaced", "da", second, FoundPlanDoc)
		write(t, s, func(tx *Tx) error { return tx.DropPlanDocsOfSource("momentum") })
		check("a source that does not know her", "da", second, FoundPlanDoc)
		write(t, s, func(tx *Tx) error { return tx.DropPlanDocsOfSource("nexus") })
		check("a source that does", "da", PlanDoc{}, FoundSession)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.SavePlanDoc("mette", "da", first), tx.SavePlanDoc("mette", "en", first), tx.DropPlanDocs("mette"))
		})
		check("dropped", "da", PlanDoc{}, FoundSession)
		check("dropped", "en", PlanDoc{}, FoundSession)
	})
}

func TestNobodyReadsAPlanWithoutASession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		write(t, s, func(tx *Tx) error {
			return tx.SavePlanDoc("mette", "da", PlanDoc{Version: "v1", Body: []byte("{}")})
		})
		for name, ask := range map[string]struct {
			token []byte
			at    time.Time
		}{"another token": {[]byte("other"), demoDay}, "no token": {nil, demoDay}, "too late": {session.TokenHash, session.Expires}} {
			who, doc, found, err := s.SessionPlanDoc(t.Context(), ask.token, "da", "", ask.at)
			if err != nil || found != FoundNothing || who.CitizenID != "" || doc.Body != nil {
				t.Errorf("%s: %+v %q %v %v", name, who, doc.Version, found, err)
			}
		}
	})
}

// A statement that SQLite prepares again at each call asks for the names of its
// columns again, which shows as twice the allocations.
func TestTheHotReadIsPreparedOnce(t *testing.T) {
	s, session := openWithMette(t, testbed.SQLite(t))
	write(t, s, func(tx *Tx) error {
		return tx.SavePlanDoc("mette", "da", PlanDoc{Version: "v1", Body: []byte("{}")})
	})
	allocations := testing.AllocsPerRun(100, func() {
		if _, _, found, err := s.SessionPlanDoc(t.Context(), session.TokenHash, "da", "", demoDay); found != FoundPlanDoc {
			t.Fatal(found, err)
		}
	})
	if allocations > 58 {
		t.Errorf("%v allocations", allocations)
	}
}

func TestAHotReadThatIsLateIsBusy(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		late, cancel := context.WithDeadline(t.Context(), demoDay.AddDate(-20, 0, 0))
		defer cancel()
		_, _, one := s.PlanDoc(late, "mette", "da")
		_, _, two := s.Session(late, session.TokenHash, demoDay)
		_, _, _, three := s.SessionPlanDoc(late, session.TokenHash, "da", "", demoDay)
		for _, err := range []error{one, two, three} {
			if !errors.Is(err, ErrBusy) {
				t.Errorf("got %v", err)
			}
		}
	})
}
