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

// book is who may listen, by the reader, whose pass is called the same, and how
// far the reader's changes have come.
type book map[string]int64

func (b book) ask(passes []string) (map[string]Answer, error) {
	answers := map[string]Answer{}
	for _, pass := range passes {
		if seq, ok := b[pass]; ok {
			answers[pass] = Answer{pass, seq}
		}
	}
	return answers, nil
}

func open(t testing.TB, h *Hub, reader string, told int64) (*ear, *Stream) {
	t.Helper()
	e := &ear{}
	s, err := h.Open(reader, reader, e, told, start)
	if err != nil {
		t.Fatal(err)
	}
	return e, s
}

func TestAReaderIsToldOnceAndNobodyElse(t *testing.T) {
	h := New(book{"mette": 4, "karl": 0}.ask)
	mette, _ := open(t, h, "mette", 4)
	karl, _ := open(t, h, "karl", 0)
	h.Tell("mette", 5)
	h.Tell("mette", 5) // from another server as well
	h.Tell("mette", 3) // late
	if !slices.Equal(mette.heard, []int64{5}) || len(karl.heard) != 0 {
		t.Errorf("mette heard %v, karl %v", mette.heard, karl.heard)
	}
}

func TestWhatChangedWhileTheLineWasDownIsToldWhenItIsUpAgain(t *testing.T) {
	h := New(book{"mette": 7}.ask)
	mette, _ := open(t, h, "mette", 4)
	if !slices.Equal(mette.heard, []int64{7}) {
		t.Errorf("heard %v", mette.heard)
	}
}

func TestAStreamEndsWithItsSessionItsLineOrItsTime(t *testing.T) {
	b := book{"mette": 0, "karl": 0, "sara": 0}
	h := New(b.ask)
	logged, _ := open(t, h, "mette", 0)
	deaf, _ := open(t, h, "karl", 0)
	long, _ := open(t, h, "sara", 0)
	h.Tick(start.Add(Beat - time.Second))
	if logged.beats != 0 || h.Count() != 3 {
		t.Errorf("a beat came too early, or one has gone: %d", h.Count())
	}
	h.Tick(start.Add(Beat - time.Second + Look))
	if logged.beats != 1 || h.Count() != 3 {
		t.Fatalf("%d beats, %d streams", logged.beats, h.Count())
	}
	deaf.deaf = true
	delete(b, "mette")
	for now := start.Add(2 * Beat); now.Before(start.Add(4 * Beat)); now = now.Add(time.Second) {
		h.Tick(now)
	}
	if logged.closed != 1 || deaf.closed != 1 || long.closed != 0 {
		t.Errorf("closed: session over %d, line cut %d, good %d", logged.closed, deaf.closed, long.closed)
	}
	h.Tick(start.Add(Lifetime))
	if long.closed != 1 || h.Count() != 0 {
		t.Errorf("after its lifetime: closed %d, %d left", long.closed, h.Count())
	}
}

// Whenever a session ends or something changes unheard, with a tick each second,
// five seconds later the line knows.
func TestNobodyListensFiveSecondsAfterTheSessionIsOver(t *testing.T) {
	for end := range 30 {
		b := book{"mette": 0, "sara": 0}
		h := New(b.ask)
		mette, _ := open(t, h, "mette", 0)
		sara, _ := open(t, h, "sara", 0)
		for second := range end + 6 {
			if second == end {
				delete(b, "mette")
				b["sara"] = 1
			}
			h.Tick(start.Add(time.Duration(second) * time.Second))
		}
		if mette.closed != 1 || !slices.Equal(sara.heard, []int64{1}) {
			t.Errorf("over at second %d: closed %d times; heard %v", end, mette.closed, sara.heard)
		}
	}
}

func TestAReaderIsLookedAtWhenAskedFor(t *testing.T) {
	b := book{"phone": 0, "pc": 0}
	h := New(func(passes []string) (map[string]Answer, error) {
		answers, err := b.ask(passes)
		for pass, a := range answers {
			answers[pass] = Answer{"mette", a.Seq}
		}
		return answers, err
	})
	phone, pc := &ear{}, &ear{}
	for pass, e := range map[string]*ear{"phone": phone, "pc": pc} {
		if _, err := h.Open("mette", pass, e, 0, start); err != nil {
			t.Fatal(err)
		}
	}
	delete(b, "phone")
	h.Check("karl")
	if phone.closed != 0 {
		t.Error("another's line was looked at")
	}
	if h.Check("mette"); phone.closed != 1 || pc.closed != 0 || h.Count() != 1 {
		t.Errorf("the phone is closed %d times, the PC %d", phone.closed, pc.closed)
	}
}

func TestAPassThatIsSomebodyElsesNowEndsTheLine(t *testing.T) {
	h := New(func(passes []string) (map[string]Answer, error) {
		return map[string]Answer{passes[0]: {"leader:per", 9}}, nil
	})
	e := &ear{}
	if _, err := h.Open("coordinator:per", "p", e, 0, start); err != nil || e.closed != 1 || len(e.heard) != 0 {
		t.Errorf("%v, closed %d times, heard %v", err, e.closed, e.heard)
	}
}

func TestALineIsKeptWhileNothingIsKnown(t *testing.T) {
	h := New(func([]string) (map[string]Answer, error) { return nil, errDeaf })
	e, _ := open(t, h, "mette", 0)
	for second := range int(Lifetime / time.Second) {
		h.Tick(start.Add(time.Duration(second) * time.Second))
	}
	if e.closed != 0 {
		t.Error("the line was closed for a fault of ours")
	}
	if h.Tick(start.Add(Lifetime)); e.closed != 1 {
		t.Error("it lasts longer than any")
	}
}

func TestAFourthStreamTakesThePlaceOfTheFirst(t *testing.T) {
	h := New(book{"mette": 0}.ask)
	var ears []*ear
	for range PerReader + 1 {
		e, _ := open(t, h, "mette", 0)
		ears = append(ears, e)
	}
	if ears[0].closed != 1 || ears[1].closed != 0 || h.Count() != PerReader {
		t.Errorf("the first is closed %d times, %d streams", ears[0].closed, h.Count())
	}
}

func TestAClosedHubTakesNoMore(t *testing.T) {
	h := New(book{"mette": 0}.ask)
	e, s := open(t, h, "mette", 0)
	h.Close()
	h.Leave(s)
	if _, err := h.Open("mette", "mette", &ear{}, 0, start); !errors.Is(err, ErrFull) || e.closed != 1 || h.Count() != 0 {
		t.Errorf("%v, closed %d times, %d left", err, e.closed, h.Count())
	}
}

// Whatever comes in which order, a line hears numbers that only grow, and the
// last is the greatest there was.
func TestALineHearsOnlyNews(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		told := rapid.Int64Range(0, 5).Draw(r, "told")
		now := rapid.Int64Range(0, 5).Draw(r, "now")
		h := New(book{"mette": now}.ask)
		e, _ := open(t, h, "mette", told)
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
