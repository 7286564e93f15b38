// Package live tells those who are listening that something of theirs has
// changed. It carries a number and nothing else: who is told asks again,
// through the doors that ask who they are. It refuses to know what changed,
// requests, sessions and the clock.
package live

import (
	"errors"
	"sync"
	"time"
)

// Limits of listening.
const (
	PerReader = 3      // open streams of one person: a phone, a PC and one that is about to go
	InAll     = 20_000 // open streams of one server
)

// How often each stream is looked at, and how long it may last: a stream that
// is opened anew asks again who is there.
const (
	Beat     = 15 * time.Second
	Lifetime = 5 * time.Minute
)

// ErrFull says that no more streams can be opened now.
var ErrFull = errors.New("too many streams")

// Line is the way to one listener. What it is told it may not wait for.
type Line interface {
	Tell(seq int64) error // something has changed
	Beat() error          // nothing has; the line is there
	Close()
}

// Stream is one open line of one reader.
type Stream struct {
	reader string
	line   Line
	still  func() (seq int64, ok bool)
	opened time.Time
	looked time.Time

	mu   sync.Mutex // of what follows; held while the line is spoken to
	told int64
	gone bool
}

// Hub knows who listens. Its zero value is not ready; use New.
type Hub struct {
	mu      sync.Mutex
	streams map[string][]*Stream
	count   int
	closed  bool
}

// New gives a hub that nobody listens to yet.
func New() *Hub { return &Hub{streams: map[string][]*Stream{}} }

// Open adds a line for the reader. still is asked at every beat whether the
// reader may still listen, and how far the reader's changes have come. It is
// asked once now, after the line has been added, so that no change can fall
// between: told is the last one the reader knows of. A reader's oldest stream
// gives way to a fourth one. It returns ErrFull when the server has no room.
func (h *Hub) Open(reader string, line Line, told int64, now time.Time, still func() (int64, bool)) (*Stream, error) {
	s := &Stream{reader: reader, line: line, still: still, opened: now, looked: now, told: told}
	h.mu.Lock()
	if h.closed || h.count >= InAll {
		h.mu.Unlock()
		return nil, ErrFull
	}
	var oldest *Stream
	if mine := h.streams[reader]; len(mine) >= PerReader {
		oldest = mine[0]
	}
	h.streams[reader] = append(h.streams[reader], s)
	h.count++
	h.mu.Unlock()
	if oldest != nil {
		h.Leave(oldest)
	}
	h.look(s)
	return s, nil
}

// Leave closes a stream and forgets it; one that has gone is no fault.
func (h *Hub) Leave(s *Stream) {
	h.mu.Lock()
	mine := h.streams[s.reader]
	for i, one := range mine {
		if one == s {
			mine = append(mine[:i:i], mine[i+1:]...)
			h.count--
			break
		}
	}
	if len(mine) == 0 {
		delete(h.streams, s.reader)
	} else {
		h.streams[s.reader] = mine
	}
	h.mu.Unlock()
	s.mu.Lock()
	gone := s.gone
	s.gone = true
	s.mu.Unlock()
	if !gone {
		s.line.Close()
	}
}

// Tell says to all streams of the reader that the changes have come to seq.
func (h *Hub) Tell(reader string, seq int64) {
	h.mu.Lock()
	mine := h.streams[reader]
	h.mu.Unlock()
	for _, s := range mine {
		if s.tell(seq) != nil {
			h.Leave(s)
		}
	}
}

// tell passes seq on unless the line has heard of it.
func (s *Stream) tell(seq int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone || seq <= s.told {
		return nil
	}
	s.told = seq
	return s.line.Tell(seq)
}

// look asks whether the stream may stay, and tells what it has not heard.
func (h *Hub) look(s *Stream) {
	seq, ok := s.still()
	if !ok || s.tell(seq) != nil {
		h.Leave(s)
	}
}

// Tick looks at every stream whose time has come, and closes those that have
// lasted long enough. Call it about once a second.
func (h *Hub) Tick(now time.Time) {
	for _, s := range h.due(now) {
		if now.Sub(s.opened) >= Lifetime {
			h.Leave(s)
			continue
		}
		s.mu.Lock()
		dead := !s.gone && s.line.Beat() != nil
		s.mu.Unlock()
		if dead {
			h.Leave(s)
			continue
		}
		h.look(s)
	}
}

func (h *Hub) due(now time.Time) []*Stream {
	h.mu.Lock()
	defer h.mu.Unlock()
	var due []*Stream
	for _, mine := range h.streams {
		for _, s := range mine {
			if now.Sub(s.looked) >= Beat {
				s.looked = now
				due = append(due, s)
			}
		}
	}
	return due
}

// Count is how many streams are open.
func (h *Hub) Count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.count
}

// Close ends every stream; none can be opened after.
func (h *Hub) Close() {
	h.mu.Lock()
	h.closed = true
	var all []*Stream
	for _, mine := range h.streams {
		all = append(all, mine...)
	}
	h.mu.Unlock()
	for _, s := range all {
		h.Leave(s)
	}
}
