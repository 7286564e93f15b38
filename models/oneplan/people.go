package oneplan

import (
	"strings"

	"enplan/models"
)

// addContacts lists the citizen's people: the borgerkonsulent first, then who
// answers for each plan, then those the citizen meets again and again.
func (b *builder) addContacts() {
	if c := b.facts.Citizen.Coordinator; c.Name != "" {
		b.plan.Contacts = append(b.plan.Contacts, Contact{Name: c.Name, Unit: c.Unit, Phone: c.Phone, First: true, ID: TheCoordinator})
	} else {
		b.task("no_coordinator", "")
	}
	for i := range b.plan.Plans {
		p := &b.plan.Plans[i]
		name, role := splitPerson(p.Owner.Caseworker)
		if isMailbox(p.Owner.Caseworker) {
			name, role = "", ""
		}
		b.addContact(Contact{Name: name, Role: role, Unit: p.Owner.Unit, Phone: p.Owner.Phone, Plan: PlanID(p)}, b.areasOf(p, nil))
	}
	for _, a := range b.plan.Appointments {
		if a.Repeat == "" || a.With == "" || isMailbox(a.With) {
			continue
		}
		name, role := splitPerson(a.With)
		b.addContact(Contact{Name: name, Role: role, Unit: a.Plan.Owner.Unit, Plan: PlanID(a.Plan)}, b.areasOf(a.Plan, a.Measures))
	}
}

// addContact adds a person, or what the person helps with when the person is
// there already.
func (b *builder) addContact(c Contact, areas []models.LifeArea) {
	if c.Name == "" && c.Unit == "" {
		return
	}
	for i := range b.plan.Contacts {
		here := &b.plan.Contacts[i]
		// A first name alone is a person only within one unit.
		sameName := c.Name != "" && here.Name == c.Name && (here.Unit == c.Unit || strings.Contains(c.Name, " "))
		sameDesk := c.Name == "" && here.Name == "" && here.Unit == c.Unit
		if sameName || sameDesk {
			here.Areas = union(here.Areas, areas)
			if here.Role == "" {
				here.Role = c.Role
			}
			if here.Phone == "" {
				here.Phone = c.Phone
			}
			return
		}
	}
	c.Areas = union(nil, areas)
	c.ID = b.contactID(c)
	b.plan.Contacts = append(b.plan.Contacts, c)
}

// areasOf are the life areas of a plan's measures, or of some of them.
func (b *builder) areasOf(p *models.SectorPlan, only []string) []models.LifeArea {
	var areas []models.LifeArea
	for _, area := range b.plan.Areas {
		for _, m := range area.Measures {
			if m.Plan.ID == p.ID && m.Plan.Source == p.Source && (len(only) == 0 || contains(only, m.ID)) {
				areas = union(areas, []models.LifeArea{area.Area})
			}
		}
	}
	return areas
}

// splitPerson parts "Karin, bostøtte" and "Jesper Holt (fysioterapeut)" into a
// name and a role.
func splitPerson(s string) (name, role string) {
	s = strings.TrimSpace(s)
	if open := strings.IndexByte(s, '('); open > 0 && strings.HasSuffix(s, ")") {
		return strings.TrimSpace(s[:open]), s[open+1 : len(s)-1]
	}
	if before, after, ok := strings.Cut(s, ","); ok {
		first, _, _ := strings.Cut(strings.TrimSpace(after), ",")
		return strings.TrimSpace(before), strings.TrimSpace(first)
	}
	return s, ""
}

// isMailbox reports whether what stands as a name is a shared desk and no
// person: "Fællespostkasse", "Ydelse (fællespostkasse)".
func isMailbox(s string) bool {
	name, role := splitPerson(s)
	desk := func(s string) bool { return strings.Contains(strings.ToLower(s), "postkasse") }
	return desk(name) || desk(role) && !strings.Contains(name, " ")
}

func union(have, more []models.LifeArea) []models.LifeArea {
	for _, m := range more {
		found := false
		for _, h := range have {
			found = found || h == m
		}
		if !found {
			have = append(have, m)
		}
	}
	return have
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// PersonName is the person who answers for a plan, "" behind a shared desk.
func PersonName(o models.Owner) string {
	if isMailbox(o.Caseworker) {
		return ""
	}
	name, _ := splitPerson(o.Caseworker)
	return name
}
