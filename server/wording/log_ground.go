package wording

import (
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/law"
)

// ofDepartment is what a department saw: what is another's first, since that is
// what crossed, with the ground of it.
func (w logWords) ofDepartment(line models.LogLine, args i18n.Args) (text, why string) {
	e, seen, own := line.Last(), map[string][]models.Category{}, false
	var order []string
	grounds := map[string]bool{}
	for _, entry := range line.Entries {
		for _, thing := range entry.SeenThings() {
			if thing.Ground == string(models.OwnThing) {
				own = true
				continue
			}
			if _, known := seen[thing.From]; !known {
				order = append(order, thing.From)
			}
			seen[thing.From] = append(seen[thing.From], thing.Category)
			grounds[thing.Ground] = true
		}
	}
	slices.Sort(order)
	key := "log.department"
	var what []string
	for _, from := range order {
		what = append(what, w.from(from, seen[from]))
	}
	switch {
	case len(what) > 0:
		args["what"], why = w.list(what), w.grounds(grounds)
		if own {
			why = join(why, w.text("log.also.own", nil))
		}
	case own:
		args["what"], why = w.text("log.thing.own", nil), w.text("log.why.own", nil)
	default:
		key = "log.department.none"
	}
	if e.Purpose != models.PurposeEmergency && !slices.Contains(models.Purposes, e.Purpose) {
		return w.text("log.look", i18n.Args{"who": args["who"], "what": w.text("log.at.plan", nil)}), why
	}
	args["for"] = w.text("log.for."+string(e.Purpose), nil)
	return w.text(key, args), why
}

// grounds are what what crossed rests on: a yes, a law, an emergency.
func (w logWords) grounds(of map[string]bool) string {
	said := []string{}
	for ground := range of {
		kind, ref, _ := strings.Cut(ground, ":")
		ref, _, _ = strings.Cut(ref, "@")
		switch models.GroundKind(kind) {
		case models.ByConsent:
			key := "log.why.consent.before"
			if w.holds(ref) {
				key = "log.why.consent"
			}
			said = append(said, w.text(key, nil))
		case models.ByStatute:
			said = append(said, w.statute(ref))
		case models.ByEmergencyOnly:
			said = append(said, w.emergency(w.opened(func(o Opened) bool { return o.ID == ref })))
		}
	}
	slices.Sort(said)
	return strings.Join(slices.Compact(said), " ")
}

func (w logWords) holds(consent string) bool {
	return slices.ContainsFunc(w.records, func(r models.ConsentRecord) bool {
		return r.ID == consent && r.State == models.ConsentGiven && w.page.Now.Before(r.Until)
	})
}

func (w logWords) statute(id string) string {
	said := w.text("log.why.statute", nil)
	for _, s := range law.Sharing() {
		if s.ID == id {
			return join(said, w.text(s.Because, nil))
		}
	}
	return said
}

func (w logWords) opened(is func(Opened) bool) (reason string) {
	if i := slices.IndexFunc(w.page.Emergencies, is); i >= 0 {
		return w.page.Emergencies[i].Reason
	}
	return ""
}

func (w logWords) emergency(reason string) string {
	said := w.text("log.why.emergency", nil)
	if reason == "" {
		return said
	}
	return join(said, w.text("log.why.emergency.reason", i18n.Args{"reason": reason}))
}
