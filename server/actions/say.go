package actions

import (
	"context"
	"encoding/hex"
	"strings"

	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/store"
)

// Saying is what somebody asks the house to keep about a citizen's plan.
type Saying struct {
	Citizen string
	Ref     string // the finding, the question or the duty
	Choice  string
	Note    string
	Target  string
	Reads   *string // what of the note is read as words, when it holds more than that
	Titles  string  // and what of it is read as titles
	Unplain string  // staff: why it is said although it is hard to read
	Key     string  // the client's own name for it, "" for none: said twice under one key, it is kept once
}

// picture is a citizen's plan with what somebody has to look at in it, within
// the transaction that is about to change it.
type picture struct {
	tx   *store.Tx
	plan oneplan.Plan
	detect.Matters
	tell *[]string // staff who are to know of it, beside those who may see the citizen then
}

// say keeps one event about a citizen's plan and makes the plan anew. weigh is
// given the plan as it stands and says what event it comes to, or refuses. What
// was said before under the same key is not said again.
func (a *Actions) say(
	ctx context.Context, who models.Viewer, action models.Action, s Saying, weigh func(picture) (models.Event, error),
) error {
	return a.perform(ctx, who, action, s.Citizen, func(tx *store.Tx) error {
		return a.keepSaid(tx, who, action, s, weigh)
	})
}

// keepSaid is say within a transaction. What weigh leaves open of the event is
// as it was asked. The citizen may read of it, unless it is about a finding: then
// weigh says whether the citizen sees that.
func (a *Actions) keepSaid(
	tx *store.Tx, who models.Viewer, action models.Action, s Saying, weigh func(picture) (models.Event, error),
) error {
	if err := tx.LockCitizen(s.Citizen); err != nil {
		return err
	}
	key := a.keyOf(who, action, s)
	if said, err := tx.IsSaid(s.Citizen, key); err != nil || said {
		return err
	}
	plan, err := a.build(tx, s.Citizen, tx.Now)
	if err != nil {
		return err
	}
	var tell []string
	event, err := weigh(picture{tx, plan, detect.Look(plan), &tell})
	if err != nil {
		return err
	}
	event.By, event.Shown = who, event.Shown || event.About != models.AboutFinding
	if event.Ref == "" {
		event.Ref = s.Ref
	}
	if event.Note == "" {
		event.Note = strings.TrimSpace(s.Note)
	}
	if who.Works() {
		reads := event.Note
		if s.Reads != nil {
			reads = *s.Reads
		}
		if _, event.Unplain, err = a.letPass(reads, s.Titles, s.Unplain); err != nil {
			return err
		}
	}
	if err := tx.AddEvent(s.Citizen, event, key); err != nil {
		return err
	}
	if err := a.renew(tx, s.Citizen); err != nil {
		return err
	}
	if event.About == models.AboutGoal { // who is shown the goal may have the page open
		readers, err := tx.FamilyReaders(s.Citizen)
		if err != nil {
			return err
		}
		tx.TellFamily(readers...)
	}
	return tx.ChangedAlsoFor(tell, "", a.day(tx), s.Citizen)
}

// madeID names what is said under a key: the same again for the same key, so that
// a repeat is answered alike. kind keeps apart what one key is used for.
func (a *Actions) madeID(kind string, who models.Viewer, key string) (string, error) {
	if key == "" {
		token, _, err := a.vault.NewToken()
		if err != nil {
			return "", err
		}
		key = token
	}
	digest := a.vault.Digest(joined(kind, string(who.Role), who.ID, key))
	return kind[:1] + hex.EncodeToString(digest[:madeBytes]), nil
}

// madeBytes is how much of a digest names a thing: enough that no two of one
// citizen's are ever called the same.
const madeBytes = 12

// keyOf binds a client's key to who sends it and to what it was sent for.
func (a *Actions) keyOf(who models.Viewer, action models.Action, s Saying) store.Key {
	if s.Key == "" {
		return store.Key{}
	}
	return store.Key{
		Name:  a.vault.Digest(joined("key", string(who.Role), who.ID, s.Key)),
		Asked: a.vault.Digest(joined("asked", string(action), s.Ref, s.Choice, s.Target, s.Note)),
	}
}
