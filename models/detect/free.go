package detect

import (
	"cmp"
	"slices"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
)

// When one may ask the citizen to be somewhere: the hours of municipal offices.
const (
	officeOpens  = 8 * 60
	officeCloses = 16 * 60
	quarter      = 15
)

// mostFree is how many times are found at most: more nobody reads.
const mostFree = 60

// MostFreeDays is how many days ahead one looks at most at once.
const MostFreeDays = 92

// Search is what kind of a time is looked for.
type Search struct {
	Minutes  int
	From, To models.Date // both among the days
	Place    string      // as written; "" when it is not settled
	Except   string      // an appointment that is to be moved: its own time is free
	At       time.Time
}

// Check refuses a search for nothing, over too many days or over days that no plan
// knows.
func (q Search) Check(today models.Date) error {
	switch {
	case q.Minutes < quarter || q.Minutes > officeCloses-officeOpens:
		return models.ErrAppointmentTime
	case q.From.Before(today), q.To.Before(q.From), q.From.DaysUntil(q.To) > MostFreeDays, today.DaysUntil(q.To) > models.MostDaysAhead:
		return models.ErrAppointmentPast
	}
	return nil
}

// FreeTime is a time that fits all the citizen has, with what speaks for it.
type FreeTime struct {
	models.Slot
	Wished   bool // all that the citizen wishes
	SameDay  bool // the citizen is out already that day
	SameSpot bool // and at the same place
	Light    bool // the week is no fuller than any other
	Over     bool // the week would be fuller than the citizen wants
	score    int
}

// Free are the times on quarter hours that fit what the citizen has: none runs into
// another, from each the way is long enough, and all of it is on working days
// within office hours. The best come first: what the citizen wishes, then what
// spares a way, then the weeks with most room.
func Free(p oneplan.Plan, q Search) []FreeTime {
	s := look(p)
	there, loc := spotOf(q.Place), p.AsOf.Location()
	busy := s.busy(q)
	filled := s.filled(busy)
	var found []FreeTime
	least := -1
	for day := q.From; !day.After(q.To); day = day.AddDays(1) {
		if !models.IsWorkday(day) {
			continue
		}
		week := filled[mondayOf(day)]
		for minute := officeOpens; minute+q.Minutes <= officeCloses; minute += quarter {
			start := day.At(minute/60, minute%60, loc)
			slot := models.Slot{Start: start, End: start.Add(time.Duration(q.Minutes) * time.Minute)}
			if !start.After(p.AsOf) || slices.ContainsFunc(busy, func(b booking) bool { return bars(b, s.spot(b), slot, there) }) {
				continue
			}
			t := FreeTime{Slot: slot, Wished: p.Wishes.Fits(slot), Over: p.Load.Ceiling.Exceeded(week + q.Minutes + 2*there.minutes)}
			for _, b := range busy {
				if !b.home && sameDay(b.start, start, loc) {
					t.SameDay, t.SameSpot = true, t.SameSpot || samePlace(b.Where, there.where)
				}
			}
			found = append(found, t)
			if least < 0 || week < least {
				least = week
			}
		}
	}
	for i := range found {
		found[i].Light = filled[mondayOf(models.DateOf(found[i].Start))] == least
		found[i].score = found[i].weigh()
	}
	slices.SortStableFunc(found, func(x, y FreeTime) int { return cmp.Or(y.score-x.score, x.Start.Compare(y.Start)) })
	return spread(found)
}

// weigh puts the citizen's own ceiling and wishes before all else.
func (t FreeTime) weigh() int {
	score := 0
	for weight, holds := range map[int]bool{32: !t.Over, 16: t.Wished, 8: t.SameSpot, 2: t.SameDay, 1: t.Light} {
		if holds {
			score += weight
		}
	}
	return score
}

// spread keeps the first of them. Among those that are equally good no day fills the
// list before the others have had a turn.
func spread(found []FreeTime) []FreeTime {
	const turn = 6
	type class struct {
		day   models.Date
		score int
	}
	of := map[class]int{}
	round := make(map[int64]int, len(found))
	for _, t := range found {
		c := class{models.DateOf(t.Start), t.score}
		round[t.Start.Unix()] = of[c] / turn
		of[c]++
	}
	slices.SortStableFunc(found, func(x, y FreeTime) int {
		return cmp.Or(y.score-x.score, round[x.Start.Unix()]-round[y.Start.Unix()])
	})
	return found[:min(len(found), mostFree)]
}

// bars reports whether a time leaves no room for another: it runs into it, or the
// way between them is longer than the time there is.
func bars(b booking, here spot, s models.Slot, there spot) bool {
	need := time.Duration(between(here, there)) * time.Minute
	return s.Start.Before(b.end.Add(need)) && b.start.Before(s.End.Add(need))
}

// busy are the times that the citizen must be somewhere, or at home for somebody.
func (s *sight) busy(q Search) []booking {
	return slices.DeleteFunc(slices.Clone(s.bookings), func(b booking) bool {
		return !slices.Contains(b.Guests, "") || b.Appointment.ID != "" && oneplan.AppointmentID(oneplan.Appointment{Appointment: b.Appointment, Plan: b.Plan}) == q.Except && b.IsAt(b.start, q.At)
	})
}

// filled is how many minutes of each week, by its Monday, the times and the ways to
// them take.
func (s *sight) filled(busy []booking) map[models.Date]int {
	weeks := map[models.Date]int{}
	for _, b := range busy {
		weeks[mondayOf(models.DateOf(b.start))] += int(b.end.Sub(b.start)/time.Minute) + 2*s.spot(b).minutes
	}
	return weeks
}

// spotOf is a place as somebody writes it.
func spotOf(place string) spot {
	b := oneplan.Booking{Where: restate.Place(place)}
	b.Place = place
	if atHome(&b) {
		return spot{where: b.Where, home: true}
	}
	return spot{where: b.Where, minutes: b.Where.TravelMinutes}
}
