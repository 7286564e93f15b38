package login

import (
	"net/url"

	"enplan/models"
)

// Presets are what the Danish brokers of MitID call things, by the name in the
// settings. Each setting of its own goes before them.
var Presets = map[string]Config{
	// Signaturgruppen Broker, once Nets eID Broker: its documentation, "MitID". The CPR
	// is in the answer about the user only, and to public services only.
	"signaturgruppen": {
		Scopes:   []string{"openid", "mitid", "ssn"},
		Params:   url.Values{"idp_values": {"mitid"}, "idp_params": {`{"mitid":{"loa_value":"substantial"}}`}},
		Claims:   Claims{CPR: "dk.cpr", Name: "mitid.identity_name", Born: "mitid.date_of_birth", Level: "loa", UUID: "mitid.uuid"},
		Levels:   nsis,
		UserInfo: true,
	},
	// Signicat: "MitID user information (claims and attributes)".
	"signicat": {
		Scopes: []string{"openid", "profile", "nin", "mitid-extra"},
		Params: url.Values{"acr_values": {"idp:mitid"}},
		Claims: Claims{CPR: "nin", Name: "name", Born: "birthdate", Level: "mitid_loa", UUID: "mitid_uuid"},
		Levels: plainLevels,
	},
	// Idura, once Criipto: "Danish MitID". Its documentation does not show the claim
	// of the level: whoever uses this looks at a token of their own first.
	"idura": {
		Scopes: []string{"openid", "ssn"},
		Params: url.Values{"acr_values": {"urn:grn:authn:dk:mitid:substantial"}},
		Claims: Claims{CPR: "cprNumberIdentifier", Name: "name", Born: "birthdate", Level: "loa", UUID: "uuid"},
		Levels: plainLevels,
	},
}

var (
	nsis = map[string]models.LOA{
		"https://data.gov.dk/concept/core/nsis/Substantial": models.LOASubstantial, "https://data.gov.dk/concept/core/nsis/High": models.LOAHigh,
	}
	plainLevels = map[string]models.LOA{"SUBSTANTIAL": models.LOASubstantial, "HIGH": models.LOAHigh}
)
