package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var start = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

func TestABucketGivesItsBurstAndThenOneEachWhile(t *testing.T) {
	p := pace{"some", 3, time.Minute}
	b, now := newBuckets(), start
	for i := range 3 {
		if wait := b.take("a", p, now); wait != 0 {
			t.Errorf("number %d waits %s", i+1, wait)
		}
	}
	if wait := b.take("a", p, now); wait != time.Minute {
		t.Errorf("number 4 waits %s", wait)
	}
	if wait := b.take("b", p, now); wait != 0 {
		t.Error("another waits for the first")
	}
	if wait := b.take("a", pace{"other", 1, time.Minute}, now); wait != 0 {
		t.Error("one bucket empties another")
	}
	if wait := b.take("a", p, now.Add(time.Minute)); wait != 0 {
		t.Errorf("after a minute it waits %s", wait)
	}
	if wait := b.take("a", p, now.Add(time.Minute+time.Second)); wait != 59*time.Second {
		t.Errorf("a second later it waits %s", wait)
	}
	if wait := b.take("a", p, now.Add(-24*time.Hour)); wait != 0 {
		t.Errorf("a clock that was set back has somebody wait %s", wait)
	}
}

// In any stretch of time nobody gets more than the burst and one for each while, and
// who waits as long as is said gets one.
func TestNoPatternOfComingGetsMoreThanThePace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := pace{"some", rapid.IntRange(1, 10).Draw(t, "burst"), time.Duration(rapid.IntRange(1, 5000).Draw(t, "ms")) * time.Millisecond}
		b, now := newBuckets(), start
		var got []time.Time
		for range rapid.IntRange(1, 200).Draw(t, "comes") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "later")) * time.Millisecond)
			wait := b.take("a", p, now)
			if wait != b.peek("a", p, now) && wait > 0 {
				t.Fatal("a peek says something else")
			}
			if wait > 0 {
				now = now.Add(wait)
				if b.take("a", p, now) > 0 {
					t.Fatalf("who waited %s still waits", wait)
				}
			}
			got = append(got, now)
		}
		for i := range got {
			for j := i; j < len(got); j++ {
				if most := p.burst + int(got[j].Sub(got[i])/p.every); j-i+1 > most {
					t.Fatalf("%d within %s, at most %d", j-i+1, got[j].Sub(got[i]), most)
				}
			}
		}
	})
}

func TestWhoeverComesFromManyAddressesTakesNoMoreRoomThanThereIs(t *testing.T) {
	p := pace{"some", 2, time.Hour}
	b := newBuckets()
	b.most = 100
	b.take("kept", p, start)
	passed := 0
	for i := range 10_000 {
		if b.take(fmt.Sprint("forged ", i), p, start) == 0 {
			passed++
		}
	}
	if len(b.full) > b.most+1 || passed > b.most+p.burst {
		t.Errorf("%d buckets of %d, %d passed", len(b.full), b.most, passed)
	}
	if b.take("kept", p, start) != 0 || b.take("kept", p, start) == 0 {
		t.Error("one who came before is counted anew")
	}
	if b.take("after", p, start.Add(3*time.Hour)) != 0 || len(b.full) > 2 {
		t.Errorf("%d buckets are kept that are full again", len(b.full))
	}
}

func TestEveryDoorHasItsTermsAndEveryTermItsDoor(t *testing.T) {
	d := door{House: House{Demo: []DemoPerson{{}}}}
	there := map[string]bool{}
	for _, r := range d.routes() {
		there[r.method+" "+r.path] = true
		if terms := termsOf(r); terms.size == 0 || terms.person.burst == 0 {
			t.Errorf("%s %s has no terms: %+v", r.method, r.path, terms)
		}
	}
	for name := range bare {
		if !there[name] {
			t.Errorf("%s takes a change without our header, and is not there", name)
		}
	}
	for _, table := range []map[string]pace{ofPerson, ofAddress} {
		for name, p := range table {
			if !there[name] || p.name == "" || p.burst < 1 || p.every <= 0 {
				t.Errorf("%s is not there, or its pace is none: %+v", name, p)
			}
		}
	}
	for name := range sizes {
		if !there[name] {
			t.Errorf("%s has a size and is not there", name)
		}
	}
}

// A door that the document says needs no login has the pace of an address, or a reason
// why not.
func TestEveryDoorWithoutLoginHasThePaceOfAnAddress(t *testing.T) {
	var document struct {
		Paths map[string]map[string]struct{ Security []map[string]any }
	}
	if err := json.Unmarshal(openAPI, &document); err != nil {
		t.Fatal(err)
	}
	open := map[string]bool{}
	for path, item := range document.Paths {
		for method, of := range item {
			name := strings.ToUpper(method) + " " + strings.NewReplacer("{", ":", "}", "").Replace(path)
			for _, one := range of.Security {
				open[name] = open[name] || len(one) == 0
			}
			open[name] = open[name] || len(of.Security) == 0
			if open[name] && ofAddress[name].burst == 0 && unpaced[name] == "" {
				t.Errorf("%s is open to all, as often as they like", name)
			}
		}
	}
	for name := range unpaced {
		if !open[name] {
			t.Errorf("%s is not open to all", name)
		}
	}
}
