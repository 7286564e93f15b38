package models

// QuickReplies are the keys of short answers in plain Danish that a
// borgerkonsulent can begin with.
var QuickReplies = []string{"got_it", "looking", "call_you", "which_time", "done", "no_rush"}

// Template is a letter that a borgerkonsulent writes often. Its deadline is
// relative, so that it is right on the day it is written.
type Template struct {
	Key      string
	Workdays int // from today to the deadline it names; 0 when it names none
}

// Templates are the letters there are, in the order they are offered.
var Templates = []Template{
	{"ask_paper", 5}, {"ask_time", 3}, {"meeting_moved", 0}, {"we_will", 10}, {"plan_changed", 5},
}

// Deadline is the day the template names when it is written today.
func (t Template) Deadline(today Date) Date { return AddWorkdays(today, t.Workdays) }
