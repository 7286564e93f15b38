package vault

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestAKeyIsThirtyTwoRandomBytes(t *testing.T) {
	good := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))
	for text, ok := range map[string]bool{
		good: true, " " + good + "\n": true, "": false, "not base64!": false, good[:40] + "====": false,
		base64.StdEncoding.EncodeToString(make([]byte, 32)):                false,
		base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 31))): false,
		base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 33))): false,
	} {
		if _, err := ParseKey(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := New(Key{}); err == nil {
		t.Error("a vault without a key")
	}
}

func TestServersThatStartAtOnceShareOneKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys", "house.key")
	var all sync.WaitGroup
	keys := make([]Key, 8)
	for i := range keys {
		all.Go(func() {
			key, err := LoadKey(path)
			if err != nil {
				t.Error(err)
			}
			keys[i] = key
		})
	}
	all.Wait()
	for _, key := range keys {
		if key != keys[0] || key == (Key{}) {
			t.Fatal("they have different keys")
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
	if again, err := LoadKey(path); err != nil || again != keys[0] {
		t.Errorf("another key the next day, %v", err)
	}
}

func TestABadKeyFileIsRefusedAndNotReplaced(t *testing.T) {
	good := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32)))
	for name, file := range map[string]struct {
		text string
		mode os.FileMode
		ok   bool
	}{
		"half": {good[:20], 0o600, false}, "empty": {"", 0o600, false},
		"open to all": {good, 0o604, false}, "open to the group": {good, 0o640, true},
	} {
		path := filepath.Join(t.TempDir(), "house.key")
		if err := os.WriteFile(path, []byte(file.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, file.mode); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadKey(path); (err == nil) != file.ok {
			t.Errorf("%s: %v", name, err)
		}
		if text, err := os.ReadFile(path); err != nil || string(text) != file.text {
			t.Errorf("%s: the file changed, %v", name, err)
		}
	}
}
