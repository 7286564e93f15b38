package wording

import (
	"slices"
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/law"
	"enplan/models/oneplan"
)

// findingArgs are the values of a finding as a person says them.
func (w words) findingArgs(f detect.Finding) i18n.Args {
	args := i18n.Args{}
	for name, value := range f.Args {
		args[name] = value
	}
	for name, from := range map[string]string{"first": "first_date", "last": "last_date", "due": "due_date", "until": "until_date"} {
		if d, err := models.ParseDate(f.Args[from]); err == nil && !d.IsZero() {
			args[name] = w.shortDay(d)
			args["day"] = w.day(d)
		}
	}
	if d, err := models.ParseDate(f.Args["first_date"]); err == nil && !d.IsZero() {
		args["day"] = w.day(d)
	}
	if d, err := models.ParseDate(f.Args["asked_date"]); err == nil && !d.IsZero() {
		args["asked"] = w.shortDay(d)
	}
	if args["due"] != "" {
		args["first"] = args["due"]
	}
	args["times"] = f.Args["count"]
	if f.Kind == detect.AppointmentOverlap {
		args["count"] = f.Args["appointments"]
		args["name"] = f.Args["who"]
	}
	for _, name := range []string{"from", "to", "before", "limit", "asked"} {
		args[name] = strings.TrimSuffix(args[name], ".00") // people say "kl. 10"
	}
	w.namePlaces(f, args)
	w.nameThings(f, args)
	if key := "finding.number." + args["count"]; w.l.Has(key) && f.Kind != detect.LoadTooHigh {
		args["count"] = w.text(key, nil)
	}
	return args
}

// namePlaces says which offices and appointments a finding is about.
func (w words) namePlaces(f detect.Finding, args i18n.Args) {
	var units []string
	for i := range w.plan.Plans {
		p := &w.plan.Plans[i]
		unit, _, _ := strings.Cut(p.Owner.Unit, ",") // the team is more than anybody calls it
		if slices.Contains(f.Plans, oneplan.PlanID(p)) && unit != "" && !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	args["units"], args["unit"] = w.list(units), w.text("plan.nameless", nil)
	if len(units) > 0 {
		args["unit"] = units[0]
	}
	if args["units"] == "" {
		args["units"] = args["unit"]
	}
	var meetings []string
	for i := range w.plan.Bookings {
		b := &w.plan.Bookings[i]
		if slices.Contains(f.Refs, b.ID) && slices.Contains(f.Plans, oneplan.PlanID(b.Plan)) {
			meetings = append(meetings, "»"+w.bookingTitle(b)+"«")
		}
	}
	args["meetings"], args["meeting"] = w.list(meetings), strings.Trim(w.list(meetings), "")
	if b, ok := movable(f, w.plan); ok && f.Kind == detect.AppointmentOverlap {
		args["meeting"] = w.bookingTitle(b)
	}
	args["holder"] = f.Args["held_by"]
	args["weekday"] = ""
	if n := f.Args["weekday"]; n != "" {
		args["weekday"] = w.text("finding.weekday."+n, nil)
	}
}

// bookingTitle is what the citizen calls the appointment.
func (w words) bookingTitle(b *oneplan.Booking) string {
	for _, a := range w.plan.Appointments {
		if a.ID == b.ID && oneplan.PlanID(a.Plan) == oneplan.PlanID(b.Plan) {
			return w.meeting(a)
		}
	}
	return w.meeting(oneplan.Appointment{Appointment: b.Appointment, Plan: b.Plan, Where: b.Where})
}

// nameThings says papers, help, wishes, measures and laws.
func (w words) nameThings(f detect.Finding, args i18n.Args) {
	args["papers"] = w.paperNames(f.Args["papers"])
	args["help"] = w.named("finding.help.", firstKeys(f.Args["help"], 3))
	args["strain"] = w.named("finding.strain.", f.Args["strain"])
	args["need"] = w.named("finding.need.", f.Args["need"])
	args["chore"] = w.named("finding.chore.", f.Args["chore"])
	if f.Kind == detect.WrongData {
		args["about"] = w.named("finding.about.", f.Args["about"])
	}
	if wishes := strings.Split(f.Args["wishes"], "\n"); f.Args["wishes"] != "" {
		args["wish"], args["count"] = wishes[0], itoa(len(wishes))
	}
	args["what"] = f.Args["words"]
	if p, ok := law.ByKey(f.Args["provision"]); ok {
		args["what"] = p.Measure
	}
	for _, area := range w.plan.Areas {
		for _, m := range area.Measures {
			if slices.Contains(f.Refs, m.Measure.ID) && slices.Contains(f.Plans, oneplan.PlanID(m.Plan)) {
				args["measure"] = "»" + m.Name + "«"
			}
		}
	}
}

func (w words) paperNames(keys string) string {
	var names []string
	for _, key := range strings.Split(keys, ",") {
		if w.l.Has("paper." + key) {
			name, _, _ := strings.Cut(w.text("paper."+key, nil), ": ") // what it is made of stands at the duty
			names = append(names, lowerFirst(name))
		}
	}
	return w.list(names)
}

// named joins the texts of several keys; what has no text is left out.
func (w words) named(prefix, keys string) string {
	var names []string
	for _, key := range strings.Split(keys, ",") {
		if w.l.Has(prefix + key) {
			if name := w.text(prefix+key, nil); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return w.list(names)
}

// firstKeys keeps a list short enough to be said.
func firstKeys(keys string, most int) string {
	list := strings.Split(keys, ",")
	return strings.Join(list[:min(most, len(list))], ",")
}
