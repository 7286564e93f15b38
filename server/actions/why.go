package actions

import (
	"context"
	"slices"
	"strconv"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// AskWhy begins the citizen's conversation about one line of the own log, with a
// first message that names it, and promises that it is answered by a day. About
// one line there is one conversation, however often it is asked for.
func (a *Actions) AskWhy(ctx context.Context, who models.Viewer, seq int64, key string) (thread string, err error) {
	if key == "" {
		return "", models.ErrNoKey
	}
	err = a.perform(ctx, who, models.AskWhy, who.ID, func(tx *store.Tx) error {
		thread, err = a.askWhy(tx, who, seq, key)
		return err
	})
	return thread, err
}

func (a *Actions) askWhy(tx *store.Tx, who models.Viewer, seq int64, key string) (string, error) {
	if err := tx.LockCitizen(who.ID); err != nil {
		return "", err
	}
	named := store.Key{
		Name:  a.vault.Digest(joined("why", string(who.Role), who.ID, key)),
		Asked: a.vault.Digest(joined("asked", strconv.FormatInt(seq, 10))),
	}
	if place, again, err := tx.SentBefore(who.ID, named); err != nil || again {
		return place.Thread, err
	}
	line, err := tx.EntryAt(who.ID, seq)
	if err != nil {
		return "", err
	}
	if err := line.CheckAsk(); err != nil {
		return "", err
	}
	if before, err := a.askedBefore(tx, line); err != nil || before != "" {
		return before, err
	}
	return a.beginWhy(tx, who, line, named)
}

// askedBefore is the conversation about the line that is there, "" when there is
// none.
func (a *Actions) askedBefore(tx *store.Tx, line models.Entry) (string, error) {
	said, err := tx.EventsAbout(line.Citizen, models.AboutWhy)
	if err != nil {
		return "", err
	}
	for _, y := range models.WhysOf(said) {
		about, err := tx.EntryAt(line.Citizen, y.Seq)
		if err != nil {
			return "", err
		}
		if about.SameLine(line, a.zone) {
			return y.Thread, nil
		}
	}
	return "", nil
}

func (a *Actions) beginWhy(tx *store.Tx, who models.Viewer, line models.Entry, key store.Key) (string, error) {
	entries, err := tx.EntriesBefore(who.ID, line.Seq+1, logPage)
	if err != nil {
		return "", err
	}
	entries = slices.DeleteFunc(entries, func(e models.Entry) bool { return !e.SameLine(line, a.zone) })
	page, err := a.logWith(tx, who.ID, entries)
	if err != nil {
		return "", err
	}
	ask := wording.AskWhy(page, departments)
	thread, err := tx.AddThread(who.ID, ask.Subject)
	if err != nil {
		return "", err
	}
	message := store.NewMessage{Citizen: who.ID, Thread: thread, Message: models.Message{By: who, Text: ask.Text}, Key: key}
	if _, _, err := tx.AddMessage(message); err != nil {
		return "", err
	}
	why := models.Why{Seq: line.Seq, Due: page.Due, WhyAsked: models.WhyAsked{What: ask.What, Thread: thread}}
	event, err := why.Event()
	if err != nil {
		return "", err
	}
	if err := a.keepWhy(tx, who, who.ID, event); err != nil {
		return "", err
	}
	return thread, tx.Changed(thread, a.day(tx), who.ID)
}

// keepWhy keeps an event about a question and makes the plan anew.
func (a *Actions) keepWhy(tx *store.Tx, who models.Viewer, citizen string, e models.Event) error {
	e.By, e.Shown = who, true
	if err := tx.AddEvent(citizen, e, store.Key{}); err != nil {
		return err
	}
	return a.renew(tx, citizen)
}

// answerWhy keeps that a question about the log has its answer when one who works
// here writes in its conversation: to say that nothing more need be answered is
// none. It tells whether it is the answer.
func (a *Actions) answerWhy(tx *store.Tx, who models.Viewer, citizen, thread string, says bool) (answers bool, err error) {
	if !who.Works() || !says {
		return false, nil
	}
	y, said, err := whyIn(tx, citizen, thread)
	if err != nil || y.ID == "" || !slices.ContainsFunc(models.OpenWhys(said), func(open models.Why) bool { return open.ID == y.ID }) {
		return false, err
	}
	return true, a.keepWhy(tx, who, citizen, models.Event{About: models.AboutWhy, Ref: y.ID, What: models.Answered})
}

// reopenWhy keeps that the answer was taken back, when no other stands.
func (a *Actions) reopenWhy(tx *store.Tx, who models.Viewer, citizen, thread string) error {
	if !who.Works() {
		return nil
	}
	y, _, err := whyIn(tx, citizen, thread)
	if err != nil || y.ID == "" {
		return err
	}
	threads, err := tx.Threads(citizen, "")
	if err != nil {
		return err
	}
	for _, t := range threads {
		if t.ID == thread && slices.ContainsFunc(t.Messages, models.Message.Answers) {
			return nil
		}
	}
	return a.keepWhy(tx, who, citizen, models.Event{About: models.AboutWhy, Ref: y.ID, What: models.Reopened})
}

// whyIn is the question a conversation is about, with all that was said of the
// plan; the zero Why when it is about none.
func whyIn(tx *store.Tx, citizen, thread string) (models.Why, []models.Event, error) {
	asked, err := tx.EventsAbout(citizen, models.AboutWhy)
	if err != nil {
		return models.Why{}, nil, err
	}
	whys := models.WhysOf(asked)
	i := slices.IndexFunc(whys, func(y models.Why) bool { return y.Thread == thread })
	if i < 0 {
		return models.Why{}, nil, nil
	}
	said, err := tx.Events(citizen)
	return whys[i], said, err
}
