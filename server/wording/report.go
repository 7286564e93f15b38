package wording

import (
	"strconv"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/plain"
)

// ReportView is the leader's page: tables with a sentence each. It names teams
// and departments, and nobody.
type ReportView struct {
	Title  string            `json:"title"`
	Period string            `json:"period"` // "Uge 44–47"
	Days   string            `json:"days"`
	Next   string            `json:"next"` // when there is more
	Rule   string            `json:"rule"` // what is held back
	Empty  string            `json:"empty,omitempty"`
	Tables []ReportTableView `json:"tables"`
}

// ReportTableView is one table, what it means, and how it went before.
type ReportTableView struct {
	ID       string          `json:"id"`
	Title    string          `json:"title"`
	Sentence string          `json:"sentence"`
	About    string          `json:"about"` // what is counted
	Heads    []string        `json:"heads"` // of the columns; the first is of the names
	Rows     []ReportRowView `json:"rows"`
	Bar      string          `json:"bar"`            // what the length of a bar is
	Rest     string          `json:"rest,omitempty"` // what lacks of a whole one
	Line     *ReportLineView `json:"line,omitempty"`
}

// ReportRowView is one row. Bar is in hundredths, absent when it is held back.
type ReportRowView struct {
	Name  string   `json:"name"`
	Cells []string `json:"cells"`
	Bar   *int     `json:"bar,omitempty"`
	Says  string   `json:"says"` // beside the bar
	Total bool     `json:"total"`
}

// ReportLineView is how something went, oldest first.
type ReportLineView struct {
	Title  string            `json:"title"`
	Text   string            `json:"text"`
	Fold   string            `json:"fold"`  // above the numbers behind it
	Heads  []string          `json:"heads"` // of their columns
	Points []ReportPointView `json:"points"`
}

// ReportPointView is one point, without a value when it is held back or nothing
// was there to count.
type ReportPointView struct {
	Name  string `json:"name"`
	Value *int   `json:"value,omitempty"` // hundredths of the height
	Says  string `json:"says"`
}

// Report says the newest of the reports in full and of those before how it went.
func Report(newestFirst []models.Report, l *i18n.Language) ReportView {
	r := newestFirst[0]
	p := models.Period{From: r.From}
	last := p.End().AddDays(-1)
	w := reportWords{words{l: l, today: last}}
	view := ReportView{
		Title:  w.text("report.title", nil),
		Period: w.text("report.period", i18n.Args{"from": strconv.Itoa(p.From.Week()), "to": strconv.Itoa(last.Week())}),
		Days:   w.text("report.days", i18n.Args{"from": w.bareDay(p.From), "to": w.bareDay(last)}),
		Next:   w.text("report.next", i18n.Args{"day": w.bareDay(p.End().AddDays(7 * models.PeriodWeeks))}),
		Rule:   w.text("report.rule", nil),
	}
	answers := w.parted("answers", r.Answers)
	answers.Line = w.weeks(newestFirst)
	view.Tables = []ReportTableView{answers}
	if r.Promises.Total.Total != (models.Cell{}) {
		view.Tables = append(view.Tables, w.parted("promises", r.Promises))
	}
	view.Tables = append(view.Tables,
		w.writing(r.Writing, r.Sent), w.plans(r.Plans), w.settled(newestFirst), w.open(r.Open), w.caseload(r.Caseload))
	if isEmpty(view.Tables) {
		view.Empty = w.text("report.empty", nil)
	}
	return view
}

// isEmpty reports whether no table has a number to show.
func isEmpty(tables []ReportTableView) bool {
	for _, t := range tables {
		for _, r := range t.Rows {
			if r.Bar != nil {
				return false
			}
		}
	}
	return true
}

type reportWords struct{ words }

// say is a text of one table.
func (w reportWords) say(table, key string, args i18n.Args) string {
	return w.text("report."+table+"."+key, args)
}

// cell is a number, or that it is not shown.
func (w reportWords) cell(c models.Cell) string {
	if c.Held {
		return w.text("report.held", nil)
	}
	return strconv.Itoa(c.N)
}

func (w reportWords) unit(name string) string {
	if name == "" {
		return w.text("report.nobody", nil)
	}
	return name
}

