package store

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

var lone = models.Viewer{Role: models.AsCoordinator, ID: "lone"}

// openDesk is a store where Lone coordinates for Mette.
func openDesk(t testing.TB, url string) *Store {
	s := open(t, url)
	write(t, s, func(tx *Tx) error {
		return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.EnsureCitizen("karl", nil, nil),
			tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone Brandt"}), tx.Assign("lone", "mette"))
	})
	return s
}

func TestEventsComeBackInTheOrderTheyWereSaid(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		mette := models.Viewer{Role: models.AsCitizen, ID: "mette"}
		want := []models.Event{
			{About: models.AboutFinding, Ref: "f", What: models.Answered, Choice: "cannot_both", By: mette, Note: "Jeg når det ikke"},
			{About: models.AboutFinding, Ref: "f", What: models.Decided, Choice: "ask", Target: "momentum~p", By: lone, ByName: "Lone"},
			{About: models.AboutLoad, What: models.Paused, By: mette},
		}
		for i := range want {
			want[i].At, want[i].Seq = demoDay, int64(i+1) // all within one millisecond
			write(t, s, func(tx *Tx) error { return tx.AddEvent("mette", want[i], Key{}) })
		}
		write(t, s, func(tx *Tx) error { return tx.AddEvent("karl", want[2], Key{}) })
		read(t, s, func(tx *Tx) error {
			got, err := tx.Events("mette")
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v", got)
			}
			return err
		})
	})
}

func TestANoteIsSealedInItsPlace(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		const note = "Jeg er bange for at køre i bus"
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.AddEvent("mette", models.Event{Note: note}, Key{}), tx.AddEvent("mette", models.Event{Note: note}, Key{}),
				tx.AddNotice(Notice{Citizen: "mette", Source: "momentum", Text: note}))
		})
		var events []eventRow
		var notices []noticeRow
		if err := errors.Join(s.writes.Find(&events).Error, s.writes.Find(&notices).Error); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(events[0].Note, []byte("bus")) || bytes.Contains(notices[0].Text, []byte("bus")) || strings.Contains(fmt.Sprint(events, notices), note) {
			t.Error("what was written stands in the clear")
		}
		write(t, s, func(tx *Tx) error {
			return tx.db.Exec("UPDATE events SET note = ? WHERE seq = 2", events[0].Note).Error
		})
		if err := s.Read(t.Context(), func(tx *Tx) error { _, err := tx.Events("mette"); return err }); err == nil {
			t.Error("a note opens in another row")
		}
	})
}

func TestWhatIsSentTwiceUnderOneKeyIsKnown(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		key := Key{Name: []byte("k"), Asked: []byte("a")}
		is := func(citizen string, key Key) (said bool, err error) {
			return said, s.Write(t.Context(), func(tx *Tx) (err error) { said, err = tx.IsSaid(citizen, key); return err })
		}
		if said, err := is("mette", key); said || err != nil {
			t.Errorf("before: %v, %v", said, err)
		}
		write(t, s, func(tx *Tx) error { return tx.AddEvent("mette", models.Event{}, key) })
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.AddEvent("mette", models.Event{}, Key{}), tx.AddEvent("mette", models.Event{}, Key{}), tx.AddEvent("karl", models.Event{}, key))
		})
		for name, c := range map[string]struct {
			citizen string
			key     Key
			said    bool
			err     error
		}{
			"the same":            {"mette", key, true, nil},
			"another thing":       {"mette", Key{Name: []byte("k"), Asked: []byte("b")}, false, ErrKeyUsed},
			"another key":         {"mette", Key{Name: []byte("l"), Asked: []byte("a")}, false, nil},
			"no key":              {"mette", Key{}, false, nil},
			"another citizen's":   {"karl", key, true, nil},
			"of somebody unheard": {"nobody", key, false, nil},
		} {
			if said, err := is(c.citizen, c.key); said != c.said || !errors.Is(err, c.err) {
				t.Errorf("%s: %v, %v", name, said, err)
			}
		}
		if s.Write(t.Context(), func(tx *Tx) error { return tx.AddEvent("mette", models.Event{}, key) }) == nil {
			t.Error("a key was kept twice")
		}
	})
}

func TestEventsOfManyAtOnceGetANumberEach(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		var all sync.WaitGroup
		const many = 12
		for range many {
			all.Go(func() {
				if err := s.Write(t.Context(), func(tx *Tx) error {
					return errors.Join(tx.LockCitizen("mette"), tx.AddEvent("mette", models.Event{}, Key{}))
				}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := fingerprint(t, s).Rows["events"]; got != many {
			t.Errorf("%d events", got)
		}
	})
}

func TestAnAssignmentHoldsUntilItEnds(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		is := func(staff, citizen string) (assigned bool) {
			read(t, s, func(tx *Tx) (err error) { assigned, err = tx.IsAssigned(staff, citizen); return err })
			return assigned
		}
		if !is("lone", "mette") || is("lone", "karl") || is("vera", "mette") || is("", "") {
			t.Error("assigned to the wrong one")
		}
		write(t, s, func(tx *Tx) error { return errors.Join(tx.Assign("lone", "mette"), tx.Unassign("lone", "mette")) })
		if is("lone", "mette") {
			t.Error("still assigned")
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.Unassign("lone", "mette"), tx.Assign("lone", "mette"), tx.Assign("lone", "karl"))
		})
		read(t, s, func(tx *Tx) error {
			ids, err := tx.AssignedTo("lone")
			if !reflect.DeepEqual(ids, []string{"karl", "mette"}) {
				t.Errorf("assigned to %v", ids)
			}
			return err
		})
		write(t, s, func(tx *Tx) error { return tx.Unassign("lone", "karl") })
		read(t, s, func(tx *Tx) error {
			ids, err := tx.AssignedTo("lone")
			if !reflect.DeepEqual(ids, []string{"mette"}) {
				t.Errorf("in the end assigned to %v", ids)
			}
			return err
		})
		if s.Write(t.Context(), func(tx *Tx) error { return tx.Assign("nobody", "mette") }) == nil {
			t.Error("somebody who does not work here is assigned")
		}
	})
}

