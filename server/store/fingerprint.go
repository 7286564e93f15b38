package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"gorm.io/gorm/schema"
)

// tables is every table of ours, each by its row.
var tables = []schema.Tabler{
	sourceRow{}, deliveryRow{}, citizenRow{}, refRow{}, recordRow{},
	planDocRow{}, sessionRow{}, taskRow{}, logRow{},
	staffRow{}, assignmentRow{}, staffSessionRow{}, eventRow{}, searchRow{}, noticeRow{},
	seenRow{}, earlierRow{},
	threadRow{}, messageRow{}, readRow{}, personRow{}, draftRow{}, attachmentRow{}, absenceRow{}, changeRow{}, deskOrderRow{},
	reportRow{}, courseRow{}, planTextRow{}, dueRow{},
	departmentRow{}, consentRow{}, consentTextRow{}, emergencyRow{}, exportRow{}, headRow{}, planPartRow{},
	notificationRow{}, notificationSendRow{}, remindingRow{}, reminderPlanRow{}, mailRow{}, deviceRow{}, feedRow{},
	checkpointRow{}, keyRow{}, houseKeyRow{}, erasureRow{}, holdRow{}, removalRow{}, retentionRow{},
	sightEndRow{}, webhookRow{}, tellingRow{},
	sourceKeyRow{}, spentTokenRow{}, markRow{}, linkRow{}, useRow{}, safetyRow{},
	tieRow{}, familyWordRow{}, barRow{}, namedRow{},
}

// Fingerprint tells whether anything came, went or changed. Two databases with
// the same fingerprint hold the same versions of the same records.
type Fingerprint struct {
	Rows    map[string]int64 // how many, by table
	Records string           // over the name, version and digest of every record
}

// Fingerprint reads every record's name; it is for tests and for comparing a
// restored copy, not for every minute.
func (s *Store) Fingerprint(ctx context.Context) (Fingerprint, error) {
	f := Fingerprint{Rows: map[string]int64{}}
	err := s.Read(ctx, func(t *Tx) error {
		for _, table := range tables {
			rows, err := rowsOf[recordRow](t.db).Table(table.TableName()).Count(t.ctx, "*")
			if err != nil {
				return fmt.Errorf("count %s: %w", table.TableName(), err)
			}
			f.Rows[table.TableName()] = rows
		}
		var err error
		f.Records, err = t.recordsDigest()
		return err
	})
	return f, err
}

// recordsDigest sorts here, because the two databases sort text differently.
func (t *Tx) recordsDigest() (string, error) {
	rows, err := rowsOf[recordRow](t.db).Select("source", "kind", "external_id", "version", "digest").Find(t.ctx)
	if err != nil {
		return "", err
	}
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = fmt.Sprintf("%q %q %q %d %x\n", r.Source, r.Kind, r.ExternalID, r.Version, r.Digest)
	}
	slices.Sort(lines)
	sum := sha256.New()
	for _, line := range lines {
		_, _ = sum.Write([]byte(line))
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
