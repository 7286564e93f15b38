package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/backup"
	"enplan/server/ledger"
	"enplan/server/store"
)

type restoreCommand struct {
	File     string `arg:"" optional:"" help:"The backup. Left out for PostgreSQL once pg_restore has run: then what is left to do is done." type:"path"`
	Identity string `required:"" help:"The file with the secret key of age." placeholder:"FILE" type:"path"`
	Keys     string `help:"The newest file of keys; default keys.age beside the backup." placeholder:"FILE" type:"path"`
	Down     string `help:"Since when nobody has sent anything, as 2026-11-26T09:00:00+01:00; what was due before is not sent again. Default now." placeholder:"TIME"`
	Anyway   bool   `help:"Go on although the log is not whole; what is wrong is printed."`
}

// Run restores. On SQLite the database is whole and done before it stands in its
// place; on PostgreSQL the backup is printed, for pg_restore.
func (c *restoreCommand) Run(s *surroundings) error {
	who, err := backup.ReadIdentities(c.Identity)
	if err != nil {
		return fmt.Errorf("--identity: %w", err)
	}
	if c.Keys == "" {
		c.Keys = filepath.Join(filepath.Dir(c.File), "keys.age")
	}
	switch {
	case !s.settings.onPostgres():
		return c.restoreFile(s, who)
	case c.File != "":
		return decryptFile(s.out, c.File, who)
	}
	return c.finish(s, s, who)
}

func decryptFile(to io.Writer, path string, who backup.Identities) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(backup.Decrypt(to, from, who), from.Close())
}

// restoreFile makes the database beside its place and moves it there at the end.
func (c *restoreCommand) restoreFile(s *surroundings, who backup.Identities) error {
	place := s.settings.Database
	if c.File == "" {
		return errors.New("say which backup")
	}
	if _, err := os.Lstat(place); err == nil {
		return fmt.Errorf("%s is there already: move it away first, with its -wal and -shm", place)
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(filepath.Dir(place), ".restore-*") // mode 0700
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	draft := filepath.Join(folder, "enplan.db")
	if err := backup.WriteFile(draft, false, func(to io.Writer) error { return decryptFile(to, c.File, who) }); err != nil {
		return err
	}
	if err := store.CheckFile(context.Background(), draft); err != nil {
		return err
	}
	inside := *s
	if inside.settings, err = s.settings.elsewhere(draft); err != nil {
		return err
	}
	if err := c.finish(&inside, s, who); err != nil {
		return err
	}
	if err := os.Rename(draft, place); err != nil {
		return err
	}
	return backup.SyncFolder(filepath.Dir(place))
}

// finish does all that makes a restored database one that can be served.
func (c *restoreCommand) finish(inside, s *surroundings, who backup.Identities) error {
	r := actions.Restored{Down: s.now()}
	var err error
	if c.Down != "" {
		if r.Down, err = time.Parse(time.RFC3339, c.Down); err != nil {
			return fmt.Errorf("--down: %w", err)
		}
	}
	if err := c.checkLog(inside); err != nil {
		return err
	}
	if r.Keys, r.KeysMade, err = readKeys(c.Keys, who); err != nil {
		return err
	}
	return inside.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		if err := house.PutBack(ctx, operator, r); err != nil {
			return err
		}
		closed, err := inside.redoJournal(ctx, house, func() error {
			erased, err := house.EraseKeyless(ctx, operator)
			if err == nil && erased > 0 {
				_, err = fmt.Fprintf(s.out, "%d citizens whose keys were destroyed after the backup are erased; the journal did not have them.\n", erased)
			}
			return err
		})
		if err != nil {
			return err
		}
		closed()
		_, err = fmt.Fprintf(s.out, "Restored: %d keys put back, every session ended. What was due before %s is not sent again.\n",
			len(r.Keys), r.Down.UTC().Format(time.RFC3339))
		return err
	})
}

// checkLog verifies the log in the backup against the ledger. That the ledger knows of
// lines which came after the backup is as it must be, and is said.
func (c *restoreCommand) checkLog(s *surroundings) error {
	verify := auditVerify{}
	_, signed, err := s.settings.ledgerKey(false)
	if err != nil {
		return err
	}
	if _, err := os.Stat(s.settings.ledger()); err != nil || !signed {
		_, err := fmt.Fprintln(s.out, "The log is not verified: there is no ledger here, or no key of one (ENPLAN_LEDGER, ENPLAN_LEDGER_KEY).")
		return err
	}
	if err := verify.complete(s.settings); err != nil {
		return err
	}
	found, err := verify.verify(context.Background())
	if fault := (ledger.Fault{}); errors.As(err, &fault) {
		found, err = ledger.Found{Faults: []ledger.Fault{fault}}, nil
	}
	if err != nil {
		return err
	}
	lost, wrong := found.More, 0
	for _, fault := range found.Faults {
		if fault.Kind == ledger.Truncated {
			lost++
			continue
		}
		wrong++
		_, _ = fmt.Fprintf(s.out, "%s: %s\n", fault.Kind, fault.Error())
	}
	if wrong > 0 && !c.Anyway {
		return errNotWhole
	}
	_, err = fmt.Fprintf(s.out, "The log has %d lines of %d citizens. %d logs have lost lines that came after the backup; the ledger remembers.\n", found.Lines, found.Citizens, lost)
	return err
}
