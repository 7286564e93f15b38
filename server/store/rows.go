package store

import (
	"context"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// rows asks for and changes rows of one table. It has what we use of gorm.G, and does
// it through GORM's other door: gorm.G comes to 900 functions for each kind of row, of
// which the compiler made fifty thousand, for most of a minute. What is asked for can
// be kept and asked further, either way.
type rows[T any] struct{ asked }

// asked is a question that has not been put yet.
type asked struct {
	db    *gorm.DB
	steps []func(*gorm.DB) *gorm.DB
}

func (a asked) and(step func(*gorm.DB) *gorm.DB) asked {
	return asked{a.db, append(slices.Clip(a.steps), step)}
}

// put is the whole question.
func (a asked) put(ctx context.Context) *gorm.DB {
	db := a.db.Session(&gorm.Session{NewDB: true, Context: ctx})
	for _, step := range a.steps {
		db = step(db)
	}
	return db
}

func (a asked) where(what any, args ...any) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Where(what, args...) })
}

func (a asked) only(what string, args ...any) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Select(what, args...) })
}

func (a asked) distinct(args ...any) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Distinct(args...) })
}

func (a asked) order(by any) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Order(by) })
}

func (a asked) limit(most int) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Limit(most) })
}

func (a asked) table(name string) asked {
	return a.and(func(db *gorm.DB) *gorm.DB { return db.Table(name) })
}

// rowsOf begins a question about the table of T.
func rowsOf[T any](db *gorm.DB, options ...clause.Expression) rows[T] {
	a := asked{db: db}
	if len(options) > 0 {
		a = a.and(func(db *gorm.DB) *gorm.DB { return db.Clauses(options...) })
	}
	return rows[T]{a}
}

// Where asks for those only of which it is so.
func (r rows[T]) Where(what any, args ...any) rows[T] { return rows[T]{r.where(what, args...)} }

// Select asks for some columns only.
func (r rows[T]) Select(what string, args ...any) rows[T] { return rows[T]{r.only(what, args...)} }

// Distinct asks for each once.
func (r rows[T]) Distinct(args ...any) rows[T] { return rows[T]{r.distinct(args...)} }

// Order says which comes first.
func (r rows[T]) Order(by any) rows[T] { return rows[T]{r.order(by)} }

// Limit asks for so many at most.
func (r rows[T]) Limit(most int) rows[T] { return rows[T]{r.limit(most)} }

// Table asks another table of the same kind.
func (r rows[T]) Table(name string) rows[T] { return rows[T]{r.table(name)} }

// Find is all there are.
func (r rows[T]) Find(ctx context.Context) (all []T, err error) {
	err = r.put(ctx).Find(&all).Error
	return all, err
}

// Take is one; gorm.ErrRecordNotFound when there is none.
func (r rows[T]) Take(ctx context.Context) (one T, err error) {
	err = r.put(ctx).Take(&one).Error
	return one, err
}

// Count is how many there are.
func (r rows[T]) Count(ctx context.Context, column string) (n int64, err error) {
	err = r.put(ctx).Model(new(T)).Select(column).Count(&n).Error
	return n, err
}

// Create adds one.
func (r rows[T]) Create(ctx context.Context, one *T) error { return r.put(ctx).Create(one).Error }

// CreateInBatches adds them, so many in each statement.
func (r rows[T]) CreateInBatches(ctx context.Context, all *[]T, atOnce int) error {
	return r.put(ctx).CreateInBatches(all, atOnce).Error
}

// Update changes one column and says of how many.
func (r rows[T]) Update(ctx context.Context, column string, value any) (touched int, err error) {
	done := r.put(ctx).Model(new(T)).Update(column, value)
	return int(done.RowsAffected), done.Error
}

// Updates changes the columns that are set, or were asked for, and says of how many.
func (r rows[T]) Updates(ctx context.Context, to T) (touched int, err error) {
	done := r.put(ctx).Updates(to)
	return int(done.RowsAffected), done.Error
}

// Delete removes them and says how many.
func (r rows[T]) Delete(ctx context.Context) (touched int, err error) {
	done := r.put(ctx).Delete(new(T))
	return int(done.RowsAffected), done.Error
}
