package main

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/caarlos0/env/v11"

	"enplan/server/vault"
)

// config is all that the surroundings decide. docs/configuration.md lists it.
type config struct {
	Addr         string     `env:"ENPLAN_ADDR" envDefault:"127.0.0.1:8080"`
	Database     string     `env:"ENPLAN_DATABASE" envDefault:"data/enplan.db"`
	Key          string     `env:"ENPLAN_KEY"`
	KeyFile      string     `env:"ENPLAN_KEY_FILE"`
	Municipality string     `env:"ENPLAN_MUNICIPALITY" envDefault:"Kommunen"`
	Phone        string     `env:"ENPLAN_PHONE"`
	LIX          float64    `env:"ENPLAN_LIX" envDefault:"35"`
	AnswerDays   int        `env:"ENPLAN_ANSWER_DAYS" envDefault:"10"`
	Journal      string     `env:"ENPLAN_JOURNAL"`
	LogLevel     slog.Level `env:"ENPLAN_LOG_LEVEL" envDefault:"info"`
}

func readConfig() (config, error) {
	c, err := env.ParseAs[config]()
	if err != nil {
		return c, fmt.Errorf("read settings: %w", err)
	}
	if c.AnswerDays < 1 {
		return c, fmt.Errorf("read settings: ENPLAN_ANSWER_DAYS is %d working days, and nobody answers before the day after", c.AnswerDays)
	}
	return c, nil
}

func (c config) onPostgres() bool {
	return strings.HasPrefix(c.Database, "postgres://") || strings.HasPrefix(c.Database, "postgresql://")
}

// houseKey is the key from the surroundings, or the one in the file beside an
// embedded database, which is made at the first start. A PostgreSQL database is
// shared by servers, so its key must be given.
func (c config) houseKey() (vault.Key, error) {
	if c.Key != "" {
		return vault.ParseKey(c.Key)
	}
	file := c.KeyFile
	if file == "" {
		if c.onPostgres() {
			return vault.Key{}, fmt.Errorf("set ENPLAN_KEY or ENPLAN_KEY_FILE: a PostgreSQL database is shared, so its key is not made here")
		}
		file = strings.TrimSuffix(c.Database, filepath.Ext(c.Database)) + ".key"
	}
	return vault.LoadKey(file)
}

// journal is where the journal of what citizens take back is kept: where the
// surroundings say, else beside an embedded database. Beside PostgreSQL there is no
// place of its own, and "" is none.
func (c config) journal() string {
	if c.Journal != "" || c.onPostgres() {
		return c.Journal
	}
	path, _, _ := strings.Cut(strings.TrimPrefix(c.Database, "file:"), "?")
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".journal"
}

func (c config) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: c.LogLevel}))
}
