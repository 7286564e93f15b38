package restate

import "enplan/models"

// noDay is for texts whose days do not matter.
var noDay = models.Date{Year: 2000, Month: 1, Day: 1}

// consequenceRules: what may follow that is not a loss of money. Every pattern
// holds its own cause, so all are firm.
var consequenceRules = compile(sanctions)

var sanctions = []line{
	{"consequence.late_is_absence", `\b(?:for sent fremmøde|for sent fremmødt|forsinke\w*|kommer for sent|møder for sent|for sen ankomst|sent fremmøde)\b#gap\b(?:registreres|regnes|tæller|noteres|betragtes|anses|sidestilles)\b#gap\b(?:fravær|udeblivelse|udeblevet)`, firm, nil},
	{"consequence.absence_registered", `\b(?:udeblivelse\w*|fravær\w*|manglende fremmøde|afbud)\b#gap\b(?:registreres|noteres|indberettes|journaliseres|føres)\b`, firm, nil},
	{"consequence.refused_without_papers", onRefusal + `[^;]*?\b(?:afslag|afslås)\b#gap(?:\b(?:på|efter) (?:det )?foreliggende grundlag)?`, firm, nil},
	{"consequence.refused_without_papers", `\bafslås\b,? ?(?:hvis|såfremt)\b[^;]*?\b(?:dokumentation\w*|papirer\w*|oplysninger\w*|bilag)`, firm, nil},
	{"consequence.refused_without_papers", `\bafslag\b#gap\bforeliggende grundlag`, firm, nil},
	{"consequence.decided_without_papers", onRefusal + `[^;]*?\b(?:behandles|afgøres|træffes|vurderes|afgørelse\w*)\b[^;]*?\b(?:foreliggende|tilgængelige|eksisterende|det oplyste)\b(?: (?:grundlag|oplysninger))?`, firm, nil},
	{"consequence.decided_without_papers", `\b(?:behandles|afgøres|afgørelse\w*|vurderes|træffes|træffer)\b#gap\b(?:foreliggende|eksisterende) (?:grundlag|oplysninger)`, firm, nil},
	{"consequence.case_closed", `\b(?:sagen|ansøgningen|henvendelsen|henvisningen)\b#gap\b(?:lukkes|afsluttes|henlægges|bortfalder|annulleres)|\b(?:lukkes|afsluttes|henlægges|bortfalder) (?:sagen|ansøgningen|henvisningen)|\b(?:lukning|afslutning|henlæggelse) af (?:sagen|ansøgningen)`, firm, nil},
	{"consequence.loan_refused", `\b(?:lån\w*|låneansøgning\w*|beboerindskudslån\w*)\b#gap\b(?:afslås|afvises|ikke (?:bevilges|udbetales|ydes)|bortfalder)|\bafslag på#gap\b(?:lån\w*|beboerindskudslån\w*)`, firm, nil},
	{"consequence.pay_back_whole_loan", `\blån\w*#gap\b(?:forfalder|opsiges|indfries)\b#gap`, firm, nil},
	{"consequence.pay_back", `\b(?:tilbagebetal\w*|betales? tilbage|betale\w*\b#gap\btilbage|tilbagebetalingskrav\w*|tilbagesøge\w*)\b`, firm, nil},
	{"consequence.child_away", `\b(?:anbringelse\w* (?:uden samtykke|uden for hjemmet)|tvangsanbring\w*|(?:barnet|børnene)\b#gap\banbringes)`, firm, nil},
	{"consequence.contact_stopped", `\bsamvær\w*\b#gap\b(?:afbrydes|ophæves|stoppes|aflyses|bortfalder|suspenderes|indstilles)`, firm, nil},
	{"consequence.parent_order", `\b(?:forældrepålæg|børne- og ungepålæg|ungepålæg)\b`, stated, nil},
	{"consequence.reported_for_child", `\b(?:medføre\w*|sendes|laves|indgives|resultere\w*|afgives|sende|foretages)\b#gap\bunderretning\w*|\bunderretning\w*\b#gap\b(?:sendes|laves|indgives|afgives|foretages)`, firm, nil},
	{"consequence.police", `\b(?:politianmeld\w*|anmeldes til politiet|meldes til politiet|politiet tilkaldes)`, firm, nil},
	{"consequence.lose_home", `\b(?:lejemål\w*|lejekontrakt\w*|boligen|lejlighed\w*|bolig)\b#gap\b(?:ophæves|opsiges|mistes|fortabes|inddrages)|\b(?:udsættelse af (?:lejemål|bolig|lejlighed)\w*|sættes ud|udsættes af|fogeden|ophævelse af lejemål\w*|opsigelse af (?:lejemål|bolig|lejlighed)\w*|(?:miste\w*|mister) (?:boligen|lejligheden|sin bolig|lejemålet))`, firm, nil},
	{"consequence.thrown_out", `\b(?:bortvis\w*|karantæne\w*|udelukke\w* fra (?:herberget|stedet|boformen|værestedet))\b`, firm, nil},
	{"consequence.place_lost", `\b(?:(?:mister?|fortabe\w*|miste) (?:sin |retten til |din )?plads\w*|plads\w*\b#gap\b(?:bortfalder|mistes|opsiges|går (?:videre )?til|gives (?:videre )?til|tilbydes (?:en )?anden|overgår|inddrages)|tab af plads\w*|\b(?:mistes|bortfalder|opsiges|inddrages) (?:retten til )?plads\w*)`, firm, nil},
	{"consequence.excluded", `\b(?:udelukke\w*|udmeld\w*|udskrive\w*|udskrivning|ekskluder\w*|afmeldes|udslus\w*)\b(?:#gap\b(?:fra|af) (?:forløb\w*|kurs\w*|hold\w*|behandling\w*|undervisning\w*|tilbud\w*|program\w*|danskuddannelse\w*))?`, firm, nil},
	{"consequence.start_over", `\b(?:starte?r?|begynde\w*)\b#gap\b(?:forfra|på ny|om igen)\b|\bomvisitation\w*`, firm, nil},
	{"consequence.help_ends", `\b(?:indsats\w*|tilbud\w*|støtte\w*|bevilling\w*|forløb\w*|hjælp\w*|behandling\w*|praktik\w*|mentor\w*|kørselsordning\w*)\b#gap\b(?:ophører|afsluttes|stopper|stoppes|bortfalder|afbrydes|inddrages|frafalder|ophæves|kan ophøre)|\b(?:ophører|afsluttes|stopper|stoppes|bortfalder|afbrydes|inddrages)\b (?:\w+ )?(?:indsats\w*|tilbud\w*|støtte\w*|bevilling\w*|forløb\w*|hjælp\w*|behandling\w*|praktik\w*)`, firm, nil},
	{"consequence.permit", `\bopholdstilladelse\w*\b#gap\b(?:inddrages|bortfalder|fortabes|ikke forlænges|betydning|nægtes)|\b(?:inddrage\w*|bortfald|tab|nægte\w*) (?:af )?opholdstilladelse\w*|\b(?:betydning|konsekvens\w*) for#gap\b(?:opholdstilladelse\w*|permanent ophold\w*|opholdsgrundlag\w*)`, firm, nil},
	{"consequence.fee", `\b(?:gebyr\w*|faktureres|pålægges betaling|opkræves#gap(?:udeblivelse\w*|gebyr\w*))`, firm, nil},
	{"consequence.reminder_fee", `\b(?:rykker\w*|inkasso\w*)\b#gap\b(?:sendes|medfør\w*|overgives|gebyr)`, firm, nil},
	{"consequence.takes_longer", `\b(?:sagsbehandling\w*|behandlingen af (?:sagen|ansøgningen)|sagen|afgørelsen)\b#gap\b(?:forsinke\w*|forlænges|trække\w* ud|udsættes)`, firm, nil},
	{"consequence.written_warning", `\b(?:skriftlig\w* )?advarsel\w*`, stated, nil},
}

