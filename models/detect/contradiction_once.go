package detect

import (
	"cmp"
	"slices"
)

// toldOnce makes one of what is one thing to talk about: all that goes against
// one text ("ingen aktivitet før kl. 10 og højst 4 timer"), and all that one
// appointment breaks of a plan's hours. Conditions come before the texts that
// tell why they are there.
func toldOnce(all []opposed) []opposed {
	slices.SortStableFunc(all, func(x, y opposed) int { return cmp.Compare(ofText(x), ofText(y)) })
	var kept []opposed
	for _, o := range all {
		if toldByRule(kept, o) {
			continue
		}
		if i := slices.IndexFunc(kept, func(k opposed) bool { return sameTime(k, o) }); i >= 0 {
			if !stands(kept[i].limits, o.limits[0]) {
				kept[i].limits = append(kept[i].limits, o.limits[0])
			}
			continue
		}
		i := slices.IndexFunc(kept, func(k opposed) bool {
			x, y := k.limits[0], o.limits[0]
			return x.ref == y.ref && isSame(x.plan, y.plan) && sharesPlan(k.against, o.against)
		})
		if i < 0 {
			kept = append(kept, o)
			continue
		}
		for _, p := range o.against {
			if !stands(kept[i].against, p) {
				kept[i].against = append(kept[i].against, p)
			}
		}
	}
	return kept
}

func ofText(o opposed) int {
	if o.limits[0].part == ofPlan {
		return 1
	}
	return 0
}

// ofTime are the rules about when and how long.
var ofTime = []string{"clock", "hours", "hours_day", "bring", "two_places", "days"}

// sameTime reports whether just the same goes against two hours of one plan.
func sameTime(x, y opposed) bool {
	return slices.Contains(ofTime, x.about) && slices.Contains(ofTime, y.about) && isSame(x.limits[0].plan, y.limits[0].plan) &&
		len(x.against) == len(y.against) && !slices.ContainsFunc(x.against, func(p *passage) bool { return !stands(y.against, p) })
}

// toldByRule reports whether all that goes against a plan's text goes against a
// condition of that plan already. The appointments of what goes against it tell
// nothing new.
func toldByRule(kept []opposed, o opposed) bool {
	text := o.limits[0]
	return text.part == ofPlan && slices.ContainsFunc(kept, func(k opposed) bool {
		rule := k.limits[0]
		missing := func(p *passage) bool { return p.part != ofAppointment && !stands(k.against, p) }
		return rule.part == ofCondition && isSame(rule.plan, text.plan) && sharesPlan(k.against, o.against) && !slices.ContainsFunc(o.against, missing)
	})
}

func sharesPlan(x, y []*passage) bool {
	return slices.ContainsFunc(x, func(p *passage) bool {
		return slices.ContainsFunc(y, func(q *passage) bool { return isSame(p.plan, q.plan) })
	})
}
