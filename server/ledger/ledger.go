// Package ledger keeps outside the database what the database cannot keep
// against whoever has it: where the chain of each citizen's log ended, every few
// minutes, in a Merkle tree whose root is signed. With it a log is verified: in
// the database, in a backup of it, and in the export that a citizen has.
//
// It refuses to know databases, requests and the clock, and what a line means.
package ledger

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"enplan/models"
)

// record is the leaf of a head in the tree, one line of text: the number of the
// line, its hash, whose log it is.
func record(h models.Head) []byte {
	return fmt.Appendf(nil, "%d %s %s\n", h.Seq, base64.StdEncoding.EncodeToString(h.Hash), strconv.Quote(h.Citizen))
}

// readHead reads a record, which may be written in one way only.
func readHead(leaf []byte) (models.Head, error) {
	number, rest, _ := strings.Cut(strings.TrimSuffix(string(leaf), "\n"), " ")
	sum, quoted, _ := strings.Cut(rest, " ")
	seq, err := strconv.ParseInt(number, 10, 64)
	if err != nil {
		return models.Head{}, errRecord
	}
	hash, err := base64.StdEncoding.DecodeString(sum)
	if err != nil {
		return models.Head{}, errRecord
	}
	citizen, err := strconv.Unquote(quoted)
	if err != nil {
		return models.Head{}, errRecord
	}
	h := models.Head{Citizen: citizen, Seq: seq, Hash: hash}
	if seq < 1 || len(hash) != tlog.HashSize || !bytes.Equal(record(h), leaf) {
		return models.Head{}, errRecord
	}
	return h, nil
}

var errRecord = errors.New("this is no record of where a log ended")
