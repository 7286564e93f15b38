package actions

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"enplan/models"
	"enplan/server/intake"
	"enplan/server/store"
)

// Delivery is what a source sends: a document and what it says about it.
type Delivery struct {
	Source  string
	ID      string // the sender's name for the delivery
	Version int64  // 0 when not stated
	Citizen string // whose calendar it is, when the document cannot say
	Data    []byte

	// Received is when the source sent it, when that was earlier than now.
	Received time.Time
}

// Report tells the sender what became of a delivery.
type Report struct {
	Source    string         `json:"source"`
	ID        string         `json:"id"`
	Format    string         `json:"format"`
	Citizens  []string       `json:"citizens"`
	Stored    int            `json:"stored"`
	Unchanged int            `json:"unchanged"`
	Older     int            `json:"older"`
	Waiting   int            `json:"waiting"` // records whose citizen nobody has told of yet
	Aside     []intake.Aside `json:"-"`       // kept, but not understood

	moved []string // refs that mean somebody they did not mean before
	left  []string // citizens whom a ref means no more
}

// Deliver takes in one delivery, wholly or not at all. It returns
// intake.Faults when the document is refused, and a models.Error when the
// sender may not deliver or the same version holds other content.
func (a *Actions) Deliver(ctx context.Context, who models.Viewer, d Delivery) (Report, error) {
	report := Report{Source: d.Source, ID: d.ID, Citizens: []string{}, Aside: []intake.Aside{}}
	read, err := intake.Read(d.Data, intake.Options{Source: d.Source, DeliveryID: d.ID, Version: d.Version, Citizen: d.Citizen})
	if err != nil && models.May(who, models.DeliverPlans, d.Source, models.Standing{}) == nil {
		return report, err
	}
	report.Format = read.Format
	report.Aside = append(report.Aside, read.Aside...)
	err = a.perform(ctx, who, models.DeliverPlans, d.Source, func(tx *store.Tx) error {
		return a.keep(tx, d, read, &report)
	})
	return report, err
}

// keep stores the records of a delivery and rebuilds the plans they change.
func (a *Actions) keep(tx *store.Tx, d Delivery, read intake.Delivery, report *Report) error {
	source, err := knownSource(tx, d.Source)
	if err != nil {
		return err
	}
	changed, shared, was, err := a.putRecords(tx, read.Records, report)
	if err != nil {
		return err
	}
	if err := a.followFamilies(tx, d.Source, read.Records, slices.Concat(report.Citizens, report.left), report.moved); err != nil {
		return err
	}
	if err := a.adoptWaiting(tx, &changed, was); err != nil {
		return err
	}
	if shared || source.Late(tx.Now) {
		if err := tx.DropPlanDocsOfSource(d.Source); err != nil {
			return err
		}
	}
	received := d.Received
	if received.IsZero() {
		received = tx.Now
	}
	if err := tx.MarkReceived(d.Source, received); err != nil {
		return err
	}
	slices.Sort(changed.list) // always the same order, so that two deliveries cannot lock each other out
	for _, id := range changed.list {
		if err := a.tellChanges(tx, id, was); err != nil {
			return err
		}
	}
	if _, err = tx.LogDelivery(store.Delivery{
		Source: d.Source, ID: d.ID, Digest: a.vault.Digest(d.Data), Format: read.Format, Records: len(read.Records),
	}); err != nil {
		return err
	}
	return tx.Changed("", a.day(tx), changed.list...)
}

// knownSource is the source of that name. One that delivers for the first time
// from a file is made known under its own name, without a promise.
func knownSource(tx *store.Tx, name string) (store.Source, error) {
	source, err := tx.SourceByName(name)
	if !errors.Is(err, models.ErrNotFound) {
		return source, err
	}
	source = store.Source{Source: models.Source{Name: name, Title: name}}
	return source, tx.SaveSource(source)
}

