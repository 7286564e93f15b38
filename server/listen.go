package main

import (
	"context"
	"net"
	"syscall"
	"time"
)

// cutAfter is when the system gives up a connection whose other end takes
// nothing any more: a phone in a tunnel.
const cutAfter = 20 * time.Second

// tcpUserTimeout is TCP_USER_TIMEOUT of Linux (RFC 5482).
const tcpUserTimeout = 18

// listenOn listens at addr with cutAfter on every connection. Multipath TCP is
// off: with it Linux passes over the limit, and dead listeners would stay.
func listenOn(ctx context.Context, addr string) (net.Listener, error) {
	listen := net.ListenConfig{Control: func(_, _ string, conn syscall.RawConn) error {
		return conn.Control(func(fd uintptr) {
			// Where the system does not know it, the heartbeats find out later.
			_ = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, tcpUserTimeout, int(cutAfter.Milliseconds()))
		})
	}}
	listen.SetMultipathTCP(false)
	return listen.Listen(ctx, "tcp", addr)
}
