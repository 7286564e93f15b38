package detect

import (
	"slices"

	"enplan/models/topic"
)

// add tells that a part of a plan goes against a wish, once for each part.
func (m *mismatches) add(about string, part *passage, wish *passage, args map[string]string) {
	if m.told[label(part.plan)+"/"+part.ref] {
		return
	}
	m.told[label(part.plan)+"/"+part.ref] = true
	if m.joins(about, part, wish, args) {
		return
	}
	f := Finding{Kind: GoalMismatch, Severity: Medium, Acts: Municipality, Refs: []string{part.ref}, Args: map[string]string{"about": about}}
	if wish.ref != "" {
		f.Refs = append(f.Refs, wish.ref)
		f.Args["wish"] = wish.raw
		m.told[wish.ref] = true
	}
	if part.part == ofGoal && about != "work" {
		f.Severity = High
	}
	for name, value := range args {
		f.Args[name] = value
	}
	facts := []string{part.raw, wish.raw, about}
	m.found, m.facts = append(m.found, f.touching(part.plan).named(slices.Clone(facts)...)), append(m.facts, facts)
}

// ofWork are what the findings are about that tell of one thing: which work, and
// how much of it.
var ofWork = []string{"work", "hours", "hours_of_day", "set_aside"}

// trades are what somebody may say no to that is work.
var trades = []string{"kitchen", "warehouse", "shop", "factory", "cleaning", "office", "driving", "fulltime"}

// joins puts a part to the finding that says already that the same plan aims at
// other work than the citizen does: "37 timer", "om aftenen" and "på lager" are
// one thing to talk about.
func (m *mismatches) joins(about string, part, wish *passage, args map[string]string) bool {
	if !m.isOfWork(about, args["unwanted"]) {
		return false
	}
	for i := range m.found {
		f := &m.found[i]
		known := f.Args["wish"] == "" || wish.ref == "" || slices.Contains(f.Refs, wish.ref)
		if !known || !slices.Contains(f.Plans, label(part.plan)) || !m.isOfWork(f.Args["about"], f.Args["unwanted"]) {
			continue
		}
		f.Refs = append(f.Refs, part.ref)
		if wish.ref != "" && f.Args["wish"] == "" {
			f.Refs, f.Args["wish"] = append(f.Refs, wish.ref), wish.raw
		}
		if wish.ref != "" {
			m.told[wish.ref] = true
		}
		m.facts[i] = append(m.facts[i], part.raw, wish.raw, about)
		*f = f.named(slices.Clone(m.facts[i])...)
		return true
	}
	return false
}

func (m *mismatches) isOfWork(about, unwanted string) bool {
	return slices.Contains(ofWork, about) || about == "unwanted" && slices.ContainsFunc(trades, func(t string) bool { return m.said(unwanted).Says(topic.Avoid, t) })
}
