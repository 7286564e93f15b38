package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
)

// departments is the language departments are written to in.
var departments = i18n.For("da")

// Notice is what a department is told.
type Notice = store.Notice

// FetchNotices are those that the source has not confirmed yet, oldest first.
// Fetching confirms nothing: a system that dies on the way gets them again.
func (a *Actions) FetchNotices(ctx context.Context, who models.Viewer, source string) (notices []Notice, err error) {
	err = a.perform(ctx, who, models.FetchNotices, source, func(tx *store.Tx) error {
		notices, err = tx.NoticesFor(source)
		return err
	})
	return notices, err
}

// ConfirmNotice notes that the source has it. Twice is no fault. It returns
// ErrNotFound for a notice that is another's, or was taken back.
func (a *Actions) ConfirmNotice(ctx context.Context, who models.Viewer, source, id string) error {
	return a.perform(ctx, who, models.ConfirmNotice, source, func(tx *store.Tx) error {
		citizen, err := tx.ConfirmNotice(source, id)
		if err != nil {
			return err
		}
		return tx.Log(models.Entry{Citizen: citizen, By: who, Action: models.ConfirmNotice, Source: source, Ground: string(models.OwnDelivery)})
	})
}
