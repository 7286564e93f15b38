package store

import (
	"database/sql"
	"slices"

	"enplan/models"
)

// notificationSendRow is one way one notification went.
type notificationSendRow struct {
	NotificationID string `gorm:"column:notification_id;primaryKey"`
	Channel        string `gorm:"column:channel;primaryKey"`
	DeviceID       string `gorm:"column:device_id;primaryKey"`
	State          string `gorm:"column:state"`
	Tries          int64  `gorm:"column:tries"`
	NextMs         *int64 `gorm:"column:next_ms"`
	Receipt        []byte `gorm:"column:receipt"`
	SentMs         *int64 `gorm:"column:sent_ms"`
	DeliveredMs    *int64 `gorm:"column:delivered_ms"`
	OpenedMs       *int64 `gorm:"column:opened_ms"`
}

func (notificationSendRow) TableName() string { return "notification_sends" }

func (r notificationSendRow) send() models.Send {
	return models.Send{
		Channel: models.Channel(r.Channel), Device: r.DeviceID, State: models.SendState(r.State), Tries: int(r.Tries),
		Next: instant(r.NextMs), Sent: instant(r.SentMs), Delivered: instant(r.DeliveredMs), Opened: instant(r.OpenedMs),
	}
}

// SendsOf are the ways that notifications have gone, by notification.
func (t *Tx) SendsOf(notifications []string) (map[string][]models.Send, error) {
	sends := map[string][]models.Send{}
	for some := range slices.Chunk(notifications, namesAtOnce) {
		var args []any
		for _, id := range padded(some) {
			args = append(args, id)
		}
		err := t.each(func(row *sql.Rows) error {
			var r notificationSendRow
			err := row.Scan(&r.NotificationID, &r.Channel, &r.DeviceID, &r.State, &r.Tries, &r.NextMs, &r.SentMs, &r.DeliveredMs, &r.OpenedMs)
			sends[r.NotificationID] = append(sends[r.NotificationID], r.send())
			return err
		}, "SELECT notification_id, channel, device_id, state, tries, next_ms, sent_ms, delivered_ms, opened_ms FROM notification_sends"+
			" WHERE notification_id IN ("+numbered(0, len(args))+") ORDER BY notification_id, channel, device_id", args...)
		if err != nil {
			return nil, err
		}
	}
	return sends, nil
}

// padded repeats the last one until the list has one of few lengths.
func padded(list []string) []string {
	size := 1
	for size < len(list) {
		size *= 4
	}
	all := slices.Clone(list)
	for len(all) < size {
		all = append(all, list[len(list)-1])
	}
	return all
}

// ToCall are the citizen's notifications that nobody could be told of in any other
// way and that nobody has telephoned about, oldest first.
func (t *Tx) ToCall(citizenID string) ([]models.Notification, error) {
	var rows []notificationRow
	err := t.each(func(row *sql.Rows) error {
		var r notificationRow
		err := row.Scan(&r.ID, &r.CitizenID, &r.Key, &r.Kind, &r.Ref, &r.Rule, &r.StartMs, &r.DueMs, &r.UntilMs, &r.Detail, &r.State, &r.CreatedMs, &r.EndedMs, &r.SeenMs)
		rows = append(rows, r)
		return err
	}, "SELECT n.id, n.citizen_id, n.key, n.kind, n.ref, n.rule, n.start_ms, n.due_ms, n.until_ms, n.detail, n.state, n.created_ms, n.ended_ms, n.seen_ms"+
		" FROM notifications n JOIN notification_sends s ON s.notification_id = n.id"+
		" WHERE n.citizen_id = $1 AND s.channel = 'phone' AND s.state = 'waiting' ORDER BY n.due_ms, n.id", citizenID)
	all := make([]models.Notification, len(rows))
	for i, row := range rows {
		if err == nil {
			all[i], err = t.openNotification(row)
		}
	}
	return all, err
}

// Called keeps that the borgerkonsulent has telephoned. It is false when nobody was
// asked to, or somebody has.
func (t *Tx) Called(citizenID, notification string) (bool, error) {
	rows, err := t.exec("UPDATE notification_sends SET state = $1, sent_ms = $2, tries = tries + 1 WHERE notification_id ="+
		" (SELECT id FROM notifications WHERE id = $3 AND citizen_id = $4) AND channel = 'phone' AND state = 'waiting'",
		string(models.SendTaken), t.Now.UnixMilli(), notification, citizenID)
	return rows == 1, err
}
