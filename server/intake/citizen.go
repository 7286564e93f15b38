package intake

import (
	"cmp"
	"slices"
	"strings"

	"enplan/models"
)

// household is how one source names the citizen and those around them.
type household struct {
	self    map[string]bool          // ids of the citizen
	persons map[string]models.Person // by id
}

// of is the household as source knows it.
func (c *composer) of(source string) *household {
	if c.people[source] == nil {
		c.people[source] = &household{map[string]bool{}, map[string]models.Person{}}
	}
	return c.people[source]
}

// claimCitizen notes what a record says about the citizen.
func (c *composer) claimCitizen(rank int, r models.Record, citizen models.Citizen) {
	home := c.of(r.Source)
	home.self[citizen.ID] = true
	for _, p := range citizen.Household {
		home.persons[p.ID] = p
	}
	c.claims = append(c.claims, claim{rank, r, citizen})
}

// citizen is all claims in one: the first that says something is believed. Our
// own format comes before a Patient, the newer before the older.
func (c *composer) citizen() models.Citizen {
	slices.SortStableFunc(c.claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(b.record.Version, a.record.Version), byName(a.record, b.record))
	})
	var whole models.Citizen
	for _, cl := range c.claims {
		said := cl.citizen
		whole.ID = cmp.Or(whole.ID, said.ID)
		whole.Name = cmp.Or(whole.Name, said.Name)
		whole.Born = cmp.Or(whole.Born, said.Born)
		whole.Language = cmp.Or(whole.Language, said.Language)
		whole.Coordinator = cmp.Or(whole.Coordinator, said.Coordinator)
		whole.Guardian = cmp.Or(whole.Guardian, said.Guardian)
		whole.Protection = models.Strictest(whole.Protection, said.Protection)
		for _, need := range said.Needs {
			if !slices.Contains(whole.Needs, need) {
				whole.Needs = append(whole.Needs, need)
			}
		}
		whole.Digital.MitID = cmp.Or(whole.Digital.MitID, said.Digital.MitID)
		whole.Digital.DigitalPost = cmp.Or(whole.Digital.DigitalPost, said.Digital.DigitalPost)
		whole.Digital.Phone = cmp.Or(whole.Digital.Phone, said.Digital.Phone)
		for _, p := range said.Household {
			if i := slices.IndexFunc(whole.Household, func(q models.Person) bool { return samePerson(p, q) }); i >= 0 {
				whole.Household[i].Note = cmp.Or(whole.Household[i].Note, p.Note)
				continue
			}
			whole.Household = append(whole.Household, p)
		}
		addVoice(&whole.Voice, said.Voice)
	}
	whole.Language = cmp.Or(whole.Language, "da")
	return whole
}

// samePerson tells one person whom two sources know from two persons. An id
// alone does not: each source has its own.
func samePerson(p, q models.Person) bool {
	if !strings.EqualFold(p.Name, q.Name) {
		return false
	}
	return p.Born == q.Born && (p.Name != "" || p.ID == q.ID) || p.Name != "" && (p.Born.IsZero() || q.Born.IsZero())
}

// addVoice puts what the citizen said to several departments together. Every
// word stays; only what was said twice in the same words is said once.
func addVoice(whole *models.OwnVoice, said models.OwnVoice) {
	switch {
	case said.Text == "" || strings.Contains(whole.Text, said.Text):
	case whole.Text == "":
		whole.Text = said.Text
	default:
		whole.Text += "\n\n" + said.Text
	}
	last := 0
	for _, g := range whole.Goals {
		last = max(last, g.Priority)
	}
	first := len(whole.Goals) == 0
	for _, g := range said.Goals {
		if slices.ContainsFunc(whole.Goals, func(h models.OwnGoal) bool { return h.Text == g.Text }) {
			continue
		}
		for slices.ContainsFunc(whole.Goals, func(h models.OwnGoal) bool { return h.ID == g.ID }) {
			g.ID += "'"
		}
		if !first {
			last++
			g.Priority = last
		}
		whole.Goals = append(whole.Goals, g)
	}
}

// nameAlike makes all sources name the citizen, and those around, as the facts
// do. A plan about the citizen has no subject; one about a stranger keeps its
// own word and is listed, so that nobody takes it for the citizen's.
func (c *composer) nameAlike(facts *models.Facts) {
	for i := range facts.Plans {
		p := &facts.Plans[i]
		names := c.names(p.Source, facts.Citizen)
		if who, ok := names[p.Subject]; ok {
			p.Subject = who
		} else if p.Subject != "" {
			p.Unread = append(p.Unread, models.Unread{Pointer: "/subject", What: "nobody in the household has this id"})
		}
		if p.Subject == facts.Citizen.ID {
			p.Subject = ""
		}
		for j := range p.Appointments {
			for k, who := range p.Appointments[j].Attendees {
				p.Appointments[j].Attendees[k] = cmp.Or(names[who], who)
			}
		}
	}
	for i := range facts.Consents {
		k := &facts.Consents[i]
		k.Giver = cmp.Or(c.names(k.Source, facts.Citizen)[k.Giver], k.Giver)
	}
}

// names translates a source's ids of persons into those of the facts.
func (c *composer) names(source string, citizen models.Citizen) map[string]string {
	names := map[string]string{}
	home := c.of(source)
	for id, p := range home.persons {
		at := slices.IndexFunc(citizen.Household, func(q models.Person) bool { return samePerson(p, q) })
		if at >= 0 {
			names[id] = citizen.Household[at].ID
		}
	}
	for id := range home.self {
		names[id] = citizen.ID
	}
	return names
}
