package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"enplan/models"
	"enplan/server/vault"
)

// keyRow is a citizen's key, wrapped by the house key. It goes with the citizen.
type keyRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Wrapped   []byte `gorm:"column:wrapped"`
	MadeMs    int64  `gorm:"column:made_ms"`
}

func (keyRow) TableName() string { return "citizen_keys" }

// houseKeyRow is the lasting secret, wrapped by the house key.
type houseKeyRow struct {
	Name    string `gorm:"column:name;primaryKey"`
	Wrapped []byte `gorm:"column:wrapped"`
	MadeMs  int64  `gorm:"column:made_ms"`
}

func (houseKeyRow) TableName() string { return "house_keys" }

// lastingSecret is the name of the only row of house_keys.
const lastingSecret = "lasting"

// useSecret gives the vault the lasting secret of this database. It refuses a house
// key that the database was not locked with.
func (s *Store) useSecret(ctx context.Context) error {
	var wrapped []byte
	if err := s.writer.QueryRowContext(ctx, "SELECT wrapped FROM house_keys WHERE name = $1", lastingSecret).Scan(&wrapped); err != nil {
		return fmt.Errorf("find the lasting secret: %w", err)
	}
	if err := s.vault.UseSecret(wrapped); err != nil {
		return fmt.Errorf("the house key does not fit this database: %w", err)
	}
	return nil
}

// keyOwner is what a citizen is called to the vault.
func keyOwner(citizenID string) string { return "citizen " + citizenID }

// addKey gives a new citizen a key. It has a number that no key of the citizen had,
// so that what an erased one sealed is told from what somebody changed.
func (t *Tx) addKey(citizenID string) error {
	var before int64
	if err := t.one("SELECT COUNT(*) FROM erasures WHERE citizen_id = $1", []any{citizenID}, &before); err != nil {
		return err
	}
	k, wrapped, err := t.vault.NewDataKey(keyOwner(citizenID), uint32(before)+1) //nolint:gosec // nobody is erased so often
	if err != nil {
		return err
	}
	t.keep(citizenID, k)
	row := keyRow{CitizenID: citizenID, Wrapped: wrapped, MadeMs: t.Now.UnixMilli()}
	return rowsOf[keyRow](t.db).Create(t.ctx, &row)
}

func (t *Tx) keep(citizenID string, k vault.DataKey) {
	if t.keys == nil {
		t.keys = map[string]vault.DataKey{}
	}
	t.keys[citizenID] = k
}

// needKeys looks up the keys of citizens, once in a transaction. Do so before rows
// are read that are to be opened while they come: PostgreSQL answers one question
// at a time. One who is not here has the zero key, which opens nothing.
func (t *Tx) needKeys(citizens ...string) error {
	var missing []string
	for _, id := range citizens {
		if _, known := t.keys[id]; !known && !slices.Contains(missing, id) {
			missing = append(missing, id)
		}
	}
	for some := range slices.Chunk(missing, namesAtOnce) {
		wrapped := map[string][]byte{}
		err := t.ofCitizens(some, func(row *sql.Rows) error {
			var id string
			var w []byte
			err := row.Scan(&id, &w)
			wrapped[id] = w
			return err
		}, "SELECT citizen_id, wrapped FROM citizen_keys WHERE citizen_id IN (", ")")
		if err != nil {
			return err
		}
		for _, id := range some {
			var k vault.DataKey
			if wrapped[id] != nil {
				if k, err = t.vault.OpenDataKey(keyOwner(id), wrapped[id]); err != nil {
					return fmt.Errorf("unwrap the key of a citizen: %w", err)
				}
			}
			t.keep(id, k)
		}
	}
	return nil
}

// keysFor is needKeys for the citizens of rows.
func keysFor[T any](t *Tx, rows []T, citizen func(T) string) error {
	all := make([]string, len(rows))
	for i, row := range rows {
		all[i] = citizen(row)
	}
	return t.needKeys(all...)
}

// errNoKey refuses to keep anything about somebody who is no citizen here.
var errNoKey = errors.New("there is no key for this citizen")

// seal seals what is about the citizen with the citizen's own key.
func (t *Tx) seal(citizenID string, plain, place []byte) ([]byte, error) {
	if err := t.needKeys(citizenID); err != nil {
		return nil, err
	}
	k := t.keys[citizenID]
	if !k.Ready() {
		return nil, errNoKey
	}
	return k.Seal(plain, place)
}

// open is the reverse of seal. It returns vault.ErrGone when the key is no more.
func (t *Tx) open(citizenID string, sealed, place []byte) ([]byte, error) {
	if err := t.needKeys(citizenID); err != nil {
		return nil, err
	}
	return t.keys[citizenID].Open(sealed, place)
}

// sealCPR is seal of a CPR; nil when none is known.
func (t *Tx) sealCPR(citizenID string, cpr *models.CPR) ([]byte, error) {
	if cpr == nil || cpr.IsZero() {
		return nil, nil
	}
	if err := t.needKeys(citizenID); err != nil {
		return nil, err
	}
	return t.keys[citizenID].SealCPR(*cpr, citizenID)
}
