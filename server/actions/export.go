package actions

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/pdf"
	"enplan/server/store"
	"enplan/server/wording"
)

// Export is all that is known of the citizen, as a file. It is one line in the log,
// written before anything is gathered, so that none can be taken without its line.
// The gathering reads one unchanging picture and keeps nobody from writing.
func (a *Actions) Export(ctx context.Context, who models.Viewer, format models.ExportFormat, language string) (d Download, err error) {
	var busy time.Time
	err = a.perform(ctx, who, models.ExportOwn, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		before, err := tx.ExportBusy(who.ID)
		if err != nil {
			return err
		}
		today, err := tx.DoneSince(who.ID, models.ExportOwn, a.day(tx).At(0, 0, a.zone))
		if err != nil {
			return err
		}
		if err := models.CheckExport(format, today, before, tx.Now); err != nil {
			return err
		}
		busy = tx.Now.Add(models.ExportLease)
		return tx.KeepExportBusy(who.ID, busy)
	})
	if err != nil {
		return d, err
	}
	defer func() {
		// The reader may be gone; the next one must not wait for them.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), endExportIn)
		defer cancel()
		if ended := a.store.Write(ctx, func(tx *store.Tx) error { return tx.EndExport(who.ID, busy) }); ended != nil {
			a.log.WarnContext(ctx, "an export stays busy until its time is up", "error", ended.Error())
		}
	}()
	section, err := a.ownSection(ctx, who)
	if err != nil {
		return d, err
	}
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		d, err = a.written(tx, who, section, format, language)
		return err
	})
	return d, err
}

const endExportIn = 5 * time.Second

// ExportChoices says in which ways the own record can be had, and how large each
// is. Like most that citizens read of their own, it leaves no line.
func (a *Actions) ExportChoices(ctx context.Context, who models.Viewer, language string) (v wording.ExportChoiceView, err error) {
	section, err := a.ownSection(ctx, who)
	if err != nil {
		return v, err
	}
	err = a.readIn(ctx, who, models.ExportOwn, who.ID, "", func(tx *store.Tx) error {
		r, files, err := a.record(tx, who, section, language)
		if err != nil {
			return err
		}
		data, paper, err := bothOf(r, language)
		if err != nil {
			return err
		}
		today, err := tx.DoneSince(who.ID, models.ExportOwn, a.day(tx).At(0, 0, a.zone))
		size := wording.ExportSize{JSON: len(data), PDF: len(paper), Zip: len(data) + len(paper), Files: len(files), Left: max(0, models.MostExports-today)}
		for _, f := range files {
			size.Zip += f.Size
		}
		v = wording.ExportChoices(size, a.day(tx), i18n.For(language))
		return err
	})
	return v, err
}

func (a *Actions) written(tx *store.Tx, who models.Viewer, section json.RawMessage, format models.ExportFormat, language string) (d Download, err error) {
	r, files, err := a.record(tx, who, section, language)
	if err != nil {
		return d, err
	}
	name := models.ExportName(a.day(tx), format)
	switch format {
	case models.ExportZip:
		body, err := a.zipped(tx, who, r, files, language)
		return Download{name, "application/zip", body}, err
	case models.ExportPDF:
		body, err := pdf.Draw(wording.ExportPaper(wording.Export(r, i18n.For(language)), r, i18n.For(language)))
		return Download{name, "application/pdf", body}, err
	}
	r.Files = nil // they are in the zip only
	body, err := dataOf(wording.Export(r, i18n.For(language)))
	return Download{name, "application/json; charset=utf-8", body}, err
}

// file is an attachment of a message, and where it lies in the zip.
type file struct {
	models.Attachment
	thread, path string
}

// record gathers what the citizen's own pages are made of, and nothing more.
func (a *Actions) record(tx *store.Tx, who models.Viewer, section json.RawMessage, language string) (r wording.Record, files []file, err error) {
	r = wording.Record{Municipality: a.issuer.Municipality, Files: map[string]string{}, Section: section}
	if r.Plan, err = a.build(tx, who.ID, tx.Now); err != nil {
		return r, nil, err
	}
	if r.Talk, err = a.correspondence(tx, who, who.ID, store.All); err != nil {
		return r, nil, err
	}
	if r.Follows, err = follows(tx, who.ID, r.Plan); err != nil {
		return r, nil, err
	}
	if r.Departments, err = tx.Departments(); err != nil {
		return r, nil, err
	}
	if r.Consents, err = a.consentsKept(tx, who.ID, "", models.ReceiptDPV, language); err != nil {
		return r, nil, err
	}
	if r.Told, err = tx.ToldBefore(who.ID, tx.Now.Add(time.Millisecond), "", math.MaxInt32); err != nil {
		return r, nil, err
	}
	if r.Coordinators, err = tx.Coordinators(who.ID); err != nil {
		return r, nil, err
	}
	if r.Reminding, err = tx.Reminding(who.ID); err != nil {
		return r, nil, err
	}
	if r.Log, err = tx.AllEntries(who.ID); err != nil {
		return r, nil, err
	}
	left := models.MostFiles
	for _, t := range r.Talk.Threads {
		for _, m := range t.Shown(who) {
			if !m.Stands() {
				continue
			}
			for _, at := range m.Attachments {
				if left -= at.Size; left < 0 {
					return r, files, nil // named in the record, and without a path
				}
				path := "filer/" + strconv.Itoa(len(files)+1) + at.Ending()
				r.Files[at.ID], files = path, append(files, file{at, t.ID, path})
			}
		}
	}
	return r, files, nil
}

func bothOf(r wording.Record, language string) (data, paper []byte, err error) {
	view := wording.Export(r, i18n.For(language))
	if data, err = dataOf(view); err != nil {
		return nil, nil, err
	}
	paper, err = pdf.Draw(wording.ExportPaper(view, r, i18n.For(language)))
	return data, paper, err
}

func dataOf(v wording.ExportView) ([]byte, error) { return json.MarshalIndent(v, "", " ") }

// zipped is the record both ways, with the attachments under numbers: a name that
// somebody gave is never a path.
func (a *Actions) zipped(tx *store.Tx, who models.Viewer, r wording.Record, files []file, language string) ([]byte, error) {
	data, paper, err := bothOf(r, language)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(path string, method uint16, content []byte) error {
		f, err := w.CreateHeader(&zip.FileHeader{Name: path, Method: method, Modified: tx.Now})
		if err != nil {
			return err
		}
		_, err = io.Copy(f, bytes.NewReader(content))
		return err
	}
	if err := add("mine-data.json", zip.Deflate, data); err != nil {
		return nil, err
	}
	if err := add("mine-data.pdf", zip.Store, paper); err != nil {
		return nil, err
	}
	for _, f := range files {
		_, content, err := tx.Attached(who.ID, f.thread, f.ID)
		if err != nil {
			return nil, err
		}
		if err := add(f.path, zip.Store, content); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return out.Bytes(), err
}
