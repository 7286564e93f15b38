package actions

import (
	"context"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// performOn is perform when other citizens are touched too. All are locked in the order
// of their ids before anything else is.
func (a *Actions) performOn(ctx context.Context, who models.Viewer, action models.Action, on string, others []string, do func(*store.Tx) error) error {
	return a.performIn(ctx, who, action, on, "", do, append(others, on)...)
}

// StatedTie is a tie that a borgerkonsulent states between two of her citizens.
type StatedTie struct {
	With   string // the other citizen
	Kind   models.TieKind
	Turned bool        // the other has custody of this one
	From   models.Date // the first day
	To     models.Date // the last day; zero is until further notice
}

// ErrTie refuses a tie that says nothing.
var ErrTie = &models.Error{Kind: models.Invalid, Key: "family.error.tie"}

// StateTie keeps that two citizens belong together, by who is assigned to both.
func (a *Actions) StateTie(ctx context.Context, who models.Viewer, citizen string, s StatedTie) error {
	return a.performOn(ctx, who, models.StateTie, citizen, []string{s.With}, func(tx *store.Tx) error {
		if err := a.alsoAssigned(tx, who, s.With); err != nil {
			return err
		}
		tie := models.Tie{Kind: s.Kind, Of: citizen, To: s.With, Holds: a.days(s.From, s.To)}
		if s.Turned {
			tie.Of, tie.To = tie.To, tie.Of
		}
		known := []models.TieKind{models.TieCustody, models.TieHome, models.TieRelative}
		if !slices.Contains(known, s.Kind) || s.With == citizen || s.From.IsZero() || !s.To.IsZero() && s.To.Before(s.From) || s.Turned && s.Kind != models.TieCustody {
			return ErrTie
		}
		events, err := tx.Ties(citizen)
		if err != nil {
			return err
		}
		same := slices.ContainsFunc(models.TiesOf(events), func(t models.TieNow) bool {
			return t.Kind == tie.Kind && t.Of == tie.Of && t.To == tie.To && (t.Holds.Until.IsZero() || t.Holds.Until.After(tx.Now))
		})
		if same { // what is stated twice is one
			return nil
		}
		if err := tx.AddTie(citizen, s.With, models.TieEvent{Stated: tie, At: tx.Now, By: who.ID}); err != nil {
			return err
		}
		return a.tieChanged(tx, who, models.StateTie, citizen, s.With)
	})
}

// EndTie ends a tie from now on, whoever stated it.
func (a *Actions) EndTie(ctx context.Context, who models.Viewer, citizen, tie string) error {
	var with string
	if err := a.store.Read(ctx, func(tx *store.Tx) error {
		events, err := tx.Ties(citizen)
		for _, t := range models.TiesOf(events) {
			if t.ID == tie {
				with = otherOf(t.Tie, citizen)
			}
		}
		return err
	}); err != nil {
		return err
	}
	return a.performOn(ctx, who, models.EndTie, citizen, []string{with}, func(tx *store.Tx) error {
		if with == "" {
			return models.ErrNotFound
		}
		if err := a.alsoAssigned(tx, who, with); err != nil {
			return err
		}
		if err := tx.AddTie(citizen, with, models.TieEvent{Tie: tie, Ends: true, At: tx.Now, By: who.ID}); err != nil {
			return err
		}
		return a.tieChanged(tx, who, models.EndTie, citizen, with)
	})
}

func otherOf(t models.Tie, citizen string) string {
	if t.Of == citizen {
		return t.To
	}
	return t.Of
}

// alsoAssigned refuses one who does not coordinate for the other citizen too: that one
// is not there.
func (a *Actions) alsoAssigned(tx *store.Tx, who models.Viewer, other string) error {
	from, err := a.standing(tx, who, &other, "")
	if err == nil && !from.Assigned {
		err = models.ErrNotFound
	}
	return err
}

// tieChanged keeps it in the other's log too, and has both told.
func (a *Actions) tieChanged(tx *store.Tx, who models.Viewer, action models.Action, citizen, other string) error {
	readers, err := tx.FamilyReaders(citizen)
	if err != nil {
		return err
	}
	tx.TellFamily(append(readers, other)...)
	if err := tx.Log(entry(who, action, other, models.Coordinates)); err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), citizen)
}

// days are from the first moment of a day until the last of another.
func (a *Actions) days(from, to models.Date) models.Span {
	s := models.Span{From: from.At(0, 0, a.zone).UTC()}
	if !to.IsZero() {
		s.Until = to.AddDays(1).At(0, 0, a.zone).UTC()
	}
	return s
}

// TiesOfCitizen is the desk's page of a citizen's family: the ties with others whom the
// borgerkonsulent is assigned to, whom there can be one with, and of a child who cannot
// log in what their own word can be about.
func (a *Actions) TiesOfCitizen(ctx context.Context, who models.Viewer, citizen, language string) (view wording.DeskFamilyView, err error) {
	l := i18n.For(language)
	var all, kin []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		if all, err = a.lookedAfter(tx, who); err == nil {
			kin, err = tiedTo(tx, citizen)
		}
		return err
	}); err != nil {
		return view, err
	}
	err = a.performOn(ctx, who, models.ReadTies, citizen, slices.Concat(all, kin), func(tx *store.Tx) error {
		at, c, err := a.lockCircle(tx, citizen)
		if err != nil {
			return err
		}
		view = wording.DeskFamilyView{Ties: []wording.DeskTie{}, Others: []wording.FamilyReader{}, Items: []wording.FamilyItem{}, Readers: []wording.FamilyReader{}}
		for _, other := range all {
			if other == citizen {
				continue
			}
			switch err := a.alsoAssigned(tx, who, other); {
			case models.KindOf(err) == models.NotFound:
				continue // it ended a moment ago
			case err != nil:
				return err
			}
			name, known := c.names[other]
			if !known {
				facts, err := a.facts(tx, other)
				if err != nil {
					return err
				}
				name = facts.Citizen.Name
			}
			view.Others = append(view.Others, wording.FamilyReader{ID: other, Name: name})
			for _, t := range c.ties {
				if otherOf(t.Tie, citizen) == other && t.Holds.Has(at) {
					view.Ties = append(view.Ties, wording.DeskTieOf(t, citizen, name, at.In(a.zone), l))
				}
			}
		}
		if c.VoiceOf(citizen, at) != models.VoiceOwn {
			view.Child = true
			view.Readers, _ = a.readers(c, citizen, who.ID, at, language)
			for _, t := range wording.FamilyThings(c.plan, l) {
				view.Items = append(view.Items, a.item(citizen, t))
			}
		}
		return nil
	})
	return view, err
}
