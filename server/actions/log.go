package actions

import (
	"context"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// logPage is how many lines of a log are read at once.
const logPage = 1000

// ReadLog tells the citizen whose session it is who has looked, and why: the
// lines before one, 0 for the newest, gathered into sentences. The first reading
// of a session is a line itself. It returns ErrNotLoggedIn without a session.
func (a *Actions) ReadLog(ctx context.Context, token string, before int64, language string, now time.Time) (view wording.LogView, err error) {
	session, found, err := a.store.Session(ctx, vault.TokenHash(token), now)
	if err != nil {
		return view, err
	}
	who := models.Viewer{Role: models.AsCitizen, ID: session.CitizenID}
	if !found {
		if who, err = a.staffOf(ctx, token, now); err != nil {
			return view, err
		}
	}
	read := func(tx *store.Tx) error {
		entries, err := tx.EntriesBefore(who.ID, before, logPage)
		if err != nil {
			return err
		}
		view, err = a.logView(tx, who.ID, models.WholeLines(entries, a.zone), language)
		return err
	}
	if found && !session.LogRead.IsZero() {
		if err := models.May(who, models.ReadLog, who.ID, models.Standing{}); err != nil {
			return view, err
		}
		return view, a.store.Read(ctx, read)
	}
	return view, a.perform(ctx, who, models.ReadLog, who.ID, func(tx *store.Tx) error {
		if err := tx.MarkLogRead(session.TokenHash); err != nil {
			return err
		}
		return read(tx)
	})
}

func (a *Actions) logView(tx *store.Tx, citizen string, entries []models.Entry, language string) (wording.LogView, error) {
	page, err := a.logWith(tx, citizen, entries)
	if err != nil {
		return wording.LogView{}, err
	}
	if n := len(entries); n > 0 && entries[n-1].Seq > 1 {
		page.Next = entries[n-1].Seq
	}
	return wording.Log(page, i18n.For(language)), nil
}

// logWith are lines with all that a sentence about them names.
func (a *Actions) logWith(tx *store.Tx, citizen string, entries []models.Entry) (p wording.LogPage, err error) {
	p = wording.LogPage{
		Now: tx.Now.In(a.zone), Weeks: models.LogWeeks(entries, a.zone), Names: a.logNames,
		Due: models.RemarkDue(a.day(tx), a.answerWithin),
	}
	if p.Departments, err = tx.Departments(); err != nil {
		return p, err
	}
	if p.Coordinators, err = tx.Coordinators(citizen); err != nil {
		return p, err
	}
	if p.Consents, err = tx.Consents(citizen); err != nil {
		return p, err
	}
	if p.Said, err = tx.Events(citizen); err != nil {
		return p, err
	}
	emergencies, err := tx.EmergenciesAbout(citizen)
	if err != nil {
		return p, err
	}
	for _, e := range emergencies {
		p.Emergencies = append(p.Emergencies, wording.Opened{ID: e.ID, Staff: e.Staff, At: e.Opened, Reason: e.Reason})
	}
	p.Staff, p.Sources, err = namesIn(tx, entries)
	return p, err
}

// namesIn looks up who the lines name. One who is no longer known is left out.
func namesIn(tx *store.Tx, entries []models.Entry) (map[string]models.Staff, map[string]models.Source, error) {
	staff, sources := map[string]models.Staff{}, map[string]models.Source{}
	tried := map[models.Viewer]bool{}
	for _, e := range entries {
		if tried[e.By] {
			continue
		}
		tried[e.By] = true
		var err error
		switch {
		case isStaff(e.By):
			var one models.Staff
			if one, err = tx.StaffByID(e.By.ID); err == nil {
				staff[e.By.ID] = one
			}
		case e.By.Role == models.AsSource:
			var one store.Source
			if one, err = tx.SourceByName(e.By.ID); err == nil {
				sources[e.By.ID] = one.Source
			}
		}
		if err != nil && models.KindOf(err) != models.NotFound {
			return nil, nil, err
		}
	}
	return staff, sources, nil
}
