package wording

import (
	"slices"
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// LogView is a page of "Hvem kiggede, og hvorfor?", newest first.
type LogView struct {
	Title string        `json:"title"`
	Lead  string        `json:"lead"`
	Empty string        `json:"empty,omitempty"` // in place of weeks
	Names string        `json:"names,omitempty"` // that staff are not named here, and what to do
	Weeks []LogWeekView `json:"weeks"`
	Next  int64         `json:"next,omitempty"` // ask for the lines before this one; absent when there are none
	Texts LogTexts      `json:"texts"`
}

// LogTexts is what the page says beside the lines.
type LogTexts struct {
	Everybody string `json:"everybody"` // the filter's two choices
	Others    string `json:"others"`
	None      string `json:"none"` // when nobody else has looked
	Older     string `json:"older"`
	Ask       string `json:"ask"` // "Spørg hvorfor"
	Asking    string `json:"asking"`
	Send      string `json:"send"`
	Sent      string `json:"sent"`
	Open      string `json:"open"` // the conversation
	Refused   string `json:"refused"`
}

// LogWeekView is one week; what the citizen did is folded.
type LogWeekView struct {
	ID    string        `json:"id"` // its Monday
	Title string        `json:"title"`
	Lines []LogLineView `json:"lines"`
	Own   *LogOwnView   `json:"own,omitempty"`
}

// LogOwnView is what the citizen did in a week.
type LogOwnView struct {
	Text  string        `json:"text"` // "Du selv: 12 gange"
	Lines []LogLineView `json:"lines"`
}

// LogLineView is one sentence: who, what, and what let them.
type LogLineView struct {
	Seq     int64       `json:"seq"` // of its newest look; ask why about this
	Text    string      `json:"text"`
	Why     string      `json:"why,omitempty"`
	When    string      `json:"when"`
	Voice   string      `json:"voice"` // citizen, staff, system
	Refused bool        `json:"refused"`
	CanAsk  bool        `json:"canAsk"`
	Asked   *LogAskView `json:"asked,omitempty"`
}

// LogAskView is a question about a line, and how it stands.
type LogAskView struct {
	Thread string `json:"thread"`
	Text   string `json:"text"`
}

// LogPage is lines of a citizen's log with all that their sentences name.
type LogPage struct {
	Now          time.Time // wall clock of the municipality
	Weeks        []models.LogWeek
	Next         int64
	Names        bool        // staff are named
	Due          models.Date // by when a question of today is answered
	Departments  []models.Department
	Staff        map[string]models.Staff
	Sources      map[string]models.Source
	Coordinators []models.Staff // now
	Consents     []models.ConsentEvent
	Emergencies  []Opened
	Said         []models.Event
}

// Opened is a plan that was opened in an emergency, with what was written.
type Opened struct {
	ID, Staff string
	At        time.Time
	Reason    string
}

// logWords puts lines of one citizen's log into words.
type logWords struct {
	words
	page     LogPage
	records  []models.ConsentRecord
	whys     []models.Why
	promises []models.Promise
}

func (p LogPage) words(l *i18n.Language) logWords {
	today := models.DateOf(p.Now)
	return logWords{
		words: words{l: l, today: today, plan: oneplan.Plan{AsOf: p.Now, Today: today}},
		page:  p, records: models.ConsentRecords(p.Consents), whys: models.WhysOf(p.Said),
		promises: models.PromisesOf(p.Said, nil, p.Now.Location()),
	}
}

// Log puts a page into words.
func Log(p LogPage, l *i18n.Language) LogView {
	w := p.words(l)
	v := LogView{
		Title: w.text("log.title", nil), Lead: w.text("log.lead", nil), Next: p.Next, Weeks: []LogWeekView{},
		Texts: LogTexts{
			Everybody: w.text("log.filter.everybody", nil), Others: w.text("log.filter.others", nil), None: w.text("log.none.others", nil),
			Older: w.text("log.older", nil), Ask: w.text("log.ask", nil), Asking: w.text("log.asking", i18n.Args{"day": w.day(p.Due)}),
			Send: w.text("log.ask.send", nil), Sent: w.text("log.ask.sent", nil), Open: w.text("log.ask.open", nil),
			Refused: w.text("log.refused", nil),
		},
	}
	if len(p.Weeks) == 0 {
		v.Empty = w.text("log.none", nil)
	}
	if !p.Names {
		v.Names = w.text("log.names.role", nil)
	}
	for _, week := range p.Weeks {
		v.Weeks = append(v.Weeks, w.week(week))
	}
	return v
}

func (w logWords) week(week models.LogWeek) LogWeekView {
	v := LogWeekView{ID: week.Monday.String(), Title: w.weekTitle(week.Monday), Lines: []LogLineView{}}
	for _, line := range week.Lines {
		v.Lines = append(v.Lines, w.line(line))
	}
	if len(week.Own) == 0 {
		return v
	}
	v.Own = &LogOwnView{Lines: []LogLineView{}}
	n := 0
	for _, line := range week.Own {
		n += len(line.Entries)
		v.Own.Lines = append(v.Own.Lines, w.line(line))
	}
	v.Own.Text = w.l.Count("log.own", n, nil)
	return v
}

const weekDays = 7

func (w logWords) weekTitle(monday models.Date) string {
	switch days := monday.DaysUntil(w.today); {
	case days < weekDays:
		return w.text("log.week.this", nil)
	case days < 2*weekDays:
		return w.text("log.week.last", nil)
	}
	return w.text("log.week", i18n.Args{"day": w.shortDay(monday)})
}

func (w logWords) line(line models.LogLine) LogLineView {
	last := line.Last()
	v := LogLineView{
		Seq: last.Seq, When: w.when(line), Voice: w.voice(last), Refused: last.Result == models.Refused,
		CanAsk: last.CheckAsk() == nil, Asked: w.asked(line),
	}
	v.Text, v.Why = w.sentence(line)
	return v
}

func (w logWords) voice(e models.Entry) string {
	switch {
	case e.IsOwn():
		return "citizen"
	case e.By.Role == models.AsSource || e.By.Role == models.AsOperator || e.By.Role == models.AsCalendar:
		return "system"
	}
	return "staff"
}

// when is the day and the time, or how often and when last.
func (w logWords) when(line models.LogLine) string {
	at := line.Last().At.In(w.page.Now.Location())
	args := i18n.Args{"day": upperFirst(w.day(line.Date)), "clock": w.clock(at), "count": strconv.Itoa(len(line.Entries))}
	if len(line.Entries) == 1 {
		return w.text("log.when", args)
	}
	return w.text("log.when.often", args)
}

// asked is the question about any of the line's entries, nil when there is none.
func (w logWords) asked(line models.LogLine) *LogAskView {
	i := slices.IndexFunc(w.whys, func(y models.Why) bool {
		return slices.ContainsFunc(line.Entries, func(e models.Entry) bool { return e.Seq == y.Seq })
	})
	if i < 0 {
		return nil
	}
	why := w.whys[i]
	promise := w.promises[slices.IndexFunc(w.promises, func(p models.Promise) bool { return p.ID == why.ID })]
	key := "log.asked"
	switch {
	case promise.Over():
		key = "log.asked.answered"
	case promise.IsLate(w.today):
		key = "log.asked.late"
	}
	return &LogAskView{Thread: why.Thread, Text: w.text(key, i18n.Args{"day": w.day(promise.Due)})}
}

// Asking is what the citizen writes who asks why.
type Asking struct{ Subject, Text, What string }

// AskWhy puts the question about the page's one line into words.
func AskWhy(p LogPage, l *i18n.Language) Asking {
	w := p.words(l)
	week := p.Weeks[0]
	line := slices.Concat(week.Lines, week.Own)[0]
	text, _ := w.sentence(line)
	day := w.shortDay(line.Date)
	return Asking{
		Subject: w.text("log.ask.subject", i18n.Args{"day": day}), What: short(text),
		Text: w.text("log.ask.text", i18n.Args{"what": text, "when": w.when(line)}),
	}
}
