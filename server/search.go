package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"enplan/models"
	"enplan/server/actions"
)

type auditSearches struct {
	Days int `help:"How many days back." default:"30"`
}

// Run prints a line for each of the staff.
func (c *auditSearches) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		all, err := house.Searches(ctx, operator, c.Days)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
		_, _ = fmt.Fprintln(table, "staff\tsearches\tnumbers\tshowed nobody")
		for _, one := range all {
			_, _ = fmt.Fprintf(table, "%s\t%d\t%d\t%d\n", one.Staff, one.Count, one.Numbers, one.Nothing)
		}
		return table.Flush()
	})
}
