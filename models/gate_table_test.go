package models_test

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"enplan/models"
)

// fieldsOf are those that can matter: only what comes from another department has one.
func fieldsOf(t thing, all []field) []field {
	if t == "other's" {
		return all
	}
	return all[:1]
}

// consentTable is every way a consent can come about and stand, for one story.
func consentTable(s story) iter.Seq[cell] {
	return func(yield func(cell) bool) {
		c := cell{story: s, clock: "right"}
		for _, c.thing = range things {
			for _, c.field = range fieldsOf(c.thing, []field{"job", "health", "treatment", "money", "substance"}) {
				for _, c.topic = range []topic{"limits", "unknown"} {
					for _, c.purpose = range []purpose{"case", "emergency", "not stated"} {
						for _, c.scope = range scopes {
							for _, c.form = range forms {
								for _, c.giver = range givers {
									for _, c.end = range ends {
										if !yield(c) {
											return
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
}

// groundTable is every field, topic, purpose and clock, for one story.
func groundTable(s story) iter.Seq[cell] {
	return func(yield func(cell) bool) {
		c := cell{story: s, scope: "all of it", form: "paper", giver: "self", end: "a nanosecond before"}
		for _, c.thing = range things {
			for _, c.field = range fieldsOf(c.thing, fields) {
				for _, c.topic = range topics {
					for _, c.purpose = range purposes {
						for _, c.clock = range []string{"right", "none", "no zone"} {
							if !yield(c) {
								return
							}
						}
					}
				}
			}
		}
	}
}

// compared is how a decider and the oracle get on.
type compared struct {
	cells, different, may int
	first                 string // the first difference
}

// compare goes through every nth of the cells, and with each through what has nothing to
// do with the consents, until stop says so.
func (all *compared) compare(decide decider, cells iter.Seq[cell], nth int, statutes []statute, breakings []breaking, addresses []address, stop func() bool) {
	i := 0
	for c := range cells {
		if i++; i%nth != 0 {
			continue
		}
		if stop() {
			return
		}
		consents, look := models.ConsentRecords(c.events()), c.look()
		for _, c.emergency = range breakings {
			for _, c.statute = range statutes {
				g := c.grounds(consents)
				for _, a := range addresses {
					c.place, c.protected = a.place, a.protected
					look.Place, g.Protection = c.place, c.protection()
					for _, c.barred = range []bool{false, true} {
						look.Barred = c.barred
						all.weigh(c, decide, look, g)
					}
				}
			}
		}
	}
}

func (all *compared) weigh(c cell, decide decider, look models.Look, g models.Grounds) {
	got, want, differs := c.differs(decide, look, g)
	if all.cells++; want.ground != "" {
		all.may++
	}
	if !differs {
		return
	}
	if all.different++; all.different == 1 {
		all.first = fmt.Sprintf("%+v: got %s, want %+v", c, got, want)
	}
}

// compareAll is every nth of the whole table, on all processors, one story after the
// other. When it is not the whole, the first difference is enough.
func compareAll(decide decider, nth int) []compared {
	var found atomic.Bool
	stop := func() bool { return nth > 1 && found.Load() }
	results, turn := make([]compared, len(stories)), make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range turn {
				results[i].compare(decide, consentTable(stories[i]), nth, statutes[:2], breakings[:2], addresses[:3], stop)
				if slices.Contains([]story{"nothing", "given", "withdrawn"}, stories[i]) {
					results[i].compare(decide, groundTable(stories[i]), nth, statutes, breakings, addresses, stop)
				}
				if results[i].different > 0 {
					found.Store(true)
				}
			}
		})
	}
	for i := range stories {
		turn <- i
	}
	close(turn)
	workers.Wait()
	return results
}

func TestTheGateAnswersAsTheOracleInEveryCell(t *testing.T) {
	var sum compared
	for i, r := range compareAll(models.Decide, 1) {
		if sum.cells, sum.may = sum.cells+r.cells, sum.may+r.may; r.different > 0 {
			t.Errorf("%s: %d of %d differ, as %s", stories[i], r.different, r.cells, r.first)
		}
	}
	if t.Logf("%d cells, %d of them may be seen", sum.cells, sum.may); sum.cells < 120_960 || sum.may < sum.cells/50 {
		t.Errorf("that is no table: %+v", sum)
	}
}
