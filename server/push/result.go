package push

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"enplan/server/dial"
)

// ErrAnswer says that the push service answered, and not with 2xx.
var ErrAnswer = errors.New("the push service did not take it")

// longestAfter is the longest we are asked to wait and believe it.
const longestAfter = 24 * time.Hour

// read tells what an answer means.
func read(status int, retryAfter string, now time.Time) Result {
	r := Result{Outcome: Refused, Err: fmt.Errorf("%w: %d", ErrAnswer, status)}
	switch {
	case status >= 200 && status <= 299:
		return Result{Outcome: Sent}
	case status == http.StatusNotFound, status == http.StatusGone:
		r.Outcome = Gone
	case status == http.StatusRequestTimeout, status == http.StatusTooManyRequests, status >= 500:
		r.Outcome, r.After = Later, after(retryAfter, now)
	}
	return r
}

// after is what a Retry-After says, in seconds or as a day and time (RFC 9110
// §10.2.3); 0 when it says nothing to go by.
func after(header string, now time.Time) time.Duration {
	header = strings.TrimSpace(header)
	if n, err := strconv.ParseUint(header, 10, 63); err == nil {
		return min(time.Duration(min(n, uint64(longestAfter/time.Second)))*time.Second, longestAfter)
	}
	at, err := http.ParseTime(header)
	if err != nil {
		return 0
	}
	return min(max(at.Sub(now), 0), longestAfter)
}

// failed tells what it means that there was no answer. That the name turned out to
// stand for an address nobody may call is for somebody to look at; all else may pass.
func failed(err error) Result {
	outcome := Later
	if errors.Is(err, dial.ErrNowhere) {
		outcome = Refused
	}
	return Result{Outcome: outcome, Err: fmt.Errorf("push: %w", dial.WithoutAddress(err))}
}
