package store

import (
	"io/fs"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"gorm.io/gorm/schema"

	"enplan/server/testbed"
)

func TestFourServersStartAtOnceOnAnEmptyDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				s, err := Open(t.Context(), options(t, url))
				if err != nil {
					t.Error(err)
					return
				}
				if err := s.Ready(t.Context()); err != nil {
					t.Error(err)
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

func TestAnOldProgramRefusesANewDatabase(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		newer := fstest.MapFS{"9999_later.sql": {Data: []byte("-- +goose Up\nALTER TABLE tasks ADD COLUMN later TEXT;\n")}}
		for _, name := range must(fs.Glob(migrations(), "*")) {
			newer[name] = &fstest.MapFile{Data: must(fs.ReadFile(migrations(), name))}
		}
		o := options(t, url)
		o.Logger = slog.New(slog.DiscardHandler)
		if err := migrate(t.Context(), s.pools, o, newer); err != nil {
			t.Fatal(err)
		}
		again, err := Open(t.Context(), options(t, url))
		if err == nil || !strings.Contains(err.Error(), "start a newer program") {
			t.Errorf("got %v", err)
		}
		if err == nil {
			_ = again.Close()
		}
	})
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func TestEveryRowHasExactlyTheColumnsOfItsTable(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		s := open(t, url)
		migrator := s.writes.WithContext(t.Context()).Migrator()
		var known []string
		for _, row := range tables {
			known = append(known, row.TableName())
			parsed, err := schema.Parse(row, &sync.Map{}, s.writes.NamingStrategy)
			if err != nil {
				t.Fatal(err)
			}
			columns, err := migrator.ColumnTypes(row)
			if err != nil {
				t.Fatal(err)
			}
			there := map[string]bool{} // column: is it part of the key
			for _, column := range columns {
				key, _ := column.PrimaryKey()
				there[column.Name()] = key
			}
			ours := map[string]bool{}
			for _, field := range parsed.Fields {
				ours[field.DBName] = field.PrimaryKey
				if !strings.Contains(string(field.Tag), "column:"+field.DBName) {
					t.Errorf("%s.%s names no column", row.TableName(), field.Name)
				}
			}
			if !maps.Equal(there, ours) {
				t.Errorf("%s: the database has %v, the row %v", row.TableName(), there, ours)
			}
		}
		all, err := migrator.GetTables()
		if err != nil {
			t.Fatal(err)
		}
		all = slices.DeleteFunc(all, func(name string) bool {
			return name == "goose_db_version" || strings.HasPrefix(name, "sqlite_")
		})
		slices.Sort(all)
		slices.Sort(known)
		if !slices.Equal(all, known) {
			t.Errorf("the database has %v, the rows %v", all, known)
		}
	})
}
