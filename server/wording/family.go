package wording

import (
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// FamilyView is what the others in a family show the reader. Nobody is in it who shows
// nothing, so that it looks the same as when there is nobody.
type FamilyView struct {
	People []FamilyPerson `json:"people"`
	Again  int            `json:"again"` // seconds until the page must ask again
}

// FamilyPerson is one who shows the reader something.
type FamilyPerson struct {
	ID    string       `json:"id"`
	Name  string       `json:"name"`
	Items []FamilyItem `json:"items"` // never none
}

// FamilyItem is one thing as a family reads it, and all that they read of it.
type FamilyItem struct {
	ID    string `json:"id"` // another when it reads otherwise
	Title string `json:"title"`
	State string `json:"state"`
}

// FamilyMineView is what the reader shows, and to whom; and of children whom they have
// custody of what is theirs to decide.
type FamilyMineView struct {
	Mine     FamilyCorner   `json:"mine"`
	Children []FamilyCorner `json:"children"`
	Last     models.Date    `json:"last"`    // the last day a yes has when no other is chosen
	Longest  models.Date    `json:"longest"` // and the last it can have
}

// FamilyCorner is one citizen's things, and who can be shown them.
type FamilyCorner struct {
	Of      string         `json:"of"` // "" for the reader's own
	Name    string         `json:"name"`
	Rule    string         `json:"rule"` // who decides
	Asks    bool           `json:"asks"` // the child must have been asked before a yes
	Readers []FamilyReader `json:"readers"`
	Items   []FamilyChoice `json:"items"`
}

// FamilyReader is one who can be shown something.
type FamilyReader struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// FamilyChoice is one thing, and what was said of it.
type FamilyChoice struct {
	Shown FamilyItem    `json:"shown"`         // the very words a reader gets
	Own   string        `json:"own,omitempty"` // how the citizen's own plan says it, when that is more
	Sees  []FamilySight `json:"sees"`          // one for each of the readers
}

// FamilySight is what was said of one thing and one reader.
type FamilySight struct {
	Reader string `json:"reader"`
	Yes    bool   `json:"yes"`
	Text   string `json:"text"`
}

// FamilyThing is one thing of a plan that a family can be shown. Read is what was said
// yes to: the words, and whatever makes it another thing. No sentence of a department's is
// in it, nor who the department is, what the help is called or by which law: each can
// name an illness. Of help a family reads with which part of life it is.
type FamilyThing struct {
	Item, Read string
	Title      string
	State      string
	Own        string
}

// FamilyThings are the citizen's own goals that were not put away, in their order, and
// the help that the citizen has. What is about somebody else in the household is not
// among them, and nothing that has a place.
func FamilyThings(p oneplan.Plan, l *i18n.Language) (things []FamilyThing) {
	w := words{l: l, today: p.Today, plan: p}
	for _, g := range p.Goals.Shown() {
		state, away := "going", 0
		if !g.Reached.IsZero() {
			state = "reached"
		}
		for _, e := range g.History {
			if e.What == models.PutAway {
				away++
			}
		}
		things = append(things, FamilyThing{
			Item: models.ThingRef(models.ThingGoal, g.ID), Read: strconv.Itoa(away) + " " + g.Text, Title: g.Text, State: w.text("family.state."+state, nil),
		})
	}
	for _, area := range p.Areas {
		for _, m := range area.Measures {
			if m.About.ID != "" || m.About.Name != "" {
				continue
			}
			state := "going"
			if m.From.After(p.Today) {
				state = "later"
			}
			things = append(things, FamilyThing{
				Item: models.ThingRef(models.ThingMeasure, m.ID), Read: string(area.Area), Title: w.text("family.help."+string(area.Area), nil),
				State: w.text("family.state."+state, nil), Own: w.get(m),
			})
		}
	}
	return things
}

// FamilySees says what was said of one thing and one reader.
func FamilySees(reader FamilyReader, yes bool, until, now time.Time, l *i18n.Language) FamilySight {
	w := words{l: l, today: models.DateOf(now)}
	s := FamilySight{Reader: reader.ID, Yes: yes, Text: w.text("family.hidden", i18n.Args{"name": reader.Name})}
	if yes {
		last := models.DateOf(until.Add(-time.Nanosecond).In(now.Location()))
		s.Text = w.text("family.seen", i18n.Args{"name": reader.Name, "day": w.bareDay(last)})
	}
	return s
}

// FamilyRule says who decides what is shown.
func FamilyRule(voice models.FamilyVoice, name string, l *i18n.Language) string {
	return l.Text("family.rule."+string(voice), i18n.Args{"name": name})
}

// FamilyName is what somebody is called in a family.
func FamilyName(name string, l *i18n.Language) string {
	return words{l: l}.name(models.Citizen{Name: name}.FirstName())
}
