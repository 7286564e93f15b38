package retention

import "time"

// The limits that keep a wrong clock, or a first run on an old database, from erasing
// at once what took years to gather.
const (
	Each     = 24 * time.Hour   // how often it is done
	LookEach = 10 * time.Minute // how often the clock is looked at
	LeaseFor = 10 * time.Minute // how long one server has it in hand after it last did something
	Jump     = time.Hour        // what the clock may move between two looks, either way
	SteadyIn = 24 * time.Hour   // how long it must have gone as a clock goes before anything is erased
	MostADay = 20               // citizens touched in 24 hours, when nobody says otherwise
)

// Clock is what is known of the clock of the servers together.
type Clock struct {
	Seen   time.Time // when somebody last looked at it; zero is never
	Steady time.Time // since when it has not jumped
}

// At is the clock after somebody looked at it. A stop of all servers for longer than
// Jump is a jump too: nobody can tell the two apart.
func (c Clock) At(now time.Time) Clock {
	if c.Seen.IsZero() || now.Sub(c.Seen) > Jump || c.Seen.Sub(now) > Jump {
		c.Steady = now
	}
	c.Seen = now
	return c
}

// Believed reports whether the clock may erase something at the time it was last seen at.
func (c Clock) Believed() bool { return !c.Seen.IsZero() && c.Seen.Sub(c.Steady) >= SteadyIn }

// Course is how far the removing has come, for all servers together.
type Course struct {
	Clock  Clock
	Holder string    // who has it in hand
	Lease  time.Time // until then nobody else may take it
	Since  time.Time // the beginning of the 24 hours that Done counts in
	Done   int       // citizens touched in them
	Next   time.Time // nothing is due before; zero is at once
}

// HeldByOther reports whether somebody else has it in hand at an instant.
func (c Course) HeldByOther(who string, now time.Time) bool {
	return c.Holder != "" && c.Holder != who && now.Before(c.Lease)
}

// Left is how many more citizens may be touched at an instant, and Course as it then
// is: with 24 new hours when the last are over. A clock that has gone back opens none.
func (c Course) Left(most int, now time.Time) (int, Course) {
	if c.Since.IsZero() || now.Sub(c.Since) >= Each {
		c.Since, c.Done = now, 0
	}
	return max(0, most-c.Done), c
}
