package ledger

import (
	"bytes"
	"slices"
	"strings"

	"enplan/models"
)

// Changed compares where all chains end with what is recorded of them: those that
// have grown, in the order of their citizens, and what is wrong with the others.
func (b *Book) Changed(ends []models.Head) (grown []models.Head, faults []Fault) {
	there := make(map[string]bool, len(ends))
	for _, h := range ends {
		there[h.Citizen] = true
		switch known := b.heads[h.Citizen]; {
		case h.Seq > known.seq:
			grown = append(grown, h)
		case h.Seq < known.seq:
			faults = append(faults, gone(h.Citizen, h.Seq, known.seq))
		case known.seq > 0 && !bytes.Equal(h.Hash, known.hash[:]):
			faults = append(faults, *rewritten(h.Citizen, h.Seq))
		}
	}
	for citizen, known := range b.heads {
		if !there[citizen] {
			faults = append(faults, gone(citizen, 0, known.seq))
		}
	}
	slices.SortFunc(grown, func(x, y models.Head) int { return strings.Compare(x.Citizen, y.Citizen) })
	return grown, faults
}

// Follow checks the lines between what is recorded of a chain and where it ends:
// nil, or what is wrong. lines gives those after a number, in order.
func (b *Book) Follow(end models.Head, lines func(after int64, take func(models.Entry) error) error) (*Fault, error) {
	known := b.heads[end.Citizen]
	c := &chain{Head: models.Head{Citizen: end.Citizen, Seq: known.seq}, from: known.seq}
	if known.seq > 0 {
		c.Hash = known.hash[:]
	}
	err := lines(known.seq, func(e models.Entry) error {
		c.add(e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if f := c.fault(); f != nil {
		return f, nil
	}
	if c.Seq != end.Seq || !bytes.Equal(c.Hash, end.Hash) {
		return &Fault{Kind: Truncated, Citizen: c.Citizen, Line: c.Seq + 1, Says: "the lines do not reach to where the log ends"}, nil
	}
	return nil, nil
}
