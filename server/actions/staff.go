package actions

import (
	"context"
	"errors"
	"slices"

	"enplan/models"
	"enplan/server/store"
)

// EmployStaff makes somebody known who works here, or changes what they are
// called. It returns ErrDepartment when there is no such department.
func (a *Actions) EmployStaff(ctx context.Context, who models.Viewer, s models.Staff) error {
	return a.perform(ctx, who, models.EmployStaff, s.ID, func(tx *store.Tx) error {
		if err := errors.Join(s.Check(), isDepartment(tx, s.Department)); err != nil {
			return err
		}
		citizens, err := tx.AssignedTo(s.ID)
		if err != nil {
			return err
		}
		if err := s.CheckRole(len(citizens)); err != nil {
			return err
		}
		return tx.SaveStaff(s)
	})
}

// DismissStaff notes that somebody works here no more, and ends their sessions in the
// same transaction. It returns ErrNotFound when nobody here has that id, and
// ErrHasCitizens while they are somebody's borgerkonsulent.
func (a *Actions) DismissStaff(ctx context.Context, who models.Viewer, id string) error {
	return a.perform(ctx, who, models.EmployStaff, id, func(tx *store.Tx) error {
		staff, err := tx.StaffByID(id)
		if err != nil {
			return err
		}
		staff.Role, staff.Department = models.AsFormer, ""
		citizens, err := tx.AssignedTo(id)
		if err != nil {
			return err
		}
		if err := staff.CheckRole(len(citizens)); err != nil {
			return err
		}
		if _, err := tx.EndSessionsOf(models.Viewer{Role: models.AsFormer, ID: id}, "", nil); err != nil {
			return err
		}
		return tx.SaveStaff(staff)
	})
}

// AssignStaff makes the staff the citizen's borgerkonsulent, or no longer. The
// citizen is named by id or by what a source calls them. It returns ErrNotFound
// when there is no such citizen or nobody here has that id, and ErrNobodyLeft when the
// citizen would be left without anybody.
func (a *Actions) AssignStaff(ctx context.Context, who models.Viewer, staff, citizen string, assigned bool) error {
	var id string
	err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		id, err = tx.FindCitizen(citizen)
		return err
	})
	if err != nil {
		return err
	}
	return a.perform(ctx, who, models.AssignStaff, id, func(tx *store.Tx) error {
		if err := tx.LockCitizen(id); err != nil {
			return err
		}
		if !assigned {
			return unassign(tx, staff, id)
		}
		if err := isColleague(tx, staff); err != nil {
			return err
		}
		return tx.Assign(staff, id)
	})
}

func unassign(tx *store.Tx, staff, citizen string) error {
	assigned, err := assignedTo(tx, citizen)
	if err != nil {
		return err
	}
	if err := models.CheckUnassign(staff, assigned); err != nil {
		return err
	}
	return tx.Unassign(staff, citizen)
}

// assignedTo are the ids of the citizen's borgerkonsulents.
func assignedTo(tx *store.Tx, citizen string) ([]string, error) {
	staff, err := tx.Coordinators(citizen)
	ids := make([]string, len(staff))
	for i, s := range staff {
		ids[i] = s.ID
	}
	return ids, err
}

// colleagues are all who may be put before a citizen, by name.
func colleagues(tx *store.Tx) ([]models.Staff, error) {
	all, err := tx.Staff()
	return slices.DeleteFunc(all, models.Staff.MeetsNobody), err
}

// isColleague returns ErrNotFound when nobody here has that id, or it is of one who may
// be put before no citizen.
func isColleague(tx *store.Tx, id string) error {
	staff, err := tx.StaffByID(id)
	if err == nil && staff.MeetsNobody() {
		return models.ErrNotFound
	}
	return err
}
