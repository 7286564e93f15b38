package web

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

// file is one file of the app in the encodings the build left.
type file struct {
	plain, br, gz []byte
	contentType   string
	etag          string
	hashed        bool // its name changes with its content
}

// serveApp answers for everything that is no API: the app's files, and
// index.html for its pages. The files are read once, at start.
func (d door) serveApp(app *fiber.App) {
	files := readFiles(d.App)
	app.Use(func(c *fiber.Ctx) error {
		if changes(c) {
			c.Set(fiber.HeaderAllow, "GET, HEAD")
			return fiber.ErrMethodNotAllowed
		}
		name := strings.TrimPrefix(c.Path(), "/")
		f, ok := files[name]
		if !ok && types[path.Ext(name)] == "" { // a page of the app; its address may hold an id with a dot
			f, ok = files["index.html"]
		}
		if !ok {
			return models.ErrNotFound
		}
		return f.send(c)
	})
}

func (f file) send(c *fiber.Ctx) error {
	c.Set(fiber.HeaderETag, f.etag)
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	if f.hashed {
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	if strings.Contains(c.Get(fiber.HeaderIfNoneMatch), f.etag) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	c.Set(fiber.HeaderContentType, f.contentType)
	switch {
	case f.br != nil && accepts(c, "br"):
		c.Set(fiber.HeaderContentEncoding, "br")
		return c.Send(f.br)
	case f.gz != nil && accepts(c, "gzip"):
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(f.gz)
	}
	return c.Send(f.plain)
}

func readFiles(app fs.FS) map[string]file {
	files := map[string]file{}
	_ = fs.WalkDir(app, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || isEncoded(name) || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		plain, err := fs.ReadFile(app, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(plain)
		f := file{
			plain: plain, contentType: contentType(name), hashed: strings.HasPrefix(name, "assets/"),
			etag: `"` + hex.EncodeToString(sum[:10]) + `"`,
		}
		f.br, _ = fs.ReadFile(app, name+".br")
		f.gz, _ = fs.ReadFile(app, name+".gz")
		files[name] = f
		return nil
	})
	return files
}

func isEncoded(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
}

// types are the kinds of file the app is made of.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
	".txt": "text/plain; charset=utf-8", ".br": "application/octet-stream", ".gz": "application/gzip",
}

// contentType does not ask the machine's mime tables, which differ.
func contentType(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
