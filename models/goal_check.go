package models

import (
	"slices"
	"strings"
)

// How much there can be.
const (
	MaxGoal  = 300 // characters of a goal or a step
	MaxGoals = 30  // living goals
	MaxSteps = 10  // of one goal
)

// The ratings there are, from bad to really good.
const (
	LeastRating = 1
	MostRating  = 5
)

// Refusals about own goals.
var (
	ErrGoalText    = &Error{Invalid, "goal.error.text"}
	ErrGoalBeside  = &Error{Invalid, "goal.error.beside"}
	ErrGoalRating  = &Error{Invalid, "goal.error.rating"}
	ErrGoalStep    = &Error{Invalid, "goal.error.step"} // a step has no steps, no scale and no links
	ErrGoalPlace   = &Error{Invalid, "goal.error.place"}
	ErrGoalAnswer  = &Error{Invalid, "goal.error.answer"}
	ErrManyGoals   = &Error{Conflict, "goal.error.many"}
	ErrManySteps   = &Error{Conflict, "goal.error.many_steps"}
	ErrGoalAway    = &Error{Conflict, "goal.error.away"}
	ErrGoalNotAway = &Error{Conflict, "goal.error.not_away"}
	ErrGoalDone    = &Error{Conflict, "goal.error.reached"}
	ErrGoalNotDone = &Error{Conflict, "goal.error.not_reached"}
	ErrGoalLinked  = &Error{Conflict, "goal.error.linked"}
)

// find is the goal or step that can be worked with. It returns ErrNotFound when
// there is none, ErrGoalAway when it or what it is a step of is put away.
func (o OwnGoals) find(id string) (GoalNow, error) {
	i := o.index(id)
	if i < 0 {
		return GoalNow{}, ErrNotFound
	}
	if parent := o.index(o[i].Parent); !o[i].PutAway.IsZero() || parent >= 0 && !o[parent].PutAway.IsZero() {
		return o[i], ErrGoalAway
	}
	return o[i], nil
}

// findWhole is find for what steps do not have.
func (o OwnGoals) findWhole(id string) (GoalNow, error) {
	g, err := o.find(id)
	if err == nil && g.Parent != "" {
		err = ErrGoalStep
	}
	return g, err
}

func checkGoalText(text string) error {
	if n := len([]rune(strings.TrimSpace(text))); n == 0 || n > MaxGoal {
		return ErrGoalText
	}
	return nil
}

// room refuses one goal more than there may be, or one step more of parent.
func (o OwnGoals) room(parent string) error {
	switch {
	case parent == "" && len(o.Living()) >= MaxGoals:
		return ErrManyGoals
	case parent != "" && len(o.Steps(parent)) >= MaxSteps:
		return ErrManySteps
	}
	return nil
}

// CheckWrite refuses a new goal without words or with too many, a step of a
// step, and one more than there may be.
func (o OwnGoals) CheckWrite(text, parent string) error {
	if err := checkGoalText(text); err != nil {
		return err
	}
	if parent != "" {
		if _, err := o.findWhole(parent); err != nil {
			return err
		}
	}
	return o.room(parent)
}

// CheckReword refuses other words for a goal that has been given others since
// the version that was seen.
func (o OwnGoals) CheckReword(id string, seen Version, text string) error {
	g, err := o.find(id)
	if err != nil {
		return err
	}
	if err := checkGoalText(text); err != nil {
		return err
	}
	return CheckVersion(seen, g.Version, text, g.Text)
}

// CheckMove refuses a place that is not among the goal's own: goals stand among
// goals, steps among the steps of one goal.
func (o OwnGoals) CheckMove(id, before string) error {
	g, err := o.find(id)
	if err != nil || before == "" {
		return err
	}
	if i := o.index(before); i < 0 || before == id || o[i].Parent != g.Parent {
		return ErrGoalPlace
	}
	return nil
}

// CheckRate refuses a rating there is none of.
func (o OwnGoals) CheckRate(id string, value int, words string) error {
	if _, err := o.findWhole(id); err != nil {
		return err
	}
	if value < LeastRating || value > MostRating {
		return ErrGoalRating
	}
	return CheckNote(words)
}

// CheckReach refuses to reach what is reached, and to take back what is not.
func (o OwnGoals) CheckReach(id string, undo bool) error {
	g, err := o.find(id)
	switch {
	case err != nil:
		return err
	case undo && g.Reached.IsZero():
		return ErrGoalNotDone
	case !undo && !g.Reached.IsZero():
		return ErrGoalDone
	case undo && g.Parent == "":
		return o.room("")
	}
	return nil
}

// CheckPutAway refuses to put away what is away, and to take out what is not.
func (o OwnGoals) CheckPutAway(id string, undo bool) error {
	i := o.index(id)
	switch {
	case i < 0:
		return ErrNotFound
	case undo && o[i].PutAway.IsZero():
		return ErrGoalNotAway
	case !undo && !o[i].PutAway.IsZero():
		return ErrGoalAway
	case undo:
		return o.room(o[i].Parent)
	}
	return nil
}

// CheckLink refuses a proposal that stands already, or to which the citizen has
// said anything but no.
func (o OwnGoals) CheckLink(id, measure string) error {
	g, err := o.findWhole(id)
	if err != nil {
		return err
	}
	if l, ok := g.linkTo(measure); ok && l.State != LinkNo {
		return ErrGoalLinked
	}
	return nil
}

// CheckUnlink refuses to take back what nobody has proposed.
func (o OwnGoals) CheckUnlink(id, measure string) error {
	g, err := o.findWhole(id)
	if _, linked := g.linkTo(measure); err == nil && !linked {
		err = ErrNotFound
	}
	return err
}

// CheckLinkAnswer refuses an answer there is none of, and one to what nobody has
// proposed.
func (o OwnGoals) CheckLinkAnswer(id, measure string, answer LinkState, note string) error {
	if err := o.CheckUnlink(id, measure); err != nil {
		return err
	}
	if answer != LinkYes && answer != LinkNo && answer != LinkTalk {
		return ErrGoalAnswer
	}
	return CheckNote(note)
}

// CheckBeside refuses words beside a goal that are none, or too many.
func (o OwnGoals) CheckBeside(id, text string) error {
	if _, err := o.findWhole(id); err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return ErrGoalBeside
	}
	return CheckNote(text)
}

func (g GoalNow) linkTo(measure string) (Link, bool) {
	i := slices.IndexFunc(g.Links, func(l Link) bool { return l.Measure == measure })
	if i < 0 {
		return Link{}, false
	}
	return g.Links[i], true
}
