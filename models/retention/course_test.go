package retention_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models/retention"
)

var start = time.Date(2026, 11, 26, 3, 0, 0, 0, time.UTC)

// look looks at a clock each ten minutes for a time.
func look(c retention.Clock, from time.Time, how time.Duration) (retention.Clock, time.Time) {
	for end := from.Add(how); ; from = from.Add(retention.LookEach) {
		if c = c.At(from); !from.Before(end) {
			return c, from
		}
	}
}

func TestAClockIsBelievedOnceItHasGoneADayWithoutAJump(t *testing.T) {
	c, now := look(retention.Clock{}, start, retention.SteadyIn-retention.LookEach)
	if c.Believed() {
		t.Error("believed ten minutes too early")
	}
	if c = c.At(now.Add(retention.LookEach - time.Millisecond)); c.Believed() {
		t.Error("believed a millisecond too early")
	}
	c = c.At(now.Add(retention.LookEach))
	if !c.Believed() {
		t.Error("not believed after a day")
	}
	c, now = look(c, now.Add(retention.LookEach), 3*retention.SteadyIn)
	for jump, believed := range map[time.Duration]bool{
		retention.Jump: true, retention.Jump + time.Millisecond: false, 5 * 365 * 24 * time.Hour: false,
		-retention.Jump - time.Millisecond: false, -time.Second: true, -365 * 24 * time.Hour: false,
	} {
		if after := c.At(now.Add(jump)); after.Believed() != believed {
			t.Errorf("a jump of %v: believed %v", jump, after.Believed())
		}
	}
	if (retention.Clock{}).Believed() {
		t.Error("one that nobody has looked at is believed")
	}
	ahead, _ := look(c, now.AddDate(5, 0, 0), 23*time.Hour)
	if back, _ := look(ahead, now.Add(23*time.Hour), 23*time.Hour); ahead.Believed() || back.Believed() {
		t.Error("a clock that jumped and was put right is believed too early")
	}
}

func TestNoMoreThanTheMostAreTouchedInADay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c retention.Course
		var touched []time.Time
		now, most := start, rapid.IntRange(0, 5).Draw(t, "most")
		for range 200 {
			now = now.Add(time.Duration(rapid.IntRange(0, 600).Draw(t, "minutes")) * time.Minute)
			var left int
			if left, c = c.Left(most, now); left > 0 {
				c.Done++
				touched = append(touched, now)
			}
		}
		for i, at := range touched { // in each 24 hours, wherever they begin, at most twice as many
			n := 0
			for _, other := range touched[i:] {
				if other.Sub(at) < retention.Each {
					n++
				}
			}
			if n > 2*most {
				t.Fatalf("%d within a day of %v", n, at)
			}
		}
	})
	c := retention.Course{Since: start, Done: 20}
	if left, _ := c.Left(20, start.Add(retention.Each-time.Millisecond)); left != 0 {
		t.Errorf("%d before the day is over", left)
	}
	if left, _ := c.Left(20, start.Add(retention.Each)); left != 20 {
		t.Errorf("%d when it is", left)
	}
	if left, _ := c.Left(20, start.AddDate(-1, 0, 0)); left != 0 {
		t.Errorf("%d when the clock has gone back", left)
	}
}

func TestOnlyOneHasItInHand(t *testing.T) {
	c := retention.Course{Holder: "a", Lease: start}
	for _, x := range []struct {
		who  string
		at   time.Time
		held bool
	}{
		{"b", start.Add(-time.Millisecond), true}, {"b", start, false}, {"a", start.Add(-time.Hour), false},
	} {
		if c.HeldByOther(x.who, x.at) != x.held {
			t.Errorf("%+v", x)
		}
	}
	if (retention.Course{}).HeldByOther("a", start) {
		t.Error("nobody holds it")
	}
}
