package ledger

import (
	"bytes"
	"fmt"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"enplan/models"
)

// Section is a citizen's log as the citizen takes it along: every line in the
// form that is hashed, and the proof that a signed checkpoint speaks of it. With
// the public key anybody can verify it, without us.
type Section struct {
	Citizen    string           `json:"citizen"`
	Lines      []Line           `json:"lines"`      // from the first one on
	Record     string           `json:"record"`     // where the chain ended, as it stands in the tree; "" when no checkpoint speaks of it yet
	Place      int64            `json:"place"`      // of the record in the tree, from 0
	Proof      tlog.RecordProof `json:"proof"`      // RFC 6962 audit path, base64
	Checkpoint string           `json:"checkpoint"` // as signed
}

// Line is a line of a log. Where a word may not be told, Said stands for all the
// words of the line, and what words there are prove nothing.
type Line struct {
	Seq        int64  `json:"seq"`
	AtMs       int64  `json:"at_ms"` // Unix time in milliseconds
	ByRole     string `json:"by_role"`
	ByID       string `json:"by_id"`
	Department string `json:"department"`
	Action     string `json:"action"`
	Source     string `json:"source"`
	Purpose    string `json:"purpose"`
	Ground     string `json:"ground"`
	Result     string `json:"result"`
	Things     string `json:"things"`
	Said       []byte `json:"said,omitempty"` // base64
	Hash       []byte `json:"hash"`           // base64
}

// LineOf is the line of an entry with all its words.
func LineOf(e models.Entry) Line {
	return Line{
		Seq: e.Seq, AtMs: e.At.UnixMilli(), ByRole: string(e.By.Role), ByID: e.By.ID, Department: e.Department,
		Action: string(e.Action), Source: e.Source, Purpose: string(e.Purpose), Ground: e.Ground,
		Result: string(e.Result), Things: e.Things, Hash: e.Hash,
	}
}

// WithoutName is the line without who it was, which still can be verified.
func (l Line) WithoutName() Line {
	l.Said, l.ByID = l.entry("").Said(), ""
	return l
}

func (l Line) entry(citizen string) models.Entry {
	return models.Entry{
		Citizen: citizen, Seq: l.Seq, At: time.UnixMilli(l.AtMs).UTC(),
		By: models.Viewer{Role: models.Role(l.ByRole), ID: l.ByID}, Department: l.Department,
		Action: models.Action(l.Action), Source: l.Source, Purpose: models.Purpose(l.Purpose), Ground: l.Ground,
		Result: models.Result(l.Result), Things: l.Things, Hash: l.Hash,
	}
}

// Make is a citizen's section, of all the lines of the citizen's log in order.
func (b *Book) Make(citizen string, lines []models.Entry) (Section, error) {
	s := Section{Citizen: citizen, Lines: make([]Line, len(lines))}
	for i, e := range lines {
		s.Lines[i] = LineOf(e)
	}
	known, found := b.heads[citizen]
	if !found {
		return s, nil
	}
	hashes, err := b.from(hashesFile, 0)
	if err != nil {
		return Section{}, err
	}
	defer func() { _ = hashes.Close() }()
	s.Proof, err = tlog.ProveRecord(b.last.Size, known.place, tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		got := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			if _, err := hashes.ReadAt(got[i][:], index*tlog.HashSize); err != nil {
				return nil, err
			}
		}
		return got, nil
	}))
	if err != nil {
		return Section{}, fmt.Errorf("prove where a log ended: %w", err)
	}
	s.Record, s.Place = string(record(models.Head{Citizen: citizen, Seq: known.seq, Hash: known.hash[:]})), known.place
	s.Checkpoint = string(b.signed)
	return s, nil
}

// Proved is what a section proves.
type Proved struct {
	Lines      int64
	Recorded   int64 // up to this line a checkpoint speaks of them
	Checkpoint Checkpoint
}

// Verify checks a section with the public key: nil and what it proves, or a
// Fault. Lines after the recorded one are checked against each other only.
func (s Section) Verify(public string) (Proved, error) {
	c := &chain{Head: models.Head{Citizen: s.Citizen}}
	p := Proved{Lines: int64(len(s.Lines))}
	head, checkpoint, err := s.prove(public)
	if err != nil {
		return p, err
	}
	p.Recorded, p.Checkpoint = head.Seq, checkpoint
	same := false
	for _, l := range s.Lines {
		e := line{l.entry(s.Citizen), l.Said}
		if len(l.Said) == 0 {
			e.said = e.Entry.Said()
		}
		if c.addLine(e) && l.Seq == head.Seq {
			same = bytes.Equal(l.Hash, head.Hash)
		}
	}
	switch fault := c.fault(); {
	case fault != nil:
		return p, *fault
	case c.Seq < head.Seq:
		return p, gone(s.Citizen, c.Seq, head.Seq)
	case !same:
		return p, *rewritten(s.Citizen, head.Seq)
	}
	return p, nil
}

// prove checks that a checkpoint signed with the key speaks of the record, and
// that the record is the citizen's.
func (s Section) prove(public string) (models.Head, Checkpoint, error) {
	if s.Record == "" || s.Checkpoint == "" {
		return models.Head{}, Checkpoint{}, Fault{Kind: Unproved, Says: "no signed checkpoint comes with these lines: nobody can tell whether they are whole"}
	}
	if err := checkSigned([]byte(s.Checkpoint), public); err != nil {
		return models.Head{}, Checkpoint{}, damaged("the checkpoint: %v", err)
	}
	c, err := readSigned([]byte(s.Checkpoint))
	if err != nil {
		return models.Head{}, Checkpoint{}, damaged("the checkpoint: %v", err)
	}
	head, err := readHead([]byte(s.Record))
	if err != nil || head.Citizen != s.Citizen {
		return models.Head{}, Checkpoint{}, damaged("the record is not of this citizen's log")
	}
	if s.Place < 0 || s.Place >= c.Size || tlog.CheckRecord(s.Proof, c.Size, c.Root, s.Place, tlog.RecordHash([]byte(s.Record))) != nil {
		return models.Head{}, Checkpoint{}, damaged("checkpoint %d does not speak of this record", c.Number)
	}
	return head, c, nil
}
