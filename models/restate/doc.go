// Package restate says what a caseworker wrote as free text as keys a citizen
// can act on: demands, limits, sanctions, papers, places, meetings and goals.
// It refuses to know the citizen, the language of the screen and the law: it
// gives keys and plain values, and the texts stand in i18n. What no table
// recognises is handed back as such; nothing is guessed and nothing explained.
package restate

import "enplan/models"

// Statement is one idea of a text: the key of a sentence in i18n and the
// values of its slots. Values are plain ("8.30", "5", a name as written, a key
// of a benefit); those in slots named *_date are ISO days.
type Statement struct {
	Key   string
	Args  map[string]string
	Facts Facts
}

// AsWritten is the key of an idea that no rule recognises. Args["text"] holds
// the sentence as the caseworker wrote it.
const AsWritten = "condition.as_written"

// OtherSuffix ends the key of a demand on somebody the text names. Args["who"]
// is that name; a caller who knows it is the reader's own name cuts the suffix.
const OtherSuffix = "_other"

// Facts is what a statement says in numbers and flags, so that two statements
// can be compared. Zero means that the text does not say.
type Facts struct {
	About string // the word the text uses for the person: "borger", "mor", "far", "den unge", or a name

	Clock     string // "08:30": be there at this time
	ClockEnd  string // "10:00": until this time, where the text gives a span
	NotBefore string // nothing is asked before this time
	NotAfter  string // nothing is asked after this time
	HomeFrom  string // be at home from this time
	HomeUntil string // be at home until this time
	BackBy    string // be back where you stay by this time
	SickBy    string // say it before this time when ill

	LiftKg, MaxLiftKg float64 // what is lifted; the most that may be lifted
	Group, MaxGroup   int     // people there; the most people there may be

	HoursPerWeek    float64
	MinHoursPerWeek float64
	MaxHoursPerWeek float64
	JobsPerWeek     float64

	From  models.Date // first day it holds
	Until models.Date // last day it holds
	By    models.Date // last day to do it

	Abstinence, Reduction bool // stop altogether; use less
	AttendDuty, AttendAll bool
	NoNewDemands          bool
	InPerson, Remote      bool // must come in person; phone or video will do
	Alone                 bool // one person at a time, no groups
	Voluntary             bool

	TravelMinutes int
	TravelBy      string // bus, train, car, bike, foot, "" when not said
}
