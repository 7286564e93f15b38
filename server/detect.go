package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/calendar"
	"enplan/server/intake"
	"enplan/server/wording"
)

type detectCommand struct {
	Citizen  string   `help:"The citizen's id, or the id a source gave; everybody when left out. Not with files." placeholder:"ID"`
	Date     string   `help:"Look as of that day instead of the one a file names, or now." placeholder:"YYYY-MM-DD"`
	Language string   `help:"da or en." default:"da" enum:"da,en"`
	Files    []string `arg:"" optional:"" name:"file" help:"Deliveries to look into without taking them in: enplan-case/1 JSON, FHIR R4 JSON or iCalendar. Several files may be about one citizen." type:"path"`
}

// findingRow is one finding as the command prints it.
type findingRow struct {
	Case        string   `json:"case"`
	Kind        string   `json:"kind"`
	Refs        []string `json:"refs"`
	Severity    string   `json:"severity"`
	CitizenText string   `json:"citizenText"`
	StaffText   string   `json:"staffText"`
	Action      string   `json:"action"`
	Actor       string   `json:"actor"`
	ID          string   `json:"id"`
}

// Run prints what does not fit together, as one JSON array: of files, or of the
// citizens in the database. It decides nothing and stores nothing.
func (c *detectCommand) Run(s *surroundings) error {
	if len(c.Files) > 0 {
		return c.inFiles(s)
	}
	rows := []findingRow{}
	citizens := []string{c.Citizen}
	house, done, err := s.open(context.Background(), nil)
	if err != nil {
		return err
	}
	defer done()
	now, err := s.at(c.Date)
	if err != nil {
		return err
	}
	if c.Citizen == "" {
		if citizens, err = house.Citizens(context.Background(), models.Viewer{Role: models.AsOperator}); err != nil {
			return err
		}
	}
	for _, id := range citizens {
		_, plan, err := house.InspectPlan(context.Background(), id, c.Language, now)
		if err != nil {
			return spoken(err, c.Language)
		}
		rows = append(rows, c.rows(id, plan)...)
	}
	return printJSON(s.out, rows)
}

// inFiles looks into deliveries as they are. The answer that a file may hold is
// never read.
func (c *detectCommand) inFiles(s *surroundings) error {
	var deliveries [][]byte
	for _, file := range c.Files {
		data, err := readFile(file)
		if err != nil {
			return err
		}
		deliveries = append(deliveries, data)
	}
	cases, err := intake.Gather(deliveries, intake.Options{Source: "file", Citizen: "file"})
	if err != nil {
		for _, f := range faultViews(err, i18n.For("en")) {
			_, _ = fmt.Fprintf(s.err, "  %s: %s\n", f.Pointer, f.Fault)
		}
		return fmt.Errorf("%s: %w", filepath.Base(c.Files[0]), errRefused)
	}
	rows := []findingRow{}
	for _, one := range cases {
		plan, err := c.plan(s, one)
		if err != nil {
			return err
		}
		rows = append(rows, c.rows(one.ID, plan)...)
	}
	return printJSON(s.out, rows)
}

// plan is the one plan of a case as of the day asked for, the day the case
// names, or now.
func (c *detectCommand) plan(s *surroundings, one intake.Case) (oneplan.Plan, error) {
	now, err := s.at(c.Date)
	if err != nil {
		return oneplan.Plan{}, err
	}
	if c.Date == "" && !one.Day.IsZero() {
		now = morningOf(one.Day)
	}
	if err := calendar.ExpandAll(&one.Facts, models.DateOf(now.In(zone())), oneplan.YearDays, zone()); err != nil {
		return oneplan.Plan{}, err
	}
	return oneplan.Build(one.Facts, now, zone()), nil
}

func morningOf(d models.Date) time.Time {
	const morning = 6
	return d.At(morning, 0, zone())
}

func (c *detectCommand) rows(id string, plan oneplan.Plan) []findingRow {
	var rows []findingRow
	for _, f := range detect.All(plan) {
		said := wording.FindingWords(plan, f, i18n.For(c.Language))
		rows = append(rows, findingRow{
			Case: id, Kind: f.Kind, Refs: f.Refs, Severity: f.Severity, ID: f.ID,
			CitizenText: said.Citizen, StaffText: withQuotes(said, c.Language), Action: said.Action, Actor: f.Acts,
		})
	}
	return rows
}

// withQuotes is the borgerkonsulent's sentence and what it rests on, in one text.
func withQuotes(said wording.FindingText, language string) string {
	text := said.Staff
	for _, q := range said.Quotes {
		text += " " + i18n.For(language).Text("finding.quote", i18n.Args{"unit": q.Unit, "words": q.Words})
	}
	return text
}
