package actions

import (
	"context"
	"encoding/json"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// Name is what somebody is called.
type Name struct {
	Full  string `json:"name"`
	First string `json:"firstName"`
	Leads bool   `json:"-"` // staff: sees numbers and no citizen

	Department models.Department `json:"-"` // of a fagperson
}

// NameOf is the name of the citizen whose session it is, empty when nobody is
// logged in.
func (a *Actions) NameOf(ctx context.Context, token string, now time.Time) (Name, error) {
	if token == "" {
		return Name{}, nil
	}
	doc, err := a.OwnPlan(ctx, token, "da", "", now)
	if kind := models.KindOf(err); kind == models.Unknown || kind == models.NotFound { // nobody, or staff
		return Name{}, nil
	}
	if err != nil {
		return Name{}, err
	}
	var plan struct{ Citizen Name }
	err = json.Unmarshal(doc.Body, &plan)
	return plan.Citizen, err
}

// StaffNameOf is the name of the staff whose session it is, empty when it is
// nobody's or a citizen's.
func (a *Actions) StaffNameOf(ctx context.Context, token string, now time.Time) (Name, error) {
	who, err := a.staffOf(ctx, token, now)
	if err != nil || who.Role == models.Nobody {
		return Name{}, err
	}
	var staff models.Staff
	var department models.Department
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		if staff, err = tx.StaffByID(who.ID); err != nil {
			return err
		}
		department, err = departmentOf(tx, who)
		return err
	})
	return Name{Full: staff.Name, First: staff.FirstName(), Leads: staff.IsLeader(), Department: department}, err
}
