package pwa

import (
	"io/fs"
	"testing"
)

func TestTheBuiltAppStandsAtTheRoot(t *testing.T) {
	files := Files()
	if _, err := fs.Stat(files, "index.html"); err != nil {
		t.Skip("the app is not built: run npm run build in pwa")
	}
	for _, name := range []string{"index.html.br", "index.html.gz", "sw.js", "manifest.webmanifest", "favicon.svg", "icons/icon-192.png", "assets"} {
		if _, err := fs.Stat(files, name); err != nil {
			t.Errorf("the build lacks %s: %v", name, err)
		}
	}
}
