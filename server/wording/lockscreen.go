package wording

import (
	"net/url"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
)

// LockScreen is what a citizen is told outside the app, where anybody may read it:
// that there is something, and of an appointment the day. The time and the place
// stand there when the citizen has chosen so.
func LockScreen(n models.Notification, now time.Time, l *i18n.Language) (title, text string) {
	w := words{l: l, today: models.DateOf(now)}
	title = w.text("notification."+string(n.Kind)+".title", nil)
	text = w.text("notification.open", nil)
	if n.Kind == models.NotifyReminder {
		switch days := w.today.DaysUntil(models.DateOf(n.Start.In(now.Location()))); {
		case days <= 0:
			title = w.text("notification.reminder.today", nil)
		case days == 1:
			title = w.text("notification.reminder.tomorrow", nil)
		default:
			title = l.Count("notification.reminder.days", days, nil)
		}
	}
	if detail := strings.Trim(n.Detail.Time+", "+n.Detail.Place, ", "); detail != "" {
		text = detail
	}
	return title, text
}

// LockScreenTo is the page of the app that it opens.
func LockScreenTo(n models.Notification) string {
	switch n.Kind {
	case models.NotifyMessage:
		return "/beskeder/" + url.PathEscape(n.Ref)
	case models.NotifyReminder, models.NotifyNew, models.NotifyMoved, models.NotifyCalledOff, models.NotifyOffered:
		return "/aftaler/" + url.PathEscape(n.Ref)
	case models.NotifyAnswer, models.NotifyConsent, models.NotifyEmergency, models.NotifyHandover:
	}
	return "/underretninger"
}
