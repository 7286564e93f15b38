package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// channel is where the servers of one municipality tell each other of changes.
const channel = "enplan_changes"

// Limits of telling other servers. What is lost on the way is seen at the next
// beat of each stream.
const (
	announcements = 1024            // that may wait to be sent
	listenAgain   = 2 * time.Second // after the line to the database was lost
)

// announce tells the other servers on the same database, without waiting. Doing
// it within the transaction would cost a third of the speed of small writes.
func (s *Store) announce(changes []Change) {
	if s.announced == nil {
		return
	}
	select {
	case s.announced <- changes:
	default:
	}
}

// Exchange passes on what this server changes to the others and tells OnChange
// what they change, until ctx ends. On SQLite there are no others.
func (s *Store) Exchange(ctx context.Context) {
	if s.announced == nil {
		return
	}
	go s.send(ctx)
	for ctx.Err() == nil {
		if err := s.hear(ctx); err != nil && ctx.Err() == nil {
			s.log.WarnContext(ctx, "the line to the other servers is down", "error", err.Error())
		}
		select {
		case <-time.After(listenAgain):
		case <-ctx.Done():
		}
	}
}

func (s *Store) send(ctx context.Context) {
	for {
		var first []Change
		select {
		case first = <-s.announced:
		case <-ctx.Done():
			return
		}
		var words []string
		for more := first; more != nil; more = s.moreToSend() {
			for _, c := range more {
				words = append(words, strconv.FormatInt(c.Seq, 10)+" "+c.Reader)
			}
		}
		_, err := s.writer.ExecContext(ctx, "SELECT pg_notify($1, word) FROM unnest($2::text[]) AS word", channel, words)
		if err != nil && ctx.Err() == nil {
			s.log.WarnContext(ctx, "other servers were not told of changes", "count", len(words), "error", err.Error())
		}
	}
}

func (s *Store) moreToSend() []Change {
	select {
	case more := <-s.announced:
		return more
	default:
		return nil
	}
}

// hear listens until the line is cut.
func (s *Store) hear(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, s.url)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for {
		told, err := conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		change, err := readChange(told.Payload)
		if err != nil {
			return err
		}
		if s.onChange != nil {
			s.onChange([]Change{change})
		}
	}
}

// readChange reads "12 citizen:…".
func readChange(word string) (Change, error) {
	number, reader, ok := strings.Cut(word, " ")
	seq, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil {
		return Change{}, fmt.Errorf("a change has %d letters and no number before a reader", len(word))
	}
	return Change{Reader: reader, Seq: seq}, nil
}
