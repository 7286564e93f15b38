package ledger

import (
	"errors"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// tree is a Merkle tree that grows: of its hashes only those are kept that the
// next ones are made of.
type tree struct {
	size  int64
	known map[int64]tlog.Hash // by the index that tlog stores them under
}

// mostKnown is how many hashes may lie here before the old ones are dropped.
const mostKnown = 1 << 10

// add puts a record at the end, and gives the hashes that are to be stored for it.
func (t *tree) add(record []byte) ([]tlog.Hash, error) {
	stored, err := tlog.StoredHashes(t.size, record, t)
	if err != nil {
		return nil, err
	}
	for i, h := range stored {
		t.known[tlog.StoredHashIndex(0, t.size)+int64(i)] = h
	}
	if t.size++; len(t.known) > mostKnown {
		t.forget()
	}
	return stored, nil
}

// root is the hash of the whole tree.
func (t *tree) root() (tlog.Hash, error) { return tlog.TreeHash(t.size, t) }

// ReadHashes gives tlog the hashes it asks for.
func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		h, found := t.known[index]
		if !found {
			return nil, errors.New("a hash of the tree is forgotten that was needed")
		}
		hashes[i] = h
	}
	return hashes, nil
}

// forget keeps the roots of the whole subtrees, one for each bit of the size.
func (t *tree) forget() {
	known := map[int64]tlog.Hash{}
	for level := range bits.Len64(uint64(t.size)) { //nolint:gosec // never below zero
		if n := t.size >> level; n&1 == 1 {
			index := tlog.StoredHashIndex(level, n-1)
			known[index] = t.known[index]
		}
	}
	t.known = known
}