// parted is a table of what went well and what did not.
func (w reportWords) parted(id string, t models.Table) ReportTableView {
	v := ReportTableView{
		ID: id, Title: w.say(id, "title", nil), Sentence: w.shareSentence(id, t.Total), About: w.say(id, "about", nil),
		Heads: []string{w.say(id, "row", nil), w.say(id, "well", nil), w.say(id, "badly", nil), w.text("report.total", nil)},
		Bar:   w.say(id, "well", nil), Rest: w.say(id, "badly", nil), Rows: []ReportRowView{},
	}
	for _, r := range t.Rows {
		v.Rows = append(v.Rows, w.partedRow(w.unit(r.Name), r))
	}
	if len(t.Rows) > 0 {
		total := w.partedRow(w.text("report.total", nil), t.Total)
		total.Total = true
		v.Rows = append(v.Rows, total)
	}
	return v
}

func (w reportWords) partedRow(name string, r models.Row) ReportRowView {
	v := ReportRowView{Name: name, Says: w.text("report.held", nil)}
	for _, c := range append(append([]models.Cell{}, r.Parts...), r.Total) {
		v.Cells = append(v.Cells, w.cell(c))
	}
	if share, ok := shareOf(r); ok {
		v.Bar, v.Says = &share, w.text("report.percent", i18n.Args{"n": strconv.Itoa(share)})
	}
	return v
}

// shareOf is how many hundredths of a row are as they should be.
func shareOf(r models.Row) (int, bool) {
	if r.Total.Held || r.Parts[0].Held || r.Total.N == 0 {
		return 0, false
	}
	return (200*r.Parts[0].N + r.Total.N) / (2 * r.Total.N), true
}

// shareSentence is "9 af 10 fik svar i tide". All is said of all only.
func (w reportWords) shareSentence(id string, r models.Row) string {
	switch {
	case !r.Total.Held && r.Total.N == 0:
		return w.say(id, "nothing", nil)
	case r.Total.Held || r.Parts[0].Held:
		return w.say(id, "held", nil)
	}
	tenths := (20*r.Parts[0].N + r.Total.N) / (2 * r.Total.N)
	switch {
	case r.Parts[1].N == 0:
		return w.say(id, "all", nil)
	case r.Parts[0].N == 0:
		return w.say(id, "none", nil)
	case tenths == 10:
		return w.say(id, "most", nil)
	case tenths == 0:
		return w.say(id, "least", nil)
	}
	return w.say(id, "some", i18n.Args{"n": strconv.Itoa(tenths)})
}

// writing is how readable the texts were that staff sent, with their LIX.
func (w reportWords) writing(t models.Table, sent []models.Average) ReportTableView {
	v := w.parted("writing", t)
	v.Heads = append(v.Heads, w.text("report.lix", nil))
	for i := range v.Rows {
		lix := ""
		for _, a := range sent {
			if !v.Rows[i].Total && w.unit(a.Unit) == v.Rows[i].Name {
				lix = w.cell(models.Cell{N: a.LIX, Held: a.Held})
			}
		}
		v.Rows[i].Cells = append(v.Rows[i].Cells, lix)
	}
	return v
}

// hardLIX is from where a text is hard on the Danish scale, mostLIX where a bar
// of it is full.
const (
	hardLIX = 45
	mostLIX = 80
)

// plans is how hard the departments' plans are.
func (w reportWords) plans(all []models.Average) ReportTableView {
	const id = "plans"
	v := ReportTableView{
		ID: id, Title: w.say(id, "title", nil), About: w.say(id, "about", nil), Bar: w.text("report.lix", nil),
		Heads: []string{w.say(id, "row", nil), w.text("report.lix", nil), w.say(id, "level", nil)}, Rows: []ReportRowView{},
	}
	shown, hard := 0, 0
	for _, a := range all {
		held := w.text("report.held", nil)
		row := ReportRowView{Name: w.unit(a.Unit), Cells: []string{held, held}, Says: held}
		if !a.Held {
			shown++
			if a.LIX >= hardLIX {
				hard++
			}
			bar := min(100, 100*a.LIX/mostLIX)
			lix := strconv.Itoa(a.LIX)
			row.Cells, row.Bar, row.Says = []string{lix, w.level(a.LIX)}, &bar, lix
		}
		v.Rows = append(v.Rows, row)
	}
	switch {
	case shown == 0:
		v.Sentence = w.say(id, "held", nil)
	case hard == 0:
		v.Sentence = w.say(id, "none", nil)
	default:
		v.Sentence = w.say(id, "some", i18n.Args{"n": strconv.Itoa(hard), "of": strconv.Itoa(shown)})
	}
	return v
}

func (w reportWords) level(lix int) string {
	return w.text("report.level."+levels[plain.Level(float64(lix))], nil)
}

var levels = map[string]string{"meget let": "very_easy", "let": "easy", "middel": "middle", "svær": "hard", "meget svær": "very_hard"}
