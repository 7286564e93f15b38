package models

import (
	"encoding/json"
	"time"
)

// ChangeKind is what a delivery did to the plan.
type ChangeKind string

// The kinds of change.
const (
	PlanBegan          ChangeKind = "plan_began"
	PlanEnded          ChangeKind = "plan_ended"
	PlanChanged        ChangeKind = "plan_changed" // so much at once that each sentence would help nobody
	CaseworkerChanged  ChangeKind = "caseworker_changed"
	FollowUpMoved      ChangeKind = "follow_up_moved"
	MeasureBegan       ChangeKind = "measure_began"
	MeasureEnded       ChangeKind = "measure_ended"
	MeasureChanged     ChangeKind = "measure_changed"
	DutyAdded          ChangeKind = "duty_added"
	DutyGone           ChangeKind = "duty_gone"
	DutyMet            ChangeKind = "duty_met" // the department has got the paper
	DutyChanged        ChangeKind = "duty_changed"
	DutyMoved          ChangeKind = "duty_moved" // another day
	LimitAdded         ChangeKind = "limit_added"
	LimitGone          ChangeKind = "limit_gone"
	AppointmentAdded   ChangeKind = "appointment_added"
	AppointmentMoved   ChangeKind = "appointment_moved"
	AppointmentOff     ChangeKind = "appointment_off"
	AppointmentPlace   ChangeKind = "appointment_place"
	AppointmentChanged ChangeKind = "appointment_changed" // its times, in more than one way
)

// ChangeKinds are all of them.
var ChangeKinds = []ChangeKind{
	PlanBegan, PlanEnded, PlanChanged, CaseworkerChanged, FollowUpMoved, MeasureBegan, MeasureEnded, MeasureChanged,
	DutyAdded, DutyGone, DutyMet, DutyChanged, DutyMoved, LimitAdded, LimitGone,
	AppointmentAdded, AppointmentMoved, AppointmentOff, AppointmentPlace, AppointmentChanged,
}

// Change is one thing that a delivery changed, as the departments wrote it, so
// that it can be told in any language long after the thing itself is gone.
type Change struct {
	Kind   ChangeKind `json:"-"`
	Ref    string     `json:"-"` // the thing; "" is the plan itself
	Plan   string     `json:"-"`
	Source string     `json:"-"`

	Unit    string    `json:"unit,omitempty"`
	What    string    `json:"what,omitempty"`
	About   string    `json:"about,omitempty"` // first name of the household member it is for
	Was     string    `json:"was,omitempty"`
	Is      string    `json:"is,omitempty"`
	From    time.Time `json:"from,omitzero"` // when it was to be
	To      time.Time `json:"to,omitzero"`   // when it is to be now
	FromEnd time.Time `json:"fromEnd,omitzero"`
	ToEnd   time.Time `json:"toEnd,omitzero"`
	Gone    []Slot    `json:"gone,omitempty"` // the times of the days ahead that no longer take place, when they are several
	AllDay  bool      `json:"allDay,omitempty"`
	Paper   bool      `json:"paper,omitempty"` // a duty to hand in a paper
	Count   int       `json:"count,omitempty"`
}

// Event is how a change is kept: said by the source.
func (c Change) Event() (Event, error) {
	note, err := json.Marshal(c)
	return Event{
		About: AboutChange, Ref: c.Ref, What: Delivered, Choice: string(c.Kind), Target: c.Plan, Note: string(note),
		By: Viewer{Role: AsSource, ID: c.Source}, Shown: true,
	}, err
}

// ChangeOf reads what Event wrote; what cannot be read says nothing but its kind.
func ChangeOf(e Event) Change {
	var c Change
	_ = json.Unmarshal([]byte(e.Note), &c)
	c.Kind, c.Ref, c.Plan, c.Source = ChangeKind(e.Choice), e.Ref, e.Target, e.By.ID
	return c
}
