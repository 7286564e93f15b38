package actions

import (
	"context"
	"errors"
	"sync"
	"time"

	"enplan/models"
	"enplan/server/ledger"
	"enplan/server/store"
)

// The alarms there are. Each stands in the program's log, as alarm=…, and where
// the machine's minder asks.
const (
	AlarmNotWhole     = "log_not_whole"     // lines are not as they were recorded
	AlarmNoCheckpoint = "log_no_checkpoint" // what the log now says could not be recorded
	AlarmNotLogged    = "log_look_missing"  // somebody looked, and the log does not say so
)

// recordIn is how long recording what is new may take; the first time it is all.
const recordIn = 10 * time.Minute

// watch is what this server knows of the log.
type watch struct {
	dir string // "" is no ledger
	key ledger.Key

	one  sync.Mutex // who has it works on the book
	book *ledger.Book

	mu     sync.Mutex
	alarms map[string]bool
}

// KeepLedger says where checkpoints of the log are kept, and the key that signs
// them. Call it before anything is done.
func (a *Actions) KeepLedger(dir string, key ledger.Key) { a.watch.dir, a.watch.key = dir, key }

// Checkpoint records outside the database where all logs now end, once the lines
// that are new have been checked, and signs it. What is not as it was recorded
// raises an alarm and is not recorded again; the others are. One server at a time
// does it, and the others do nothing. It holds no lock that a write waits for.
func (a *Actions) Checkpoint(ctx context.Context) error {
	if a.watch.dir == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, recordIn)
	defer cancel()
	err := a.keeping(ctx, a.checkpoint)
	a.alarm(ctx, AlarmNoCheckpoint, err)
	return err
}

// keeping does something as the only one, on this server and all others.
func (a *Actions) keeping(ctx context.Context, do func(context.Context) error) error {
	a.watch.one.Lock()
	defer a.watch.one.Unlock()
	_, err := a.store.Alone(ctx, func(ctx context.Context) error {
		unlock, err := ledger.Lock(a.watch.dir)
		if errors.Is(err, ledger.ErrTaken) {
			return nil
		}
		if err != nil {
			return err
		}
		defer unlock()
		return do(ctx)
	})
	return err
}

func (a *Actions) checkpoint(ctx context.Context) error {
	book, err := a.openBook()
	if err != nil {
		return err
	}
	var kept store.Checkpoint
	var now time.Time
	var grown []models.Head
	var faults []ledger.Fault
	err = a.store.Read(ctx, func(tx *store.Tx) (err error) {
		if kept, err = tx.Checkpoint(); err != nil {
			return err
		}
		if err := book.Remembers(kept.Number, kept.Hash); err != nil {
			return err
		}
		now = tx.Now
		grown, faults, err = grownSince(tx, book)
		return err
	})
	if err != nil {
		return err
	}
	if err := book.Add(now, grown, a.watch.key); err != nil {
		a.watch.book = nil
		return err
	}
	a.tell(ctx, faults)
	last := book.Last()
	return a.store.Write(ctx, func(tx *store.Tx) error {
		kept.Number, kept.At, kept.Hash, kept.Faults = last.Number, last.At, last.Hash[:], int64(len(faults))
		if kept.Faults == 0 && kept.Found == 0 {
			kept.WholeNumber, kept.Whole, kept.WholeRoot = last.Number, last.At, last.Root[:]
		}
		return tx.SaveCheckpoint(kept)
	})
}

// openBook is the book with all that has been added to it.
func (a *Actions) openBook() (_ *ledger.Book, err error) {
	if a.watch.book != nil {
		err = a.watch.book.Advance()
	} else {
		a.watch.book, err = ledger.Open(a.watch.dir, a.watch.key.Public())
	}
	if err != nil {
		a.watch.book = nil
	}
	return a.watch.book, err
}

// grownSince lists the chains that are longer than they were recorded, and whose
// new lines follow from what was recorded.
func grownSince(tx *store.Tx, book *ledger.Book) (grown []models.Head, faults []ledger.Fault, err error) {
	ends, err := tx.LogHeads()
	if err != nil {
		return nil, nil, err
	}
	longer, faults := book.Changed(ends)
	for _, end := range longer {
		fault, err := book.Follow(end, func(after int64, take func(models.Entry) error) error {
			return tx.LinesAfter(end.Citizen, after, take)
		})
		switch {
		case err != nil:
			return nil, nil, err
		case fault != nil:
			faults = append(faults, *fault)
		default:
			grown = append(grown, end)
		}
	}
	return grown, faults, nil
}

// VerifyLog verifies every line of every log, for when the house is quiet. What
// is wrong raises an alarm; `enplan audit verify` then says where.
func (a *Actions) VerifyLog(ctx context.Context) error {
	if a.watch.dir == "" {
		return nil
	}
	return a.keeping(ctx, func(ctx context.Context) error {
		log := a.store.LogOf()
		number, hash, err := log.Remembers(ctx)
		if err != nil {
			return err
		}
		var faults []ledger.Fault
		book, err := ledger.Open(a.watch.dir, a.watch.key.Public())
		if err == nil {
			err = book.Remembers(number, hash)
		}
		if fault := (ledger.Fault{}); errors.As(err, &fault) {
			faults = append(faults, fault)
		} else if err != nil {
			return err
		} else if found, err := ledger.Verify(ctx, book, log, ""); err != nil {
			return err
		} else {
			faults = found.Faults
		}
		a.tell(ctx, faults)
		return a.store.Write(ctx, func(tx *store.Tx) error {
			kept, err := tx.Checkpoint()
			if err != nil {
				return err
			}
			kept.Found = int64(len(faults))
			return tx.SaveCheckpoint(kept)
		})
	})
}

// tell writes into the program's log of what kind the faults are, and of nobody.
func (a *Actions) tell(ctx context.Context, faults []ledger.Fault) {
	kinds := map[ledger.Kind]int{}
	for _, f := range faults {
		kinds[f.Kind]++
	}
	for kind, n := range kinds {
		a.log.ErrorContext(ctx, "the log is not whole", "alarm", AlarmNotWhole, "kind", kind, "count", n)
	}
}

// BeginLedger has the database forget the checkpoints it has heard of, so that a
// new, empty folder can begin: after the old one was lost.
func (a *Actions) BeginLedger(ctx context.Context, who models.Viewer) error {
	return a.perform(ctx, who, models.BeginLedger, "", func(tx *store.Tx) error {
		return tx.SaveCheckpoint(store.Checkpoint{At: tx.Now})
	})
}
