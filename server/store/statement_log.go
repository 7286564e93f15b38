package store

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// slow is when a statement is worth a line in the log.
const slow = time.Second

// statementLog writes down the statements that failed or were slow, without
// their values, and says nothing about rows that are simply not there. GORM's
// own does the same, but puts each statement into words first, also those it
// then says nothing about.
type statementLog struct{ logger.Interface }

func newStatementLog(o Options) statementLog {
	return statementLog{logger.NewSlogLogger(o.Logger, logger.Config{
		SlowThreshold:             slow,
		LogLevel:                  logger.Warn,
		ParameterizedQueries:      true,
		IgnoreRecordNotFoundError: true,
	})}
}

// Trace is called by GORM after each statement.
func (l statementLog) Trace(ctx context.Context, begin time.Time, statement func() (string, int64), err error) {
	if time.Since(begin) > slow || err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		l.Interface.Trace(ctx, begin, statement, err)
	}
}

// ParamsFilter leaves the values out. GORM looks for it by its name.
func (statementLog) ParamsFilter(_ context.Context, statement string, _ ...any) (string, []any) {
	return statement, nil
}
