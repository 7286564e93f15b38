package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"enplan/models"
)

// Listener is who listens with a token, and how far the changes of who it is have
// come.
type Listener struct {
	Who models.Viewer
	Seq int64
}

// askedTogether is how many tokens are looked up in one statement.
const askedTogether = 500

// Listening looks up many tokens at once, by their hashes, for those who keep a
// line open. What is not in the answer is no session, or one that is over.
func (s *Store) Listening(ctx context.Context, hashes [][]byte, now time.Time) (map[string]Listener, error) {
	found := map[string]Listener{}
	for some := range slices.Chunk(hashes, askedTogether) {
		if err := s.listening(ctx, some, now, found); err != nil {
			return nil, refusal(ctx, err)
		}
	}
	return found, nil
}

func (s *Store) listening(ctx context.Context, hashes [][]byte, now time.Time, found map[string]Listener) error {
	args := []any{now.UnixMilli()}
	for _, hash := range hashes {
		args = append(args, hash)
	}
	these := numbered(1, len(hashes))
	here := map[string]models.Viewer{}
	err := s.rows(ctx, func(row *sql.Rows) error {
		var hash []byte
		var who models.Viewer
		err := row.Scan(&hash, &who.Role, &who.ID)
		here[string(hash)] = who
		return err
	}, "SELECT token_hash, 'citizen', citizen_id FROM sessions WHERE expires_ms > $1 AND token_hash IN ("+these+")"+
		" UNION ALL SELECT s.token_hash, w.role, s.staff_id FROM staff_sessions s JOIN staff w ON w.id = s.staff_id"+
		" WHERE s.expires_ms > $1 AND s.token_hash IN ("+these+")", args...)
	if err != nil || len(here) == 0 {
		return err
	}
	seqs, err := s.changesOfAll(ctx, here)
	for hash, who := range here {
		found[hash] = Listener{who, seqs[ReaderOf(who)]}
	}
	return err
}

func (s *Store) changesOfAll(ctx context.Context, viewers map[string]models.Viewer) (map[string]int64, error) {
	args := make([]any, 0, len(viewers))
	for _, who := range viewers {
		args = append(args, ReaderOf(who))
	}
	seqs := make(map[string]int64, len(viewers))
	return seqs, s.rows(ctx, func(row *sql.Rows) error {
		var reader string
		var seq int64
		err := row.Scan(&reader, &seq)
		seqs[reader] = seq
		return err
	}, "SELECT reader, seq FROM changes WHERE reader IN ("+numbered(0, len(args))+")", args...)
}

// rows asks outside any transaction and has take scan each row.
func (s *Store) rows(ctx context.Context, take func(*sql.Rows) error, query string, args ...any) error {
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
