package actions

import (
	"slices"

	"enplan/models"
	"enplan/server/calendar"
	"enplan/server/intake"
	"enplan/server/store"
)

// facts are all current records of a citizen and the shared ones they refer
// to, put together.
func (a *Actions) facts(tx *store.Tx, id string) (models.Facts, error) {
	kept, err := tx.RecordsOf(id)
	if err != nil {
		return models.Facts{}, err
	}
	return a.factsOf(tx, id, kept)
}

// factsOf is facts for records that may be others than those that are current.
func (a *Actions) factsOf(tx *store.Tx, id string, kept []store.Record) (models.Facts, error) {
	facts, err := a.delivered(tx, id, kept)
	if err != nil {
		return models.Facts{}, err
	}
	if facts.Said, err = tx.Events(id); err != nil {
		return models.Facts{}, err
	}
	facts.Spoken = models.AppointmentsOf(facts.Said)
	for _, made := range facts.Spoken.Made() {
		made.Pattern, _ = calendar.Parse(made.Repeat) // checked when it was made
		facts.Made = append(facts.Made, made)
	}
	if facts.Citizen.Coordinator, err = coordinator(tx, facts); err != nil {
		return models.Facts{}, err
	}
	if facts.Seen, err = tx.SeenBy(id, models.Viewer{Role: models.AsCitizen, ID: id}); err != nil {
		return models.Facts{}, err
	}
	consents, err := tx.Consents(id)
	if err != nil {
		return models.Facts{}, err
	}
	facts.Sharing = models.ConsentRecords(consents)
	seen := map[string]bool{}
	for _, r := range kept {
		if seen[r.Source] {
			continue
		}
		seen[r.Source] = true
		source, err := tx.SourceByName(r.Source)
		if err != nil {
			return models.Facts{}, err
		}
		facts.Sources = append(facts.Sources, source.Source)
	}
	return facts, nil
}

// delivered are the facts of some records and of nothing else.
func (a *Actions) delivered(tx *store.Tx, id string, kept []store.Record) (models.Facts, error) {
	all, err := withShared(tx, plainRecords(kept))
	if err != nil {
		return models.Facts{}, err
	}
	facts := intake.Compose(all)
	nameOurs(&facts, id)
	return facts, nil
}

// coordinator is the one who has taken over for good, or the one a source named:
// the source learns of it later, and the citizen must not call the wrong one.
func coordinator(tx *store.Tx, facts models.Facts) (models.Coordinator, error) {
	to, ok := models.TakenOverBy(facts.Said)
	if !ok {
		return facts.Citizen.Coordinator, nil
	}
	assigned, err := tx.Coordinators(facts.Citizen.ID)
	if err != nil || len(assigned) == 0 {
		return facts.Citizen.Coordinator, err
	}
	i := max(0, slices.IndexFunc(assigned, func(s models.Staff) bool { return s.ID == to }))
	return models.Coordinator{Name: assigned[i].Name, Unit: assigned[i].Unit, Phone: assigned[i].Phone}, nil
}

// nameOurs puts our id of the citizen in place of the one the sources gave.
func nameOurs(facts *models.Facts, id string) {
	theirs := facts.Citizen.ID
	facts.Citizen.ID = id
	if theirs == "" {
		return
	}
	for _, p := range facts.Plans {
		for i := range p.Appointments {
			for j, who := range p.Appointments[i].Attendees {
				if who == theirs {
					p.Appointments[i].Attendees[j] = id
				}
			}
		}
	}
	for i := range facts.Consents {
		if facts.Consents[i].Giver == theirs {
			facts.Consents[i].Giver = id
		}
	}
}

// withShared adds what the records refer to, and what that refers to: an
// organisation within an organisation. Three steps are as deep as the Danish
// guides go.
func withShared(tx *store.Tx, records []models.Record) ([]models.Record, error) {
	const deepest = 3
	all, next := records, records
	have := map[intake.Reference]bool{}
	for range deepest {
		wanted := map[string][]store.RecordName{}
		for _, ref := range intake.References(next) {
			if !have[ref] {
				have[ref] = true
				wanted[ref.Source] = append(wanted[ref.Source], store.RecordName{Kind: ref.Kind, ID: ref.ID})
			}
		}
		next = nil
		for source, names := range wanted {
			found, err := tx.SharedRecords(source, names)
			if err != nil {
				return nil, err
			}
			next = append(next, plainRecords(found)...)
		}
		all = append(all, next...)
	}
	return all, nil
}

func plainRecords(kept []store.Record) []models.Record {
	records := make([]models.Record, len(kept))
	for i, r := range kept {
		records[i] = r.Record
	}
	return records
}
