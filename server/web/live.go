package web

import (
	"bytes"
	"math/rand/v2"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/live"
)

// ErrNoRoom asks to come back: more streams than one server holds.
var ErrNoRoom = &models.Error{Kind: models.Unavailable, Key: "error.busy"}

// Browsers come back after a cut within these, each at its own moment, so that
// a restart is not followed by everybody at once.
const (
	soonest = time.Second
	latest  = 10 * time.Second
)

// live keeps the line open and writes a number when something of the reader's
// has changed. The number is all it carries. The connection is taken from
// Fiber: a stream then costs one waiting goroutine, and a cut is noticed at once.
func (d door) live(c *fiber.Ctx) error {
	token := d.sessionToken(c)
	reader, now, err := d.Actions.Reader(c.UserContext(), token, d.Now())
	if err != nil {
		return err
	}
	if err := d.slow(c, reader, reading); err != nil {
		return err
	}
	told := now
	for _, word := range []string{c.Get("Last-Event-ID"), c.Query("since")} {
		if n, err := strconv.ParseInt(word, 10, 64); err == nil {
			told = n
			break
		}
	}
	c.Set(fiber.HeaderContentType, "text/event-stream")
	c.Set(fiber.HeaderCacheControl, "no-store, no-transform")
	c.Set("X-Accel-Buffering", "no")
	if c.Method() == fiber.MethodHead {
		return nil
	}
	leave, err := d.roomFor(c, reader)
	if err != nil {
		return err
	}
	c.Response().Header.SetContentLength(-2) // until the line is closed
	c.Response().Header.SetConnectionClose()
	wait := soonest + rand.N(latest-soonest)
	head := append(bytes.Clone(c.Response().Header.Header()), "retry: "+strconv.FormatInt(wait.Milliseconds(), 10)+"\n\n"...)
	c.Context().HijackSetNoResponse(true)
	c.Context().Hijack(func(conn net.Conn) {
		// A goroutine of our own lets Fiber have back the buffer it read with,
		// which is most of what an idle line would cost.
		go func() {
			defer leave()
			d.stream(&line{conn.(interface{ UnsafeConn() net.Conn }).UnsafeConn()}, head, token, reader, told)
		}()
	})
	return nil
}

// roomFor refuses a stream when the server, or a citizen's address, has as many as
// it may. leave gives the room back.
func (d door) roomFor(c *fiber.Ctx, reader string) (leave func(), err error) {
	if d.Live.Count() >= live.InAll {
		return nil, ErrNoRoom
	}
	if d.Unlimited || !strings.HasPrefix(reader, string(models.AsCitizen)+":") {
		return func() {}, nil
	}
	address := d.client(c)
	if !d.lines.take(address) {
		return nil, ErrNoRoom
	}
	return func() { d.lines.leave(address) }, nil
}

func (d door) stream(l *line, head []byte, token, reader string, told int64) {
	defer func() { _ = l.conn.Close() }()
	_ = l.conn.SetDeadline(time.Time{})
	if _, err := l.conn.Write(head); err != nil {
		return
	}
	s, err := d.Live.Open(reader, token, l, told, d.Now())
	if err != nil {
		return
	}
	defer d.Live.Leave(s)
	var nothing [1]byte // a browser says nothing on this line; it only goes
	for {
		if _, err := l.conn.Read(nothing[:]); err != nil {
			return
		}
	}
}

// line is one browser that listens.
type line struct{ conn net.Conn }

// Tell writes what has been reached as the event's id, which the browser sends
// along when it comes back after a cut.
func (l *line) Tell(seq int64) error {
	_, err := l.conn.Write([]byte("event: changed\nid: " + strconv.FormatInt(seq, 10) + "\ndata: 1\n\n"))
	return err
}

func (l *line) Beat() error {
	_, err := l.conn.Write([]byte(":\n\n"))
	return err
}

// Close wakes the reader of the line, which then lets go of it.
func (l *line) Close() { _ = l.conn.SetReadDeadline(time.Unix(1, 0)) }
