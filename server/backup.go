package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/backup"
	"enplan/server/store"
)

type backupCommand struct {
	File string `arg:"" help:"The backup to write; nothing may be there." type:"path"`
	Keys string `help:"The file of keys, written over each time; default keys.age beside the backup." placeholder:"FILE" type:"path"`
}

// keysHead is the first line of a file of keys; a WrappedKey for each citizen follows.
type keysHead struct {
	Format string `json:"format"`
	MadeMs int64  `json:"made"`
}

const keysFormat = "enplan-keys/1"

// Run writes the backup and then the keys. The database goes to the backup by a copy
// in a folder that only its owner can read, which is removed; on PostgreSQL it comes
// from pg_dump on standard input, and nothing is written in between.
func (c *backupCommand) Run(s *surroundings) error {
	who, err := backup.ParseRecipients(s.settings.BackupTo)
	if err != nil {
		return fmt.Errorf("ENPLAN_BACKUP_TO: %w", err)
	}
	if c.Keys == "" {
		c.Keys = filepath.Join(filepath.Dir(c.File), "keys.age")
	}
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return backup.WriteFile(c.File, false, func(to io.Writer) error {
			if s.settings.onPostgres() {
				if err := backup.Encrypt(to, s.in, who); err != nil {
					return err
				}
				return c.writeKeys(ctx, s, house, operator, "", who)
			}
			folder, err := os.MkdirTemp(filepath.Dir(c.File), ".copy-*") // mode 0700
			if err != nil {
				return err
			}
			defer func() { _ = os.RemoveAll(folder) }()
			copied := filepath.Join(folder, "enplan.db")
			if err := c.writeKeys(ctx, s, house, operator, copied, who); err != nil {
				return err
			}
			from, err := os.Open(copied)
			if err != nil {
				return err
			}
			return errors.Join(backup.Encrypt(to, from, who), from.Close())
		})
	})
}

// writeKeys has the house copy itself to a path, and puts the keys in the place of
// those of the last backup.
func (c *backupCommand) writeKeys(ctx context.Context, s *surroundings, house *actions.Actions, operator models.Viewer, path string, who backup.Recipients) error {
	return backup.WriteFile(c.Keys, true, func(to io.Writer) error {
		from, lines := io.Pipe()
		done := make(chan error, 1)
		go func() { done <- backup.Encrypt(to, from, who) }()
		out := json.NewEncoder(lines)
		head := false
		err := house.BackUp(ctx, operator, path, func(k store.WrappedKey) error {
			if !head {
				head = true
				if err := out.Encode(keysHead{keysFormat, s.now().UnixMilli()}); err != nil {
					return err
				}
			}
			return out.Encode(k)
		})
		if err == nil && !head {
			err = out.Encode(keysHead{keysFormat, s.now().UnixMilli()})
		}
		_ = lines.CloseWithError(err)
		return errors.Join(err, <-done)
	})
}

// readKeys reads a file of keys.
func readKeys(path string, who backup.Identities) (keys []store.WrappedKey, made time.Time, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, made, err
	}
	defer func() { _ = file.Close() }()
	from, plain := io.Pipe()
	go func() { _ = plain.CloseWithError(backup.Decrypt(plain, file, who)) }()
	defer func() { _ = from.Close() }()
	in := json.NewDecoder(from)
	var head keysHead
	if err := in.Decode(&head); err != nil {
		return nil, made, fmt.Errorf("read the keys: %w", err)
	}
	if head.Format != keysFormat {
		return nil, made, errors.New("read the keys: it is another kind of file")
	}
	for {
		var k store.WrappedKey
		switch err := in.Decode(&k); {
		case errors.Is(err, io.EOF):
			return keys, time.UnixMilli(head.MadeMs).UTC(), nil
		case err != nil:
			return nil, made, fmt.Errorf("read the keys: %w", err)
		}
		keys = append(keys, k)
	}
}
