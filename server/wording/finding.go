package wording

import (
	"enplan/i18n"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// FindingText is one finding in words: a sentence for the citizen, one for the
// borgerkonsulent, and what can be done.
type FindingText struct{ Citizen, Staff, Action string }

// FindingWords says a finding.
func FindingWords(_ oneplan.Plan, f detect.Finding, l *i18n.Language) FindingText {
	kind := kindText(f.Kind, l)
	return FindingText{Citizen: kind, Staff: kind, Action: l.Text("outcome.ask", nil)}
}

// OutwardWords is what the department that owns a plan may be told of a
// finding, "" when nothing.
func OutwardWords(oneplan.Plan, detect.Finding, string, *i18n.Language) string { return "" }
