package intake

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"enplan/models"
)

// Reference names a record of a source.
type Reference struct {
	Source string
	Kind   string
	ID     string
}

// Compose puts all current records of one citizen, from every source and with
// the shared ones they refer to, together as facts. It is pure, and the order
// of the records does not matter. It never fails: what cannot be read is listed
// as unread. Sources, Received and Slots are left for those who know the time.
func Compose(records []models.Record) models.Facts {
	c := composer{people: map[string]*household{}}
	for _, group := range bySource(records) {
		c.cases(group)
		c.fhir(group)
		c.calendars(group)
	}
	facts := models.Facts{
		Citizen: c.citizen(), Plans: c.plans, Consents: c.consents, Unread: c.unread,
	}
	c.nameAlike(&facts)
	slices.SortFunc(facts.Plans, func(a, b models.SectorPlan) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Type, b.Type))
	})
	slices.SortFunc(facts.Consents, func(a, b models.Consent) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(facts.Unread, func(a, b models.Unread) int {
		return cmp.Or(cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.What, b.What))
	})
	return facts
}

// composer gathers what the readers of the three formats find.
type composer struct {
	people   map[string]*household // by source
	claims   []claim
	plans    []models.SectorPlan
	consents []models.Consent
	unread   []models.Unread
}

// claim is what one record says about the citizen.
type claim struct {
	rank    int // 0 our own format, 1 a FHIR Patient, 2 anything else
	record  models.Record
	citizen models.Citizen
}

// leave lists a record, or the part of it at path, as unread.
func (c *composer) leave(r models.Record, path, what string) {
	c.unread = append(c.unread, models.Unread{Pointer: pointerTo(r) + path, What: what})
}

func pointerTo(r models.Record) string {
	return below(below(below("", r.Source), r.Kind), r.ID)
}

// bySource sorts the records and parts them by source. Of two that share a
// name, which the store never gives, the higher version wins, then the greater
// content.
func bySource(records []models.Record) [][]models.Record {
	sorted := slices.Clone(records)
	slices.SortFunc(sorted, func(a, b models.Record) int {
		return cmp.Or(byName(a, b), cmp.Compare(b.Version, a.Version), bytes.Compare(b.Content, a.Content),
			cmp.Compare(a.Subject, b.Subject))
	})
	sorted = slices.CompactFunc(sorted, func(a, b models.Record) bool { return byName(a, b) == 0 })
	var groups [][]models.Record
	for _, r := range sorted {
		if n := len(groups); n > 0 && groups[n-1][0].Source == r.Source {
			groups[n-1] = append(groups[n-1], r)
			continue
		}
		groups = append(groups, []models.Record{r})
	}
	return groups
}

func byName(a, b models.Record) int {
	return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
}

// References lists the FHIR resources that records refer to and that are not
// among them: organisations, persons who work there and whatever else a source
// delivered without saying whom it is about. What is found may refer further,
// so ask again with it until nothing new comes.
func References(records []models.Record) []Reference {
	here := map[Reference]bool{}
	for _, r := range records {
		here[lower(Reference{r.Source, r.Kind, r.ID})] = true
	}
	var missing []Reference
	for _, r := range records {
		if !isResource(r) {
			continue
		}
		for _, text := range referencesIn(parseValue(r.Content)) {
			kind, id, ok := splitReference(text)
			ref := Reference{r.Source, kind, id}
			if ok && kind != "Patient" && !here[lower(ref)] {
				here[lower(ref)] = true
				missing = append(missing, ref)
			}
		}
	}
	slices.SortFunc(missing, func(a, b Reference) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return missing
}

func lower(r Reference) Reference {
	r.Kind = strings.ToLower(r.Kind)
	return r
}
