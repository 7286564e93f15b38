package detect

import (
	"slices"
	"strconv"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/topic"
)

const (
	loadWeeks   = 8 // weeks ahead that are looked at, this one among them
	manyInWeek  = 8 // more appointments in a week than this are many for anybody
	manyInDay   = 4 // so many on a day are many
	farMinutes  = 30
	manyPersons = 9 // so many people of the municipality are many to know
)

// week is what is asked of the citizen in one week.
type week struct {
	monday  models.Date
	times   []booking
	minutes int
}

// loadTooHigh finds a week with more appointments than the citizen has said are
// bearable or, when nothing is said, than are bearable for most; then a single
// day that is too full; and two far ways to one place that could be one.
func loadTooHigh(s *sight) []Finding {
	if over, ok := s.overCeiling(); ok {
		return []Finding{over}
	}
	ceiling, own := s.ceiling()
	var worst week
	for _, w := range s.weeks() {
		if len(w.times) > len(worst.times) {
			worst = w
		}
	}
	if len(worst.times) > ceiling {
		return []Finding{s.fullWeek(worst, ceiling, own)}
	}
	return append(s.fullDay(), s.doubleWay()...)
}

// overCeiling is the first week that holds more hours, the way and the papers
// counted, than the ceiling the citizen has set.
func (s *sight) overCeiling() (Finding, bool) {
	if s.Load.Ceiling == 0 {
		return Finding{}, false
	}
	for _, full := range oneplan.Weeks(s.Plan, s.Load.Ceiling) {
		if !full.Over {
			continue
		}
		monday := full.To.AddDays(-6)
		w := week{monday: monday, minutes: full.Minutes}
		for _, b := range s.bookings {
			if day := models.DateOf(b.start); slices.Contains(b.Guests, "") && !day.Before(full.From) && !day.After(full.To) {
				w.times = append(w.times, b)
			}
		}
		f := s.fullWeek(w, len(w.times), true)
		f.Args["what"], f.Args["ceiling"] = "ceiling", plainNumber(float64(s.Load.Ceiling)/60)
		return f, len(w.times) > 0
	}
	return Finding{}, false
}

// ceiling is the most appointments a week may have.
func (s *sight) ceiling() (most int, own bool) {
	for _, p := range s.own {
		if c, ok := p.claim(restate.MaxDaysWeek); ok && c.Value >= 1 {
			return int(c.Value), true
		}
	}
	for _, p := range s.passages {
		if c, ok := p.claim(restate.MaxDaysWeek); ok && p.part == ofCondition && p.Has("aftaler") && c.Value >= 1 {
			return int(c.Value), false
		}
	}
	return manyInWeek, false
}

// weeks are the weeks ahead with what the citizen must be at. Care that comes to
// the home to do something the citizen cannot is no demand.
func (s *sight) weeks() []week {
	if s.planned == nil {
		s.planned = s.readWeeks()
	}
	return s.planned
}

func (s *sight) readWeeks() []week {
	byMonday := map[models.Date]*week{}
	var order []models.Date
	for _, b := range s.bookings {
		if !slices.Contains(b.Guests, "") || b.open || s.isCare(b) {
			continue
		}
		day := models.DateOf(b.start)
		monday := mondayOf(day)
		if mondayOf(s.Today).DaysUntil(monday) >= 7*loadWeeks {
			break
		}
		if byMonday[monday] == nil {
			byMonday[monday] = &week{monday: monday}
			order = append(order, monday)
		}
		w := byMonday[monday]
		w.times = append(w.times, b)
		w.minutes += int(b.end.Sub(b.start).Minutes()) + 2*s.minutesTo(b)
	}
	all := make([]week, 0, len(order))
	for _, monday := range order {
		all = append(all, *byMonday[monday])
	}
	return all
}

func mondayOf(day models.Date) models.Date { return day.AddDays(-(int(day.Weekday()) + 6) % 7) }

func (s *sight) isCare(b booking) bool {
	return kept(s.care, b.Booking, func() bool { return s.givesCare(b) })
}

func (s *sight) givesCare(b booking) bool {
	if !b.home || b.Mandatory {
		return false
	}
	if slices.Contains(s.partiesOf(b.Plan), "elder") {
		return true
	}
	help := s.said(sentence(b.Title) + b.Note).Of(topic.Help)
	return slices.ContainsFunc(help, func(h string) bool {
		return slices.Contains([]string{"personal_care", "wound", "medicine", "cleaning", "meals"}, h)
	}) || s.said(b.Title).Has("hjemmepleje*", "helhedspleje*", "hjemmehjælp*", "hjemmesygepleje*", "sygepleje*")
}

