package ledger

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"

	"enplan/models"
)

// The files of a ledger, which are only ever added to.
const (
	recordsFile     = "records"     // the leaves, a line each
	hashesFile      = "hashes"      // the tree, as tlog stores it: 32 bytes each
	checkpointsFile = "checkpoints" // as signed, each with an empty line after it
)

// maxRecord is more bytes than a record has.
const maxRecord = 4 << 10

// Book is a ledger's folder as it has been read and found right. It is for one
// goroutine.
type Book struct {
	dir, public string

	last     Checkpoint
	signed   []byte               // the last one, as it was signed
	hashes   []tlog.Hash          // of the checkpoints, by Number-1
	heads    map[string]lastKnown // by citizen
	tree     tree
	signedTo int64 // bytes read of each file
	recordTo int64
}

// lastKnown is the newest record of a chain, and its place in the tree.
type lastKnown struct {
	seq   int64
	hash  tlog.Hash
	place int64
}

// Open reads a ledger and checks it with the public key: that the last checkpoint
// is signed with it, that each names the one before, and that the records and
// hashes are those the checkpoints speak of. What lies behind the last checkpoint
// is not looked at: somebody was stopped while writing it. A folder that is not
// there is an empty ledger. The error is a Fault when what it says is wrong.
func Open(dir, public string) (*Book, error) {
	b := &Book{dir: dir, public: public, heads: map[string]lastKnown{}, tree: tree{known: map[int64]tlog.Hash{}}}
	if err := b.Advance(); err != nil {
		return nil, err
	}
	return b, nil
}

// Last is the newest checkpoint; Number is 0 when there is none yet.
func (b *Book) Last() Checkpoint { return b.last }

// Advance reads what has been added since. After an error the Book is of no use.
func (b *Book) Advance() error {
	added, signed, read, err := b.readCheckpoints()
	if err != nil || len(added) == 0 {
		return err
	}
	if err := checkSigned(signed, b.public); err != nil {
		return damaged("checkpoint %d: %v", added[len(added)-1].Number, err)
	}
	if err := b.readRecords(added); err != nil {
		return err
	}
	for _, c := range added {
		b.hashes = append(b.hashes, c.Hash)
	}
	b.last, b.signed = added[len(added)-1], bytes.Clone(signed)
	b.signedTo += read
	return nil
}

// readCheckpoints reads the new ones and checks that each follows from the one
// before. Who signed the last one, as it is given, is left to the caller; the
// others are named by it.
func (b *Book) readCheckpoints() (added []Checkpoint, last []byte, read int64, err error) {
	rest, err := b.tail(checkpointsFile, b.signedTo)
	if err != nil {
		return nil, nil, 0, err
	}
	before := b.last
	for {
		signed, after, found := cutSigned(rest)
		if !found {
			return added, last, read, nil
		}
		c, err := readSigned(signed)
		if err != nil {
			return nil, nil, 0, damaged("after checkpoint %d: %v", before.Number, err)
		}
		if c.Number != before.Number+1 || c.After != before.Hash || c.Size < before.Size || c.At.Before(before.At) {
			return nil, nil, 0, damaged("checkpoint %d does not follow from checkpoint %d, which stands before it", c.Number, before.Number)
		}
		read += int64(len(rest) - len(after))
		added, last, before, rest = append(added, c), signed, c, after
	}
}

// tail is a file from a place on; of a file that is not there it is nothing.
func (b *Book) tail(name string, from int64) ([]byte, error) {
	file, err := os.Open(filepath.Join(b.dir, name))
	if errors.Is(err, fs.ErrNotExist) && from == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	defer func() { _ = file.Close() }()
	if info, err := file.Stat(); err != nil || info.Size() < from {
		return nil, errors.Join(err, rolledBack("%s is shorter than it was", name))
	}
	rest, err := io.ReadAll(io.NewSectionReader(file, from, 1<<62))
	if err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	return rest, nil
}

// readRecords reads the records and hashes that the checkpoints speak of.
func (b *Book) readRecords(of []Checkpoint) error {
	if of[len(of)-1].Size == 0 {
		return b.checkRoots(&of)
	}
	records, err := b.from(recordsFile, b.recordTo)
	if err != nil {
		return err
	}
	defer func() { _ = records.Close() }()
	hashes, err := b.from(hashesFile, tlog.StoredHashCount(b.tree.size)*tlog.HashSize)
	if err != nil {
		return err
	}
	defer func() { _ = hashes.Close() }()
	for left, kept := bufio.NewReaderSize(records, maxRecord), bufio.NewReader(hashes); ; {
		if err := b.checkRoots(&of); err != nil || len(of) == 0 {
			return err
		}
		if err := b.readRecord(left, kept); err != nil {
			return err
		}
	}
}

// checkRoots takes away those checkpoints that speak of the tree as it now is.
func (b *Book) checkRoots(of *[]Checkpoint) error {
	for len(*of) > 0 && (*of)[0].Size == b.tree.size {
		root, err := b.tree.root()
		if err != nil {
			return err
		}
		if c := (*of)[0]; c.Root != root {
			return damaged("checkpoint %d: the records are not those that were signed", c.Number)
		}
		*of = (*of)[1:]
	}
	return nil
}

func (b *Book) readRecord(records, hashes *bufio.Reader) error {
	place := b.tree.size
	leaf, err := records.ReadSlice('\n')
	if err != nil {
		return rolledBack("record %d is not there, though it was signed", place+1)
	}
	h, err := readHead(leaf)
	if err != nil {
		return damaged("record %d: %v", place+1, err)
	}
	if b.heads[h.Citizen].seq >= h.Seq {
		return damaged("record %d: it is about line %d, and a later line was recorded before it", place+1, h.Seq)
	}
	stored, err := b.tree.add(leaf)
	if err != nil {
		return err
	}
	for _, want := range stored {
		var got tlog.Hash
		if _, err := io.ReadFull(hashes, got[:]); err != nil || got != want {
			return damaged("the hashes of record %d are not those of the record", place+1)
		}
	}
	b.recordTo += int64(len(leaf))
	b.heads[h.Citizen] = lastKnown{h.Seq, tlog.Hash(h.Hash), place}
	return nil
}

// from opens a file at a place.
func (b *Book) from(name string, at int64) (*os.File, error) {
	file, err := os.Open(filepath.Join(b.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, rolledBack("the file of %s is gone", name)
	}
	if err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	if _, err := file.Seek(at, io.SeekStart); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// recordsOf are all records of one citizen, oldest first.
func (b *Book) recordsOf(citizen string) (all []models.Head, err error) {
	data, err := b.tail(recordsFile, 0)
	if err != nil {
		return nil, err
	}
	for leaf := range bytes.Lines(data[:min(b.recordTo, int64(len(data)))]) {
		if h, err := readHead(leaf); err == nil && h.Citizen == citizen {
			all = append(all, h)
		}
	}
	return all, nil
}

// Remembers reports whether the ledger has the checkpoint that somebody else has
// seen: nil, or what is wrong. Number 0 is none.
func (b *Book) Remembers(number int64, hash []byte) error {
	switch {
	case number == 0:
		return nil
	case number > b.last.Number:
		return rolledBack("checkpoint %d was made, and the last one in the folder is %d", number, b.last.Number)
	case number < 0 || !bytes.Equal(b.hashes[number-1][:], hash):
		return rolledBack("checkpoint %d in the folder is not the one that was made", number)
	}
	return nil
}
