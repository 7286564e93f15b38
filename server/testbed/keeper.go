package testbed

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
)

//go:embed keeper.sh
var keeperScript string

// keeper is the process that owns our PostgreSQL and its folder. It lives as
// long as holding is open, that is: never longer than this test binary.
type keeper struct {
	dir     string
	account *syscall.Credential // nil: as ourselves
	holding io.WriteCloser
	output  io.ReadCloser
	command *exec.Cmd
}

// startKeeper makes the folder and starts its keeper, which then waits to be
// told which programs to use. It starts first, so that whatever comes after
// is cleaned up.
func startKeeper() (*keeper, error) {
	account, err := serverAccount()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(folderForServers(), "enplan-postgres-")
	if err != nil {
		return nil, fmt.Errorf("make folder for PostgreSQL: %w", err)
	}
	k := &keeper{dir: dir, account: account}
	if err := errors.Join(k.giveFolder(), k.start()); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return k, nil
}

// start uses a session of its own, so that Ctrl-C reaches the tests and not
// the one who cleans up after them.
func (k *keeper) start() error {
	k.command = k.run("sh", "-c", keeperScript, "keeper", k.dir)
	k.command.SysProcAttr.Setsid = true
	var err error
	if k.holding, err = k.command.StdinPipe(); err != nil {
		return fmt.Errorf("start keeper: %w", err)
	}
	if k.output, err = k.command.StdoutPipe(); err != nil {
		return fmt.Errorf("start keeper: %w", err)
	}
	k.command.Stderr = k.command.Stdout
	if err := k.command.Start(); err != nil {
		return fmt.Errorf("start keeper: %w", err)
	}
	return nil
}

// run prepares a program under the server's account. The time zone is that of
// the municipality and not UTC, so that a time kept without its zone shows.
func (k *keeper) run(name string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(context.Background(), name, arguments...)
	command.Dir = k.dir
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=Europe/Copenhagen"}
	command.SysProcAttr = &syscall.SysProcAttr{Credential: k.account}
	return command
}

// serve starts PostgreSQL and returns when it accepts connections. An error
// carries what the server said.
func (k *keeper) serve() error {
	programs, err := k.findPrograms()
	if err != nil {
		return errors.Join(err, k.stop())
	}
	if _, err := fmt.Fprintf(k.holding, "%s\n%s\n", programs.bin, programs.libs); err != nil {
		return errors.Join(fmt.Errorf("tell keeper: %w", err), k.stop())
	}
	var said []string
	lines := bufio.NewScanner(k.output)
	for lines.Scan() {
		if strings.Contains(lines.Text(), "ready to accept connections") {
			go io.Copy(io.Discard, k.output) //nolint:errcheck // ends with the server
			return nil
		}
		said = append(said, lines.Text())
	}
	_ = k.stop()
	return fmt.Errorf("%s did not start:\n%s", programs.bin, strings.Join(said, "\n"))
}

// stop lets go, and waits until the folder is gone.
func (k *keeper) stop() error {
	_ = k.holding.Close()
	if err := k.command.Wait(); err != nil && k.command.ProcessState == nil {
		return fmt.Errorf("stop keeper: %w", err)
	}
	return nil
}

func (k *keeper) address() url.URL {
	return url.URL{
		Scheme: "postgres", User: url.User("postgres"), Path: "/postgres",
		RawQuery: url.Values{"host": {k.dir}}.Encode(),
	}
}

// serverAccount is nobody when we are root, because PostgreSQL refuses root;
// otherwise it is ourselves. The account must stand in /etc/passwd.
func serverAccount() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil //nolint:nilnil // nil is how SysProcAttr spells "as ourselves"
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		return nil, fmt.Errorf("%w: it refuses to run as root, and there is no user nobody", errMissing)
	}
	uid, err := strconv.ParseUint(nobody.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("read user nobody: %w", err)
	}
	gid, err := strconv.ParseUint(nobody.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("read user nobody: %w", err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}
