package web

import (
	"sync"
	"time"
)

// pace is how often one may come: so many at once, and one more each while. Its
// name says which bucket it is; routes with one name share it.
type pace struct {
	name  string
	burst int
	every time.Duration
}

// mostKept is how many buckets are held at once, some 100 bytes each.
const mostKept = 100_000

// buckets say who comes too often. They are this server's alone: with three
// servers one may come three times as often. What must hold across servers is
// counted in the database (models.SearchesAnHour, exports, feeds, codes by e-mail).
type buckets struct {
	mu    sync.Mutex
	most  int
	full  map[string]time.Time // when a bucket will be full again; none is full
	swept time.Time
}

func newBuckets() *buckets { return &buckets{most: mostKept, full: map[string]time.Time{}} }

// take takes one from the bucket of who. When it is empty it tells how long to
// wait and takes nothing. When no more buckets can be held, all who are new share
// one.
func (b *buckets) take(who string, p pace, now time.Time) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	name := p.name + "\x00" + who
	if _, kept := b.full[name]; !kept && !b.hasRoom(now) {
		name = p.name
	}
	missing := b.missing(name, p, now)
	if missing > p.room() {
		return missing - p.room()
	}
	b.full[name] = now.Add(missing + p.every)
	return 0
}

// peek is take that takes nothing.
func (b *buckets) peek(who string, p pace, now time.Time) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return max(0, b.missing(p.name+"\x00"+who, p, now)-p.room())
}

// missing is how far a bucket is from full. A clock that was set back leaves nobody
// waiting.
func (b *buckets) missing(name string, p pace, now time.Time) time.Duration {
	left := b.full[name].Sub(now)
	if left < 0 || left > p.room()+p.every {
		return 0
	}
	return left
}

// room is how far from full a bucket may be that still gives one.
func (p pace) room() time.Duration { return time.Duration(p.burst-1) * p.every }

// hasRoom forgets buckets that are full, once a second at most, when there are many.
func (b *buckets) hasRoom(now time.Time) bool {
	if len(b.full) >= b.most && now.Sub(b.swept).Abs() >= time.Second {
		b.swept = now
		for one, full := range b.full {
			if !full.After(now) {
				delete(b.full, one)
			}
		}
	}
	return len(b.full) < b.most
}
