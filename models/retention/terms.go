// Package retention (kassation) says how long what is kept of a citizen is kept
// after it was closed, by KLE topic, and what of it has had its time. It refuses to
// know databases and the clock, and to guess: what it cannot tell is kept.
package retention

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"enplan/models"
)

// The topics of a table that are no KLE numbers.
const (
	AnyTopic = "*" // those that have no row, and what was said here, which is of no topic
	NoTopic  = "-" // a plan, or a measure in it, whose topic nobody has stated
)

// Term (slettefrist) is how long what is about a topic is kept after it was closed.
type Term struct {
	Topic      string // a KLE number of one, two or three parts, AnyTopic or NoTopic
	Months     int    // 0 when Forever
	Forever    bool
	Ground     string // the law or the practice it rests on
	Source     string // how we know
	Confidence string // high, medium, low
}

// Last is the last day that what was closed on a day is kept. Five years after the
// 29th of February is the 1st of March: a day too long, never one too short.
func (t Term) Last(closed models.Date) models.Date {
	return models.DateOf(closed.At(0, 0, time.UTC).AddDate(0, t.Months, 0))
}

// Terms is a table that was checked.
type Terms []Term

// For is the term of a topic: that of the row with the longest part of its number,
// else of AnyTopic. NoTopic has a term only where the table has a row for it.
func (t Terms) For(topic string) (Term, bool) {
	topic = TopicOf(topic)
	for at := topic; ; at = above(at) {
		if i := slices.IndexFunc(t, func(row Term) bool { return row.Topic == at }); i >= 0 {
			return t[i], true
		}
		if topic == NoTopic || at == AnyTopic {
			return Term{}, false
		}
	}
}

// any is the term of what is of no topic of its own. A table that was checked has it.
func (t Terms) any() Term {
	return t[slices.IndexFunc(t, func(row Term) bool { return row.Topic == AnyTopic })]
}

// above is the topic over one: "34.10" over "34.10.05", AnyTopic over "34".
func above(topic string) string {
	if i := strings.LastIndexByte(topic, '.'); i >= 0 {
		return topic[:i]
	}
	return AnyTopic
}

// number is a KLE number of one, two or three parts; of a whole one a facet may follow:
// "34.10.10 G01".
var number = regexp.MustCompile(`^(\d{2}(?:\.\d{2}(?:\.\d{2})?)?)(?:\s+[A-ZÆØÅ]\d{2})?$`)

// TopicOf is the KLE number in what a source wrote; NoTopic when it holds none.
func TopicOf(kle string) string {
	if found := number.FindStringSubmatch(strings.TrimSpace(kle)); found != nil {
		return found[1]
	}
	return NoTopic
}

//go:embed terms.tsv
var own string

// OwnTable is the text of the table that the program brings: common practice and what
// we know of the law, for a municipality to begin its own table from.
func OwnTable() string { return own }

var ownTerms = sync.OnceValue(func() Terms {
	terms, err := Parse(own)
	if err != nil {
		panic("terms.tsv: " + err.Error())
	}
	return terms
})

// Own is that table.
func Own() Terms { return ownTerms() }

// columns are those of a table, in this order.
const columns = "topic\tkeep\tground\tsource\tconfidence\tnote"

// topicForm is a topic as a table names it.
var topicForm = regexp.MustCompile(`^(\*|-|\d{2}(\.\d{2}){0,2})$`)

// keepForm is a term as a table writes it.
var keepForm = regexp.MustCompile(`^([1-9]\d?|100) (years?|months?)$`)

// mostText is how large a table may be: KLE has some 2,000 topics.
const mostText = 1 << 20

// Parse reads a table strictly: one that is wrong anywhere is refused whole, with the
// number of each line and what is wrong with it.
func Parse(text string) (Terms, error) {
	if len(text) > mostText {
		return nil, errors.New("it is larger than 1 MiB, so it is no table of terms")
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	if lines[0] != columns {
		return nil, fmt.Errorf("line 1 must name the columns, with tabs between: %s", strings.ReplaceAll(columns, "\t", ", "))
	}
	var terms Terms
	var wrong []error
	for i, line := range lines[1:] {
		term, err := parseRow(strings.Split(line, "\t"))
		if err == nil && slices.ContainsFunc(terms, func(t Term) bool { return t.Topic == term.Topic }) {
			err = fmt.Errorf("topic %s stands here twice", term.Topic)
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("line %d: %w", i+2, err))
			continue
		}
		terms = append(terms, term)
	}
	if !slices.ContainsFunc(terms, func(t Term) bool { return t.Topic == AnyTopic }) {
		wrong = append(wrong, errors.New("there must be a row for "+AnyTopic+", the topics without a row of their own"))
	}
	return terms, errors.Join(wrong...)
}

func parseRow(cells []string) (t Term, err error) {
	if len(cells) != strings.Count(columns, "\t")+1 {
		return t, fmt.Errorf("it has %d cells, and must have %d", len(cells), strings.Count(columns, "\t")+1)
	}
	t = Term{Topic: cells[0], Ground: cells[2], Source: cells[3], Confidence: cells[4]}
	switch {
	case !topicForm.MatchString(t.Topic):
		return t, fmt.Errorf("%q is no topic: 34, 34.10, 34.10.10, %s or %s", t.Topic, AnyTopic, NoTopic)
	case strings.TrimSpace(t.Ground) == "" || strings.TrimSpace(t.Source) == "":
		return t, errors.New("it has no ground, or no source")
	case !slices.Contains([]string{"high", "medium", "low"}, t.Confidence):
		return t, fmt.Errorf("confidence is %q, and must be high, medium or low", t.Confidence)
	}
	t.Months, t.Forever, err = parseKeep(cells[1])
	return t, err
}

func parseKeep(cell string) (months int, forever bool, err error) {
	if cell == "forever" {
		return 0, true, nil
	}
	found := keepForm.FindStringSubmatch(cell)
	if found == nil {
		return 0, false, fmt.Errorf("keep is %q, and must be forever, or 1 to 100 and years or months: 5 years", cell)
	}
	months, err = strconv.Atoi(found[1])
	if strings.HasPrefix(found[2], "year") {
		months *= 12
	}
	return months, false, err
}

// OldSince is the instant before which what is about no citizen, such as that something
// was delivered, has had its time; false when it is kept for ever.
func (t Terms) OldSince(now time.Time) (time.Time, bool) {
	term := t.any()
	return now.AddDate(0, -term.Months, -1), !term.Forever
}
