package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Checkpoint is what is signed: the root of the tree of all records so far. Each
// names the one before by its hash, so that none can be left out.
type Checkpoint struct {
	Number int64 // 1, 2, 3 …; 0 is none yet
	At     time.Time
	Size   int64 // how many records
	Root   tlog.Hash
	After  tlog.Hash // of the checkpoint before, as it was signed; zero for the first
	Hash   tlog.Hash // of this one, as it was signed
}

// text is what is signed, in the form others know as a tlog checkpoint: origin,
// size, root, and lines of our own.
func (c Checkpoint) text() string {
	return fmt.Sprintf("%s\n%d\n%s\ncheckpoint %d\nat %s\nafter %s\n", origin, c.Size, c.Root, c.Number, c.At.UTC().Format(time.RFC3339Nano), c.After)
}

var errCheckpoint = errors.New("this is no checkpoint")

// readText reads what text wrote, and nothing else. Who signed it is another
// question.
func readText(text string) (c Checkpoint, err error) {
	var root, at, after string
	if _, err = fmt.Sscanf(text, origin+"\n%d\n%s\ncheckpoint %d\nat %s\nafter %s\n", &c.Size, &root, &c.Number, &at, &after); err != nil {
		return Checkpoint{}, errCheckpoint
	}
	var errs [3]error
	c.Root, errs[0] = tlog.ParseHash(root)
	c.At, errs[1] = time.Parse(time.RFC3339Nano, at)
	c.After, errs[2] = tlog.ParseHash(after)
	if errors.Join(errs[:]...) != nil || c.text() != text || c.Size < 0 || c.Number < 1 {
		return Checkpoint{}, errCheckpoint
	}
	return c, nil
}

// sign is the checkpoint with its signature, and its hash.
func (c *Checkpoint) sign(key Key) ([]byte, error) {
	signed, err := note.Sign(&note.Note{Text: c.text()}, key)
	c.Hash = sha256.Sum256(signed)
	return signed, err
}

// readSigned reads a checkpoint without asking who signed it.
func readSigned(signed []byte) (Checkpoint, error) {
	text, _, found := strings.Cut(string(signed), "\n\n")
	if !found {
		return Checkpoint{}, errCheckpoint
	}
	c, err := readText(text + "\n")
	c.Hash = sha256.Sum256(signed)
	return c, err
}

// checkSigned asks whether the key signed it.
func checkSigned(signed []byte, public string) error {
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return fmt.Errorf("the public key cannot be read: %w", err)
	}
	if _, err := note.Open(signed, note.VerifierList(verifier)); err != nil {
		return errors.New("it is not signed with this key")
	}
	return nil
}

// cutSigned cuts the first signed checkpoint from what is in the file of them,
// where an empty line stands after each. A half one at the end is left.
func cutSigned(all []byte) (signed, rest []byte, found bool) {
	end := []byte("\n\n")
	text, after, found := bytes.Cut(all, end)
	if !found {
		return nil, all, false
	}
	signature, rest, found := bytes.Cut(after, end)
	if !found {
		return nil, all, false
	}
	n := len(text) + len(end) + len(signature) + 1
	return all[:n:n], rest, true
}

// ShortRoot is the beginning of the root, for a person to compare.
func ShortRoot(root []byte) string {
	const letters = 12
	return base64.StdEncoding.EncodeToString(root)[:letters]
}
