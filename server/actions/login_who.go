package actions

import (
	"context"
	"encoding/hex"
	"time"

	"enplan/models"
	"enplan/server/store"
)

// CitizenLogin is a citizen whom a provider has vouched for.
type CitizenLogin struct {
	Identity models.Identity
	Attempt  models.LoginAttempt
	Agent    string // a coarse name of the browser
}

// StaffLogin is somebody who works here, likewise.
type StaffLogin CitizenLogin

// LogInCitizen opens a session for a citizen. Of somebody whom the municipality has no
// plan with nothing is kept. It returns a models.LoginRefusal.
func (a *Actions) LogInCitizen(ctx context.Context, l CitizenLogin, now time.Time) (b Begun, err error) {
	if l.Identity.By != models.ByCitizenProvider || l.Identity.Level == "" {
		return b, models.LoginBroken
	}
	persons := [][]byte{a.personHash(l.Identity.By, l.Identity.Issuer, l.Identity.Subject)}
	if l.Identity.UUID != "" {
		persons = append(persons, a.uuidHash(l.Identity.UUID))
	}
	var id string
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		if models.TooYoung(l.Identity.Born, a.day(tx)) {
			return models.LoginYoung
		}
		id, err = a.citizenFor(tx, persons, l.Identity.CPR)
		return err
	})
	if err != nil {
		return b, err
	}
	had, err := a.had(ctx, l.Attempt, id, now)
	if err != nil {
		return b, err
	}
	who := models.Viewer{Role: models.AsCitizen, ID: id}
	err = a.perform(ctx, who, models.LogInCitizen, id, func(tx *store.Tx) error {
		for _, person := range persons {
			if err := tx.LinkCitizen(person, id); err != nil {
				return err
			}
		}
		b, err = a.enter(tx, had, who, l, l.Identity.Level)
		return err
	})
	return b, err
}

// citizenFor is whom a person at the provider is here: by the CPR, or without one by an
// earlier login or the operator's word. Where the two speak of different citizens it
// is nobody.
func (a *Actions) citizenFor(tx *store.Tx, persons [][]byte, cpr models.CPR) (string, error) {
	linked := ""
	for _, person := range persons {
		id, err := tx.CitizenOfLogin(person)
		switch {
		case models.KindOf(err) == models.NotFound:
		case err != nil:
			return "", err
		case linked != "" && linked != id:
			return "", a.doubted()
		default:
			linked = id
		}
	}
	switch {
	case cpr.IsZero() && linked == "":
		return "", models.LoginNoCPR
	case cpr.IsZero():
		return linked, nil
	}
	id, err := tx.CitizenOfCPR(a.vault.Hash(cpr))
	switch {
	case models.KindOf(err) == models.NotFound:
		return "", models.LoginUnknown
	case err != nil:
		return "", err
	case linked != "" && linked != id:
		return "", a.doubted()
	}
	return id, nil
}

// doubted is for the operator to look at; nobody is let in meanwhile.
func (a *Actions) doubted() error {
	a.log.Error("a login is linked to two citizens, or to another than its CPR says")
	return models.LoginBroken
}

// shown is when somebody last showed who they are. When the provider does not say,
// it is so long ago that nothing that asks for a fresh login is open.
func shown(who models.Identity) time.Time {
	if who.Shown.IsZero() {
		return time.UnixMilli(0)
	}
	return who.Shown
}

// LogInStaff opens a session for somebody who works here, with the role that the
// provider gives them now. One without a role is let in no more, and the sessions
// they have end. It returns a models.LoginRefusal.
func (a *Actions) LogInStaff(ctx context.Context, l StaffLogin, now time.Time) (b Begun, err error) {
	if l.Identity.By != models.ByStaffProvider {
		return b, models.LoginBroken
	}
	person := a.personHash(l.Identity.By, l.Identity.Issuer, l.Identity.Subject)
	staff, err := a.staffOfLogin(ctx, person, l.Identity)
	if err != nil {
		return b, err
	}
	had, err := a.had(ctx, l.Attempt, staff.ID, now)
	if err != nil {
		return b, err
	}
	who := models.Viewer{Role: staff.Role, ID: staff.ID}
	err = a.perform(ctx, who, models.LogInStaff, staff.ID, func(tx *store.Tx) error {
		if err := a.keepRole(tx, staff); err != nil {
			return err
		}
		if err := tx.LinkStaff(person, staff.ID); err != nil {
			return err
		}
		b, err = a.enter(tx, had, who, CitizenLogin(l), models.LOAStaff)
		return err
	})
	return b, err
}

// staffOfLogin is who it is here, with the role of now; somebody new where the
// municipality employs by logging in.
func (a *Actions) staffOfLogin(ctx context.Context, person []byte, who models.Identity) (staff models.Staff, err error) {
	role, refused := models.RoleOf(who.Roles, a.logins.Roles)
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		id, err := tx.StaffOfLogin(person)
		if models.KindOf(err) == models.NotFound {
			return nil
		}
		if err == nil {
			staff, err = tx.StaffByID(id)
		}
		return err
	})
	switch {
	case err != nil:
		return staff, err
	case staff.Role == models.AsFormer: // whom the operator let go the provider does not take on again
		return staff, models.LoginNoRole
	case refused != nil && staff.ID != "":
		return staff, a.endStaff(ctx, staff)
	case refused != nil, staff.ID == "" && (!a.logins.Employs || who.Name == ""):
		return staff, models.LoginNoRole
	case staff.ID == "":
		secret, err := a.vault.NewSecret()
		if err != nil {
			return staff, err
		}
		const letters = 16
		staff = models.Staff{ID: hex.EncodeToString(secret)[:letters], Name: who.Name, Unit: who.Unit}
	}
	staff.Role, staff.Department = role.Role, role.Department
	return staff, nil
}

// endStaff ends what somebody has open whose role was taken away.
func (a *Actions) endStaff(ctx context.Context, staff models.Staff) error {
	err := a.perform(ctx, models.Viewer{Role: staff.Role, ID: staff.ID}, models.LogOut, staff.ID, func(tx *store.Tx) error {
		return tx.EndProviderSessions(models.Viewer{Role: staff.Role, ID: staff.ID}, models.ByStaffProvider, "")
	})
	if err != nil {
		return err
	}
	return models.LoginNoRole
}

// keepRole keeps the role of now. A role that leaves citizens alone, and a department
// there is none of, are the municipality's to mend first.
func (a *Actions) keepRole(tx *store.Tx, staff models.Staff) error {
	citizens, err := tx.AssignedTo(staff.ID)
	if err != nil {
		return err
	}
	for _, fault := range []error{staff.Check(), staff.CheckRole(len(citizens)), isDepartment(tx, staff.Department)} {
		if models.KindOf(fault) != "" {
			a.log.Warn("staff cannot have the role that their provider gives them", "staff", staff.ID, "fault", fault.Error())
			return models.LoginNoRole
		}
		if fault != nil {
			return fault
		}
	}
	return tx.SaveStaff(staff)
}
