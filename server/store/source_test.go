package store

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

func TestASourceComesBackAsItWasSaved(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		jobcenter := Source{
			Source: models.Source{Name: "jobcenter", Title: "Jobcenter Strandborg", Every: 24 * time.Hour, Received: demoDay},
			Phone:  "12345678", KeyHash: []byte{0, 1, 2},
		}
		write(t, s, func(tx *Tx) error { return tx.SaveSource(jobcenter) })
		silent := jobcenter
		silent.Every, silent.KeyHash, silent.Phone, silent.Received = 0, nil, "", time.Time{}
		read(t, s, func(tx *Tx) error {
			byName, err := tx.SourceByName("jobcenter")
			byKey, err2 := s.SourceOfKey(t.Context(), []byte{0, 1, 2})
			if !reflect.DeepEqual(byName, jobcenter) || byKey != jobcenter.Name {
				t.Errorf("by name %+v, by key %q", byName, byKey)
			}
			return errors.Join(err, err2)
		})
		write(t, s, func(tx *Tx) error { return tx.SaveSource(silent) })
		silent.Received = demoDay // saving does not forget when it last delivered
		read(t, s, func(tx *Tx) error {
			all, err := tx.Sources()
			if len(all) != 3 || !reflect.DeepEqual(all[0], silent) {
				t.Errorf("all %+v", all)
			}
			for _, key := range [][]byte{nil, {}, {0, 1, 2}} {
				if _, err := s.SourceOfKey(t.Context(), key); !errors.Is(err, models.ErrNotFound) {
					t.Errorf("key %v: %v", key, err)
				}
			}
			if _, err := tx.SourceByName("nobody"); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("an unknown name: %v", err)
			}
			return err
		})
	})
}

func TestALateDeliveryDoesNotTurnBackTheTime(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		for _, at := range []time.Time{demoDay, demoDay.Add(time.Hour), demoDay} {
			write(t, s, func(tx *Tx) error { return tx.MarkReceived("nexus", at) })
		}
		read(t, s, func(tx *Tx) error {
			nexus, err := tx.SourceByName("nexus")
			momentum, err2 := tx.SourceByName("momentum")
			if !nexus.Received.Equal(demoDay.Add(time.Hour)) || !momentum.Received.IsZero() {
				t.Errorf("nexus %v, momentum %v", nexus.Received, momentum.Received)
			}
			return errors.Join(err, err2)
		})
	})
}

func TestTheSameDeliveryIsNotedOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		d := Delivery{Source: "nexus", ID: "42", Digest: []byte("d1"), Format: "fhir", Records: 7}
		other := d
		other.Digest = []byte("d2")
		for i, want := range []bool{true, false, true} {
			write(t, s, func(tx *Tx) error {
				first, err := tx.LogDelivery([]Delivery{d, d, other}[i])
				if first != want {
					t.Errorf("delivery %d: first %v", i, first)
				}
				return err
			})
		}
		d.Received, other.Received = demoDay, demoDay
		read(t, s, func(tx *Tx) error {
			got, err := tx.Deliveries("nexus", "42")
			if !reflect.DeepEqual(got, []Delivery{d, other}) {
				t.Errorf("got %+v", got)
			}
			return err
		})
		nobody := Delivery{Source: "nobody", ID: "1", Digest: []byte("d")}
		if s.Write(t.Context(), func(tx *Tx) error { _, err := tx.LogDelivery(nobody); return err }) == nil {
			t.Error("nobody delivered")
		}
	})
}
