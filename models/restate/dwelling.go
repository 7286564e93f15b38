package restate

// housing: where the citizen lives and what holds there.
var housing = []line{
	{"condition.sleep_there_nights", `\b(?:overnatte|sove|ophold\w*)\b#gap\b(?:mindst|minimum) #n (?:nætter|døgn|overnatninger)(?: (?:om ugen|ugentligt|pr\.? uge))?`, duty, nil},
	{"condition.live_there", `\b(?:overnatte|tage ophold|bo (?:på|i|hos)|opholde sig (?:på|i)|blive boende|have (?:fast )?bopæl|fast ophold|bopælspligt\w*|opholdspligt\w*)\b`, duty, nil},
	{"condition.no_pets", `\b(?:husdyr|hund\w*|kæledyr)\b#gap\b(?:ikke|forbudt)|\b(?:ingen|forbud mod) (?:husdyr|hunde?|kæledyr)`, firm, nil},
	{"condition.no_smoking", `\brygning\b#gap\b(?:forbudt|ikke tilladt|ikke)|\b(?:rygeforbud|røgfri\w*|må ikke ryge\w*)\b`, firm, nil},
	{"condition.no_visitors", `\b(?:besøg|gæster|overnattende gæster|besøgende)\b#gap\b(?:forbudt|ikke tillad\w*|ikke)|\bingen (?:overnattende )?(?:besøg|gæster|besøgende)\b|\bbesøgsforbud\w*|\bikke have (?:overnattende )?(?:gæster|besøg)`, firm, nil},
	{"condition.no_violence", `\b(?:vold|trusler|chikane|truende adfærd)\b#gap\b(?:accepteres ikke|tolereres ikke|ikke tillad\w*|forbudt|bortvisning)|\b(?:nultolerance|ingen vold)\b(?:#gap\btrusler)?`, firm, nil},
	{"condition.keep_room_clean", `\b(?:rengør\w*|rengøring\w*|oprydning\w*|holde (?:værelse\w*|boligen) (?:ren|pæn|ryddelig)\w*|madordning\w*|fællesopgaver)\b`, duty, nil},
	{"condition.pay_rent", `\b(?:betale\w*|betaling af|indbetale\w*)\b#gap\b(?:husleje\w*|opholdsbetaling\w*|egenbetaling\w*|el og varme)\b|\b(?:husleje\w*|opholdsbetaling\w*)\b#gap\bbetales\b`, duty, nil},
	{"condition.pay_monthly", `\b(?:afdrag\w*|betale\w*|tilbagebetale\w*)\b#gap#kr (?:kr|kroner)\b\.?#gap\b(?:pr\.? måned|om måneden|månedlig\w*|hver måned)`, duty, nil},
	{"condition.let_in", `\b(?:lukke\b#gap\bind|give adgang til (?:boligen|hjemmet|lejligheden))\b`, duty, nil},
	{"condition.home_visits_unannounced", `\buanmeldt\w* (?:hjemme)?besøg|\bhjemmebesøg\b#gap\buanmeldt\w*`, stated, nil},
	{"condition.home_visits", `\b(?:anmeldt\w* besøg|hjemmebesøg\w*|tilsyn i hjemmet|besøg i hjemmet)\b`, stated, nil},
	{"condition.housing_offer", `\b(?:tage imod|acceptere)\b#gap\b(?:bolig\w*|anvist\w* bolig\w*)\b`, duty, nil},
}

