// Package journal keeps, beside the database and apart from it, what citizens
// have taken back and who was erased, so that no backup can give it away again. It is a file that is
// only added to, one line for each; a line is on the disk when Add returns. It
// refuses to know databases and what follows from a line.
package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"enplan/models"
)

// ErrBroken says that an earlier line could not be brought to the disk. What the
// disk then holds is not known, so nothing more is written until the program is
// started again and reads it.
var ErrBroken = errors.New("the journal could not be written and must be read anew")

// Journal is the open file. Several servers on one machine may share it.
type Journal struct {
	mu     sync.Mutex
	file   *os.File
	broken bool
	erased []models.Erasure

	removed []models.Removal
}

// Open opens the journal at path, or begins one that only its owner can read, and
// reads what it has, oldest first. What was half written when the machine lost its
// power was never answered, and is cut off. It refuses a file with a line that
// cannot be read elsewhere than at its end, and one that everybody can change.
func Open(path string) (*Journal, []models.Revocation, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, nil, fmt.Errorf("open the journal: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, nil, fmt.Errorf("open the journal: %w", err)
	}
	j := &Journal{file: file}
	taken, err := j.readAll()
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("read the journal: %w", err), file.Close())
	}
	return j, taken, nil
}

func (j *Journal) readAll() (taken []models.Revocation, err error) {
	unlock, err := j.lock()
	if err != nil {
		return nil, err
	}
	defer unlock()
	info, err := j.file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o022 != 0 {
		return nil, fmt.Errorf("others than its owner can change it (mode %v)", info.Mode().Perm())
	}
	if err := j.mend(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(io.NewSectionReader(j.file, 0, info.Size()))
	for n := 1; lines.Scan(); n++ {
		var l line
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil || l.Citizen == "" || (l.Consent == "") == l.ofConsent() || (l.ID == "") == (l.What == removed) || l.What == "" {
			return nil, fmt.Errorf("line %d cannot be read", n)
		}
		switch l.What {
		case erased:
			j.erased = append(j.erased, l.erasure())
		case removed:
			j.removed = append(j.removed, l.removal())
		default:
			taken = append(taken, l.revocation())
		}
	}
	return taken, lines.Err()
}

// Erased are the erasures it had when it was opened, oldest first.
func (j *Journal) Erased() []models.Erasure { return j.erased }

// Removed are the removals it had when it was opened, oldest first.
func (j *Journal) Removed() []models.Removal { return j.removed }

// Add adds lines, and returns when they are on the disk.
func (j *Journal) Add(taken ...models.Revocation) error {
	lines := make([]line, len(taken))
	for i, r := range taken {
		lines[i] = lineOf(r)
	}
	return j.add(lines)
}

// AddErased is Add of erasures.
func (j *Journal) AddErased(all ...models.Erasure) error {
	lines := make([]line, len(all))
	for i, e := range all {
		lines[i] = line{AtMs: e.At.UnixMilli(), Citizen: e.Citizen, What: erased, ByRole: e.By.Role, ByID: e.By.ID, Reason: string(e.Reason)}
	}
	return j.add(lines)
}

// AddRemoved is Add of removals.
func (j *Journal) AddRemoved(all ...models.Removal) error {
	lines := make([]line, len(all))
	for i, r := range all {
		lines[i] = line{
			AtMs: r.At.UnixMilli(), Citizen: r.Citizen, What: removed, ByRole: r.By.Role, ByID: r.By.ID,
			Source: r.Source, Kind: r.Kind, ID: r.ID, Version: r.Version,
		}
	}
	return j.add(lines)
}

func (j *Journal) add(lines []line) error {
	if len(lines) == 0 {
		return nil
	}
	var text bytes.Buffer
	for _, l := range lines {
		if err := json.NewEncoder(&text).Encode(l); err != nil {
			return fmt.Errorf("write the journal: %w", err)
		}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken {
		return ErrBroken
	}
	unlock, err := j.lock()
	if err == nil {
		defer unlock()
		err = j.mend()
	}
	if err == nil {
		_, err = j.file.Write(text.Bytes())
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.broken = true
		return fmt.Errorf("write the journal: %w", err)
	}
	return nil
}

// Close lets go of the file.
func (j *Journal) Close() error { return j.file.Close() }

// lock keeps the other servers of the machine out meanwhile.
func (j *Journal) lock() (unlock func(), err error) {
	fd := int(j.file.Fd()) //nolint:gosec // a file's number is small
	if err := syscall.Flock(fd, syscall.LOCK_EX); err != nil {
		return nil, err
	}
	return func() { _ = syscall.Flock(fd, syscall.LOCK_UN) }, nil
}

// mend cuts off a last line that was not finished.
func (j *Journal) mend() error {
	info, err := j.file.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	const step = 4 << 10
	end := info.Size()
	for from := end; from > 0; {
		start := max(0, from-step)
		part := make([]byte, from-start)
		if _, err := j.file.ReadAt(part, start); err != nil {
			return err
		}
		if at := bytes.LastIndexByte(part, '\n'); at >= 0 {
			if whole := start + int64(at) + 1; whole < end {
				return j.file.Truncate(whole)
			}
			return nil
		}
		from = start
	}
	return j.file.Truncate(0)
}

// syncFolder makes a new file's name outlive a power cut.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
