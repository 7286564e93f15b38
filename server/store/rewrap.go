package store

import (
	"fmt"
)

// rewrapAtOnce is how many keys one transaction wraps again.
const rewrapAtOnce = 500

// RewrapKeys wraps again with the house key those of the next citizens' keys that an
// older one has wrapped, in the order of the ids, after the one given. last is where
// it came to, "" at the end. What is sealed with the keys stays as it is.
func (t *Tx) RewrapKeys(after string) (last string, done int, err error) {
	rows, err := rowsOf[keyRow](t.db, rowLock).Where("citizen_id > ?", after).Order("citizen_id").Limit(rewrapAtOnce).Find(t.ctx)
	if err != nil {
		return "", 0, err
	}
	for _, row := range rows {
		again, fresh, err := t.vault.Rewrap(keyOwner(row.CitizenID), row.Wrapped)
		if err != nil {
			return "", 0, fmt.Errorf("wrap a citizen's key again: %w", err)
		}
		last = row.CitizenID
		if !fresh {
			continue
		}
		done++
		if _, err := t.exec("UPDATE citizen_keys SET wrapped = $1 WHERE citizen_id = $2", again, row.CitizenID); err != nil {
			return "", 0, err
		}
	}
	return last, done, nil
}

// RewrapSecret wraps the lasting secret again with the house key, if an older one
// has wrapped it.
func (t *Tx) RewrapSecret() error {
	var wrapped []byte
	err := t.one("SELECT wrapped FROM house_keys WHERE name = $1"+t.lockRow(), []any{lastingSecret}, &wrapped)
	if err != nil {
		return err
	}
	again, fresh, err := t.vault.RewrapSecret(wrapped)
	if err != nil || !fresh {
		return err
	}
	_, err = t.exec("UPDATE house_keys SET wrapped = $1 WHERE name = $2", again, lastingSecret)
	return err
}
