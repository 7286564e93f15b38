package attachment

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"enplan/models"
)

// secret stands in what a phone writes into a picture.
const secret = "55.6761N 12.5683E iPhone"

// halves is a picture whose left half is black, 40 by 20.
func halves() image.Image {
	p := image.NewGray(image.Rect(0, 0, 40, 20))
	for x := 20; x < 40; x++ {
		for y := range 20 {
			p.SetGray(x, y, color.Gray{255})
		}
	}
	return p
}

// photo is halves as a phone that is held sideways would write it: turned by
// Exif orientation 6, with a place and a camera.
func photo(t testing.TB) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, halves(), nil); err != nil {
		t.Fatal(err)
	}
	var exif bytes.Buffer
	exif.WriteString("Exif\x00\x00MM\x00*\x00\x00\x00\x08")
	for _, v := range []any{
		uint16(2), uint16(0x0112), uint16(3), uint32(1), uint16(6), uint16(0), // Orientation
		uint16(0x0110), uint16(2), uint32(len(secret) + 1), uint32(38), uint32(0), // Model
	} {
		if err := binary.Write(&exif, binary.BigEndian, v); err != nil {
			t.Fatal(err)
		}
	}
	exif.WriteString(secret + "\x00")
	head := []byte{0xff, 0xd8, 0xff, 0xe1, byte((exif.Len() + 2) >> 8), byte(exif.Len() + 2)}
	return append(append(head, exif.Bytes()...), plain.Bytes()[2:]...)
}

// screenshot is halves as a PNG with a text in it.
func screenshot(t testing.TB) []byte {
	t.Helper()
	var plain bytes.Buffer
	if err := png.Encode(&plain, halves()); err != nil {
		t.Fatal(err)
	}
	text := append([]byte("tEXt"), "Comment\x00"+secret...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)-4))
	chunk = append(chunk, text...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(text))
	const header = 8 + 25
	return append(append(bytes.Clone(plain.Bytes()[:header]), chunk...), plain.Bytes()[header:]...)
}

func TestAPictureKeepsOnlyWhatOneCanSee(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		kind    string
		size    image.Point
	}{
		"photo":      {photo(t), "image/jpeg", image.Pt(20, 40)}, // stood up
		"screenshot": {screenshot(t), "image/png", image.Pt(40, 20)},
	} {
		if !bytes.Contains(c.content, []byte(secret)) {
			t.Fatalf("%s has nothing to hide", name)
		}
		clean, kind, err := Clean(c.content)
		if err != nil || kind != c.kind {
			t.Fatalf("%s: %q, %v", name, kind, err)
		}
		if bytes.Contains(clean, []byte(secret)) || bytes.Contains(clean, []byte("Exif")) {
			t.Errorf("%s still tells where it was taken", name)
		}
		seen, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil || seen.Bounds().Size() != c.size {
			t.Errorf("%s is %v, %v", name, seen.Bounds(), err)
		}
		if r, _, _, _ := seen.At(c.size.X/2, 2).RGBA(); name == "photo" && r > 0x4000 {
			t.Errorf("%s stands on its head", name)
		}
	}
}

func TestWhatIsNoPictureOrPaperIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		content []byte
		want    error
	}{
		"nothing":           {nil, models.ErrAttachmentType},
		"a page":            {[]byte("<!DOCTYPE html><script>alert(1)</script>"), models.ErrAttachmentType},
		"a drawing":         {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), models.ErrAttachmentType},
		"a program":         {[]byte("MZ\x90\x00\x03"), models.ErrAttachmentType},
		"half a picture":    {photo(t)[:150], models.ErrPicture},
		"too large":         {append(photo(t), make([]byte, models.MaxAttachment)...), models.ErrAttachmentSize},
		"a bomb of nothing": {bomb(t), models.ErrPicture},
	} {
		if _, _, err := Clean(c.content); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, kind, err := Clean([]byte("%PDF-1.7\n1 0 obj\n")); err != nil || kind != "application/pdf" {
		t.Errorf("a paper: %q, %v", kind, err)
	}
}

// bomb says it is 60,000 by 60,000.
func bomb(t testing.TB) []byte {
	t.Helper()
	small := screenshot(t)
	binary.BigEndian.PutUint32(small[16:], 60_000)
	binary.BigEndian.PutUint32(small[20:], 60_000)
	binary.BigEndian.PutUint32(small[29:], crc32.ChecksumIEEE(small[12:29]))
	return small
}

func FuzzClean(f *testing.F) {
	f.Add(photo(f))
	f.Add(screenshot(f))
	f.Add([]byte("%PDF-1.7"))
	f.Fuzz(func(t *testing.T, content []byte) {
		clean, kind, err := Clean(content)
		if err != nil {
			if models.KindOf(err) == "" {
				t.Errorf("the refusal is none of ours: %v", err)
			}
			return
		}
		if models.CheckAttachment(len(clean), kind) != nil {
			t.Errorf("%q of %d bytes may not be kept", kind, len(clean))
		}
	})
}
