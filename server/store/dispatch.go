package store

import (
	"database/sql"
	"strings"
	"time"

	"enplan/models"
)

// Dispatch is a notification that this server has in hand, and the ways it has gone.
type Dispatch struct {
	models.Notification
	Sends []models.Send

	lease int64
}

const takenColumns = "id, citizen_id, key, kind, ref, rule, start_ms, due_ms, until_ms, detail, state, lease_ms, created_ms," +
	" (SELECT COUNT(*) FROM notifications other WHERE other.citizen_id = notifications.citizen_id AND other.due_ms = notifications.due_ms" +
	" AND other.rule = notifications.rule AND other.kind = notifications.kind AND other.until_ms > $5 AND other.state <> '" + string(models.NotificationSuperseded) + "')"

// TakeNotifications are at most limit of those that are due and that no server has in
// hand, with what was tried of them before. This one has them for as long as lease;
// then they are anybody's again.
func (t *Tx) TakeNotifications(limit int, lease time.Duration) ([]Dispatch, error) {
	skip := ""
	if t.db.Name() != sqliteDialect {
		skip = " FOR UPDATE SKIP LOCKED"
	}
	now := t.Now.UnixMilli()
	var rows []notificationRow
	var together []int
	err := t.each(func(row *sql.Rows) error {
		var r notificationRow
		var n int
		err := row.Scan(&r.ID, &r.CitizenID, &r.Key, &r.Kind, &r.Ref, &r.Rule, &r.StartMs, &r.DueMs, &r.UntilMs, &r.Detail, &r.State, &r.LeaseMs, &r.CreatedMs, &n)
		rows, together = append(rows, r), append(together, n)
		return err
	}, "UPDATE notifications SET lease_ms = $1 WHERE id IN (SELECT id FROM notifications"+
		" WHERE next_ms <= $2 AND lease_ms <= $3 ORDER BY next_ms, id LIMIT $4"+skip+") RETURNING "+takenColumns,
		now+lease.Milliseconds(), now, now, limit, now)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	if err := keysFor(t, rows, func(r notificationRow) string { return r.CitizenID }); err != nil {
		return nil, err
	}
	taken, ids := make([]Dispatch, len(rows)), make([]string, len(rows))
	for i, row := range rows {
		n, err := t.openNotification(row)
		if err != nil {
			return nil, err
		}
		n.Together = together[i]
		taken[i], ids[i] = Dispatch{Notification: n, lease: row.LeaseMs}, row.ID
	}
	sends, err := t.SendsOf(ids)
	for i := range taken {
		taken[i].Sends = sends[taken[i].ID]
	}
	return taken, err
}

// TurnsForLate gives every notification that was due before an instant, and that no
// server has in hand, a turn from now on: one each so often, the nearest meeting
// first and what has passed last. Those that wait for such a turn are given theirs
// anew with them. It returns how many there are; most often there are none, and that
// costs a look at an index.
func (t *Tx) TurnsForLate(before time.Time, each time.Duration) (int64, error) {
	now, late := t.Now.UnixMilli(), false
	err := t.each(func(*sql.Rows) error { late = true; return nil },
		"SELECT 1 FROM notifications WHERE next_ms < $1 AND lease_ms <= $2 ORDER BY next_ms, id LIMIT 1", before.UnixMilli(), now)
	if err != nil || !late {
		return 0, err
	}
	return t.exec("UPDATE notifications SET next_ms = $1 + late.turn * $2, late_ms = $3 FROM (SELECT id,"+
		" ROW_NUMBER() OVER (ORDER BY CASE WHEN until_ms <= $4 THEN 1 ELSE 0 END, until_ms, id) - 1 AS turn"+
		" FROM notifications WHERE next_ms IS NOT NULL AND lease_ms <= $5 AND (next_ms < $6 OR late_ms > 0)) late WHERE notifications.id = late.id",
		now, each.Milliseconds(), now, now, now, before.UnixMilli())
}

// ClockBack mends what was put off by a clock that ran ahead and was set back: a turn
// later than wait from now that is not the notification's own, and a lease that no
// server would have taken.
func (t *Tx) ClockBack(wait time.Duration) error {
	now := t.Now.UnixMilli()
	_, err := t.exec("UPDATE notifications SET lease_ms = 0, late_ms = 0, next_ms = CASE"+
		" WHEN due_ms > $1 THEN due_ms WHEN next_ms > $2 THEN $2 ELSE next_ms END"+
		" WHERE next_ms IS NOT NULL AND (late_ms > $2 OR lease_ms > $3 OR late_ms = 0 AND next_ms > due_ms AND next_ms > $3)",
		now, now, now+wait.Milliseconds())
	return err
}

// SendStart is that a try begins. Receipt is the digest of what the device is to say
// back; nil when nobody can.
type SendStart struct {
	Notification string
	Channel      models.Channel
	Device       string
	Receipt      []byte
}

// StartSends keeps that tries begin, before anything is sent: a receipt may come back
// before the end of the try is kept. The notifications must have been taken in this
// transaction.
func (t *Tx) StartSends(starts []SendStart) error {
	for _, some := range inPowers(starts) {
		args := make([]any, 0, 5*len(some))
		for _, s := range some {
			args = append(args, s.Notification, string(s.Channel), s.Device, string(models.SendUnderWay), s.Receipt)
		}
		_, err := t.exec("INSERT INTO notification_sends (notification_id, channel, device_id, state, receipt) VALUES "+tuples(5, len(some))+
			" ON CONFLICT (notification_id, channel, device_id) DO UPDATE SET state = excluded.state, receipt = excluded.receipt, next_ms = NULL", args...)
		if err != nil {
			return err
		}
	}
	return nil
}

// inPowers cuts a list into pieces of few lengths, so that there are few statements
// to keep ready.
func inPowers[T any](list []T) (pieces [][]T) {
	for _, size := range []int{64, 8, 1} {
		for len(list) >= size {
			pieces, list = append(pieces, list[:size]), list[size:]
		}
	}
	return pieces
}

// tuples are so many lists of width numbered places: "($1, $2), ($3, $4)".
func tuples(width, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = "(" + numbered(i*width, width) + ")"
	}
	return strings.Join(all, ", ")
}
