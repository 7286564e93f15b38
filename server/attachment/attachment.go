// Package attachment makes what people attach fit to be kept: it finds out from
// the content what it is, and draws pictures anew, so that nothing stays in
// them but what one can see: no place, no camera, no time. It refuses to know
// who sent it and what for.
package attachment

import (
	"bytes"
	"image"
	_ "image/jpeg" // so that image.DecodeConfig knows them
	_ "image/png"

	"github.com/gabriel-vasile/mimetype"
	"github.com/kovidgoyal/imaging"

	"enplan/models"
)

// mostPixels of a picture. A phone takes 12 to 50 million; a small file that
// would unfold to more is no photo.
const mostPixels = 64_000_000

// quality of a picture drawn anew: the letters on a photographed paper stay
// sharp, and the file grows by little.
const quality = 88

// Clean returns what is to be kept of an attachment, and its media type. It
// returns models.ErrAttachmentSize, models.ErrAttachmentType or, for a picture
// that cannot be drawn, models.ErrPicture.
func Clean(content []byte) (clean []byte, mediaType string, err error) {
	mediaType = mimetype.Detect(content).String()
	if err := models.CheckAttachment(len(content), mediaType); err != nil {
		return nil, "", err
	}
	format, drawn := formats[mediaType]
	if !drawn {
		return content, mediaType, nil
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width <= 0 || size.Height <= 0 || size.Width > mostPixels/size.Height {
		return nil, "", models.ErrPicture
	}
	seen, err := imaging.Decode(bytes.NewReader(content), imaging.AutoOrientation(true), imaging.Backends(imaging.GO_IMAGE))
	if err != nil {
		return nil, "", models.ErrPicture
	}
	var out bytes.Buffer
	if err := imaging.Encode(&out, seen, format, imaging.JPEGQuality(quality)); err != nil {
		return nil, "", models.ErrPicture
	}
	if out.Len() > models.MaxAttachment {
		return nil, "", models.ErrAttachmentSize
	}
	return out.Bytes(), mediaType, nil
}

var formats = map[string]imaging.Format{"image/jpeg": imaging.JPEG, "image/png": imaging.PNG}
