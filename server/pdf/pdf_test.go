package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"enplan/server/pdf"
	"enplan/server/testbed"
	"enplan/server/wording"
)

func paper(lines ...string) wording.Paper {
	return wording.Paper{
		Title: "Alt, vi ved om dig, Mette Lund", Lead: []string{"Sådan så det ud mandag."}, Foot: "Mette Lund · Strandborg", Page: "Side {page} af {pages}",
		Unshown: "Nogle tegn kan ikke trykkes.", Language: "da", Made: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC),
		Parts: []wording.PaperPart{{Title: "Dine beskeder", Items: []wording.PaperItem{{Title: "Ærø, Åse og øl", Lines: lines}}}},
	}
}

var stream = regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`)

// contents are the streams of a PDF that draw something, opened.
func contents(t interface{ Fatal(...any) }, body []byte) []string {
	var all []string
	for _, m := range stream.FindAllSubmatch(body, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // a font is packed otherwise
		}
		plain, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(plain, []byte("BT ")) {
			all = append(all, string(plain))
		}
	}
	return all
}

var shown = regexp.MustCompile(`(?s)\(((?:[^\\()]|\\.)*)\) ?Tj`)

var unescape = strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r")

// read is the text that a PDF shows, page by page.
func read(t interface{ Fatal(...any) }, body []byte) []string {
	var pages []string
	for _, content := range contents(t, body) {
		var lines []string
		for _, m := range shown.FindAllStringSubmatch(content, -1) {
			raw := unescape.Replace(m[1])
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			lines = append(lines, string(utf16.Decode(units)))
		}
		pages = append(pages, strings.Join(lines, "\n"))
	}
	return pages
}

func draw(t *testing.T, p wording.Paper) []byte {
	t.Helper()
	body, err := pdf.Draw(p)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

func TestThePaperSaysWhatItIsGivenInDanishLettersWithItsPages(t *testing.T) {
	lines := strings.Split(strings.Repeat("Blåbærgrød på en kølig søndag – »sådan« sagde Åge.\n", 90), "\n")
	pages := read(t, draw(t, paper(lines...)))
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	if !strings.Contains(pages[0], "Alt, vi ved om dig") || !strings.Contains(pages[0], "Ærø, Åse og øl") || !strings.Contains(pages[1], "Blåbærgrød") {
		t.Errorf("the first page says\n%s", pages[0])
	}
	for i, page := range pages {
		if want := "Side " + string(rune('1'+i)) + " af " + string(rune('0'+len(pages))); !strings.Contains(page, want) || !strings.Contains(page, "Mette Lund · Strandborg") {
			t.Errorf("page %d does not say %q:\n%s", i+1, want, page)
		}
	}
}

func TestTheSamePaperIsTheSameBytes(t *testing.T) {
	if !bytes.Equal(draw(t, paper("x")), draw(t, paper("x"))) {
		t.Error("two prints differ")
	}
}

func TestWhatHasNoLetterIsSeenToBeMissing(t *testing.T) {
	said := strings.Join(read(t, draw(t, paper("Jeg er 😀 og مرحبا", "fin"))), "\n")
	if !strings.Contains(said, "Jeg er □ og □□□□□") || !strings.Contains(said, "Nogle tegn kan ikke trykkes.") {
		t.Error(said)
	}
	if said := strings.Join(read(t, draw(t, paper("fin"))), ""); strings.Contains(said, "Nogle tegn") {
		t.Error("says so when all could be printed")
	}
}

// bad are ways to write something that is more than text.
var bad = []string{
	`) Tj ET Q /JavaScript (app.alert(1)) BT (`, `\`, `\\)`, "((", "))", "endstream\nendobj\n9 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj",
	"/URI (http://evil.example)", "{page}", "{pages}", "\uE000", "\x00\x01\x1b[2J", "\r\n\r", "<script>alert(1)</script>", "\u202e\u200b\ufeff", "%%EOF",
	"\ue000\ue001", "\U0010ffff", strings.Repeat("a", 3000), "\xff\xfe",
}

func TestWhatSomebodyWroteIsTextAndNothingElse(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(bad), rapid.String()), 1, 6).Draw(rt, "text"), " ")
		p := paper(text)
		p.Title, p.Parts[0].Title, p.Foot = text, text, text
		body, err := pdf.Draw(p)
		if err != nil {
			rt.Fatal(err)
		}
		rest := stream.ReplaceAll(body, nil)
		for _, word := range []string{"/JavaScript", "/JS", "/URI", "/AA", "/Launch", "/Annots", "/Filespec", "evil"} {
			if bytes.Contains(rest, []byte(word)) {
				rt.Fatalf("the file has %s beside its text", word)
			}
		}
		if n := bytes.Count(body, []byte("%%EOF")); n != 1 {
			rt.Fatalf("the file ends %d times", n)
		}
		for _, content := range contents(rt, body) {
			bare := shown.ReplaceAllString(content, "")
			if strings.ContainsAny(bare, "()") || strings.Contains(bare, "alert") {
				rt.Fatalf("a text runs out of its brackets:\n%.300s", bare)
			}
		}
	})
}

// What looks for CPR numbers in all that leaves the house can read a paper.
func TestANumberOnThePaperIsFound(t *testing.T) {
	c := testbed.NewCanaries(0, 200)
	for _, i := range []int{0, 7, 113} {
		if found := c.In(draw(t, paper("Nummeret er "+c.Number(i)+", siger de."))); len(found) != 1 || found[0] != c.Number(i) {
			t.Errorf("%q", found)
		}
	}
	if found := c.In(draw(t, paper("Nummeret er 0101"))); len(found) != 0 {
		t.Errorf("%q", found)
	}
}
