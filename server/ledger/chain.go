package ledger

import (
	"bytes"
	"fmt"

	"enplan/models"
)

// line is a line of a log and the hash of what it says, which is known also when
// the words are not.
type line struct {
	models.Entry
	said []byte
}

func lineOf(e models.Entry) line { return line{e, e.Said()} }

// follows reports whether the line is what was written as number seq after a
// line with that hash.
func (l line) follows(seq int64, prev []byte) bool {
	l.Seq = seq
	return bytes.Equal(l.SumOf(l.said, prev), l.Hash)
}

// chain walks the lines of one citizen in order. The zero chain is before the
// first line; one that begins later begins at what was recorded.
type chain struct {
	models.Head
	before []byte // the hash of the last line but one
	from   int64  // what it began at
	broken []line // the line that did not fit, and those after it
}

// mostBroken is how many lines are kept to tell what was done to them.
const mostBroken = 2000

// add takes the next line, and reports whether it fits.
func (c *chain) add(e models.Entry) bool { return c.addLine(lineOf(e)) }

func (c *chain) addLine(l line) bool {
	if len(c.broken) == 0 && l.Seq == c.Seq+1 && l.follows(l.Seq, c.Hash) {
		c.before, c.Hash, c.Seq = c.Hash, l.Hash, l.Seq
		return true
	}
	if len(c.broken) < mostBroken {
		c.broken = append(c.broken, l)
	}
	return false
}

// fault says what was done where the chain broke, nil when it did not.
func (c *chain) fault() *Fault {
	if len(c.broken) == 0 {
		return nil
	}
	f := c.diagnose()
	f.Citizen = c.Citizen
	return &f
}

// diagnose tries what can have been done to a chain by somebody who did not
// make every hash after it anew: whichever explains it first.
func (c *chain) diagnose() Fault {
	first, next := c.broken[0], c.Seq+1
	if i := c.belongsNext(); i >= 0 {
		if i > 0 && c.fitsLater(first) {
			return Fault{Kind: Reordered, Line: next, Says: fmt.Sprintf("it stands in the place of another line, which now is line %d", c.broken[i].Seq)}
		}
		if i > 0 {
			return Fault{Kind: Inserted, Line: next, Says: "it was put in between others"}
		}
		return Fault{Kind: Changed, Line: next, Says: fmt.Sprintf("it is numbered %d", first.Seq)}
	}
	if first.Seq > next {
		return Fault{Kind: Deleted, Line: next, Says: fmt.Sprintf("it is gone, and the next that is there is line %d", first.Seq)}
	}
	if c.Seq > c.from && first.follows(c.Seq, c.before) {
		return Fault{Kind: Inserted, Line: c.Seq, Says: "it was put in between others"}
	}
	if len(c.broken) > 1 {
		switch second := c.broken[1]; {
		case second.follows(first.Seq+1, first.Hash):
			return Fault{Kind: Changed, Line: next, Says: "it is not what was written"}
		case c.gapBefore(second, first) > 0:
			return Fault{Kind: Deleted, Line: next, Says: "it is gone, and those after it have been numbered anew"}
		}
	}
	if c.Seq > c.from {
		return Fault{Kind: Changed, Line: next, Says: fmt.Sprintf("it does not follow from line %d: one of the two is not what was written", c.Seq)}
	}
	return Fault{Kind: Changed, Line: next, Says: "it is not what was written"}
}

// belongsNext finds the line that was written next, -1 when it is not there.
func (c *chain) belongsNext() int {
	for i, l := range c.broken {
		if l.follows(c.Seq+1, c.Hash) {
			return i
		}
	}
	return -1
}

// fitsLater reports whether a line was written after one that is there, or that
// has changed places with it.
func (c *chain) fitsLater(l line) bool {
	for _, prev := range c.broken {
		if l.follows(prev.Seq+1, prev.Hash) || l.follows(prev.Seq, prev.Hash) {
			return true
		}
	}
	return false
}

// gapBefore finds how many numbers a line has lost that follows another.
func (c *chain) gapBefore(l, prev line) int64 {
	const most = 1000
	for lost := int64(1); lost <= most; lost++ {
		if l.follows(prev.Seq+1+lost, prev.Hash) {
			return lost
		}
	}
	return 0
}
