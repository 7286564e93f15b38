package main

import (
	"context"
	"errors"

	"enplan/models"
	"enplan/server/actions"
)

type departmentCommand struct {
	ID    string `arg:"" help:"Short and fixed: lower-case letters, digits and dashes."`
	Title string `help:"What the citizen reads." required:""`
	Field string `help:"The law it works under, as far as sharing asks." required:"" enum:"job,social,family,health,treatment,money,housing,substance,coordinator"`
	Phone string `help:"Whom the citizen calls."`
}

// Run makes the department known.
func (c *departmentCommand) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		return house.SetDepartment(ctx, operator, models.Department{ID: c.ID, Title: c.Title, Field: models.Field(c.Field), Phone: c.Phone})
	})
}

type staffCommand struct {
	ID         string `arg:"" help:"Short and fixed; opaque to all others."`
	Name       string `help:"First name and last name."`
	Left       bool   `help:"They work here no more: they are logged out at once and cannot log in."`
	Role       string `help:"coordinator is a borgerkonsulent, professional a fagperson of a department, leader sees numbers and no citizen." default:"coordinator" enum:"coordinator,professional,leader"`
	Unit       string `help:"Where they work, as the citizen reads it."`
	Phone      string `help:"Their direct number."`
	Department string `help:"Of a fagperson: which department, as enplan department knows it." placeholder:"ID"`
	Subject    string `help:"What the municipality's provider of logins calls them (the claim sub), so that they can log in." placeholder:"SUB"`
}

// Run employs somebody, or lets them go.
func (c *staffCommand) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		if c.Left {
			return house.DismissStaff(ctx, operator, c.ID)
		}
		if c.Subject != "" && s.settings.Login.Staff.Issuer == "" {
			return errNoStaffProvider
		}
		err := house.EmployStaff(ctx, operator, models.Staff{
			ID: c.ID, Name: c.Name, Role: models.Role(c.Role), Unit: c.Unit, Phone: c.Phone, Department: c.Department,
		})
		if err != nil || c.Subject == "" {
			return err
		}
		return house.LinkStaff(ctx, operator, c.ID, s.settings.Login.Staff.Issuer, c.Subject)
	})
}

var errNoStaffProvider = errors.New("set ENPLAN_LOGIN_STAFF_ISSUER: a subject is what that provider calls somebody")

// operate does something as who runs the program, and says a refusal in words.
func (s *surroundings) operate(do func(context.Context, *actions.Actions, models.Viewer) error) error {
	ctx := context.Background()
	house, done, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer done()
	return spoken(do(ctx, house, models.Viewer{Role: models.AsOperator}), "en")
}
