package store

// Waiting is a citizen that records speak of and that nobody has introduced.
type Waiting struct {
	Source  string
	Subject string
}

// WaitingSubjects lists, of the records of one kind, the subjects that are
// linked to no citizen.
func (t *Tx) WaitingSubjects(kind string) ([]Waiting, error) {
	rows, err := rowsOf[recordRow](t.db).Distinct("source", "subject").
		Where("kind = ? AND subject <> '' AND (source, subject) NOT IN (SELECT source, ref FROM citizen_refs)", kind).
		Order("source, subject").Find(t.ctx)
	if err != nil {
		return nil, err
	}
	waiting := make([]Waiting, len(rows))
	for i, row := range rows {
		waiting[i] = Waiting{Source: row.Source, Subject: row.Subject}
	}
	return waiting, nil
}
