package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// RegisterSource makes a source known, or gives a known one a new title,
// promise and key. It returns the API key, which is shown once and never kept.
func (a *Actions) RegisterSource(ctx context.Context, who models.Viewer, s models.Source) (key string, err error) {
	err = a.perform(ctx, who, models.RegisterSource, s.Name, func(tx *store.Tx) error {
		var hash []byte
		if key, hash, err = a.vault.NewToken(); err != nil {
			return err
		}
		return tx.SaveSource(store.Source{Source: s, KeyHash: hash})
	})
	return key, err
}

// KnowSource makes a source known that cannot deliver by itself.
func (a *Actions) KnowSource(ctx context.Context, who models.Viewer, s models.Source) error {
	return a.perform(ctx, who, models.RegisterSource, s.Name, func(tx *store.Tx) error {
		return tx.SaveSource(store.Source{Source: s})
	})
}

// SourceOf is the source that an API key belongs to. It returns ErrNotLoggedIn
// for a key nobody was given.
func (a *Actions) SourceOf(ctx context.Context, key string) (models.Viewer, error) {
	if key == "" {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	name, err := a.store.SourceOfKey(ctx, vault.TokenHash(key))
	if models.KindOf(err) == models.NotFound {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	return models.Viewer{Role: models.AsSource, ID: name}, err
}

// SetDepartment makes a department known, or changes what it is called.
func (a *Actions) SetDepartment(ctx context.Context, who models.Viewer, d models.Department) error {
	return a.perform(ctx, who, models.SetDepartment, d.ID, func(tx *store.Tx) error { return tx.SaveDepartment(d) })
}
