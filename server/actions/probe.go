package actions

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
)

// errNotLogged says that a look has left no line.
var errNotLogged = errors.New("a look is not in the log")

// probe is the id of the citizen there is none of: no source has an empty name,
// so nobody else can have it.
func (a *Actions) probe() string { return a.vault.CitizenIDOf("", "probe") }

// LookAtProbe looks at a citizen there is none of, and then whether the log says
// so: as a department that may not, which is turned away at the gate, and as the
// citizen, who is shown what a department sees. When a line is missing, or
// nothing can be looked at, it raises AlarmNotLogged and says so; the next look
// that is in the log ends it.
func (a *Actions) LookAtProbe(ctx context.Context) error {
	err := a.lookAtProbe(ctx)
	a.alarm(ctx, AlarmNotLogged, err)
	return err
}

func (a *Actions) lookAtProbe(ctx context.Context) error {
	var before int64
	var departments []models.Department
	err := a.store.Write(ctx, func(tx *store.Tx) (err error) {
		if err := tx.EnsureSynthetic(a.probe()); err != nil {
			return err
		}
		if departments, err = tx.Departments(); err != nil {
			return err
		}
		lines, err := tx.Entries(a.probe(), 1)
		if len(lines) > 0 {
			before = lines[0].Seq
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("make ready to look: %w", err)
	}
	asking := Asking{Citizen: a.probe(), Purpose: models.Purposes[0], Language: i18n.Names()[0]}
	want := []models.Entry{{Action: models.ReadAsDepartment, Result: models.Refused}}
	if _, err := a.DepartmentPlan(ctx, models.Viewer{Role: models.AsOperator}, asking); models.KindOf(err) != models.NotFound {
		return fmt.Errorf("look as one who may not: %w", errors.Join(err, errors.New("not turned away")))
	}
	if len(departments) > 0 {
		asking.Department = departments[0].ID
		if _, err := a.SeeAs(ctx, models.Viewer{Role: models.AsCitizen, ID: a.probe()}, asking, ""); err != nil {
			return fmt.Errorf("look as the citizen: %w", err)
		}
		want = append(want, models.Entry{Action: models.SeeAsDepartment})
	}
	return a.areLogged(ctx, before, want)
}

// areLogged looks for lines of the probe's after a number.
func (a *Actions) areLogged(ctx context.Context, before int64, want []models.Entry) error {
	return a.store.Read(ctx, func(tx *store.Tx) error {
		var lines []models.Entry
		err := tx.LinesAfter(a.probe(), before, func(e models.Entry) error {
			lines = append(lines, e)
			return nil
		})
		if err != nil {
			return err
		}
		for _, w := range want {
			if !slices.ContainsFunc(lines, func(e models.Entry) bool { return e.Action == w.Action && e.Result == w.Result }) {
				return errNotLogged
			}
		}
		return nil
	})
}
