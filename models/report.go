package models

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

// Period is four whole ISO weeks. Periods follow each other and never overlap,
// so that one report cannot be subtracted from another.
type Period struct{ From Date }

// PeriodWeeks is how many weeks a period has.
const PeriodWeeks = 4

// firstPeriod is a Monday. Any Monday would do, but it may never be changed.
var firstPeriod = Date{2024, time.January, 22}

// PeriodBefore is the last period that is over on the day.
func PeriodBefore(day Date) Period {
	const days = 7 * PeriodWeeks
	n := firstPeriod.DaysUntil(day)
	if n < 0 {
		n -= days - 1
	}
	return Period{firstPeriod.AddDays((n/days - 1) * days)}
}

// Before is the period before.
func (p Period) Before() Period { return Period{p.From.AddDays(-7 * PeriodWeeks)} }

// End is the day after the last.
func (p Period) End() Date { return p.From.AddDays(7 * PeriodWeeks) }

// Has reports whether the day lies in it.
func (p Period) Has(day Date) bool { return !day.Before(p.From) && day.Before(p.End()) }

// weekOf is what the row of a day's week is called: its Monday.
func (p Period) weekOf(day Date) string {
	return p.From.AddDays(p.From.DaysUntil(day) / 7 * 7).String()
}

// Report is the leader's numbers about one period. It names teams and
// departments, and nobody.
type Report struct {
	From        Date      `json:"from"` // of the period
	Answers     Table     `json:"answers"`
	AnswerWeeks Table     `json:"answerWeeks"` // by the Monday of the week
	Promises    Table     `json:"promises"`
	Writing     Table     `json:"writing"` // by how hard the texts are
	Sent        []Average `json:"sent"`    // LIX of what staff sent
	Plans       []Average `json:"plans"`   // LIX of what departments wrote in their plans
	Settled     Settled   `json:"settled"`
	Open        Table     `json:"open"` // by kind, to the nearest five
	Caseload    Caseload  `json:"caseload"`
}

// The parts of a table about promises, and of the one about texts.
const (
	Kept    = 0
	NotKept = 1

	Readable = 0
	TooHard  = 1
)

// Due is something that was promised to a citizen by a day: an answer, or what
// somebody said they would do.
type Due struct {
	Unit    string
	Citizen string
	By      Date
	Kept    bool
}

// Text is a text that staff sent, or that stands in a department's plan.
type Text struct {
	Unit    string
	Citizen string
	LIX     float64
	Unplain bool // sent although it was too hard
}

// Course is how it went with a finding: from when it was first seen until it
// was settled, zero while it is open.
type Course struct {
	Kind           string
	Citizen        string
	Found, Settled time.Time
}

// Numbers are what a report is made of. All of it is about the period, and what
// is open and who coordinates for whom is as of its end.
type Numbers struct {
	Answers, Promises []Due
	Sent, Plans       []Text
	Settled, Open     []Course
	Coordinates       map[string]int // by borgerkonsulent: how many citizens
	Citizens          int            // who have a borgerkonsulent
}

// ReportOn makes the report of a period.
func ReportOn(p Period, n Numbers) Report {
	r := Report{From: p.From, Sent: averages(n.Sent), Plans: averages(n.Plans), Settled: settled(n.Settled), Caseload: caseload(n)}
	r.Answers = Guard(dues(n.Answers, func(d Due) string { return d.Unit }), 2)
	r.AnswerWeeks = Guard(dues(n.Answers, func(d Due) string { return p.weekOf(d.By) }), 2)
	r.Promises = Guard(dues(n.Promises, func(d Due) string { return d.Unit }), 2)
	var texts, open []Counted
	for _, t := range n.Sent {
		texts = append(texts, Counted{Row: t.Unit, Citizen: t.Citizen, Part: part(!t.Unplain)})
	}
	r.Writing = Guard(texts, 2)
	for _, c := range n.Open {
		open = append(open, Counted{Row: c.Kind, Citizen: c.Citizen})
	}
	r.Open = rounded(Guard(open, 1))
	return r
}

func dues(all []Due, row func(Due) string) []Counted {
	counted := make([]Counted, len(all))
	for i, d := range all {
		counted[i] = Counted{Row: row(d), Citizen: d.Citizen, Part: part(d.Kept)}
	}
	return counted
}

// part is 0 when it is as it should be.
func part(well bool) int {
	if well {
		return 0
	}
	return 1
}

// WaitDue is what a question of a citizen's promised: an answer by a day. asked
// and answered are wall-clock times; answered is zero while there is none.
func WaitDue(unit, citizen string, asked, answered time.Time) Due {
	by := AnswerBy(asked)
	return Due{Unit: unit, Citizen: citizen, By: by, Kept: !answered.IsZero() && !DateOf(answered).After(by)}
}

// rounded is the table to the nearest five: it is of a day, and from day to day
// it would tell of one citizen more or less.
func rounded(t Table) Table {
	round := func(r *Row) {
		for i := range r.Parts {
			r.Parts[i].N = nearestFive(r.Parts[i].N)
		}
		r.Total.N = nearestFive(r.Total.N)
	}
	for i := range t.Rows {
		round(&t.Rows[i])
	}
	round(&t.Total)
	return t
}

func nearestFive(n int) int { return (n + 2) / 5 * 5 }

// Week is the ISO week of a row by week.
func (r Row) Week() (int, error) {
	day, err := ParseDate(r.Name)
	if err != nil {
		return 0, fmt.Errorf("the week %s: %w", strconv.Quote(r.Name), err)
	}
	return day.Week(), nil
}

// Weeks are the rows by week of a period, also those in which nothing fell due.
func (r Report) Weeks() []Row {
	rows := make([]Row, PeriodWeeks)
	for i := range rows {
		name := r.From.AddDays(7 * i).String()
		at := slices.IndexFunc(r.AnswerWeeks.Rows, func(row Row) bool { return row.Name == name })
		if at >= 0 {
			rows[i] = r.AnswerWeeks.Rows[at]
		} else {
			rows[i] = Row{Name: name, Parts: make([]Cell, 2)}
		}
	}
	return rows
}
