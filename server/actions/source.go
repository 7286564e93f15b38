package actions

import (
	"context"

	"enplan/models"
	"enplan/server/store"
	"enplan/server/vault"
)

// RegisterSource makes a source known, or gives a known one a new title,
// promise, department and key. It returns the API key, which is shown once and
// never kept, and ErrDepartment when there is no such department.
func (a *Actions) RegisterSource(ctx context.Context, who models.Viewer, s models.Source) (key string, err error) {
	err = a.perform(ctx, who, models.RegisterSource, s.Name, func(tx *store.Tx) error {
		if err := isDepartment(tx, s.Department); err != nil {
			return err
		}
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
	var source store.Source
	err := a.store.Read(ctx, func(tx *store.Tx) error {
		var err error
		source, err = tx.SourceByKey(vault.TokenHash(key))
		return err
	})
	if models.KindOf(err) == models.NotFound {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	return models.Viewer{Role: models.AsSource, ID: source.Name}, err
}

// SetDepartment makes a department known, or changes what it is called.
func (a *Actions) SetDepartment(ctx context.Context, who models.Viewer, d models.Department) error {
	return a.perform(ctx, who, models.SetDepartment, d.ID, func(tx *store.Tx) error {
		if err := d.Check(); err != nil {
			return err
		}
		return tx.SaveDepartment(d)
	})
}

// isDepartment returns ErrDepartment when no department has the id. None is one.
func isDepartment(tx *store.Tx, id string) error {
	if id == "" {
		return nil
	}
	_, err := tx.DepartmentByID(id)
	if models.KindOf(err) == models.NotFound {
		return models.ErrDepartment
	}
	return err
}
