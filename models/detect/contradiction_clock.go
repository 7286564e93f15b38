package detect

import (
	"slices"
	"strings"

	"enplan/models"
	"enplan/models/restate"
	"enplan/models/topic"
)

// clockAgainst compares "nothing before ten" with what may not be missed before
// ten, away from home.
func clockAgainst(s *sight) []opposed {
	var all []opposed
	limits := append(s.limitsOf(restate.NotBefore), s.limitsOf(restate.NotAfter)...)
	for _, l := range limits {
		o := opposed{about: "clock", limits: []*passage{l.passage}, args: map[string]string{"limit": shown(l.Clock), "side": string(l.Of)}}
		for i := range s.Bookings {
			b := &s.Bookings[i]
			if !b.Mandatory && !meet(l.passage.All(topic.Help), s.said(b.Title).Of(topic.Help)) || b.Where.Home || isSame(b.Plan, l.plan) || !slices.Contains(b.Guests, "") || b.AllDay {
				continue
			}
			zone := s.AsOf.Location()
			at := b.Start.In(zone).Format("15:04")
			if l.Of == restate.NotAfter {
				at = b.End.In(zone).Format("15:04")
			}
			if !breaks(l, at) || !s.meetsWhile(l, b.Slots) {
				continue
			}
			o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
			o.args["asked"] = shown(at)
		}
		for _, p := range s.others(l, ofCondition, ofMeasure) {
			if c, ok := p.claim(restate.MeetAt); ok && breaks(l, c.Clock) {
				o.against = append(o.against, p)
				o.args["asked"] = shown(c.Clock)
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

func breaks(l limit, clock string) bool {
	if clock == "" || l.Clock == "" {
		return false
	}
	if l.Of == restate.NotAfter {
		return clock > l.Clock
	}
	return clock < l.Clock
}

func (s *sight) meetsWhile(l limit, slots []models.Slot) bool {
	return slices.ContainsFunc(slots, func(slot models.Slot) bool {
		day := models.DateOf(slot.Start.In(s.AsOf.Location()))
		return (l.Until.IsZero() || !day.After(l.Until)) && !day.Before(l.From)
	})
}

// appointmentText is the passage of an appointment, made when it has no words.
func (s *sight) appointmentText(plan *models.SectorPlan, id string) *passage {
	if texts := s.appointmentTexts(plan, id); len(texts) > 0 {
		return texts[0]
	}
	return &passage{part: ofAppointment, plan: plan, ref: id}
}

// hoursAgainst compares the most hours somebody can bear with the hours of work,
// practice or schooling that another plan wants.
func hoursAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.limitsOf(restate.MaxHoursWeek) {
		o := opposed{about: "hours", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
		total := 0.0
		var together []*passage
		for _, p := range s.others(l, ofMeasure, ofGoal, ofCondition) {
			c, ok := p.claim(restate.HoursWeek)
			if !ok || !isOccupation(p) {
				continue
			}
			if c.Value > l.Value {
				o.against = append(o.against, p)
				o.args["asked"] = plainNumber(c.Value)
			}
			if p.part == ofMeasure {
				total += c.Value
				together = append(together, p)
			}
		}
		if len(o.against) == 0 && total > l.Value {
			o.against, o.args["asked"] = together, plainNumber(total)
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	for _, l := range s.limitsOf(restate.MaxHoursDay) {
		o := opposed{about: "hours_day", limits: []*passage{l.passage}, args: map[string]string{"limit": plainNumber(l.Value)}}
		s.moreThan(&o, l, restate.HoursDay)
		for i := range s.Bookings {
			b := &s.Bookings[i]
			long := b.End.Sub(b.Start).Hours() > l.Value
			if long && b.Mandatory && !isSame(b.Plan, l.plan) && slices.Contains(b.Guests, "") && s.meetsWhile(l, b.Slots) {
				o.against = append(o.against, s.appointmentText(b.Plan, b.ID))
				o.args["asked"] = plainNumber(b.End.Sub(b.Start).Hours())
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// moreThan puts to a limit the work and schooling of other departments that says a
// higher number.
func (s *sight) moreThan(o *opposed, l limit, of restate.Measure) {
	for _, p := range s.others(l, ofMeasure, ofGoal, ofCondition) {
		if c, ok := p.claim(of); ok && c.Value > l.Value && isOccupation(p) {
			o.against = append(o.against, p)
			o.args["asked"] = plainNumber(c.Value)
		}
	}
}

func isOccupation(p *passage) bool {
	return p.Says(topic.Life, "work") || p.Says(topic.Life, "education") || p.Has("danskuddannelse*", "sprogskole*", "raskmeld*", "fremmøde*", "undervisning*", "deltid", "fuldtid", "lager*", "butik*", "værksted*")
}

// shown is "8.30" of "08:30".
func shown(clock string) string {
	return strings.Replace(strings.TrimPrefix(clock, "0"), ":", ".", 1)
}

// outsideAgainst finds the rule that all else be put outside one department's
// hours, where another department's appointment lies within them.
func outsideAgainst(s *sight) []opposed {
	var all []opposed
	for _, p := range s.passages {
		if p.part != ofCondition || !p.Has("uden for praktik*", "uden for arbejdstid*", "uden for mødetid*", "uden for fremmøde*", "uden for aktivering*",
			"uden for undervisning*", "uden for skoletid*", "uden for kursustid*", "uden for tilbud*") {
			continue
		}
		o := opposed{about: "outside", limits: []*passage{p}, args: map[string]string{}}
		for _, f := range s.found {
			if f.Kind != AppointmentOverlap || !slices.Contains(f.Plans, label(p.plan)) {
				continue
			}
			for _, name := range f.Plans {
				for _, a := range s.byLabel[name].Appointments {
					meeting := s.appointmentText(s.byLabel[name], a.ID)
					if name != label(p.plan) && slices.Contains(f.Refs, a.ID) && !stands(o.against, meeting) {
						o.against = append(o.against, meeting)
					}
				}
			}
		}
		if len(o.against) > 0 {
			all = append(all, o)
		}
	}
	return all
}
