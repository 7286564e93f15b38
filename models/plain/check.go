package plain

import (
	"cmp"
	"fmt"
	"slices"
)

// Kinds of findings besides Kancelli.
const (
	LongSentence = "long_sentence"
	Jargon       = "jargon"
	Passive      = "passive"
)

// MaxWords is how long a sentence may be.
const MaxWords = 20

// Finding is one place in a text that is hard to read. text[Start:End] is Text.
type Finding struct {
	Kind        string `json:"kind"`
	Start       int    `json:"start"`
	End         int    `json:"end"`
	Text        string `json:"text"`
	Explanation string `json:"explanation,omitempty"` // for jargon
	Replacement string `json:"replacement,omitempty"` // for kancelli
	Hint        string `json:"hint"`                  // one sentence that tells the writer what to do
}

// Report is what the gate "Forstå-mig-porten" says of a text. It points; who
// publishes decides.
type Report struct {
	Words     int       `json:"words"`
	Sentences int       `json:"sentences"`
	LongWords int       `json:"longWords"`
	LIX       float64   `json:"lix"` // one decimal
	Level     string    `json:"level"`
	Findings  []Finding `json:"findings"` // in the order of the text
}

// Check reads a text as a tired citizen would.
func Check(text string) Report {
	ws := split(text)
	sentences := Rules{}.sentences(text, ws)
	c := count(ws, sentences)
	terms := find(text, ws)
	findings := longSentences(text, sentences)
	for _, f := range terms {
		findings = append(findings, pointAt(text, f))
	}
	findings = append(findings, passives(text, ws, sentences, terms)...)
	findings = append(findings, bareCitizen(text, ws, sentences)...)
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Kind, b.Kind))
	})
	lix := oneDecimal(c.LIX)
	return Report{c.Words, c.Sentences, c.Long, lix, Level(lix), findings}
}

// longSentences never gives nil, so that a clean text is [] in JSON.
func longSentences(text string, sentences []Sentence) []Finding {
	findings := []Finding{}
	for _, s := range sentences {
		if s.Words > MaxWords {
			findings = append(findings, Finding{Kind: LongSentence, Start: s.Start, End: s.End, Text: text[s.Start:s.End],
				Hint: fmt.Sprintf("Del sætningen op: Den har %d ord, og %d er nok.", s.Words, MaxWords)})
		}
	}
	return findings
}

func pointAt(text string, f found) Finding {
	at := Finding{Start: f.start, End: f.end, Text: text[f.start:f.end]}
	if f.term.Category == Kancelli {
		at.Kind = Kancelli
		at.Replacement = replacement(f, at.Text)
		at.Hint = fmt.Sprintf("Skriv »%s« i stedet for »%s«.", at.Replacement, at.Text)
		return at
	}
	at.Kind = Jargon
	at.Explanation = f.term.Plain
	at.Hint = fmt.Sprintf("Forklar »%s«, første gang du bruger ordet, eller skriv noget andet.", at.Text)
	return at
}

// replacement is the everyday word in the form that the office word has.
func replacement(f found, text string) string {
	as := f.term.replaceAs
	if f.term.class != verb {
		return as[0]
	}
	if ends(lower(text), "else", "elsen") {
		return "at " + as[0]
	}
	if int(f.tense) < len(as) {
		return as[f.tense]
	}
	return as[0]
}
