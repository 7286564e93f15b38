package wording

import (
	"slices"
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// Correspondence is all that a conversation is shown with.
type Correspondence struct {
	Who          models.Viewer // who reads
	Citizen      string
	Name         string // the citizen's
	Units        []string
	Threads      []models.Thread
	Coordinators []models.Staff
	Absences     []models.Absence // theirs
	Staff        []models.Staff   // all who work here
	Untold       int              // consents of whose change a department's system could not be told
	Calls        int              // what the citizen must be telephoned about
	Protection   models.Protection
	Safety       models.Safety // for the borgerkonsulent who is there for the citizen; else the zero one
	Now          time.Time     // wall clock of the municipality
}

// Draft is what the reader has written so far.
type Draft struct {
	Subject, Text string
	Version       models.Version
	Attachments   []models.Attachment
}

func (c Correspondence) words(l *i18n.Language) words {
	return words{l: l, today: models.DateOf(c.Now), plan: oneplan.Plan{AsOf: c.Now, Today: models.DateOf(c.Now)}}
}

// Threads says what conversations there are.
func Threads(c Correspondence, d Draft, l *i18n.Language) ThreadsView {
	w := c.words(l)
	v := ThreadsView{Writing: w.writing(c, d), Threads: []ThreadRow{}}
	threads := slices.Clone(c.Threads)
	slices.SortStableFunc(threads, func(x, y models.Thread) int {
		if a, b := c.rank(x), c.rank(y); a != b {
			return a - b
		}
		return lastAt(y).Compare(lastAt(x))
	})
	for _, t := range threads {
		v.Threads = append(v.Threads, w.threadRow(c, t))
	}
	return v
}

// LetIn says which conversations citizens have let the reader into: of each
// Correspondence its threads, the newest first.
func LetIn(all []Correspondence, l *i18n.Language) LetInView {
	type dated struct {
		row LetInRow
		at  time.Time
	}
	var rows []dated
	for _, c := range all {
		w := c.words(l)
		for _, t := range c.Threads {
			rows = append(rows, dated{LetInRow{Citizen: c.Citizen, Name: w.name(c.Name), ThreadRow: w.threadRow(c, t)}, lastAt(t)})
		}
	}
	slices.SortStableFunc(rows, func(x, y dated) int { return y.at.Compare(x.at) })
	v := LetInView{Threads: []LetInRow{}}
	for _, r := range rows {
		v.Threads = append(v.Threads, r.row)
	}
	return v
}

// rank puts first what waits for the reader, then what the reader has not read.
func (c Correspondence) rank(t models.Thread) int {
	on, _ := t.Waiting()
	mine := models.WaitsOnUs
	if c.Who.Role == models.AsCitizen {
		mine = models.WaitsOnCitizen
	}
	switch {
	case on == mine:
		return 0
	case t.Unread(c.Who) > 0:
		return 1
	}
	return 2
}

func lastAt(t models.Thread) time.Time {
	m, _ := t.Last()
	return m.Sent
}

// Thread says what was written in one.
func Thread(c Correspondence, t models.Thread, d Draft, l *i18n.Language) ThreadView {
	w := c.words(l)
	v := ThreadView{ThreadRow: w.threadRow(c, t), Writing: w.writing(c, d), People: []ColleagueView{}, Messages: []MessageView{}}
	for _, s := range t.People {
		v.People = append(v.People, colleague(s))
	}
	for _, m := range t.Shown(c.Who) {
		v.Messages = append(v.Messages, w.message(c, t, m))
	}
	return v
}

func (w words) threadRow(c Correspondence, t models.Thread) ThreadRow {
	on, since := t.Waiting()
	row := ThreadRow{ID: t.ID, Subject: t.Subject, Waits: string(on), Unread: t.Unread(c.Who)}
	if last, ok := t.Last(); ok {
		row.When, row.Last = w.moment(last.Sent), w.writer(c, last)
	}
	if on != models.WaitsOnNobody {
		row.WaitsText = w.text("thread.waits."+c.side()+"."+string(on), i18n.Args{
			"name": w.name(firstWordOf(c.Name)), "day": w.shortDay(t.AnswerBy(since.In(c.Now.Location()))),
		})
	}
	return row
}

// side is "citizen" or "staff".
func (c Correspondence) side() string {
	if c.Who.Role == models.AsCitizen {
		return "citizen"
	}
	return "staff"
}

// writer is how the reader calls who wrote.
func (w words) writer(c Correspondence, m models.Message) string {
	switch {
	case m.By == c.Who:
		return w.text("message.you", nil)
	case m.By.Role == models.AsCitizen:
		return w.name(firstWordOf(c.Name))
	}
	return m.ByName
}

func (w words) message(c Correspondence, t models.Thread, m models.Message) MessageView {
	v := MessageView{
		Seq: m.Seq, Mine: m.By == c.Who, By: w.writer(c, m), Text: m.Text, When: w.moment(m.Sent),
		Attachments: w.attachments(m.Attachments),
	}
	switch left := m.UndoUntil().Sub(c.Now); {
	case !m.Stands():
		v.Text, v.Attachments = "", []AttachmentView{}
		v.Note = w.text("message.taken_back", i18n.Args{"name": v.By})
		return v
	case m.Closes:
		v.Note = w.text("message.closed", i18n.Args{"name": v.By})
		return v
	case v.Mine && left > 0:
		v.UndoFor = int(left / time.Second)
	}
	var readers []string
	for _, r := range t.ReadBy(m) {
		name := r.ByName
		if r.By.Role == models.AsCitizen {
			name = w.name(firstWordOf(c.Name))
		}
		readers = append(readers, w.text("message.read_by", i18n.Args{"name": name, "when": w.moment(r.At)}))
	}
	if v.Mine {
		v.Read = strings.Join(readers, " ")
	}
	return v
}

// AttachmentViewOf says what one attachment is.
func AttachmentViewOf(a models.Attachment, language string) AttachmentView {
	return words{l: i18n.For(language)}.attachments([]models.Attachment{a})[0]
}

func (w words) attachments(all []models.Attachment) []AttachmentView {
	views := []AttachmentView{}
	for _, a := range all {
		views = append(views, AttachmentView{ID: a.ID, Name: a.Name, Type: a.Type, Size: w.size(a.Size)})
	}
	return views
}

func colleague(s models.Staff) ColleagueView {
	return ColleagueView{ID: s.ID, Name: s.Name, Unit: s.Unit}
}

func firstWordOf(name string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(name), " ")
	return first
}
