package store

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// Consents that were given before there was a table for when they end.
func TestConsentsFromBeforeEndWhenTheySay(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		until := func(days int) time.Time { return demoDay.AddDate(0, 0, days).Truncate(time.Millisecond) }
		say := func(tx *Tx, citizen, consent string, what models.ConsentDeed, until time.Time) error {
			_, err := tx.AddConsent(citizen, models.ConsentEvent{
				Consent: consent, What: what, Until: until, At: demoDay, Terms: models.Terms{From: "sund", To: "job-" + consent},
			}, Key{})
			return err
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(
				tx.EnsureCitizen("mette", nil, nil),
				say(tx, "mette", "plain", models.ConsentGiven, until(1)),
				say(tx, "mette", "narrowed", models.ConsentGiven, until(9)),
				say(tx, "mette", "narrowed", models.ConsentNarrowed, until(2)),
				say(tx, "mette", "narrowed", models.ConsentPaused, time.Time{}),
				say(tx, "mette", "withdrawn", models.ConsentGiven, until(1)),
				say(tx, "mette", "withdrawn", models.ConsentWithdrawn, time.Time{}),
				say(tx, "mette", "asked", models.ConsentAsked, time.Time{}),
				say(tx, "erased", "gone", models.ConsentGiven, until(1)))
		})
		file := string(must(fs.ReadFile(migrations(), "0011_withdrawal.sql")))
		statement, _, _ := strings.Cut(file[strings.Index(file, "INSERT INTO sight_ends"):], ";")
		write(t, s, func(tx *Tx) error {
			if _, err := tx.exec("DELETE FROM sight_ends"); err != nil {
				return err
			}
			_, err := tx.exec(statement)
			return err
		})
		got := map[string]time.Time{}
		read(t, s, func(tx *Tx) error {
			tx.Now = until(30)
			citizens, err := tx.SightEndsDue(10)
			if err != nil || len(citizens) != 1 || citizens[0] != "mette" {
				t.Errorf("%v, %v", citizens, err)
			}
			return err
		})
		write(t, s, func(tx *Tx) error {
			tx.Now = until(30)
			ends, err := tx.TakeSightEnds("mette")
			for _, e := range ends {
				got[e.Ref+" "+e.Department] = e.Until
			}
			return err
		})
		want := map[string]time.Time{"consent:plain job-plain": until(1), "consent:narrowed job-narrowed": until(2)}
		if len(got) != len(want) {
			t.Fatalf("got %v", got)
		}
		for ref, at := range want {
			if !got[ref].Equal(at) {
				t.Errorf("%s ends %s, want %s", ref, got[ref], at)
			}
		}
	})
}
