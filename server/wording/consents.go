package wording

import (
	"encoding/hex"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// ConsentsView is who may see what of the citizen, for the citizen or for the
// borgerkonsulent: what is asked for first, then what is said yes to, and what is
// over; what can be given; and what a law lets departments see without a yes.
type ConsentsView struct {
	Today     string        `json:"today"`
	FirstName string        `json:"firstName"`
	Asked     []ConsentView `json:"asked"`
	Open      []ConsentView `json:"open"` // holds or is paused
	Over      []ConsentView `json:"over"` // lapsed, void, declined or withdrawn, the latest first
	To        []TitleView   `json:"to"`   // whom something can be given to; those with a plan first
	From      []FromView    `json:"from"` // what can be given
	Purposes  []TextView    `json:"purposes"`
	Statutes  []StatuteView `json:"statutes"`
}

// ConsentView is one consent as it stands.
type ConsentView struct {
	ID      string           `json:"id"`
	Version int64            `json:"version"`
	State   string           `json:"state"` // asked, holds, paused, lapsed, void, declined, withdrawn
	Title   string           `json:"title"`
	Thing   string           `json:"thing,omitempty"` // the single thing, as the department words it
	To      TitleView        `json:"to"`
	From    TitleView        `json:"from"`
	Purpose TextView         `json:"purpose"`
	ForWhat string           `json:"forWhat,omitempty"` // as who asked wrote it
	Now     string           `json:"now"`               // how it stands, in a sentence
	Limit   string           `json:"limit,omitempty"`   // how long it can hold at most, and why; while it is open
	Last    string           `json:"last,omitempty"`    // the last day of a yes
	Soon    bool             `json:"soon"`              // it ends within 30 days
	Things  []ThingView      `json:"things"`            // single things it can be narrowed to
	Ask     *ConsentTextView `json:"ask,omitempty"`     // what is answered, as long as it waits
	History []ConsentDeed    `json:"history"`
}

// ThingView is one thing that can be chosen.
type ThingView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// ConsentDeed is one thing that happened to a consent.
type ConsentDeed struct {
	Text string `json:"text"`
	Note string `json:"note,omitempty"` // what was said, as it was noted
}

// ConsentTextView is what is read before a yes.
type ConsentTextView struct {
	Text    string `json:"text"` // exactly what the hash is of, by lines
	Hash    string `json:"hash"` // SHA-256, hexadecimal
	Without string `json:"without"`
	Last    string `json:"last"`    // the last day that the text names
	Longest string `json:"longest"` // the last day that can be chosen
	Limit   string `json:"limit"`   // why no longer
}

// FromView is what one department, or the citizen, has that can be given.
type FromView struct {
	From       TitleView        `json:"from"`
	Categories []CategoryChoice `json:"categories"`
}

// CategoryChoice is one category of it, with its single things.
type CategoryChoice struct {
	Key    string      `json:"key"`
	Text   string      `json:"text"`
	Things []ThingView `json:"things"`
}

// StatuteView is what departments may see of each other without a yes. It is no
// choice, and is not worded as one.
type StatuteView struct {
	Text    string `json:"text"`
	Because string `json:"because"`
	Law     string `json:"law"`
}

// ConsentBook is all that the citizen's consents are shown with.
type ConsentBook struct {
	Who         models.Viewer // who reads
	Now         time.Time     // wall clock of the municipality
	Born        models.Date
	Name        string // the citizen's first
	OwnLimit    int    // days that an administrative consent may hold
	Consents    []models.ConsentRecord
	Departments []models.Department
	WithPlan    map[string]bool   // the departments that have a plan with the citizen
	Parts       []models.PlanPart // those the reader may read
	Statutes    []models.Statute  // in force
	Staff       map[string]string // first names, by id
}

func (b ConsentBook) own() bool { return b.Who.Role == models.AsCitizen }

// keyOf is the key of a sentence about something of a department's, or of the
// citizen's own.
func (b ConsentBook) keyOf(key, from string) string {
	switch {
	case from != models.Citizens:
		return key
	case b.own():
		return key + ".own"
	}
	return key + ".desk"
}

// from is whose a thing is; at the desk the citizen is called by name.
func (b ConsentBook) from(w words, d models.Department) TitleView {
	if d.ID == models.Citizens && !b.own() {
		return TitleView{d.ID, b.Name}
	}
	return TitleView{d.ID, w.titleOf(d.ID, []models.Department{d})}
}

func (b ConsentBook) zone() *time.Location { return b.Now.Location() }

func (b ConsentBook) words(l *i18n.Language) words {
	today := models.DateOf(b.Now)
	return words{l: l, today: today, plan: oneplan.Plan{AsOf: b.Now, Today: today}}
}

// Consents puts the book into words.
func Consents(b ConsentBook, l *i18n.Language) ConsentsView {
	w := b.words(l)
	v := ConsentsView{
		Today: w.today.String(), FirstName: b.Name, Asked: []ConsentView{}, Open: []ConsentView{}, Over: []ConsentView{},
		To: []TitleView{}, From: []FromView{}, Purposes: []TextView{}, Statutes: []StatuteView{},
	}
	for _, c := range b.Consents {
		one := w.consent(b, c)
		switch models.ConsentState(one.State) {
		case models.ConsentWaits:
			v.Asked = append(v.Asked, one)
		case models.ConsentHolds, models.ConsentRests:
			v.Open = append(v.Open, one)
		default:
			v.Over = append([]ConsentView{one}, v.Over...)
		}
	}
	for _, with := range []bool{true, false} {
		for _, d := range b.Departments {
			if b.WithPlan[d.ID] == with {
				v.To = append(v.To, TitleView{d.ID, d.Title})
			}
		}
	}
	for _, d := range append([]models.Department{{ID: models.Citizens}}, b.Departments...) {
		if from := w.choices(b, d); len(from.Categories) > 0 {
			v.From = append(v.From, from)
		}
	}
	for _, p := range models.Purposes {
		v.Purposes = append(v.Purposes, w.purpose(p))
	}
	v.Statutes = append(v.Statutes, w.statutes(b)...)
	return v
}

func (w words) purpose(p models.Purpose) TextView {
	return TextView{string(p), w.text("share.purpose."+string(p), nil)}
}

// choices are what a department has that can be given, without what is never
// passed on. The desk is not told in which categories there is anything.
func (w words) choices(b ConsentBook, d models.Department) FromView {
	v := FromView{From: b.from(w, d)}
	for _, category := range models.CategoriesOf(d.ID) {
		things, there := b.things(models.Terms{From: d.ID, Category: category})
		if there || !b.own() && (d.ID == models.Citizens || b.WithPlan[d.ID]) {
			named := w.category(category)
			if d.ID == models.Citizens && !b.own() {
				named.Text = w.text("consent.goals", nil)
			}
			v.Categories = append(v.Categories, CategoryChoice{named.Key, named.Text, things})
		}
	}
	return v
}

// things are the single things that can be given of a category, and whether
// anything of it can. What the reader may not read by name is not listed.
func (b ConsentBook) things(t models.Terms) (things []ThingView, there bool) {
	things = []ThingView{}
	for _, part := range b.Parts {
		if part.Of != t.From || part.Category != t.Category {
			continue
		}
		for _, p := range part.Pieces {
			if p.Barred {
				continue
			}
			there = true
			if t.Item = p.Item; b.own() || t.TellsDesk() {
				things = append(things, ThingView{p.Item, p.Text})
			}
		}
	}
	return things, there
}

// statutes are those that let a department see something of another's, of those
// that have a plan with the citizen.
func (w words) statutes(b ConsentBook) (views []StatuteView) {
	for _, s := range b.Statutes {
		for _, to := range b.Departments {
			for _, from := range b.Departments {
				if s.To != to.Field || s.From != from.Field || to.ID == from.ID || !b.WithPlan[to.ID] || !b.WithPlan[from.ID] {
					continue
				}
				views = append(views, StatuteView{
					Text:    w.sharing("consent.text.who", models.Terms{From: from.ID, To: to.ID, Category: s.Category}, b.Departments),
					Because: w.text(b.keyOf("consent.statute", models.Citizens), i18n.Args{"because": lowerFirst(w.text(s.Because, nil))}),
					Law:     s.Law,
				})
			}
		}
	}
	return views
}

// ConsentTextOf is a text with its hash, and how long it can be made to hold.
func ConsentTextOf(b ConsentBook, t models.Terms, text string, hash []byte, last models.Date, longest time.Time, l *i18n.Language) ConsentTextView {
	w := b.words(l)
	return ConsentTextView{
		Text: text, Hash: hex.EncodeToString(hash), Without: w.text("consent.text.without."+string(t.Without), i18n.Args{"to": w.titleOf(t.To, b.Departments)}),
		Last: last.String(), Longest: models.LastDay(longest, b.zone()).String(), Limit: w.limit(b, t.From),
	}
}
