package actions

import (
	"context"
	"strconv"

	"enplan/models"
)

// WriteGoal keeps a new goal of the citizen's, or with a target a step of that
// goal, and returns its id: the same again for what was written under the same
// key.
func (a *Actions) WriteGoal(ctx context.Context, who models.Viewer, s Saying) (string, error) {
	id, err := a.madeID("goal", who, s.Key)
	if err != nil {
		return "", err
	}
	s.Ref = id
	return id, a.say(ctx, who, models.WriteGoal, s, func(p picture) (models.Event, error) {
		return models.Event{About: models.AboutGoal, What: models.Wrote, Target: s.Target}, p.plan.Goals.CheckWrite(s.Note, s.Target)
	})
}

// RewordGoal keeps other words for a goal, unless it has been given others since
// the version that was seen.
func (a *Actions) RewordGoal(ctx context.Context, who models.Viewer, s Saying, seen models.Version) error {
	return a.ofGoal(ctx, who, models.RewordGoal, s, models.Reworded, func(goals models.OwnGoals) error {
		return goals.CheckReword(s.Ref, seen, s.Note)
	})
}

// MoveGoal keeps that a goal stands before the one of the target, or last.
func (a *Actions) MoveGoal(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofGoal(ctx, who, models.MoveGoal, s, models.Placed, func(goals models.OwnGoals) error {
		return goals.CheckMove(s.Ref, s.Target)
	})
}

// RateGoal keeps how it goes, from 1 to 5, in a few words if the citizen likes.
func (a *Actions) RateGoal(ctx context.Context, who models.Viewer, s Saying, value int) error {
	s.Choice = strconv.Itoa(value)
	return a.ofGoal(ctx, who, models.RateGoal, s, models.Rated, func(goals models.OwnGoals) error {
		return goals.CheckRate(s.Ref, value, s.Note)
	})
}

// ReachGoal keeps that a goal or a step is reached, or is not after all.
func (a *Actions) ReachGoal(ctx context.Context, who models.Viewer, s Saying, undo bool) error {
	deed := models.Reached
	if undo {
		deed = models.NotReached
	}
	s.Choice = string(deed)
	return a.ofGoal(ctx, who, models.ReachGoal, s, deed, func(goals models.OwnGoals) error {
		return goals.CheckReach(s.Ref, undo)
	})
}

// PutAwayGoal keeps that the citizen has put a goal or a step away, or has taken
// it out again. Nothing that was said about it is lost.
func (a *Actions) PutAwayGoal(ctx context.Context, who models.Viewer, s Saying, undo bool) error {
	deed := models.PutAway
	if undo {
		deed = models.TakenOut
	}
	s.Choice = string(deed)
	return a.ofGoal(ctx, who, models.PutAwayGoal, s, deed, func(goals models.OwnGoals) error {
		return goals.CheckPutAway(s.Ref, undo)
	})
}

// AnswerLink keeps whether the citizen finds that the measure of the target
// serves the goal.
func (a *Actions) AnswerLink(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofGoal(ctx, who, models.AnswerLink, s, models.Answered, func(goals models.OwnGoals) error {
		return goals.CheckLinkAnswer(s.Ref, s.Target, models.LinkState(s.Choice), s.Note)
	})
}

// LinkGoal keeps that the borgerkonsulent proposes a measure of the plan for a
// goal. It serves the goal when the citizen says so.
func (a *Actions) LinkGoal(ctx context.Context, who models.Viewer, s Saying) error {
	return a.say(ctx, who, models.LinkGoal, s, func(p picture) (models.Event, error) {
		err := p.plan.Goals.CheckLink(s.Ref, s.Target)
		if err == nil && p.plan.MeasureByID(s.Target) == nil {
			err = models.ErrNotFound
		}
		return models.Event{About: models.AboutGoal, What: models.Linked, Target: s.Target}, err
	})
}

// UnlinkGoal takes a proposal back, also one that the citizen said yes to.
func (a *Actions) UnlinkGoal(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofGoal(ctx, who, models.UnlinkGoal, s, models.Unlinked, func(goals models.OwnGoals) error {
		return goals.CheckUnlink(s.Ref, s.Target)
	})
}

// SpeakOfGoal keeps what the borgerkonsulent says beside the citizen's words.
func (a *Actions) SpeakOfGoal(ctx context.Context, who models.Viewer, s Saying) error {
	return a.ofGoal(ctx, who, models.SpeakOfGoal, s, models.SaidBeside, func(goals models.OwnGoals) error {
		return goals.CheckBeside(s.Ref, s.Note)
	})
}

// ofGoal keeps one thing said about a goal that is there.
func (a *Actions) ofGoal(
	ctx context.Context, who models.Viewer, action models.Action, s Saying, deed models.Deed, check func(models.OwnGoals) error,
) error {
	return a.say(ctx, who, action, s, func(p picture) (models.Event, error) {
		event := models.Event{About: models.AboutGoal, What: deed, Choice: s.Choice, Target: s.Target}
		return event, check(p.plan.Goals)
	})
}
