package actions

import (
	"context"
	"encoding/hex"
	"slices"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// circle is a citizen with those they have, or had, a tie with, as of one instant.
type circle struct {
	models.Family
	ties   []models.TieNow
	plan   oneplan.Plan // the citizen's
	names  map[string]string
	hidden map[string]bool // whose name is told to no other citizen: decision 0047
}

// circleOf loads it. All who may be decided about must be locked.
func (a *Actions) circleOf(tx *store.Tx, owner string, now time.Time) (c circle, err error) {
	events, err := tx.Ties(owner)
	if err != nil {
		return c, err
	}
	c = circle{ties: models.TiesOf(events), names: map[string]string{}, hidden: map[string]bool{}}
	c.Zone = a.zone
	for _, t := range c.ties {
		c.Ties = append(c.Ties, t.Tie)
	}
	for _, id := range append([]string{owner}, c.others(owner)...) {
		facts, err := a.facts(tx, id)
		if err != nil {
			return c, err
		}
		if id == owner {
			if c.plan, err = a.compose(facts, now); err != nil {
				return c, err
			}
		}
		m, err := a.memberOf(tx, id, facts.Citizen.Born, now)
		if err != nil {
			return c, err
		}
		protection, err := tx.ProtectionOf(id)
		if err != nil {
			return c, err
		}
		c.Members = append(c.Members, m)
		c.names[id], c.hidden[id] = facts.Citizen.Name, protection.HidesPlaces()
	}
	c.Words, err = tx.FamilyWords(owner)
	return c, err
}

// others are those a citizen has or had a tie with, in the order of their ids.
func (c circle) others(of string) (ids []string) {
	for _, t := range c.Ties {
		for _, id := range []string{t.Of, t.To} {
			if id != of && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// memberOf is a citizen with the times at which they were barred, and whatever stands
// now. Who was born when says a source, or the CPR number.
func (a *Actions) memberOf(tx *store.Tx, id string, born models.Date, now time.Time) (models.Member, error) {
	m := models.Member{ID: id, Born: born}
	if born.IsZero() {
		cpr, err := tx.CPROf(id)
		if err != nil {
			return m, err
		}
		m.Born = cpr.Born()
	}
	kept, err := tx.Bars(id)
	if err != nil {
		return m, err
	}
	live, err := barsNow(tx, id, now)
	m.Barred = models.BarredSpans(kept, live[models.BarProtection] || live[models.BarSafety], now)
	kept = slices.DeleteFunc(kept, func(e models.BarEvent) bool { return e.Cause == models.BarSafety })
	m.Blind = models.BarredSpans(kept, live[models.BarProtection], now)
	return m, err
}

// barsNow is which causes stand now.
func barsNow(tx *store.Tx, id string, now time.Time) (map[models.BarCause]bool, error) {
	protection, err := tx.ProtectionOf(id)
	if err != nil {
		return nil, err
	}
	safety, err := tx.Safety(id)
	return map[models.BarCause]bool{models.BarProtection: protection.HidesPlaces(), models.BarSafety: safety.IsOn(now)}, err
}

// followBars keeps that a cause came or went, so that a break is seen also when it has
// mended. Of somebody no word is about nothing is kept, unless begin says that one will
// be now. The citizen must be locked.
func (a *Actions) followBars(tx *store.Tx, id string, at time.Time, begin bool) (changed bool, err error) {
	kept, err := tx.Bars(id)
	if err != nil || len(kept) == 0 && !begin {
		return false, err
	}
	live, err := barsNow(tx, id, at)
	if err != nil {
		return false, err
	}
	for _, cause := range []models.BarCause{models.BarProtection, models.BarSafety} {
		i := slices.IndexFunc(kept, func(e models.BarEvent) bool { return e.Cause == cause })
		stood := false
		for _, e := range kept {
			if e.Cause == cause {
				stood = e.On
			}
		}
		if i >= 0 && stood == live[cause] {
			continue
		}
		if err := tx.AddBar(id, models.BarEvent{Cause: cause, On: live[cause], At: at}); err != nil {
			return false, err
		}
		changed = true
	}
	return changed, nil
}

// called is what one citizen is called to another in a family: nothing that is known
// anywhere else.
func (a *Actions) called(to, citizen string) string {
	return hex.EncodeToString(a.vault.Digest(joined("family person", to, citizen))[:madeBytes])
}

// item is a thing as a family gets it.
func (a *Actions) item(owner string, t wording.FamilyThing) wording.FamilyItem {
	id := a.vault.Digest(joined("family thing", owner, t.Item, t.Read))
	return wording.FamilyItem{ID: hex.EncodeToString(id[:madeBytes]), Title: t.Title, State: t.State}
}

// readOf is what a yes to a thing is bound to.
func (a *Actions) readOf(t wording.FamilyThing) string {
	return hex.EncodeToString(a.vault.Digest(joined("family read", t.Item, t.Read)))
}

// lockKin locks citizens in the order of their ids.
func lockKin(tx *store.Tx, ids ...string) error {
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if err := tx.LockCitizen(id); err != nil {
			return err
		}
	}
	return nil
}

// lockThere is lockKin of those there are: a name that somebody typed may be nobody's.
func lockThere(tx *store.Tx, ids []string) error {
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		if err := tx.LockCitizen(id); err != nil && models.KindOf(err) != models.NotFound {
			return err
		}
	}
	return nil
}

// mostWhile is how long a page that shows something of somebody's waits at most before
// it asks again.
const mostWhile = time.Hour

// Family is what the others show the citizen. Each who shows something has a line of it
// in their log, and a transaction of their own.
func (a *Actions) Family(ctx context.Context, who models.Viewer, language string) (view wording.FamilyView, err error) {
	view = wording.FamilyView{People: []wording.FamilyPerson{}, Again: int(mostWhile / time.Second)}
	var kin []string
	err = a.perform(ctx, who, models.ReadFamily, who.ID, func(tx *store.Tx) error {
		events, err := tx.Ties(who.ID)
		for _, t := range models.TiesOf(events) {
			kin = append(kin, t.Of, t.To)
		}
		return err
	})
	if err != nil {
		return view, err
	}
	slices.Sort(kin)
	for _, owner := range slices.Compact(kin) {
		if owner == who.ID {
			continue
		}
		person, again, err := a.seeFamily(ctx, who, owner, language)
		if err != nil {
			return view, err
		}
		if len(person.Items) > 0 {
			view.People, view.Again = append(view.People, person), min(view.Again, again)
		}
	}
	return view, nil
}

// seeFamily is the gate of a family: both are locked and the end of the owner's log, what
// the decision rests on is loaded as of now, each thing is decided on, the line is
// added, and only then it is answered. Where nothing is shown nothing was seen.
func (a *Actions) seeFamily(ctx context.Context, who models.Viewer, owner, language string) (person wording.FamilyPerson, again int, err error) {
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		person = wording.FamilyPerson{}
		if err := lockKin(tx, owner, who.ID); err != nil {
			return err
		}
		now, err := tx.Gate(owner)
		if err != nil {
			return err
		}
		c, err := a.circleOf(tx, owner, now)
		if err != nil {
			return err
		}
		var items []wording.FamilyItem
		for _, t := range wording.FamilyThings(c.plan, i18n.For(language)) {
			if c.Reading(t.Item, a.readOf(t)).Sees(who.ID, owner, t.Item, now) {
				items = append(items, a.item(owner, t))
			}
		}
		ground, no := models.RelationOf(who, models.SeeFamily, owner, models.Standing{Shown: len(items) > 0})
		if no != nil {
			return nil //nolint:nilerr // it looks as if nobody were there
		}
		until := c.Next(who.ID, owner, now, mostWhile).Sub(now)
		again = max(1, int((until+time.Second-1)/time.Second))
		person = wording.FamilyPerson{ID: a.called(who.ID, owner), Name: wording.FamilyName(c.names[owner], i18n.For(language)), Items: items}
		return tx.Log(models.Entry{Citizen: owner, By: who, Action: models.SeeFamily, Ground: string(ground)})
	})
	if models.KindOf(err) == models.NotFound { // erased meanwhile
		return wording.FamilyPerson{}, 0, nil
	}
	return person, again, err
}
