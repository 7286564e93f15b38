package models

import (
	"slices"
	"strconv"
	"time"
)

// AboutAssessment is what events about the assessment are about; Ref is the life
// area. Wrote is words of the one who says it, the target which part they are;
// Rated is how it goes; Answered is whether the citizen finds that it fits.
const AboutAssessment Topic = "assessment"

// AssessedAreas are the parts of a life that are looked at together, in the
// order of the plan. They hold the themes of VUM 2.0 (Fælles Faglige Begreber):
//
//	health    Krop og sind: funktionsnedsættelser, helbredstilstande
//	family    Relationer within the family; the children's own plans
//	everyday  Egenomsorg, Praktiske opgaver, Mobilitet
//	home      Omgivelser: bolig and what is around it
//	work      Samfundsliv: beskæftigelse og uddannelse; Læring og anvendelse af viden
//	money     Samfundsliv: økonomi
//	network   Relationer outside the family, Kommunikation, Holdninger i omgivelserne
//
// AreaUndecided is none: it is where help stands that nobody has placed yet.
var AssessedAreas = slices.DeleteFunc(slices.Clone(LifeAreas), func(a LifeArea) bool { return a == AreaUndecided })

// AreaPart is what words about an area are about.
type AreaPart string

// The parts. Each has the citizen's words and the borgerkonsulent's, side by side.
const (
	PartNow     AreaPart = "now"     // how it is
	PartMissing AreaPart = "missing" // what is missing
)

// AreaParts lists them in the order they are asked.
var AreaParts = []AreaPart{PartNow, PartMissing}

// Assessment (udredning) is the one shared picture of how the citizen is, area
// by area, which every department's plan hangs on.
type Assessment []AreaNow

// AreaNow is one area with all that was said about it. What the citizen and
// what staff write stand side by side and are never merged.
type AreaNow struct {
	Area   LifeArea
	Own    map[AreaPart]Part // the citizen's
	Staff  map[AreaPart]Part // the borgerkonsulent's
	Rating Rating            // how the citizen says it goes; Value 0 when they do not
	Answer AreaAnswer        // to what staff wrote
}

// Part is one text with its version: 0 when nothing was ever written.
type Part struct {
	Text    string
	Version Version
	By      string // first name of staff
	At      time.Time
}

// AreaAnswer is whether the citizen finds that it fits.
type AreaAnswer struct {
	Choice string // AreaFits, AreaNot or ""
	Note   string
	At     time.Time
	to     Version
}

// The answers.
const (
	AreaFits = "yes" // Det passer
	AreaNot  = "no"  // Det passer ikke
)

// AssessmentOf is the assessment as last said, with every area.
func AssessmentOf(said []Event) Assessment {
	all := make(Assessment, len(AssessedAreas))
	for i, area := range AssessedAreas {
		all[i] = AreaNow{Area: area, Own: map[AreaPart]Part{}, Staff: map[AreaPart]Part{}}
	}
	for _, e := range said {
		if i := all.index(LifeArea(e.Ref)); e.About == AboutAssessment && i >= 0 {
			all[i].after(e)
		}
	}
	return all
}

func (a *AreaNow) after(e Event) {
	switch e.What {
	case Wrote:
		part := Part{Text: e.Note, Version: Version(e.Seq), By: e.ByName, At: e.At}
		if e.By.Role == AsCitizen {
			a.Own[AreaPart(e.Target)] = part
		} else {
			a.Staff[AreaPart(e.Target)] = part
		}
	case Rated:
		value, _ := strconv.Atoi(e.Choice) // written by RateArea
		a.Rating = Rating{Value: value, At: e.At}
	case Answered:
		a.Answer = AreaAnswer{Choice: e.Choice, Note: e.Note, At: e.At, to: a.StaffVersion()}
	}
}

func (a Assessment) index(area LifeArea) int {
	return slices.IndexFunc(a, func(n AreaNow) bool { return n.Area == area })
}

// StaffVersion is the version of all that staff wrote about the area.
func (a AreaNow) StaffVersion() Version {
	var last Version
	for _, p := range a.Staff {
		last = max(last, p.Version)
	}
	return last
}

// Answered is the citizen's answer to what stands now. It is none when staff
// have written something else since.
func (a AreaNow) Answered() (AreaAnswer, bool) {
	return a.Answer, a.Answer.Choice != "" && a.Answer.to == a.StaffVersion()
}

// hasStaff reports whether staff have words about the area that stand.
func (a AreaNow) hasStaff() bool {
	for _, p := range a.Staff {
		if p.Text != "" {
			return true
		}
	}
	return false
}

// Disputed are the areas of which the citizen says that it does not fit.
func (a Assessment) Disputed() []LifeArea {
	var areas []LifeArea
	for _, n := range a {
		if answer, ok := n.Answered(); ok && answer.Choice == AreaNot {
			areas = append(areas, n.Area)
		}
	}
	return areas
}

// MaxPart is how many characters one text of an area may have.
const MaxPart = 1000

// Refusals about the assessment.
var (
	ErrPart       = &Error{Invalid, "assessment.error.text"}
	ErrAreaRating = &Error{Invalid, "assessment.error.rating"}
	ErrAreaAnswer = &Error{Invalid, "assessment.error.answer"}
	ErrAreaEmpty  = &Error{Conflict, "assessment.error.empty"} // nothing to find fitting or not
)

func (a Assessment) find(area LifeArea) (AreaNow, error) {
	i := a.index(area)
	if i < 0 {
		return AreaNow{}, ErrNotFound
	}
	return a[i], nil
}

// CheckWrite refuses words for a part that has been given others since the
// version that was seen. Nothing is obligatory, so no words are words too.
func (a Assessment) CheckWrite(who Viewer, area LifeArea, part AreaPart, seen Version, text string) error {
	n, err := a.find(area)
	if err != nil || !slices.Contains(AreaParts, part) {
		return ErrNotFound
	}
	if len([]rune(text)) > MaxPart {
		return ErrPart
	}
	now := n.Staff[part]
	if who.Role == AsCitizen {
		now = n.Own[part]
	}
	return CheckVersion(seen, now.Version, text, now.Text)
}

// CheckRate refuses a rating there is none of.
func (a Assessment) CheckRate(area LifeArea, value int) error {
	if _, err := a.find(area); err != nil {
		return err
	}
	if value < LeastRating || value > MostRating {
		return ErrAreaRating
	}
	return nil
}

// CheckAnswer refuses an answer there is none of, one to nothing, and one to
// words that have changed since the version that was seen.
func (a Assessment) CheckAnswer(area LifeArea, choice string, seen Version, note string) error {
	n, err := a.find(area)
	switch {
	case err != nil:
		return err
	case choice != AreaFits && choice != AreaNot:
		return ErrAreaAnswer
	case !n.hasStaff():
		return ErrAreaEmpty
	}
	if err := CheckNote(note); err != nil {
		return err
	}
	return CheckVersion(seen, n.StaffVersion(), "", n.Staff[PartNow].Text)
}
