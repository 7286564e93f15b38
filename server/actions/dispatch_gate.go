package actions

import (
	"net/url"
	"sync"
	"time"

	"enplan/models"
)

// How many calls are under way, to one host and in all. A host that answers gets
// more of them; one that does not gets few, and after some for nothing none for a
// while, so that nobody waits for it.
const (
	fewAtHost   = 8
	manyAtHost  = 32
	inAll       = 128
	waitAtHost  = 256 // tries that wait their turn at one host; a quarter of what may be in hand, so that one that died does not fill it
	inVain      = 8   // tries in a row, then the host is left alone
	askedToWait = 3   // answers in a row that ask us to wait, then the host is
	leastAlone  = 15 * time.Second
	mostAlone   = 5 * time.Minute
	turnAgain   = 2 * time.Second // what found no room comes back then
)

// try is one sending that is to be made. back may not wait.
type try struct {
	at   time.Time
	send func() models.SendResult
	back func(models.SendResult)
}

// gates are the ways out, one for each host.
type gates struct {
	now  func() time.Time
	all  chan struct{}
	lock sync.Mutex
	at   map[string]*gate
}

// gate is the way to one host.
type gate struct {
	of      *gates
	queue   []try
	busy    int
	limit   int
	well    int // answers in a row
	inVain  int
	asked   int
	alone   time.Duration
	shutTil time.Time
}

func newGates(now func() time.Time) *gates {
	return &gates{now: now, all: make(chan struct{}, inAll), at: map[string]*gate{}}
}

// hostOf is whose turn an address is.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// add makes a try when it is its turn at the host, or gives it back.
func (g *gates) add(host string, t try) {
	g.lock.Lock()
	defer g.lock.Unlock()
	at := g.at[host]
	if at == nil {
		at = &gate{of: g, limit: fewAtHost}
		g.at[host] = at
	}
	if wait := at.shut(); wait > 0 {
		t.back(held(wait))
		return
	}
	if len(at.queue) >= waitAtHost {
		t.back(held(turnAgain))
		return
	}
	at.queue = append(at.queue, t)
	at.more()
}

func held(wait time.Duration) models.SendResult {
	return models.SendResult{Outcome: models.NotTried, After: wait}
}

// shut is for how long the host is left alone.
func (g *gate) shut() time.Duration { return g.shutTil.Sub(g.of.now()) }

// more sets one more to work when there is work for it.
func (g *gate) more() {
	if g.busy < g.limit && len(g.queue) > 0 {
		g.busy++
		go g.work()
	}
}

func (g *gate) work() {
	g.of.lock.Lock()
	defer g.of.lock.Unlock()
	for g.busy <= g.limit && len(g.queue) > 0 {
		t := g.queue[0]
		g.queue = g.queue[1:]
		if wait := g.shut(); wait > 0 {
			t.back(held(wait))
			continue
		}
		if now := g.of.now(); now.Sub(t.at) > models.DispatchWaits {
			t.back(held(turnAgain)) // its lease would be over before the answer
			continue
		}
		g.of.lock.Unlock()
		g.of.all <- struct{}{}
		result := t.send()
		<-g.of.all
		g.of.lock.Lock()
		g.learn(result)
		g.more()
		t.back(result)
	}
	g.busy--
}

// learn is what an answer says of the host.
func (g *gate) learn(r models.SendResult) {
	if r.Outcome != models.WasLate {
		g.inVain, g.asked, g.alone = 0, 0, 0
		if g.well++; g.well%fewAtHost == 0 {
			g.limit = min(g.limit+1, manyAtHost)
		}
		return
	}
	g.well, g.limit = 0, fewAtHost
	g.inVain++
	if g.asked++; r.After == 0 {
		g.asked = 0
	}
	switch {
	case g.asked >= askedToWait:
		g.leave(min(r.After, models.LongestWait))
	case g.inVain >= inVain && g.shut() <= 0:
		g.alone = min(max(2*g.alone, leastAlone), mostAlone)
		g.leave(g.alone)
		g.inVain = inVain - 1 // one more for nothing is enough then
	}
}

func (g *gate) leave(wait time.Duration) {
	if til := g.of.now().Add(wait); til.After(g.shutTil) {
		g.shutTil = til
	}
}
