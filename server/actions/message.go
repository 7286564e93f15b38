package actions

import (
	"context"
	"strconv"
	"strings"

	"enplan/models"
	"enplan/server/store"
)

// Writing is a message somebody sends.
type Writing struct {
	Citizen string
	Thread  string // "" begins a new one with Subject
	Subject string
	Text    string
	Asks    bool   // staff: the citizen is asked to answer
	Closes  bool   // staff: nothing more need be answered
	Draft   bool   // it was a draft: what lies beside it goes along, and the draft is over
	Unplain string // staff: why it is sent although it is hard to read
	Key     string // the client's own name for it; sent twice under one key, it is kept once
}

// Place is where a message came to stand.
type Place = store.Place

// WriteMessage keeps a message: it stands when this returns, and all who may
// read it are told. Sent again under the same key it is kept once, and the
// place of the first is returned.
func (a *Actions) WriteMessage(ctx context.Context, who models.Viewer, w Writing) (place Place, err error) {
	if err := w.check(who); err != nil {
		return place, err
	}
	err = a.performIn(ctx, who, models.WriteMessage, w.Citizen, w.Thread, func(tx *store.Tx) error {
		desk := store.Desk{Citizen: w.Citizen, By: who, Thread: w.Thread}
		message := store.NewMessage{
			Citizen: w.Citizen, Thread: w.Thread, Key: a.keyOfWriting(who, w),
			Message: models.Message{By: who, Text: w.Text, Asks: w.Asks, Closes: w.Closes},
		}
		if who.Works() {
			var err error
			if message.LIX, message.Unplain, err = a.letPass(w.Text, w.Subject, w.Unplain); err != nil {
				return err
			}
		}
		before, again, err := a.readyToSend(tx, desk, w, &message)
		if err != nil || again {
			place = before
			return err
		}
		if place, again, err = tx.AddMessage(message); err != nil || again {
			return err
		}
		if w.Draft {
			if err := tx.SendAttached(desk, place); err != nil {
				return err
			}
			if err := tx.DropDraft(desk, false); err != nil {
				return err
			}
		}
		answers, err := a.answerWhy(tx, who, w.Citizen, place.Thread, !w.Closes)
		if err != nil {
			return err
		}
		if err := a.tellOfMessage(tx, who, w, place.Thread, answers); err != nil {
			return err
		}
		return tx.Changed(place.Thread, a.day(tx), w.Citizen)
	})
	return place, err
}

// tellOfMessage tells the citizen of a message by one who works here, once it can no
// longer be taken back.
func (a *Actions) tellOfMessage(tx *store.Tx, who models.Viewer, w Writing, thread string, answers bool) error {
	if !who.Works() || w.Closes {
		return nil
	}
	n := models.Notification{Kind: models.NotifyMessage, Ref: thread, Due: tx.Now.Add(models.UndoFor)}
	if answers {
		n.Kind = models.NotifyAnswer
	}
	return a.notify(tx, w.Citizen, n)
}

// check refuses what cannot be sent, whoever sends it.
func (w Writing) check(who models.Viewer) error {
	switch {
	case w.Key == "":
		return models.ErrNoKey
	case (w.Asks || w.Closes) && who.Role == models.AsCitizen, w.Closes && (w.Asks || w.Text != "" || w.Thread == ""):
		return models.ErrClose
	case w.Thread == "":
		return models.CheckSubject(w.Subject)
	}
	return nil
}

// readyToSend checks the text with what lies beside it, and begins the thread
// of a message that has none. again is true when it was all done before.
func (a *Actions) readyToSend(tx *store.Tx, desk store.Desk, w Writing, m *store.NewMessage) (before Place, again bool, err error) {
	attached := 0
	if w.Thread == "" || w.Draft {
		if err := tx.LockCitizen(w.Citizen); err != nil {
			return before, false, err
		}
		if before, again, err = tx.SentBefore(w.Citizen, m.Key); err != nil || again {
			return before, again, err
		}
	}
	if w.Draft {
		beside, err := tx.AtDesk(desk)
		if err != nil {
			return before, false, err
		}
		attached = len(beside)
	}
	if !w.Closes {
		if err := models.CheckMessage(w.Text, attached); err != nil {
			return before, false, err
		}
	}
	if w.Thread == "" {
		m.Thread, err = tx.AddThread(w.Citizen, strings.TrimSpace(w.Subject))
	}
	return before, false, err
}

// keyOfWriting binds a client's key to who sends it and to what is sent.
func (a *Actions) keyOfWriting(who models.Viewer, w Writing) store.Key {
	flags := strconv.FormatBool(w.Asks) + strconv.FormatBool(w.Closes)
	return store.Key{
		Name:  a.vault.Digest(joined("message", string(who.Role), who.ID, w.Key)),
		Asked: a.vault.Digest(joined("asked", w.Thread, w.Subject, w.Text, flags)),
	}
}

func joined(parts ...string) []byte { return []byte(strings.Join(parts, "\x00")) }

// UndoMessage takes a message back within models.UndoFor: its text is erased
// for everybody, and stands in its writer's draft again.
func (a *Actions) UndoMessage(ctx context.Context, who models.Viewer, citizen, thread string, seq int64) error {
	return a.performIn(ctx, who, models.UndoMessage, citizen, thread, func(tx *store.Tx) error {
		m, err := tx.MessageAt(citizen, thread, seq)
		if err != nil {
			return err
		}
		if err := m.CheckUndo(who, tx.Now); err != nil {
			return err
		}
		draft, err := tx.DraftAt(store.Desk{Citizen: citizen, By: who, Thread: thread})
		if err != nil {
			return err
		}
		if err := tx.TakeBack(thread, seq); err != nil {
			return err
		}
		draft.Text, draft.Version = models.BackInDraft(m.Text, draft.Text), draft.Version+1
		if err := tx.SaveDraft(draft); err != nil {
			return err
		}
		if err := a.reopenWhy(tx, who, citizen, thread); err != nil {
			return err
		}
		if err := untellOfMessage(tx, who, citizen, thread); err != nil {
			return err
		}
		return tx.Changed(thread, a.day(tx), citizen)
	})
}

// untellOfMessage leaves untold that there is a message, when none is left that the
// citizen has not read.
func untellOfMessage(tx *store.Tx, who models.Viewer, citizen, thread string) error {
	if !who.Works() {
		return nil
	}
	threads, err := tx.Threads(citizen, "")
	if err != nil {
		return err
	}
	for _, t := range threads {
		if t.ID == thread && t.Unread(models.Viewer{Role: models.AsCitizen, ID: citizen}) > 0 {
			return nil
		}
	}
	for _, kind := range []models.NotificationKind{models.NotifyMessage, models.NotifyAnswer} {
		if err := tx.SupersedeNotifications(citizen, kind, thread); err != nil {
			return err
		}
	}
	return nil
}
