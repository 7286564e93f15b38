package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/testbed"
)

// plan is a stated version of one record about the citizen "x" of momentum.
func plan(content string, version int64, subject string) models.Record {
	return models.Record{
		Source: "momentum", Kind: "plan", ID: "p1", Subject: subject,
		Version: version, Stated: true, Content: []byte(content),
	}
}

func TestPutRecordTellsWhatBecameOfIt(t *testing.T) {
	unstated := func(content string, version int64) models.Record {
		r := plan(content, version, "x")
		r.Stated = false
		return r
	}
	steps := []struct {
		name    string
		put     models.Record
		outcome models.Outcome
		err     error
		version int64
		content string
	}{
		{"the first is stored", plan("a", 5, "x"), models.Stored, nil, 5, "a"},
		{"the same again changes nothing", plan("a", 5, "x"), models.Unchanged, nil, 5, "a"},
		{"an older one changes nothing", plan("b", 4, "x"), models.Older, nil, 5, "a"},
		{"a stated version with other content is refused", plan("b", 5, "x"), "", models.ErrSameVersion, 5, "a"},
		{"a newer one replaces it", plan("b", 6, "x"), models.Stored, nil, 6, "b"},
		{"the same content under a newer version raises the version", plan("b", 8, "x"), models.Unchanged, nil, 8, "b"},
		{"so one in between is older", plan("c", 7, "x"), models.Older, nil, 8, "b"},
		{"another subject is other content", plan("b", 9, "y"), models.Stored, nil, 9, "b"},
		{"an unstated newer one replaces it", unstated("d", 10), models.Stored, nil, 10, "d"},
		{"an unstated equal one is a correction", unstated("e", 10), models.Stored, nil, 10, "e"},
	}
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		for _, step := range steps {
			write(t, s, func(tx *Tx) error {
				outcome, err := tx.PutRecord(step.put)
				if outcome != step.outcome || !errors.Is(err, step.err) {
					t.Errorf("%s: %q, %v", step.name, outcome, err)
				}
				here := onlyRecord(t, tx)
				if here.Version != step.version || string(here.Content) != step.content {
					t.Errorf("%s: version %d %q", step.name, here.Version, here.Content)
				}
				return nil
			})
		}
	})
}

// onlyRecord reads the one record there is, whatever its subject.
func onlyRecord(t *testing.T, tx *Tx) Record {
	t.Helper()
	var rows []recordRow
	if err := tx.db.Find(&rows).Error; err != nil || len(rows) != 1 {
		t.Fatalf("%d records, %v", len(rows), err)
	}
	records, err := tx.openRecords("", rows)
	if err != nil {
		t.Fatal(err)
	}
	return records[0]
}

func TestARecordComesBackAsItWas(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		put := models.Record{Source: "nexus", Kind: "CarePlan", ID: "æ/1", Subject: "x", Version: -3, Content: []byte(`{"a":"ø"}`)}
		write(t, s, func(tx *Tx) error {
			_, err := tx.PutRecord(put)
			return errors.Join(err, tx.EnsureCitizen("mette", nil, nil), tx.LinkRef("nexus", "x", "mette"))
		})
		read(t, s, func(tx *Tx) error {
			got, err := tx.RecordsOf("mette")
			if want := []Record{{Record: put, Received: demoDay}}; !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v", got)
			}
			return err
		})
	})
}

func TestRecordsOfACitizenAreThoseOfTheRefs(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			var errs []error
			for _, r := range []models.Record{
				{Source: "nexus", Kind: "plan", ID: "2", Subject: "x"}, {Source: "nexus", Kind: "plan", ID: "1", Subject: "x"},
				{Source: "momentum", Kind: "plan", ID: "3", Subject: "m"}, // the same citizen elsewhere
				{Source: "momentum", Kind: "plan", ID: "4", Subject: "x"}, // the same word, another citizen
				{Source: "nexus", Kind: "staff", ID: "5"}, {Source: "nexus", Kind: "unit", ID: "5"},
				{Source: "momentum", Kind: "staff", ID: "5"},
			} {
				_, err := tx.PutRecord(r)
				errs = append(errs, err)
			}
			return errors.Join(append(errs, tx.EnsureCitizen("mette", nil, nil), tx.EnsureCitizen("karl", nil, nil),
				tx.LinkRef("nexus", "x", "mette"), tx.LinkRef("momentum", "m", "mette"), tx.LinkRef("momentum", "x", "karl"))...)
		})
		read(t, s, func(tx *Tx) error {
			mette, err := tx.RecordsOf("mette")
			karl, err2 := tx.RecordsOf("karl")
			shared, err3 := tx.SharedRecords("nexus", []RecordName{{"staff", "5"}, {"plan", "1"}, {"unit", "6"}})
			none, err4 := tx.SharedRecords("nexus", nil)
			if got := ids(mette) + ids(karl) + ids(shared) + ids(none); got != "[3 1 2][4][5][]" {
				t.Errorf("got %s", got)
			}
			return errors.Join(err, err2, err3, err4)
		})
	})
}

