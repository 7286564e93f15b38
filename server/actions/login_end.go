package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
)

// EndLogins ends the sessions that a provider says are over, and gives who had them,
// as they listen. It returns LoginBroken when the provider did not say so, and
// LoginOld when it was said before.
func (a *Actions) EndLogins(ctx context.Context, by models.Provider, token string) (readers []string, err error) {
	provider := a.logins.By[by]
	if provider == nil {
		return nil, models.LoginClosed
	}
	ending, err := provider.Ending(ctx, token)
	if err != nil {
		return nil, err
	}
	if err := a.useOnce(ctx, "ending "+string(by), ending.ID, ending.Until); err != nil {
		return nil, err
	}
	people, err := a.meant(ctx, by, ending)
	if err != nil {
		return nil, err
	}
	for _, who := range people {
		err := a.perform(ctx, who, models.LogOut, who.ID, func(tx *store.Tx) error {
			return tx.EndProviderSessions(who, by, ending.Session)
		})
		if err != nil {
			return nil, err
		}
		readers = append(readers, store.ReaderOf(who))
	}
	return readers, nil
}

// meant are the people whose sessions are to end: who is in the provider's session
// that is named, or where none is, the person.
func (a *Actions) meant(ctx context.Context, by models.Provider, ending models.LoginEnding) (people []models.Viewer, err error) {
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		var ids []string
		if ending.Session != "" {
			if ids, err = tx.InSession(by, ending.Session); err != nil {
				return err
			}
		} else if id, err := a.linked(tx, by, ending); err != nil {
			return err
		} else if id != "" {
			ids = []string{id}
		}
		for _, id := range ids {
			who := models.Viewer{Role: models.AsCitizen, ID: id}
			if by == models.ByStaffProvider {
				staff, err := tx.StaffByID(id)
				if err != nil {
					return err
				}
				who.Role = staff.Role
			}
			people = append(people, who)
		}
		return nil
	})
	return people, err
}

func (a *Actions) linked(tx *store.Tx, by models.Provider, ending models.LoginEnding) (string, error) {
	find := tx.CitizenOfLogin
	if by == models.ByStaffProvider {
		find = tx.StaffOfLogin
	}
	id, err := find(a.personHash(by, ending.Issuer, ending.Subject))
	if models.KindOf(err) == models.NotFound {
		return "", nil
	}
	return id, err
}

// LinkCitizen lets somebody log in as a citizen of whom no CPR is known. The citizen
// is named by id or by what a source calls them, the person by the UUID of
// their MitID.
func (a *Actions) LinkCitizen(ctx context.Context, who models.Viewer, citizen, uuid string) error {
	id, err := a.find(ctx, who, models.LinkCitizen, citizen)
	if err != nil {
		return err
	}
	return a.perform(ctx, who, models.LinkCitizen, id, func(tx *store.Tx) error {
		return tx.LinkCitizen(a.uuidHash(uuid), id)
	})
}

// LinkStaff lets somebody log in as one who works here.
func (a *Actions) LinkStaff(ctx context.Context, who models.Viewer, staff, issuer, subject string) error {
	return a.perform(ctx, who, models.EmployStaff, staff, func(tx *store.Tx) error {
		if _, err := tx.StaffByID(staff); err != nil {
			return err
		}
		return tx.LinkStaff(a.personHash(models.ByStaffProvider, issuer, subject), staff)
	})
}
