// Package oneplan makes one plan out of several departments' plans: ordered by
// what matters to the citizen, not by department. It is a pure function of the
// facts and of the time. It finds no words of its own: it says which statement,
// provision or paper is meant, and wording turns that into sentences.
package oneplan

import (
	"time"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/restate"
)

// Plan is the one plan of a citizen, as of one instant.
type Plan struct {
	Citizen    models.Citizen
	AsOf       time.Time
	Today      models.Date
	FreshUntil time.Time // from then on the plan must be built anew

	Appointments []Appointment // those with a time in the horizon, by first time
	Times        []Time        // all times in the horizon that take place, earliest first
	Off          []Off         // times in the horizon that do not, earliest first
	Offers       []Offer       // times to choose one of, the oldest offer first
	Wishes       models.Wishes
	Duties       []Duty  // dated first
	Given        []Given // papers that a department has got, newest first
	Lifted       []Duty  // papers the citizen need not send: the municipality may use one it has
	Limits       []Limit // what the citizen is to be spared
	Areas        []Area  // only areas with a measure
	Goals        models.OwnGoals
	Contacts     []Contact // the borgerkonsulent first
	Plans        []models.SectorPlan
	Gaps         []Gap
	Sources      []SourceState
	Tasks        []Task // for the borgerkonsulent

	// What only the finder of what does not fit reads; nothing of it is shown.
	Bookings  []Booking          // the year ahead, in no order
	House     *models.SectorPlan // stands for the borgerkonsulent as who answers for what was made here; none of Plans
	Known     []string           // ids of all appointments the citizen may see, over or not
	Overtaken []models.Event     // moves and cancellations that a department has given other times than
	Consents  []models.Consent   // as the sources have them
	Said      []models.Event     // what was said here and what deliveries changed, oldest first
	Seen      models.Seen        // how far the citizen has read of it
	Sharing   []models.ConsentRecord
	Load      models.Load
}

// HorizonDays is how many days, today among them, the plan lists times of.
const HorizonDays = 28

// YearDays is how far ahead appointments are expanded, to find what does not fit.
const YearDays = 366

// Booking is an appointment with its times over the year ahead, also when none
// of them falls in the days the plan lists.
type Booking struct {
	models.Appointment
	Plan   *models.SectorPlan
	Where  restate.PlaceParts
	Guests []string // who must be there: household ids, and "" for the citizen; sorted
	// Occurrences are all its times with what was said of them, those that are off
	// too; nil when nothing was said.
	Occurrences []models.Occurrence
	Rule        models.Rule // what its times follow from, as delivered or made
}

// Appointment is a time the citizen is expected somewhere, restated.
type Appointment struct {
	models.Appointment
	Plan     *models.SectorPlan
	Title    restate.Statement // zero when the title is not recognised
	Where    restate.PlaceParts
	Persons  []models.Person // household members who must be there too
	Self     bool            // the citizen must be there
	Cannot   []restate.Statement
	Measures []string // ids of the measures it belongs to

	Occurrences []models.Occurrence // one for each of Slots; nil when nothing was said of any
	Rule        models.Rule         // what its times follow from, as delivered or made
	Words       []models.AppointmentWords
	Version     models.Version
}

// Time is one time an appointment takes place.
type Time struct {
	Appointment int // index into Plan.Appointments
	Start, End  time.Time
	models.Occurrence
}

// DutyKind sorts what is demanded of the citizen.
type DutyKind string

// The kinds of duty.
const (
	DutyPaper DutyKind = "paper" // hand in a paper
	DutyMeet  DutyKind = "meet"  // be somewhere
	DutyRule  DutyKind = "rule"  // keep to something
)

// Duty is one demand on the citizen, whoever asks.
type Duty struct {
	ID     string
	Kind   DutyKind
	Plan   *models.SectorPlan
	Due    models.Date // zero when no day is set
	Late   bool
	Cannot []restate.Statement // what may happen otherwise; never empty in words

	Demand      models.Demand   // DutyPaper
	Papers      []restate.Paper // DutyPaper; empty when not recognised
	Reason      restate.Statement
	LawEnded    bool // DutyPaper: the reason is a rule that has ended
	Appointment int  // DutyMeet: index into Plan.Appointments
	Rule        []restate.Statement
	Written     string
}

// Limit is a condition that protects the citizen ("højst 5 kg").
type Limit struct {
	ID      string
	Plan    *models.SectorPlan
	Rule    []restate.Statement
	Written string
}

// Area is the help within one part of the citizen's life.
type Area struct {
	Area     models.LifeArea
	Measures []Measure
}

// Measure is one piece of help, as far as the law and the code tables know it.
type Measure struct {
	ID string // plan id and measure id
	models.Measure
	Plan      *models.SectorPlan
	Provision law.Provision
	Known     bool          // a provision or a code says what it is
	Code      law.Code      // says more exactly what it is than the provision
	About     models.Person // household member it is for; zero for the citizen
	Meets     []int         // indexes into Plan.Appointments
	Goals     []restate.Statement
	Serves    []models.OwnGoal // the own goals that the citizen says it serves
	Cannot    []restate.Statement
}

// Contact is one of the citizen's people in the municipality.
type Contact struct {
	Name  string
	Role  string // as the department wrote it, "" when not stated
	Unit  string
	Phone string
	Areas []models.LifeArea // what the person helps with
	First bool              // the borgerkonsulent
	Plan  string            // id of the first plan that names the person; "" for the borgerkonsulent
	ID    string
}

// GapKind is why the plan may not be whole.
type GapKind string

// The kinds of gap.
const (
	GapLate   GapKind = "late"   // a source has kept silent too long
	GapUnread GapKind = "unread" // something came that cannot be shown yet
	GapEmpty  GapKind = "empty"  // no department has sent anything
)

// Gap says that something may be missing, from whom and since when.
type Gap struct {
	Kind  GapKind
	Title string
	Since time.Time
}

// SourceState is a source and whether it is late.
type SourceState struct {
	models.Source
	IsLate bool
}

// Task is something the borgerkonsulent must look at, because the machine will
// not guess.
type Task struct {
	Kind string // unknown_measure, rewrite_condition, rewrite_demand, unread_content, barred_content, unknown_subject, source_late, no_coordinator, pass_on_paper
	Ref  string // opaque: ids of the plan and of the thing in it
}
