package plain

import "fmt"

// bareCitizen finds "borger" without an article, where the writer speaks of the
// reader as a case: first in a sentence, or after a verb, a preposition or a
// word that opens a clause.
func bareCitizen(text string, ws []word, sentences []Sentence) []Finding {
	var findings []Finding
	first := opening(ws, sentences)
	for i, w := range ws {
		you, ok := third[w.low]
		if !ok || !first[i] && !opens(ws, i) {
			continue
		}
		said := text[w.start:w.end]
		findings = append(findings, Finding{Kind: Kancelli, Start: w.start, End: w.end, Text: said, Replacement: you,
			Hint: fmt.Sprintf("Skriv »%s« i stedet for »%s«: Tal til den, der læser.", you, said)})
	}
	return findings
}

// third is how a case file names the reader, and what to write instead.
var third = map[string]string{"borger": "du", "borgers": "din"}

// opening marks the words that begin a sentence.
func opening(ws []word, sentences []Sentence) []bool {
	first := make([]bool, len(ws))
	i := 0
	for _, s := range sentences {
		for i < len(ws) && ws[i].start < s.Start {
			i++
		}
		if i < len(ws) {
			first[i] = true
		}
	}
	return first
}

// opens says whether word i lacks its article after the words before it.
func opens(ws []word, i int) bool {
	before := ws[i-1].low
	switch {
	case i > 1 && ws[i-2].low == "at" && ends(before, "e"): // "at udvikle borgers"
		return true
	case described[before]:
		return false
	case clauses[before]:
		return true
	}
	return len(before) >= 3 && ends(before, "r") || passiveVerb(before)
}

// described stand before an ordinary "borger": "hver borger".
var described = set("en den enhver hver ingen nogen anden vor denne som per pr eller over flere mange par")

var clauses = set(`at om når hvis da idet fordi hvor hvorvidt såfremt mens før inden siden for til af med fra hos på ved mod
	kan skal vil må bør fik gav så bad lod kom og samt understøtte støtte hjælpe motivere vejlede give bede`)