// contacts: who must or must not be near.
var contacts = []line{
	{"condition.no_contact_with", `\b(?:ingen kontakt (?:til|med)|ikke\b#gap\b(?:kontakte|opsøge|have kontakt (?:til|med)|tage kontakt til)|kontaktforbud (?:mod|til|over for)) #who`, firm, nil},
	{"condition.no_contact", `\b(?:ingen kontakt|ikke\b#gap\b(?:kontakte|opsøge|have kontakt|tage kontakt|være i kontakt)|kontaktforbud\w*)\b`, firm, nil},
	{"condition.keep_away", `\b(?:tilhold\w*|opholdsforbud\w*|zoneforbud\w*|bortvist fra|må ikke (?:opholde sig|komme|færdes)(?: (?:på|i|ved))?|ikke (?:færdes|opholde sig))\b`, firm, nil},
	{"condition.contact_supervised", `\b(?:overvåge\w*|støttet|støttede) samvær\w*|\bsamvær\w*#gap\b(?:overvåg\w*|under opsyn|støttet|med støtteperson)`, stated, nil},
	{"condition.with_companion", `\b(?:ledsage\w*|følges af|følgeskab|ikke (?:færdes|gå) (?:ud )?alene|ikke gå ud alene|kun ude med (?:ledsager|personale))\b`, firm, nil},
	{"condition.interpreter", `\b(?:\w*tolk|tolkebistand\w*|tolken|tolkes)\b`, stated, nil},
	{"condition.child_to_school", `\b(?:sikre\w*|sørge\w*|drage omsorg)\b[^;]*?\b(?:møder|kommer|afleveres|følges|er)\b#gap\b(?:skole\w*|institution\w*|børnehave\w*|dagtilbud\w*|undervisning\w*)(?: (?:til tiden|rettidigt|hver dag|dagligt))?`, duty, nil},
	{"condition.child_to_school", `\b(?:aflevere\w*|følge\w*|hente\w*)\b#gap\b(?:barn\w*|børn\w*|søn\w*|datter\w*)\b#gap\b(?:skole\w*|institution\w*|børnehave\w*|vuggestue\w*)(?: (?:til tiden|rettidigt|hver dag))?`, duty, nil},
	{"condition.cooperate", `\b(?:samarbejde\w*|medvirke\w*|medvirkenspligt\w*|indgå i (?:et )?samarbejde)\b`, duty, nil},
	{"condition.not_shared_without_yes", `\b(?:oplysning\w*|informationer)\b#gap\b(?:videregives|deles|udveksles|gives videre)\b#gap\b(?:ikke uden|kun med|alene med|først efter)\b#gap\bsamtykke\w*`, firm, nil},
	{"condition.needs_yes", `\b(?:kræver|forudsætter|kun med|betinget af|skal give)\b#gap\bsamtykke\w*|\bsamtykke\w*#gap\b(?:kræves|påkrævet|nødvendig\w*|skal foreligge)`, stated, nil},
}

// everyday: demands of the day that fit no other table.
var everyday = []line{
	{"condition.use_calendar", `\b(?:bruge|anvende|føre)\b#gap\b(?:kalender\w*|dagbog\w*|søvndagbog\w*|skema\w*|ugeskema\w*)`, duty, nil},
	{"condition.do_exercises", `\b(?:træne|lave|udføre|følge)\b#gap\b(?:øvelse\w*|hjemmetræning\w*|træningsprogram\w*|selvtræning)\b(?: (?:dagligt|hver dag))?|\bhjemmetræning\b#gap\b(?:udføres|laves)(?: dagligt)?`, duty, nil},
	{"condition.no_weight", `\b(?:ingen|ikke|undgå)\b#gap\b(?:vægtbæring|støtte\w* på (?:benet|foden|armen)|belaste\w* (?:benet|foden|knæet|armen|skulderen))\b`, firm, nil},
	{"condition.no_sport", `\b(?:ingen|ikke|undgå)\b#gap\b(?:kontaktsport|sport|idræt|løb\b|hop)`, firm, nil},
	{"condition.digital_post", `\b(?:læse|tjekke|holde øje med)\b#gap\b(?:digital post|e-boks|post\w*)`, duty, nil},
}

// terms: how long what was said holds.
var terms = []line{
	{"condition.weeks_after_operation", `\bi(?: de første)? #n uger,? (?:post\w*|efter operation\w*)`, firm, nil},
	{"condition.valid_weeks", `\b(?:i(?: de (?:første|næste|kommende))?|de (?:første|næste|kommende)) #n uger\b`, firm, nil},
	{"condition.valid_until", `\b(?:til og med|t\.?o\.?m\.?|gælder (?:til|indtil)|indtil|frem til|ophører) #until`, firm, nil},
	{"condition.valid_from", `\b(?:gældende fra|gælder fra|med virkning fra|fra og med|pr\.?) #from`, firm, nil},
	{"condition.by_date", `\b(?:senest|inden|frist(?:en)?(?: er)?:?) #by`, firm, nil},
}
