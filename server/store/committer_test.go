package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"gorm.io/gorm"

	"enplan/models"
	"enplan/server/testbed"
)

// held makes the committer busy until release is called, so that what is
// written meanwhile waits together.
func held(t *testing.T, s *Store) (release func()) {
	t.Helper()
	began, let := make(chan struct{}), make(chan struct{})
	done := make(chan error, 1)
	go func() {
		done <- s.Write(context.Background(), func(*Tx) error {
			close(began)
			<-let
			return nil
		})
	}()
	<-began
	return func() {
		close(let)
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestWhoWritesTogetherStandsOrFallsAlone(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		release := func() {}
		if s.committer != nil {
			release = held(t, s)
		}
		errOwn := errors.New("own fault")
		const many = 40
		got := make([]error, many)
		var all sync.WaitGroup
		for i := range many {
			all.Go(func() {
				defer func() {
					if p := recover(); p != nil {
						got[i] = fmt.Errorf("%v", p)
					}
				}()
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				got[i] = s.Write(ctx, func(tx *Tx) error {
					if err := saveSource(tx, fmt.Sprintf("source%02d", i)); err != nil {
						return err
					}
					switch i % 4 {
					case 1:
						return errOwn
					case 2:
						panic("own panic")
					case 3:
						cancel() // the caller goes in the middle of it
					}
					return nil
				})
			})
		}
		release()
		all.Wait()
		read(t, s, func(tx *Tx) error {
			for i := range many {
				_, err := tx.SourceByName(fmt.Sprintf("source%02d", i))
				kept := err == nil
				busy := errors.Is(got[i], ErrBusy) // PostgreSQL drops the connection of one who went
				if kept != (got[i] == nil) || kept != (i%4 == 0) && !busy {
					t.Errorf("%d: kept %v, answered %v", i, kept, got[i])
				}
			}
			return nil
		})
	})
}

func TestAFaultInTheFirstOfAGroupLeavesTheOthers(t *testing.T) {
	s := open(t, t.TempDir()+"/db")
	for _, fault := range []func(*gorm.DB) error{
		func(*gorm.DB) error { return models.ErrNotFound },
		func(db *gorm.DB) error { return db.Exec("INSERT INTO sources (name) VALUES (NULL)").Error },
		func(db *gorm.DB) error { return db.Exec("no statement").Error },
	} {
		if err := s.Write(t.Context(), func(tx *Tx) error { return fault(tx.db) }); err == nil {
			t.Error("the fault is not told")
		}
		write(t, s, func(tx *Tx) error { return saveSource(tx, "after") })
	}
}

func TestAClosedStoreTakesNothing(t *testing.T) {
	o := options(t, t.TempDir()+"/db")
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Write(t.Context(), func(*Tx) error { return nil }); err == nil {
		t.Error("it was written")
	}
}

func TestOneWhoGivesUpWaitingHasWrittenNothing(t *testing.T) {
	s := open(t, t.TempDir()+"/db")
	release := held(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Write(ctx, func(tx *Tx) error { return saveSource(tx, "late") }); err == nil {
		t.Error("it was written")
	}
	release()
	read(t, s, func(tx *Tx) error {
		if _, err := tx.SourceByName("late"); models.KindOf(err) != models.NotFound {
			t.Errorf("it is there: %v", err)
		}
		return nil
	})
}
