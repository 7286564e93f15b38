package store

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestSomethingThatIsUsedOnceIsUsedOnceHoweverManyCome(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		until := time.Now().Add(time.Hour).UnixMilli()
		var firsts atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				err := s.Write(context.Background(), func(tx *Tx) error {
					first, err := tx.UseLogin([]byte("state"), until)
					if first {
						firsts.Add(1)
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if firsts.Load() != 1 {
			t.Errorf("%d were first", firsts.Load())
		}
	})
}

func TestALoginIsOneCitizenOrOneOfStaffAndNeverBoth(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		ctx, person := context.Background(), []byte("person")
		err := s.Write(ctx, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("c1", []byte("hash"), nil), tx.EnsureCitizen("c2", nil, nil),
				tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone"}), tx.LinkCitizen(person, "c1"), tx.LinkCitizen(person, "c2"))
		})
		if err != nil {
			t.Fatal(err)
		}
		check := func(citizen, staff string) {
			t.Helper()
			err := s.Read(ctx, func(tx *Tx) error {
				c, noCitizen := tx.CitizenOfLogin(person)
				w, noStaff := tx.StaffOfLogin(person)
				if c != citizen || w != staff || (noCitizen == nil) != (citizen != "") || (noStaff == nil) != (staff != "") {
					t.Errorf("citizen %q (%v), staff %q (%v)", c, noCitizen, w, noStaff)
				}
				id, err := tx.CitizenOfCPR([]byte("hash"))
				if _, none := tx.CitizenOfCPR([]byte("other")); id != "c1" || !errors.Is(none, models.ErrNotFound) {
					t.Errorf("by CPR %q, %v", id, none)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
		check("c2", "")
		if err := s.Write(ctx, func(tx *Tx) error { return tx.LinkStaff(person, "lone") }); err != nil {
			t.Fatal(err)
		}
		check("", "lone")
	})
}

func TestAProviderEndsItsOwnSessionsAndNoOthers(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		ctx, later := context.Background(), time.Now().Add(time.Hour)
		err := s.Write(ctx, func(tx *Tx) error {
			session := func(token, sid string, by models.Provider) error {
				return tx.CreateSession(Session{TokenHash: []byte(token), ID: token, CitizenID: "c1", Expires: later, SID: sid, Provider: by, Auth: later})
			}
			return errors.Join(tx.EnsureCitizen("c1", nil, nil), session("a", "s1", models.ByCitizenProvider), session("b", "s2", models.ByCitizenProvider),
				session("c", "", models.ByCitizenProvider), session("d", "s1", models.ByDemo))
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			sid  string
			left int
		}{{"s3", 4}, {"s1", 3}, {"", 1}} {
			err := s.Write(ctx, func(tx *Tx) error {
				if in, err := tx.InSession(models.ByCitizenProvider, "s1"); err != nil || (len(in) == 1) != (c.left > 3 || c.sid == "s1") {
					t.Errorf("in s1: %v, %v", in, err)
				}
				err := tx.EndProviderSessions(models.Viewer{Role: models.AsCitizen, ID: "c1"}, models.ByCitizenProvider, c.sid)
				if all, fault := tx.Sessions("c1"); fault != nil || len(all) != c.left {
					t.Errorf("after %q: %d are left, %v", c.sid, len(all), fault)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
	})
}
