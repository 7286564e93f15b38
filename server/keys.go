package main

import (
	"context"
	"errors"
	"fmt"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/backup"
	"enplan/server/vault"
)

type keysCommand struct {
	Show   keysShow   `cmd:"" default:"1" help:"Print the public key that browsers are told with; makes the key when there is none."`
	Rotate keysRotate `cmd:"" help:"Wrap every citizen's key again with the house key; the older one is in ENPLAN_OLD_KEY or ENPLAN_OLD_KEY_FILE. May be broken off and run again."`
	Backup keysBackup `cmd:"" help:"Print a new pair of age keys for backups: the secret one to keep elsewhere, the public one for ENPLAN_BACKUP_TO."`
}

type keysBackup struct{}

// Run prints a new pair. Nothing of it is kept here.
func (keysBackup) Run(s *surroundings) error {
	secret, public, err := backup.NewIdentity()
	if err == nil {
		_, err = fmt.Fprintf(s.out, "# public key: %s\n%s\n", public, secret)
	}
	return err
}

type keysShow struct{}

// Run prints the public key that browsers subscribe with, and makes the key when
// there is none. Where no file is to hold it, it prints a new one to be set.
func (keysShow) Run(s *surroundings) error {
	if c := s.settings; c.PushKey == "" && c.PushKeyFile == "" && c.onPostgres() {
		key, err := vault.NewKey()
		if err != nil {
			return err
		}
		s.settings.PushKey = key
		_, _ = fmt.Fprintf(s.out, "ENPLAN_PUSH_KEY=%s\n", key)
	}
	keys, err := s.settings.pushKeys()
	if err == nil {
		_, err = fmt.Fprintf(s.out, "public %s\n", keys.Public())
	}
	return err
}

type keysRotate struct{}

var errNoOldKey = errors.New("set ENPLAN_OLD_KEY or ENPLAN_OLD_KEY_FILE to the house key until now, and ENPLAN_KEY or ENPLAN_KEY_FILE to the new one")

// Run wraps all again.
func (keysRotate) Run(s *surroundings) error {
	if s.settings.OldKey == "" && s.settings.OldKeyFile == "" {
		return errNoOldKey
	}
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		rewrapped, err := house.RotateKeys(ctx, operator)
		if err == nil {
			_, err = fmt.Fprintf(s.out, "%d keys of citizens wrapped again. The old house key is needed for older backups only.\n", rewrapped)
		}
		return err
	})
}

// vault works with the house key, and opens what the one before it has wrapped.
func (c config) vault() (*vault.Vault, error) {
	key, err := c.houseKey()
	if err != nil {
		return nil, err
	}
	var older []vault.Key
	if c.OldKey != "" || c.OldKeyFile != "" {
		old, err := c.oldKey()
		if err != nil {
			return nil, err
		}
		older = append(older, old)
	}
	return vault.New(key, older...)
}

// oldKey is never made: a new one would open nothing.
func (c config) oldKey() (vault.Key, error) {
	if c.OldKey != "" {
		return vault.ParseKey(c.OldKey)
	}
	return vault.ReadKey(c.OldKeyFile)
}
