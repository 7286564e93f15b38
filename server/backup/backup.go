// Package backup encrypts what is kept of the house somewhere else, so that only who
// has an age identity can read it, and opens it again. The machine that makes backups
// has the public half and cannot read what it made. It refuses to know databases.
package backup

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
)

// Recipients are who can read a backup.
type Recipients []age.Recipient

// ParseRecipients reads age's public keys, with blanks or commas between.
func ParseRecipients(text string) (Recipients, error) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
	if len(lines) == 0 {
		return nil, errors.New("there is nobody who could read the backup")
	}
	all, err := age.ParseRecipients(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		return nil, errors.New("it is no public key of age") // whose text may be a secret key that was set by mistake
	}
	return all, nil
}

// Encrypt writes what from gives, so that any of the recipients can read it.
func Encrypt(to io.Writer, from io.Reader, who Recipients) error {
	sealed, err := age.Encrypt(to, who...)
	if err != nil {
		return fmt.Errorf("encrypt: %w", err)
	}
	if _, err := io.Copy(sealed, from); err != nil {
		return fmt.Errorf("encrypt: %w", err)
	}
	return sealed.Close()
}

// NewIdentity is a new pair of age's keys: the secret one, to be kept where no backup
// and no house key is, and the public one.
func NewIdentity() (secret, public string, err error) {
	pair, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", fmt.Errorf("make an age key: %w", err)
	}
	return pair.String(), pair.Recipient().String(), nil
}

// Identities are who can read backups.
type Identities []age.Identity

// ReadIdentities reads the file with age's secret keys.
func ReadIdentities(path string) (Identities, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	all, err := age.ParseIdentities(file)
	if err != nil {
		return nil, errors.New("the file holds no secret key of age")
	}
	return all, nil
}

// Decrypt is the reverse of Encrypt. What it has written counts only when it returns
// no error: a backup that was cut off or changed is found out at the end.
func Decrypt(to io.Writer, from io.Reader, who Identities) error {
	plain, err := age.Decrypt(from, who...)
	if err != nil {
		return fmt.Errorf("decrypt: %w", err)
	}
	if _, err := io.Copy(to, plain); err != nil {
		return fmt.Errorf("decrypt: %w", err)
	}
	return nil
}

// WriteFile puts a whole file at path that only its owner can read, or leaves what is
// there: it is written beside it, brought to the disk and moved. One that is there is
// written over if over is true, and refused otherwise.
func WriteFile(path string, over bool, write func(io.Writer) error) (err error) {
	if _, err := os.Lstat(path); err == nil && !over {
		return fmt.Errorf("%s is there already", path)
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".backup-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	if err := errors.Join(write(draft), draft.Sync(), draft.Close()); err != nil {
		return err
	}
	if err := os.Rename(draft.Name(), path); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// SyncFolder makes the names in a folder outlive a power cut.
func SyncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
