package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// HandoverView is a citizen's handover as one reader may see it, and for the
// borgerkonsulent whom the citizen can be passed on to.
type HandoverView struct {
	Today      string          `json:"today"`
	Handover   *HandoverNow    `json:"handover,omitempty"`
	Colleagues []ColleagueView `json:"colleagues"`
}

// HandoverNow is one that is under way, or has just been.
type HandoverNow struct {
	ID      string     `json:"id"`
	State   string     `json:"state"`
	Title   string     `json:"title"`
	Text    string     `json:"text"`
	Why     string     `json:"why,omitempty"` // what the borgerkonsulent writes about it
	From    string     `json:"from"`          // first name
	To      string     `json:"to"`            // first name
	Now     string     `json:"now"`           // how far it has come
	ForGood bool       `json:"forGood"`
	Lines   []LineView `json:"lines"`
	Held    string     `json:"held,omitempty"` // that something is held back
	Follows []string   `json:"follows"`        // what goes along by itself
	Sees    string     `json:"sees"`           // what the next one sees anyway
	Ready   bool       `json:"ready"`          // the reader's side has said so
	Open    bool       `json:"open"`           // the package can still be changed
	Mine    bool       `json:"mine"`           // the reader makes it, and does not receive it
	Talk    *TalkView  `json:"talk,omitempty"`
}

// LineView is one thing the next one is to know.
type LineView struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	By     string `json:"by"`     // whose words, in words
	Own    bool   `json:"own"`    // the citizen's own
	Answer string `json:"answer"` // "", yes, no or held
	Said   string `json:"said"`
}

// TalkView is what the citizen wants to talk about.
type TalkView struct {
	Text string `json:"text"`
	Note string `json:"note,omitempty"`
	When string `json:"when"`
}

