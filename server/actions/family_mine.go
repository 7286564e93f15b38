package actions

import (
	"cmp"
	"context"
	"slices"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// usualShow is for how many months a yes to the family stands when no day is chosen.
const usualShow = 3

// FamilyMine is what the citizen shows whom, and of each child they have custody of what
// they decide about. It says what was said. Whether somebody is barred is not in it: no
// answer that the phone can ask for tells that Tryghed is on.
func (a *Actions) FamilyMine(ctx context.Context, who models.Viewer, language string) (view wording.FamilyMineView, err error) {
	view.Children = []wording.FamilyCorner{}
	var children []string
	err = a.perform(ctx, who, models.ReadFamilyWords, who.ID, func(tx *store.Tx) error {
		now, err := tx.Gate(who.ID)
		if err != nil {
			return err
		}
		today := now.In(a.zone)
		view.Last, view.Longest = models.DateOf(today.AddDate(0, usualShow, 0)), models.DateOf(today.AddDate(1, 0, -1))
		c, err := a.circleOf(tx, who.ID, now)
		if err != nil {
			return err
		}
		view.Mine = a.corner(c, who.ID, who.ID, now, language)
		for _, id := range c.Kin(who.ID, now) {
			if c.SpeaksFor(who.ID, id, now) {
				children = append(children, id)
			}
		}
		return nil
	})
	if err != nil {
		return view, err
	}
	for _, child := range children {
		corner, err := a.childCorner(ctx, who, child, language)
		if err != nil {
			return view, err
		}
		if len(corner.Items) > 0 {
			view.Children = append(view.Children, corner)
		}
	}
	return view, nil
}

// childCorner is what a parent decides about of a child's; nothing of a child who is
// barred.
func (a *Actions) childCorner(ctx context.Context, who models.Viewer, child, language string) (corner wording.FamilyCorner, err error) {
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		corner = wording.FamilyCorner{}
		if err := lockKin(tx, child, who.ID); err != nil {
			return err
		}
		now, err := tx.Gate(child)
		if err != nil {
			return err
		}
		c, err := a.circleOf(tx, child, now)
		if err != nil {
			return err
		}
		live, err := barsNow(tx, child, now)
		if err != nil || live[models.BarProtection] || live[models.BarSafety] {
			return err
		}
		ground, no := models.RelationOf(who, models.ReadFamilyWords, child, models.Standing{Custody: c.SpeaksFor(who.ID, child, now)})
		if no != nil {
			return nil //nolint:nilerr // it looks as if the child were not there
		}
		if corner = a.corner(c, child, who.ID, now, language); len(corner.Items) == 0 {
			return nil
		}
		return tx.Log(models.Entry{Citizen: child, By: who, Action: models.ReadFamilyWords, Ground: string(ground)})
	})
	if models.KindOf(err) == models.NotFound {
		return wording.FamilyCorner{}, nil
	}
	return corner, err
}

// corner is what a citizen's things and readers are to who speaks.
func (a *Actions) corner(c circle, owner, speaker string, now time.Time, language string) wording.FamilyCorner {
	l, wall, own := i18n.For(language), now.In(a.zone), owner == speaker
	name, voice := wording.FamilyName(c.names[owner], l), c.VoiceOf(owner, now)
	corner := wording.FamilyCorner{
		Name: name, Rule: wording.FamilyRule(voice, name, l), Asks: !own && voice == models.VoiceHeard, Items: []wording.FamilyChoice{},
	}
	if !own {
		corner.Of = a.called(speaker, owner)
	}
	readers, ids := a.readers(c, owner, speaker, now, language)
	corner.Readers = readers
	free := c.Unbarred()
	for _, t := range wording.FamilyThings(c.plan, l) {
		read := a.readOf(t)
		if !own && !c.LaidBefore(speaker, owner, t.Item, read, now) {
			continue
		}
		choice := wording.FamilyChoice{Shown: a.item(owner, t), Sees: []wording.FamilySight{}}
		if own {
			choice.Own = t.Own
		}
		for i, reader := range readers {
			word, _ := c.Said(speaker, owner, t.Item, ids[i], now)
			yes := !own && c.Stands(word, read, now) || own && free.Reading(t.Item, read).Sees(ids[i], owner, t.Item, now)
			choice.Sees = append(choice.Sees, wording.FamilySees(reader, yes, word.Until, wall, l))
		}
		corner.Items = append(corner.Items, choice)
	}
	return corner
}

// readers are those who can be shown something: the family there is now, save whose name
// is told to no other citizen. Who speaks is told their own.
func (a *Actions) readers(c circle, owner, speaker string, now time.Time, language string) (readers []wording.FamilyReader, ids []string) {
	for _, id := range c.Kin(owner, now) {
		if !c.hidden[id] || id == speaker {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(x, y string) int { return cmp.Compare(c.names[x], c.names[y]) })
	readers = []wording.FamilyReader{}
	for _, id := range ids {
		readers = append(readers, wording.FamilyReader{ID: a.called(speaker, id), Name: wording.FamilyName(c.names[id], i18n.For(language))})
	}
	return readers, ids
}
