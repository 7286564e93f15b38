package store

import (
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"enplan/models"
)

type deviceRow struct {
	ID           string `gorm:"column:id;primaryKey"`
	CitizenID    string `gorm:"column:citizen_id"`
	EndpointHash []byte `gorm:"column:endpoint_hash"`
	Body         []byte `gorm:"column:body"`
	AddedMs      int64  `gorm:"column:added_ms"`
	UsedMs       int64  `gorm:"column:used_ms"`
}

func (deviceRow) TableName() string { return "devices" }

func (r deviceRow) place() []byte { return fmt.Appendf(nil, "device %q %q", r.ID, r.CitizenID) }

// deviceBody is what is sealed of a device.
type deviceBody struct {
	Endpoint string `json:"endpoint"`
	P256dh   []byte `json:"p256dh"`
	Auth     []byte `json:"auth"`
	Name     string `json:"name"`
}

// SaveDevice keeps a browser, or what is new about one that is here, and returns its
// id. One that was another citizen's is so no longer, and has a new id. The citizen
// must be locked.
func (t *Tx) SaveDevice(d models.Device) (id string, err error) {
	hash := t.endpointHash(d.Endpoint)
	here, err := rowsOf[deviceRow](t.db).Where("citizen_id = ? AND endpoint_hash = ?", d.Citizen, hash).Take(t.ctx)
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound):
		if here.ID, err = t.nextID(); err != nil {
			return "", err
		}
		here = deviceRow{ID: here.ID, CitizenID: d.Citizen, EndpointHash: hash, AddedMs: t.Now.UnixMilli()}
	case err != nil:
		return "", err
	}
	here.UsedMs = t.Now.UnixMilli()
	if here.Body, err = t.sealDevice(here, d); err != nil {
		return "", err
	}
	return here.ID, rowsOf[deviceRow](t.db, clause.OnConflict{
		Columns:   []clause.Column{{Name: "endpoint_hash"}},
		DoUpdates: clause.AssignmentColumns([]string{"id", "citizen_id", "body", "added_ms", "used_ms"}),
	}).Create(t.ctx, &here)
}

func (t *Tx) endpointHash(endpoint string) []byte {
	return t.vault.Digest([]byte("device " + endpoint))
}

func (t *Tx) sealDevice(row deviceRow, d models.Device) ([]byte, error) {
	plain, err := json.Marshal(deviceBody{d.Endpoint, d.P256dh, d.Auth, d.Name})
	if err != nil {
		return nil, err
	}
	return t.seal(row.CitizenID, plain, row.place())
}

func (t *Tx) openDevice(row deviceRow) (models.Device, error) {
	d := models.Device{ID: row.ID, Citizen: row.CitizenID, Added: instant(&row.AddedMs), Used: instant(&row.UsedMs)}
	plain, err := t.open(row.CitizenID, row.Body, row.place())
	if err != nil {
		return d, fmt.Errorf("open a device: %w", err)
	}
	var body deviceBody
	if err := json.Unmarshal(plain, &body); err != nil {
		return d, fmt.Errorf("open a device: %w", err)
	}
	d.Endpoint, d.P256dh, d.Auth, d.Name = body.Endpoint, body.P256dh, body.Auth, body.Name
	return d, nil
}

// Devices are the citizen's, the one that was used last first.
func (t *Tx) Devices(citizenID string) ([]models.Device, error) {
	rows, err := rowsOf[deviceRow](t.db).Where("citizen_id = ?", citizenID).Order("used_ms DESC, id").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	all := make([]models.Device, len(rows))
	for i, row := range rows {
		if all[i], err = t.openDevice(row); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// RenameDevice calls one of the citizen's something else. The citizen must be locked.
func (t *Tx) RenameDevice(citizenID, id, name string) error {
	row, err := rowsOf[deviceRow](t.db).Where("id = ? AND citizen_id = ?", id, citizenID).Take(t.ctx)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.ErrNotFound
	}
	if err != nil {
		return err
	}
	d, err := t.openDevice(row)
	if err != nil {
		return err
	}
	d.Name = name
	if row.Body, err = t.sealDevice(row, d); err != nil {
		return err
	}
	_, err = rowsOf[deviceRow](t.db).Where("id = ? AND citizen_id = ?", id, citizenID).Update(t.ctx, "body", row.Body)
	return err
}

// RemoveDevice forgets one of the citizen's.
func (t *Tx) RemoveDevice(citizenID, id string) error {
	rows, err := rowsOf[deviceRow](t.db).Where("id = ? AND citizen_id = ?", id, citizenID).Delete(t.ctx)
	if err == nil && rows == 0 {
		return models.ErrNotFound
	}
	return err
}

// UseDevice notes that something was sent to it now. One that is gone is no fault.
func (t *Tx) UseDevice(id string) error {
	_, err := t.exec("UPDATE devices SET used_ms = $1 WHERE id = $2", t.Now.UnixMilli(), id)
	return err
}
