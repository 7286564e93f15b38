package models_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"enplan/models"
)

// The rule once more, told from the task and not from the code: a no-show can be
// recorded when the time has begun, took place, does not stand there already, and
// a notice of this very time came to the citizen, or the citizen answered, after
// the time became what it is and before it began.
func mayBeRecorded(state models.OccurrenceState, begun, there bool, cameInTime bool) error {
	if state == models.IsOff {
		return models.ErrMissedOff
	}
	if !begun {
		return models.ErrMissedEarly
	}
	if there {
		return models.ErrMissedThere
	}
	if !cameInTime {
		return models.ErrMissedUntold
	}
	return nil
}

func TestANoShowIsRecordedOnlyWhereANoticeOfThisTimeCame(t *testing.T) {
	moved := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	start := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	whens := map[string]time.Time{"never": {}, "before it was moved": moved.Add(-time.Hour), "in time": moved.Add(time.Hour), "as it began": start, "after": start.Add(time.Minute)}
	channels := []models.Channel{models.ByPush, models.ByMail, models.ByPhone, ""}
	sends := []models.SendState{models.SendTaken, models.SendGone, models.SendGivenUp, models.SendWaits, models.SendRefused, models.SendUnderWay}
	kinds := append([]models.NotificationKind{""}, models.NotificationKinds...)
	signs := []string{"", "delivered", "opened", "seen", "answered"}
	n := 0
	for _, state := range []models.OccurrenceState{models.AsPlanned, models.HasMoved, models.IsOff} {
		for _, channel := range channels {
			for _, sent := range sends {
				for _, kind := range kinds {
					for _, ofThis := range []bool{true, false} {
						for _, sign := range signs {
							for when, at := range whens {
								for _, begun := range []bool{true, false} {
									for _, there := range []bool{false, true} {
										n++
										o := models.Occurrence{At: start, Slot: models.Slot{Start: start, End: start.Add(time.Hour)}, State: state}
										since := time.Time{}
										if state == models.HasMoved {
											since = moved
										}
										about := models.Notification{Kind: kind, Start: start}
										if !ofThis {
											about.Start = start.Add(24 * time.Hour)
										}
										send := models.Send{Channel: channel, State: sent, Sent: moved.Add(30 * time.Minute)}
										if channel == models.ByPhone {
											send.Sent = at
										}
										switch sign {
										case "delivered":
											send.Delivered = at
										case "opened":
											send.Opened = at
										case "seen":
											about.Seen = at
										case "answered":
											o.Answer = models.Answering{What: models.WillCome, At: at}
										}
										if there {
											o.Missed = start.Add(2 * time.Hour)
										}
										var all []models.SentNotification
										if channel != "" {
											all = []models.SentNotification{{Notification: about, Sends: []models.Send{send}}}
										}
										inTime := when == "in time" || when == "before it was moved" && state != models.HasMoved
										tells := channel != "" && ofThis && sent == models.SendTaken &&
											(kind == models.NotifyReminder || kind == models.NotifyNew || kind == models.NotifyMoved)
										came := inTime && (sign == "answered" || tells && (sign != "" || channel == models.ByPhone))
										now := start.Add(-time.Second)
										if begun {
											now = start
										}
										p := models.ProofOf(o, since, all, []time.Time{at}, 28)
										name := fmt.Sprint(state, " ", channel, " ", sent, " ", kind, " ", ofThis, " ", sign, " ", when, " ", begun, " ", there)
										if want, got := mayBeRecorded(state, begun, there, came), p.CheckMissed(o, now); !errors.Is(got, want) {
											t.Fatalf("%s: %v, want %v", name, got, want)
										}
									}
								}
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d cases", n)
}

func TestThatAPlanWasOpenedIsToldAndShowsNothing(t *testing.T) {
	start := time.Date(2026, 12, 20, 9, 0, 0, 0, time.UTC)
	o := models.Occurrence{At: start, Slot: models.Slot{Start: start}}
	for _, c := range []struct {
		at   time.Time
		want bool
	}{{start.AddDate(0, 0, -2), true}, {start.AddDate(0, 0, -26), true}, {start.AddDate(0, 0, -28), false}, {start, false}} {
		p := models.ProofOf(o, time.Time{}, nil, []time.Time{c.at}, 28)
		if p.Read.IsZero() == c.want || p.Reached() {
			t.Errorf("%v: %+v", c.at, p)
		}
	}
}

func TestANoticeThatWentManyWaysIsToldOnce(t *testing.T) {
	start := time.Date(2026, 12, 20, 9, 0, 0, 0, time.UTC)
	o, at := models.Occurrence{Slot: models.Slot{Start: start}}, start.Add(-20*time.Hour)
	n := models.SentNotification{Notification: models.Notification{Kind: models.NotifyReminder, Start: start}, Sends: []models.Send{
		{Channel: models.ByMail, State: models.SendTaken, Sent: at.Add(time.Hour)},
		{Channel: models.ByPush, State: models.SendTaken, Sent: at, Delivered: at.Add(2 * time.Second)},
		{Channel: models.ByPush, State: models.SendTaken, Sent: at.Add(time.Second), Delivered: at.Add(time.Second), Opened: at.Add(time.Minute)},
		{Channel: models.ByPush, State: models.SendGone},
	}}
	p := models.ProofOf(o, time.Time{}, []models.SentNotification{n}, nil, 28)
	want := models.ToldOf{Kind: models.NotifyReminder, Channel: models.ByPush, Sent: at, Delivered: at.Add(time.Second), Opened: at.Add(time.Minute)}
	if len(p.Notices) != 1 || p.Notices[0] != want || !p.Reached() {
		t.Errorf("%+v", p)
	}
}

func TestSinceWhenATimeIsAsItIs(t *testing.T) {
	at, to := time.Date(2026, 12, 8, 9, 0, 0, 0, time.UTC), time.Date(2026, 12, 10, 9, 0, 0, 0, time.UTC)
	o := models.Occurrence{At: at, Slot: models.Slot{Start: to}, State: models.HasMoved}
	hour := func(n int) time.Time { return at.AddDate(0, 0, -7).Add(time.Duration(n) * time.Hour) }
	change, err := models.Change{Kind: models.AppointmentMoved, Ref: models.ThingRef(models.ThingAppointment, "a"), To: to}.Event()
	if err != nil {
		t.Fatal(err)
	}
	change.At = hour(1)
	say := func(n int, what models.Deed, ref, target string, note any) models.Event {
		return models.Event{About: models.AboutAppointment, Ref: ref, What: what, Target: target, Note: models.NoteOf(note), At: hour(n)}
	}
	offered := say(3, models.Offered, "b", "", models.Offering{Instead: &models.Instead{Appointment: "a", At: at}})
	for name, c := range map[string]struct {
		said []models.Event
		want time.Time
	}{
		"moved by the department": {[]models.Event{change}, hour(1)},
		"moved here":              {[]models.Event{change, say(2, models.MovedTime, "a", models.AtName(at), nil)}, hour(2)},
		"all of them moved":       {[]models.Event{say(2, models.MovedTime, "a", "", nil)}, hour(2)},
		"another of them moved":   {[]models.Event{change, say(2, models.MovedTime, "a", models.AtName(to), nil)}, hour(1)},
		"another appointment":     {[]models.Event{change, say(2, models.MovedTime, "b", "", nil)}, hour(1)},
		"chosen":                  {[]models.Event{change, offered, say(4, models.Chose, "b", "", nil)}, hour(4)},
		"offered only":            {[]models.Event{change, offered}, hour(1)},
	} {
		if got := o.Since(c.said, "a"); !got.Equal(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if o.State = models.AsPlanned; !o.Since([]models.Event{change}, "a").IsZero() {
		t.Error("a time that was not moved")
	}
}
