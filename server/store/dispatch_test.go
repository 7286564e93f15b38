package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// queue is a store with a clock that the test moves, and citizen mette.
type queue struct {
	*Store
	t   *testing.T
	now time.Time
}

func openQueue(t *testing.T, url string) *queue {
	t.Helper()
	q := &queue{t: t, now: demoDay}
	o := options(t, url)
	o.Now = func() time.Time { return q.now }
	q.Store = openWith(t, o)
	write(t, q.Store, func(tx *Tx) error { return tx.EnsureCitizen("mette", nil, nil) })
	return q
}

func (q *queue) add(key string, due, until time.Time) {
	q.t.Helper()
	write(q.t, q.Store, func(tx *Tx) error {
		return tx.AddNotification(models.Notification{Citizen: "mette", Key: key, Kind: models.NotifyReminder, Ref: key, Due: due, Until: until, Start: until})
	})
}

func (q *queue) take() (taken []Dispatch) {
	q.t.Helper()
	write(q.t, q.Store, func(tx *Tx) (err error) { taken, err = tx.TakeNotifications(100, time.Minute); return err })
	return taken
}

func keys(all []Dispatch) string {
	var names []string
	for _, d := range all {
		names = append(names, d.Key)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func (q *queue) end(d Dispatch, state models.NotificationState, next time.Time, ways ...models.Send) (mine bool) {
	q.t.Helper()
	write(q.t, q.Store, func(tx *Tx) error {
		had, err := tx.EndNotifications([]Dispatched{{Dispatch: d, State: state, Next: next, Ways: ways}})
		mine = had[d.ID]
		return err
	})
	return mine
}

func TestWhatIsDueIsTakenByOneServerUntilItsLeaseIsOver(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		q := openQueue(t, url)
		q.add("now", q.now, q.now.Add(time.Hour))
		q.add("later", q.now.Add(time.Minute), q.now.Add(time.Hour))
		first := q.take()
		if keys(first) != "now" || keys(q.take()) != "" {
			t.Fatalf("taken %q, and then again", keys(first))
		}
		q.now = q.now.Add(time.Minute)
		again := q.take()
		if keys(again) != "later now" {
			t.Fatalf("when the lease was over: %q", keys(again))
		}
		if q.end(first[0], models.NotificationSent, time.Time{}) {
			t.Error("who no longer has it ended it")
		}
		for _, d := range again {
			sent := models.Send{Channel: models.ByPush, Device: "phone", State: models.SendTaken, Tries: 1, Sent: q.now}
			if d.Key == "later" {
				if !q.end(d, models.NotificationPlanned, q.now.Add(time.Second), models.Send{Channel: models.ByPush, Device: "phone", State: models.SendWaits, Tries: 1}) {
					t.Error("it was not put off")
				}
			} else if !q.end(d, models.NotificationSent, time.Time{}, sent) || q.end(d, models.NotificationSent, time.Time{}) {
				t.Error("it was not ended once")
			}
		}
		q.now = q.now.Add(time.Hour)
		last := q.take()
		if keys(last) != "later" || len(last[0].Sends) != 1 || last[0].Sends[0].State != models.SendWaits || last[0].Sends[0].Tries != 1 {
			t.Errorf("an hour later: %+v", last)
		}
	})
}

func TestWhatIsSupersededWhileItIsSentStaysSuperseded(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		q := openQueue(t, url)
		q.add("seen", q.now, q.now.Add(time.Hour))
		q.add("moved", q.now, q.now.Add(time.Hour))
		taken, due := q.take(), q.now.Add(30*time.Minute)
		write(t, q.Store, func(tx *Tx) error {
			return tx.PlanReminders("mette", []models.Notification{{Key: "moved", Kind: models.NotifyReminder, Ref: "moved", Due: due, Until: due.Add(time.Hour)}},
				func(models.Notification) models.Unsent { return models.UnsentGone })
		})
		for _, d := range taken {
			if q.end(d, models.NotificationSent, time.Time{}, models.Send{Channel: models.ByPush, Device: "phone", State: models.SendTaken, Sent: q.now}) {
				t.Errorf("%s was ended as sent", d.Key)
			}
		}
		q.now = due
		last := q.take()
		if keys(last) != "moved" || len(last[0].Sends) != 1 {
			t.Fatalf("at the new time: %+v", last)
		}
		if ways, _ := last[0].Delivery(last[0].Sends, []string{"phone"}, false).Ways(q.now); len(ways) != 1 {
			t.Errorf("what was sent for the old time stands in the way of the new: %+v", ways)
		}
	})
}

