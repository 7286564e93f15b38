package actions

import (
	"context"

	"enplan/models"
	"enplan/server/attachment"
	"enplan/server/store"
	"enplan/server/wording"
)

// Drafting is what somebody has written so far.
type Drafting struct {
	Citizen, Thread string
	Subject, Text   string
	Seen            models.Version // the version it rests on
}

func (d Drafting) desk(who models.Viewer) store.Desk {
	return store.Desk{Citizen: d.Citizen, By: who, Thread: d.Thread}
}

// KeepDraft keeps what was written so far and returns its version. It returns a
// models.Clash with both texts when another device has written meanwhile.
func (a *Actions) KeepDraft(ctx context.Context, who models.Viewer, d Drafting) (version models.Version, err error) {
	if len([]rune(d.Text)) > models.MaxMessage || len([]rune(d.Subject)) > models.MaxSubject {
		return 0, models.ErrText
	}
	err = a.performIn(ctx, who, models.KeepDraft, d.Citizen, d.Thread, func(tx *store.Tx) error {
		if err := a.lockThread(tx, d.Citizen, d.Thread); err != nil {
			return err
		}
		now, err := tx.DraftAt(d.desk(who))
		if err != nil {
			return err
		}
		version = now.Version
		if now.Text == d.Text && now.Subject == d.Subject {
			return nil
		}
		if err := models.CheckVersion(d.Seen, now.Version, d.Text, now.Text); err != nil {
			return err
		}
		version++
		return tx.SaveDraft(store.Draft{Desk: d.desk(who), Subject: d.Subject, Text: d.Text, Version: version})
	})
	return version, err
}

// DropDraft forgets what was written and what lies beside it.
func (a *Actions) DropDraft(ctx context.Context, who models.Viewer, d Drafting) error {
	return a.performIn(ctx, who, models.KeepDraft, d.Citizen, d.Thread, func(tx *store.Tx) error {
		if err := a.lockThread(tx, d.Citizen, d.Thread); err != nil {
			return err
		}
		return tx.DropDraft(d.desk(who), true)
	})
}

// Attach lays a picture or a paper beside the draft, cleaned of what one cannot
// see in it.
func (a *Actions) Attach(ctx context.Context, who models.Viewer, d Drafting, name string, content []byte) (kept models.Attachment, err error) {
	if err := models.May(who, models.KeepDraft, d.Citizen, models.Standing{Assigned: true, LetIn: true}); err != nil {
		return kept, err // before the work of drawing a picture anew
	}
	clean, mediaType, err := attachment.Clean(content)
	if err != nil {
		return kept, err
	}
	kept = models.Attachment{Name: models.FileName(name, mediaType), Type: mediaType, Size: len(clean)}
	err = a.performIn(ctx, who, models.KeepDraft, d.Citizen, d.Thread, func(tx *store.Tx) error {
		if err := a.lockThread(tx, d.Citizen, d.Thread); err != nil {
			return err
		}
		beside, err := tx.AtDesk(d.desk(who))
		if err != nil {
			return err
		}
		for _, before := range beside {
			if same, err := tx.SameAttached(before, kept, clean); err != nil || same {
				kept = before // the answer to the first sending was lost
				return err
			}
		}
		if len(beside) >= models.MaxAttachments {
			return models.ErrAttachments
		}
		kept, err = tx.Attach(d.desk(who), kept, clean)
		return err
	})
	return kept, err
}

// Detach takes it away again.
func (a *Actions) Detach(ctx context.Context, who models.Viewer, d Drafting, id string) error {
	return a.performIn(ctx, who, models.KeepDraft, d.Citizen, d.Thread, func(tx *store.Tx) error {
		if err := a.lockThread(tx, d.Citizen, d.Thread); err != nil {
			return err
		}
		return tx.Detach(d.desk(who), id)
	})
}

// Attachment is one that was sent, with its content.
func (a *Actions) Attachment(ctx context.Context, who models.Viewer, citizen, thread, id string) (kept models.Attachment, content []byte, err error) {
	err = a.readIn(ctx, who, models.FetchAttachment, citizen, thread, func(tx *store.Tx) error {
		kept, content, err = tx.Attached(citizen, thread, id)
		return err
	})
	return kept, content, err
}

// lockThread makes sure that the thread is the citizen's, and that nobody else
// writes the draft at the same time.
func (a *Actions) lockThread(tx *store.Tx, citizen, thread string) error {
	if err := tx.LockCitizen(citizen); err != nil || thread == "" {
		return err
	}
	whose, err := tx.CitizenOfThread(thread)
	if err != nil || whose != citizen {
		return models.ErrNotFound
	}
	return nil
}

func draftOf(d store.Draft, beside []models.Attachment) wording.Draft {
	return wording.Draft{Subject: d.Subject, Text: d.Text, Version: d.Version, Attachments: beside}
}
