package store

import (
	"errors"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestAReminderThatIsNoLongerWantedIsSuperseded(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		now := demoDay
		o := options(t, url)
		o.Now = func() time.Time { return now }
		s := openWith(t, o)
		start := now.Add(48 * time.Hour)
		reminder := func(key string, due time.Time) models.Notification {
			return models.Notification{Key: key, Kind: models.NotifyReminder, Ref: "a", Start: start, Due: due, Until: start, Detail: models.Detail{Time: "kl. 10"}}
		}
		plan := func(wanted ...models.Notification) map[string]models.NotificationState {
			t.Helper()
			states := map[string]models.NotificationState{}
			write(t, s, func(tx *Tx) error {
				if err := tx.EnsureCitizen("mette", nil, nil); err != nil {
					return err
				}
				if err := tx.PlanReminders("mette", wanted, func(models.Notification) models.Unsent { return models.UnsentMoved }); err != nil {
					return err
				}
				all, err := tx.Notifications("mette", start.UnixMilli(), 10)
				for _, n := range all {
					states[n.Key] = n.State
					if n.Detail.Time != "kl. 10" || !n.Start.Equal(start) {
						t.Errorf("%+v", n)
					}
				}
				return err
			})
			return states
		}
		day, hours := reminder("1d", now.Add(24*time.Hour)), reminder("2h", now.Add(46*time.Hour))
		if got := plan(day, hours, reminder("7d", now.Add(-time.Hour))); len(got) != 2 || got["1d"] != models.NotificationPlanned {
			t.Fatalf("planned %v", got)
		}
		if got := plan(hours); got["1d"] != models.NotificationSuperseded || got["2h"] != models.NotificationPlanned {
			t.Fatalf("after one rule was taken away: %v", got)
		}
		if got := plan(day, hours); got["1d"] != models.NotificationPlanned {
			t.Fatalf("wanted again: %v", got)
		}
		now = now.Add(25 * time.Hour)
		if got := plan(day, hours); got["1d"] != models.NotificationPlanned {
			t.Fatalf("due and not sent yet: %v", got)
		}
	})
}

func TestACitizenIsToldOfAThingOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openWith(t, options(t, url))
		write(t, s, func(tx *Tx) error {
			if err := tx.EnsureCitizen("mette", nil, nil); err != nil {
				return err
			}
			n := models.Notification{Citizen: "mette", Key: "k", Kind: models.NotifyMessage, Ref: "t", Due: tx.Now, Until: tx.Now.Add(time.Hour)}
			for range 2 {
				if err := tx.AddNotification(n); err != nil {
					return err
				}
			}
			all, err := tx.Notifications("mette", tx.Now.UnixMilli()+1, 10)
			if len(all) != 1 {
				t.Errorf("kept %d", len(all))
			}
			return err
		})
	})
}

func TestHowACitizenWantsToBeToldIsKept(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := openWith(t, options(t, url))
		write(t, s, func(tx *Tx) error {
			if err := tx.EnsureCitizen("mette", nil, nil); err != nil {
				return err
			}
			if r, err := tx.Reminding("mette"); err != nil || r.Version != 0 {
				t.Errorf("nothing was chosen: %+v, %v", r, err)
			}
			for version := models.Version(1); version < 3; version++ {
				r := models.DefaultReminding()
				r.Version, r.Off = version, []models.NotificationSubject{models.SubjectMessages}
				if err := tx.SaveReminding("mette", r); err != nil {
					return err
				}
				if kept, err := tx.Reminding("mette"); err != nil || kept.Version != version || kept.Wants(models.NotifyMessage) {
					t.Errorf("kept %+v, %v", kept, err)
				}
			}
			return nil
		})
	})
}

func TestWhatWasDueBeforeARestoreIsNotSentAgain(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			if err := tx.EnsureCitizen("mette", nil, nil); err != nil {
				return err
			}
			for name, due := range map[string]time.Time{"before": demoDay.Add(-time.Hour), "since": demoDay.Add(-time.Minute), "later": demoDay.Add(time.Hour)} {
				n := models.Notification{Citizen: "mette", Key: name, Kind: models.NotifyReminder, Ref: name, Due: due, Until: demoDay.Add(2 * time.Hour)}
				if err := tx.AddNotification(n); err != nil {
					return err
				}
			}
			return tx.SupersedeRestored(demoDay.Add(-10 * time.Minute))
		})
		write(t, s, func(tx *Tx) error {
			taken, err := tx.TakeNotifications(10, time.Minute)
			if len(taken) != 1 || taken[0].Ref != "since" {
				t.Errorf("to send: %+v", taken)
			}
			all, err2 := tx.Notifications("mette", demoDay.Add(3*time.Hour).UnixMilli(), 10)
			for _, n := range all {
				if (n.Unsent == models.UnsentRestored) != (n.Ref == "before") || n.Ref == "before" && !n.IsTold() {
					t.Errorf("%s: %q", n.Ref, n.Unsent)
				}
			}
			return errors.Join(err, err2)
		})
	})
}
