package store

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// statementLog writes down the statements that failed, without their values, and
// says nothing about rows that are simply not there. GORM's own does that too,
// but puts each statement into words first, also those it then says nothing
// about. What was slow stands in the log of requests.
type statementLog struct{ logger.Interface }

func newStatementLog(o Options) statementLog {
	return statementLog{logger.NewSlogLogger(o.Logger, logger.Config{LogLevel: logger.Error, ParameterizedQueries: true})}
}

// Trace is called by GORM after each statement.
func (l statementLog) Trace(ctx context.Context, begin time.Time, statement func() (string, int64), err error) {
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		l.Interface.Trace(ctx, begin, statement, err)
	}
}

// ParamsFilter leaves the values out. GORM looks for it by its name.
func (statementLog) ParamsFilter(_ context.Context, statement string, _ ...any) (string, []any) {
	return statement, nil
}
