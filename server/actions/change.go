package actions

import (
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/oneplan"
	"enplan/server/store"
)

// replaced is what stood here before a delivery, by the name of what it stored:
// nil for what is new. A subject that was linked just now stands here too.
type replaced map[string]*store.Record

func nameOf(r models.Record) string { return r.Source + "\x00" + r.Kind + "\x00" + r.ID }

func subjectOf(source, subject string) string { return source + "\x00\x00" + subject }

// tellChanges makes the citizen's plan anew after a delivery, and keeps what the
// delivery changed in it as events, said by the source.
func (a *Actions) tellChanges(tx *store.Tx, id string, was replaced) error {
	if err := tx.LockCitizen(id); err != nil {
		return err
	}
	kept, err := tx.RecordsOf(id)
	if err != nil {
		return err
	}
	after, err := a.build(tx, id, tx.Now)
	if err != nil {
		return err
	}
	before, err := a.buildBefore(tx, id, kept, was)
	if err != nil {
		return err
	}
	matters := detect.Look(after)
	changes := oneplan.Changes(before, after)
	var events []models.Event
	for _, c := range changes {
		event, err := c.Event()
		if err != nil {
			return err
		}
		event.Shown = !matters.Withholds(c.Ref)
		events = append(events, event)
		if told, ok := changedTimes(c); ok && event.Shown {
			if err := a.notify(tx, id, a.onTimeOf(after, told)); err != nil {
				return err
			}
		}
	}
	for _, event := range append(events, after.Overtaken...) {
		if err := tx.AddEvent(id, event, store.Key{}); err != nil {
			return err
		}
	}
	if len(events) > 0 || len(after.Overtaken) > 0 { // they say what became of the times
		if after, err = a.build(tx, id, tx.Now); err != nil {
			return err
		}
		matters = detect.Look(after)
	}
	docs, err := a.publish(tx, after, matters)
	if err != nil {
		return err
	}
	return a.keepEarlier(tx, id, docs)
}

// buildBefore is the plan as it would be now without the delivery; no plan at
// all when nothing was known of the citizen.
func (a *Actions) buildBefore(tx *store.Tx, id string, kept []store.Record, was replaced) (oneplan.Plan, error) {
	var records []store.Record
	for _, r := range kept {
		old, changed := was[nameOf(r.Record)]
		_, adopted := was[subjectOf(r.Source, r.Subject)]
		switch {
		case adopted, changed && old == nil, changed && old.Subject != r.Subject:
		case changed:
			records = append(records, *old)
		default:
			records = append(records, r)
		}
	}
	if len(records) == 0 {
		return oneplan.Plan{}, nil
	}
	facts, err := a.factsOf(tx, id, records)
	if err != nil {
		return oneplan.Plan{}, err
	}
	return a.compose(facts, tx.Now)
}
