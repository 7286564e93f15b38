package intake

import (
	"slices"
	"strings"

	"enplan/models"
)

// protectionOf is what a case states of the citizen's address.
func protectionOf(v value) models.Protection {
	switch stated := v.at("citizen", "addressProtected").yesNo(); {
	case stated == nil:
		return models.ProtectionUnknown
	case *stated:
		return models.Protected
	}
	return models.NotProtected
}

// protectionOfPatient is what a Patient states: the extension for navne- og
// adressebeskyttelse of the Danish eHealth infrastructure, or the security label
// "restricted" that goes with it. A Patient has no way to state that there is no
// protection. When a period ends is not looked at: the source sends the Patient
// anew.
func protectionOfPatient(body value) models.Protection {
	if len(extension(body, "nameandaddressprotection")) > 0 {
		return models.Protected
	}
	for _, label := range body.all("meta", "security") {
		system := strings.ToLower(label.at("system").text())
		if strings.HasSuffix(system, "confidentiality") && slices.Contains([]string{"R", "V"}, label.at("code").text()) {
			return models.Protected
		}
	}
	return models.ProtectionUnknown
}
