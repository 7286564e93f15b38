package actions

import (
	"context"

	"enplan/models"
)

// LimitLoad keeps how many hours of a week the citizen wants filled at most;
// nil takes the ceiling away.
func (a *Actions) LimitLoad(ctx context.Context, who models.Viewer, s Saying, hours *int) error {
	ceiling, err := models.CeilingOf(hours)
	s.Choice = ceiling.String()
	return a.say(ctx, who, models.LimitLoad, s, func(picture) (models.Event, error) {
		return models.Event{About: models.AboutLoad, What: models.SetCeiling, Choice: s.Choice}, err
	})
}

// PauseLoad keeps that it is too much right now, or no longer.
func (a *Actions) PauseLoad(ctx context.Context, who models.Viewer, s Saying, on bool) error {
	deed := models.Resumed
	if on {
		deed = models.Paused
	}
	s.Choice = string(deed)
	return a.say(ctx, who, models.PauseLoad, s, func(picture) (models.Event, error) {
		return models.Event{About: models.AboutLoad, What: deed}, models.CheckNote(s.Note)
	})
}
