package vault

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Key is the house key, 32 random bytes. Whoever has it and the database can
// read everything; without it the database says nothing about anybody.
type Key [32]byte

// Format keeps every verb from showing the key.
func (Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "house key") }

// MarshalText refuses: a key in an answer is a mistake that must be seen.
func (Key) MarshalText() ([]byte, error) {
	return nil, errors.New("the house key is never written as text")
}

// ParseKey reads 32 bytes in standard base64; blanks around them are ignored.
// The error does not repeat the text.
func ParseKey(text string) (Key, error) {
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil {
		return Key{}, errors.New("vault: the house key is not base64")
	}
	if len(raw) != len(Key{}) || Key(raw) == (Key{}) {
		return Key{}, errors.New("vault: the house key is not 32 random bytes")
	}
	return Key(raw), nil
}

// LoadKey reads the key file at path, or makes one that only its owner can
// read. A key that is there is never written over, also when several servers
// start at once: one makes it, the others read it. It refuses a file that
// everybody on the machine can open.
func LoadKey(path string) (Key, error) {
	key, err := ReadKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := makeKey(path); err != nil && !errors.Is(err, fs.ErrExist) {
		return Key{}, fmt.Errorf("vault: make the house key: %w", err)
	}
	return ReadKey(path)
}

// ReadKey reads the key file at path. It refuses one that everybody on the machine
// can open, and makes none.
func ReadKey(path string) (Key, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Key{}, fmt.Errorf("vault: read the house key: %w", err)
	}
	if info.Mode().Perm()&0o007 != 0 {
		return Key{}, fmt.Errorf("vault: everybody can open the house key (mode %v)", info.Mode().Perm())
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("vault: read the house key: %w", err)
	}
	return ParseKey(string(text))
}

// NewKey is 32 new random bytes in standard base64, as a setting or a key file holds
// them.
func NewKey() (string, error) {
	var key Key
	if _, err := rand.Read(key[:]); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(key[:]), nil
}

// makeKey writes a whole file under another name and links it into place: a
// link fails where something stands already, and a half-written key is never
// seen under the real name.
func makeKey(path string) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	key, err := NewKey()
	if err != nil {
		return err
	}
	draft, err := os.CreateTemp(folder, ".house-key-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft.Name()) }()
	_, err = draft.WriteString(key + "\n")
	if err := errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return err
	}
	if err := os.Link(draft.Name(), path); err != nil {
		return err
	}
	return syncFolder(folder)
}

// syncFolder makes the new name survive a power cut: a lost key is a lost
// database.
func syncFolder(folder string) error {
	dir, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}
