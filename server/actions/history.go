package actions

import (
	"context"
	"encoding/json"
	"strconv"
	"time"

	"github.com/molecule-man/go-brrr"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// History is what has happened, what the municipality has promised, and which
// earlier plans are kept, for the citizen.
func (a *Actions) History(ctx context.Context, who models.Viewer, language string) (view wording.HistoryPageView, err error) {
	err = a.perform(ctx, who, models.ReadHistory, who.ID, func(tx *store.Tx) error {
		plan, err := a.build(tx, who.ID, tx.Now)
		if err != nil {
			return err
		}
		earlier, err := a.thinOut(tx, who.ID, language)
		if err != nil {
			return err
		}
		view = wording.History(plan, earlier, i18n.For(language))
		return nil
	})
	return view, err
}

// EarlierPlan is the citizen's plan as it was made at a time that History has
// told of, as JSON.
func (a *Actions) EarlierPlan(ctx context.Context, who models.Viewer, made, language string) (body []byte, err error) {
	err = a.perform(ctx, who, models.ReadEarlier, who.ID, func(tx *store.Tx) error {
		ms, err := strconv.ParseInt(made, 10, 64)
		if err != nil {
			return models.ErrNotFound
		}
		if _, err := a.thinOut(tx, who.ID, language); err != nil {
			return err
		}
		kept, err := tx.EarlierPlan(who.ID, language, time.UnixMilli(ms))
		if err != nil {
			return err
		}
		body, err = brrr.Decompress(kept.Body)
		return err
	})
	return body, err
}

// MarkSeen keeps that the citizen has had the event with this number on the screen.
func (a *Actions) MarkSeen(ctx context.Context, who models.Viewer, citizen string, seq int64) error {
	return a.markSeen(ctx, who, models.MarkSeen, citizen, seq)
}

// MarkDeskSeen is MarkSeen for the borgerkonsulent.
func (a *Actions) MarkDeskSeen(ctx context.Context, who models.Viewer, citizen string, seq int64) error {
	return a.markSeen(ctx, who, models.MarkDeskSeen, citizen, seq)
}

func (a *Actions) markSeen(ctx context.Context, who models.Viewer, action models.Action, citizen string, seq int64) error {
	return a.perform(ctx, who, action, citizen, func(tx *store.Tx) error {
		if err := tx.LockCitizen(citizen); err != nil {
			return err
		}
		said, err := tx.Events(citizen)
		if err != nil {
			return err
		}
		if err := tx.SaveSeen(citizen, who, max(0, min(seq, models.NextSeq(said)-1))); err != nil || who.Role != models.AsCitizen {
			return err
		}
		if _, err := tx.SeeNotifications(citizen, models.NotifyAnswer, answeredIn(said, seq)...); err != nil {
			return err
		}
		_, err = a.rebuild(tx, citizen)
		return err
	})
}

// answeredIn are the answers among what was said up to a number, as those are called
// who are told of them.
func answeredIn(said []models.Event, seq int64) []string {
	refs := []string{}
	for _, e := range said {
		if e.Seq <= seq && e.What == models.Answered && (e.About == models.AboutRemark || e.About == models.AboutQuestion) {
			refs = append(refs, answerTo(e.About, e.Ref))
		}
	}
	return refs
}

// answerTo is what an answer about something in the plan is called.
func answerTo(about models.Topic, ref string) string { return string(about) + ":" + ref }

// renew makes the plan anew because of something that was said, and keeps it.
func (a *Actions) renew(tx *store.Tx, id string) error {
	docs, err := a.rebuild(tx, id)
	if err != nil {
		return err
	}
	return a.keepEarlier(tx, id, docs)
}

// keepEarlier keeps the plan as the citizen sees it now, unless it is the one
// kept last, and forgets those that are older than they may be.
func (a *Actions) keepEarlier(tx *store.Tx, id string, docs map[string]PlanDoc) error {
	for language, doc := range docs {
		content, err := timeless(doc.Body)
		if err != nil {
			return err
		}
		if err := tx.KeepPlan(id, language, store.EarlierPlan{Digest: a.vault.Digest(content), Body: doc.BodyBr}); err != nil {
			return err
		}
		if _, err := a.thinOut(tx, id, language); err != nil {
			return err
		}
	}
	return nil
}

// byClock are the parts of a plan that change without anything happening to it.
var byClock = []string{"version", "today", "asOf", "next", "weeks", "sources", "news", "asked"}

// timeless is a plan without what is the work of the clock alone.
func timeless(body []byte) ([]byte, error) {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(body, &parts); err != nil {
		return nil, err
	}
	for _, name := range byClock {
		delete(parts, name)
	}
	return json.Marshal(parts)
}

// thinOut forgets the earlier plans that are kept no longer, and lists the others.
func (a *Actions) thinOut(tx *store.Tx, id, language string) ([]time.Time, error) {
	at, err := tx.EarlierPlans(id, language)
	if err != nil {
		return nil, err
	}
	var left []time.Time
	for i, keep := range models.KeepEarlier(at, models.DateOf(tx.Now.In(a.zone)), a.zone) {
		if keep {
			left = append(left, at[i])
		} else if err := tx.DropEarlier(id, language, at[i]); err != nil {
			return nil, err
		}
	}
	return left, nil
}
