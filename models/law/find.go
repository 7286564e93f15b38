package law

import (
	"regexp"
	"slices"

	"enplan/models"
)

// Query is what another system wrote about one measure; every part may be missing.
type Query struct {
	Law   []string // "SEL § 85", "Serviceloven § 85, stk. 1", "LAB kap. 11", "LAB mentor"
	KLE   string
	Codes []string
	Name  string // as written, inflected
	Text  string // only tells rows of one section apart: texts mention other help too
}

// Find gives the one provision a measure stands on: law and section first, where the
// name tells rows of one section apart (else the text, the codes, the KLE number), then
// codes, then the name alone, KLE last. A reference to a whole plan ("SEL § 141") is not
// the measure's. No match, or more than one equally good, is false: it never guesses.
//
// One that has ended by that day is still found, so that a plan can say so; among
// several the ones in force on that day come first.
func Find(q Query, on models.Date) (Provision, bool) {
	refs := referencesIn(q.Law...)
	measures := provisions().measures
	for _, found := range []func() []Provision{
		func() []Provision { return byReference(measures, refs, q, on) },
		func() []Provision { return byLawAlone(measures, refs, q, on) },
		func() []Provision { return byReference(measures, referencesIn(q.Name), q, on) },
		func() []Provision { return byCode(measures, q, on) },
		func() []Provision { return byName(q.Name, on) },
	} {
		if one := found(); len(one) == 1 {
			return one[0], true
		}
	}
	if !known(refs) {
		return Provision{}, false // its law says something the KLE number cannot outvote
	}
	return only(byKLE(measures, q, on))
}

func only(found []Provision) (Provision, bool) {
	if len(found) != 1 {
		return Provision{}, false
	}
	return found[0], true
}

func referencesIn(written ...string) []Reference {
	var refs []Reference
	for _, s := range written {
		refs = append(refs, ParseReferences(s)...)
	}
	return refs
}

func (p *Provision) standsAt(ref Reference) bool {
	return slices.ContainsFunc(p.refs, func(r Reference) bool { return r.covers(ref) })
}

// known reports whether the table has every place that was written.
func known(refs []Reference) bool {
	for _, ref := range refs {
		place := ref.Short != "" && ref.From+ref.Chapter > 0
		if place && len(keep(provisions().rows, func(p *Provision) bool { return p.standsAt(ref) })) == 0 {
			return false
		}
	}
	return true
}

func byReference(from []Provision, refs []Reference, q Query, on models.Date) []Provision {
	found := keep(from, func(p *Provision) bool { return slices.ContainsFunc(refs, p.standsAt) })
	return narrow(found, q, on)
}

// byLawAlone is for a law without a section: "LAB mentor", "SUL" with a name.
func byLawAlone(from []Provision, refs []Reference, q Query, on models.Date) []Provision {
	for _, ref := range refs {
		if ref.From+ref.Chapter > 0 {
			continue
		}
		same := keep(from, func(p *Provision) bool { return p.Short == ref.Short })
		for _, name := range []string{ref.Word, q.Name} {
			if one := inForceFirst(bestNamed(same, stems(name)), on); len(one) == 1 {
				return one
			}
		}
	}
	return nil
}

func byCode(from []Provision, q Query, on models.Date) []Provision {
	var keys []string
	for _, code := range q.Codes {
		if c, ok := CodeFor(code); ok && c.Provision != "" {
			keys = append(keys, c.Provision)
		}
	}
	found := keep(from, func(p *Provision) bool { return slices.Contains(keys, p.Key) })
	if len(found) > 1 {
		found = bestNamed(found, stems(q.Name))
	}
	return inForceFirst(found, on)
}

// byName looks through plans too: a thing that is called a plan is one.
func byName(name string, on models.Date) []Provision {
	for _, head := range heads(name) {
		words := stems(head)
		found := keep(provisions().rows, func(p *Provision) bool { return p.isNamed(words) })
		if found = inForceFirst(found, on); len(found) > 0 {
			return found
		}
	}
	return nil
}

var fullKLE = regexp.MustCompile(`^\s*(\d\d\.\d\d\.\d\d)(?:\D|$)`)

// byKLE asks for the whole number, since "27" is a department and not a measure,
// and for one we are sure enough of.
func byKLE(from []Provision, q Query, on models.Date) []Provision {
	m := fullKLE.FindStringSubmatch(q.KLE)
	if m == nil {
		return nil
	}
	found := keep(from, func(p *Provision) bool { return p.KLE == m[1] && p.KLEConfidence != "low" })
	if len(found) > 1 {
		found = bestNamed(found, stems(q.Name))
	}
	return inForceFirst(found, on)
}

// narrow takes several rows of one place down to one, if something tells them apart.
func narrow(found []Provision, q Query, on models.Date) []Provision {
	if len(found) < 2 {
		return found
	}
	if named := bestNamed(found, stems(q.Name)); len(named) == 1 {
		return named
	}
	if held := keep(found, func(p *Provision) bool { return p.rank(stems(q.Text)) >= rankHolds }); len(held) == 1 {
		return held
	}
	if coded := byCode(found, q, on); len(coded) == 1 {
		return coded
	}
	if numbered := byKLE(found, q, on); len(numbered) == 1 {
		return numbered
	}
	return inForceFirst(found, on)
}

// bestNamed keeps those the name fits best; none when it fits none.
func bestNamed(from []Provision, name []string) []Provision {
	best := 0
	for i := range from {
		best = max(best, from[i].rank(name))
	}
	if best == 0 {
		return nil
	}
	return keep(from, func(p *Provision) bool { return p.rank(name) == best })
}

func inForceFirst(found []Provision, on models.Date) []Provision {
	if now := keep(found, func(p *Provision) bool { return p.InForce(on) }); len(now) > 0 {
		return now
	}
	return found
}

func keep(from []Provision, want func(*Provision) bool) []Provision {
	var kept []Provision
	for i := range from {
		if want(&from[i]) {
			kept = append(kept, from[i])
		}
	}
	return kept
}
