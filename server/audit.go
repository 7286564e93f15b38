package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"enplan/models"
	"enplan/server/ledger"
	"enplan/server/store"
)

type auditCommand struct {
	Verify auditVerify `cmd:"" help:"Verify the log in a database, a backup or a citizen's export; changes nothing. Exit 1 and the first bad line of each log when something is wrong."`
	Key    auditKey    `cmd:"" help:"Print the public key that checkpoints are verified with."`
	Begin  auditBegin  `cmd:"" help:"Begin a new, empty ledger after the old folder was lost."`

	Searches auditSearches `cmd:"" help:"Print how much each of the staff has searched for citizens by CPR number, and how often that showed nobody."`
}

type auditVerify struct {
	Database string `help:"The database, or a backup of it; default ENPLAN_DATABASE." placeholder:"URL"`
	Ledger   string `help:"The folder of checkpoints, or a copy of it; default ENPLAN_LEDGER." placeholder:"DIR"`
	Key      string `help:"The public key, as printed by enplan audit key; default the one of the key here." placeholder:"PUB"`
	Citizen  string `help:"Only the log of the citizen with this opaque id." placeholder:"ID"`
	Export   string `help:"Verify what a citizen took along, instead of a database." placeholder:"FILE" type:"existingfile"`
}

// verifyParts is in how many parts a log is read at once.
const verifyParts = 2

var errNotWhole = errors.New("the log is not whole")

// Run verifies, and prints what was verified or what is wrong.
func (c *auditVerify) Run(s *surroundings) error {
	if err := c.complete(s.settings); err != nil {
		return err
	}
	if c.Export != "" {
		return c.verifyExport(s.out)
	}
	found, err := c.verify(context.Background())
	if fault := (ledger.Fault{}); errors.As(err, &fault) {
		found, err = ledger.Found{Faults: []ledger.Fault{fault}}, nil
	}
	if err != nil {
		return err
	}
	return printFound(s.out, found)
}

// complete fills in what the settings know.
func (c *auditVerify) complete(settings config) error {
	if c.Ledger == "" && c.Export == "" {
		if c.Database != "" && settings.Ledger == "" {
			settings.Database = c.Database
		}
		if c.Ledger = settings.ledger(); c.Ledger == "" {
			return errors.New("say with --ledger where the checkpoints are")
		}
	}
	if c.Database == "" {
		c.Database = settings.Database
	}
	if c.Key != "" {
		return nil
	}
	key, found, err := settings.ledgerKey(false)
	if err == nil && !found {
		err = errors.New("say with --key which public key the checkpoints are signed with")
	}
	c.Key = key.Public()
	return err
}

func (c *auditVerify) verify(ctx context.Context) (ledger.Found, error) {
	log, err := store.OpenLog(ctx, c.Database, c.Citizen, verifyParts)
	if err != nil {
		return ledger.Found{}, err
	}
	defer func() { _ = log.Close() }()
	number, hash, err := log.Remembers(ctx)
	if err != nil {
		return ledger.Found{}, err
	}
	book, err := ledger.Open(c.Ledger, c.Key)
	if err != nil {
		return ledger.Found{}, err
	}
	if err := book.Remembers(number, hash); err != nil {
		return ledger.Found{}, err
	}
	found, err := ledger.Verify(ctx, book, log, c.Citizen)
	if err == nil && found.Checkpoint.Number == 0 {
		found.Faults = append(found.Faults, ledger.Fault{Kind: ledger.Unproved, Says: "there is no checkpoint in " + c.Ledger})
	}
	return found, err
}

func (c *auditVerify) verifyExport(out io.Writer) error {
	section, err := readSection(c.Export)
	if err != nil {
		return err
	}
	proved, err := section.Verify(c.Key)
	if err == nil && c.Ledger != "" {
		var book *ledger.Book
		if book, err = ledger.Open(c.Ledger, c.Key); err == nil {
			err = book.Remembers(proved.Checkpoint.Number, proved.Checkpoint.Hash[:])
		}
	}
	fault := ledger.Fault{}
	if err != nil && !errors.As(err, &fault) {
		return err
	}
	found := ledger.Found{Citizens: 1, Lines: proved.Lines, Recorded: 1, Newer: proved.Lines - proved.Recorded, Checkpoint: proved.Checkpoint}
	if err != nil {
		found.Faults = []ledger.Fault{fault}
	}
	return printFound(out, found)
}

// readSection reads a section, or the one that stands as "log" in an export.
func readSection(path string) (ledger.Section, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return ledger.Section{}, fmt.Errorf("read the export: %w", err)
	}
	var export struct {
		Log *ledger.Section `json:"log"`
		ledger.Section
	}
	if err := json.Unmarshal(data, &export); err != nil {
		return ledger.Section{}, fmt.Errorf("read the export: %w", err)
	}
	if export.Log != nil {
		return *export.Log, nil
	}
	return export.Section, nil
}

func printFound(out io.Writer, f ledger.Found) error {
	for _, fault := range f.Faults {
		if _, err := fmt.Fprintf(out, "%s: %s\n", fault.Kind, fault.Error()); err != nil {
			return err
		}
	}
	if f.More > 0 {
		if _, err := fmt.Fprintf(out, "and %d more\n", f.More); err != nil {
			return err
		}
	}
	if len(f.Faults) > 0 {
		return errNotWhole
	}
	_, err := fmt.Fprintf(out, "The log is whole until %s: %d lines of %d logs, checkpoint %d, root %s. %d lines are newer than it.\n",
		f.Checkpoint.At.Format(time.RFC3339), f.Lines, f.Citizens, f.Checkpoint.Number, ledger.ShortRoot(f.Checkpoint.Root[:]), f.Newer)
	return err
}

type auditKey struct{}

// Run prints the public key, and makes the key when there is none.
func (auditKey) Run(s *surroundings) error {
	key, _, err := s.settings.ledgerKey(true)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.out, key.Public())
	return err
}

type auditBegin struct{}

// Run has the database forget the checkpoints it has heard of.
func (auditBegin) Run(s *surroundings) error {
	house, done, err := s.open(context.Background(), nil)
	if err != nil {
		return err
	}
	defer done()
	return house.BeginLedger(context.Background(), models.Viewer{Role: models.AsOperator})
}
