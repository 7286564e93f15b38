package actions

import (
	"context"
	"encoding/hex"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/ics"
	"enplan/server/store"
	"enplan/server/wording"
)

// AppointmentFile is one of the citizen's appointments as a file for a calendar:
// one time of it, or all that are to come when at is zero. It is what the citizen
// asked to take out, so it says what it is and where, unless the address is
// protected. It returns models.ErrNotFound when the citizen has no such time.
func (a *Actions) AppointmentFile(ctx context.Context, who models.Viewer, id string, at time.Time, language string) (d Download, err error) {
	err = a.perform(ctx, who, models.FetchAppointment, who.ID, func(tx *store.Tx) error {
		plan, err := a.build(tx, who.ID, tx.Now)
		if err != nil {
			return err
		}
		of, all, err := plan.Occurrences(id)
		if err != nil {
			return err
		}
		c, l := a.calendarOf(plan, tx.Now), i18n.For(language)
		for _, o := range all {
			if at.IsZero() && !over(o, tx.Now) || o.At.Equal(at) {
				c.add(of, o, wording.MeetingName(plan, of, l), wording.MeetingPlace(plan, of, o, l))
			}
		}
		if len(c.Events) == 0 {
			return models.ErrNotFound
		}
		d = Download{models.CalendarName(models.DateOf(c.Events[0].Start.In(a.zone))), ics.Type, ics.Write(c.Calendar, a.zone)}
		return nil
	})
	return d, err
}

// exported is a calendar that is being filled with times of one plan.
type exported struct {
	ics.Calendar
	a         *Actions
	citizen   string
	revisions map[string]models.Revision
	stamp     time.Time // of what nothing was ever said of
	known     map[string]bool
}

func (a *Actions) calendarOf(plan oneplan.Plan, stamp time.Time) *exported {
	return &exported{a: a, citizen: plan.Citizen.ID, revisions: models.RevisionsOf(plan.Said), stamp: stamp, known: map[string]bool{}}
}

// add adds a time under a name that says nothing, and stays as long as the time
// keeps its own. Each is added once.
func (c *exported) add(of oneplan.Appointment, o models.Occurrence, title, place string) {
	id := oneplan.AppointmentID(of)
	const enough = 16 // bytes: no two times are ever called the same
	uid := hex.EncodeToString(c.a.vault.Digest(joined("calendar", c.citizen, id, models.AtName(o.At)))[:enough])
	if c.known[uid] {
		return
	}
	c.known[uid] = true
	revision := c.revisions[id]
	e := ics.Event{
		UID: uid, Sequence: revision.N, Stamp: c.stamp, Changed: revision.Last, Start: o.Start, End: o.End,
		AllDay: of.AllDay, Title: title, Place: place, Cancelled: o.State == models.IsOff,
	}
	if !revision.Last.IsZero() {
		e.Stamp = revision.Last
	}
	c.Events = append(c.Events, e)
}

// over reports whether a time is over; one that has no end, when it has begun.
func over(o models.Occurrence, now time.Time) bool { return !o.End.After(now) && !o.Start.After(now) }
