package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/intake"
	"enplan/server/web"
)

type importCommand struct {
	Source   string   `help:"Name of the delivering source." default:"file" placeholder:"NAME"`
	Citizen  string   `help:"Whose calendar an .ics file is." placeholder:"ID"`
	Version  int64    `help:"Version of the deliveries, when the files do not state one." placeholder:"N"`
	Language string   `help:"Language of the report: da or en." default:"en" enum:"da,en"`
	Files    []string `arg:"" name:"file" help:"Files to take in: enplan-case/1 JSON, FHIR R4 JSON or iCalendar." type:"path"`
}

// Run takes in each file by itself: one that is refused does not stop the
// others.
func (c *importCommand) Run(s *surroundings) error {
	ctx := context.Background()
	house, done, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer done()
	var refused error
	for _, file := range c.Files {
		report, err := c.deliver(ctx, house, file)
		if err != nil {
			refused = errRefused
		}
		c.print(s.out, file, report, err)
	}
	return refused
}

func (c *importCommand) deliver(ctx context.Context, house *actions.Actions, file string) (actions.Report, error) {
	data, err := readFile(file)
	if err != nil {
		return actions.Report{}, err
	}
	return house.Deliver(ctx, models.Viewer{Role: models.AsOperator}, actions.Delivery{
		Source: c.Source, ID: strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)),
		Version: c.Version, Citizen: c.Citizen, Data: data,
	})
}

// readFile reads no more of a file than one byte over the limit, so that a huge
// one is refused and not swallowed.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, intake.MaxBytes+1))
}

func (c *importCommand) print(out io.Writer, file string, r actions.Report, err error) {
	l := i18n.For(c.Language)
	name := filepath.Base(file)
	if err != nil {
		_, _ = fmt.Fprintf(out, "%s: %s\n", name, l.Text("import.refused", nil))
		for _, f := range faultViews(err, l) {
			_, _ = fmt.Fprintf(out, "  %s: %s\n", f.Pointer, f.Fault)
		}
		return
	}
	_, _ = fmt.Fprintf(out, "%s: %s\n", name, l.Text("import.taken", i18n.Args{
		"format": r.Format, "stored": fmt.Sprint(r.Stored), "unchanged": fmt.Sprint(r.Unchanged),
		"older": fmt.Sprint(r.Older), "waiting": fmt.Sprint(r.Waiting),
	}))
	for _, id := range r.Citizens {
		_, _ = fmt.Fprintf(out, "  %s\n", l.Text("import.citizen", i18n.Args{"id": id}))
	}
	for _, a := range r.Aside {
		_, _ = fmt.Fprintf(out, "  %s: %s\n", a.Pointer, l.Text(a.Key, a.Args))
	}
}

func faultViews(err error, l *i18n.Language) []web.FaultView {
	var faults intake.Faults
	var refusal *models.Error
	switch {
	case errors.As(err, &faults):
		return web.FaultViews(faults, l)
	case errors.As(err, &refusal):
		return []web.FaultView{{Pointer: "/", Fault: l.Text(refusal.Key, nil)}}
	}
	return []web.FaultView{{Pointer: "/", Fault: err.Error()}}
}
