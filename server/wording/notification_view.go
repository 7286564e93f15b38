package wording

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// NotificationsView is a page of the notification centre, newest first.
type NotificationsView struct {
	Told   []NotificationView `json:"told"`
	Coming []ComingView       `json:"coming"`         // the next reminders; only on the first page
	Next   string             `json:"next,omitempty"` // ask for what comes after; absent when there is no more
	Unseen int                `json:"unseen"`
}

// NotificationView is one thing that the citizen was told, or was not.
type NotificationView struct {
	ID    string `json:"id"`
	Title string `json:"title"`           // as it was told
	About string `json:"about,omitempty"` // which time of the appointment
	When  string `json:"when"`
	State string `json:"state"` // waits, sent, superseded, expired, no_channel
	Text  string `json:"text"`  // the state in words
	To    string `json:"to"`
	Seen  bool   `json:"seen"`
}

// ComingView is a reminder that is still to come.
type ComingView struct {
	When  string `json:"when"`
	About string `json:"about"`
	To    string `json:"to"`
}

// NotificationPage is what a page of the notification centre is made of.
type NotificationPage struct {
	Now          time.Time // on the citizen's own clock
	Told         []models.Notification
	More         bool
	Coming       []models.Notification
	Unseen       int
	Coordinators []models.Staff
}

// Notifications puts a page of the notification centre into words.
func Notifications(p NotificationPage, l *i18n.Language) NotificationsView {
	w := words{l: l, today: models.DateOf(p.Now)}
	v := NotificationsView{Told: []NotificationView{}, Coming: []ComingView{}, Unseen: p.Unseen}
	if p.More {
		last := p.Told[len(p.Told)-1]
		v.Next = strconv.FormatInt(last.Due.UnixMilli(), 10) + "-" + last.ID
	}
	for _, n := range byInstant(p.Told) {
		when := n.Due
		if n.State == models.NotificationSent && !n.Ended.IsZero() {
			when = n.Ended
		}
		when = when.In(p.Now.Location())
		then := words{l: l, today: models.DateOf(when)}
		one := NotificationView{
			ID: n.ID, Title: then.notified(n, p.Now.Location()), About: w.aboutTime(n, p.Now.Location()), When: w.dayAndClock(when),
			State: string(n.State), To: notifiedAt(n, p.Now), Seen: !n.Seen.IsZero(), Text: w.cameOut(n, p.Coordinators),
		}
		if n.State == models.NotificationPlanned {
			one.State = "waits"
		}
		v.Told = append(v.Told, one)
	}
	for _, n := range p.Coming {
		v.Coming = append(v.Coming, ComingView{
			When: w.dayAndClock(n.Due.In(p.Now.Location())), About: w.aboutTime(n, p.Now.Location()), To: notifiedAt(n, p.Now),
		})
	}
	return v
}

// byInstant has what was told at one instant stand by when it is.
func byInstant(told []models.Notification) []models.Notification {
	return slices.SortedStableFunc(slices.Values(told), func(x, y models.Notification) int {
		return cmp.Or(y.Due.Compare(x.Due), y.Start.Compare(x.Start), cmp.Compare(x.Ref, y.Ref))
	})
}

// ReadPlace reads where a page ended, as NotificationsView.Next says; the first page
// when it is "".
func ReadPlace(next string, now time.Time) (due time.Time, id string, err error) {
	if next == "" {
		return now.Add(time.Millisecond), "", nil
	}
	ms, id, found := strings.Cut(next, "-")
	n, err := strconv.ParseInt(ms, 10, 64)
	if err != nil || !found {
		return due, "", models.ErrNotFound
	}
	return time.UnixMilli(n), id, nil
}

// aboutTime is which appointment it is about, by its time: no more need be looked up.
func (w words) aboutTime(n models.Notification, zone *time.Location) string {
	if n.Start.IsZero() {
		return ""
	}
	start, when := n.Start.In(zone), ""
	switch when = w.dayAndClock(start); {
	case start.Hour()+start.Minute() == 0: // what takes all day, or nearly so
		when = w.day(models.DateOf(start))
	case n.Kind == models.NotifyCalledOff:
		return w.text("notification.about.was", i18n.Args{"when": when})
	}
	return w.text("notification.about", i18n.Args{"when": when})
}

// cameOut is what became of it.
func (w words) cameOut(n models.Notification, coordinators []models.Staff) string {
	switch n.State {
	case models.NotificationSuperseded:
		return w.text("notification.unsent."+string(n.Unsent), nil)
	case models.NotificationNoChannel:
		if len(coordinators) > 0 {
			return w.text("notification.phone", i18n.Args{"name": coordinators[0].FirstName()})
		}
		return w.text("notification.phone.we", nil)
	case models.NotificationPlanned, models.NotificationSent, models.NotificationExpired:
	}
	return w.text("notification.state."+string(n.State), nil)
}
