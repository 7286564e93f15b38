package web

import (
	"context"
	"net"
	"time"
)

// Serve answers on listener until ctx ends; then requests under way have drain
// to finish.
func Serve(ctx context.Context, h House, listener net.Listener, drain time.Duration) error {
	app := New(h)
	failed := make(chan error, 1)
	go func() { failed <- app.Listener(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		h.Live.Close()
		return app.ShutdownWithTimeout(drain)
	}
}
