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

// How often it is asked whether a stream may stay, how often it is spoken to so
// that it is known to be there, and how long it may last: a stream that is opened
// anew asks again who is there. With a tick each second, who may not listen any
// more does so for five seconds at most. A phone is woken by what is spoken only.
const (
	Look     = 4 * time.Second
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

// Answer is who listens with a pass, and how far the reader's changes have come.
type Answer struct {
	Reader string
	Seq    int64
}

// Ask says of many passes at once who listens with each. A pass that is not in the
// answer lets nobody listen any more. An error says that nothing is known just now.
type Ask func(passes []string) (map[string]Answer, error)

// Stream is one open line of one reader.
type Stream struct {
	reader string
	pass   string // what the reader was let in by; only Ask knows what it is
	line   Line
	opened time.Time
	looked time.Time
	beaten time.Time

	mu   sync.Mutex // of what follows; held while the line is spoken to
	told int64
	gone bool
}

// Hub knows who listens. Its zero value is not ready; use New.
type Hub struct {
	ask     Ask
	mu      sync.Mutex
	streams map[string][]*Stream
	count   int
	closed  bool
}

// New gives a hub that nobody listens to yet.
func New(ask Ask) *Hub { return &Hub{ask: ask, streams: map[string][]*Stream{}} }

// Open adds a line for the reader, who was let in by the pass. It is asked about
// at every look, and once now, after the line has been added, so that no change can
// fall between: told is the last one the reader knows of. A reader's oldest stream
// gives way to a fourth one. It returns ErrFull when the server has no room.
func (h *Hub) Open(reader, pass string, line Line, told int64, now time.Time) (*Stream, error) {
	s := &Stream{reader: reader, pass: pass, line: line, opened: now, looked: now, beaten: now, told: told}
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
	h.look([]*Stream{s})
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

// Check looks at all of the reader's streams now: one of them may have lost its
// pass.
func (h *Hub) Check(reader string) {
	h.mu.Lock()
	mine := h.streams[reader]
	h.mu.Unlock()
	h.look(mine)
}

// look asks whether the streams may stay, and tells what they have not heard.
func (h *Hub) look(streams []*Stream) {
	if len(streams) == 0 {
		return
	}
	passes := make([]string, len(streams))
	for i, s := range streams {
		passes[i] = s.pass
	}
	answers, err := h.ask(passes)
	if err != nil {
		return // ours to mend; a stream need not end for it before its time
	}
	for _, s := range streams {
		if a, ok := answers[s.pass]; !ok || a.Reader != s.reader || s.tell(a.Seq) != nil {
			h.Leave(s)
		}
	}
}

// Tick looks at every stream whose time has come, and closes those that have
// lasted long enough. Call it about once a second.
func (h *Hub) Tick(now time.Time) {
	var staying []*Stream
	for _, s := range h.due(now) {
		if now.Sub(s.opened) >= Lifetime || !s.beat(now) {
			h.Leave(s)
			continue
		}
		staying = append(staying, s)
	}
	h.look(staying)
}

// beat speaks to the line when it is time. It is false when nobody is there.
func (s *Stream) beat(now time.Time) bool {
	if now.Sub(s.beaten) < Beat {
		return true
	}
	s.beaten = now
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gone || s.line.Beat() == nil
}

func (h *Hub) due(now time.Time) []*Stream {
	h.mu.Lock()
	defer h.mu.Unlock()
	var due []*Stream
	for _, mine := range h.streams {
		for _, s := range mine {
			if now.Sub(s.looked) >= Look {
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
