package dial

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
	"time"
)

func TestWhichAddressesANameMayStandFor(t *testing.T) {
	for addr, want := range map[string][2]bool{ // from outside, and when it may stand inside
		"93.184.215.14": {true, true}, "2a01:4f8::1": {true, true}, "8.8.8.8": {true, true}, "172.32.0.1": {true, true}, "11.0.0.0": {true, true},
		"100.63.255.255": {true, true}, "100.128.0.0": {true, true}, "223.255.255.255": {true, true}, "198.17.255.255": {true, true}, "198.20.0.0": {true, true},
		"10.0.0.1": {false, true}, "10.255.255.255": {false, true}, "172.16.0.1": {false, true}, "172.31.255.255": {false, true},
		"192.168.1.1": {false, true}, "fd00::1": {false, true}, "fc00::": {false, true}, "::ffff:10.0.0.1": {false, true},
		"127.0.0.1": {}, "127.255.255.255": {}, "0.0.0.0": {}, "0.1.2.3": {}, "169.254.169.254": {}, "100.64.0.1": {}, "100.127.255.255": {},
		"192.0.0.1": {}, "192.0.2.1": {}, "192.88.99.1": {}, "198.18.0.1": {}, "198.19.255.255": {}, "198.51.100.7": {}, "203.0.113.7": {},
		"224.0.0.1": {}, "239.255.255.255": {}, "240.0.0.1": {}, "255.255.255.255": {},
		"::": {}, "::1": {}, "::127.0.0.1": {}, "::ffff:127.0.0.1": {}, "::ffff:169.254.169.254": {}, "64:ff9b::7f00:1": {}, "64:ff9b:1::1": {},
		"100::1": {}, "2001::1": {}, "2001:db8::1": {}, "2002:7f00:1::": {}, "3fff::1": {}, "5f00::1": {}, "fe80::1": {}, "fe80::1%eth0": {},
		"fec0::1": {}, "ff02::1": {},
	} {
		a := netip.MustParseAddr(addr)
		if got := [2]bool{MayCall(a, false), MayCall(a, true)}; got != want {
			t.Errorf("%s: %v, want %v", addr, got, want)
		}
	}
	if MayCall(netip.Addr{}, true) {
		t.Error("no address at all")
	}
}

func TestAnAddressThatIsNeverCalledIsNotDialled(t *testing.T) {
	here, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = here.Close() }()
	called := make(chan bool, 1)
	go func() { _, err := here.Accept(); called <- err == nil }()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	outside := Only(func(addr netip.Addr) bool { return MayCall(addr, false) })
	if _, err := outside.DialContext(ctx, "tcp", here.Addr().String()); !errors.Is(err, ErrNowhere) {
		t.Errorf("it was dialled: %v", err)
	}
	_ = here.Close()
	if <-called {
		t.Error("somebody called this machine")
	}
}
