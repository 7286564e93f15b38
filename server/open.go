package main

import (
	"context"
	"fmt"
	"time"

	"enplan/server/actions"
	"enplan/server/store"
)

// zone is the wall clock that Danish citizens live by.
func zone() *time.Location {
	z, err := time.LoadLocation("Europe/Copenhagen")
	if err != nil {
		panic("the zones are built in: " + err.Error())
	}
	return z
}

// open builds the house on its database; done gives it back. onChange is told
// what has changed, nil for a command that nobody listens to.
func (s *surroundings) open(ctx context.Context, onChange func([]store.Change)) (house *actions.Actions, done func(), err error) {
	v, err := s.settings.vault()
	if err != nil {
		return nil, nil, err
	}
	log := s.settings.logger()
	kept, err := store.Open(ctx, store.Options{URL: s.settings.Database, Vault: v, Logger: log, Now: s.now, OnChange: onChange, OnDue: s.onDue})
	if err != nil {
		return nil, nil, fmt.Errorf("open the database: %w", err)
	}
	house = actions.New(kept, v, zone(), log)
	house.LimitLIX(s.settings.LIX)
	house.AnswerWithin(s.settings.AnswerDays)
	house.NameInLog(s.settings.LogNames == namesName)
	house.TakeTokens(s.settings.TokenAudience)
	return house, func() { _ = kept.Close() }, nil
}
