package restate

import "strings"

// IsConsequence reports whether a statement says what may follow when a demand
// is not met.
func IsConsequence(key string) bool { return strings.HasPrefix(key, "consequence.") }

// AboutPapers reports whether a consequence follows from a paper that does not
// come, and not from staying away.
func AboutPapers(key string) bool {
	key = strings.TrimSuffix(key, MaybeSuffix)
	return IsConsequence(key) && (strings.HasSuffix(key, "_papers") || paperOnly[key])
}

var paperOnly = map[string]bool{
	"consequence.loan_refused": true, "consequence.takes_longer": true,
}

// Protects reports whether a condition looks after the citizen and asks for
// nothing. A group's size or a load that a plan only states protects nobody.
func Protects(key string) bool { return protecting[key] || alsoProtecting[key] }

var alsoProtecting = map[string]bool{
	"condition.not_before": true, "condition.not_after": true, "condition.no_fast_stop": true,
	"condition.not_shared_without_yes": true, "condition.needs_yes": true, "condition.voluntary": true,
	"condition.hours_at_most": true, "condition.by_video": true, "condition.by_phone": true,
	"condition.interpreter": true, "condition.with_companion": true, "condition.weeks_after_operation": true,
}

// Describes reports whether a condition only says what a plan contains: a
// load, a number of people. It is neither a demand nor a protection.
func Describes(key string) bool { return describing[key] }

var describing = map[string]bool{
	"condition.lifts": true, "condition.group": true, "condition.group_up_to": true,
	"condition.valid_from": true, "condition.valid_until": true, "condition.valid_weeks": true,
}

var protecting = func() map[string]bool {
	keys := map[string]bool{}
	for _, l := range protections {
		keys[l.key] = !describing[l.key]
	}
	return keys
}()
