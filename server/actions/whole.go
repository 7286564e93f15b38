package actions

import (
	"context"
	"errors"
	"slices"
	"time"

	"enplan/models"
	"enplan/server/ledger"
	"enplan/server/store"
)

// Whole is until when the log has been found whole.
type Whole struct {
	Until      time.Time // zero: not yet
	Checkpoint int64     // its number
	Root       string    // the beginning of what was signed, for a person to compare
	Broken     bool      // something has been found since then
}

// LogWhole is until when the log has been found whole, for a citizen's page. It
// reads nothing of anybody, so it leaves no line.
func (a *Actions) LogWhole(ctx context.Context, who models.Viewer) (w Whole, err error) {
	if _, err := models.RelationOf(who, models.ReadLog, who.ID, models.Standing{}); err != nil {
		return w, err
	}
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.Checkpoint()
		if err == nil && c.WholeNumber > 0 {
			w = Whole{Until: c.Whole, Checkpoint: c.WholeNumber, Root: ledger.ShortRoot(c.WholeRoot)}
		}
		w.Broken = c.Faults+c.Found > 0
		return err
	})
	return w, err
}

// LogSection is a citizen's log for the citizen to take along, with the proof.
// Whoever calls it has asked whether they may, and logged it. Without a ledger,
// and before the first checkpoint, there is no proof in it.
func (a *Actions) LogSection(ctx context.Context, citizen string) (ledger.Section, error) {
	a.watch.one.Lock()
	defer a.watch.one.Unlock()
	book := new(ledger.Book)
	if a.watch.dir != "" {
		var err error
		if book, err = a.openBook(); err != nil {
			return ledger.Section{}, err
		}
	}
	var lines []models.Entry
	err := a.store.Read(ctx, func(tx *store.Tx) error { // after the book, so that it cannot be behind it
		return tx.LinesAfter(citizen, 0, func(e models.Entry) error {
			lines = append(lines, e)
			return nil
		})
	})
	if err != nil {
		return ledger.Section{}, err
	}
	return book.Make(citizen, lines)
}

// Alarms lists what is wrong with the log, as far as this server and its database
// know.
func (a *Actions) Alarms(ctx context.Context) ([]string, error) {
	var all []string
	a.watch.mu.Lock()
	for code := range a.watch.alarms {
		all = append(all, code)
	}
	a.watch.mu.Unlock()
	err := a.store.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.Checkpoint()
		if c.Faults+c.Found > 0 {
			all = append(all, AlarmNotWhole)
		}
		return err
	})
	slices.Sort(all)
	return all, err
}

// alarm raises an alarm when err is one, and ends it when not. That the program is
// being stopped is none.
func (a *Actions) alarm(ctx context.Context, code string, err error) {
	if errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	a.watch.mu.Lock()
	defer a.watch.mu.Unlock()
	if err == nil {
		delete(a.watch.alarms, code)
		return
	}
	a.watch.alarms[code] = true
	a.log.ErrorContext(ctx, "something is wrong with the log", "alarm", code, "error", err.Error())
}
