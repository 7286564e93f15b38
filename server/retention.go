package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"enplan/models"
	"enplan/models/retention"
	"enplan/server/actions"
)

type retentionCommand struct {
	Terms retentionTerms `cmd:"" help:"Print the table of terms that is in force, to begin one's own from."`
	List  retentionList  `cmd:"" help:"Print what is to be erased and when, and why the rest is kept. Changes nothing."`
	Run   retentionRun   `cmd:"" help:"Erase what has been kept long enough, now. It can be broken off and run again."`
}

type retentionTerms struct{}

// Run prints the text as it is.
func (c *retentionTerms) Run(s *surroundings) error {
	text, _, err := s.settings.terms()
	if err == nil {
		_, err = fmt.Fprint(s.out, text)
	}
	return err
}

type retentionList struct {
	Over bool `help:"Only what would be erased now."`
}

// Run prints a line for each citizen and one for each plan. Ids are opaque; no name, no
// CPR and no text is opened for it.
func (c *retentionList) Run(s *surroundings) error {
	_, terms, err := s.settings.terms()
	if err != nil {
		return err
	}
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(table, "citizen\tplan\tdo\tfrom\twhy\ttopic\tconfidence")
		err := house.Fates(ctx, operator, terms, func(citizen string, f retention.Fate) error {
			if c.Over && !f.Erase() && len(f.Remove) == 0 {
				return nil
			}
			return listFate(table, citizen, f)
		})
		return errors.Join(err, table.Flush())
	})
}

func listFate(table *tabwriter.Writer, citizen string, f retention.Fate) error {
	do, why := "keep", make([]string, len(f.Keeps))
	for i, w := range f.Keeps {
		why[i] = string(w)
	}
	if f.Erase() {
		do, why = "erase", []string{string(retention.WhyTerm)}
	}
	_, err := fmt.Fprintf(table, "%s\t*\t%s\t%s\t%s\t\t\n", citizen, do, dayFrom(f.Until), strings.Join(why, ","))
	for _, p := range f.Plans {
		do := "keep"
		for _, r := range f.Remove {
			if r.Source == p.Plan.Source && r.ID == p.Plan.ID {
				do = "remove"
			}
		}
		if f.Erase() {
			do = "erase"
		}
		_, e := fmt.Fprintf(table, "%s\t%s~%s\t%s\t%s\t%s\t%s\t%s\n", citizen, p.Plan.Source, p.Plan.ID, do, dayFrom(p.Until), p.Why, p.Term.Topic, p.Term.Confidence)
		err = errors.Join(err, e)
	}
	return err
}

// dayFrom is the Danish day on which something may be erased, "-" while nobody can say.
func dayFrom(at time.Time) string {
	if at.IsZero() {
		return "-"
	}
	return models.DateOf(at.In(zone())).String()
}

type retentionRun struct {
	ClockIsRight bool `help:"I have looked at the clock of this machine, and it is right."`
	Most         int  `help:"How many citizens at most, instead of ENPLAN_RETENTION_MOST; still counted in 24 hours."`
}

// Run erases, once what the journal has is done again.
func (c *retentionRun) Run(s *surroundings) error {
	r, err := s.retaining()
	if err != nil {
		return err
	}
	r.Trusted = c.ClockIsRight
	if c.Most > 0 {
		r.Most = c.Most
	}
	return s.operateJournaled(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		done, err := house.Retain(ctx, operator, r)
		_, _ = fmt.Fprintf(s.out, "%d citizens erased, %d plans removed of others.\n", done.Erased, done.Removed)
		if done.Unknown > 0 {
			_, _ = fmt.Fprintf(s.out, "%d citizens could not be judged and are kept; the log says which.\n", done.Unknown)
		}
		if done.Reached {
			_, _ = fmt.Fprintf(s.out, "No more than %d in 24 hours (ENPLAN_RETENTION_MOST): run it again later.\n", r.Most)
		}
		return err
	})
}

// errNoTerms refuses to erase by terms that nobody here has confirmed.
var errNoTerms = errors.New("set ENPLAN_RETENTION_TERMS: nothing is erased by the table that comes with the program. " +
	"`enplan retention terms` prints it; correct it, have it confirmed, and name the file")

// retaining is how this server removes what is over.
func (s *surroundings) retaining() (r actions.Retaining, err error) {
	if s.settings.RetentionTerms == "" {
		return r, errNoTerms
	}
	_, r.Terms, err = s.settings.terms()
	r.Most, r.Holder = s.settings.RetentionMost, rand.Text()
	return r, err
}

// terms is the table of terms in force, and its text.
func (c config) terms() (string, retention.Terms, error) {
	if c.RetentionTerms == "" {
		return retention.OwnTable(), retention.Own(), nil
	}
	text, err := os.ReadFile(c.RetentionTerms)
	if err != nil {
		return "", nil, fmt.Errorf("ENPLAN_RETENTION_TERMS: %w", err)
	}
	terms, err := retention.Parse(string(text))
	if err != nil {
		return "", nil, fmt.Errorf("ENPLAN_RETENTION_TERMS, %s: %w", c.RetentionTerms, err)
	}
	return string(text), terms, nil
}

// retain looks at the clock until ctx ends, and once a day erases what is over: on one
// of the servers.
func (s *surroundings) retain(ctx context.Context, house *actions.Actions, r actions.Retaining) {
	each := time.NewTicker(retention.LookEach)
	defer each.Stop()
	for {
		s.complain(ctx, "what is over was not erased", s.retainOnce(ctx, house, r))
		select {
		case <-each.C:
		case <-ctx.Done():
			return
		}
	}
}

func (s *surroundings) retainOnce(ctx context.Context, house *actions.Actions, r actions.Retaining) error {
	due, err := house.LookAtClock(ctx, r.Holder)
	if err != nil || !due {
		return err
	}
	_, err = house.Retain(ctx, models.Viewer{Role: models.AsOperator}, r)
	return err
}
