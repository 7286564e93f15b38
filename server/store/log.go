package store

import (
	"database/sql"
	"time"

	"enplan/models"
)

// head is where the chain of a citizen's log ends.
type head struct {
	seq  int64
	at   int64 // unix milliseconds
	hash []byte
}

type headRow struct {
	CitizenID string `gorm:"column:citizen_id;primaryKey"`
	Seq       int64  `gorm:"column:seq"`
	AtMs      int64  `gorm:"column:at_ms"`
	Hash      []byte `gorm:"column:hash"`
}

func (headRow) TableName() string { return "log_heads" }

// logHead locks the end of a chain, which no other transaction then adds to, and
// reads it. Whoever needs the citizen locked too locks the citizen first.
func (t *Tx) logHead(citizenID string) (h head, found bool, err error) {
	err = t.each(func(row *sql.Rows) error { found = true; return row.Scan(&h.seq, &h.at, &h.hash) },
		"SELECT seq, at_ms, hash FROM log_heads WHERE citizen_id = $1"+t.lockRow(), citizenID)
	return h, found, err
}

// Log adds a line, Seq, At and Hash of which are set here. It stands if and only
// if the transaction does. There is no way to change or remove one.
func (t *Tx) Log(e models.Entry) error {
	last, err := t.headOf(e.Citizen)
	if err != nil {
		return err
	}
	e.Seq, e.At = last.seq+1, t.logTime(last)
	e.Hash = e.Sum(last.hash)
	at := e.At.UnixMilli()
	if _, err = t.exec(`INSERT INTO log
(citizen_id, seq, at_ms, by_role, by_id, department, action, source, purpose, ground, result, things, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
		e.Citizen, e.Seq, at, string(e.By.Role), e.By.ID, e.Department, string(e.Action), e.Source,
		string(e.Purpose), e.Ground, string(e.Result), e.Things, e.Hash); err != nil {
		return err
	}
	_, err = t.exec("UPDATE log_heads SET seq = $1, at_ms = $2, hash = $3 WHERE citizen_id = $4", e.Seq, at, e.Hash, e.Citizen)
	if t.locked.citizen == e.Citizen {
		t.locked.head = head{e.Seq, at, e.Hash}
	}
	return err
}

// headOf is the locked end of a chain, which is begun when there is none.
func (t *Tx) headOf(citizenID string) (head, error) {
	if t.locked.citizen == citizenID && t.locked.head.seq > 0 {
		return t.locked.head, nil
	}
	last, found, err := t.logHead(citizenID)
	if err != nil || found {
		return last, err
	}
	return t.beginChain(citizenID)
}

// beginChain makes the head of a chain that has no line yet, and locks it.
func (t *Tx) beginChain(citizenID string) (head, error) {
	_, err := t.exec("INSERT INTO log_heads (citizen_id, seq, at_ms, hash) VALUES ($1, 0, 0, $2) ON CONFLICT (citizen_id) DO NOTHING",
		citizenID, []byte{})
	if err != nil {
		return head{}, err
	}
	last, _, err := t.logHead(citizenID)
	return last, err
}

// logTime is now, but never before the last line: a clock that goes back must
// not make a consent hold again.
func (t *Tx) logTime(last head) time.Time {
	return time.UnixMilli(max(t.Now.UnixMilli(), last.at)).UTC()
}

// Gate locks the citizen and the end of the citizen's log until the transaction
// ends, and gives the time a decision is made at. What is then read is as of
// this time: whoever takes a consent back waits for this transaction, or this
// one for them. Who had to wait decides as of when the waiting was over, so that
// an end that came meanwhile has come. It returns models.ErrNotFound when there is no such citizen.
func (t *Tx) Gate(citizenID string) (time.Time, error) {
	if err := t.LockCitizen(citizenID); err != nil {
		return time.Time{}, err
	}
	last, _, err := t.logHead(citizenID)
	t.Now = t.clock()
	t.locked.citizen, t.locked.head = citizenID, last
	return t.logTime(last), err
}

type logRow struct {
	CitizenID  string `gorm:"column:citizen_id;primaryKey"`
	Seq        int64  `gorm:"column:seq;primaryKey;autoIncrement:false"`
	AtMs       int64  `gorm:"column:at_ms"`
	ByRole     string `gorm:"column:by_role"`
	ByID       string `gorm:"column:by_id"`
	Department string `gorm:"column:department"`
	Action     string `gorm:"column:action"`
	Source     string `gorm:"column:source"`
	Purpose    string `gorm:"column:purpose"`
	Ground     string `gorm:"column:ground"`
	Result     string `gorm:"column:result"`
	Things     string `gorm:"column:things"`
	Hash       []byte `gorm:"column:hash"`
}

func (logRow) TableName() string { return "log" }

func (r logRow) entry() models.Entry {
	return models.Entry{
		Citizen: r.CitizenID, Seq: r.Seq, At: instant(&r.AtMs),
		By: models.Viewer{Role: models.Role(r.ByRole), ID: r.ByID}, Department: r.Department,
		Action: models.Action(r.Action), Source: r.Source, Purpose: models.Purpose(r.Purpose),
		Ground: r.Ground, Result: models.Result(r.Result), Things: r.Things, Hash: r.Hash,
	}
}

// Entries lists at most limit lines of the citizen's log, newest first.
func (t *Tx) Entries(citizenID string, limit int) ([]models.Entry, error) {
	return t.EntriesBefore(citizenID, 0, limit)
}

// EntriesBefore is Entries of lines before one; 0 is the end of the log.
func (t *Tx) EntriesBefore(citizenID string, seq int64, limit int) ([]models.Entry, error) {
	query := rowsOf[logRow](t.db).Where("citizen_id = ?", citizenID)
	if seq > 0 {
		query = query.Where("seq < ?", seq)
	}
	rows, err := query.Order("seq DESC").Limit(limit).Find(t.ctx)
	entries := make([]models.Entry, len(rows))
	for i, row := range rows {
		entries[i] = row.entry()
	}
	return entries, err
}

// EntryAt is one line of the citizen's log. It returns models.ErrNotFound when
// there is none.
func (t *Tx) EntryAt(citizenID string, seq int64) (models.Entry, error) {
	row, err := rowsOf[logRow](t.db).Where("citizen_id = ? AND seq = ?", citizenID, seq).Take(t.ctx)
	if err != nil {
		return models.Entry{}, missing(err)
	}
	return row.entry(), nil
}

// Looks are the lines of the citizen's log of what the staff looked at for a
// purpose within a span, both ends among it, oldest first.
func (t *Tx) Looks(citizenID, staffID string, purpose models.Purpose, from, until time.Time) ([]models.Entry, error) {
	rows, err := rowsOf[logRow](t.db).
		Where("citizen_id = ? AND by_id = ? AND purpose = ? AND at_ms BETWEEN ? AND ?",
			citizenID, staffID, string(purpose), from.UnixMilli(), until.UnixMilli()).
		Order("seq").Find(t.ctx)
	entries := make([]models.Entry, len(rows))
	for i, row := range rows {
		entries[i] = row.entry()
	}
	return entries, err
}
