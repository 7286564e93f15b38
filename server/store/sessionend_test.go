package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

var asMette, asLone = models.Viewer{Role: models.AsCitizen, ID: "mette"}, models.Viewer{Role: models.AsCoordinator, ID: "lone"}

func TestUseMovesTheEndOfASessionThatStandsAndOfNoOther(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		write(t, s, func(tx *Tx) error {
			return errors.Join(
				tx.CreateSession(Session{TokenHash: []byte("over"), CitizenID: "mette", Expires: demoDay}),
				tx.CreateSession(Session{TokenHash: []byte("other"), CitizenID: "mette", Expires: session.Expires}))
		})
		later := demoDay.Add(2 * time.Hour)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.UseSession(session.TokenHash, later), tx.UseSession([]byte("over"), later))
		})
		if got, found, _ := s.Session(t.Context(), session.TokenHash, later.Add(-time.Millisecond)); !found || !got.Expires.Equal(later) {
			t.Errorf("used: %+v %v", got, found)
		}
		for _, token := range []string{"over", "other"} {
			if _, found, _ := s.Session(t.Context(), []byte(token), session.Expires); found {
				t.Errorf("%s was used too", token)
			}
		}
	})
}

func TestASessionThatIsRenewedStandsUnderTheNewTokenOnly(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		renewal := Renewal{TokenHash: []byte("new"), Expires: session.Until, Auth: demoDay, LOA: models.LOAHigh, SID: "second"}
		write(t, s, func(tx *Tx) error {
			renewed, err := tx.RenewSession(session.TokenHash, renewal)
			again, err2 := tx.RenewSession(session.TokenHash, renewal)
			if !renewed || again {
				t.Errorf("renewed %v, and again %v", renewed, again)
			}
			return errors.Join(err, err2)
		})
		if _, found, _ := s.Session(t.Context(), session.TokenHash, demoDay); found {
			t.Error("the old token still opens")
		}
		want := session
		want.TokenHash, want.Expires, want.Auth, want.LOA, want.SID = renewal.TokenHash, renewal.Expires, renewal.Auth, renewal.LOA, renewal.SID
		if got, found, err := s.Session(t.Context(), renewal.TokenHash, demoDay); !found || err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%+v %v %v", got, found, err)
		}
	})
}

func TestSessionsAreListedAndEndedForTheirOwnerOnly(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, session := openWithMette(t, url)
		write(t, s, func(tx *Tx) error {
			errs := []error{tx.EnsureCitizen("sara", nil, nil), tx.SaveStaff(models.Staff{ID: "lone", Role: models.AsCoordinator}),
				tx.CreateSession(Session{TokenHash: []byte("over"), CitizenID: "mette", ID: "over", Expires: demoDay}),
				tx.CreateSession(Session{TokenHash: []byte("sara"), CitizenID: "sara", ID: "sara", Expires: session.Expires})}
			for _, id := range []string{"two", "three"} {
				errs = append(errs, tx.CreateSession(Session{TokenHash: []byte(id), CitizenID: "mette", ID: id, Expires: session.Expires}))
			}
			for _, id := range []string{"l1", "l2"} {
				errs = append(errs, tx.CreateStaffSession(StaffSession{TokenHash: []byte(id), StaffID: "lone", ID: id, Expires: session.Expires}))
			}
			return errors.Join(errs...)
		})
		list := func() (ids []string) {
			write(t, s, func(tx *Tx) error {
				of, err := tx.Sessions("mette")
				for _, one := range of {
					ids = append(ids, one.ID)
				}
				staff, err2 := tx.StaffSessions("lone")
				for _, one := range staff {
					ids = append(ids, one.ID)
				}
				return errors.Join(err, err2)
			})
			return ids
		}
		end := func(who models.Viewer, id string, but []byte, want int) {
			t.Helper()
			write(t, s, func(tx *Tx) error {
				n, err := tx.EndSessionsOf(who, id, but)
				if n != want {
					t.Errorf("%v %q: ended %d", who, id, n)
				}
				return err
			})
		}
		same := func(want ...string) {
			t.Helper()
			if got := list(); !reflect.DeepEqual(got, want) {
				t.Errorf("there are %v, want %v", got, want)
			}
		}
		same("one", "three", "two", "l1", "l2")
		end(asMette, "sara", nil, 0)
		end(asMette, "l1", nil, 0)
		end(asLone, "two", nil, 0)
		end(models.Viewer{Role: models.AsCitizen}, "", nil, 0)
		end(asMette, "one", session.TokenHash, 0) // the own one is logged out of, not ended
		same("one", "three", "two", "l1", "l2")
		end(asMette, "two", session.TokenHash, 1)
		end(asLone, "", []byte("l2"), 1)
		same("one", "three", "l2")
		end(asMette, "", session.TokenHash, 2) // one of them over
		same("one", "l2")
		end(asLone, "", nil, 1)
		same("one")
	})
}

func TestATokenIsSpentOnceUntilItHasRunOut(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, _ := openWithMette(t, url)
		for _, try := range []struct {
			source, jti string
			until       time.Time
			first       bool
		}{
			{"nexus", "a", demoDay.Add(time.Minute), true}, {"nexus", "a", demoDay.Add(time.Minute), false},
			{"momentum", "a", demoDay.Add(time.Minute), true}, {"nexus", "b", demoDay, true},
			{"nexus", "b", demoDay, true}, // it had run out, and is forgotten
		} {
			write(t, s, func(tx *Tx) error {
				first, err := tx.SpendToken(try.source, []byte(try.jti), try.until)
				if first != try.first {
					t.Errorf("%+v: first %v", try, first)
				}
				return err
			})
		}
	})
}

func TestAKeyIsOneSourcesOnly(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, _ := openWithMette(t, url)
		key := models.SourceKey{KID: "k", Source: "nexus", Alg: models.AlgEdDSA, Public: []byte{1, 2}}
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.SaveSource(Source{Source: models.Source{Name: "nexus"}}),
				tx.SaveSource(Source{Source: models.Source{Name: "momentum"}}), tx.AddSourceKey(key), tx.AddSourceKey(key))
		})
		theirs := key
		theirs.Source = "momentum"
		write(t, s, func(tx *Tx) error {
			if err := tx.AddSourceKey(theirs); !errors.Is(err, models.ErrKeyTaken) {
				t.Errorf("another's key: %v", err)
			}
			return nil
		})
		if got, err := s.SourceKeys(t.Context(), "nexus"); err != nil || !reflect.DeepEqual(got, []models.SourceKey{key}) {
			t.Errorf("%+v %v", got, err)
		}
		write(t, s, func(tx *Tx) error {
			n, err := tx.DropSourceKeys("momentum", "k")
			m, err2 := tx.DropSourceKeys("nexus", "")
			if n != 0 || m != 1 {
				t.Errorf("dropped %d and %d", n, m)
			}
			return errors.Join(err, err2)
		})
		if got, err := s.SourceKeys(t.Context(), "momentum"); err != nil || len(got) != 0 {
			t.Errorf("%+v %v", got, err)
		}
	})
}

func TestAMarkStands(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s, _ := openWithMette(t, url)
		for _, want := range []bool{false, true} {
			write(t, s, func(tx *Tx) error {
				marked, err := tx.Marked("demo")
				if marked != want {
					t.Errorf("marked %v", marked)
				}
				return errors.Join(err, tx.Mark("demo"), tx.Mark("demo"))
			})
		}
	})
}
