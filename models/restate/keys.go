package restate

import "sort"

// Keys lists every text key this package can hand out, sorted, the names of
// papers, benefits and means of transport included.
func Keys() []string {
	keys := map[string]bool{AsWritten: true, "paper." + OtherPaper: true}
	for _, rules := range [][]rule{conditionRules.rules, consequenceRules.rules, meetingRules.rules, reasonRules.rules, amountRules.rules, goalRules.rules} {
		for _, r := range rules {
			keys[r.key] = true
		}
	}
	for key := range otherKeys {
		keys[key] = true
	}
	for key := range maybeKeys {
		keys[key+MaybeSuffix] = true
	}
	for _, why := range []string{"away", "papers", "rules"} {
		keys["consequence.if_"+why] = true
	}
	for key := range goalOthers {
		keys[key+OtherSuffix] = true
	}
	for _, kind := range []string{"may_lose", "stops", "may_cut", "cut", "may_hit", "hits"} {
		for _, why := range []cause{causeAway, causeLate, causeRules, causeNone} {
			keys["consequence."+kind+string(why)] = true
		}
	}
	for _, b := range benefits {
		keys["benefit."+b.key] = true
	}
	for _, r := range paperLines {
		keys["paper."+r.key] = true
	}
	for _, v := range vehicles.rules {
		keys["travel."+v.key] = true
	}
	return sorted(keys)
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for key := range set {
		out = append(out, key)
	}
	sort.Strings(out)
	return out
}

func keySet(table []line) map[string]bool {
	set := map[string]bool{}
	for _, l := range table {
		set[l.key] = true
	}
	return set
}
