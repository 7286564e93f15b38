// The program later lets time go by for everybody who is logged in, in a database that
// the tests in the browser use: as if so many seconds had passed since the last login and
// the last use of each session. The clock of the server itself cannot be moved.
//
//	later DATABASE SECONDS
package main

import (
	"database/sql"
	"fmt"
	"os"
	"strconv"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "later:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	const want = 2
	if len(args) != want {
		return fmt.Errorf("want DATABASE SECONDS")
	}
	seconds, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite3", "file:"+args[0]+"?_busy_timeout=10000&_txlock=immediate")
	if err != nil {
		return err
	}
	for _, table := range []string{"sessions", "staff_sessions"} {
		if _, err := db.Exec("UPDATE "+table+" SET auth_ms = auth_ms - ?1, seen_ms = seen_ms - ?1, expires_ms = expires_ms - ?1, until_ms = until_ms - ?1", seconds*1000); err != nil {
			return err
		}
	}
	return db.Close()
}
