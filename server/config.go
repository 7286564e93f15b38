package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/caarlos0/env/v11"

	"enplan/server/ledger"
	"enplan/server/push"
	"enplan/server/vault"
)

// config is all that the surroundings decide. docs/configuration.md lists it.
type config struct {
	Addr             string     `env:"ENPLAN_ADDR" envDefault:"127.0.0.1:8080"`
	Database         string     `env:"ENPLAN_DATABASE" envDefault:"data/enplan.db"`
	Key              string     `env:"ENPLAN_KEY"`
	KeyFile          string     `env:"ENPLAN_KEY_FILE"`
	OldKey           string     `env:"ENPLAN_OLD_KEY"`
	OldKeyFile       string     `env:"ENPLAN_OLD_KEY_FILE"`
	ReceiptKey       string     `env:"ENPLAN_RECEIPT_KEY"`
	ReceiptFile      string     `env:"ENPLAN_RECEIPT_KEY_FILE"`
	PushKey          string     `env:"ENPLAN_PUSH_KEY"`
	PushKeyFile      string     `env:"ENPLAN_PUSH_KEY_FILE"`
	PushContact      string     `env:"ENPLAN_PUSH_CONTACT"`
	SMTP             string     `env:"ENPLAN_SMTP"`
	SMTPUser         string     `env:"ENPLAN_SMTP_USER"`
	SMTPPasswordFile string     `env:"ENPLAN_SMTP_PASSWORD_FILE"`
	SMTPFrom         string     `env:"ENPLAN_SMTP_FROM"`
	Municipality     string     `env:"ENPLAN_MUNICIPALITY" envDefault:"Kommunen"`
	Phone            string     `env:"ENPLAN_PHONE"`
	Leave            string     `env:"ENPLAN_LEAVE_TO" envDefault:"https://www.dmi.dk/"`
	HotlineName      string     `env:"ENPLAN_HOTLINE_NAME"`
	HotlinePhone     string     `env:"ENPLAN_HOTLINE_PHONE"`
	LIX              float64    `env:"ENPLAN_LIX" envDefault:"35"`
	AnswerDays       int        `env:"ENPLAN_ANSWER_DAYS" envDefault:"10"`
	LogNames         string     `env:"ENPLAN_LOG_NAMES" envDefault:"role"`
	Ledger           string     `env:"ENPLAN_LEDGER"`
	SignKey          string     `env:"ENPLAN_LEDGER_KEY"`
	SignKeyFile      string     `env:"ENPLAN_LEDGER_KEY_FILE"`
	Journal          string     `env:"ENPLAN_JOURNAL"`
	TokenAudience    string     `env:"ENPLAN_TOKEN_AUDIENCE"`
	BackupTo         string     `env:"ENPLAN_BACKUP_TO"`
	LogLevel         slog.Level `env:"ENPLAN_LOG_LEVEL" envDefault:"info"`

	Retention      bool   `env:"ENPLAN_RETENTION" envDefault:"false"`
	RetentionTerms string `env:"ENPLAN_RETENTION_TERMS"`
	RetentionMost  int    `env:"ENPLAN_RETENTION_MOST" envDefault:"20"`

	Login   loginConfig    `envPrefix:"ENPLAN_LOGIN_"`
	Proxies []netip.Prefix `env:"ENPLAN_PROXY"`
	Limits  bool           `env:"ENPLAN_LIMITS" envDefault:"true"`
}

func readConfig() (config, error) {
	c, err := env.ParseAs[config]()
	if err != nil {
		return c, fmt.Errorf("read settings: %w", err)
	}
	if c.AnswerDays < 1 {
		return c, fmt.Errorf("read settings: ENPLAN_ANSWER_DAYS is %d working days, and nobody answers before the day after", c.AnswerDays)
	}
	if c.LogNames != namesRole && c.LogNames != namesName {
		return c, fmt.Errorf("read settings: ENPLAN_LOG_NAMES is %q, and must be %s or %s", c.LogNames, namesRole, namesName)
	}
	if c.RetentionMost < 1 {
		return c, fmt.Errorf("read settings: ENPLAN_RETENTION_MOST is %d citizens a day; ENPLAN_RETENTION=false erases nobody", c.RetentionMost)
	}
	if c.Retention && c.RetentionTerms == "" {
		return c, fmt.Errorf("read settings: %w", errNoTerms)
	}
	if _, _, err := c.terms(); err != nil {
		return c, fmt.Errorf("read settings: %w", err)
	}
	if to, err := url.Parse(c.Leave); err != nil || to.Scheme != "https" || to.Host == "" || to.User != nil {
		return c, fmt.Errorf("read settings: ENPLAN_LEAVE_TO must be an https address: it is where somebody comes who must leave quickly")
	}
	if (c.HotlineName == "") != (c.HotlinePhone == "") {
		return c, fmt.Errorf("read settings: ENPLAN_HOTLINE_NAME and ENPLAN_HOTLINE_PHONE are given together or not at all")
	}
	if !c.databaseLine() {
		return c, fmt.Errorf("read settings: a PostgreSQL on another machine is reached over TLS, and must show who it is: ENPLAN_DATABASE needs sslmode=verify-full")
	}
	return c, nil
}

