package plain

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Kinds of findings that are about what is told, not about how.
const (
	Sensitive = "sensitive"
	CPR       = "cpr"
)

// Verdict is what the gate "Forstå-mig-porten" says of a text that somebody
// here is about to send to a citizen.
type Verdict struct {
	Report
	// TooHard says that the text is above the limit: it is not sent before it is
	// written anew, or a reason is given.
	TooHard bool
	// Forbidden says that it holds a CPR number, or something sensitive where it
	// can be read over a shoulder. No reason helps.
	Forbidden bool
}

// Limits of LIX. Below enoughWords it says little (see Count): a shorter text is
// judged by its longest sentence, and from fewWords on by a LIX that is far above
// the limit.
const (
	DefaultLIX  = 35
	enoughWords = 25
	fewWords    = 10
	farAbove    = 20
)

// Judge reads a text that goes to a citizen. lix is the municipality's limit.
// A subject is read in lists, where others may look: nothing sensitive belongs
// in it. In the text itself something sensitive is pointed at, because it may
// be what the letter is about.
func Judge(text string, lix float64, subject bool) Verdict {
	v := Verdict{Report: Check(text)}
	switch {
	case v.Words >= enoughWords:
		v.TooHard = v.LIX > lix
	case v.Words >= fewWords:
		v.TooHard = v.LIX > lix+farAbove || slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Kind == LongSentence })
	}
	told := sensitive(text)
	v.Forbidden = subject && len(told) > 0
	for _, at := range cprNumber.FindAllStringIndex(text, -1) {
		v.Forbidden = true
		told = append(told, Finding{Kind: CPR, Start: at[0], End: at[1], Text: text[at[0]:at[1]], Hint: "Slet CPR-nummeret. Det skal aldrig stå i en besked."})
	}
	v.Findings = append(v.Findings, told...)
	return v
}

// cprNumber is six digits of a day and four more, with or without a dash.
var cprNumber = regexp.MustCompile(`\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}\b`)

//go:embed sensitive.tsv
var sensitiveTable string

// sensitiveWords are the words of each kind; one that ends in * begins a word.
// The kinds are those of GDPR art. 9 and 10, and what people are looked down
// on for.
var sensitiveWords = readSensitive(sensitiveTable)

type sensitiveWord struct {
	words []string
	open  bool
}

func readSensitive(table string) map[string][]sensitiveWord {
	byFirst := map[string][]sensitiveWord{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		_, list, _ := strings.Cut(line, "\t")
		for _, entry := range strings.Split(list, "|") {
			bare, open := strings.CutSuffix(entry, "*")
			words := strings.Fields(bare)
			key := beginning(words[0])
			byFirst[key] = append(byFirst[key], sensitiveWord{words, open})
		}
	}
	return byFirst
}

// beginning is how words are found in the table: by their first letters.
func beginning(word string) string {
	const letters = 3
	if runes := []rune(word); len(runes) > letters {
		return string(runes[:letters])
	}
	return word
}

func sensitive(text string) []Finding {
	var findings []Finding
	ws := split(text)
	for i, w := range ws {
		for _, s := range sensitiveWords[beginning(w.low)] {
			if last := i + len(s.words) - 1; last < len(ws) && s.matches(ws[i:last+1]) {
				said := text[w.start:ws[last].end]
				findings = append(findings, Finding{Kind: Sensitive, Start: w.start, End: ws[last].end, Text: said,
					Hint: fmt.Sprintf("»%s« er følsomt. Skal det stå her?", said)})
				break
			}
		}
	}
	return findings
}

func (s sensitiveWord) matches(ws []word) bool {
	for i, want := range s.words {
		if got := ws[i].low; got != want && (!s.open || i < len(s.words)-1 || !strings.HasPrefix(got, want)) {
			return false
		}
	}
	return true
}
