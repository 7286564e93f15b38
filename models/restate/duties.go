package restate

// papersDue: that papers are asked for; Papers says which.
var papersDue = []line{
	{"condition.hand_in_papers_by", `\b(?:indsend\w*|fremsend\w*|aflever\w*|indlever\w*|frem(?:vis|læg)\w*|upload\w*|eftersend\w*|vedlæg\w*|dokumentation\w*|papirer\w*|oplysning\w*)\b#gap\b(?:senest|inden|frist|seneste frist er)(?: er)?:? ?#by`, duty, nil},
	{"condition.hand_in_papers_by", `\b(?:senest|inden) #by#gap\b(?:indsend\w*|fremsend\w*|aflever\w*|indlever\w*|upload\w*|eftersend\w*)\b`, duty, nil},
	{"condition.bring_id", `\b(?:medbring\w*|frem?vis\w*|have)\b#gap\b(?:legitimation|sundhedskort\w*|sygesikring\w*|pas\b|id-kort|billedlegitimation|kørekort)`, duty, nil},
	{"condition.bring_medicine", `\b(?:medbring\w*)\b#gap\bmedicin\w*`, duty, nil},
	{"condition.hand_in_papers", `\b(?:dokumentation\w*|kontoudtog\w*|lønsed\w*|årsopgørelse\w*|lejekontrakt\w*|lægeattest\w*|attest\w*|papirer\w*|bilag|oplysning\w*|karakterblad|kvittering\w*|diagnose)\b#gap\b(?:indsend\w*|fremsend\w*|aflever\w*|indlever\w*|medbring\w*|vedlæg\w*|eftersend\w*|uploades)\b`, duty, nil},
	{"condition.hand_in_papers", `\b(?:indsend\w*|fremsend\w*|aflever\w*|indlever\w*|medbring\w*|vedlæg\w*|eftersend\w*|fremlægg\w*|dokumentere)\b#gap\b(?:dokumentation\w*|kontoudtog|kontoudskrift\w*|lønsed\w*|attest\w*|lægeattest\w*|papirer\w*|bilag|oplysning\w*|kvittering\w*|budget|lejekontrakt|indtægt\w*|økonomi\w*)`, duty, nil},
	{"condition.tell_changes", `\b(?:oplysningspligt\w*|(?:oplyse|meddele|orientere|underrette|give besked)\b#gap\b(?:ændring\w*|ændrede forhold)|ændring\w*\b#gap\b(?:oplyses|meddeles|straks|indberettes))\b`, firm, nil},
	{"condition.answer_by", `\b(?:svar\w*|bemærkning\w*|tilbagemelding|partshøring\w*|høringssvar)\b#gap\b(?:senest|inden|frist) #by`, stated, nil},
}

// treatment: alcohol, drugs, medicine and care.
var treatment = []line{
	{"condition.not_intoxicated", `\bmød\w*\b#gap\b(?:ædru|clean|upåvirket)\b(?:(?: og|,| eller) (?:ædru|clean|upåvirket))?`, stated, nil},
	{"condition.not_intoxicated", `\b(?:ikke\b#gap\bpåvirket|upåvirket|ædru og upåvirket|påvirket (?:tilstand )?(?:accepteres|afvises|ikke))(?: af (?:alkohol|stoffer|rusmidler))?(?: (?:eller|og) (?:alkohol|stoffer|rusmidler))?`, firm, nil},
	{"condition.no_alcohol_here", `\balkohol\b#gap\b(?:forbudt|ikke (?:er )?tillad\w*|må ikke (?:indtages|medbringes)|ikke (?:må )?(?:indtages|medbringes|drikkes)|accepteres ikke)(?:#gap\b(?:matriklen|herberget|stedet|området|fællesarealer\w*|centret|boformen|værelset))?|\b(?:forbud mod|ingen|ikke (?:indtage|medbringe|drikke)) (?:indtagelse af )?alkohol\b(?:#gap\b(?:matriklen|herberget|stedet|området|centret|boformen|værelset))`, firm, nil},
	{"condition.no_drugs_here", `\b(?:stoffer|rusmidler|hash|euforiserende stoffer)\b#gap\b(?:forbudt|ikke (?:er )?tilladt|må ikke (?:indtages|medbringes)|accepteres ikke)(?:#gap\b(?:matriklen|herberget|stedet|området|centret|boformen|værelset))?`, firm, nil},
	{"condition.alcohol_free_by", `\b(?:alkoholfri|ædru|tørlagt|ophør\w* med alkohol|stoppe\w* med at drikke)\b#gap\b(?:senest|inden|pr\.?|fra|før) #by`, duty, abstain},
	{"condition.alcohol_free", `\b(?:alkoholfri|ædru|tørlagt|alkoholafhold\w*|ophør\w* med alkohol|fuldt ophør af alkohol|ikke drikke(?: alkohol)?|ikke indtage alkohol|afhold\w*\b#gap\balkohol)\b`, firm, abstain},
	{"condition.drug_free_by", drugFree + `#gap\b(?:senest|inden|pr\.?|fra|før) #by`, duty, abstain},
	{"condition.drug_free", drugFree, duty, abstain},
	{"condition.use_half_by", useHalf + `#gap\b(?:senest|inden|før|pr\.?) #by`, stated, reduce},
	{"condition.use_half", useHalf, stated, reduce},
	{"condition.use_less", `\b(?:reducer\w*|nedtrap\w*|nedsætte\w*|mindske\w*|nedbringe\w*|begrænse\w*|reduktion|skadesreducer\w*)\b#gap\b(?:forbrug\w*|indtag\w*|hash\w*|alkohol\w*|stoffer|rusmid\w*)`, stated, reduce},
	{"condition.no_fast_stop", `\b(?:krav om )?hurtigt ophør frarådes(?: pga\.? [^.]*)?`, firm, nil},
	{"condition.urine_test", `\b(?:urinprøve\w*|urinkontrol\w*|urintest\w*|uk-prøve\w*|spytprøve\w*|rusmiddeltest\w*|narkotest\w*)`, duty, nil},
	{"condition.breath_test", `\b(?:alkometer\w*|pusteprøve\w*|alkotest\w*|alkoholtest\w*|promilletest\w*)`, duty, nil},
	{"condition.antabus", `\bantabus\w*`, duty, nil},
	{"condition.medicine_watched", `\bmedicin\w*#gap\b(?:overvåge\w*|under opsyn|observeret|udlevere\w* dagligt|under observation)|\b(?:overvåget|observeret)\b#gap\b(?:medicin\w*|indtag\w*)`, stated, nil},
	{"condition.take_medicine", `\b(?:tage|indtage|følge|tager|indtager|tages|indtages)\b#gap\bmedicin\w*(?: som (?:ordineret|aftalt|foreskrevet))?|\bmedicin\w*#gap\b(?:tages|indtages)(?: som (?:ordineret|aftalt|foreskrevet))?`, duty, nil},
	{"condition.be_in_treatment", `\b(?:være|gå|deltage|indgå|indvillige|modtage|følge|fastholde\w*|forblive|påbegynde|starte|fortsætte|lade sig)\b#gap\b(?:\w*behandling(?:en|sforløb\w*)?|behandle|terapi\w*|udredning\w*)\b`, duty, nil},
	{"condition.wear_aid", `\b(?:bruge|anvende|benytte|bære)\b#gap\b(?:rollator\w*|nødkald\w*|gps\w*|hjælpemid\w*|korset\w*|bandage\w*|høreapparat\w*)\b`, duty, nil},
}

