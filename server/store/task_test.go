package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestTasksFollowThePlan(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		o := options(t, url)
		now := demoDay
		o.Now = func() time.Time { return now }
		s := openWith(t, o)
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.EnsureCitizen("karl", nil, nil),
				tx.SyncTasks("karl", []Task{{ID: "a", Kind: "karl's"}}))
		})
		a, b := Task{ID: "a", Kind: "place", Ref: "m1", Created: demoDay}, Task{ID: "b", Kind: "name", Created: demoDay}
		later := func(task Task, done time.Time) Task { task.Done = done; return task }
		for i, step := range []struct {
			wanted, want []Task
		}{
			{[]Task{b, a, a}, []Task{a, b}},
			{[]Task{a, b}, []Task{a, b}},
			{[]Task{a}, []Task{a, later(b, demoDay.Add(2*time.Hour))}},
			{nil, []Task{later(a, demoDay.Add(3*time.Hour)), later(b, demoDay.Add(2*time.Hour))}},
			{[]Task{b}, []Task{later(a, demoDay.Add(3*time.Hour)), b}},
		} {
			now = demoDay.Add(time.Duration(i) * time.Hour)
			write(t, s, func(tx *Tx) error { return tx.SyncTasks("mette", step.wanted) })
			read(t, s, func(tx *Tx) error {
				got, err := tx.Tasks("mette")
				if !reflect.DeepEqual(got, step.want) {
					t.Errorf("step %d: %+v", i, got)
				}
				return err
			})
		}
		read(t, s, func(tx *Tx) error {
			got, err := tx.Tasks("karl")
			if len(got) != 1 || got[0].Kind != "karl's" || !got[0].Done.IsZero() {
				t.Errorf("karl's tasks: %+v", got)
			}
			return err
		})
	})
}

func TestTheLogKeepsTheOrderOfWhatWasDone(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		o := options(t, url)
		now := demoDay
		o.Now = func() time.Time { return now }
		s := openWith(t, o)
		const lines = 20
		mette := models.Viewer{Role: models.AsCitizen, ID: "mette"}
		for hour := range 2 {
			now = demoDay.Add(time.Duration(hour) * time.Hour)
			write(t, s, func(tx *Tx) error {
				var errs []error
				for n := range lines {
					errs = append(errs, tx.Log(models.Entry{By: mette, Action: models.Action(fmt.Sprint(hour, n)), Citizen: "mette", Ground: "self"}))
				}
				return errors.Join(append(errs, tx.Log(models.Entry{Action: models.DeliverPlans, Source: "nexus"}))...)
			})
		}
		read(t, s, func(tx *Tx) error {
			got, err := tx.Entries("mette", lines+2)
			if len(got) != lines+2 {
				t.Fatalf("%d lines", len(got))
			}
			for i, entry := range got[:lines] {
				if entry.Action != models.Action(fmt.Sprint(1, lines-1-i)) || !entry.At.Equal(now) {
					t.Errorf("line %d is %+v", i, entry)
				}
			}
			want := models.Entry{Seq: lines, At: demoDay, By: mette, Action: models.Action(fmt.Sprint(0, lines-1)), Citizen: "mette", Ground: "self"}
			want.Hash = want.Sum(got[lines+1].Hash)
			if !reflect.DeepEqual(got[lines], want) {
				t.Errorf("got %+v", got[lines])
			}
			return err
		})
	})
}
