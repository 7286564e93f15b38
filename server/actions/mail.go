package actions

import (
	"context"
	"crypto/hmac"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/store"
	"enplan/server/wording"
)

// MailBy sets how e-mail is sent; random is where codes come from. Call it before
// anything is done. Without it the house sends none.
func (a *Actions) MailBy(send MailFunc, random io.Reader) { a.mailing, a.random = send, random }

// OwnMail is the citizen's e-mail address as it stands.
func (a *Actions) OwnMail(ctx context.Context, who models.Viewer) (view wording.MailView, err error) {
	err = a.readIn(ctx, who, models.ReadMail, who.ID, "", func(tx *store.Tx) error {
		m, err := tx.Mail(who.ID)
		view = wording.Mail(m, a.mailing == nil, m.Code != nil && tx.Now.Before(m.Until))
		return err
	})
	return view, err
}

// SetMail keeps an address in place of the one before, and sends a code there. Nobody
// is told anything there before the code has been typed.
func (a *Actions) SetMail(ctx context.Context, who models.Viewer, address, language string) error {
	var code string
	err := a.perform(ctx, who, models.SetMail, who.ID, func(tx *store.Tx) error {
		address, err := models.CheckMail(address)
		if err != nil {
			return err
		}
		if a.mailing == nil {
			return models.ErrMailOff
		}
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		before, err := tx.Mail(who.ID)
		if err != nil {
			return err
		}
		if before.Waits(tx.Now) {
			return models.ErrMailSent
		}
		if code, err = a.newCode(); err != nil {
			return err
		}
		return tx.SaveMail(who.ID, models.Mail{Address: address, Code: a.codeDigest(who.ID, code), Until: tx.Now.Add(models.MailCodeLasts)})
	})
	if err != nil {
		return err
	}
	l := i18n.For(language)
	sent := a.mailing(ctx, Mail{
		ID: "code", To: address, Subject: l.Text("mail.code.title", nil),
		Text: l.Text("mail.code.text", i18n.Args{"code": code, "minutes": strconv.Itoa(int(models.MailCodeLasts.Minutes()))}),
	})
	switch sent.Outcome {
	case models.WasTaken:
		return nil
	case models.WasGone:
		return models.ErrMail
	case models.WasLate, models.WasRefused, models.NotTried:
	}
	a.log.WarnContext(ctx, "a code was not sent", "error", said(sent.Err))
	return models.ErrMailOff
}

// ConfirmMail takes the code that was sent.
func (a *Actions) ConfirmMail(ctx context.Context, who models.Viewer, code string) error {
	var wrong error
	err := a.perform(ctx, who, models.ConfirmMail, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		m, err := tx.Mail(who.ID)
		if err != nil {
			return err
		}
		same := hmac.Equal(m.Code, a.codeDigest(who.ID, code))
		if m, wrong = m.Confirm(same, tx.Now); m.Address == "" {
			return models.ErrMailOver
		}
		return tx.SaveMail(who.ID, m)
	})
	if err == nil {
		err = wrong // a wrong code is kept as tried
	}
	return err
}

// DropMail forgets the citizen's address.
func (a *Actions) DropMail(ctx context.Context, who models.Viewer) error {
	return a.perform(ctx, who, models.DropMail, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		before, err := tx.Mail(who.ID)
		if err != nil {
			return err
		}
		if before.Waits(tx.Now) { // so that whoever drops it does not get codes sent faster
			return tx.SaveMail(who.ID, models.Mail{Until: before.Until})
		}
		return tx.DropMail(who.ID)
	})
}

// newCode is six random digits.
func (a *Actions) newCode() (string, error) {
	var some [8]byte
	if _, err := io.ReadFull(a.random, some[:]); err != nil {
		return "", fmt.Errorf("a code: %w", err)
	}
	const codes = 1_000_000
	return fmt.Sprintf("%06d", binary.BigEndian.Uint64(some[:])%codes), nil
}

func (a *Actions) codeDigest(citizen, code string) []byte {
	return a.vault.Digest(fmt.Appendf(nil, "mail code %q %q", citizen, code))
}
