package wording

import (
	"cmp"
	"slices"
	"strconv"

	"enplan/i18n"
	"enplan/models"
)

// settled is how many findings were settled and how long it took, with the
// periods before.
func (w reportWords) settled(newestFirst []models.Report) ReportTableView {
	const id = "settled"
	s := newestFirst[0].Settled
	held := w.text("report.held", nil)
	v := ReportTableView{
		ID: id, Title: w.say(id, "title", nil), About: w.say(id, "about", nil), Bar: w.say(id, "days", nil),
		Heads: []string{w.say(id, "row", nil), w.say(id, "count", nil), w.say(id, "days", nil)}, Rows: []ReportRowView{},
	}
	most := 1
	for _, r := range newestFirst {
		most = max(most, r.Settled.MedianDays)
	}
	for _, r := range slices.Backward(newestFirst) {
		p := models.Period{From: r.From}
		row := ReportRowView{
			Name:  w.text("report.period", i18n.Args{"from": strconv.Itoa(r.From.Week()), "to": strconv.Itoa(p.End().AddDays(-1).Week())}),
			Cells: []string{w.cell(r.Settled.Count), held}, Says: held,
		}
		switch {
		case r.Settled.Count.N > 0:
			bar := 100 * r.Settled.MedianDays / most
			row.Bar, row.Says = &bar, w.l.Count("report.days_count", r.Settled.MedianDays, nil)
			row.Cells[1] = strconv.Itoa(r.Settled.MedianDays)
		case !r.Settled.Count.Held:
			row.Cells[1], row.Says = "", w.text("report.nothing", nil)
		}
		v.Rows = append(v.Rows, row)
	}
	switch {
	case s.Count.Held:
		v.Sentence = w.say(id, "held", nil)
	case s.Count.N == 0:
		v.Sentence = w.say(id, "nothing", nil)
	default:
		v.Sentence = w.l.Count("report.settled.some", s.MedianDays, i18n.Args{"n": strconv.Itoa(s.Count.N)})
	}
	return v
}

// open is what did not fit together when the period ended, most of it first.
func (w reportWords) open(t models.Table) ReportTableView {
	const id = "open"
	v := ReportTableView{
		ID: id, Title: w.say(id, "title", nil), About: w.say(id, "about", nil), Bar: w.say(id, "count", nil),
		Heads: []string{w.say(id, "row", nil), w.say(id, "count", nil)}, Rows: []ReportRowView{},
	}
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(x, y models.Row) int { return cmp.Compare(y.Total.N, x.Total.N) })
	for _, r := range rows {
		kind := "desk.kind." + r.Name
		if !w.l.Has(kind) {
			kind = "desk.kind.other"
		}
		says := w.about(r.Total)
		row := ReportRowView{Name: w.text(kind, nil), Cells: []string{says}, Says: says}
		if !r.Total.Held {
			bar := 100 * r.Total.N / max(1, rows[0].Total.N)
			row.Bar = &bar
		}
		v.Rows = append(v.Rows, row)
	}
	switch total := t.Total.Total; {
	case total.Held:
		v.Sentence = w.say(id, "held", nil)
	case total.N == 0:
		v.Sentence = w.say(id, "nothing", nil)
	default:
		v.Sentence = w.say(id, "some", i18n.Args{"n": strconv.Itoa(total.N)})
	}
	return v
}

// about is a number to the nearest five.
func (w reportWords) about(c models.Cell) string {
	if c.Held {
		return w.cell(c)
	}
	return w.text("report.about", i18n.Args{"n": strconv.Itoa(c.N)})
}

// caseload is how many citizens the borgerkonsulents have.
func (w reportWords) caseload(c models.Caseload) ReportTableView {
	const id = "caseload"
	v := ReportTableView{
		ID: id, Title: w.say(id, "title", nil), About: w.say(id, "about", nil), Bar: w.say(id, "count", nil),
		Heads: []string{w.say(id, "row", nil), w.say(id, "count", nil)}, Rows: []ReportRowView{},
	}
	add := func(key string, cell models.Cell, drawn bool) {
		row := ReportRowView{Name: w.say(id, key, nil), Cells: []string{w.cell(cell)}, Says: w.cell(cell), Total: !drawn}
		if !drawn {
			row.Cells[0], row.Says = w.about(cell), w.about(cell)
		} else if !cell.Held {
			bar := 100 * cell.N / max(1, c.Most.N)
			row.Bar = &bar
		}
		v.Rows = append(v.Rows, row)
	}
	if c.Staff >= models.FewestStaff {
		add("fewest", c.Fewest, true)
		add("middle", c.Middle, true)
		add("most", c.Most, true)
	}
	add("citizens", c.Citizens, false)
	switch {
	case c.Staff < models.FewestStaff:
		v.Sentence = w.say(id, "few", nil)
	case c.Middle.Held:
		v.Sentence = w.say(id, "held", nil)
	default:
		v.Sentence = w.say(id, "some", i18n.Args{"n": strconv.Itoa(c.Middle.N)})
	}
	return v
}

// weeks is how many got an answer in time, week by week.
func (w reportWords) weeks(newestFirst []models.Report) *ReportLineView {
	v := &ReportLineView{
		Title: w.say("answers", "line", nil), Fold: w.say("answers", "fold", nil),
		Heads: []string{w.say("answers", "week", nil), w.say("answers", "well", nil)}, Points: []ReportPointView{},
	}
	first, last := -1, -1
	for _, r := range slices.Backward(newestFirst) {
		for _, row := range r.Weeks() {
			week, err := row.Week()
			if err != nil {
				continue // no week of ours
			}
			point := ReportPointView{Name: w.text("report.week", i18n.Args{"week": strconv.Itoa(week)}), Says: w.text("report.held", nil)}
			if share, ok := shareOf(row); ok {
				point.Value, point.Says = &share, w.text("report.percent", i18n.Args{"n": strconv.Itoa(share)})
				if last = share; first < 0 {
					first = share
				}
			} else if !row.Total.Held && row.Total.N == 0 {
				point.Says = w.text("report.nothing", nil)
			}
			v.Points = append(v.Points, point)
		}
	}
	if first < 0 {
		return nil
	}
	v.Text = w.say("answers", "went", i18n.Args{"first": strconv.Itoa(first), "last": strconv.Itoa(last)})
	return v
}
