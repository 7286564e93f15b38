package live

import (
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// ear is a line that remembers what it was told.
type ear struct {
	mu     sync.Mutex
	heard  []int64
	beats  int
	closed int
	deaf   bool
}

var errDeaf = errors.New("nobody there")

func (e *ear) Tell(seq int64) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.deaf {
		return errDeaf
	}
	e.heard = append(e.heard, seq)
	return nil
}

func (e *ear) Beat() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.deaf {
		return errDeaf
	}
	e.beats++
	return nil
}

func (e *ear) Close() { e.mu.Lock(); e.closed++; e.mu.Unlock() }

func at(seq int64) func() (int64, bool) { return func() (int64, bool) { return seq, true } }

func open(t testing.TB, h *Hub, reader string, told int64, still func() (int64, bool)) (*ear, *Stream) {
	t.Helper()
	e := &ear{}
	s, err := h.Open(reader, e, told, start, still)
	if err != nil {
		t.Fatal(err)
	}
	return e, s
}

func TestAReaderIsToldOnceAndNobodyElse(t *testing.T) {
	h := New()
	mette, _ := open(t, h, "mette", 4, at(4))
	karl, _ := open(t, h, "karl", 0, at(0))
	h.Tell("mette", 5)
	h.Tell("mette", 5) // from another server as well
	h.Tell("mette", 3) // late
	if !slices.Equal(mette.heard, []int64{5}) || len(karl.heard) != 0 {
		t.Errorf("mette heard %v, karl %v", mette.heard, karl.heard)
	}
}

func TestWhatChangedWhileTheLineWasDownIsToldWhenItIsUpAgain(t *testing.T) {
	h := New()
	mette, _ := open(t, h, "mette", 4, at(7))
	if !slices.Equal(mette.heard, []int64{7}) {
		t.Errorf("heard %v", mette.heard)
	}
}

func TestAStreamEndsWithItsSessionItsLineOrItsTime(t *testing.T) {
	h := New()
	ok := true
	logged, _ := open(t, h, "mette", 0, func() (int64, bool) { return 0, ok })
	deaf, _ := open(t, h, "karl", 0, at(0))
	long, _ := open(t, h, "sara", 0, at(0))
	h.Tick(start.Add(Beat - time.Second))
	if logged.beats != 0 {
		t.Error("a beat came too early")
	}
	h.Tick(start.Add(Beat))
	if logged.beats != 1 || h.Count() != 3 {
		t.Fatalf("%d beats, %d streams", logged.beats, h.Count())
	}
	ok, deaf.deaf = false, true
	h.Tick(start.Add(2 * Beat))
	if logged.closed != 1 || deaf.closed != 1 || long.closed != 0 {
		t.Errorf("closed: session over %d, line cut %d, good %d", logged.closed, deaf.closed, long.closed)
	}
	h.Tick(start.Add(Lifetime))
	if long.closed != 1 || h.Count() != 0 {
		t.Errorf("after its lifetime: closed %d, %d left", long.closed, h.Count())
	}
}

func TestAFourthStreamTakesThePlaceOfTheFirst(t *testing.T) {
	h := New()
	var ears []*ear
	for range PerReader + 1 {
		e, _ := open(t, h, "mette", 0, at(0))
		ears = append(ears, e)
	}
	if ears[0].closed != 1 || ears[1].closed != 0 || h.Count() != PerReader {
		t.Errorf("the first is closed %d times, %d streams", ears[0].closed, h.Count())
	}
}

func TestAClosedHubTakesNoMore(t *testing.T) {
	h := New()
	e, s := open(t, h, "mette", 0, at(0))
	h.Close()
	h.Leave(s)
	if _, err := h.Open("mette", &ear{}, 0, start, at(0)); !errors.Is(err, ErrFull) || e.closed != 1 || h.Count() != 0 {
		t.Errorf("%v, closed %d times, %d left", err, e.closed, h.Count())
	}
}

// Whatever comes in which order, a line hears numbers that only grow, and the
// last is the greatest there was.
func TestALineHearsOnlyNews(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		h := New()
		told := rapid.Int64Range(0, 5).Draw(r, "told")
		now := rapid.Int64Range(0, 5).Draw(r, "now")
		e, _ := open(t, h, "mette", told, at(now))
		most := max(told, now)
		for _, seq := range rapid.SliceOf(rapid.Int64Range(0, 20)).Draw(r, "told") {
			h.Tell("mette", seq)
			most = max(most, seq)
		}
		last := told
		for _, seq := range e.heard {
			if seq <= last {
				r.Fatalf("heard %v after %d", e.heard, told)
			}
			last = seq
		}
		if last != most {
			r.Fatalf("heard %v, the last is %d", e.heard, most)
		}
	})
}
