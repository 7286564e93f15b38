package actions

import (
	"context"
	"crypto/ed25519"
	"slices"
	"strconv"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/receipt"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// Issuer is who takes responsibility for what leaves the house: the municipality,
// and the key it signs with.
type Issuer struct {
	Municipality string
	Phone        string
	Signer       vault.Signer
}

// IssueAs sets who signs receipts. Call it before anything is done; without it
// none can be fetched.
func (a *Actions) IssueAs(i Issuer) { a.issuer = i }

// ReceiptKeys are the public keys that receipts are signed with; there is none
// when none is set.
func (a *Actions) ReceiptKeys() receipt.Keys {
	keys := receipt.Keys{Keys: []receipt.Key{}}
	if public, ok := a.publicKey(); ok {
		keys.Keys = append(keys.Keys, receipt.KeyOf(public))
	}
	return keys
}

func (a *Actions) publicKey() (ed25519.PublicKey, bool) {
	if !a.issuer.Signer.Ready() {
		return nil, false
	}
	public, ok := a.issuer.Signer.Public().(ed25519.PublicKey)
	return public, ok
}

// Download is a file that the citizen gets. Its name tells nothing of the content.
type Download struct {
	Name, Type string
	Body       []byte
}

// Receipt is the signed receipt of one of the citizen's consents, as it stands.
// It returns models.ErrNotFound when the citizen has none with that id.
func (a *Actions) Receipt(ctx context.Context, who models.Viewer, consent string, format models.ReceiptFormat, language string) (d Download, err error) {
	err = a.perform(ctx, who, models.FetchReceipt, who.ID, func(tx *store.Tx) error {
		if !a.issuer.Signer.Ready() {
			return models.ErrReceiptKey
		}
		kept, err := a.consentsKept(tx, who.ID, consent, format, language)
		if err != nil {
			return err
		}
		if len(kept) != 1 {
			return models.ErrNotFound
		}
		d = Download{
			Name: "samtykke-" + a.day(tx).String() + "-" + strconv.FormatInt(kept[0].Version, 10) + ".jsonld", Type: "application/ld+json", Body: kept[0].Receipt,
		}
		if format == models.ReceiptFHIR {
			d.Name, d.Type = d.Name[:len(d.Name)-len("jsonld")]+"fhir.json", "application/fhir+json"
		}
		return nil
	})
	return d, err
}

// consentsKept are the citizen's consents, or the one with that id, each with its
// receipt: signed when there is a key.
func (a *Actions) consentsKept(tx *store.Tx, citizen, only string, format models.ReceiptFormat, language string) ([]wording.ConsentKept, error) {
	if format != models.ReceiptDPV && format != models.ReceiptFHIR {
		return nil, models.ErrExportFormat
	}
	events, err := tx.Consents(citizen)
	if err != nil {
		return nil, err
	}
	records := models.ConsentRecords(events)
	if only != "" {
		records = slices.DeleteFunc(records, func(c models.ConsentRecord) bool { return c.ID != only })
	}
	if len(records) == 0 {
		return nil, nil
	}
	lines, err := tx.AllEntries(citizen)
	if err != nil {
		return nil, err
	}
	s := &sight{Asking: Asking{Citizen: citizen, Language: language}}
	if err := a.load(tx, s, models.Department{}); err != nil {
		return nil, err
	}
	var kept []wording.ConsentKept
	for _, c := range records {
		one, err := a.keptConsent(tx, s, c, lines, format)
		if err != nil {
			return nil, err
		}
		kept = append(kept, one)
	}
	return kept, nil
}

func (a *Actions) keptConsent(
	tx *store.Tx, s *sight, c models.ConsentRecord, lines []models.Entry, format models.ReceiptFormat,
) (wording.ConsentKept, error) {
	l := i18n.For(s.Language)
	from, to := a.party(c.Terms.From, s.departments, l), a.party(c.Terms.To, s.departments, l)
	field := models.FieldOf(c.Terms.From, s.departments)
	r := receipt.Receipt{
		Issued: tx.Now, Subject: s.Citizen, Controller: receipt.Party{ID: "kommunen", Title: a.issuer.Municipality, Phone: a.issuer.Phone},
		From: from, To: to, FromHealth: field.IsHealth(), Holds: c.Holds(tx.Now, field, s.grounds.Born, a.zone), Consent: c,
		Category: l.Text("share.category."+string(c.Terms.Category), nil), Purpose: l.Text("share.purpose."+string(c.Terms.Purpose), nil),
		Looks: models.ConsentLooks(lines, c.ID),
	}
	kept := wording.ConsentKept{ConsentRecord: c, Holds: r.Holds, Looks: r.Looks}
	var err error
	if r.Texts, err = textsOf(tx, s.Citizen, c); err != nil {
		return kept, err
	}
	for _, text := range r.Texts {
		if string(text.Hash) == string(c.Given.Text) {
			kept.Text = text.Body
		}
	}
	write := receipt.DPV
	if format == models.ReceiptFHIR {
		write = receipt.FHIR
	}
	if kept.Receipt, err = write(r); err != nil || !a.issuer.Signer.Ready() {
		return kept, err
	}
	kept.Receipt, err = receipt.Sign(kept.Receipt, a.issuer.Signer, a.issuer.Municipality, tx.Now)
	return kept, err
}

// textsOf are the texts that were shown before something was said to the consent.
func textsOf(tx *store.Tx, citizen string, c models.ConsentRecord) ([]receipt.Text, error) {
	var texts []receipt.Text
	for _, e := range c.Events {
		known := slices.ContainsFunc(texts, func(t receipt.Text) bool { return string(t.Hash) == string(e.Text) })
		if e.Text == nil || known {
			continue
		}
		text, err := tx.ConsentTextOf(citizen, e.Text)
		if models.KindOf(err) == models.NotFound {
			continue // its hash stands with the event
		}
		if err != nil {
			return nil, err
		}
		texts = append(texts, receipt.Text{Hash: text.Hash, Language: text.Language, Body: string(text.Body)})
	}
	return texts, nil
}

func (a *Actions) party(id string, departments []models.Department, l *i18n.Language) receipt.Party {
	p := receipt.Party{ID: id, Title: l.Text("share.unknown", nil)}
	if id == models.Citizens {
		p.Title = l.Text("share.citizen", nil)
	}
	for _, d := range departments {
		if d.ID == id {
			p.Title, p.Phone = d.Title, d.Phone
		}
	}
	return p
}