// HandoverCard tells the citizen that a handover is under way.
type HandoverCard struct {
	State string `json:"state"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Handover puts a citizen's handover into words for who reads it.
func Handover(p oneplan.Plan, who models.Viewer, f models.Follows, colleagues []models.Staff, l *i18n.Language) HandoverView {
	w := words{l: l, today: p.Today, plan: p}
	v := HandoverView{Today: p.Today.String(), Colleagues: []ColleagueView{}}
	for _, c := range colleagues {
		v.Colleagues = append(v.Colleagues, colleague(c))
	}
	if h, ok := models.HandoverOf(p.Said); ok {
		now := w.handover(h, who, f)
		v.Handover = &now
	}
	return v
}

// handoverCard is nil when there is nothing for the citizen to see or do.
func (w words) handoverCard() *HandoverCard {
	h, ok := models.HandoverOf(w.plan.Said)
	if !ok {
		return nil
	}
	state := h.StateOn(w.today, w.plan.AsOf.Location())
	if !state.UnderWay() && state != models.HandoverTaken {
		return nil
	}
	side := side(models.Viewer{Role: models.AsCitizen})
	return &HandoverCard{State: string(state), Title: w.handoverTitle(h, state, side), Text: w.handoverText(h, state, side)}
}

// side is whom a sentence is for: to the citizen it says "du", to staff the name.
func side(who models.Viewer) string {
	if who.Role == models.AsCitizen {
		return "citizen"
	}
	return "staff"
}

func (w words) handover(h models.Handover, who models.Viewer, f models.Follows) HandoverNow {
	state, reader := h.StateOn(w.today, w.plan.AsOf.Location()), side(who)
	lines, held := h.SeenBy(who, state)
	args := w.handoverArgs(h)
	v := HandoverNow{
		ID: h.ID, State: string(state), Title: w.handoverTitle(h, state, reader), Text: w.handoverText(h, state, reader), Why: h.Why,
		From: w.staffName(h.FromName), To: w.staffName(h.ToName), Now: w.handoverNow(h, state, reader), ForGood: h.Term.ForGood(),
		Lines: []LineView{}, Follows: w.follows(f, args, reader), Sees: w.text("handover.sees."+reader, args),
		Open: state.UnderWay(), Mine: who.Role == models.AsCitizen || who.ID != h.To,
		Ready: !h.StaffReady.IsZero(),
	}
	if who.Role == models.AsCitizen {
		v.Ready = !h.CitizenReady.IsZero()
	}
	if !v.Mine && v.Open {
		v.Title, v.Text = w.text("handover.title.next."+kindOf(h), args), w.text("handover.text.next."+string(state), args)
	}
	if held {
		v.Held = w.text("handover.held."+reader, args)
	}
	for _, line := range lines {
		v.Lines = append(v.Lines, w.handoverLine(h, line, reader, v.Open))
	}
	if h.Talk != nil && (v.Mine || !state.UnderWay()) {
		v.Talk = &TalkView{Text: w.text("handover.talk."+reader, args), Note: h.Talk.Note, When: w.moment(h.Talk.At)}
	}
	return v
}

func (w words) handoverLine(h models.Handover, line models.HandoverLine, reader string, open bool) LineView {
	args := w.handoverArgs(h)
	v := LineView{ID: line.ID, Text: line.Text, Own: line.By.Role == models.AsCitizen, Answer: string(line.Answer)}
	v.By = w.text("handover.by.proposed", i18n.Args{"by": w.staffName(line.ByName)})
	if v.Own {
		v.By = w.text("handover.by.own."+reader, args)
	}
	answer := line.Answer
	switch {
	case answer == models.LineAsked && open:
		answer = "asked"
	case answer == models.LineAsked:
		answer = "unanswered"
	}
	v.Said = w.text("handover.line."+reader+"."+string(answer), args)
	return v
}

func (w words) handoverArgs(h models.Handover) i18n.Args {
	args := i18n.Args{
		"from": w.staffName(h.FromName), "to": w.staffName(h.ToName), "name": w.name(w.plan.Citizen.FirstName()),
		"first": w.shortDay(h.Term.From), "last": "", "whose": w.whose(w.plan.Citizen.FirstName()),
	}
	if h.Term.From == w.today {
		args["first"] = w.text("date.today", nil)
	}
	if !h.Term.ForGood() {
		args["last"] = w.shortDay(h.Term.To)
	}
	return args
}

// kindOf is whether it is for good or a holiday, as keys have it.
func kindOf(h models.Handover) string {
	if h.Term.ForGood() {
		return "good"
	}
	return "holiday"
}

func (w words) handoverTitle(h models.Handover, state models.HandoverState, reader string) string {
	if state == models.HandoverTaken || state == models.HandoverMet {
		return w.text("handover.title.taken."+reader+"."+kindOf(h), w.handoverArgs(h))
	}
	return w.text("handover.title."+reader+"."+kindOf(h), w.handoverArgs(h))
}

func (w words) handoverText(h models.Handover, state models.HandoverState, reader string) string {
	if state.UnderWay() {
		return w.text("handover.text."+reader+"."+kindOf(h), w.handoverArgs(h))
	}
	return w.text("handover.text."+reader+"."+string(state), w.handoverArgs(h))
}

// handoverNow is how far it has come, and who is to say something next.
func (w words) handoverNow(h models.Handover, state models.HandoverState, reader string) string {
	key := string(state)
	if state == models.HandoverMaking {
		switch {
		case !h.StaffReady.IsZero():
			key += ".citizen" // it is the citizen's turn
		case !h.CitizenReady.IsZero():
			key += ".staff"
		}
	}
	return w.text("handover.now."+reader+"."+key, w.handoverArgs(h))
}

// follows says what goes along by itself. What staff have to do is told to staff.
func (w words) follows(f models.Follows, args i18n.Args, reader string) []string {
	said := []string{}
	add := func(key string, n int) {
		if n > 0 {
			said = append(said, w.l.Count("handover.follows."+key, n, args))
		}
	}
	add("waiting", f.Waiting)
	add("promises", f.Promises)
	add("asked", f.Asked)
	if reader == "staff" {
		add("tasks", f.Tasks)
	}
	return said
}

// whose is a name in the genitive.
func (w words) whose(name string) string {
	name = w.name(name)
	switch {
	case w.l.Name() == "en":
		return name + "'s"
	case strings.ContainsAny(name[len(name)-1:], "sxz"):
		return name + "'"
	}
	return name + "s"
}

// ofHandover tells that something was said of a handover, never what: what is
// held back must not stand anywhere else either.
func (t teller) ofHandover(e models.Event) string {
	key := "history.handover." + string(e.What)
	if e.What == models.SaidReady || e.What == models.NotReady {
		key += "." + side(e.By)
	}
	return t.say(key, e, i18n.Args{"to": t.staffName(e.TargetName)})
}
