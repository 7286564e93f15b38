package wording

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// DevicesView is where the citizen is told, and what a browser needs to become such
// a place.
type DevicesView struct {
	Key     string       `json:"key"` // the public key to subscribe with; "" when the municipality sends to no device
	Devices []DeviceView `json:"devices"`
	Most    int          `json:"most"` // how many there can be
}

// DeviceView is one of them.
type DeviceView struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Used string `json:"used"` // when it was last used, as a sentence
	Mark string `json:"mark"` // SHA-256 of the browser's address, so that a browser knows itself
}

// Devices says it in words.
func Devices(devices []models.Device, key string, today models.Date, zone *time.Location, l *i18n.Language) DevicesView {
	w := words{l: l, today: today, plan: oneplan.Plan{Today: today}}
	v := DevicesView{Key: key, Devices: []DeviceView{}, Most: models.MaxDevices}
	for _, d := range devices {
		mark := sha256.Sum256([]byte(d.Endpoint))
		day := models.DateOf(d.Used.In(zone))
		used := w.text("device.used", i18n.Args{"day": w.bareDay(day)})
		if day == today {
			used = w.text("device.used.today", nil)
		}
		v.Devices = append(v.Devices, DeviceView{ID: d.ID, Name: d.Name, Used: used, Mark: hex.EncodeToString(mark[:])})
	}
	return v
}
