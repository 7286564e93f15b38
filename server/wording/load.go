package wording

import (
	"math"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// WeekView is how much of a week is filled.
type WeekView struct {
	Week           int    `json:"week"`
	From           string `json:"from"`
	To             string `json:"to"`
	Title          string `json:"title"`
	Count          int    `json:"count"`
	Papers         int    `json:"papers"`
	Minutes        int    `json:"minutes"`
	MustMinutes    int    `json:"mustMinutes"`
	TravelMinutes  int    `json:"travelMinutes"`
	PrepareMinutes int    `json:"prepareMinutes"`
	Pausable       int    `json:"pausable"` // minutes of what is voluntary
	HoursText      string `json:"hoursText"`
	Text           string `json:"text"`
	Over           bool   `json:"over"`
}

// LoadView is what the citizen has said about how much is too much.
type LoadView struct {
	CeilingMinutes int    `json:"ceilingMinutes,omitempty"`
	CeilingText    string `json:"ceilingText,omitempty"`
	Paused         bool   `json:"paused"`
	PausedText     string `json:"pausedText,omitempty"`
	Since          string `json:"since,omitempty"`
}

func (w words) load(load models.Load) LoadView {
	v := LoadView{CeilingMinutes: int(load.Ceiling), Paused: load.Pause.On()}
	if load.Ceiling > 0 {
		v.CeilingText = w.text("load.ceiling", i18n.Args{"time": w.duration(int(load.Ceiling))})
	}
	if v.Paused {
		v.PausedText = w.text("pause.on", nil)
		v.Since = w.shortDay(models.DateOf(load.Pause.Since.In(w.plan.AsOf.Location())))
	}
	return v
}

func (w words) week(week oneplan.Week) WeekView {
	return WeekView{
		Week: week.Number, From: week.From.String(), To: week.To.String(),
		Title: w.text("load.week", i18n.Args{"week": itoa(week.Number)}),
		Count: week.Count, Papers: week.Papers, Minutes: week.Minutes, MustMinutes: week.Must,
		TravelMinutes: week.Travel, PrepareMinutes: week.Prepare, Pausable: week.Pausable,
		HoursText: w.duration(week.Minutes), Text: w.weekText(week, "load.week."), Over: week.Over,
	}
}

// weekText is "Du har 9 aftaler. Du skal sende ét papir. Det tager omkring 26
// timer med turen frem og tilbage." said to the citizen, or of the citizen.
func (w words) weekText(week oneplan.Week, said string) string {
	count := w.text(said+"none", nil)
	if week.Count > 0 {
		count = w.l.Count(said+"count", week.Count, nil)
	}
	parts := []string{count}
	if week.Papers > 0 {
		parts = append(parts, w.l.Count(said+"papers", week.Papers, nil))
	}
	if week.Minutes > 0 {
		key := "load.total"
		if week.Travel > 0 {
			key = "load.total.travel"
		}
		parts = append(parts, w.text(key, i18n.Args{"time": w.duration(week.Minutes)}))
	}
	if week.Over {
		name, ceiling := w.name(w.plan.Citizen.FirstName()), int(w.plan.Load.Ceiling)
		parts = append(parts, w.text(said+"over", i18n.Args{"time": w.duration(ceiling), "name": name}))
	}
	return join(parts...)
}

// duration is "45 minutter", "1 time" or "26,5 timer": nobody plans a week more
// finely than by half hours.
func (w words) duration(minutes int) string {
	const hour = 60
	if minutes < hour {
		return w.l.Count("load.minutes", minutes, nil)
	}
	halves := int(math.Round(float64(minutes) * 2 / hour))
	if halves%2 == 0 {
		return w.l.Count("load.hours", halves/2, nil)
	}
	return w.text("load.hours.half", i18n.Args{"hours": itoa(halves / 2)})
}
