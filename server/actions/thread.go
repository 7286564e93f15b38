package actions

import (
	"context"
	"maps"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// Threads lists the citizen's conversations for whoever reads: what waits for
// them first.
func (a *Actions) Threads(ctx context.Context, who models.Viewer, citizen, language string) (view wording.ThreadsView, err error) {
	err = a.readIn(ctx, who, models.ReadThreads, citizen, "", func(tx *store.Tx) error {
		c, err := a.correspondence(tx, who, citizen, "")
		if err != nil {
			return err
		}
		draft, err := tx.DraftAt(store.Desk{Citizen: citizen, By: who})
		if err != nil {
			return err
		}
		beside, err := tx.AtDesk(draft.Desk)
		view = wording.Threads(c, draftOf(draft, beside), i18n.For(language))
		return err
	})
	return view, err
}

// Thread is one conversation. Reading it marks nothing: that is MarkThread's.
func (a *Actions) Thread(ctx context.Context, who models.Viewer, citizen, thread, language string) (view wording.ThreadView, err error) {
	err = a.readIn(ctx, who, models.ReadThread, citizen, thread, func(tx *store.Tx) error {
		c, err := a.correspondence(tx, who, citizen, thread)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(c.Threads, func(t models.Thread) bool { return t.ID == thread })
		if i < 0 {
			return models.ErrNotFound
		}
		draft, err := tx.DraftAt(store.Desk{Citizen: citizen, By: who, Thread: thread})
		if err != nil {
			return err
		}
		beside, err := tx.AtDesk(draft.Desk)
		view = wording.Thread(c, c.Threads[i], draftOf(draft, beside), i18n.For(language))
		return err
	})
	return view, err
}

// MostFound is how many threads a search shows.
const MostFound = 20

// SearchThreads lists the conversations that hold all the words, in the subject
// or in a message that stands.
func (a *Actions) SearchThreads(ctx context.Context, who models.Viewer, citizen, words, language string) (view wording.ThreadsView, err error) {
	err = a.readIn(ctx, who, models.SearchThreads, citizen, "", func(tx *store.Tx) error {
		c, err := a.correspondence(tx, who, citizen, store.All)
		if err != nil {
			return err
		}
		c.Threads = models.FindThreads(c.Threads, words, MostFound)
		view = wording.Threads(c, wording.Draft{}, i18n.For(language))
		return nil
	})
	return view, err
}

// MarkThread notes that who has read the thread up to seq.
func (a *Actions) MarkThread(ctx context.Context, who models.Viewer, citizen, thread string, seq int64) error {
	return a.performIn(ctx, who, models.MarkThread, citizen, thread, func(tx *store.Tx) error {
		c, err := tx.Threads(citizen, "")
		if err != nil {
			return err
		}
		i := slices.IndexFunc(c, func(t models.Thread) bool { return t.ID == thread })
		if i < 0 {
			return models.ErrNotFound
		}
		seq = min(seq, int64(len(c[i].Messages)))
		moved, err := tx.MarkRead(thread, who, seq)
		if err != nil || !moved {
			return err
		}
		if who.Role == models.AsCitizen && seq == int64(len(c[i].Messages)) {
			if _, err := tx.SeeThing(citizen, thread); err != nil {
				return err
			}
		}
		return tx.Changed(thread, a.day(tx), citizen)
	})
}

// LetIn lets somebody who works here into the citizen's thread, or out again.
func (a *Actions) LetIn(ctx context.Context, who models.Viewer, citizen, thread, staff string, in bool) error {
	return a.performIn(ctx, who, models.LetIn, citizen, thread, func(tx *store.Tx) error {
		whose, err := tx.CitizenOfThread(thread)
		if err != nil || whose != citizen {
			return models.ErrNotFound
		}
		if err := isColleague(tx, staff); err != nil {
			return err
		}
		if in {
			if err := tx.LetIn(thread, staff); err != nil {
				return err
			}
			return tx.Changed(thread, a.day(tx), citizen)
		}
		if err := tx.Changed(thread, a.day(tx), citizen); err != nil { // while whoever goes out is still told
			return err
		}
		return tx.LetOut(thread, staff)
	})
}

// ThreadsLetInto lists the conversations that citizens have let who into. Each
// of them can see that the list was read.
func (a *Actions) ThreadsLetInto(ctx context.Context, who models.Viewer, language string) (view wording.LetInView, err error) {
	err = a.perform(ctx, who, models.ListLetIn, who.ID, func(tx *store.Tx) error {
		whose, err := tx.ThreadsLetInto(who.ID)
		if err != nil {
			return err
		}
		citizens := slices.Compact(slices.Sorted(maps.Values(whose))) // in the order in which deliveries lock them
		var all []wording.Correspondence
		for _, id := range citizens {
			if err := tx.LockCitizen(id); err != nil {
				return err
			}
			c, err := a.correspondence(tx, who, id, "")
			if err != nil {
				return err
			}
			c.Threads = slices.DeleteFunc(c.Threads, func(t models.Thread) bool { return whose[t.ID] != id })
			all = append(all, c)
			if err := tx.Log(models.Entry{Citizen: id, By: who, Action: models.ListLetIn, Ground: string(models.TakesPart)}); err != nil {
				return err
			}
		}
		view = wording.LetIn(all, i18n.For(language))
		return nil
	})
	return view, err
}

// correspondence is all that a conversation is shown with.
func (a *Actions) correspondence(tx *store.Tx, who models.Viewer, citizen, open string) (c wording.Correspondence, err error) {
	c = wording.Correspondence{Who: who, Citizen: citizen, Now: tx.Now.In(a.zone)}
	threads, err := tx.Threads(citizen, open)
	if err != nil {
		return c, err
	}
	c.Threads = models.ThreadsFor(who, threads)
	if c.Coordinators, err = tx.Coordinators(citizen); err != nil {
		return c, err
	}
	for _, staff := range c.Coordinators {
		absences, err := tx.AbsencesOf(staff.ID, a.day(tx))
		if err != nil {
			return c, err
		}
		c.Absences = append(c.Absences, absences...)
	}
	if c.Staff, err = colleagues(tx); err != nil {
		return c, err
	}
	if from, err := a.standing(tx, who, &citizen, ""); err != nil {
		return c, err
	} else if from.Assigned {
		if c.Safety, err = tx.Safety(citizen); err != nil {
			return c, err
		}
	}
	facts, err := a.facts(tx, citizen)
	c.Protection = facts.Citizen.Protection
	c.Name, c.Threads = facts.Citizen.Name, models.WithWhys(c.Threads, facts.Said)
	for _, p := range facts.Plans {
		c.Units = append(c.Units, p.Owner.Unit)
	}
	return c, err
}

// readIn shows a picture of the database to whoever may see it. A citizen's own
// reading is not logged, that of anybody else is.
func (a *Actions) readIn(ctx context.Context, who models.Viewer, action models.Action, citizen, thread string, do func(*store.Tx) error) error {
	if who.Role != models.AsCitizen {
		return a.performIn(ctx, who, action, citizen, thread, do)
	}
	if err := models.May(who, action, citizen, models.Standing{}); err != nil {
		return err
	}
	return a.store.Read(ctx, do)
}
