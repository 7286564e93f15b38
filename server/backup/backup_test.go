package backup

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

func keyPair(t *testing.T) (recipient, file string) {
	t.Helper()
	who, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "identity")
	if err := os.WriteFile(file, []byte("# made for a test\n"+who.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return who.Recipient().String(), file
}

func TestABackupIsReadByItsRecipientsOnlyAndWholeOrNotAtAll(t *testing.T) {
	first, firstFile := keyPair(t)
	second, secondFile := keyPair(t)
	_, otherFile := keyPair(t)
	who, err := ParseRecipients(first + ", " + second)
	if err != nil {
		t.Fatal(err)
	}
	plain := []byte(strings.Repeat("Mette Lund ", 20_000)) // more than one block of age's
	var sealed bytes.Buffer
	if err := Encrypt(&sealed, bytes.NewReader(plain), who); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed.Bytes(), []byte("Mette")) {
		t.Error("it can be read")
	}
	read := func(file string, data []byte) ([]byte, error) {
		identities, err := ReadIdentities(file)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		err = Decrypt(&out, bytes.NewReader(data), identities)
		return out.Bytes(), err
	}
	for _, file := range []string{firstFile, secondFile} {
		if got, err := read(file, sealed.Bytes()); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("a recipient reads %d bytes, %v", len(got), err)
		}
	}
	if _, err := read(otherFile, sealed.Bytes()); err == nil {
		t.Error("somebody else reads it")
	}
	for name, spoil := range map[string]func([]byte) []byte{
		"cut off": func(b []byte) []byte { return b[:len(b)-1] }, "cut in two": func(b []byte) []byte { return b[:len(b)/2] },
		"changed": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
	} {
		if _, err := read(firstFile, spoil(bytes.Clone(sealed.Bytes()))); err == nil {
			t.Errorf("%s: nobody notices", name)
		}
	}
}

func TestASecretKeySetByMistakeIsNotRepeated(t *testing.T) {
	_, file := keyPair(t)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	secret := strings.Split(string(text), "\n")[1]
	for _, given := range []string{secret, "", " , ", "age1nobody"} {
		if _, err := ParseRecipients(given); err == nil || strings.Contains(err.Error(), "AGE-SECRET") || given != "" && given != " , " && strings.Contains(err.Error(), given) {
			t.Errorf("%v", err)
		}
	}
}

func TestAFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.age")
	write := func(text string, fails error) func(io.Writer) error {
		return func(to io.Writer) error { _, err := io.WriteString(to, text); return errors.Join(err, fails) }
	}
	broken := errors.New("the disk is full")
	for _, step := range []struct {
		name, text string
		over       bool
		fails      error
		ok         bool
		want       string
	}{
		{"a failed one", "half", false, broken, false, ""},
		{"the first", "one", false, nil, true, "one"},
		{"another where one is", "two", false, nil, false, "one"},
		{"a failed one over it", "half", true, broken, false, "one"},
		{"one over it", "two", true, nil, true, "two"},
	} {
		if err := WriteFile(path, step.over, write(step.text, step.fails)); (err == nil) != step.ok {
			t.Errorf("%s: %v", step.name, err)
		}
		if text, _ := os.ReadFile(path); string(text) != step.want {
			t.Errorf("%s: %q", step.name, text)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left: %v %v", left, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
