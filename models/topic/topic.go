// Package topic knows what a text talks about: kinds of help, parts of life,
// fields of work, offices, strains and facts, as words in a table. It refuses to
// know citizens, plans, the law and what follows from a mention: it only says
// which words stand where, and whether the sentence denies them.
package topic

import (
	"slices"

	"enplan/models/plain"
)

// Set is a family of topics, the first column of the table.
type Set string

// The sets.
const (
	Help    Set = "help"    // what a measure helps with
	Life    Set = "life"    // the part of life a wish is about
	Doing   Set = "doing"   // what somebody wishes to do there
	Field   Set = "field"   // fields of work
	Avoid   Set = "avoid"   // what people say they do not want
	Want    Set = "want"    // what people say they want, where something is known to work against it
	Against Set = "against" // what works against the want of the same name
	Say     Set = "say"     // how a text says that something was asked, told, put off
	Strain  Set = "strain"  // what a body or a mind may have to be spared
	Party   Set = "party"   // offices and others that know of a citizen
	Fact    Set = "fact"    // what is told of a person
	Limit   Set = "limit"   // what says, without a "no" before it, that somebody must be spared a strain or needs something
	Demand  Set = "demand"  // what goes against the limit of the same name
	Ease    Set = "ease"    // what takes a demand's sting away
)

// Mention is one place where a text talks of a topic.
type Mention struct {
	Set      Set
	Topic    string
	Words    string // as written
	Start    int    // bytes
	Sentence int    // which sentence of the text
	Denied   bool   // the clause denies, forbids or spares it
}

// Text is a text made ready for looking up.
type Text struct {
	Words     []Word
	Mentions  []Mention
	Sentences []string

	ends   []plain.Sentence
	begins openings
}

// Read finds every topic of a text, in the order of the words. A word may be
// in several topics.
func Read(text string) Text {
	t := Plain(text)
	x := table()
	var places [16]place
	var room [32]Mention
	found, all := places[:0], room[:0]
	lists := hasLists(t.Words)
	for i := range t.Words {
		found = x.at(&t, i, found[:0])
		for _, id := range found {
			e := &x.entries[id.entry]
			last := t.Words[i+id.length-1]
			all = append(all, Mention{
				Set: e.set, Topic: e.topic, Words: text[t.Words[i].Start:last.End], Start: t.Words[i].Start,
				Sentence: t.Words[i].Sentence, Denied: denied(t.Words, i, i+id.length, lists),
			})
		}
	}
	if len(all) > 0 {
		t.Mentions = slices.Clone(all)
	}
	return t
}

// Plain is a text in which no topic was looked for: it can be asked for words.
func Plain(text string) Text {
	t := Text{ends: plain.Sentences(text)}
	t.Words = words(text, t.ends)
	t.Sentences = sentencesOf(text, t.ends)
	t.begins = openingsOf(t.Words)
	return t
}

// Of are the topics of a set that the text talks of, each once and sorted.
// Denied ones are left out.
func (t Text) Of(set Set) []string {
	var found []string
	for _, m := range t.Mentions {
		if m.Set == set && !m.Denied && !slices.Contains(found, m.Topic) {
			found = append(found, m.Topic)
		}
	}
	slices.Sort(found)
	return found
}

// All are the topics of a set that the text talks of, denied ones too.
func (t Text) All(set Set) []string {
	var found []string
	for _, m := range t.Mentions {
		if m.Set == set && !slices.Contains(found, m.Topic) {
			found = append(found, m.Topic)
		}
	}
	slices.Sort(found)
	return found
}

// DeniedAt reports whether the clause denies the word with that index.
func (t Text) DeniedAt(i int) bool { return denied(t.Words, i, i+1, true) }

// Says reports whether the text talks of the topic without denying it.
func (t Text) Says(set Set, topic string) bool {
	return slices.ContainsFunc(t.Mentions, func(m Mention) bool { return m.Set == set && m.Topic == topic && !m.Denied })
}

// Apart is each sentence as a text of its own, as Read would read it alone; only
// the places of its words stay those in the whole text.
func (t Text) Apart() []Text {
	if n := len(t.Words); len(t.ends) == 1 && n > 0 && t.Words[0].Start >= t.ends[0].Start && t.Words[n-1].End <= t.ends[0].End {
		return []Text{t} // usual: one sentence is all there is
	}
	apart := make([]Text, len(t.ends))
	mentions := make([]Mention, 0, len(t.Mentions))
	word, mention := 0, 0
	for i, e := range t.ends {
		for word < len(t.Words) && t.Words[word].Start < e.Start {
			word++
		}
		first := word
		for word < len(t.Words) && t.Words[word].End <= e.End {
			word++
		}
		one := Text{Words: t.Words[first:word:word], Sentences: t.Sentences[i : i+1 : i+1], ends: t.ends[i : i+1 : i+1]}
		for mention < len(t.Mentions) && t.Mentions[mention].Start < e.Start {
			mention++
		}
		from := len(mentions)
		for mention < len(t.Mentions) && t.Mentions[mention].Start < e.End {
			if m := t.Mentions[mention]; m.Start+len(m.Words) <= e.End { // not one that runs on into the next
				m.Sentence = 0
				mentions = append(mentions, m)
			}
			mention++
		}
		if to := len(mentions); to > from {
			one.Mentions = mentions[from:to:to]
		}
		one.begins = openingsOf(one.Words)
		apart[i] = one
	}
	return apart
}
