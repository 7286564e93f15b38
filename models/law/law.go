// Package law is the law as data: which help there is, under which section, from
// when to when, and how to say it to a citizen in plain Danish. It looks things up
// and never decides: it knows no citizen, no municipality, no clock and no case, and
// a reference it cannot place with certainty is no match.
package law

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"enplan/models"
)

// Provision is one kind of help, plan or duty, as one row of provisions.tsv.
// Sentences with {name} are about a child or another member of the household.
type Provision struct {
	Key, Law, Short, Section, Measure string
	Also                              []string // other written names of the measure
	Plain, PlainChild                 string   // what the citizen, or {name}, gets
	Why, WhyChild                     string   // what the law means it to do
	PlainEN, WhyEN                    string
	Change, ChangeEN                  string // what changed or ended; empty when nothing
	Sector                            string
	Area                              models.LifeArea
	Duty                              bool // the citizen must; it is not an offer
	Plan                              bool // it is a whole plan, not a measure within one
	NeverInPlan                       bool // anonymous help: never beside a CPR number
	HidePlace                         bool // the address is protected
	KLE, KLEConfidence                string
	Owner                             string
	ValidFrom, ValidTo                models.Date // zero when open
	NewUntil                          models.Date // last day a new citizen could get it
	Confidence, Source, StatusNote    string

	refs     []Reference
	forms    []form
	needsLaw bool // the name alone says too little to find it by
}

// InForce reports whether the provision is law on that day; both ends count.
// It says nothing about NewUntil: running help may outlive it.
func (p Provision) InForce(on models.Date) bool {
	if !p.ValidFrom.IsZero() && on.Before(p.ValidFrom) {
		return false
	}
	return p.ValidTo.IsZero() || !on.After(p.ValidTo)
}

// AnyEnded reports whether a row of one of the laws has ended before that day.
func AnyEnded(shorts []string, on models.Date) bool {
	rows := provisions().rows
	for i := range rows {
		if !rows[i].ValidTo.IsZero() && on.After(rows[i].ValidTo) && slices.Contains(shorts, rows[i].Short) {
			return true
		}
	}
	return false
}

// Provisions lists every row, by law and then section, as in the table.
func Provisions() []Provision { return slices.Clone(provisions().rows) }

// ByKey finds a row by its key, such as "SEL-85".
func ByKey(key string) (Provision, bool) {
	i, ok := provisions().byKey[key]
	if !ok {
		return Provision{}, false
	}
	return provisions().rows[i], true
}

//go:embed provisions.tsv
var provisionsTSV string

type provisionTable struct {
	rows     []Provision
	measures []Provision // the rows that are no whole plan
	byKey    map[string]int
	byWord   map[string][]rowForm // by the first word of a name
}

// rowForm is a written name and the row it is of.
type rowForm struct {
	row, order int
	stems      []string
}

// index lists the names that tell a row by themselves.
func (t *provisionTable) index() {
	t.byWord = map[string][]rowForm{}
	for row := range t.rows {
		p := &t.rows[row]
		if !p.Plan {
			t.measures = append(t.measures, *p)
		}
		for order, f := range p.forms {
			if !p.needsLaw && !f.weak && len(f.stems) > 0 {
				t.byWord[f.stems[0]] = append(t.byWord[f.stems[0]], rowForm{row, order, f.stems})
			}
		}
	}
}

var provisions = sync.OnceValue(func() provisionTable {
	t := provisionTable{byKey: map[string]int{}}
	for _, r := range readTable("provisions.tsv", provisionsTSV) {
		t.byKey[r["key"]] = len(t.rows)
		t.rows = append(t.rows, provisionOf(r))
	}
	t.index()
	return t
})

func provisionOf(r map[string]string) Provision {
	p := Provision{
		Key: r["key"], Law: r["law"], Short: r["law_short"], Section: r["section"], Measure: r["measure"],
		Plain: r["plain_da"], PlainChild: r["plain_child_da"], Why: r["why_da"], WhyChild: r["why_child_da"],
		PlainEN: r["plain_en"], WhyEN: r["why_en"], Change: r["change_da"], ChangeEN: r["change_en"],
		Sector: r["sector"], Area: models.LifeArea(r["area"]), KLE: r["kle"], KLEConfidence: r["kle_confidence"],
		Duty: r["duty"] == "yes", Plan: r["plan"] == "yes", needsLaw: r["needs_law"] == "yes",
		NeverInPlan: r["never_in_plan"] == "yes", HidePlace: r["hide_place"] == "yes", Owner: r["owner"],
		ValidFrom: models.MustDate(r["valid_from"]), ValidTo: models.MustDate(r["valid_to"]),
		NewUntil: models.MustDate(r["new_until"]), Confidence: r["law_confidence"], Source: r["law_source"],
		StatusNote: r["status_note"],
	}
	p.forms = formsOf(p.Measure)
	for _, name := range split(r["also"]) {
		name, weak := strings.CutPrefix(name, weakMark)
		p.Also = append(p.Also, name)
		p.forms = append(p.forms, form{stems(name), weak})
	}
	for _, written := range split(firstOf(r["refs"], r["section"])) {
		for _, ref := range ParseReferences(written) {
			ref.Short = firstOf(ref.Short, p.Short)
			p.refs = append(p.refs, ref)
		}
	}
	return p
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
