package wording

import (
	"net/url"
	"regexp"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/restate"
)

// NotificationText is what a citizen is told outside the app. It is made for a lock
// screen that others read: it says that there is something, and neither of whom,
// from whom nor about what. When and where stand in it by the citizen's own choice.
type NotificationText struct {
	Title string
	Text  string
	To    string // where in the app it leads
}

// Notification puts a notification into the words of this instant, which is on the
// citizen's own clock.
func Notification(n models.Notification, now time.Time, l *i18n.Language) NotificationText {
	w := words{l: l, today: models.DateOf(now)}
	t := NotificationText{Title: w.notified(n, now.Location()), Text: w.text("notification.open", nil), To: notifiedAt(n, now)}
	if n.Detail.Time != "" {
		t.Text = upperFirst(n.Detail.Time)
	}
	if n.Detail.Place != "" {
		t.Text = w.text("notification.detail", i18n.Args{"time": t.Text, "place": n.Detail.Place})
	}
	return t
}

// notified is the one sentence of it.
func (w words) notified(n models.Notification, zone *time.Location) string {
	if n.Kind != models.NotifyReminder {
		return w.text("notification.told."+string(n.Kind), nil)
	}
	key, many := "notification.reminder.", i18n.Args(nil)
	if n.IsOneOfMany() {
		key, many = key+"several.", i18n.Args{"many": itoa(n.Together)}
	}
	switch days := w.today.DaysUntil(models.DateOf(n.Start.In(zone))); {
	case days <= 0:
		return w.text(key+"today", many)
	case days == 1:
		return w.text(key+"tomorrow", many)
	default:
		return w.l.Count(key+"days", days, many)
	}
}

// notifiedAt is where in the app the thing is.
func notifiedAt(n models.Notification, now time.Time) string {
	if n.IsOneOfMany() {
		return "/aftaler"
	}
	switch n.Kind {
	case models.NotifyReminder, models.NotifyNew, models.NotifyMoved:
		if start := n.Start.In(now.Location()); n.Ref != "" && !models.DateOf(start).Before(models.DateOf(now)) {
			return "/aftaler/" + url.PathEscape(n.Ref) + "/" + models.DateOf(start).String()
		}
	case models.NotifyMessage:
		return "/beskeder/" + url.PathEscape(n.Ref)
	case models.NotifyAnswer:
		if !strings.Contains(n.Ref, ":") { // a conversation, and no thing of the plan
			return "/beskeder/" + url.PathEscape(n.Ref)
		}
		return "/historik"
	case models.NotifyConsent:
		return "/deling"
	case models.NotifyEmergency:
		return "/hvem-kiggede"
	case models.NotifyHandover:
		return "/stafet"
	case models.NotifyCalledOff, models.NotifyOffered:
	}
	return "/aftaler"
}

// NotificationDetail is when and where an appointment is, in words for a lock screen.
// start is on the citizen's own clock. Of the place it is the street, never what is
// there: the name of a house can tell of an illness.
func NotificationDetail(start time.Time, allDay bool, where restate.PlaceParts, today models.Date, l *i18n.Language) models.Detail {
	w := words{l: l, today: today}
	d := models.Detail{Time: w.day(models.DateOf(start)), Place: street(where)}
	if !allDay {
		d.Time = w.dayAndClock(start)
	}
	return d
}

// dayAndClock is "torsdag d. 26. november kl. 10".
func (w words) dayAndClock(at time.Time) string {
	return w.text("notification.when", i18n.Args{"day": w.day(models.DateOf(at)), "clock": w.text("date.at", i18n.Args{"from": w.clock(at)})})
}

// streets are an address with a number and nothing before the street but what street
// names begin with. »Psykiatrien Bygade 3« is none.
var streets = regexp.MustCompile(`^(?:(?:Gammel|Gl\.|Ny|Nye|Nørre|Nr\.|Sønder|Søndre|Sdr\.|Øster|Østre|Vester|Vestre|Store|St\.|Lille|Ll\.|Indre|Ydre|Sankt|Skt\.) )?` +
	`[\p{L}.'-]*(?:vej|vejen|gade|gaden|allé|alle|allén|plads|pladsen|torv|torvet|stræde|boulevard|sti|stien|vænge|vænget|parken|kaj|kajen|bro|toften|ager) \d+ ?[A-Za-z]?$`)

// street is the part of a place with a street and a number in it, "" when it is not
// sure that it tells no more.
func street(p restate.PlaceParts) string {
	if p.Home || p.Online || p.Phone {
		return ""
	}
	for _, part := range strings.Split(p.Address, ",") {
		if part = strings.TrimSpace(part); streets.MatchString(part) {
			return part
		}
	}
	return ""
}
