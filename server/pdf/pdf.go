// Package pdf prints a paper on A4: headings, lines that break by themselves, and
// at the foot whose it is, the day and the page. It makes text of text and nothing
// else: no links, no scripts, no form, and what somebody wrote is never read as
// anything. It refuses to know what the words mean.
package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"

	"enplan/server/wording"
)

// Measures of the page in millimetres, and of the letters in points. The lines are
// large and far apart: who reads it may be tired.
const (
	margin, below = 22, 24
	indent        = 4
	titleSize     = 24
	partSize      = 16
	textSize      = 11.5
	footSize      = 9
	lineHigh      = 6.2
	partRoom      = 40 // a heading does not stand alone at the end of a page
	itemRoom      = 16
)

// letters are the Go fonts, made to be told apart from one another (DIN 1450).
// They come with the program as a Go package.
const letters = "go"

// Draw prints the paper.
func Draw(p wording.Paper) ([]byte, error) {
	s := sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), paper: p}
	var err error
	if s.font, err = sfnt.Parse(goregular.TTF); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	s.setUp()
	s.AddPage()
	s.title()
	for _, part := range p.Parts {
		s.part(part)
	}
	if s.unshown {
		s.write("", textSize, lineHigh, 0, p.Unshown)
	}
	var out bytes.Buffer
	if err := s.Output(&out); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return out.Bytes(), nil
}

type sheet struct {
	*fpdf.Fpdf
	paper   wording.Paper
	font    *sfnt.Font
	buffer  sfnt.Buffer
	unshown bool
}

func (s *sheet) setUp() {
	// The same paper is the same bytes.
	s.SetCatalogSort(true)
	s.SetCreationDate(s.paper.Made)
	s.SetModificationDate(s.paper.Made)
	s.SetProducer("Én Plan", true)
	s.SetLang(s.paper.Language)
	s.AddUTF8FontFromBytes(letters, "", goregular.TTF)
	s.AddUTF8FontFromBytes(letters, "B", gobold.TTF)
	s.SetMargins(margin, margin, margin)
	s.SetAutoPageBreak(true, below)
	// For private use, so that plain leaves nobody a way to write it.
	const pages = "\uE000"
	s.AliasNbPages(pages)
	s.SetFooterFunc(func() {
		s.SetY(-below + 8) //nolint:mnd // between the text and the edge
		s.SetFont(letters, "", footSize)
		s.SetTextColor(90, 90, 90) //nolint:mnd // grey that can still be read
		page := strings.NewReplacer("{page}", strconv.Itoa(s.PageNo()), "{pages}", pages).Replace(s.paper.Page)
		s.CellFormat(0, lineHigh, s.plain(s.paper.Foot), "T", 0, "L", false, 0, "")
		s.SetX(margin)
		s.CellFormat(0, lineHigh, page, "", 0, "R", false, 0, "")
		s.SetTextColor(0, 0, 0)
	})
}

func (s *sheet) title() {
	s.write("B", titleSize, 10, 0, s.paper.Title)
	s.Ln(2)
	for _, line := range s.paper.Lead {
		s.write("", textSize, lineHigh, 0, line)
	}
}

func (s *sheet) part(p wording.PaperPart) {
	s.room(partRoom)
	s.Ln(lineHigh)
	s.Bookmark(s.plain(p.Title), 0, -1)
	s.write("B", partSize, 8, 0, p.Title)
	if p.Lead != "" {
		s.write("", textSize, lineHigh, 0, p.Lead)
	}
	for _, item := range p.Items {
		s.room(itemRoom)
		s.Ln(2)
		s.write("B", textSize, lineHigh, 0, item.Title)
		for _, line := range item.Lines {
			s.write("", textSize, lineHigh, indent, line)
		}
	}
}

// write sets a text of any length from the left margin and an indent on.
func (s *sheet) write(style string, size, high, in float64, text string) {
	if text = s.plain(text); strings.TrimSpace(text) == "" {
		return
	}
	s.SetFont(letters, style, size)
	s.SetX(margin + in)
	s.MultiCell(0, high, text, "", "L", false)
}

// room begins a new page when less than so much of this one is left.
func (s *sheet) room(high float64) {
	if _, page := s.GetPageSize(); s.GetY()+high > page-below {
		s.AddPage()
	}
}

// missing stands for a letter that the font does not have.
const missing = '□'

// plain is a text that can be printed: line ends stay, other signs for machines
// go, and what has no letter is a missing one, so that it is seen that it stood
// there.
func (s *sheet) plain(text string) string {
	text = number.ReplaceAllStringFunc(text, func(n string) string { return strings.ReplaceAll(n, " ", string(unbroken)) })
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == unbroken:
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		case r > 0xFFFF || !s.has(r):
			s.unshown = true
			return missing
		}
		return r
	}, text)
}

// A number in several parts, such as one to call, is kept on one line.
const unbroken = '\u00a0'

var number = regexp.MustCompile(`\b\d\d \d\d \d\d \d\d\b`)

func (s *sheet) has(r rune) bool {
	glyph, err := s.font.GlyphIndex(&s.buffer, r)
	return err == nil && glyph != 0
}
