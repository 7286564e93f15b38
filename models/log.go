package models

import (
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"
	"time"
)

// Entry is one line of a citizen's log: who looked or did something, why, and on
// which ground. It holds ids and words of ours, nothing that a source wrote. The
// lines of a citizen are a chain: each holds the hash of the one before.
type Entry struct {
	Citizen    string // "" when it concerns nobody in particular
	Seq        int64  // 1, 2, 3 … for each citizen
	At         time.Time
	By         Viewer
	Department string // the viewer's, at the time
	Action     Action
	Source     string // the source that was named
	Purpose    Purpose
	Ground     string // relation, or kind of ground with what it rests on
	Result     Result
	Things     string // what was seen: categories by department, with the ground of each
	Hash       []byte
}

// Head is where the chain of a citizen's log ends, or once ended.
type Head struct {
	Citizen string // "" is the log of nobody in particular
	Seq     int64  // of the last line
	Hash    []byte // of the last line, 32 bytes
}

// Result is what came of it.
type Result string

// The results.
const (
	Done    Result = ""
	Refused Result = "refused"
)

// SeenThing is what was seen of one category, on one ground, as it stands in
// Things: "jobcenter/limits*2:consent:c1@4", parted by spaces.
type SeenThing struct {
	From     string
	Category Category
	N        int
	Ground   string // as Verdict.String
}

// String is the thing as it stands in the log.
func (t SeenThing) String() string {
	return t.From + "/" + string(t.Category) + "*" + strconv.Itoa(t.N) + ":" + t.Ground
}

// SeenThings reads Things. What cannot be read is left out.
func (e Entry) SeenThings() (things []SeenThing) {
	for _, word := range strings.Fields(e.Things) {
		what, ground, _ := strings.Cut(word, ":")
		from, rest, _ := strings.Cut(what, "/")
		category, count, _ := strings.Cut(rest, "*")
		if n, err := strconv.Atoi(count); err == nil && ground != "" {
			things = append(things, SeenThing{from, Category(category), n, ground})
		}
	}
	return things
}

// logDomain keeps hashes of lines apart from all other hashes.
const logDomain = "enplan log line 1"

// Sum is the hash of the line after one whose hash is prev, nil for the first:
// SHA-256 over the domain, whose line it is and which, when, the hash of what it
// says, and prev. Words can be erased while that hash is kept, and the chain still
// holds.
func (e Entry) Sum(prev []byte) []byte { return e.SumOf(e.Said(), prev) }

// Said is the hash of what the line says.
func (e Entry) Said() []byte {
	return digestOf(string(e.By.Role), e.By.ID, e.Department, string(e.Action), e.Source,
		string(e.Purpose), e.Ground, string(e.Result), e.Things)
}

// SumOf is Sum of a line of whose words only the hash is known.
func (e Entry) SumOf(said, prev []byte) []byte {
	at := binary.BigEndian.AppendUint64(nil, uint64(e.At.UnixMilli())) //nolint:gosec // as bits
	seq := binary.BigEndian.AppendUint64(nil, uint64(e.Seq))           //nolint:gosec // as bits
	return digestOf(logDomain, e.Citizen, string(seq), string(at), string(said), string(prev))
}

// digestOf is a hash of parts that cannot run into each other.
func digestOf(parts ...string) []byte {
	const usual = 512 // bytes, which then need no room of their own
	all := make([]byte, 0, usual)
	for _, part := range parts {
		all = binary.BigEndian.AppendUint64(all, uint64(len(part)))
		all = append(all, part...)
	}
	sum := sha256.Sum256(all)
	return sum[:]
}
