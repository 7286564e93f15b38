package models

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// ConsentSeen is what was seen by one consent, in all looks of one department in
// one role: at what, how often, when first and when last. A withdrawal does not
// undo it, so it is told honestly.
type ConsentSeen struct {
	Department string
	Role       Role // AsProfessional, or AsSource: its system
	From       string
	Category   Category
	Times      int // looks, not things
	First      time.Time
	Last       time.Time
}

// SeenByConsent gathers what the lines of a citizen's log say was seen by one consent,
// whatever its version was. The newest is first.
func SeenByConsent(consent string, lines []Entry) []ConsentSeen {
	var looks []ConsentSeen
	for _, e := range lines {
		if e.Result != Done {
			continue
		}
		counted := map[SeenThing]bool{}
		for _, thing := range e.SeenThings() {
			what := SeenThing{From: thing.From, Category: thing.Category}
			if !thing.rests(consent) || counted[what] {
				continue
			}
			counted[what] = true
			looks = addLook(looks, e, thing)
		}
	}
	slices.SortStableFunc(looks, func(a, b ConsentSeen) int {
		return cmp.Or(b.Last.Compare(a.Last), strings.Compare(a.Department, b.Department), strings.Compare(string(a.Category), string(b.Category)))
	})
	return looks
}

// rests reports whether a thing was seen by the consent: "consent:c1@4".
func (t SeenThing) rests(consent string) bool {
	ref, isConsent := strings.CutPrefix(t.Ground, string(ByConsent)+":")
	id, _, _ := strings.Cut(ref, "@")
	return isConsent && id == consent
}

func addLook(looks []ConsentSeen, e Entry, thing SeenThing) []ConsentSeen {
	at := slices.IndexFunc(looks, func(l ConsentSeen) bool {
		return l.Department == e.Department && l.Role == e.By.Role && l.From == thing.From && l.Category == thing.Category
	})
	if at < 0 {
		return append(looks, ConsentSeen{
			Department: e.Department, Role: e.By.Role, From: thing.From, Category: thing.Category, Times: 1, First: e.At, Last: e.At,
		})
	}
	l := &looks[at]
	l.Times++
	if e.At.Before(l.First) {
		l.First = e.At
	}
	if e.At.After(l.Last) {
		l.Last = e.At
	}
	return looks
}
