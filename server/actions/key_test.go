package actions_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

// More citizens than one transaction wraps anew, and nothing of what the old key has
// wrapped is left: not a row, and not a byte in the files.
func TestAChangeOfTheHouseKeyLeavesNothingToTheOldOne(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		const citizens = 501
		before, err := enterWith(url, vault.Key{1})
		if err != nil {
			t.Fatal(err)
		}
		var old [][]byte
		err = before.store.Write(t.Context(), func(tx *store.Tx) error {
			for i := range citizens {
				if err := tx.EnsureCitizen(fmt.Sprintf("c%04d", i), nil, nil); err != nil {
					return err
				}
			}
			old = nil
			return tx.WrappedKeys(func(k store.WrappedKey) error { old = append(old, k.Wrapped); return nil })
		})
		if err != nil || len(old) != citizens || before.store.Close() != nil {
			t.Fatal(len(old), err)
		}
		both, err := enterWith(url, vault.Key{9}, vault.Key{1})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = both.store.Close() }()
		if n, err := both.RotateKeys(t.Context(), operator); n != citizens || err != nil {
			t.Errorf("%d of %d keys are wrapped again: %v", n, citizens, err)
		}
		alone, err := vault.New(vault.Key{9})
		if err != nil {
			t.Fatal(err)
		}
		if err := both.store.Read(t.Context(), func(tx *store.Tx) error {
			return tx.WrappedKeys(func(k store.WrappedKey) error {
				_, err := alone.OpenDataKey("citizen "+k.Citizen, k.Wrapped)
				return err
			})
		}); err != nil {
			t.Errorf("the new key does not open all: %v", err)
		}
		after, err := enterWith(url, vault.Key{9})
		if err != nil {
			t.Fatalf("the new key does not open the house: %v", err)
		}
		_ = after.store.Close()
		if strings.HasPrefix(url, "postgres") {
			return
		}
		testbed.Files(t, filepath.Dir(url), func(name string, content []byte) {
			for _, wrapped := range old {
				if bytes.Contains(content, wrapped) {
					t.Fatalf("%s still has what the old key wrapped", name)
				}
			}
		})
	})
}