// How citizens read in their log who has looked.
const (
	namesRole = "role"
	namesName = "name"
)

// onThisMachine reports whether nobody else can reach what is served.
func (c config) onThisMachine() bool {
	at, err := netip.ParseAddrPort(c.Addr)
	return err == nil && at.Addr().IsLoopback()
}

func (c config) onPostgres() bool {
	return strings.HasPrefix(c.Database, "postgres://") || strings.HasPrefix(c.Database, "postgresql://")
}

// databaseLine reports whether nobody on the way to the database can listen, or take its
// place.
func (c config) databaseLine() bool {
	if !c.onPostgres() {
		return true
	}
	at, err := url.Parse(c.Database)
	if err != nil {
		return false
	}
	host := cmp.Or(at.Query().Get("host"), at.Hostname(), os.Getenv("PGHOST"))
	ip, err := netip.ParseAddr(host)
	here := host == "" || host == "localhost" || strings.HasPrefix(host, "/") && !strings.Contains(host, ",") || err == nil && ip.IsLoopback()
	return here || at.Query().Get("sslmode") == "verify-full"
}

// houseKey is the key from the surroundings, or the one in the file beside an
// embedded database, which is made at the first start. A PostgreSQL database is
// shared by servers, so its key must be given.
func (c config) houseKey() (vault.Key, error) { return c.key(c.Key, c.KeyFile, "ENPLAN_KEY", ".key") }

// receiptSigner signs receipts, with a key that is kept as the house key is and is
// another one: who checks a receipt must not need the key that opens everything.
func (c config) receiptSigner() (vault.Signer, error) {
	key, err := c.key(c.ReceiptKey, c.ReceiptFile, "ENPLAN_RECEIPT_KEY", ".receipt.key")
	if err != nil {
		return vault.Signer{}, err
	}
	return vault.NewSigner(key)
}

// pushKeys show push services who sends. Kept as the house key is.
func (c config) pushKeys() (push.Keys, error) {
	key, err := c.key(c.PushKey, c.PushKeyFile, "ENPLAN_PUSH_KEY", ".push.key")
	if err != nil {
		return push.Keys{}, err
	}
	return push.NewKeys(key)
}

// key is the text given, or what stands in the file, beside an embedded database
// when none is named. name is how the setting is called.
func (c config) key(text, file, name, ending string) (vault.Key, error) {
	if text != "" {
		return vault.ParseKey(text)
	}
	if file == "" {
		if c.onPostgres() {
			return vault.Key{}, fmt.Errorf("set %s or %s_FILE: a PostgreSQL database is shared, so its key is not made here", name, name)
		}
		file = c.beside(ending)
	}
	return vault.LoadKey(file)
}

// beside is the path of something that lies beside an embedded database.
func (c config) beside(ending string) string {
	return strings.TrimSuffix(c.Database, filepath.Ext(c.Database)) + ending
}

// ledger is the folder for checkpoints of the log; "" is none. One is made beside
// an embedded database; beside a PostgreSQL it must be named.
func (c config) ledger() string {
	if c.Ledger == "" && !c.onPostgres() && !strings.HasPrefix(c.Database, "file:") {
		return c.beside(".ledger")
	}
	return c.Ledger
}

// ledgerKey is the key that signs checkpoints. As the house key it is given, or
// lies in a file that is made at the first start; where that is not to happen,
// found is false when there is none.
func (c config) ledgerKey(make bool) (key ledger.Key, found bool, err error) {
	var seed vault.Key
	file := c.SignKeyFile
	if file == "" && !c.onPostgres() {
		file = c.beside(".ledger-key")
	}
	switch _, missing := os.Stat(file); {
	case c.SignKey != "":
		seed, err = vault.ParseKey(c.SignKey)
	case file == "" && make:
		return key, false, fmt.Errorf("set ENPLAN_LEDGER_KEY or ENPLAN_LEDGER_KEY_FILE: servers that share a ledger sign with one key")
	case missing != nil && !make:
		return key, false, nil
	default:
		seed, err = vault.LoadKey(file)
	}
	if err != nil {
		return key, false, fmt.Errorf("the key that signs checkpoints: %w", err)
	}
	key, err = ledger.NewKey(seed)
	return key, err == nil, err
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

// elsewhere are the settings for a database at another path, that lies there only
// until it is moved: all else stays where it is.
func (c config) elsewhere(database string) (config, error) {
	if c.Key == "" && c.KeyFile == "" {
		c.KeyFile = c.beside(".key")
	}
	if _, err := os.Stat(c.KeyFile); c.Key == "" && err != nil {
		return c, fmt.Errorf("the house key that the database was locked with must be here: %w", err)
	}
	if c.SignKey == "" && c.SignKeyFile == "" {
		c.SignKeyFile = c.beside(".ledger-key")
	}
	c.Ledger, c.Journal = c.ledger(), c.journal()
	c.Database = database
	return c, nil
}

func (c config) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: c.LogLevel}))
}
