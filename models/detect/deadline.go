package detect

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/models"
	"enplan/models/law"
	"enplan/models/oneplan"
)

const (
	followUpDays = 7  // a follow-up this many days off is near
	paperDays    = 14 // papers this many days off count as near
	lawDays      = 28 // a day the law sets is told this long before
	crowdDays    = 8  // days that hold several deadlines, first and last counted
	crowdCount   = 2  // so many demands are a crowd
)

// followUpOverdue finds plans that should have been looked at before today, and
// for which no new meeting about it stands in the calendar.
func followUpOverdue(s *sight) []Finding {
	var found []Finding
	for i := range s.Plans {
		plan := &s.Plans[i]
		due, by := plan.NextFollowUp, "plan"
		if set, ok := s.lawClock(plan); ok && set.first && (due.IsZero() || due.After(set.due)) && set.due.Before(s.Today) && !s.followedUp(plan) {
			due, by = set.due, set.Key
		}
		if due.IsZero() || !due.Before(s.Today) || !s.hasNoNewDay(plan) && s.meetsAbout(plan, s.Today, s.Today.AddDays(oneplan.YearDays)) {
			continue
		}
		f := Finding{Kind: FollowUpOverdue, Severity: High, Acts: Municipality, Refs: []string{plan.ID},
			Args: map[string]string{"due_date": due.String(), "days": strconv.Itoa(due.DaysUntil(s.Today)), "by": by}}
		found = append(found, f.touching(plan).named(label(plan), due.String()))
	}
	return append(found, s.lateStart()...)
}

// hasNoNewDay reports whether a note says that the follow-up was put off and that
// no new day is set: then a meeting of another name in the calendar is not it.
func (s *sight) hasNoNewDay(plan *models.SectorPlan) bool {
	return slices.ContainsFunc(s.passages, func(p *passage) bool {
		return p.part == ofNote && isSame(p.plan, plan) && p.Has("opfølgning*", "revision*", "revurdering*", "*opfølgning") && p.Has("udsat", "aflyst", "udskudt", "ikke afholdt", "ikke nået") &&
			p.Has("ny dato ikke", "ny tid ikke", "ingen ny dato", "ingen ny tid", "uden ny dato", "dato ikke fastsat", "dato er ikke fastsat", "dato kendes ikke")
	})
}

// startsLate reports whether the plan's first appointment lies after the day.
func (s *sight) startsLate(plan *models.SectorPlan, due models.Date) bool {
	first := models.Date{}
	for _, a := range plan.Appointments {
		if day := models.DateOf(a.Start.In(s.AsOf.Location())); first.IsZero() || day.Before(first) {
			first = day
		}
	}
	return first.After(due)
}

// lateStart finds help that the law wants begun by a day that has passed, and
// whose first appointment is still to come or not there.
func (s *sight) lateStart() []Finding {
	var found []Finding
	for i := range s.Plans {
		plan := &s.Plans[i]
		set, ok := s.lawClock(plan)
		begun := slices.ContainsFunc(plan.Measures, func(m models.Measure) bool { return !m.From.IsZero() && m.From.Before(s.Today) })
		if !ok || set.What != "start" || !set.due.Before(s.Today) || begun {
			continue
		}
		f := Finding{Kind: FollowUpOverdue, Severity: High, Acts: Municipality, Refs: []string{plan.ID},
			Args: map[string]string{"due_date": set.due.String(), "days": strconv.Itoa(set.due.DaysUntil(s.Today)), "by": set.Key}}
		for _, a := range plan.Appointments {
			if models.DateOf(a.Start.In(s.AsOf.Location())).After(set.due) {
				f.Refs = append(f.Refs, a.ID)
			}
		}
		found = append(found, f.touching(plan).named(label(plan), set.due.String()))
	}
	return found
}

// followedUp reports whether the plan has a follow-up behind it: then the first
// one that the law sets is no longer the question.
func (s *sight) followedUp(plan *models.SectorPlan) bool {
	for _, p := range s.passages {
		if p.part == ofNote && isSame(p.plan, plan) && p.Has("opfølgning afholdt", "opfulgt", "opfølgning gennemført", "opfølgningsmøde afholdt") {
			return true
		}
	}
	return !plan.NextFollowUp.IsZero() && !plan.Created.IsZero() && plan.Created.DaysUntil(s.Today) > 180
}

