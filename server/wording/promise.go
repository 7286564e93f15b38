package wording

import (
	"strings"

	"enplan/i18n"
	"enplan/models"
)

// PromiseView is something the municipality has promised.
type PromiseView struct {
	ID       string         `json:"id"`
	What     string         `json:"what"`
	Who      string         `json:"who"`
	State    string         `json:"state"`
	Text     string         `json:"text"` // how it stands, in a sentence
	Why      string         `json:"why,omitempty"`
	Was      []string       `json:"was"` // the days it had before
	Doubt    string         `json:"doubt,omitempty"`
	Late     bool           `json:"late"`
	CanDoubt bool           `json:"canDoubt"` // one may say that it has not happened
	ByHand   bool           `json:"byHand"`
	Settles  bool           `json:"settles"` // the borgerkonsulent can say whether it was kept
	Due      string         `json:"due"`
	Version  models.Version `json:"version"`
}

func (w words) promises() []PromiseView {
	views := []PromiseView{}
	for _, p := range w.plan.Promises() {
		views = append(views, w.promise(p))
	}
	return views
}

func (w words) promise(p models.Promise) PromiseView {
	state := p.On(w.plan.Today)
	v := PromiseView{
		ID: p.ID, What: w.promised(p), Who: w.promiser(p), State: string(state), Text: w.promiseState(p, state),
		Was: []string{}, Late: p.IsLate(w.plan.Today), CanDoubt: p.CheckDoubt("") == nil, ByHand: p.Origin == models.ByHand,
		Settles: p.CheckSettle(true, "") == nil, Due: p.Due.String(), Version: p.Version,
	}
	for _, day := range p.Was {
		v.Was = append(v.Was, w.text("promise.was", i18n.Args{"day": w.day(day)}))
	}
	if p.Why != "" && state != models.PromiseKept {
		v.Why = w.because(p.Why)
	}
	if p.Doubted {
		v.Doubt = join(w.text("promise.doubted", nil), p.Doubt)
	}
	return v
}

// deskPromises say of the citizen what promises says to the citizen.
func (w words) deskPromises() []PromiseView {
	views := w.promises()
	name := i18n.Args{"name": w.name(w.plan.Citizen.FirstName())}
	for i, p := range w.plan.Promises() {
		v := &views[i]
		if p.IsAnswer() {
			name["what"] = p.About.What
			v.What = w.text("desk.promise."+string(p.Origin), name)
		}
		if p.IsAnswer() && !p.Kept.IsZero() {
			name["kept"] = w.day(p.Kept)
			v.Text = w.text("desk.promise.answered", name)
		}
		if p.Doubted {
			v.Doubt = join(w.text("desk.promise.doubted", name), p.Doubt)
		}
	}
	return views
}

// promised is what was promised, in a few words.
func (w words) promised(p models.Promise) string {
	switch p.Origin {
	case models.ByRemark:
		return w.text("promise.what.remark", i18n.Args{"what": p.About.What})
	case models.ByFollowUp:
		return w.text("promise.what.follow_up", i18n.Args{"what": p.About.What})
	case models.ByWhy:
		return w.text("promise.what.why", i18n.Args{"what": p.About.What})
	}
	return p.What
}

func (w words) promiser(p models.Promise) string {
	if p.Plan == "" {
		return w.staffName(p.By)
	}
	if plan := w.plan.PlanByID(p.Plan); plan != nil {
		return upperFirst(w.unit(plan))
	}
	return upperFirst(w.bareUnit(p.About.Unit))
}

func (w words) promiseState(p models.Promise, state models.PromiseState) string {
	args := i18n.Args{"day": w.day(p.Due), "name": w.staffName(w.coordinator())}
	if !p.Kept.IsZero() {
		args["kept"] = w.day(p.Kept)
	}
	key := "promise.state." + string(state)
	if state == models.PromiseKept {
		if p.IsAnswer() {
			key += ".answer"
		}
		if p.KeptLate() {
			return join(w.text(key, args), w.text("promise.too_late", args))
		}
	}
	return w.text(key, args)
}

// coordinator is the first name of the borgerkonsulent that the plan names.
func (w words) coordinator() string {
	name, _, _ := strings.Cut(w.plan.Citizen.Coordinator.Name, " ")
	return name
}

// behind is the one line that says the municipality is late, "" when it is not.
func (w words) behind() string {
	switch late := w.plan.Late(); len(late) {
	case 0:
		return ""
	case 1:
		return w.text("promise.behind", i18n.Args{"what": lowerFirst(strings.TrimSuffix(w.promised(late[0]), "."))})
	default:
		return w.l.Count("promise.behind.many", len(late), nil)
	}
}