const (
	drugFree = `\b(?:stof+ri\w*|hashfri\w*|rusfri\w*|clean|abstinent|fuld afholdenhed|afholdenhed|afholdende|(?:ophør\w*|stoppe\w*|holde op) med (?:at (?:ryge hash|tage stoffer)|hash\w*|stoffer|rusmidler|misbrug\w*|kokain|cannabis)|fri (?:af|for) (?:stoffer|misbrug|hash|rusmidler))\b`
	useHalf  = `(?:\b(?:halver\w*)\b#gap\b(?:forbrug\w*|indtag\w*|hash\w*|alkohol\w*)|\bforbrug\w*#gap\bhalver\w*)`
)

func abstain(f *Facts, _ float64) { f.Abstinence = true }
func reduce(f *Facts, _ float64)  { f.Reduction = true }

// jobSearch: what is asked of those who look for work.
var jobSearch = []line{
	{"condition.apply_jobs_week", jobs + `#gap\b(?:om ugen|ugentlig\w*|pr\.? uge|i ugen|/uge|hver uge)`, duty, func(f *Facts, n float64) { f.JobsPerWeek = n }},
	{"condition.apply_jobs_month", jobs + `#gap\b(?:om måneden|månedlig\w*|pr\.? måned|/måned|hver måned)`, duty, nil},
	{"condition.job_log", `\b(?:joblog\w*|(?:registrer\w*|dokumenter\w*|log\w*)\b#gap\b(?:jobsøgning\w*|jobs?\b|ansøgninger))\b`, duty, nil},
	{"condition.cv", `\bcv\w*`, duty, nil},
	{"condition.look_at_jobnet", `\b(?:tjekke|logge på|besøge|bekræfte)\b#gap\bjobnet\b#gap(?:ugentlig\w*|hver \d+\. dag|hver uge|om ugen)?|\bjobnet\b#gap\btjekkes\b`, duty, nil},
	{"condition.take_work", `\b(?:tage imod|acceptere|påtage sig|overtage)\b#gap\b(?:rimeligt? (?:arbejde|tilbud)|henvist (?:arbejde|job)|formidlet arbejde|arbejde|job)\b`, duty, nil},
	{"condition.be_available", `\b(?:stå til rådighed|rådighedspligt\w*|rådighed for arbejdsmarkedet|til rådighed for)\b(?: for arbejdsmarkedet)?`, duty, nil},
	{"condition.work_duty", `\b(?:arbejdspligt\w*|nytteindsats\w*|nyttejob)\b`, duty, nil},
	{"condition.ask_before_travel", `\b(?:ferie|udlandsophold|rejse\w*(?: til udlandet)?|ophold i udlandet)\b#gap\b(?:aftales|godkendes|ansøges|meddeles|anmeldes|oplyses|forhåndsgodkend\w*)`, duty, nil},
	{"condition.no_travel", `\b(?:ikke|ingen)\b#gap\b(?:rejse ud af landet|forlade (?:landet|kommunen)|udlandsophold|udrejse)\b`, firm, nil},
}

const jobs = `\b(?:søg\w*|ansøg\w*|sende|indsende|mindst|minimum)\b#gap#n (?:relevante |konkrete |ledige |skriftlige |målrettede )?(?:job\w*|stilling\w*|ansøgning\w*)`
