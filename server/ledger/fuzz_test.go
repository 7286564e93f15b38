package ledger

import (
	"bytes"
	"encoding/json"
	"testing"
)

func FuzzRecord(f *testing.F) {
	f.Add([]byte("17 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \"mette\"\n"))
	f.Add([]byte("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB= \"\"\n"))
	f.Fuzz(func(t *testing.T, leaf []byte) {
		h, err := readHead(leaf)
		if err == nil && !bytes.Equal(record(h), leaf) {
			t.Errorf("%q is read as %+v", leaf, h)
		}
	})
}

// Whatever lies in the folder, it is found right only as it was written.
func FuzzFolder(f *testing.F) {
	dir := f.TempDir()
	written(f, dir, 3)
	whole := readAll(f, dir)
	f.Add(whole[recordsFile], whole[hashesFile], whole[checkpointsFile])
	f.Add([]byte("x"), []byte{}, []byte("enplan-log\n0\n\n\n\n\n"))
	f.Fuzz(func(t *testing.T, records, hashes, checkpoints []byte) {
		dir := t.TempDir()
		put(t, dir, recordsFile, records)
		put(t, dir, hashesFile, hashes)
		put(t, dir, checkpointsFile, checkpoints)
		b, err := Open(dir, testKey.Public())
		if err != nil {
			return
		}
		if n := b.Last().Number; n > 0 && !bytes.HasPrefix(whole[checkpointsFile], checkpoints[:b.signedTo]) {
			t.Errorf("checkpoint %d is taken for one of ours", n)
		}
	})
}

// Whatever an export holds, only what we signed is proved.
func FuzzSection(f *testing.F) {
	b, c := written(f, f.TempDir(), 4)
	for citizen := range c {
		section, err := b.Make(citizen, c[citizen])
		if err != nil {
			f.Fatal(err)
		}
		sent, err := json.Marshal(section)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(sent)
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		var s Section
		if json.Unmarshal(sent, &s) != nil {
			return
		}
		proved, err := s.Verify(testKey.Public())
		if err != nil {
			_ = err.Error()
			return
		}
		for i, l := range s.Lines[:proved.Recorded] {
			if !bytes.Equal(l.Hash, c[s.Citizen][i].Hash) {
				t.Errorf("line %d of %q is not ours", i+1, s.Citizen)
			}
		}
	})
}
