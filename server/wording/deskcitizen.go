package wording

import (
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
)

// DeskCitizenView is what the borgerkonsulent sees of one citizen: what does not
// fit together and what was said about it. It is not the plan.
type DeskCitizenView struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	FirstName  string          `json:"firstName"`
	Needs      []string        `json:"needs"`
	Paused     *PausedView     `json:"paused,omitempty"`
	Protection *ProtectionView `json:"protection,omitempty"` // none when the address is not protected
	Safety     SafetyView      `json:"safety"`
	Load       LoadView        `json:"load"`
	Weeks      []WeekView      `json:"weeks"`
	Findings   []DeskFinding   `json:"findings"`
	Reuse      []ReuseView     `json:"reuse"`
	Notices    []NoticeView    `json:"notices"`
	Goals      []DeskGoalView  `json:"goals"`
	Linkable   []LinkableView  `json:"linkable"`  // measures that can be proposed for a goal
	Questions  []QuestionView  `json:"questions"` // newest first
	Remarks    []RemarkView    `json:"remarks"`   // those that wait for an answer first
	Promises   []PromiseView   `json:"promises"`
	Owners     []TargetView    `json:"owners"` // whose departments can be made to promise
	Past       PastView        `json:"past"`
	Calls      []DeskCall      `json:"calls"` // what the citizen must be telephoned about, oldest first
}

// PausedView says that it is too much right now.
type PausedView struct {
	Text  string `json:"text"`
	Note  string `json:"note,omitempty"`
	Since string `json:"since"`
}

// DeskFinding is a finding as the borgerkonsulent reads and decides it.
type DeskFinding struct {
	ID           string        `json:"id"`
	Kind         string        `json:"kind"`
	KindText     string        `json:"kindText"`
	Severity     string        `json:"severity"`
	SeverityText string        `json:"severityText"`
	Text         string        `json:"text"`
	StaffText    string        `json:"staffText"`
	Action       string        `json:"action,omitempty"`
	Actor        string        `json:"actor"`
	ActorText    string        `json:"actorText"`
	State        string        `json:"state"`
	Answer       *SaidView     `json:"answer,omitempty"`
	Outcomes     []OutcomeView `json:"outcomes"` // empty when it is settled
	Decision     *DecisionView `json:"decision,omitempty"`
	History      []HistoryView `json:"history"`
	About        []AboutView   `json:"about"`
}

// OutcomeView is a decision that can be made.
type OutcomeView struct {
	Key         string       `json:"key"`
	Label       string       `json:"label"`
	NeedsReason bool         `json:"needsReason"`
	Targets     []TargetView `json:"targets,omitempty"`
}

// TargetView is a department that can be asked, by its plan.
type TargetView struct {
	Plan string `json:"plan"`
	Unit string `json:"unit"`
}

// HistoryView is one thing that was said.
type HistoryView struct {
	Text string `json:"text"`
	When string `json:"when"`
}

// AboutView is one of the things that do not fit together.
type AboutView struct {
	Text string `json:"text"`
	Unit string `json:"unit"`
}

// NoticeView is what a department was told.
type NoticeView struct {
	Text    string `json:"text"`
	Unit    string `json:"unit"`
	When    string `json:"when"`
	Fetched string `json:"fetched,omitempty"`
}

// Told is a notice as it was sent to a department.
type Told struct {
	Source, Plan, Text string
	Created, Received  time.Time
}

// DeskCitizen puts one citizen into words for the borgerkonsulent.
func DeskCitizen(p oneplan.Plan, m detect.Matters, told []Told, l *i18n.Language) DeskCitizenView {
	w := words{l: l, today: p.Today, plan: p}
	v := DeskCitizenView{
		ID: p.Citizen.ID, Name: w.name(p.Citizen.Name), FirstName: w.name(p.Citizen.FirstName()),
		Needs: notNil(p.Citizen.Needs), Load: w.deskLoad(p.Load),
		Weeks: []WeekView{}, Findings: []DeskFinding{}, Reuse: []ReuseView{}, Notices: []NoticeView{},
		Questions: w.questions("desk.question."), Remarks: w.deskRemarks(), Promises: w.deskPromises(), Owners: []TargetView{},
		Calls: []DeskCall{}, Past: PastView{Events: []EventView{}}, // DeskPast: it needs the reader
	}
	var ask []string
	if p.Citizen.Protection == models.ProtectionUnknown {
		ask = append(ask, "protection.desk.unknown")
	}
	v.Protection = w.protection(p.Citizen.Protection, p.Citizen.Name, ask...)
	for i := range p.Plans {
		plan := &p.Plans[i]
		v.Owners = append(v.Owners, TargetView{Plan: oneplan.PlanID(plan), Unit: plan.Owner.Unit})
	}
	if pause := p.Load.Pause; pause.On() {
		v.Paused = &PausedView{Text: v.Load.PausedText, Note: pause.Note, Since: w.moment(pause.Since)}
	}
	w.deskGoals(&v)
	for _, week := range m.Weeks {
		view := w.week(week)
		view.Text = w.weekText(week, "desk.week.")
		v.Weeks = append(v.Weeks, view)
	}
	for _, f := range m.Findings {
		v.Findings = append(v.Findings, w.deskFinding(f))
	}
	for _, ask := range m.Reuse {
		reuse := w.reuse(ask)
		if ask.Reply != nil {
			reuse.Answer.Note = ask.Reply.Note
			reuse.Answer.Text = w.text("desk.reuse."+ask.Reply.Choice, i18n.Args{"name": v.FirstName})
		}
		v.Reuse = append(v.Reuse, reuse)
	}
	for _, t := range told {
		v.Notices = append(v.Notices, w.notice(t))
	}
	return v
}

// deskLoad says of the citizen what load says to the citizen.
func (w words) deskLoad(load models.Load) LoadView {
	v, name := w.load(load), w.name(w.plan.Citizen.FirstName())
	if v.CeilingText != "" {
		v.CeilingText = w.text("desk.ceiling", i18n.Args{"name": name, "time": w.duration(int(load.Ceiling))})
	}
	if v.Paused {
		v.PausedText = w.text("desk.paused", i18n.Args{"name": name})
	}
	return v
}

func (w words) notice(t Told) NoticeView {
	v := NoticeView{Text: t.Text, Unit: t.Source, When: w.moment(t.Created)}
	for i := range w.plan.Plans {
		if plan := &w.plan.Plans[i]; plan.Source == t.Source && plan.ID == t.Plan {
			v.Unit = w.unit(plan)
		}
	}
	if !t.Received.IsZero() {
		v.Fetched = w.moment(t.Received)
	}
	return v
}

// moment is "d. 23. november kl. 8.30".
func (w words) moment(at time.Time) string {
	at = at.In(w.plan.AsOf.Location())
	return join(w.shortDay(models.DateOf(at)), w.text("date.at", i18n.Args{"from": w.clock(at)}))
}
