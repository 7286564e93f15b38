package actions

import (
	"context"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// nobodySought is the id of the citizen there is none of, who is looked up in place of
// one: no source has an empty name, so nobody else can have it.
func (a *Actions) nobodySought() string { return a.vault.CitizenIDOf("", "search") }

// SearchCitizen looks a citizen up by CPR number, exactly, and shows who asks the
// citizen only if they coordinate for them, or their department has a case with
// them. Of all others the answer is the same: nobody. So is the work: for a number
// that nobody has, a citizen there is none of is looked up, locked, decided about
// and logged as any other is.
//
// Each search is kept, and stands in the citizen's log, also one that showed nothing;
// one for a number that nobody has stands in the log of the citizen there is none of.
// It returns ErrSearchOften when there were too many within the hour.
func (a *Actions) SearchCitizen(ctx context.Context, who models.Viewer, number, language string) (view wording.SearchView, err error) {
	err = a.perform(ctx, who, models.SearchCitizen, who.ID, func(tx *store.Tx) error {
		cpr, err := models.ParseCPR(number)
		if err != nil {
			return err
		}
		times, err := tx.SearchedSince(who.ID, tx.Now.Add(-time.Hour))
		if err != nil {
			return err
		}
		if times >= models.SearchesAnHour {
			return models.ErrSearchOften
		}
		id := a.nobodySought()
		if err := tx.EnsureSynthetic(id); err != nil {
			return err
		}
		there, err := tx.CitizenByCPR(a.vault.Hash(cpr))
		if err != nil && models.KindOf(err) != models.NotFound {
			return err
		}
		if err == nil {
			id = there
		}
		line, err := a.sought(tx, who, id)
		if err != nil {
			return err
		}
		view = wording.Search(i18n.For(language))
		if line.Result == models.Done {
			name, err := a.cutParts(tx, id, language)
			if err != nil {
				return err
			}
			view.Add(id, name)
		}
		if err := tx.KeepSearch(models.Search{Staff: who.ID, CPR: a.vault.SearchHash(cpr), Found: line.Result == models.Done}); err != nil {
			return err
		}
		return tx.Log(line)
	})
	if models.KindOf(err) == models.TooOften {
		a.logRefusal(ctx, entry(who, models.SearchCitizen, who.ID, ""))
	}
	return view, err
}

// sought is the line that a search leaves with the citizen, who is locked: done when
// who asks may know of them, else refused.
func (a *Actions) sought(tx *store.Tx, who models.Viewer, citizen string) (models.Entry, error) {
	line := models.Entry{Citizen: citizen, By: who, Action: models.SearchCitizen, Result: models.Refused}
	from, err := a.standing(tx, who, &citizen, "")
	if err != nil {
		return line, err
	}
	if from.Assigned {
		line.Result, line.Ground = models.Done, string(models.Coordinates)
		return line, nil
	}
	department, err := departmentOf(tx, who)
	if err != nil || department.ID == "" {
		return line, err
	}
	line.Department = department.ID
	may, err := tx.MayHaveCase(department.ID, who.ID, citizen)
	if err != nil || !may {
		return line, err
	}
	if _, from, err = a.atGate(tx, who, Asking{Department: department.ID, Citizen: citizen}); err == nil && from.HasCase {
		line.Result, line.Ground = models.Done, string(models.HasCase)
	}
	return line, err
}

// Searches is how much each of the staff has searched in so many days, for who runs
// the program.
func (a *Actions) Searches(ctx context.Context, who models.Viewer, days int) (all []models.Searches, err error) {
	err = a.perform(ctx, who, models.ReadSearches, "", func(tx *store.Tx) error {
		all, err = tx.Searches(tx.Now.AddDate(0, 0, -days))
		return err
	})
	return all, err
}
