package actions

import (
	"context"
	"errors"
	"time"

	"enplan/models"
	"enplan/server/bearer"
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

// TakeTokens sets for whom the tokens must be made out that sources sign. Call it
// before anything is done; without it no token is taken.
func (a *Actions) TakeTokens(audience string) { a.audience = audience }

// AddSourceKey registers a public key that a source signs its tokens with. It returns
// ErrNotFound when there is no such source.
func (a *Actions) AddSourceKey(ctx context.Context, who models.Viewer, k models.SourceKey) error {
	return a.perform(ctx, who, models.RegisterSource, k.Source, func(tx *store.Tx) error {
		if _, err := tx.SourceByName(k.Source); err != nil {
			return err
		}
		return tx.AddSourceKey(k)
	})
}

// DropSourceKey forgets a public key of a source: tokens signed with it are nothing
// from then on. It returns ErrNotFound when the source has none of that name.
func (a *Actions) DropSourceKey(ctx context.Context, who models.Viewer, source, kid string) error {
	return a.perform(ctx, who, models.RegisterSource, source, func(tx *store.Tx) error {
		dropped, err := tx.DropSourceKeys(source, kid)
		if err == nil && (dropped == 0 || kid == "") {
			err = models.ErrNotFound
		}
		return err
	})
}

// SourceOf is the source that an API key belongs to, or that has signed a token, which
// is then used up. It returns ErrNotLoggedIn for a key nobody was given and a token
// that is not as it should be.
func (a *Actions) SourceOf(ctx context.Context, key string, now time.Time) (models.Viewer, error) {
	if key == "" {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	if bearer.IsToken(key) {
		return a.sourceOfToken(ctx, key, now)
	}
	name, err := a.store.SourceOfKey(ctx, vault.TokenHash(key))
	if models.KindOf(err) == models.NotFound {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	return models.Viewer{Role: models.AsSource, ID: name}, err
}

func (a *Actions) sourceOfToken(ctx context.Context, token string, now time.Time) (models.Viewer, error) {
	t, err := bearer.Read(token, a.audience, func(source string) ([]models.SourceKey, error) { return a.store.SourceKeys(ctx, source) }, now)
	if errors.Is(err, bearer.ErrToken) {
		return models.Viewer{}, models.ErrNotLoggedIn
	}
	if err != nil {
		return models.Viewer{}, err
	}
	first := false
	err = a.store.Write(ctx, func(tx *store.Tx) error {
		first, err = tx.SpendToken(t.Source, a.vault.Digest([]byte(t.ID)), t.Expires)
		return err
	})
	if err == nil && !first {
		err = models.ErrNotLoggedIn
	}
	if err != nil {
		return models.Viewer{}, err
	}
	return models.Viewer{Role: models.AsSource, ID: t.Source}, nil
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
