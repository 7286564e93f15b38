package actions

import (
	"slices"

	"enplan/models"
	"enplan/server/intake"
	"enplan/server/store"
)

// followFamilies keeps, in the transaction of a delivery, what it changes in who belongs
// to whom and in what bars somebody. citizens are those the delivery is about, moved the
// refs that mean somebody they did not mean before.
func (a *Actions) followFamilies(tx *store.Tx, source string, records []models.Record, citizens, moved []string) error {
	look, err := a.restated(tx, source, records, moved)
	if err != nil {
		return err
	}
	stated, has := map[string][]models.Tie{}, map[string][]models.TieNow{}
	all := slices.Clone(citizens)
	for _, id := range look {
		if stated[id], err = a.statedOf(tx, source, id); err != nil {
			return err
		}
		events, err := tx.TiesBy(source, id)
		if err != nil {
			return err
		}
		has[id] = models.TiesOf(events)
		all = append(all, id)
		for _, t := range stated[id] {
			all = append(all, t.Of, t.To)
		}
		for _, t := range has[id] {
			all = append(all, t.Of, t.To)
		}
	}
	if err := lockKin(tx, slices.Clone(all)...); err != nil {
		return err
	}
	for _, id := range look {
		for _, e := range models.TieChanges(has[id], stated[id], tx.Now) {
			e.Source = source
			tie := e.Stated
			if i := slices.IndexFunc(has[id], func(t models.TieNow) bool { return t.ID == e.Tie }); e.Ends && i >= 0 {
				tie = has[id][i].Tie
			}
			if err := tx.AddTie(id, otherOf(tie, id), e); err != nil {
				return err
			}
			tx.TellFamily(tie.Of, tie.To)
		}
	}
	for _, id := range all {
		changed, err := a.followBars(tx, id, tx.Now, false)
		if err != nil {
			return err
		}
		if changed || slices.Contains(citizens, id) {
			readers, err := tx.FamilyReaders(id)
			if err != nil {
				return err
			}
			tx.TellFamily(readers...)
		}
	}
	return nil
}

// restated are the citizens about whom a delivery may state something else than before,
// in the order of their ids.
func (a *Actions) restated(tx *store.Tx, source string, records []models.Record, moved []string) (look []string, err error) {
	for _, r := range records {
		if r.Kind != intake.KindCitizen {
			continue
		}
		id, err := tx.CitizenOfRef(source, r.Subject)
		if models.KindOf(err) == models.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		events, err := tx.TiesBy(source, id)
		if err != nil {
			return nil, err
		}
		if len(intake.KinOf(r)) > 0 || len(events) > 0 {
			look = append(look, id)
		}
	}
	for _, ref := range moved {
		namers, err := tx.NamersOf(source, ref)
		if err != nil {
			return nil, err
		}
		look = append(look, namers...)
	}
	slices.Sort(look)
	return slices.Compact(look), nil
}

// statedOf are the ties that a source states of a citizen now, with those whom it has
// made known. Whom it names is kept, so that who is made known later is found.
func (a *Actions) statedOf(tx *store.Tx, source, citizen string) (ties []models.Tie, err error) {
	kept, err := tx.RecordsOf(citizen)
	if err != nil {
		return nil, err
	}
	var named []string
	for _, r := range kept {
		if r.Source != source {
			continue
		}
		for _, kin := range intake.KinOf(r.Record) {
			named = append(named, kin.With)
			other, err := tx.CitizenOfRef(source, kin.With)
			if models.KindOf(err) == models.NotFound {
				continue
			}
			if err != nil {
				return nil, err
			}
			tie := models.Tie{Kind: kin.Kind, Of: citizen, To: other, Holds: a.days(kin.From, kin.To)}
			if kin.Turned {
				tie.Of, tie.To = other, citizen
			}
			if other != citizen {
				ties = append(ties, tie)
			}
		}
	}
	return ties, tx.NameKin(source, citizen, named)
}
