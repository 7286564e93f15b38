package models

import "time"

// SectorPlan is one department's plan, as the department wrote it. Everything
// in it is professional text; nothing of it is shown to the citizen before it
// has been restated or explained.
type SectorPlan struct {
	ID       string // the sender's id; unique together with Source
	Source   string // the delivering source, e.g. "momentum"
	Received time.Time

	Type         PlanType
	Title        string
	Law          []string // as written: "SEL § 85"
	Owner        Owner
	SourceSystem string // the system the department works in
	Created      Date
	Closed       Date // the day the source says the case was closed; zero when it does not say so
	Status       string
	NextFollowUp Date
	Subject      string // citizen's or household member's id; "" is the citizen
	Text         string

	Goals        []Goal
	Measures     []Measure
	Conditions   []Condition
	Appointments []Appointment
	Demands      []Demand
	Notes        []string // care record (journal); never shown in the plan
	Unread       []Unread
}

// PlanType is what sort of plan a department made, in the sender's word where
// ours has none.
type PlanType string

// The plan types that deliveries name today.
const (
	PlanMyPlan         PlanType = "min_plan"
	PlanSocial         PlanType = "handleplan_141"
	PlanRehabilitation PlanType = "genoptraeningsplan"
	PlanChild          PlanType = "barnets_plan"
	PlanYouth          PlanType = "ungeplan"
	PlanSickness       PlanType = "sygedagpenge_opfoelgning"
	PlanPrevention     PlanType = "forebyggelse"
	PlanMoney          PlanType = "oekonomi"
	PlanTreatment      PlanType = "behandlingsplan"
	PlanHousing        PlanType = "bolig"
	PlanRegion         PlanType = "region"
)

// Owner is the department and the person there who answers for a plan.
type Owner struct {
	Unit       string
	Caseworker string
	Phone      string
}

// Goal is a department's goal, in professional words.
type Goal struct {
	ID        string
	Text      string
	Deadline  Date
	Indicator string
	Type      string // FFB goal type when coded: udvikle, fastholde, begrænse tab
}

// Condition is a demand or a limit that a department wrote as free text.
type Condition struct {
	ID   string
	Text string
}

// Demand is a department's demand for a paper (dokumentationskrav).
type Demand struct {
	ID       string
	What     string
	Why      string
	Deadline Date
	SendTo   string
	Received Date // the day the department got the paper; zero while it waits for it
}

// Unread is content that came with a plan and that the importer does not
// understand. It is kept and listed, never guessed at.
type Unread struct {
	Pointer string // JSON pointer into what was delivered
	What    string // what it is, in technical words, nothing personal
}
