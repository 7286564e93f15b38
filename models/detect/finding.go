// Package detect finds what does not fit together in a citizen's one plan. It
// only points out, and a person decides: it refuses to know the law's answer,
// who is right, the words for it and any clock but the plan's own. What it is
// not certain of it leaves out.
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
}

// The kinds that are found today.
const (
	AppointmentOverlap = "appointment_overlap"
	DuplicateDocument  = "duplicate_document"
	FollowUpOverdue    = "followup_overdue"
	DeadlineNear       = "deadline_near"
	LawChanged         = "law_changed"
	MissingInfo        = "missing_info"
)

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

// detectors has one function for each kind.
var detectors = []func(oneplan.Plan) []Finding{
	appointmentOverlap, duplicateDocument, followUpOverdue, deadlineNear, lawChanged, missingInfo,
}

var weights = map[string]int{High: 0, Medium: 1, Low: 2}

// All is every finding of the plan, the gravest first, then by kind and refs.
// It is never nil, and the order of the plan's parts does not change it.
func All(p oneplan.Plan) []Finding {
	all := []Finding{}
	for _, find := range detectors {
		all = append(all, find(p)...)
	}
	slices.SortFunc(all, func(x, y Finding) int {
		if x.Severity != y.Severity {
			return weights[x.Severity] - weights[y.Severity]
		}
		if x.Kind != y.Kind {
			return strings.Compare(x.Kind, y.Kind)
		}
		if byRefs := slices.Compare(x.Refs, y.Refs); byRefs != 0 {
			return byRefs
		}
		return strings.Compare(x.ID, y.ID)
	})
	return all
}

// named gives the finding its ID, made of its kind, its refs and the facts that
// make it. Facts may not depend on today, or a finding that somebody has dealt
// with would come back each morning.
func (f Finding) named(facts ...string) Finding {
	slices.Sort(f.Refs)
	slices.Sort(facts)
	parts := append(append([]string{f.Kind}, f.Refs...), facts...)
	digest := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(digest, "%d:%s", len(part), part)
	}
	f.ID = hex.EncodeToString(digest.Sum(nil)[:12])
	return f
}

// label tells plans of different sources apart, which their ids alone may not.
func label(p *models.SectorPlan) string { return p.Source + "/" + p.ID }
