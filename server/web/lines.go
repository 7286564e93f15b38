package web

import "sync"

// perAddress is how many streams of citizens one address may hold. Who works here
// sits behind one address with all colleagues, and has the limit of a person only.
const perAddress = 10

// lines counts the streams of each address.
type lines struct {
	mu   sync.Mutex
	open map[string]int
}

func newLines() *lines { return &lines{open: map[string]int{}} }

// take adds a stream of the address, false when it has as many as it may.
func (l *lines) take(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[address] >= perAddress {
		return false
	}
	l.open[address]++
	return true
}

// leave takes it off again.
func (l *lines) leave(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.open[address]--; l.open[address] <= 0 {
		delete(l.open, address)
	}
}
