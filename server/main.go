// The program enplan: one plan for a citizen, one entrance to the municipality.
package main

import (
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // a container without zones still keeps Danish time

	"github.com/alecthomas/kong"

	"enplan/server/push"
)

// commands are what scripts can rely on.
type commands struct {
	Serve      serveCommand      `cmd:"" help:"Serve the app and its API."`
	Import     importCommand     `cmd:"" help:"Take in deliveries from files. Prints a report per file; exit 1 if any was refused."`
	Plan       planCommand       `cmd:"" help:"Print a citizen's one plan as text."`
	Detect     detectCommand     `cmd:"" help:"Print what does not fit together, in files or for citizens, as JSON."`
	Plain      plainCommand      `cmd:"" help:"Check Danish text on standard input for plain language; prints JSON."`
	Source     sourceCommands    `cmd:"" help:"Make a source known and print its API key, once; or register a key that it signs its tokens with."`
	Department departmentCommand `cmd:"" help:"Make a department known, or change what it is called."`
	Staff      staffCommand      `cmd:"" help:"Employ somebody, or change what they are called, their role or their department."`
	Audit      auditCommand      `cmd:"" help:"Verify the log, and print the key to verify it with."`
	Webhook    webhookCommand    `cmd:"" help:"Say where a department's system is told that a consent has changed; prints its secret, once."`
	Keys       keysCommand       `cmd:"" help:"Print the public key that browsers are told with; change the house key."`
	Citizen    citizenCommand    `cmd:"" help:"Say who may log in as a citizen of whom no CPR is known; erase a citizen, or keep their data from being erased."`
	Retention  retentionCommand  `cmd:"" help:"What is erased when it has been kept long enough, by KLE topic."`
	Backup     backupCommand     `cmd:"" help:"Write an encrypted backup, and the citizens' keys to a file of their own. On PostgreSQL: pg_dump --format=custom --exclude-table-data=citizen_keys … | enplan backup FILE."`
	Restore    restoreCommand    `cmd:"" help:"Restore a backup and make it one that can be served."`
	Push       pushCommand       `cmd:"" help:"Try what is sent to citizens' devices."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
}

// surroundings are what a command may touch of the world.
type surroundings struct {
	in       io.Reader
	out      io.Writer
	err      io.Writer
	now      func() time.Time
	settings config
	onDue    func()      // told when a citizen is to be told of something at once; nil for commands
	outside  push.Config // how push services are reached, in tests; the zero one reaches the real ones
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now))
}

// run is main with its surroundings as parameters: 0 for success, 1 for a
// refusal or a fault, 2 for a command that cannot be understood.
func run(args []string, in io.Reader, out, errs io.Writer, now func() time.Time) int {
	var c commands
	code := -1
	parser, err := kong.New(&c, kong.Name("enplan"), kong.Writers(out, errs),
		kong.Description("One plan, your goals, your consent, one entrance."),
		kong.Exit(func(asked int) { code = asked }))
	if err != nil {
		_, _ = fmt.Fprintln(errs, "enplan:", err)
		return 2
	}
	chosen, err := parser.Parse(args)
	if code >= 0 {
		return code
	}
	if err != nil {
		_, _ = fmt.Fprintln(errs, "enplan:", err)
		return 2
	}
	settings, err := readConfig()
	if err == nil {
		err = chosen.Run(&surroundings{in: in, out: out, err: errs, now: now, settings: settings})
	}
	if err != nil {
		_, _ = fmt.Fprintln(errs, "enplan:", err)
		return 1
	}
	return 0
}