func TestAStaffSessionIsNoCitizensSession(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		token := []byte("token")
		write(t, s, func(tx *Tx) error {
			return tx.CreateStaffSession(StaffSession{TokenHash: token, StaffID: "lone", Expires: demoDay.Add(time.Hour)})
		})
		session, found, err := s.StaffSession(t.Context(), token, demoDay)
		if !found || err != nil || session.StaffID != "lone" {
			t.Errorf("%+v, %v, %v", session, found, err)
		}
		if _, found, _ := s.Session(t.Context(), token, demoDay); found {
			t.Error("it was found as a citizen's")
		}
		if _, _, found, _ := s.SessionPlanDoc(t.Context(), token, "da", "", demoDay); found != FoundNothing {
			t.Error("it finds a plan")
		}
		if _, found, _ := s.StaffSession(t.Context(), token, demoDay.Add(time.Hour)); found {
			t.Error("it is over, and still there")
		}
		write(t, s, func(tx *Tx) error { return tx.EndStaffSession(token) })
		if _, found, _ := s.StaffSession(t.Context(), token, demoDay); found {
			t.Error("it was ended")
		}
	})
}

func TestANoticeIsThereUntilItIsConfirmedOrTakenBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		add := func(source, ref, text string) {
			write(t, s, func(tx *Tx) error {
				return tx.AddNotice(Notice{Citizen: "mette", Source: source, Plan: "p", About: models.AboutFinding, Ref: ref, Text: text})
			})
		}
		add("momentum", "f", "først")
		add("momentum", "g", "dernæst")
		add("nexus", "f", "en andens")
		waiting := func() (notices []Notice) {
			read(t, s, func(tx *Tx) (err error) { notices, err = tx.NoticesFor("momentum"); return err })
			return notices
		}
		first := waiting()
		if len(first) != 2 || first[0].Text == first[1].Text || first[0].Plan != "p" || !first[0].Created.Equal(demoDay) {
			t.Fatalf("%+v", first)
		}
		confirm := func(source, id string) (citizen string, err error) {
			return citizen, s.Write(t.Context(), func(tx *Tx) (err error) { citizen, err = tx.ConfirmNotice(source, id); return err })
		}
		if _, err := confirm("nexus", first[0].ID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("another confirms it: %v", err)
		}
		for range 2 { // twice is no fault
			if citizen, err := confirm("momentum", first[0].ID); err != nil || citizen != "mette" {
				t.Errorf("%q, %v", citizen, err)
			}
		}
		if got := waiting(); len(got) != 1 || got[0].ID != first[1].ID {
			t.Errorf("waiting: %+v", got)
		}
		write(t, s, func(tx *Tx) error {
			told, err := tx.WithdrawNotices("mette", models.AboutFinding, first[0].Ref)
			later, again := tx.WithdrawNotices("mette", models.AboutFinding, first[1].Ref)
			if !told || later {
				t.Errorf("the first was told %v, the second %v", told, later)
			}
			return errors.Join(err, again)
		})
		if got := waiting(); len(got) != 0 {
			t.Errorf("taken back, and still there: %+v", got)
		}
		if _, err := confirm("momentum", first[1].ID); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("confirming what was taken back: %v", err)
		}
		read(t, s, func(tx *Tx) error {
			told, err := tx.NoticesAbout("mette")
			if len(told) != 1 || told[0].ID != first[0].ID || !told[0].Received.Equal(demoDay) {
				t.Errorf("what a department has got cannot be taken back: %+v", told)
			}
			return err
		})
	})
}

func TestWhatIsNoMoreIsNotAskedAbout(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openDesk(t, url)
		for _, ref := range []string{"f", "g", "h"} {
			write(t, s, func(tx *Tx) error { return tx.AddNotice(Notice{Citizen: "mette", Source: "momentum", Ref: ref}) })
		}
		write(t, s, func(tx *Tx) error { return tx.AddNotice(Notice{Citizen: "karl", Source: "momentum", Ref: "f"}) })
		left := func(keep ...string) (n int) {
			write(t, s, func(tx *Tx) error { return tx.KeepNotices("mette", keep) })
			read(t, s, func(tx *Tx) error { notices, err := tx.NoticesFor("momentum"); n = len(notices); return err })
			return n
		}
		for _, step := range []struct {
			keep []string
			want int
		}{{[]string{"f", "g", "h"}, 4}, {[]string{"f", "x"}, 2}, {nil, 1}} {
			if got := left(step.keep...); got != step.want {
				t.Errorf("keeping %v leaves %d", step.keep, got)
			}
		}
	})
}
