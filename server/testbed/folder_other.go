//go:build !linux

package testbed

import "os"

func folderForServers() string { return os.TempDir() }