func (s *sight) fullWeek(w week, ceiling int, own bool) Finding {
	f := Finding{Kind: LoadTooHigh, Severity: Medium, Acts: Municipality, Args: map[string]string{
		"what": "week", "count": strconv.Itoa(len(w.times)), "ceiling": strconv.Itoa(ceiling), "own": strconv.FormatBool(own),
		"first_date": w.monday.String(), "week": strconv.Itoa(w.monday.Week()), "hours": strconv.Itoa((w.minutes + 30) / 60),
	}}
	if own || len(w.times) > ceiling+ceiling/2 {
		f.Severity = High
	}
	return s.loaded(f, w.times)
}

func (s *sight) loaded(f Finding, times []booking) Finding {
	var facts []string
	for _, b := range times {
		f.Refs = append(f.Refs, b.ID)
		f = f.touching(b.Plan)
		facts = append(facts, b.fact())
	}
	slices.Sort(facts)
	return f.named(slices.Compact(facts)...)
}

// fullDay finds the fullest day when it has manyInDay appointments or more that
// are not all at once.
func (s *sight) fullDay() []Finding {
	var worst []booking
	many := min(manyInDay, s.ownDay()+1)
	for _, w := range s.weeks() {
		for _, day := range byDay(w.times) {
			if len(day) > len(worst) && canAttend(day) >= many {
				worst = day
			}
		}
	}
	if len(worst) < many {
		return nil
	}
	return []Finding{s.loaded(Finding{Kind: LoadTooHigh, Severity: Low, Acts: Municipality, Args: map[string]string{
		"what": "day", "count": strconv.Itoa(len(worst)), "first_date": models.DateOf(worst[0].start).String(),
	}}, worst)}
}

// ownDay is the most appointments on a day that the citizen has said are bearable,
// or that are bearable for most.
func (s *sight) ownDay() int {
	for _, p := range s.own {
		if p.part == ofNeed && p.Has("én aftale om dagen", "en aftale om dagen", "1 aftale om dagen", "én aftale pr. dag", "1 aftale pr. dag", "én ting om dagen", "en ting om dagen", "1 ting om dagen") {
			return 1
		}
		if p.part == ofNeed && p.Has("to aftaler om dagen", "2 aftaler om dagen", "to ting om dagen", "2 ting om dagen", "to aftaler pr. dag", "2 aftaler pr. dag") {
			return 2
		}
	}
	return manyInDay - 1
}

// canAttend is how many of the appointments of a day somebody can be at: of two at one
// time it is one.
func canAttend(day []booking) int {
	n, until := 0, time.Time{}
	for _, b := range day {
		switch {
		case !b.start.Before(until):
			n, until = n+1, b.end
		case b.end.Before(until):
			until = b.end
		}
	}
	return n
}

func byDay(times []booking) [][]booking {
	var days [][]booking
	for _, b := range times {
		if n := len(days); n > 0 && models.DateOf(days[n-1][0].start) == models.DateOf(b.start) {
			days[n-1] = append(days[n-1], b)
			continue
		}
		days = append(days, []booking{b})
	}
	return days
}

// doubleWay finds two single appointments far away at one place on two days of
// one week, by two departments: one way could do.
func (s *sight) doubleWay() []Finding {
	for _, w := range s.weeks() {
		for i, a := range w.times {
			for _, b := range w.times[i+1:] {
				far := s.minutesTo(a) >= farMinutes && s.minutesTo(b) >= farMinutes
				if !far || a.label == b.label || a.Where.Name != b.Where.Name || sameDay(a.start, b.start, s.AsOf.Location()) {
					continue
				}
				if isSame(a.Plan, b.Plan) || a.start.Sub(b.start) > 7*24*time.Hour {
					continue
				}
				return []Finding{s.loaded(Finding{Kind: LoadTooHigh, Severity: Low, Acts: Municipality, Args: map[string]string{
					"what": "trips", "count": "2", "minutes": strconv.Itoa(s.minutesTo(a)),
					"first_date": models.DateOf(a.start).String(), "last_date": models.DateOf(b.start).String(),
				}}, []booking{a, b})}
			}
		}
	}
	return nil
}
