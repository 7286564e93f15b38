// Package pwa holds the built citizen app as files, so that the server is one
// binary. It knows nothing of routes, caching or people; without a build it
// holds no page at all.
package pwa

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Files gives the built app with index.html at its root.
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		panic("pwa: dist is embedded, so it is there: " + err.Error())
	}
	return files
}
