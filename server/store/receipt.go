package store

import (
	"database/sql"

	"enplan/models"
)

// SendReceipt notes what a device tells of what was sent to it under a receipt,
// once; what was opened was delivered too. It returns whose it is, "" for a receipt
// that nobody was given.
func (t *Tx) SendReceipt(hash []byte, what models.ReceiptWhat) (citizen string, err error) {
	var device string
	err = t.each(func(row *sql.Rows) error { return row.Scan(&citizen, &device) },
		"SELECT n.citizen_id, s.device_id FROM notification_sends s JOIN notifications n ON n.id = s.notification_id WHERE s.receipt = $1", hash)
	if err != nil || citizen == "" {
		return "", err
	}
	set := "delivered_ms = COALESCE(delivered_ms, $1)"
	if what == models.ReceiptOpened {
		set += ", opened_ms = COALESCE(opened_ms, $1)"
	}
	if _, err = t.exec("UPDATE notification_sends SET "+set+" WHERE receipt = $2", t.Now.UnixMilli(), hash); err != nil {
		return "", err
	}
	return citizen, t.UseDevice(device)
}
