package actions

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// FamilySaying is a yes or a no to one thing and one reader, by the names that
// FamilyMine gives them.
type FamilySaying struct {
	Of     string // the child; "" is the own thing
	Item   string
	Reader string
	Yes    bool
	Last   models.Date // the last day of a yes
	Heard  bool        // the child was asked
	Key    string
}

// mostPresent is how long it may be, in letters, who was there when a child said it.
const mostPresent = 200

// ErrPresent refuses a child's word without who was there, or on a day to come.
var ErrPresent = &models.Error{Kind: models.Invalid, Key: "family.error.present"}

// SayToFamily keeps what a citizen says about a thing of their own, or of a child they
// have custody of. It is answered alike whatever anybody else has said, and whether
// anybody is barred.
func (a *Actions) SayToFamily(ctx context.Context, who models.Viewer, s FamilySaying) error {
	action := models.HideFromFamily
	if s.Yes {
		action = models.ShowFamily
	}
	if who.Role != models.AsCitizen {
		return a.perform(ctx, who, action, "", func(*store.Tx) error { return models.ErrNotFound })
	}
	owner := who.ID
	var kin []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		kin, err = tiedTo(tx, who.ID)
		return err
	}); err != nil {
		return err
	}
	for _, id := range kin {
		if s.Of != "" && id != who.ID && a.called(who.ID, id) == s.Of {
			owner = id
		}
	}
	if s.Of != "" && owner == who.ID {
		return models.ErrNotFound
	}
	var refusal error
	err := a.store.Write(ctx, func(tx *store.Tx) error {
		refusal = nil
		at, c, err := a.lockCircle(tx, owner, who.ID)
		if err != nil {
			return err
		}
		ground, no := models.RelationOf(who, action, owner, models.Standing{Custody: c.SpeaksFor(who.ID, owner, at)})
		if refusal = no; no != nil {
			return no
		}
		if err := a.keepFamilyWord(tx, c, models.FamilyWord{Owner: owner, By: who.ID, Yes: s.Yes, Heard: s.Heard, At: at}, who, s, nil); err != nil {
			return err
		}
		return tx.Log(entry(who, action, owner, ground))
	})
	if refusal != nil {
		a.logRefusal(ctx, entry(who, action, owner, ""))
		return refusal
	}
	return err
}

// tiedTo are a citizen and all they have or had a tie with.
func tiedTo(tx *store.Tx, citizen string) ([]string, error) {
	events, err := tx.Ties(citizen)
	all := []string{citizen}
	for _, t := range models.TiesOf(events) {
		all = append(all, t.Of, t.To)
	}
	return all, err
}

// lockCircle locks the owner, all whom a tie of theirs is with, and who speaks, and
// loads what is decided by.
func (a *Actions) lockCircle(tx *store.Tx, owner string, more ...string) (time.Time, circle, error) {
	all, err := tiedTo(tx, owner)
	if err != nil {
		return time.Time{}, circle{}, err
	}
	if err := lockKin(tx, append(all, more...)...); err != nil {
		return time.Time{}, circle{}, err
	}
	at, err := tx.Gate(owner)
	if err != nil {
		return time.Time{}, circle{}, err
	}
	c, err := a.circleOf(tx, owner, at)
	return at, c, err
}

// keepFamilyWord finds what is spoken of, weighs it and keeps it. What is not laid before
// who speaks is not there.
func (a *Actions) keepFamilyWord(tx *store.Tx, c circle, w models.FamilyWord, who models.Viewer, s FamilySaying, noted *store.FamilyNote) error {
	to := who.ID
	for _, id := range c.Kin(w.Owner, w.At) {
		if a.called(to, id) == s.Reader && (!c.hidden[id] || !w.Yes || id == to) {
			w.Reader = id
		}
	}
	for _, t := range wording.FamilyThings(c.plan, i18n.For("da")) {
		if a.item(w.Owner, t).ID != s.Item {
			continue
		}
		w.Item, w.Read = t.Item, a.readOf(t)
	}
	mine := w.By == w.Owner
	if w.Reader == "" || w.Item == "" || !mine && !c.LaidBefore(w.By, w.Owner, w.Item, w.Read, w.At) {
		return models.ErrNotFound
	}
	if w.Yes {
		w.Until = w.At.In(a.zone).AddDate(1, 0, 0).UTC()
		if !s.Last.IsZero() {
			w.Until = s.Last.AddDays(1).At(0, 0, a.zone).UTC()
		}
	} else {
		w.Read, w.Heard = "", false
	}
	if err := c.Check(w); err != nil {
		return err
	}
	var key store.Key
	if s.Key != "" {
		key = store.Key{
			Name:  a.vault.Digest(joined("family", string(who.Role), who.ID, s.Key)),
			Asked: a.vault.Digest(joined("asked", w.Owner, w.Item, w.Reader, fmt.Sprint(w.Yes, w.Heard), s.Last.String())),
		}
	}
	if kept, err := tx.FamilyWordKept(w.Owner, key); err != nil || kept {
		return err
	}
	for _, id := range []string{w.Owner, w.Reader} {
		if _, err := a.followBars(tx, id, w.At, true); err != nil {
			return err
		}
	}
	if err := tx.AddFamilyWord(w, noted, key); err != nil {
		return err
	}
	tx.TellFamily(w.Reader)
	if mine && !w.Yes { // of a child's no nobody hears
		return tx.Changed("", a.day(tx), w.Owner)
	}
	for _, id := range c.Kin(w.Owner, w.At) {
		if c.SpeaksFor(id, w.Owner, w.At) {
			tx.TellFamily(id)
		}
	}
	return tx.Changed("", a.day(tx), w.Owner)
}

// ChildsWord is what a child has said who cannot log in, as the borgerkonsulent writes it
// down.
type ChildsWord struct {
	FamilySaying
	On      models.Date // the day it was said
	Present string      // who was there
}

// RecordFamilyWord keeps a child's own word. It is in the child's log and nowhere else.
func (a *Actions) RecordFamilyWord(ctx context.Context, who models.Viewer, citizen string, s ChildsWord) error {
	var kin []string
	if err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
		kin, err = tiedTo(tx, citizen)
		return err
	}); err != nil {
		return err
	}
	return a.performOn(ctx, who, models.RecordFamilyWord, citizen, kin, func(tx *store.Tx) error {
		at, c, err := a.lockCircle(tx, citizen)
		if err != nil {
			return err
		}
		present := strings.TrimSpace(s.Present)
		if n := utf8.RuneCountInString(present); n == 0 || n > mostPresent || s.On.IsZero() || s.On.After(models.DateOf(at.In(a.zone))) {
			return ErrPresent
		}
		if c.VoiceOf(citizen, at) == models.VoiceOwn { // logs in, and says it
			return models.ErrNotFound
		}
		word := models.FamilyWord{Owner: citizen, By: citizen, Yes: s.Yes, At: at}
		return a.keepFamilyWord(tx, c, word, who, s.FamilySaying, &store.FamilyNote{By: who.ID, On: s.On, Present: present})
	})
}
