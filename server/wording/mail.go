package wording

import "enplan/models"

// MailView is the citizen's e-mail address as it stands.
type MailView struct {
	Off       bool   `json:"off"` // the municipality sends no e-mail
	Address   string `json:"address"`
	Confirmed bool   `json:"confirmed"`
	Waiting   bool   `json:"waiting"` // a code was sent that is still good
}

// Mail shows an address to the one whose it is. codeGood says that a code still is.
func Mail(m models.Mail, off, codeGood bool) MailView {
	return MailView{Off: off, Address: m.Address, Confirmed: !m.Confirmed.IsZero(), Waiting: codeGood}
}
