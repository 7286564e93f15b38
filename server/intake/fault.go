package intake

import (
	"fmt"
	"regexp"
	"strings"

	"enplan/models"
)

// MaxFaults is how many faults of one delivery are told.
const MaxFaults = 50

// Fault is one thing wrong with a delivery. Pointer is a JSON pointer into it,
// or "line/12" for a calendar; Key names a text in i18n and Args fills its
// slots. No fault repeats a value: only names of fields, codes and ids.
type Fault struct {
	Pointer string
	Key     string
	Args    map[string]string
}

// Faults is why a delivery was refused.
type Faults []Fault

// Error is for logs; it holds nothing personal.
func (f Faults) Error() string {
	if len(f) == 0 {
		return "no faults"
	}
	return fmt.Sprintf("%d faults, first %s at %q", len(f), f[0].Key, f[0].Pointer)
}

// TooLarge reports a delivery that was refused for its size alone.
func (f Faults) TooLarge() bool { return len(f) == 1 && f[0].Key == faultTooLarge }

const faultTooLarge = "intake.fault.too_large"

// faults collects, and stops listening when there are enough.
type faults struct{ found Faults }

// add notes a fault; pairs are the names and values of its slots.
func (f *faults) add(pointer, key string, pairs ...string) {
	if len(f.found) >= MaxFaults {
		return
	}
	var args map[string]string
	for i := 0; i+1 < len(pairs); i += 2 {
		if args == nil {
			args = map[string]string{}
		}
		args[pairs[i]] = pairs[i+1]
	}
	f.found = append(f.found, Fault{pointer, key, args})
}

// full reports whether more faults would not be told.
func (f *faults) full() bool { return len(f.found) >= MaxFaults }

// fieldName is what names of fields look like. Anything else used as a name,
// say a CPR or a person's name, is not repeated.
var fieldName = regexp.MustCompile(`^[A-Za-z_$][A-Za-z0-9_.$-]{0,63}$`)

// plainID is what an id must look like to be repeated in a fault.
var plainID = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_.-]{0,39}$`)

var manyDigits = regexp.MustCompile(`\d{6}`)

func safeName(name string) string {
	if fieldName.MatchString(name) && !manyDigits.MatchString(name) {
		return name
	}
	return "?"
}

func safeID(id string) string {
	if plainID.MatchString(id) && !manyDigits.MatchString(id) {
		return id
	}
	return "?"
}

// below is the pointer of a field of what stands at pointer.
func below(pointer, name string) string {
	return pointer + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

// isOwnCPR reports whether a sender uses the citizen's CPR as the citizen's id.
// Ids are kept readable, so that is refused.
func isOwnCPR(id string, cpr models.CPR) bool {
	same, err := models.ParseCPR(id)
	return err == nil && same == cpr
}
