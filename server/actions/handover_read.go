package actions

import (
	"context"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/store"
	"enplan/server/wording"
)

// Handover is the citizen's handover as whoever asks may read it.
func (a *Actions) Handover(ctx context.Context, who models.Viewer, citizen, language string) (view wording.HandoverView, err error) {
	err = a.readIn(ctx, who, models.ReadHandover, citizen, "", func(tx *store.Tx) error {
		plan, err := a.build(tx, citizen, tx.Now)
		if err != nil {
			return err
		}
		follows, err := follows(tx, citizen, plan)
		if err != nil {
			return err
		}
		var colleagues []models.Staff
		if who.Role == models.AsCoordinator {
			if colleagues, err = canTakeOver(tx, who, citizen); err != nil {
				return err
			}
		}
		view = wording.Handover(plan, who, follows, colleagues, i18n.For(language))
		return nil
	})
	return view, err
}

// incoming are the citizens whom others want to pass on to the borgerkonsulent.
// Each of them can see that it was read.
func (a *Actions) incoming(tx *store.Tx, who models.Viewer, language string) ([]wording.DeskHandover, error) {
	citizens, err := tx.PassedOnTo(who.ID)
	if err != nil {
		return nil, err
	}
	var rows []wording.DeskHandover
	for _, id := range citizens {
		said, err := tx.EventsAbout(id, models.AboutHandover)
		if err != nil {
			return nil, err
		}
		if h, _ := models.HandoverOf(said); !h.StateOn(a.day(tx), a.zone).UnderWay() {
			continue
		}
		plan, err := a.build(tx, id, tx.Now)
		if err != nil {
			return nil, err
		}
		follows, err := follows(tx, id, plan)
		if err != nil {
			return nil, err
		}
		row, ok := wording.DeskHandoverOf(plan, who, follows, i18n.For(language))
		if !ok {
			continue
		}
		rows = append(rows, row)
		if err := tx.Log(models.Entry{Citizen: id, By: who, Action: models.ReadDesk, Ground: string(models.Receives)}); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// follows is what goes along by itself.
func follows(tx *store.Tx, citizen string, plan oneplan.Plan) (models.Follows, error) {
	var f models.Follows
	for _, p := range plan.Promises() {
		if state := p.On(plan.Today); state != models.PromiseKept && state != models.PromiseNotKept {
			f.Promises++
		}
	}
	threads, err := tx.Threads(citizen, "")
	if err != nil {
		return f, err
	}
	for _, t := range threads {
		if on, _ := t.Waiting(); on == models.WaitsOnUs {
			f.Waiting++
		}
	}
	for _, finding := range detect.Look(plan).Findings {
		if finding.State == models.StateWaiting {
			f.Asked++
		}
	}
	tasks, err := tx.Tasks(citizen)
	for _, task := range tasks {
		if task.Done.IsZero() {
			f.Tasks++
		}
	}
	return f, err
}

// canTakeOver are the colleagues whom the borgerkonsulent can pass the citizen
// on to; none for one who only stands in.
func canTakeOver(tx *store.Tx, who models.Viewer, citizen string) ([]models.Staff, error) {
	assigned, err := assignedTo(tx, citizen)
	if err != nil {
		return nil, err
	}
	from, err := tx.StaffByID(who.ID)
	if err != nil {
		return nil, err
	}
	all, err := colleagues(tx)
	var can []models.Staff
	for _, s := range all {
		term := models.Term{From: models.DateOf(tx.Now).AddDays(1)}
		if models.CheckBegin(models.HandoverOver, term, from, s, assigned, models.DateOf(tx.Now)) == nil {
			can = append(can, s)
		}
	}
	return can, err
}