// putRecords stores each record and links it to its citizen. It returns the
// citizens whose records changed, whether a record changed that belongs to nobody
// in particular, and what stood here before.
func (a *Actions) putRecords(tx *store.Tx, records []models.Record, report *Report) (changed ids, shared bool, was replaced, err error) {
	var seen ids
	was = replaced{}
	records = slices.Clone(records)
	slices.SortFunc(records, func(r, s models.Record) int { // one order for all, so that no two deliveries wait for each other
		return cmp.Or(cmp.Compare(r.Kind, s.Kind), cmp.Compare(r.ID, s.ID))
	})
	for i := range records {
		r := &records[i]
		citizen := a.citizenOf(r)
		outcome, old, err := tx.ReplaceRecord(*r)
		if err != nil {
			return changed, shared, was, err
		}
		if outcome == models.Stored {
			was[nameOf(*r)] = old
		}
		report.count(outcome)
		if citizen != "" && outcome == models.Stored {
			before, err := tx.CitizenOfRef(r.Source, r.Subject)
			if err != nil && models.KindOf(err) != models.NotFound {
				return changed, shared, was, err
			}
			if before != citizen {
				report.moved = append(report.moved, r.Subject)
			}
			if before != "" && before != citizen {
				report.left = append(report.left, before)
			}
			if err := a.introduce(tx, *r, citizen); err != nil {
				return changed, shared, was, err
			}
		}
		if outcome == models.Stored && r.Subject == "" {
			shared = true
		}
	}
	for _, r := range records {
		if r.Subject == "" {
			continue
		}
		id, err := tx.CitizenOfRef(r.Source, r.Subject)
		switch {
		case errors.Is(err, models.ErrNotFound):
			report.Waiting++
		case err != nil:
			return changed, shared, was, err
		default:
			seen.add(id)
		}
	}
	report.Citizens = append(report.Citizens, seen.list...)
	if report.Stored > 0 {
		changed = seen
	}
	return changed, shared, was, nil
}

// citizenOf is the house's id of the citizen a record introduces, "" when it
// introduces nobody. A record that names its citizen only by CPR gets that id
// as its subject.
func (a *Actions) citizenOf(r *models.Record) string {
	if !r.CPR.IsZero() {
		id := a.vault.CitizenID(r.CPR)
		if r.Subject == "" {
			r.Subject = "citizen/" + id
		}
		return id
	}
	if r.Kind == intake.KindCitizen || r.Kind == intake.KindPatient {
		return a.vault.CitizenIDOf(r.Source, r.Subject)
	}
	return ""
}

func (a *Actions) introduce(tx *store.Tx, r models.Record, id string) error {
	var hash []byte
	if !r.CPR.IsZero() {
		hash = a.vault.Hash(r.CPR)
	}
	if err := tx.EnsureCitizen(id, hash, &r.CPR); err != nil {
		return err
	}
	return tx.LinkRef(r.Source, r.Subject, id)
}

// adoptWaiting links calendars that were delivered before their citizen was
// known.
func (a *Actions) adoptWaiting(tx *store.Tx, changed *ids, was replaced) error {
	waiting, err := tx.WaitingSubjects(intake.KindEvent)
	if err != nil {
		return err
	}
	for _, w := range waiting {
		id, err := tx.FindCitizen(w.Subject)
		if errors.Is(err, models.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if err := tx.LinkRef(w.Source, w.Subject, id); err != nil {
			return err
		}
		changed.add(id)
		was[subjectOf(w.Source, w.Subject)] = nil
	}
	return nil
}

func (r *Report) count(o models.Outcome) {
	switch o {
	case models.Stored:
		r.Stored++
	case models.Unchanged:
		r.Unchanged++
	case models.Older:
		r.Older++
	}
}

// ids is a set that remembers the order things were added in.
type ids struct{ list []string }

func (s *ids) add(id string) {
	for _, have := range s.list {
		if have == id {
			return
		}
	}
	s.list = append(s.list, id)
}