func ids(records []Record) string {
	list := []string{}
	for _, r := range records {
		list = append(list, r.ID)
	}
	return fmt.Sprint(list)
}

func TestWhatIsStoredIsSealedForItsRow(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		write(t, s, func(tx *Tx) error {
			_, err := tx.PutRecord(plan("Mette Sommer", 1, "x"))
			var row recordRow
			err = errors.Join(err, tx.db.Take(&row).Error)
			if bytes.Contains(row.Content, []byte("Mette")) {
				t.Error("the content is readable")
			}
			row.ExternalID = "p2"
			if _, err := tx.openRecords("", []recordRow{row}); err == nil {
				t.Error("the content opens in another row")
			}
			return err
		})
	})
}

func TestTheHighestVersionWinsWhenAllArriveAtOnce(t *testing.T) {
	const writers = 16
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		done := make(chan error)
		for _, version := range rand.Perm(writers) {
			go func() {
				done <- s.Write(t.Context(), func(tx *Tx) error {
					_, err := tx.PutRecord(plan(fmt.Sprint("content ", version), int64(version), "x"))
					return err
				})
			}()
		}
		for range writers {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		read(t, s, func(tx *Tx) error {
			if here := onlyRecord(t, tx); here.Version != writers-1 || string(here.Content) != fmt.Sprint("content ", writers-1) {
				t.Errorf("version %d %q", here.Version, here.Content)
			}
			return nil
		})
	})
}

func TestAnOlderVersionWaitsForANewerOneOnItsWay(t *testing.T) {
	for name, before := range map[string][]models.Record{"new": nil, "known": {plan("a", 1, "x")}} {
		t.Run(name, func(t *testing.T) {
			s := open(t, testbed.Postgres(t)) // SQLite has one writer; there is nobody to wait for
			put := func(tx *Tx, r models.Record, want models.Outcome) error {
				outcome, err := tx.PutRecord(r)
				if outcome != want {
					t.Errorf("version %d is %q", r.Version, outcome)
				}
				return err
			}
			for _, r := range before {
				write(t, s, func(tx *Tx) error { return put(tx, r, models.Stored) })
			}
			second := make(chan error)
			write(t, s, func(tx *Tx) error {
				err := put(tx, plan("c", 3, "x"), models.Stored)
				go func() {
					second <- s.Write(t.Context(), func(tx *Tx) error { return put(tx, plan("b", 2, "x"), models.Older) })
				}()
				waitUntilBlocked(t, s)
				return err
			})
			if err := <-second; err != nil {
				t.Error(err)
			}
		})
	}
}

// Versions are drawn with few contents, so that the same content often stands
// under several versions.
func TestTheOrderOfDeliveriesDoesNotMatter(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		rapid.Check(t, func(rt *rapid.T) {
			contents := rapid.SliceOfN(rapid.IntRange(0, 2), 1, 7).Draw(rt, "contents")
			var delivered []models.Record
			for version, content := range contents {
				delivered = append(delivered, plan(fmt.Sprint(content), int64(version), "x"))
			}
			shuffled := rapid.Permutation(slices.Concat(delivered, delivered[:1])).Draw(rt, "order")
			inOrder, mixed := afterPutting(t, s, delivered), afterPutting(t, s, shuffled)
			if inOrder != mixed {
				rt.Fatalf("in order %s, mixed %s", inOrder, mixed)
			}
		})
	})
}

var errUndo = errors.New("undo")

// afterPutting is the records' digest after a write that is then undone.
func afterPutting(t *testing.T, s *Store, records []models.Record) (digest string) {
	err := s.Write(t.Context(), func(tx *Tx) (err error) {
		for _, r := range records {
			if _, err := tx.PutRecord(r); err != nil {
				return err
			}
		}
		if digest, err = tx.recordsDigest(); err != nil {
			return err
		}
		return errUndo
	})
	if !errors.Is(err, errUndo) {
		t.Fatal(err)
	}
	return digest
}