// meetsAbout reports whether a meeting of the plan that is about the plan stands
// in the calendar between two days.
func (s *sight) meetsAbout(plan *models.SectorPlan, from, to models.Date) bool {
	return slices.ContainsFunc(s.bookings, func(b booking) bool {
		if !isSame(b.Plan, plan) || !s.aboutThePlan(b.Title) {
			return false
		}
		day := models.DateOf(b.start)
		return !day.Before(from) && !day.After(to)
	})
}

// followUps counts those that the notes tell of and those in the calendar up to
// the day.
func (s *sight) followUps(plan *models.SectorPlan, until models.Date) int {
	n := 0
	for _, p := range s.passages {
		if p.part == ofNote && isSame(p.plan, plan) && p.Has("opfølgning*", "opfølgningssamtale*") && !p.Has("aflyst", "udsat") {
			n++
		}
	}
	for _, b := range s.bookings {
		if isSame(b.Plan, plan) && s.aboutThePlan(b.Title) && !models.DateOf(b.start).After(until) {
			n++
		}
	}
	return n
}

func (s *sight) aboutThePlan(title string) bool {
	return s.said(title).Has("opfølgning*", "status*", "revision*", "revurdering*", "statusmøde*", "handleplansmøde*",
		"planmøde*", "jobsamtale*", "evaluering*", "opfølgningsmøde*", "opfølgningssamtale*", "udredningsmøde*", "*opfølgning")
}

// clock is a day that the law sets for a plan.
type clock struct {
	law.Clock
	due   models.Date
	first bool // the first follow-up of the plan
}

// lawClock is the day the law sets for a plan, as far as the plan tells from
// when it counts.
func (s *sight) lawClock(plan *models.SectorPlan) (clock, bool) {
	all := s.lawClocks(plan)
	if len(all) == 0 {
		return clock{}, false
	}
	return all[0], true
}

func (s *sight) lawClocks(plan *models.SectorPlan) []clock {
	var all []clock
	for _, c := range law.Clocks() {
		ofType := slices.Contains(c.Types, string(plan.Type)) || slices.Contains(c.Types, "*")
		if !c.Holds(s.Today) || !ofType || c.Where != "" && !s.planSays(plan, c.Where) {
			continue
		}
		from := plan.Created
		if c.From != "created" {
			from = s.dayAfter(plan, c.From)
		}
		if !from.IsZero() {
			all = append(all, clock{c, c.Due(from), c.What == "follow_up"})
		}
	}
	return all
}

// dayAfter is the day that stands after a word in the plan's text: "sygemeldt …
// fra 13.07.2026".
func (s *sight) dayAfter(plan *models.SectorPlan, word string) models.Date {
	for _, p := range s.passages {
		if !isSame(p.plan, plan) || p.part != ofPlan {
			continue
		}
		names := strings.Split(word, "|")
		if !p.Has(names...) {
			continue
		}
		for _, one := range p.Apart() {
			i := one.Index(names...)
			for _, w := range one.Words[max(i, 0):] {
				if d, ok := writtenDay(p.raw, w.Start); ok && i >= 0 {
					return d
				}
			}
		}
	}
	return models.Date{}
}

func writtenDay(text string, at int) (models.Date, bool) {
	parts := dayForm.FindStringSubmatch(text[at:min(len(text), at+24)])
	if parts == nil {
		return models.Date{}, false
	}
	return dayFrom(parts[1], parts[2], parts[3])
}

func toMonth(m int) time.Month { return time.Month(m) }

func (s *sight) planSays(plan *models.SectorPlan, words string) bool {
	return slices.ContainsFunc(s.passages, func(p *passage) bool {
		return isSame(p.plan, plan) && (p.part == ofPlan || p.part == ofNote) && p.Has(strings.Split(words, "|")...)
	}) || s.said(plan.Status).Has(strings.Split(words, "|")...)
}
