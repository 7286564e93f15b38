package store

import ()

type deskOrderRow struct {
	StaffID   string `gorm:"column:staff_id;primaryKey"`
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Place     int64  `gorm:"column:place"`
}

func (deskOrderRow) TableName() string { return "desk_order" }

// OrderDesk keeps the order in which the staff wants to see the citizens, in
// place of the one before.
func (t *Tx) OrderDesk(staffID string, citizens []string) error {
	if _, err := rowsOf[deskOrderRow](t.db).Where("staff_id = ?", staffID).Delete(t.ctx); err != nil || len(citizens) == 0 {
		return err
	}
	rows := make([]deskOrderRow, len(citizens))
	for i, id := range citizens {
		rows[i] = deskOrderRow{StaffID: staffID, CitizenID: id, Place: int64(i + 1)}
	}
	return rowsOf[deskOrderRow](t.db).CreateInBatches(t.ctx, &rows, len(rows))
}

// DeskOrder is the place of each citizen in the order of the staff, from 1 on;
// one without a place is not there.
func (t *Tx) DeskOrder(staffID string) (map[string]int, error) {
	rows, err := rowsOf[deskOrderRow](t.db).Where("staff_id = ?", staffID).Find(t.ctx)
	places := make(map[string]int, len(rows))
	for _, row := range rows {
		places[row.CitizenID] = int(row.Place)
	}
	return places, err
}
