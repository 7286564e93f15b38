package restate

import (
	"slices"

	"enplan/models"
)

// Claim is a thing that a text says in numbers, clocks or plain yes: a limit
// that protects somebody, or a demand that may go against one. Two texts of two
// departments can be compared by it; nobody is shown it.
type Claim struct {
	Of        Measure
	Value     float64     // kilos, people, hours, litres, minutes or metres; 0 when the text gives no number
	Clock     string      // "08:30"
	ClockEnd  string      // "10:00", where the text gives a span
	From      models.Date // first day it holds, zero when not said
	Until     models.Date // last day it holds, zero when not said
	Sentence  string
	Condition bool // the sentence only supposes it ("hvis", "overvejes")
}

// Measure is what a claim is about.
type Measure string

// The limits and what may go against them.
const (
	MaxLift      Measure = "lift.max"      // kilos; 0 is "nothing heavy"
	Lifts        Measure = "lift"          // kilos; 0 is "heavy things"
	NotBefore    Measure = "clock.from"    // no earlier than Clock
	NotAfter     Measure = "clock.to"      // no later than Clock
	MeetAt       Measure = "clock"         // be there at Clock
	GoesOn       Measure = "span"          // goes on from Clock to ClockEnd
	HomeUntil    Measure = "home.until"    // be at home until Clock
	HomeFrom     Measure = "home.from"     // be at home from Clock
	StayBetween  Measure = "stay"          // be there from Clock to ClockEnd, over night too
	OpensAt      Measure = "opens"         // somebody can be left from Clock on
	FirstRide    Measure = "ride.first"    // the first bus or train leaves at Clock
	LastRide     Measure = "ride.last"     // the last one home leaves at Clock
	ClosesAt     Measure = "closes"        // somebody must be fetched by Clock
	MaxHoursWeek Measure = "hours.max"     // hours in a week
	HoursWeek    Measure = "hours"         // hours in a week
	MaxHoursDay  Measure = "hours_day.max" // hours in a day, or at a time
	HoursDay     Measure = "hours_day"     // hours in a day
	MaxDaysWeek  Measure = "days.max"      // days in a week
	DaysWeek     Measure = "days"          // days in a week
	MaxGroup     Measure = "group.max"     // people at once; 0 is "no big groups", 1 is "no groups"
	GroupOf      Measure = "group"         // people at once; 0 when it is a group without a number
	MaxFluid     Measure = "fluid.max"     // litres in a day
	MinFluid     Measure = "fluid.min"     // litres in a day
	Stops        Measure = "use.stop"      // must stop using it altogether
	UsesLess     Measure = "use.less"      // is to use less of it
	AtHomeOnly   Measure = "home.only"     // cannot leave the home
	InPersonOnly Measure = "in_person"     // must come in person
	FromAfar     Measure = "from_afar"     // phone or video
	Travels      Measure = "travel"        // minutes on the way
	TreatedFirst Measure = "treated.first" // treatment is the condition for help
	NoNeedToStop Measure = "use.free"      // help comes without a demand to stop first
	MaxHelpers   Measure = "helpers.max"   // people who come to the home
	Helpers      Measure = "helpers"       // people who come to the home
	BringAt      Measure = "bring"         // somebody must be brought by Clock
	NoWorkBefore Measure = "work.not"      // no work until Until
	WorkFrom     Measure = "work.from"     // work begins on From
	NoRide       Measure = "ride.none"     // must find the way there without help
)

type claimLine struct {
	of Measure
	line
}

var (
	claimLines = slices.Concat(bodyClaims, drinkClaims, clockClaims, loadClaims, useClaims, wayClaims)
	claimRules = func() table {
		lines := make([]line, len(claimLines))
		for i, l := range claimLines {
			lines[i] = l.line
		}
		return compile(lines)
	}()
)

// Claims reads every claim of a text, in the order of the sentences. Days
// without a year are read as the ones nearest to day.
func Claims(text string, day models.Date) []Claim {
	var out []Claim
	for _, one := range sentences(text) {
		s := newSentence(one, day)
		if len(s.folded) > maxSentence {
			continue
		}
		first := len(out)
		for _, i := range claimRules.sieve.Through(s.folded) {
			of := claimLines[i].of
			if slices.ContainsFunc(out[first:], func(c Claim) bool { return c.Of == of }) {
				continue
			}
			if st, _, ok := claimRules.rules[i].apply(s); ok {
				c := claimOf(of, claimLines[i].key, st, s)
				c.Condition = supposes.MatchString(s.folded)
				out = append(out, c)
			}
		}
	}
	return out
}

var supposes = pattern(`\b(?:hvis|såfremt|medmindre|overveje(?:s|r|t|lse\w*)?|eventuel\w*|evt|måske|muligvis|tidligere|hidtil)\b`)

func claimOf(of Measure, key string, st Statement, s *sentence) Claim {
	c := Claim{Of: of, Clock: st.Facts.Clock, ClockEnd: st.Facts.ClockEnd, From: st.Facts.From, Until: st.Facts.Until, Sentence: s.text}
	for _, slot := range []string{"of", "kg", "n", "hours"} { // of two numbers the second is the larger
		if v, ok := st.Args[slot]; ok {
			c.Value, _ = number(v)
			break
		}
	}
	switch key { // a table row may fix the value, or turn hours into minutes
	case "one":
		c.Value = 1
	case "full":
		c.Value = 37
	case "morning":
		c.Clock = "09:00"
	case "bed":
		c.ClockEnd = "06:00"
	case "noon":
		c.Clock = "12:00"
	case "hours":
		c.Value *= 60
	case "30", "45", "90":
		c.Value, _ = number(key)
	}
	if c.Until.IsZero() { // "indtil d. 3. marts" may stand anywhere in the sentence
		if at := untilDay.FindStringSubmatch(s.folded); at != nil {
			c.Until, _ = date(at[2], s.day)
			if len(at[1]) > 0 && (at[1][0] == 'f' && at[1] != "frem til") || at[1] == "inden" {
				c.Until = c.Until.AddDays(-1)
			}
		}
	}
	return c
}

var untilDay = pattern(`\b(til og med|t\.?o\.?m\.?|indtil|frem til|før|inden|til) (` + dateForm + `)`)
