package restate

// paperLine is a row of a paper table: the canonical key, the family it can
// stand in for, who writes the paper and how it is asked for.
type paperLine struct{ key, family, by, say string }

// asked are the words for a written word from somebody.
const asked = `(?:status\w*|tilbagemelding\w*|attest\w*|lægeattest\w*|udtalelse\w*|erklæring\w*|lægeerklæring\w*|oplysning\w*|journal\w*|vurdering\w*|beskrivelse\w*|dokumentation\w*|lægelig\w*|udskrift\w*|notat\w*|rapport\w*|brev\w*|bekræftelse\w*|svar|konklusion|papir\w*|akter|undersøgelse\w*|epikrise\w*|tilstand\w*|helbreds\w*)`

// psych are the words for psychiatry, clinics of it included.
const psych = `(?:\w*psykiat\w*|bup\b|traumeklinik\w*|ptsd\b|ambulatori\w*_psyk|distriktspsyk\w*|lokalpsyk\w*|opus|f-act\w*|fact-team\w*|f-act-team\w*|act-team\w*|opus-team\w*)`

// healthPapers from the narrowest to the widest.
var healthPapers = []paperLine{
	{"mulighedserklaering", "", "employer", `\bmulighedserklæring\w*`},
	{"friattest", "", "gp", `\b(?:friattest\w*|varighedserklæring\w*)`},
	{"genoptraeningsplan", "", "hospital", `\b(?:genoptræningsplan\w*|gop\b|rehabiliteringsplan (?:fra|efter) \w*(?:sygehus|hospital)\w*)`},
	{"raskmelding", "", "citizen", `\braskmelding\w*`},
	{"adhd_dokumentation", "", "psychiatrist", `\b(?:adhd\w*|add\b|opmærksomhedsforstyrrelse\w*|damp\b|f90\b)`},
	{"autisme_dokumentation", "", "psychiatrist", `\b(?:autisme\w*|asperger\w*|asf\b|autisme?spektrum\w*)`},
	{"demens_dokumentation", "", "hospital", `\b(?:demens\w*|alzheimer\w*|hukommelsesudredning\w*|hukommelsesklinik\w*|mmse|geriatrisk udredning)`},
	{"misbrugs_dokumentation", "", "treatment", `\b(?:urinprøvesvar\w*|svar på urinprøve\w*|` + asked + `[^,]*\b(?:misbrugs\w*|rusmiddel\w*|alkoholbehandl\w*|behandlingscent\w*))`},
	{"tandlaege_overslag", "", "dentist", `\b(?:tandlæge\w*|tandbehandling\w*|tandteknik\w*)`},
	{"psykiatrisk_status", "", "psychiatrist", `\b(?:statusattest\w*|læ\.?\s?125)\b[^,]*\b(?:psykiat\w*|traumeklinik\w*)`},
	{"speciallaegeerklaering", "", "specialist", `\bspeciallæge\w*|\blæ\.?\s?135\b`},
	{"lae_285", "egen_laege_status", "gp", `\blæ\.?\s?285\b`},
	{"lae_265", "egen_laege_status", "gp", `\blæ\.?\s?265\b|\bhelbredsattest\w*`},
	{"lae_145", "egen_laege_status", "gp", `\blæ\.?\s?14[52]\b`},
	{"afasitest", "", "therapist", `\b(?:afasi\w*test\w*|(?:test|resultat|undersøgelse)\w*[^,]*\bafasi\w*|wab\b|wab-?test\w*|logopædisk (?:test|undersøgelse|udredning)\w*)`},
	{"neuropsykologisk_undersoegelse", "", "psychologist", `\bneuropsyk\w*`},
	{"psykolog_udtalelse", "", "psychologist", `\bpsykolog\w*`},
	{"epikrise", "", "hospital", `\b(?:epikrise\w*|udskrivningsbrev\w*|udskrivelsesbrev\w*|udskrivningsrapport\w*|udskrivningspapir\w*)`},
	{"medicinliste", "", "gp", `\b(?:medicin(?:liste|oversigt|kort|status|skema)\w*|fmk\b|(?:liste|oversigt) over (?:\w+ )?medicin\w*|aktuel medicin\b|medicinkort\w*)`},
	{"psykiatrisk_status", "", "psychiatrist", asked + `[^,]*` + psych + `|` + psych + `[^,]*` + asked},
	{"hospital_status", "", "hospital", asked + `[^,]*\b(?:børneafdeling\w*|børnelæge\w*|ortopæd\w*|reuma\w*|neurolog\w*|hjerte\w*|smerte\w*|gigt\w*|onkolog\w*|kræft\w*|kirurg\w*|lunge\w*|diabetes\w*|medicinsk afdeling|sygehus\w*|hospital\w*)|\b(?:sygehus|hospitals)(?:journal|papir|udtalelse|notat)\w*`},
	{"psykiatrisk_status", "", "psychiatrist", asked + `[^,]*\bambulatori\w*|\bambulatori\w*[^,]*` + asked},
	{"fysioterapeut_udtalelse", "", "therapist", asked + `[^,]*\b(?:fysioterapeut\w*|ergoterapeut\w*|kiropraktor\w*|genoptræning\w*)`},
	{"ppr_vurdering", "", "school", `\b(?:ppr\b|pædagogisk[- ]psykologisk\w*|ppv\b)`},
	{"synstest", "", "specialist", `\b(?:øjenlæge\w*|synstest\w*|synsprøve\w*|høreprøve\w*|audiogram\w*|ørelæge\w*)`},
	{"vandrejournal", "", "gp", `\b(?:vandrejournal\w*|svangerskabsjournal\w*|svangrejournal\w*|graviditet\w*|terminsdato\w*)`},
	{"egen_laege_status", "", "gp", `(?:\b` + asked + `[^,]*\b|\b)(?:egen læge|egen-læge|praktiserende læge|prakt\. læge|almen praksis|huslæge\w*|familielæge\w*)|\begen læges?\b|\blægens? (?:udtalelse|status|vurdering)|\blægejournal\w*`},
	{"statusattest", "egen_laege_status", "gp", `\b(?:statusattest\w*|læ\.?\s?125\b)`},
	{"laegeerklaering", "egen_laege_status", "gp", `\b(?:lægeerklæring\w*|lægeattest\w*|lægelig\w* (?:dokumentation|erklæring|attest|udtalelse|oplysning\w*|status)|erklæring fra (?:mors |fars |borgers |hendes |hans |egen )?læge\w*|attest fra læge\w*|udtalelse fra (?:behandlende )?læge\w*|sygemelding\w*)`},
	{"diagnose_dokumentation", "", "", `\b(?:diagnose\w*|diagnosticer\w*)`},
	{"helbredsoplysninger", "egen_laege_status", "gp", `\b(?:helbredsoplysning\w*|helbredsmæssig\w*|helbredstilstand\w*|funktionsevnevurdering\w*)`},
	{"terminalerklaering", "", "gp", `\bterminalerklæring\w*`},
	{"vaccinationskort", "", "gp", `\bvaccin\w*`},
}
