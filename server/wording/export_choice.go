package wording

import (
	"strconv"

	"enplan/i18n"
	"enplan/models"
)

// ExportChoiceView is what is said before the own record is fetched: each way it
// can be had, how large it is, and what to take care of.
type ExportChoiceView struct {
	Lead  string             `json:"lead"`
	Files []ExportFileChoice `json:"files"`
	Left  int                `json:"left"` // how often it can still be fetched today
	Care  string             `json:"care"`
	Wait  string             `json:"wait"` // while it is made
	Done  string             `json:"done"` // when it is here
}

// ExportFileChoice is one way to have it.
type ExportFileChoice struct {
	Format string `json:"format"` // pdf, json or zip
	Title  string `json:"title"`
	Text   string `json:"text"`
	Get    string `json:"get"`  // on the button
	Name   string `json:"name"` // of the file
}

// ExportSize is how large the own record is, in bytes.
type ExportSize struct {
	JSON, PDF, Zip int // the last at most
	Files          int
	Left           int
}

// exportWays are the ways in the order they are offered: what most can use first.
var exportWays = []struct {
	format           models.ExportFormat
	title, text, get string
}{
	{models.ExportPDF, "export.way.pdf", "export.way.pdf.text", "export.way.pdf.get"},
	{models.ExportZip, "export.way.zip", "export.way.zip.text", "export.way.zip.get"},
	{models.ExportJSON, "export.way.json", "export.way.json.text", "export.way.json.get"},
}

// ExportChoices puts the ways into words.
func ExportChoices(s ExportSize, today models.Date, l *i18n.Language) ExportChoiceView {
	w := words{l: l, today: today}
	v := ExportChoiceView{
		Lead: w.text("export.choose", nil), Files: []ExportFileChoice{}, Left: s.Left,
		Care: w.text("export.care", nil), Wait: w.text("export.wait", nil), Done: w.text("export.done", nil),
	}
	if s.Left == 0 {
		v.Lead = w.text("export.error.often", nil)
	}
	bytes := map[models.ExportFormat]int{models.ExportJSON: s.JSON, models.ExportPDF: s.PDF, models.ExportZip: s.Zip}
	for _, way := range exportWays {
		if way.format == models.ExportZip && s.Files == 0 {
			continue // it is for the files
		}
		args := i18n.Args{"size": w.size(bytes[way.format]), "files": w.l.Count("export.way.files", s.Files, nil)}
		v.Files = append(v.Files, ExportFileChoice{
			Format: string(way.format), Title: w.text(way.title, nil), Text: w.text(way.text, args), Get: w.text(way.get, nil),
			Name: models.ExportName(today, way.format),
		})
	}
	return v
}

// size is so many bytes as people say it.
func (w words) size(bytes int) string {
	const kilo = 1000
	if bytes < kilo*kilo {
		return w.text("attachment.kilobytes", i18n.Args{"count": strconv.Itoa(max(1, bytes/kilo))})
	}
	return w.text("attachment.megabytes", i18n.Args{"count": strconv.Itoa((bytes + kilo*kilo/2) / (kilo * kilo))})
}
