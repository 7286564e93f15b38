package models

import (
	"slices"
	"time"
)

// Family is what decides what its members see of each other: who belongs to whom,
// and what each of them said about each thing. It is built from the individual plans
// and owns nothing itself: a family plan shows what somebody chose to show, and is
// otherwise empty.
type Family struct {
	Members []Member
	Ties    []Tie
	Words   []FamilyWord // in the order they were said
	Zone    *time.Location
}

// Member is a citizen in a family.
type Member struct {
	ID   string
	Born Date // zero when nobody has said it; then nobody speaks for them
	// Barred are the times at which nothing of theirs is shown to the family: a protected
	// address, one of which nothing is known, Tryghed.
	Barred []Span
	// Blind are the times at which they are shown nothing: a protected address, and one of
	// which nothing is known. Not Tryghed: what others show would go from their page, and
	// whoever has their phone would see that it was turned on.
	Blind []Span
}

// Span is from an instant until another, which is not in it; a zero Until is no end.
type Span struct{ From, Until time.Time }

// Has reports whether an instant is in it.
func (s Span) Has(at time.Time) bool {
	return !at.Before(s.From) && (s.Until.IsZero() || at.Before(s.Until))
}

// Tie (familiebånd) is that two citizens belong together for a time. It opens nothing:
// it is what a yes needs to stand on.
type Tie struct {
	Kind  TieKind
	Of    string // the grown-up, of custody
	To    string // the child, of custody
	Holds Span
}

// TieKind is how they belong together.
type TieKind string

// The kinds.
const (
	TieCustody  TieKind = "custody"  // forældremyndighed (forældreansvarsloven § 2); over at 18 whatever is written
	TieHome     TieKind = "home"     // they live together
	TieRelative TieKind = "relative" // a parent without custody, a grandparent, a sibling elsewhere
)

// Sees reports whether a member is shown one thing of another's, at an instant. It is,
// when everybody who has a say said yes and nobody said no, when they belong together,
// and when all that has held without a break since the last yes: what has ended does
// not begin again by itself, and nothing that grows older, moves or is forgotten ever
// shows more.
func (f Family) Sees(reader, owner, item string, at time.Time) bool {
	if reader == owner {
		return true
	}
	words := slices.DeleteFunc(slices.Clone(f.Words), func(w FamilyWord) bool {
		return w.Reader != reader || w.Owner != owner || w.Item != item || w.At.After(at)
	})
	var since time.Time
	for _, w := range words {
		if w.Yes && f.speaks(w.By, owner, w.At) && !w.At.Before(since) {
			since = w.At
		}
	}
	if since.IsZero() {
		return false
	}
	for _, then := range append(f.turns(reader, owner, words), since, at) {
		if !then.Before(since) && !then.After(at) && !f.agreed(reader, owner, words, then) {
			return false
		}
	}
	return true
}

// turns are the instants at which something can be otherwise than just before.
func (f Family) turns(reader, owner string, words []FamilyWord) []time.Time {
	var all []time.Time
	for _, t := range f.Ties {
		all = append(all, t.Holds.From, t.Holds.Until)
	}
	for _, m := range f.Members {
		if m.ID != reader && m.ID != owner {
			continue
		}
		for _, s := range slices.Concat(m.Barred, m.Blind) {
			all = append(all, s.From, s.Until)
		}
		for _, age := range []int{ageHeard, ageAlso, ageAlone, ageGrown} {
			all = append(all, m.Born.AddYears(age).Wall(0, f.Zone))
		}
	}
	for _, w := range words {
		all = append(all, w.At, w.Until)
	}
	return all
}

// agreed reports whether all that must be so is so at one instant.
func (f Family) agreed(reader, owner string, words []FamilyWord, at time.Time) bool {
	of, known := f.member(owner)
	to, too := f.member(reader)
	if !known || !too || within(of.Barred, at) || within(to.Blind, at) || !f.together(reader, owner, at) {
		return false
	}
	parents, own := false, false
	for by, w := range lastOf(words, at) {
		parent := f.custody(by, owner, at)
		if !w.Yes {
			if by == owner && VoiceAt(of.Born, at, f.Zone) != VoiceParents || parent {
				return false
			}
			continue
		}
		if !at.Before(w.Until) || !f.speaks(by, owner, w.At) {
			continue
		}
		switch {
		case by == owner:
			own = own || VoiceAt(of.Born, w.At, f.Zone) == VoiceAt(of.Born, at, f.Zone)
		case parent && f.unbroken(by, owner, w.At, at):
			parents = parents || w.Heard || VoiceAt(of.Born, at, f.Zone) != VoiceHeard
		}
	}
	switch VoiceAt(of.Born, at, f.Zone) {
	case VoiceOwn:
		return own
	case VoiceBoth:
		return own && parents
	case VoiceParents, VoiceHeard:
	}
	return parents
}

// lastOf is the last word of each, at an instant.
func lastOf(words []FamilyWord, at time.Time) map[string]FamilyWord {
	last := map[string]FamilyWord{}
	for _, w := range words {
		if !w.At.After(at) {
			last[w.By] = w
		}
	}
	return last
}

// speaks reports whether somebody's yes counts for a member at an instant.
func (f Family) speaks(by, owner string, at time.Time) bool {
	of, known := f.member(owner)
	if !known {
		return false
	}
	voice := VoiceAt(of.Born, at, f.Zone)
	if by == owner {
		return voice == VoiceOwn || voice == VoiceBoth
	}
	return voice != VoiceOwn && f.custody(by, owner, at)
}

func (f Family) member(id string) (Member, bool) {
	i := slices.IndexFunc(f.Members, func(m Member) bool { return m.ID == id })
	if i < 0 {
		return Member{}, false
	}
	return f.Members[i], true
}

func within(spans []Span, at time.Time) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.Has(at) })
}

// together reports whether a tie of any kind holds between two.
func (f Family) together(x, y string, at time.Time) bool {
	return slices.ContainsFunc(f.Ties, func(t Tie) bool {
		return (t.Of == x && t.To == y || t.Of == y && t.To == x) && f.holds(t, at)
	})
}

// custody reports whether somebody speaks for a child at an instant.
func (f Family) custody(by, child string, at time.Time) bool { return f.unbroken(by, child, at, at) }

// unbroken reports whether one and the same custody has held from an instant to another.
func (f Family) unbroken(by, child string, from, to time.Time) bool {
	return by != child && slices.ContainsFunc(f.Ties, func(t Tie) bool {
		return t.Kind == TieCustody && t.Of == by && t.To == child && f.holds(t, from) && f.holds(t, to)
	})
}

// holds is Span.Has; custody is over when the child is grown, whatever is written.
func (f Family) holds(t Tie, at time.Time) bool {
	if !t.Holds.Has(at) {
		return false
	}
	child, known := f.member(t.To)
	return t.Kind != TieCustody || known && !child.Born.IsZero() && at.Before(child.Born.AddYears(ageGrown).Wall(0, f.Zone))
}
