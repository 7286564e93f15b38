package main

import (
	"context"
	"fmt"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/bearer"
)

type sourceCommands struct {
	Register sourceCommand    `cmd:"" default:"withargs" help:"Make a source known and print its API key, once."`
	Key      sourceKeyCommand `cmd:"" help:"Register the public key that a source signs its tokens with; prints what the key is called."`
}

type sourceKeyCommand struct {
	Name string `arg:"" help:"The source, as enplan source knows it."`
	File string `arg:"" optional:"" help:"The public key in PEM: Ed25519, or ECDSA on P-256." type:"path"`
	Drop string `help:"Forget the key that is called this instead." placeholder:"KID"`
}

// Run registers the key, or forgets one.
func (c *sourceKeyCommand) Run(s *surroundings) error {
	return s.operate(func(ctx context.Context, house *actions.Actions, operator models.Viewer) error {
		if c.Drop != "" {
			return house.DropSourceKey(ctx, operator, c.Name, c.Drop)
		}
		text, err := readFile(c.File)
		if err != nil {
			return err
		}
		key, err := bearer.ParseKey(c.Name, text)
		if err != nil {
			return err
		}
		if err := house.AddSourceKey(ctx, operator, key); err != nil {
			return err
		}
		_, err = fmt.Fprintln(s.out, key.KID)
		return err
	})
}
