package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"

	"enplan/models"
)

// ErrBusy says that the database could not do it now: too many at once, no
// answer in time, or not there. The cause stands behind it, for the log.
var ErrBusy = &models.Error{Kind: models.Unavailable, Key: "error.busy"}

// refusal turns what passes by itself into ErrBusy. Refusals of models and
// faults of ours go through as they are.
func refusal(ctx context.Context, err error) error {
	if err == nil || models.KindOf(err) != "" {
		return err
	}
	late := errors.Is(err, context.DeadlineExceeded) || errors.Is(ctx.Err(), context.DeadlineExceeded)
	if late || passing(err) {
		return fmt.Errorf("%w: %w", ErrBusy, err)
	}
	return err
}

// The classes of PostgreSQL's error codes that pass by themselves: connection,
// conflict or deadlock, no resources, lock not available, shutting down.
var passingClasses = []string{"08", "40", "53", "55P03", "57"}

func passing(err error) bool {
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		return lite.Code == sqlite3.ErrBusy || lite.Code == sqlite3.ErrLocked
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		for _, class := range passingClasses {
			if strings.HasPrefix(pg.Code, class) {
				return true
			}
		}
		return false
	}
	var unreachable *pgconn.ConnectError
	return errors.As(err, &unreachable) || errors.Is(err, driver.ErrBadConn)
}

// missing turns GORM's word for "no such row" into ours.
func missing(err error) error {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return models.ErrNotFound
	}
	return err
}
