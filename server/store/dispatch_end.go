package store

import (
	"database/sql"
	"strconv"
	"strings"
	"time"

	"enplan/models"
)

// Dispatched is what became of a notification that was in hand. One that is
// superseded is so because the citizen does not want it.
type Dispatched struct {
	Dispatch
	State models.NotificationState
	Next  time.Time     // when it is taken again; zero at its end
	Ways  []models.Send // those that were tried or closed
}

// EndNotifications keeps what became of those that this server has in hand. Of one
// that it no longer has (the lease ran out, the plan has changed) only what was sent
// is kept. mine are those that it had.
func (t *Tx) EndNotifications(all []Dispatched) (mine map[string]bool, err error) {
	mine = map[string]bool{}
	now := t.Now.UnixMilli()
	for _, some := range inPowers(all) {
		args := []any{now}
		for _, d := range some {
			args = append(args, d.ID, d.lease, string(d.State), millis(d.Next))
		}
		args = append(args, string(models.NotificationPlanned))
		err := t.each(func(row *sql.Rows) error {
			var id string
			err := row.Scan(&id)
			mine[id] = true
			return err
		}, "UPDATE notifications SET state = v.column3, next_ms = v.column4, tries = tries + 1, lease_ms = 0, late_ms = 0,"+
			" unsent = CASE WHEN v.column3 = 'superseded' THEN 'unwanted' ELSE unsent END,"+
			" ended_ms = CASE WHEN v.column4 IS NULL THEN CAST($1 AS BIGINT) END"+
			" FROM (VALUES "+values(1, len(some), "TEXT", "BIGINT", "TEXT", "BIGINT")+") AS v"+
			" WHERE notifications.id = v.column1 AND notifications.id IN ("+every(2, 4, len(some))+") AND lease_ms = v.column2"+
			" AND state = "+numbered(len(args)-1, 1)+" RETURNING notifications.id", args...)
		if err != nil {
			return nil, err
		}
	}
	var ways []notificationSendRow
	for _, d := range all {
		for _, s := range d.Ways {
			if s.Channel == models.ByPhone && !mine[d.ID] {
				continue
			}
			ways = append(ways, notificationSendRow{
				NotificationID: d.ID, Channel: string(s.Channel), DeviceID: s.Device, State: string(s.State), Tries: int64(s.Tries),
				NextMs: millis(s.Next), SentMs: millis(s.Sent),
			})
		}
	}
	return mine, t.keepSends(ways)
}

func (t *Tx) keepSends(rows []notificationSendRow) error {
	for _, some := range inPowers(rows) {
		var args []any
		for _, r := range some {
			args = append(args, r.NotificationID, r.Channel, r.DeviceID, r.State, r.Tries, r.NextMs, r.SentMs)
		}
		// What was deleted meanwhile with its citizen is passed over.
		_, err := t.exec("INSERT INTO notification_sends (notification_id, channel, device_id, state, tries, next_ms, sent_ms)"+
			" SELECT v.column1, v.column2, v.column3, v.column4, v.column5, v.column6, v.column7 FROM (VALUES "+
			values(0, len(some), "TEXT", "TEXT", "TEXT", "TEXT", "BIGINT", "BIGINT", "BIGINT")+") AS v"+
			" JOIN notifications n ON n.id = v.column1 WHERE n.id IN ("+every(1, 7, len(some))+")"+
			" ON CONFLICT (notification_id, channel, device_id) DO UPDATE SET state = excluded.state, tries = excluded.tries,"+
			" next_ms = excluded.next_ms, sent_ms = excluded.sent_ms", args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// every is a list of places whose numbers are step apart. Said once more beside a join
// with values it lets SQLite find the rows by their key: else it reads the whole table.
func every(first, step, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = "$" + strconv.Itoa(first+i*step)
	}
	return strings.Join(list, ", ")
}

// values are so many rows of numbered places after the first ones. PostgreSQL asks
// what the first row is of.
func values(after, n int, types ...string) string {
	var text []byte
	for i := range n {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = append(text, '(')
		for j, kind := range types {
			if j > 0 {
				text = append(text, ", "...)
			}
			place := numbered(after+i*len(types)+j, 1)
			if i == 0 {
				place = "CAST(" + place + " AS " + kind + ")"
			}
			text = append(text, place...)
		}
		text = append(text, ')')
	}
	return string(text)
}
