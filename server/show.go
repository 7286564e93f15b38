package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/plain"
	"enplan/server/wording"
)

type planCommand struct {
	Citizen  string `required:"" help:"The citizen's id, or the id a source gave." placeholder:"ID"`
	Date     string `help:"Show the plan as of that day instead of now." placeholder:"YYYY-MM-DD"`
	Language string `help:"da or en." default:"da" enum:"da,en"`
}

// Run prints the one plan as text.
func (c *planCommand) Run(s *surroundings) error {
	view, _, err := s.inspect(c.Citizen, c.Language, c.Date)
	if err != nil {
		return err
	}
	return wording.Print(s.out, view, i18n.For(c.Language))
}

// inspect is a citizen's plan as of a day, or of now.
func (s *surroundings) inspect(citizen, language, day string) (wording.PlanView, oneplan.Plan, error) {
	now, err := s.at(day)
	if err != nil {
		return wording.PlanView{}, oneplan.Plan{}, err
	}
	house, done, err := s.open(context.Background(), nil)
	if err != nil {
		return wording.PlanView{}, oneplan.Plan{}, err
	}
	defer done()
	view, plan, err := house.InspectPlan(context.Background(), citizen, language, now)
	return view, plan, spoken(err, language)
}

type plainCommand struct{}

// Run checks the text on standard input.
func (plainCommand) Run(s *surroundings) error {
	text, err := io.ReadAll(s.in)
	if err != nil {
		return fmt.Errorf("read the text: %w", err)
	}
	return printJSON(s.out, plain.Check(string(text)))
}

type versionCommand struct{}

// Run prints the version the build stamped, or what Go knows of it.
func (versionCommand) Run(s *surroundings) error {
	v := version
	if info, ok := debug.ReadBuildInfo(); ok && v == "" {
		v = info.Main.Version
	}
	_, err := fmt.Fprintln(s.out, "enplan", v)
	return err
}

// version is stamped by the build.
var version string

type sourceCommand struct {
	Name       string        `arg:"" help:"Short and fixed: letters, digits and dashes."`
	Title      string        `help:"What the citizen reads, for example the department's name." required:""`
	Every      time.Duration `help:"How often it promises to deliver, for example 24h; 0 is no promise."`
	Department string        `help:"Which department it delivers for, as enplan department knows it. Without one nothing it delivers is shared with anybody." placeholder:"ID"`
}

// Run registers the source and prints its key, the only time it can be seen.
func (c *sourceCommand) Run(s *surroundings) error {
	house, done, err := s.open(context.Background(), nil)
	if err != nil {
		return err
	}
	defer done()
	key, err := house.RegisterSource(context.Background(), models.Viewer{Role: models.AsOperator},
		models.Source{Name: c.Name, Title: c.Title, Every: c.Every, Department: c.Department})
	if err != nil {
		return spoken(err, "en")
	}
	_, err = fmt.Fprintln(s.out, key)
	return err
}

// at is now, or the morning of the day asked for.
func (s *surroundings) at(day string) (time.Time, error) {
	if day == "" {
		return s.now(), nil
	}
	d, err := models.ParseDate(day)
	if err != nil {
		return time.Time{}, err
	}
	return morningOf(d), nil
}

func printJSON(out io.Writer, v any) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

// spoken turns a refusal into its sentence.
func spoken(err error, language string) error {
	var refusal *models.Error
	if errors.As(err, &refusal) {
		return errors.New(i18n.For(language).Text(refusal.Key, nil))
	}
	return err
}
