package oneplan

import (
	"slices"
	"sort"
)

// addGaps says what may be missing. A plan that looks whole and is not is worse
// than none.
func (b *builder) addGaps() {
	sources := slices.Clone(b.facts.Sources)
	sort.SliceStable(sources, func(i, j int) bool { return sources[i].Name < sources[j].Name })
	for _, s := range sources {
		late := s.Late(b.now)
		b.plan.Sources = append(b.plan.Sources, SourceState{Source: s, IsLate: late})
		if late {
			b.gap(Gap{Kind: GapLate, Title: s.Title, Since: s.Received.In(b.loc)})
			b.task("source_late", s.Name)
		}
	}
	for _, p := range b.plan.Plans {
		if len(p.Unread) > 0 {
			b.gap(Gap{Kind: GapUnread, Title: p.Owner.Unit, Since: p.Received.In(b.loc)})
			b.task("unread_content", PlanID(&p))
		}
	}
	if len(b.facts.Unread) > 0 {
		b.gap(Gap{Kind: GapUnread})
		b.task("unread_content", "")
	}
	if len(b.facts.Plans) == 0 {
		b.gap(Gap{Kind: GapEmpty})
	}
}

// gap says once what may be missing: a second plan of the same department, or a
// second one that nobody may be named for, adds nothing to it.
func (b *builder) gap(g Gap) {
	for _, here := range b.plan.Gaps {
		if here.Kind == g.Kind && here.Title == g.Title {
			return
		}
	}
	b.plan.Gaps = append(b.plan.Gaps, g)
}
