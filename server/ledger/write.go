package ledger

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"enplan/models"
)

// ErrTaken says that another process is writing in the folder.
var ErrTaken = errors.New("ledger: somebody else is writing")

// Lock keeps other processes of this machine from writing in the folder, which
// is made when it is not there, and returns ErrTaken when one is.
func Lock(dir string) (unlock func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the ledger: %w", err)
	}
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the ledger: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrTaken
		}
		return nil, fmt.Errorf("lock the ledger: %w", err)
	}
	return func() { _ = file.Close() }, nil
}

// Add records where chains now end and signs a checkpoint over all there is. It
// has reached the disk when Add returns, records before the checkpoint that
// speaks of them, and has been read again and checked. The caller holds the lock
// and has checked the chains up to these ends.
func (b *Book) Add(now time.Time, heads []models.Head, key Key) error {
	if err := b.Advance(); err != nil {
		return err
	}
	grown := tree{b.tree.size, map[int64]tlog.Hash{}}
	for index, hash := range b.tree.known {
		grown.known[index] = hash
	}
	var records, hashes []byte
	for _, h := range heads {
		leaf := record(h)
		if _, err := readHead(leaf); err != nil {
			return fmt.Errorf("record the end of a log: %w", err)
		}
		stored, err := grown.add(leaf)
		if err != nil {
			return err
		}
		records = append(records, leaf...)
		for _, hash := range stored {
			hashes = append(hashes, hash[:]...)
		}
	}
	next := Checkpoint{Number: b.last.Number + 1, At: now.UTC(), Size: grown.size, After: b.last.Hash}
	if next.At.Before(b.last.At) {
		next.At = b.last.At // a clock that goes back
	}
	var err error
	if next.Root, err = grown.root(); err != nil {
		return err
	}
	signed, err := next.sign(key)
	if err != nil {
		return fmt.Errorf("sign a checkpoint: %w", err)
	}
	return b.write(records, hashes, append(signed, '\n'))
}

func (b *Book) write(records, hashes, signed []byte) error {
	for _, part := range []struct {
		file string
		at   int64
		data []byte
	}{
		{recordsFile, b.recordTo, records}, {hashesFile, tlog.StoredHashCount(b.tree.size) * tlog.HashSize, hashes},
		{checkpointsFile, b.signedTo, signed},
	} {
		if err := appendTo(filepath.Join(b.dir, part.file), part.at, part.data); err != nil {
			return fmt.Errorf("write the ledger: %w", err)
		}
	}
	if b.last.Number == 0 { // the names of the files are new
		folder, err := os.Open(b.dir)
		if err != nil {
			return fmt.Errorf("write the ledger: %w", err)
		}
		if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
			return fmt.Errorf("write the ledger: %w", err)
		}
	}
	return b.Advance()
}

// appendTo puts data at the end of what was read and found right. More than that
// is there only when somebody was stopped before signing it; it is dropped.
func appendTo(path string, end int64, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil && info.Size() > end {
		err = file.Truncate(end)
	}
	if err == nil {
		_, err = file.Write(data)
	}
	return errors.Join(err, file.Sync(), file.Close())
}
