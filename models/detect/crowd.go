package detect

import "slices"

// crowds finds the sets of three or more appointments that one person is
// expected at at once. A set that grows larger within its own span is told as
// the larger one only.
func crowds(bookings []booking) []clash {
	var all []clash
	for _, b := range bookings {
		for _, guest := range b.guests {
			members, meet := atOnce(bookings, b, guest)
			if len(members) >= 3 {
				all = add(all, members, meet)
			}
		}
	}
	var kept []clash
	for _, c := range all {
		c.spans = slices.DeleteFunc(slices.Clone(c.spans), func(s span) bool { return grows(c, s, all) })
		if len(c.spans) > 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

// atOnce are the appointments that the guest is at when b begins, one time of
// each, and the span they have in common.
func atOnce(bookings []booking, b booking, guest string) ([]booking, span) {
	meet := span{b.start, b.end}
	var members []booking
	for _, o := range bookings {
		if o.start.After(b.start) {
			break
		}
		seen := slices.ContainsFunc(members, func(m booking) bool { return m.label == o.label })
		if seen || !o.end.After(b.start) || !slices.Contains(o.guests, guest) {
			continue
		}
		members = append(members, o)
		meet.to = earlier(meet.to, o.end)
	}
	return members, meet
}

// grows reports whether a larger set holds all of c and begins within s.
func grows(c clash, s span, all []clash) bool {
	return slices.ContainsFunc(all, func(larger clash) bool {
		if len(larger.members) <= len(c.members) {
			return false
		}
		holds := !slices.ContainsFunc(c.members, func(m booking) bool { return !larger.has(m.label) })
		return holds && slices.ContainsFunc(larger.spans, func(l span) bool {
			return l.from.Before(s.to) && s.from.Before(l.to)
		})
	})
}