const onRefusal = `\b(?:manglende|mangler|modtages|indsendes|fremsendes|foreligger|afleveres|dokumenteres|indsender|afleverer|fremsender|medvirker|besvares|hvis|såfremt)\b`

// benefits by their stem. The key goes into Args["benefit"] and has its text
// as benefit.<key>.
var benefits = []line{
	{key: "sygedagpenge", say: `\bsyge(?:dag)?penge\w*`},
	{key: "ressourceforloebsydelse", say: `\bressourceforløbsydelse\w*`},
	{key: "kontanthjaelp", say: `\b(?:kontanthjælp\w*|grundsats\w*|mindstesats\w*|forhøjet sats|aktivitetstillæg\w*)`},
	{key: "uddannelseshjaelp", say: `\buddannelseshjælp\w*`},
	{key: "selvforsoergelse", say: `\b(?:selvforsørgelses- og hjemrejseydelse\w*|hjemrejseydelse\w*|overgangsydelse\w*|sho-ydelse\w*|integrationsydelse\w*|introduktionsydelse\w*)`},
	{key: "dagpenge", say: `\bdagpenge\w*`},
	{key: "ledighedsydelse", say: `\bledighedsydelse\w*`},
	{key: "fleksloentilskud", say: `\bfleksløn\w*`},
	{key: "revalideringsydelse", say: `\brevalideringsydelse\w*`},
	{key: "pension", say: `\b(?:førtids|senior|folke)?pension(?:en)?\b`},
	{key: "boligstoette", say: `\b(?:boligstøtte\w*|boligsikring\w*|boligydelse\w*)`},
	{key: "boernepenge", say: `\b(?:børne- og ungeydelse\w*|børne-og ungeydelse\w*|børnecheck\w*|børneydelse\w*|børnetilskud\w*|familieydelse\w*)`},
	{key: "su", say: `\bsu(?:-en|en)?\b`},
	{key: "tabt_arbejdsfortjeneste", say: `\btabt arbejdsfortjeneste`},
	{key: "merudgifter", say: `\bmerudgift\w*`},
	{key: "friplads", say: `\b(?:friplads\w*|søskendetilskud\w*)`},
	{key: "koerepenge", say: `\b(?:befordring\w*|kørselsgodtgørelse\w*|transportgodtgørelse\w*)`},
	{key: "loentilskud", say: `\bløntilskud\w*`},
	{key: "ydelse", say: `\b(?:ydelse\w*|hjælpen|forsørgelse\w*|udbetaling\w*|forsørgelsesgrundlag\w*|økonomisk\w* hjælp)`},
}

var benefitRules = compile(benefits)

// benefitIn is the first benefit of the table that folded names.
func benefitIn(folded string) (string, []int) {
	for b := range benefitRules.in(folded) {
		if at := b.want.FindStringIndex(folded); at != nil {
			return b.key, at
		}
	}
	return "", nil
}
