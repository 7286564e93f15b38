package push

import (
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// How long a proof of who sends holds. RFC 8292 §2 allows 24 hours at most; Apple
// wants no new one more than once an hour.
const (
	proofLasts  = 12 * time.Hour
	leastProof  = 2 * time.Hour
	longestEver = 24 * time.Hour
	renewWhen   = time.Hour // less than this is left
	mostProofs  = 256       // origins
)

// proofs are the signed proofs in use, one for each push service.
type proofs struct {
	keys    Keys
	contact string
	lasts   time.Duration
	now     func() time.Time

	lock sync.Mutex
	held map[string]proof
}

type proof struct {
	header string
	until  time.Time
}

// of is the Authorization header for an origin, signed anew when the one before is
// soon over, and then no sooner than an hour after it.
func (p *proofs) of(origin string) (string, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	now := p.now()
	if held, ok := p.held[origin]; ok {
		// A clock that was set back may have left one for longer than is allowed.
		if left := held.until.Sub(now); left >= renewWhen && left <= longestEver {
			return held.header, nil
		}
	}
	until := now.Add(p.lasts)
	token, err := jwt.NewWithClaims(jwt.SigningMethodES256, jwt.MapClaims{
		"aud": origin, "exp": until.Unix(), "sub": "mailto:" + p.contact,
	}).SignedString(p.keys.private)
	if err != nil {
		return "", err
	}
	if len(p.held) >= mostProofs {
		clear(p.held)
	}
	p.held[origin] = proof{"vapid t=" + token + ", k=" + p.keys.Public(), until}
	return p.held[origin].header, nil
}
