package wording

import (
	"enplan/i18n"
	"enplan/models"
)

// DepartmentView is what a department sees of a citizen's plan. It is the same
// bytes for the department's system, for whoever works there, and for the
// citizen who looks at it as them.
type DepartmentView struct {
	Department TitleView        `json:"department"`
	Citizen    string           `json:"citizen"`
	Day        string           `json:"day"`
	Purpose    string           `json:"purpose"`
	For        string           `json:"for"` // the purpose in words
	Parts      []SharedPartView `json:"parts"`
	Closed     []Closed         `json:"closed"` // what it may not see; alike whether anything is there or not

	Protection *ProtectionView    `json:"protection,omitempty"` // none when the address is not protected
	Emergency  *OpenEmergencyView `json:"emergency,omitempty"`  // the one who asks has the plan open in one
}

// TitleView is a department by id and title.
type TitleView struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// SharedPartView is what it may see of one category of one department's.
type SharedPartView struct {
	From     TitleView         `json:"from"`
	Category string            `json:"category"`
	Title    string            `json:"title"`
	Pieces   []SharedPieceView `json:"pieces"`
	Hidden   string            `json:"hidden,omitempty"` // that places are not shown; alike whether there are any
}

// SharedPieceView is one thing, and why it may be seen.
type SharedPieceView struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Detail []string `json:"detail,omitempty"`
	Place  string   `json:"place,omitempty"`
	Ground string   `json:"ground"` // own, consent, statute, emergency
	Why    string   `json:"why"`    // the ground in words
	Ref    string   `json:"ref,omitempty"`
}

// Closed is what a department may not see of another's.
type Closed struct {
	From       TitleView  `json:"from"`
	Categories []TextView `json:"categories"`
}

// TextView is a key of ours and what it is called.
type TextView struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

// Shared is a part as it was decided: those of its pieces that may be seen, each
// with the verdict on it.
type Shared struct {
	From     models.Department
	Category models.Category
	Pieces   []models.Piece
	Verdicts []models.Verdict
	Open     bool // something of the category may be seen, should there be any
	Whole    bool // all of it may
	NoPlaces bool // where it is may not be seen
}

// DepartmentPlan puts into words what a department sees.
func DepartmentPlan(to models.Department, name string, day models.Date, purpose models.Purpose, shared []Shared, l *i18n.Language) DepartmentView {
	w := words{l: l}
	v := DepartmentView{
		Department: TitleView{to.ID, to.Title}, Citizen: w.name(name), Day: day.String(), Purpose: string(purpose),
		For: w.text("share.purpose."+string(purpose), nil), Parts: []SharedPartView{}, Closed: []Closed{},
	}
	for _, s := range shared {
		from := w.department(s.From)
		if s.Open {
			v.Parts = append(v.Parts, w.part(from, s))
		}
		if s.Whole {
			continue
		}
		if n := len(v.Closed); n == 0 || v.Closed[n-1].From != from {
			v.Closed = append(v.Closed, Closed{From: from})
		}
		last := &v.Closed[len(v.Closed)-1]
		last.Categories = append(last.Categories, w.theirCategory(s.Category))
	}
	return v
}

func (w words) department(d models.Department) TitleView {
	if d.ID == models.Citizens {
		return TitleView{d.ID, w.text("share.their.citizen", nil)}
	}
	return TitleView{d.ID, d.Title}
}

// theirCategory is category said to those who work there.
func (w words) theirCategory(c models.Category) TextView {
	if c == models.CategoryGoals {
		return TextView{string(c), w.text("share.their.goals", nil)}
	}
	return w.category(c)
}

func (w words) category(c models.Category) TextView {
	return TextView{string(c), w.text("share.category."+string(c), nil)}
}

func (w words) part(from TitleView, s Shared) SharedPartView {
	part := SharedPartView{From: from, Category: string(s.Category), Title: w.theirCategory(s.Category).Text, Pieces: []SharedPieceView{}}
	if s.NoPlaces && s.Category == models.CategoryAppointments {
		part.Hidden = w.text("share.places.hidden", nil)
	}
	for i, p := range s.Pieces {
		verdict := s.Verdicts[i]
		part.Pieces = append(part.Pieces, SharedPieceView{
			ID: p.Item, Text: p.Text, Detail: append(p.Detail, said(p.With)...), Place: p.Place, Ground: string(verdict.Ground), Why: w.ground(verdict), Ref: verdict.Ref,
		})
	}
	return part
}

// ground says why something may be seen.
func (w words) ground(v models.Verdict) string {
	if v.Ground == models.ByStatute {
		return w.text(v.Because, nil)
	}
	return w.text("share.ground."+string(v.Ground), nil)
}
