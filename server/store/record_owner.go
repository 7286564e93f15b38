package store

import (
	"enplan/models"
	"enplan/server/vault"
)

// recordOwner is the citizen a record is about, with whose key it is sealed; "" is
// nobody in particular, or nobody who is known yet: those are sealed by the house.
func (t *Tx) recordOwner(r recordRow) (string, error) {
	if r.Subject == "" {
		return "", nil
	}
	id, err := t.CitizenOfRef(r.Source, r.Subject)
	if models.KindOf(err) == models.NotFound {
		return "", nil
	}
	return id, err
}

func (t *Tx) sealRecord(r recordRow, content []byte) ([]byte, error) {
	owner, err := t.recordOwner(r)
	if err != nil {
		return nil, err
	}
	return t.sealFor(owner, r, content)
}

func (t *Tx) sealFor(owner string, r recordRow, content []byte) ([]byte, error) {
	if owner == "" {
		return t.vault.Seal(content, r.place())
	}
	return t.seal(owner, content, r.place())
}

// openRecord opens a record of the owner's. One that came while its citizen was being
// introduced may still be sealed by the house.
func (t *Tx) openRecord(owner string, r recordRow) ([]byte, error) {
	if vault.OfHouse(r.Content) {
		return t.vault.Open(r.Content, r.place())
	}
	return t.open(owner, r.Content, r.place())
}

// handOver seals the records about a ref with the key of the citizen it now means.
func (t *Tx) handOver(source, ref, from, to string) error {
	rows, err := rowsOf[recordRow](t.db).Where("source = ? AND subject = ?", source, ref).Find(t.ctx)
	if err != nil {
		return err
	}
	for _, row := range rows {
		content, err := t.openRecord(from, row)
		if err != nil {
			return err
		}
		if row.Content, err = t.sealFor(to, row, content); err != nil {
			return err
		}
		if err := t.updateRecord(row, "content"); err != nil {
			return err
		}
	}
	return nil
}
