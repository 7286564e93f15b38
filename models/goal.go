package models

import (
	"slices"
	"strconv"
	"time"
)

// OwnGoals are the citizen's own goals in the citizen's own order, with their
// steps and with what was reached or put away.
type OwnGoals []GoalNow

// GoalNow is an own goal with all that was said about it. A step on the way is a
// goal too, and has no steps.
type GoalNow struct {
	OwnGoal
	Parent    string    // the goal it is a step of
	Delivered bool      // a department was told it first
	Version   Version   // of its words: 0 as delivered
	Reached   time.Time // zero while it is not
	PutAway   time.Time // zero while it is not
	Ratings   []Rating  // oldest first
	Links     []Link    // to what may serve it, as first proposed
	Beside    []Beside  // oldest first
	History   []Event   // all of it, oldest first
}

// Rating is how the citizen says it goes, from 1 to 5.
type Rating struct {
	Value int
	Words string
	At    time.Time
}

// Link says that a measure may serve a goal. Only the citizen says that it does.
type Link struct {
	Measure string // as the one plan names it
	State   LinkState
	By      string // first name of who proposed it
	At      time.Time
}

// LinkState is what the citizen has said to a link.
type LinkState string

// The states; all but the first are the citizen's answers.
const (
	LinkProposed LinkState = "proposed"
	LinkYes      LinkState = "yes"  // Ja, det passer
	LinkNo       LinkState = "no"   // Nej
	LinkTalk     LinkState = "talk" // Lad os tale om det
)

// Beside is what a borgerkonsulent says beside the citizen's words.
type Beside struct {
	Text string
	By   string
	At   time.Time
}

// GoalsOf are the own goals as last said. The delivered ones are the ground, in
// the order given; the citizen's words overlay them. What the citizen has
// worded stays also when no department delivers it any more, and the steps of a
// goal that is no more become goals: nothing that the citizen wrote is lost.
func GoalsOf(delivered []OwnGoal, said []Event) OwnGoals {
	goals := make(OwnGoals, 0, len(delivered))
	for _, g := range delivered {
		goals = append(goals, GoalNow{OwnGoal: g, Delivered: true})
	}
	for _, e := range said {
		if e.About == AboutGoal {
			goals = goals.after(e)
		}
	}
	for i := range goals {
		if goals[i].Parent != "" && goals.index(goals[i].Parent) < 0 {
			goals[i].Parent = ""
		}
	}
	return goals
}

// after is the goals when one more thing has been said.
func (o OwnGoals) after(e Event) OwnGoals {
	i := o.index(e.Ref)
	if i < 0 && (e.What == Wrote || e.What == Reworded) {
		o = append(o, GoalNow{OwnGoal: OwnGoal{ID: e.Ref}, Delivered: e.What == Reworded, Parent: e.Target})
		i = len(o) - 1
	}
	if i < 0 {
		return o
	}
	g := &o[i]
	g.History = append(g.History, e)
	switch e.What {
	case Wrote, Reworded:
		g.Text, g.Version = e.Note, Version(e.Seq)
	case Placed:
		return o.place(i, e.Target)
	case Rated:
		value, _ := strconv.Atoi(e.Choice) // written by RateGoal
		g.Ratings = append(g.Ratings, Rating{Value: value, Words: e.Note, At: e.At})
	case Reached:
		g.Reached = e.At
	case NotReached:
		g.Reached = time.Time{}
	case PutAway:
		g.PutAway = e.At
	case TakenOut:
		g.PutAway = time.Time{}
	case SaidBeside:
		g.Beside = append(g.Beside, Beside{Text: e.Note, By: e.ByName, At: e.At})
	default:
		g.link(e)
	}
	return o
}

// link is what was said about a measure that may serve the goal.
func (g *GoalNow) link(e Event) {
	i := slices.IndexFunc(g.Links, func(l Link) bool { return l.Measure == e.Target })
	switch {
	case e.What == Linked && i < 0:
		g.Links = append(g.Links, Link{Measure: e.Target, State: LinkProposed, By: e.ByName, At: e.At})
	case e.What == Linked:
		g.Links[i] = Link{Measure: e.Target, State: LinkProposed, By: e.ByName, At: e.At}
	case i < 0:
	case e.What == Unlinked:
		g.Links = slices.Delete(g.Links, i, i+1)
	case e.What == Answered:
		g.Links[i].State = LinkState(e.Choice)
	}
}

// place puts the goal at i before the one with that id, last when it is "".
func (o OwnGoals) place(i int, before string) OwnGoals {
	if before == o[i].ID || before != "" && o.index(before) < 0 {
		return o
	}
	moved := o[i]
	o = slices.Delete(o, i, i+1)
	if before == "" {
		return append(o, moved)
	}
	return slices.Insert(o, o.index(before), moved)
}

func (o OwnGoals) index(id string) int {
	return slices.IndexFunc(o, func(g GoalNow) bool { return g.ID == id })
}

// Shown are the goals that were not put away, in the citizen's order.
func (o OwnGoals) Shown() []GoalNow {
	return o.those(func(g GoalNow) bool { return g.Parent == "" && g.PutAway.IsZero() })
}

// Away are the goals that were put away.
func (o OwnGoals) Away() []GoalNow {
	return o.those(func(g GoalNow) bool { return g.Parent == "" && !g.PutAway.IsZero() })
}

// Steps are the steps of the goal with this id that were not put away.
func (o OwnGoals) Steps(id string) []GoalNow {
	return o.those(func(g GoalNow) bool { return g.Parent == id && id != "" && g.PutAway.IsZero() })
}

// Living are the goals that the citizen wants still: what the plans are held
// against.
func (o OwnGoals) Living() []OwnGoal {
	var living []OwnGoal
	for _, g := range o.Shown() {
		if g.Reached.IsZero() {
			living = append(living, g.OwnGoal)
		}
	}
	return living
}

// ServedBy are the shown goals of which the citizen says that the measure
// serves them.
func (o OwnGoals) ServedBy(measure string) []GoalNow {
	return slices.DeleteFunc(o.Shown(), func(g GoalNow) bool {
		l, _ := g.linkTo(measure)
		return l.State != LinkYes
	})
}

func (o OwnGoals) those(fit func(GoalNow) bool) []GoalNow {
	var some []GoalNow
	for _, g := range o {
		if fit(g) {
			some = append(some, g)
		}
	}
	return some
}

// LineDays is how many days a line over how it goes has at most.
const LineDays = 60

// Line is the last rating of each day, oldest first.
func (g GoalNow) Line(loc *time.Location) []Rating {
	var line []Rating
	for _, r := range g.Ratings {
		if n := len(line); n > 0 && DateOf(line[n-1].At.In(loc)) == DateOf(r.At.In(loc)) {
			line = line[:n-1]
		}
		line = append(line, r)
	}
	return line[max(0, len(line)-LineDays):]
}
