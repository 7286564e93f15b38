package store

import (
	"errors"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestATellingIsInOneServersHandUntilItsLeaseIsOver(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		now := demoDay
		o := options(t, url)
		o.Now = func() time.Time { return now }
		here := openWith(t, o)
		there := here
		if here.Dialect() == postgresDialect {
			there = openWith(t, o)
		}
		const many = 20
		write(t, here, func(tx *Tx) error {
			if err := tx.EnsureCitizen("mette", nil, nil); err != nil {
				return err
			}
			for n := range many {
				err := tx.AddTelling(Telling{Citizen: "mette", Consent: string(rune('a' + n)), Version: 1, Department: "jobcenter", Body: "{}"})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if there != here { // while one has some in hand and has not committed, the other takes others and does not wait
			write(t, here, func(tx *Tx) error {
				some, err := tx.TakeTellings(2, 0)
				if err != nil {
					return err
				}
				return there.Write(t.Context(), func(tx *Tx) error {
					others, err := tx.TakeTellings(2, 0)
					if len(some) != 2 || len(others) != 2 || some[0].ID == others[0].ID || some[0].ID == others[1].ID {
						t.Errorf("one has %v, the other %v", some, others)
					}
					return err
				})
			})
		}
		var mu sync.Mutex
		taken := map[string]Telling{}
		var all sync.WaitGroup
		for _, s := range []*Store{here, there, here, there} {
			all.Go(func() {
				for range 3 {
					if err := s.Write(t.Context(), func(tx *Tx) error {
						some, err := tx.TakeTellings(4, time.Minute)
						mu.Lock()
						defer mu.Unlock()
						for _, one := range some {
							if _, twice := taken[one.ID]; twice {
								err = errors.Join(err, errors.New("one is in two servers' hands"))
							}
							taken[one.ID] = one
						}
						return err
					}); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if len(taken) != many {
			t.Fatalf("%d are taken", len(taken))
		}
		now = now.Add(time.Minute)
		var second []Telling
		write(t, here, func(tx *Tx) (err error) {
			second, err = tx.TakeTellings(1, time.Minute)
			return err
		})
		write(t, there, func(tx *Tx) error { // the first server comes back late
			mine, err := tx.EndTelling(taken[second[0].ID], true, time.Time{})
			if mine {
				t.Error("one whose lease is over says how it went")
			}
			return err
		})
		write(t, here, func(tx *Tx) error {
			mine, err := tx.EndTelling(second[0], false, now.Add(models.TellingAgain))
			if !mine {
				t.Error("who has it may not say how it went")
			}
			return err
		})
		read(t, here, func(tx *Tx) error {
			tellings, err := tx.Tellings("mette")
			for _, one := range tellings {
				if one.ID == second[0].ID && (one.Tries != 1 || one.State() != models.TellingWaits) {
					t.Errorf("%+v", one)
				}
			}
			return err
		})
	})
}

func TestManyListenersAreLookedUpAtOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		mette := models.Viewer{Role: models.AsCitizen, ID: "mette"}
		write(t, s, func(tx *Tx) error {
			return errors.Join(
				tx.EnsureCitizen("mette", nil, nil),
				tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone"}),
				tx.SaveStaff(models.Staff{ID: "birgit", Name: "Birgit", Role: models.AsLeader}),
				tx.CreateSession(Session{TokenHash: []byte("m"), CitizenID: "mette", Expires: demoDay.Add(time.Hour)}),
				tx.CreateSession(Session{TokenHash: []byte("over"), CitizenID: "mette", Expires: demoDay}),
				tx.CreateStaffSession(StaffSession{TokenHash: []byte("l"), StaffID: "lone", Expires: demoDay.Add(time.Hour)}),
				tx.CreateStaffSession(StaffSession{TokenHash: []byte("b"), StaffID: "birgit", Expires: demoDay.Add(time.Hour)}),
				tx.Changed("", models.Date{}, "mette"))
		})
		hashes := [][]byte{[]byte("m"), []byte("l"), []byte("over"), []byte("b")}
		for range 2 * askedTogether {
			hashes = append(hashes, []byte("nobody's"))
		}
		got, err := s.Listening(t.Context(), append(hashes, []byte("m")), demoDay)
		want := map[string]Listener{
			"m": {mette, 1}, "l": {models.Viewer{Role: models.AsCoordinator, ID: "lone"}, 0}, "b": {models.Viewer{Role: models.AsLeader, ID: "birgit"}, 0},
		}
		if err != nil || len(got) != len(want) {
			t.Fatalf("%v, %v", got, err)
		}
		for hash := range want {
			if got[hash] != want[hash] {
				t.Errorf("%s: %+v, want %+v", hash, got[hash], want[hash])
			}
		}
	})
}
