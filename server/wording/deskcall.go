package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
)

// DeskCall is that the borgerkonsulent is to telephone: nobody could tell the
// citizen of something in any other way.
type DeskCall struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Press string `json:"press"` // what stands on the button
	Said  string `json:"said"`  // what is said when it was pressed
}

// DeskCalls puts them into words. now is the wall clock of the citizens.
func DeskCalls(calls []models.Notification, name string, now time.Time, l *i18n.Language) []DeskCall {
	w := words{l: l, today: models.DateOf(now)}
	all := make([]DeskCall, len(calls))
	for i, n := range calls {
		key, args := "desk.call.other", i18n.Args{"name": name}
		switch {
		case n.State == models.NotificationExpired:
			key = "desk.call.late"
		case n.Kind == models.NotifyReminder:
			start := n.Start.In(now.Location())
			key, args["day"], args["clock"] = "desk.call.reminder", w.day(models.DateOf(start)), w.clock(start)
		case n.Kind == models.NotifyMoved, n.Kind == models.NotifyCalledOff, n.Kind == models.NotifyNew, n.Kind == models.NotifyOffered:
			key = "desk.call." + string(n.Kind)
		}
		all[i] = DeskCall{ID: n.ID, Text: w.text(key, args), Press: w.text("desk.call.done", nil), Said: w.text("desk.call.said", args)}
	}
	return all
}
