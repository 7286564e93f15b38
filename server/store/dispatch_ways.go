package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"enplan/models"
)

// Reach is how a citizen can be told, and wants to be.
type Reach struct {
	Devices  []models.Device
	Mail     string // an address that was confirmed; "" is none
	Wishes   models.Reminding
	Language string    // in which the citizen is told; "" is not known
	Planned  time.Time // when the reminders were planned; zero when something has changed since
}

// ToPlanFirst are citizens who are among the next limit to be told of something, and
// whose reminders were planned before an instant, or by what is no more.
func (t *Tx) ToPlanFirst(before time.Time, limit int) (citizens []string, err error) {
	now := t.Now.UnixMilli()
	err = t.each(func(row *sql.Rows) error {
		var id string
		err := row.Scan(&id)
		citizens = append(citizens, id)
		return err
	}, "SELECT DISTINCT p.citizen_id FROM (SELECT citizen_id FROM notifications WHERE next_ms <= $1 AND lease_ms <= $2 ORDER BY next_ms, id LIMIT $3) n"+
		" JOIN reminder_plans p ON p.citizen_id = n.citizen_id WHERE p.planned_ms < $4 ORDER BY p.citizen_id",
		now, now, limit, before.UnixMilli())
	return citizens, err
}

// ReachOf is how each of some citizens can be told.
func (t *Tx) ReachOf(citizens []string) (map[string]*Reach, error) {
	slices.Sort(citizens)
	citizens = slices.Compact(citizens)
	if err := t.needKeys(citizens...); err != nil {
		return nil, err
	}
	reach := map[string]*Reach{}
	for _, id := range citizens {
		reach[id] = &Reach{Wishes: models.DefaultReminding()}
	}
	for some := range slices.Chunk(citizens, namesAtOnce) {
		if err := t.reachDevices(some, reach); err != nil {
			return nil, err
		}
		if err := t.reachMails(some, reach); err != nil {
			return nil, err
		}
		if err := t.reachWishes(some, reach); err != nil {
			return nil, err
		}
		if err := t.reachSafety(some, reach); err != nil {
			return nil, err
		}
		if err := t.reachLanguages(some, reach); err != nil {
			return nil, err
		}
	}
	return reach, nil
}

func (t *Tx) reachDevices(citizens []string, reach map[string]*Reach) error {
	return t.ofCitizens(citizens, func(row *sql.Rows) error {
		var r deviceRow
		if err := row.Scan(&r.ID, &r.CitizenID, &r.EndpointHash, &r.Body, &r.AddedMs, &r.UsedMs); err != nil {
			return err
		}
		d, err := t.openDevice(r)
		reach[r.CitizenID].Devices = append(reach[r.CitizenID].Devices, d)
		return err
	}, "SELECT id, citizen_id, endpoint_hash, body, added_ms, used_ms FROM devices WHERE citizen_id IN (", ") ORDER BY id")
}

func (t *Tx) reachMails(citizens []string, reach map[string]*Reach) error {
	return t.ofCitizens(citizens, func(row *sql.Rows) error {
		var r mailRow
		if err := row.Scan(&r.CitizenID, &r.Address); err != nil {
			return err
		}
		address, err := t.open(r.CitizenID, r.Address, r.place())
		reach[r.CitizenID].Mail = string(address)
		return err
	}, "SELECT citizen_id, address FROM mails WHERE citizen_id IN (", ") AND confirmed_ms IS NOT NULL")
}

func (t *Tx) reachWishes(citizens []string, reach map[string]*Reach) error {
	return t.ofCitizens(citizens, func(row *sql.Rows) error {
		var r remindingRow
		if err := row.Scan(&r.CitizenID, &r.Body); err != nil {
			return err
		}
		plain, err := t.open(r.CitizenID, r.Body, r.place())
		if err != nil {
			return fmt.Errorf("open how a citizen wants to be told: %w", err)
		}
		reach[r.CitizenID].Wishes = models.Reminding{}
		return json.Unmarshal(plain, &reach[r.CitizenID].Wishes)
	}, "SELECT citizen_id, body FROM remindings WHERE citizen_id IN (", ")")
}

func (t *Tx) reachLanguages(citizens []string, reach map[string]*Reach) error {
	return t.ofCitizens(citizens, func(row *sql.Rows) error {
		var id, language string
		var planned int64
		err := row.Scan(&id, &language, &planned)
		if reach[id].Language = language; planned > 0 {
			reach[id].Planned = instant(&planned)
		}
		return err
	}, "SELECT citizen_id, language, planned_ms FROM reminder_plans WHERE citizen_id IN (", ")")
}

// ofCitizens asks for what is kept of some citizens; before and after stand around
// their places.
func (t *Tx) ofCitizens(citizens []string, take func(*sql.Rows) error, before, after string) error {
	var args []any
	for _, id := range padded(citizens) {
		args = append(args, id)
	}
	return t.each(take, before+numbered(0, len(args))+after, args...)
}
