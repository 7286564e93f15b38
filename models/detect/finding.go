// Package detect finds what does not fit together in a citizen's one plan. It
// only points out, and a person decides: it refuses to know the law's answer,
// who is right, the words for it and any clock but the plan's own. It runs on
// the citizen's own side, over everything the citizen may see; what of it may
// leave is decided elsewhere.
package detect

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/oneplan"
)

// Finding is one thing that does not fit together.
//
// The ID stays the same from day to day until a source changes what makes the
// finding; Args are as of the day of the plan and may move.
type Finding struct {
	ID       string            `json:"id"`
	Kind     string            `json:"kind"`
	Severity string            `json:"severity"`
	Refs     []string          `json:"refs"` // ids as the sources gave them, sorted
	Args     map[string]string `json:"args"` // plain values; those named *_date are ISO days
	Acts     string            `json:"acts"`
	Plans    []string          `json:"-"` // labels of the plans it touches, sorted
	// Withheld says that the citizen must not see that it stands here: to a
	// parent it would tell that the child has said something.
	Withheld bool `json:"-"`
}

// The kinds of finding.
const (
	AppointmentOverlap       = "appointment_overlap"
	TravelInfeasible         = "travel_infeasible"
	DuplicateDocument        = "duplicate_document"
	OverlappingMeasure       = "overlapping_measure"
	ContradictoryRequirement = "contradictory_requirement"
	GoalMismatch             = "goal_mismatch"
	MissingOwnGoal           = "missing_own_goal"
	ConsentMissing           = "consent_missing"
	ConsentExpired           = "consent_expired"
	ConsentExceeded          = "consent_exceeded"
	ConsentInvalid           = "consent_invalid"
	FollowUpOverdue          = "followup_overdue"
	DeadlineNear             = "deadline_near"
	LawChanged               = "law_changed"
	LoadTooHigh              = "load_too_high"
	DigitalExclusion         = "digital_exclusion"
	LanguageNeed             = "language_need"
	ChildVoice               = "child_voice"
	RepresentationInvalid    = "representation_invalid"
	TooManyContacts          = "too_many_contacts"
	WrongData                = "wrong_data"
	MissingInfo              = "missing_info"
)

// Kinds are all kinds, in the order in which equally grave ones are told: what
// happens soonest to the citizen comes first.
var Kinds = []string{
	AppointmentOverlap, TravelInfeasible, DuplicateDocument, OverlappingMeasure, ContradictoryRequirement, GoalMismatch,
	MissingOwnGoal, ConsentMissing, ConsentExpired, ConsentExceeded, ConsentInvalid, FollowUpOverdue, DeadlineNear,
	LawChanged, LoadTooHigh, DigitalExclusion, LanguageNeed, ChildVoice, RepresentationInvalid, TooManyContacts,
	WrongData, MissingInfo,
}

// How much a finding matters.
const (
	High   = "high"
	Medium = "medium"
	Low    = "low"
)

// Who can put it right.
const (
	Municipality = "municipality"
	Citizen      = "citizen"
)

// detectors has a function for each family of kinds.
var detectors = []func(*sight) []Finding{
	appointmentOverlap, travelInfeasible, duplicateDocument, overlappingMeasure, contradictoryRequirement,
	goalMismatch, consentClocks, consentGaps, consentExceeded, representation, followUpOverdue, deadlineNear, lawChanged,
	loadTooHigh, tooManyContacts, languageNeed, digitalExclusion, childVoice, wrongData, missingInfo,
}

var weights = map[string]int{High: 0, Medium: 1, Low: 2}

// All is every finding of the plan, the gravest first, then by kind and day.
// It is never nil, and the order of the plan's parts does not change it.
func All(p oneplan.Plan) []Finding {
	s := look(p)
	s.found = []Finding{}
	for _, find := range detectors {
		s.found = append(s.found, find(s)...)
	}
	all := s.found
	slices.SortFunc(all, func(x, y Finding) int {
		if x.Severity != y.Severity {
			return weights[x.Severity] - weights[y.Severity]
		}
		if x.Kind != y.Kind {
			return slices.Index(Kinds, x.Kind) - slices.Index(Kinds, y.Kind)
		}
		if byDay := strings.Compare(x.Args["first_date"], y.Args["first_date"]); byDay != 0 {
			return byDay
		}
		if byRefs := slices.Compare(x.Refs, y.Refs); byRefs != 0 {
			return byRefs
		}
		return strings.Compare(x.ID, y.ID)
	})
	return slices.CompactFunc(all, func(x, y Finding) bool { return x.ID == y.ID })
}

// touching notes which plans the finding is about.
func (f Finding) touching(plans ...*models.SectorPlan) Finding {
	for _, p := range plans {
		if p != nil && !slices.Contains(f.Plans, label(p)) {
			f.Plans = append(f.Plans, label(p))
		}
	}
	slices.Sort(f.Plans)
	return f
}

// named gives the finding its ID, made of its kind, its refs and the facts that
// make it. Facts may not depend on today, or a finding that somebody has dealt
// with would come back each morning.
func (f Finding) named(facts ...string) Finding {
	slices.Sort(f.Refs)
	f.Refs = slices.Compact(f.Refs)
	slices.Sort(facts)
	parts := append(append([]string{f.Kind}, f.Refs...), facts...)
	digest := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	f.ID = hex.EncodeToString(digest.Sum(nil)[:12])
	return f
}

// isSame reports whether two are one plan.
func isSame(x, y *models.SectorPlan) bool { return x == y || x.ID == y.ID && x.Source == y.Source }

// label tells plans of different sources apart, which their ids alone may not.
func label(p *models.SectorPlan) string { return oneplan.PlanID(p) }
