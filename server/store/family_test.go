package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/testbed"
)

// aFamily is Emil with Mette and Jens, a word and a bar.
func aFamily(t *testing.T, s *Store) {
	t.Helper()
	write(t, s, func(tx *Tx) error {
		always := models.Span{From: demoDay.AddDate(-15, 0, 0)}
		return errors.Join(tx.EnsureCitizen("mette", nil, nil), tx.EnsureCitizen("jens", nil, nil), tx.EnsureCitizen("emil", nil, nil),
			tx.AddTie("emil", "mette", models.TieEvent{Stated: models.Tie{Kind: models.TieCustody, Of: "mette", To: "emil", Holds: always}, At: demoDay, Source: "dubu"}),
			tx.AddTie("jens", "emil", models.TieEvent{Stated: models.Tie{Kind: models.TieHome, Of: "jens", To: "emil", Holds: always}, At: demoDay, By: "lone"}),
			tx.AddFamilyWord(models.FamilyWord{Owner: "emil", Item: "goal:1", Reader: "jens", By: "mette", Read: "r", Yes: true, Heard: true, At: demoDay, Until: demoDay.Add(time.Hour)},
				&FamilyNote{By: "lone", On: models.DateOf(demoDay), Present: "Emil"}, Key{Name: []byte("n"), Asked: []byte("a")}),
			tx.AddBar("emil", models.BarEvent{Cause: models.BarSafety, On: true, At: demoDay}), tx.AddBar("jens", models.BarEvent{Cause: models.BarProtection, At: demoDay}),
			tx.NameKin("dubu", "emil", []string{"m"}))
	})
}

func TestAFamilyIsKeptAsItWasSaid(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		aFamily(t, s)
		write(t, s, func(tx *Tx) error {
			events, err := tx.Ties("jens")
			if err != nil || len(events) != 1 || events[0].Stated.Of != "jens" || events[0].By != "lone" {
				t.Errorf("%v %+v", err, events)
			}
			events, err = tx.TiesBy("dubu", "emil")
			if err != nil || len(events) != 1 || events[0].Stated.Of != "mette" || events[0].Stated.To != "emil" || events[0].Stated.Kind != models.TieCustody {
				t.Errorf("%v %+v", err, events)
			}
			if err := tx.AddTie("emil", "mette", models.TieEvent{Tie: events[0].Tie, Ends: true, At: demoDay, By: "lone"}); err != nil {
				return err
			}
			all, err := tx.Ties("emil", "mette")
			ties := models.TiesOf(all)
			if err != nil || len(ties) != 2 || !slices.ContainsFunc(ties, func(t models.TieNow) bool { return t.ByDesk && t.Holds.Until.Equal(demoDay) }) {
				t.Errorf("%v %+v", err, ties)
			}
			words, err := tx.FamilyWords("emil")
			want := models.FamilyWord{Owner: "emil", Item: "goal:1", Reader: "jens", By: "mette", Read: "r", Yes: true, Heard: true, At: demoDay, Until: demoDay.Add(time.Hour)}
			if err != nil || len(words) != 1 || words[0] != want {
				t.Errorf("%v %+v", err, words)
			}
			if kept, err := tx.FamilyWordKept("emil", Key{Name: []byte("n"), Asked: []byte("a")}); err != nil || !kept {
				t.Errorf("%v %t", err, kept)
			}
			if _, err := tx.FamilyWordKept("emil", Key{Name: []byte("n"), Asked: []byte("b")}); !errors.Is(err, ErrKeyUsed) {
				t.Errorf("another word under its key: %v", err)
			}
			namers, err := tx.NamersOf("dubu", "m")
			if err != nil || !slices.Equal(namers, []string{"emil"}) {
				t.Errorf("%v %v", err, namers)
			}
			bars, err := tx.Bars("emil")
			if err != nil || len(bars) != 1 || bars[0] != (models.BarEvent{Cause: models.BarSafety, On: true, At: demoDay}) {
				t.Errorf("%v %+v", err, bars)
			}
			return nil
		})
	})
}

// TestWhatAFamilySaidIsOnlyAddedToAndGoesWithAnyOfThem asks the database itself.
func TestWhatAFamilySaidIsOnlyAddedToAndGoesWithAnyOfThem(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		aFamily(t, s)
		statements := []string{
			"UPDATE family_ties SET at_ms = 0", "UPDATE family_words SET at_ms = 0", "UPDATE family_bars SET at_ms = 0",
			"DELETE FROM family_ties", "DELETE FROM family_words", "DELETE FROM family_bars",
		}
		if s.Dialect() == sqliteDialect {
			statements = append(statements, "REPLACE INTO family_bars SELECT citizen_id, seq, 0, body FROM family_bars", "REPLACE INTO family_ties SELECT id, tie_id, citizen_id, other_id, source, by_id, 0, body FROM family_ties")
		} else {
			statements = append(statements, "TRUNCATE family_words", "TRUNCATE family_ties", "TRUNCATE family_bars")
		}
		for _, statement := range statements {
			if err := s.Write(t.Context(), func(tx *Tx) error { _, err := tx.exec(statement); return err }); err == nil {
				t.Errorf("%s is let through", statement)
			}
		}
		rows := func() (n [4]int64) {
			f := fingerprint(t, s).Rows
			return [4]int64{f["family_ties"], f["family_words"], f["family_bars"], f["family_named"]}
		}
		if got := rows(); got != [4]int64{2, 1, 2, 1} {
			t.Fatalf("%v", got)
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.LockCitizen("mette"), tx.Erase(models.Erasure{Citizen: "mette", At: demoDay}))
		})
		if got := rows(); got != [4]int64{1, 0, 4, 1} { // the word was hers; of the others nobody knows what held
			t.Errorf("Mette was erased: %v", got)
		}
		write(t, s, func(tx *Tx) error {
			return errors.Join(tx.LockCitizen("emil"), tx.Erase(models.Erasure{Citizen: "emil", At: demoDay}))
		})
		if got := rows(); got != [4]int64{0, 0, 3, 0} {
			t.Errorf("Emil was erased: %v", got)
		}
	})
}

// A database that was restored has citizens whose keys were destroyed after the backup.
func TestWhoHasNoKeyKeepsNobodyFromBeingBroken(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		aFamily(t, s)
		write(t, s, func(tx *Tx) error {
			_, err := tx.exec("DELETE FROM citizen_keys WHERE citizen_id = 'jens'")
			return err
		})
		write(t, s, func(tx *Tx) error { return tx.BreakFamilies(demoDay) })
		read(t, s, func(tx *Tx) error {
			bars, err := tx.Bars("emil")
			if len(bars) != 2 || bars[1].Cause != models.BarBroken {
				t.Errorf("%+v", bars)
			}
			return err
		})
	})
}
