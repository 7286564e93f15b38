package models

// Measure (indsats) is one piece of help or one duty in a department's plan.
type Measure struct {
	ID       string
	Name     string // as the department calls it
	Law      string // as written: "SEL § 85", "LAB kap. 11", ""
	KLE      string // KLE number, "" when not stated
	Codes    []Code
	Text     string // professional description
	From     Date
	To       Date
	Amount   string // as written: "2 timer/uge"
	Provider string
	Status   string // as the source states it: active, completed …
	Goals    []string
}

// Code is a concept of a vocabulary: FFB, FSIII or another.
type Code struct {
	System string // the URI as delivered
	Value  string
	Text   string // display as delivered, often missing
}

// RunsOn reports whether the measure is going on at day d, as far as its dates
// tell.
func (m Measure) RunsOn(d Date) bool {
	return !m.Ended(d) && (m.From.IsZero() || !d.Before(m.From))
}

// Ended reports whether the last day of the measure has passed at day d.
func (m Measure) Ended(d Date) bool { return !m.To.IsZero() && d.After(m.To) }
