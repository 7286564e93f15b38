package wording

import (
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// FindingText is one finding in words: a sentence for the citizen, one for the
// borgerkonsulent with the departments' own words that it rests on, and what can
// be done.
type FindingText struct {
	Citizen, Staff, Action string
	Quotes                 []Quote
}

// Quote is what a department wrote, shortened.
type Quote struct{ Unit, Words string }

// FindingWords says a finding. It says that things do not fit, never who is
// right.
func FindingWords(p oneplan.Plan, f detect.Finding, l *i18n.Language) FindingText {
	w := words{l: l, today: p.Today, plan: p}
	args := w.findingArgs(f)
	text := upperFirst(w.text(w.findingKey(f, ""), args))
	staff := upperFirst(w.text(w.findingKey(f, ".staff"), args))
	return FindingText{Citizen: text, Staff: staff, Action: w.text(w.findingKey(f, ".do"), args), Quotes: w.quotes(f)}
}

// OutwardWords is what the department that owns a plan may be told of a finding:
// which of its own appointments does not fit, and no more of the other one than
// that there is one. It is "" when the finding has no appointment of that plan.
func OutwardWords(p oneplan.Plan, f detect.Finding, planID string, l *i18n.Language) string {
	w := words{l: l, today: p.Today, plan: p}
	if f.Kind != detect.AppointmentOverlap && f.Kind != detect.TravelInfeasible {
		return ""
	}
	for i := range p.Bookings {
		b := &p.Bookings[i]
		if oneplan.PlanID(b.Plan) != planID || !slices.Contains(f.Refs, b.ID) {
			continue
		}
		day, err := models.ParseDate(f.Args["first_date"])
		if err != nil {
			return ""
		}
		at := b.Start.In(p.AsOf.Location())
		return w.text("finding.outward", i18n.Args{"title": b.Title, "day": w.day(day), "from": w.clock(at)})
	}
	return ""
}

// findingKey is the narrowest text there is: for the variant, then for the kind.
func (w words) findingKey(f detect.Finding, part string) string {
	variant := variantOf(f, w.plan)
	if _, ok := movable(f, w.plan); ok && part == ".do" && f.Kind == detect.AppointmentOverlap {
		variant = ".move"
	}
	for {
		key := "finding." + f.Kind + variant + part
		if w.l.Has(key) || variant == "" {
			return key
		}
		variant = variant[:strings.LastIndexByte(variant, '.')]
	}
}

// variantOf names which of a kind's sentences fits.
func variantOf(f detect.Finding, p oneplan.Plan) string {
	a := f.Args
	switch f.Kind {
	case detect.AppointmentOverlap:
		return overlapVariant(f)
	case detect.TravelInfeasible:
		return "." + a["how"]
	case detect.DuplicateDocument:
		return choose(a["count"] == "1", ".held", ".again")
	case detect.OverlappingMeasure:
		return choose(strings.HasPrefix(a["help"], "same_"), ".same", ".help")
	case detect.ContradictoryRequirement:
		return contradictionVariant(a)
	case detect.GoalMismatch:
		return choose(a["about"] == "hours", ".hours", choose(a["wish"] == "", ".plain", ".wish"))
	case detect.MissingOwnGoal:
		return choose(strings.Contains(a["wishes"], "\n"), ".more", ".one")
	case detect.ConsentMissing:
		return "." + strings.Replace(a["what"], "told_relative", "outside", 1)
	case detect.ConsentInvalid, detect.ChildVoice:
		return childVariant(f, p)
	case detect.FollowUpOverdue:
		return choose(a["by"] == "plan", ".plan", ".law")
	case detect.DeadlineNear:
		return "." + a["what"] + papersVariant(a)
	case detect.LawChanged:
		return "." + strings.Replace(a["how"], "closed_before_start", "closed", 1)
	case detect.LoadTooHigh:
		return "." + choose(a["own"] == "true" && a["what"] == "week", "own", a["what"])
	case detect.LanguageNeed:
		return choose(slices.Contains([]string{"phone", "danish", "read"}, a["language"]), "."+a["language"], ".interpreter")
	case detect.DigitalExclusion:
		return "." + a["why"]
	case detect.MissingInfo:
		return "." + a["what"]
	}
	return ""
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func overlapVariant(f detect.Finding) string {
	switch {
	case f.Args["who"] != "":
		return ".child"
	case f.Args["count"] == "1":
		return ".once"
	case f.Args["weekday"] != "":
		return ".weekly"
	}
	return ".often"
}

func papersVariant(a map[string]string) string {
	switch {
	case a["what"] != "paper":
		return ""
	case a["count"] == "1":
		return ".one"
	}
	return choose(a["first_date"] == a["last_date"], ".same", "")
}

func contradictionVariant(a map[string]string) string {
	switch a["about"] {
	case "lift":
		return choose(a["limit"] == "" || a["asked"] == "", ".lift.heavy", ".lift")
	case "clock":
		return choose(a["side"] == "clock.to", ".clock.to", ".clock.from")
	case "group":
		return choose(a["limit"] == "" || a["asked"] == "", ".group.big", ".group")
	}
	return "." + a["about"]
}

func childVariant(f detect.Finding, p oneplan.Plan) string {
	if f.Kind == detect.ChildVoice && f.Args["name"] == p.Citizen.FirstName() {
		return ".self"
	}
	return "." + f.Args["why"]
}

// movable is the appointment of a clash that binds nobody, when only one does
// not.
func movable(f detect.Finding, p oneplan.Plan) (*oneplan.Booking, bool) {
	var free []*oneplan.Booking
	all := 0
	for i := range p.Bookings {
		b := &p.Bookings[i]
		if !slices.Contains(f.Refs, b.ID) || !slices.Contains(f.Plans, oneplan.PlanID(b.Plan)) {
			continue
		}
		all++
		if !b.Mandatory {
			free = append(free, b)
		}
	}
	if len(free) == 1 && all > 1 {
		return free[0], true
	}
	return nil, false
}
