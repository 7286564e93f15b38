package wording

import (
	"enplan/i18n"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// AskNotice is what the department that owns the plan is told when it is asked
// to put a finding right. It says nothing of whose the other thing is, where it
// is or what it is about; and where there are no words for that, not that there
// is another thing at all.
func AskNotice(p oneplan.Plan, m detect.Matter, planID string, l *i18n.Language) string {
	what := OutwardWords(p, m.Finding, planID, l)
	if what == "" {
		what = l.Text("notice.ask.plain", nil)
	}
	return join(what, l.Text("notice.ask", nil))
}

// ReuseNotice is what the department that demands a paper is told when the
// citizen lets it use one that is here, or no longer does. It does not say who
// has it: that is the borgerkonsulent's to pass on.
func ReuseNotice(yes bool, l *i18n.Language) string {
	if yes {
		return l.Text("notice.reuse.yes", nil)
	}
	return l.Text("notice.reuse.taken_back", nil)
}
