package store

import (
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type mailRow struct {
	CitizenID   string `gorm:"column:citizen_id;primaryKey"`
	Address     []byte `gorm:"column:address"`
	Code        []byte `gorm:"column:code"`
	CodeUntilMs *int64 `gorm:"column:code_until_ms"`
	CodeTries   int64  `gorm:"column:code_tries"`
	ConfirmedMs *int64 `gorm:"column:confirmed_ms"`
	SavedMs     int64  `gorm:"column:saved_ms"`
}

func (mailRow) TableName() string { return "mails" }

func (r mailRow) place() []byte { return fmt.Appendf(nil, "mail %q", r.CitizenID) }

// Mail is the citizen's e-mail address; the zero one when there is none.
func (t *Tx) Mail(citizenID string) (models.Mail, error) {
	row, err := rowsOf[mailRow](t.db).Where("citizen_id = ?", citizenID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.Mail{}, nil
	}
	if err != nil {
		return models.Mail{}, err
	}
	address, err := t.open(citizenID, row.Address, row.place())
	return models.Mail{
		Address: string(address), Code: row.Code, Until: instant(row.CodeUntilMs), Tries: int(row.CodeTries), Confirmed: instant(row.ConfirmedMs),
	}, err
}

// SaveMail keeps the citizen's address in place of the one before. The citizen must
// be locked.
func (t *Tx) SaveMail(citizenID string, m models.Mail) error {
	row := mailRow{
		CitizenID: citizenID, Code: m.Code, CodeUntilMs: millis(m.Until), CodeTries: int64(m.Tries), ConfirmedMs: millis(m.Confirmed), SavedMs: t.Now.UnixMilli(),
	}
	var err error
	if row.Address, err = t.seal(citizenID, []byte(m.Address), row.place()); err != nil {
		return err
	}
	return rowsOf[mailRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "citizen_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"address", "code", "code_until_ms", "code_tries", "confirmed_ms", "saved_ms"}),
	}).Create(t.ctx, &row)
}

// DropMail forgets the citizen's address.
func (t *Tx) DropMail(citizenID string) error {
	_, err := rowsOf[mailRow](t.db).Where("citizen_id = ?", citizenID).Delete(t.ctx)
	return err
}
