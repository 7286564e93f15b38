package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
)

// RemindingView is how the citizen wants to be told outside the app.
type RemindingView struct {
	Version  models.Version               `json:"version"`
	Rules    []models.ReminderRule        `json:"rules"`
	Quiet    models.Quiet                 `json:"quiet"`
	Off      []models.NotificationSubject `json:"off"`
	Detail   bool                         `json:"detail"`
	Subjects []SubjectView                `json:"subjects"`
	Example  ExampleView                  `json:"example"`
	Most     int                          `json:"most"` // rules
}

// SubjectView is what can be turned off, and what that means.
type SubjectView struct {
	Key   models.NotificationSubject `json:"key"`
	Title string                     `json:"title"`
	Off   string                     `json:"off"`
}

// ExampleView is the same reminder on a lock screen, without and with the detail.
type ExampleView struct {
	Plain  LockView `json:"plain"`
	Detail LockView `json:"detail"`
}

// LockView is a notification on a lock screen.
type LockView struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Reminding puts it into words. The example is worded as reminders are.
func Reminding(r models.Reminding, today models.Date, l *i18n.Language) RemindingView {
	w := words{l: l, today: today}
	v := RemindingView{Version: r.Version, Rules: r.Rules, Quiet: r.Quiet, Off: r.Off, Detail: r.Detail, Most: models.MostRules}
	if v.Rules == nil {
		v.Rules = []models.ReminderRule{}
	}
	if v.Off == nil {
		v.Off = []models.NotificationSubject{}
	}
	for _, s := range models.NotificationSubjects {
		v.Subjects = append(v.Subjects, SubjectView{s, w.text("reminding.subject."+string(s), nil), w.text("reminding.off."+string(s), nil)})
	}
	const hour = 10
	start := today.AddDays(1).At(hour, 0, time.UTC)
	n := models.Notification{Kind: models.NotifyReminder, Start: start}
	v.Example.Plain = lock(Notification(n, today.At(hour, 0, time.UTC), l))
	n.Detail = models.Detail{Time: w.dayAndClock(start), Place: w.text("reminding.example.place", nil)}
	v.Example.Detail = lock(Notification(n, today.At(hour, 0, time.UTC), l))
	return v
}

func lock(t NotificationText) LockView { return LockView{t.Title, t.Text} }