func TestWhatIsLateForAReasonGoesAtAHundredAMinuteTheNearestMeetingFirst(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		q := openQueue(t, url)
		begun := q.now
		for i := range 300 {
			q.add(fmt.Sprintf("%03d", i), begun.Add(time.Hour), begun.Add(3*time.Hour+time.Duration(300-i)*time.Minute))
		}
		q.add("past", begun.Add(time.Hour), begun.Add(2*time.Hour))
		q.add("punctual", begun.Add(150*time.Minute), begun.Add(9*time.Hour))
		q.now = begun.Add(150 * time.Minute)
		turns := func() (n int64) {
			write(t, q.Store, func(tx *Tx) (err error) {
				n, err = tx.TurnsForLate(q.now.Add(-models.TooLateBy), models.LateEach)
				return err
			})
			return n
		}
		if n := turns(); n != 301 {
			t.Fatalf("%d were late", n)
		}
		atOnce := q.take()
		if got := keys(atOnce); got != "299 punctual" {
			t.Fatalf("at once: %s", got)
		}
		for _, d := range atOnce {
			q.end(d, models.NotificationSent, time.Time{})
		}
		q.now = q.now.Add(time.Minute)
		minute := q.take()
		if turns() != 0 || len(minute) != 100 || !strings.HasPrefix(keys(minute), "199 200") || !strings.HasSuffix(keys(minute), "298") {
			t.Fatalf("in the first minute %d: %s", len(minute), keys(minute))
		}
		q.now = q.now.Add(time.Hour) // the clock jumps once more: the rest gets turns anew
		for _, d := range minute {
			q.end(d, models.NotificationSent, time.Time{})
		}
		if n := turns(); n == 0 {
			t.Fatal("nobody is late")
		}
		if got := len(q.take()); got > 2 {
			t.Errorf("after another jump %d at once", got)
		}
	})
}

func TestAClockThatIsSetBackHoldsNothingBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		q := openQueue(t, url)
		begun := q.now
		for _, key := range []string{"a", "b", "c", "d"} {
			q.add(key, begun.Add(time.Hour), begun.AddDate(2, 0, 0))
		}
		q.now = begun.AddDate(1, 0, 0)
		q.add("late", begun.Add(time.Hour), begun.AddDate(2, 0, 0))
		write(t, q.Store, func(tx *Tx) error { _, err := tx.TurnsForLate(q.now, time.Hour); return err })
		q.now = q.now.Add(3 * time.Hour)
		taken := q.take()
		q.end(taken[0], models.NotificationSent, time.Time{})
		q.end(taken[1], models.NotificationPlanned, q.now.Add(time.Minute)) // the third and the fourth hang on their leases
		q.now = begun
		back := func() { write(t, q.Store, func(tx *Tx) error { return tx.ClockBack(models.LongestWait) }) }
		back()
		if got := q.take(); len(got) != 0 {
			t.Fatalf("before its time: %s", keys(got))
		}
		q.now = begun.Add(time.Hour)
		if got := q.take(); len(got) != 4 {
			t.Errorf("at its time: %s", keys(got))
		}
	})
}

func TestWhoIsToBeCalledIsCalledOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		q := openQueue(t, url)
		q.add("a", q.now, q.now.Add(time.Hour))
		d := q.take()[0]
		q.end(d, models.NotificationNoChannel, time.Time{}, models.Send{Channel: models.ByPhone, State: models.SendWaits})
		write(t, q.Store, func(tx *Tx) error {
			if calls, err := tx.ToCall("mette"); err != nil || len(calls) != 1 || calls[0].State != models.NotificationNoChannel {
				t.Errorf("to call: %+v, %v", calls, err)
			}
			for i, citizen := range []string{"jonas", "mette", "mette"} {
				if called, err := tx.Called(citizen, d.ID); err != nil || called != (i == 1) {
					t.Errorf("%s: %v, %v", citizen, called, err)
				}
			}
			calls, err := tx.ToCall("mette")
			if len(calls) != 0 {
				t.Errorf("after the call: %+v", calls)
			}
			return err
		})
	})
}

func TestTheQueueIsReadByItsIndexesHoweverLongItIs(t *testing.T) {
	q := openQueue(t, testbed.SQLite(t))
	const many = 64 + 8 + 1 // each length of statement
	for i := range many {
		q.add(fmt.Sprint(i), q.now, q.now.Add(time.Hour))
	}
	var ends []Dispatched
	write(t, q.Store, func(tx *Tx) error {
		var starts []SendStart
		taken, err := tx.TakeNotifications(many, time.Minute)
		for _, d := range taken {
			starts = append(starts, SendStart{Notification: d.ID, Channel: models.ByPush, Device: "d"})
			ends = append(ends, Dispatched{Dispatch: d, State: models.NotificationSent, Ways: []models.Send{{Channel: models.ByPush, Device: "d", State: models.SendTaken}}})
		}
		return errors.Join(err, tx.StartSends(starts))
	})
	write(t, q.Store, func(tx *Tx) error { _, err := tx.EndNotifications(ends); return err })
	tried := 0
	for query := range q.committer.conn.ready {
		if !strings.Contains(query, "notification_sends") && !strings.Contains(query, "next_ms") {
			continue
		}
		tried++
		places := strings.Count(query, "?")
		for strings.Contains(query, numbered(places, 1)) {
			places++
		}
		plan, err := q.committer.conn.conn.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+query, make([]any, places)...)
		if err != nil {
			t.Fatal(err)
		}
		for plan.Next() {
			var id, parent, unused int
			var step string
			if err := plan.Scan(&id, &parent, &unused, &step); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(step, "SCAN n") || strings.Contains(step, "TEMP B-TREE") {
				t.Errorf("%s\nin %.200s", step, query)
			}
		}
		if err := errors.Join(plan.Err(), plan.Close()); err != nil {
			t.Fatal(err)
		}
	}
	if tried < 10 {
		t.Errorf("only %d statements were looked at", tried)
	}
}
