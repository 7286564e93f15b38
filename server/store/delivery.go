package store

import (
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Delivery is one accepted delivery. The same external id with another digest
// is another delivery: what that means is for others to say.
type Delivery struct {
	Source   string
	ID       string // the sender's id
	Digest   []byte // of all that was delivered
	Format   string
	Records  int
	Received time.Time // set by LogDelivery
}

type deliveryRow struct {
	Source     string `gorm:"column:source;primaryKey"`
	ExternalID string `gorm:"column:external_id;primaryKey"`
	Digest     []byte `gorm:"column:digest;primaryKey"`
	ReceivedMs int64  `gorm:"column:received_ms"`
	Format     string `gorm:"column:format"`
	Records    int    `gorm:"column:records"`
}

func (deliveryRow) TableName() string { return "deliveries" }

// LogDelivery notes a delivery as received now. first is false when the very
// same one was noted before; then the note stays as it is.
func (t *Tx) LogDelivery(d Delivery) (first bool, err error) {
	row := deliveryRow{
		Source: d.Source, ExternalID: d.ID, Digest: d.Digest,
		ReceivedMs: t.Now.UnixMilli(), Format: d.Format, Records: d.Records,
	}
	outcome := gorm.WithResult()
	err = rowsOf[deliveryRow](t.db, clause.OnConflict{DoNothing: true}, outcome).Create(t.ctx, &row)
	return outcome.RowsAffected == 1, err
}

// Deliveries lists what came from the source under this external id, oldest
// first.
func (t *Tx) Deliveries(source, id string) ([]Delivery, error) {
	rows, err := rowsOf[deliveryRow](t.db).
		Where("source = ? AND external_id = ?", source, id).Order("received_ms, digest").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	deliveries := make([]Delivery, len(rows))
	for i, row := range rows {
		deliveries[i] = Delivery{
			Source: row.Source, ID: row.ExternalID, Digest: row.Digest,
			Format: row.Format, Records: row.Records, Received: instant(&row.ReceivedMs),
		}
	}
	return deliveries, nil
}
