package store

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
