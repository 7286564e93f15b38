package actions

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// reviewedDays is for how long the leader still sees what was reviewed.
const reviewedDays = 90

// Emergencies are the plans that were opened in an emergency, for the leader: by
// whom, when and why, and which categories were opened. Neither the plan nor whom
// it is about. Each of those can see that the leader looked.
func (a *Actions) Emergencies(ctx context.Context, who models.Viewer, language string) (view wording.EmergenciesView, err error) {
	err = a.perform(ctx, who, models.ReadEmergencies, who.ID, func(tx *store.Tx) error {
		all, err := tx.EmergenciesToReview(tx.Now.AddDate(0, 0, -reviewedDays))
		if err != nil {
			return err
		}
		rows := map[string]wording.Emergency{}
		byCitizen := slices.SortedStableFunc(slices.Values(all), func(x, y store.Emergency) int { return cmp.Compare(x.Citizen, y.Citizen) })
		for i, e := range byCitizen { // in the order in which deliveries lock them
			if rows[e.ID], err = a.forLeader(tx, e); err != nil {
				return err
			}
			if i+1 < len(byCitizen) && byCitizen[i+1].Citizen == e.Citizen {
				continue
			}
			line := models.Entry{Citizen: e.Citizen, By: who, Action: models.ReadEmergencies, Ground: string(models.Leads)}
			if err := tx.Log(line); err != nil {
				return err
			}
		}
		view = wording.Emergencies(a.day(tx), i18n.For(language))
		for _, e := range all {
			view.Add(rows[e.ID])
		}
		return nil
	})
	return view, err
}

// forLeader is what the leader may know of one.
func (a *Actions) forLeader(tx *store.Tx, e store.Emergency) (w wording.Emergency, err error) {
	if err := tx.LockCitizen(e.Citizen); err != nil {
		return w, err
	}
	facts, err := a.facts(tx, e.Citizen)
	if err != nil {
		return w, err
	}
	staff, err := tx.StaffByID(e.Staff)
	if err != nil {
		return w, err
	}
	department, err := tx.DepartmentByID(e.Department)
	if err != nil {
		return w, err
	}
	looks, err := tx.Looks(e.Citizen, e.Staff, models.PurposeEmergency, e.Opened, e.Until)
	return wording.Emergency{
		ID: e.ID, Name: staff.Name, Unit: department.Title, Opened: e.Opened.In(a.zone), Citizen: facts.Citizen.Name,
		Reason: e.Reason, AboutOther: e.AboutOther, Seen: models.SeenIn(e.ID, looks),
		Review: e.Review, Reviewed: e.Reviewed.In(a.zone), Note: e.Note,
	}, err
}

// ReviewEmergency keeps what the leader says of one, once and for all, and tells
// the citizen the outcome.
func (a *Actions) ReviewEmergency(ctx context.Context, who models.Viewer, id string, review models.Review, note string) error {
	note = strings.TrimSpace(note)
	return a.perform(ctx, who, models.ReviewEmergency, who.ID, func(tx *store.Tx) error {
		citizen, err := tx.CitizenOfEmergency(id)
		if err != nil {
			return err
		}
		if err := tx.LockCitizen(citizen); err != nil {
			return err
		}
		e, err := tx.EmergencyByID(id)
		if err != nil {
			return err
		}
		if e.Review != models.NotReviewed {
			if e.Review == review && e.Note == note && e.ReviewBy == who.ID {
				return nil // said twice
			}
			return models.ErrReviewed
		}
		if err := review.Check(note); err != nil {
			return err
		}
		if err := tx.ReviewEmergency(id, review, who.ID, note); err != nil {
			return err
		}
		return a.tellOfReview(tx, who, e, review)
	})
}

func (a *Actions) tellOfReview(tx *store.Tx, who models.Viewer, e store.Emergency, review models.Review) error {
	event := models.Event{About: models.AboutEmergency, Ref: e.ID, What: models.Reviewed, Choice: string(review), By: who, Shown: true}
	if err := tx.AddEvent(e.Citizen, event, store.Key{}); err != nil {
		return err
	}
	if err := a.renew(tx, e.Citizen); err != nil {
		return err
	}
	ground := models.Verdict{Ground: models.ByEmergencyOnly, Ref: e.ID}.String()
	if err := tx.Log(models.Entry{Citizen: e.Citizen, By: who, Action: models.ReviewEmergency, Ground: ground}); err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), e.Citizen)
}
