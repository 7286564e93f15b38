package ledger

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"

	"enplan/models"
)

// Log is what is verified: a database or a backup of one.
type Log interface {
	// Remembers is the last checkpoint that the database has heard of; 0 is none.
	Remembers(ctx context.Context) (number int64, hash []byte, err error)
	// Parts is in how many parts it can be read at once.
	Parts() int
	// Read gives, of one part of the citizens, all ends of chains and then all
	// lines, citizen by citizen in the order of their numbers, all as of one moment.
	Read(ctx context.Context, part int, head func(models.Head) error, line func(models.Entry) error) error
	// Lines gives the lines of one citizen after a number, in order.
	Lines(ctx context.Context, citizen string, after int64, take func(models.Entry) error) error
}

// Found is what was verified, and what was wrong.
type Found struct {
	Citizens, Lines int64
	Recorded        int64 // chains that a checkpoint speaks of
	Newer           int64 // lines that no checkpoint speaks of yet
	Checkpoint      Checkpoint
	Faults          []Fault // of each citizen the first, by citizen; at most mostFaults
	More            int     // faults that are not listed
}

// mostFaults is how many faults are listed.
const mostFaults = 100

// Verify holds a log up against a ledger: every line against the one before it,
// every chain against what was recorded of it, and the ledger against what the
// database remembers of it. With a citizen it is that citizen's chain alone. Ask
// the log what it remembers before the ledger is opened, and both before this:
// then neither can be behind the other because work goes on.
func Verify(ctx context.Context, b *Book, log Log, citizen string) (Found, error) {
	found := Found{Checkpoint: b.last}
	seen, faults := map[string]bool{}, []Fault{}
	var mine sync.Mutex
	var all sync.WaitGroup
	errs := make([]error, log.Parts())
	for part := range errs {
		all.Go(func() {
			w := walk{book: b, heads: map[string]models.Head{}}
			errs[part] = log.Read(ctx, part, w.head, w.line)
			w.end()
			mine.Lock()
			defer mine.Unlock()
			for whose := range w.heads {
				seen[whose] = true
			}
			found.Citizens, found.Lines = found.Citizens+int64(len(w.heads)), found.Lines+w.lines
			found.Recorded, found.Newer = found.Recorded+w.recorded, found.Newer+w.newer
			faults = append(faults, w.faults...)
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return Found{}, fmt.Errorf("read the log: %w", err)
		}
	}
	for whose, known := range b.heads {
		if !seen[whose] && (citizen == "" || whose == citizen) {
			faults = append(faults, gone(whose, 0, known.seq))
		}
	}
	for i := range faults {
		if faults[i].Kind == Rewritten {
			if err := narrow(ctx, b, log, &faults[i]); err != nil {
				return Found{}, fmt.Errorf("read the log: %w", err)
			}
		}
	}
	slices.SortFunc(faults, func(x, y Fault) int { return bytes.Compare([]byte(x.Citizen), []byte(y.Citizen)) })
	if len(faults) > mostFaults {
		found.More, faults = len(faults)-mostFaults, faults[:mostFaults]
	}
	found.Faults = faults
	return found, nil
}

// walk goes through one part of a log.
type walk struct {
	book     *Book
	heads    map[string]models.Head // as the database has them; those without are added
	now      *chain
	wrong    *Fault // of the citizen whose lines are read: not as recorded
	faults   []Fault
	lines    int64
	recorded int64
	newer    int64
	done     map[string]bool
}

func (w *walk) head(h models.Head) error {
	w.heads[h.Citizen] = h
	return nil
}

func (w *walk) line(e models.Entry) error {
	if w.now == nil || w.now.Citizen != e.Citizen {
		w.finish()
		w.now = &chain{Head: models.Head{Citizen: e.Citizen}}
	}
	w.lines++
	if known := w.book.heads[e.Citizen]; w.now.add(e) && e.Seq == known.seq {
		if w.recorded++; !bytes.Equal(e.Hash, known.hash[:]) {
			w.wrong = rewritten(e.Citizen, e.Seq)
		}
	} else if e.Seq > known.seq {
		w.newer++
	}
	return nil
}

func rewritten(citizen string, seq int64) *Fault {
	return &Fault{Kind: Rewritten, Citizen: citizen, Line: seq, Says: "the lines fit each other, and not what was recorded when they were written"}
}

// finish judges the citizen whose lines have all been read.
func (w *walk) finish() {
	if w.now == nil {
		return
	}
	if w.done == nil {
		w.done = map[string]bool{}
	}
	c, known := w.now, w.book.heads[w.now.Citizen]
	w.done[c.Citizen], w.now = true, nil
	end, hasEnd := w.heads[c.Citizen]
	w.heads[c.Citizen] = end
	fault := c.fault()
	switch wrong := w.wrong; {
	case fault != nil:
	case wrong != nil:
		fault = wrong
	case c.Seq < known.seq:
		fault = of(gone(c.Citizen, c.Seq, known.seq))
	case !hasEnd:
		fault = &Fault{Kind: Inserted, Citizen: c.Citizen, Line: 1, Says: "the log of heads knows nothing of these lines"}
	case c.Seq < end.Seq:
		fault = of(gone(c.Citizen, c.Seq, end.Seq))
	case c.Seq > end.Seq:
		fault = &Fault{Kind: Inserted, Citizen: c.Citizen, Line: end.Seq + 1, Says: "it stands after the line that was written last"}
	case !bytes.Equal(c.Hash, end.Hash):
		fault = &Fault{Kind: Changed, Citizen: c.Citizen, Line: c.Seq, Says: "it is not the line that was written last"}
	}
	if w.wrong = nil; fault != nil {
		w.faults = append(w.faults, *fault)
	}
}

func of(f Fault) *Fault { return &f }

func gone(citizen string, last, known int64) Fault {
	says := "it is gone, and so is all that came after it"
	if known > last+1 {
		says = fmt.Sprintf("it is gone, and so is all after it up to line %d at least", known)
	}
	return Fault{Kind: Truncated, Citizen: citizen, Line: last + 1, Says: says}
}

// end judges the last citizen, and those of whom no line is left.
func (w *walk) end() {
	w.finish()
	for citizen, end := range w.heads {
		if known := max(end.Seq, w.book.heads[citizen].seq); !w.done[citizen] && known > 0 {
			w.faults = append(w.faults, gone(citizen, 0, known))
		}
	}
}

// narrow finds the first line that can have been written anew: the one after the
// last that still is as some checkpoint says.
func narrow(ctx context.Context, b *Book, log Log, f *Fault) error {
	records, err := b.recordsOf(f.Citizen)
	if err != nil {
		return err
	}
	good, bad := int64(0), f.Line
	err = log.Lines(ctx, f.Citizen, 0, func(e models.Entry) error {
		for len(records) > 0 && records[0].Seq < e.Seq {
			records = records[1:]
		}
		if len(records) == 0 || records[0].Seq != e.Seq || e.Seq > bad {
			return nil
		}
		if bytes.Equal(records[0].Hash, e.Hash) {
			good = e.Seq
		} else {
			bad = e.Seq
		}
		return nil
	})
	if f.Line = good + 1; bad > f.Line {
		f.Says = fmt.Sprintf("this line, or one after it up to line %d, was written anew: the lines fit each other, and not what was recorded", bad)
	}
	return err
}
