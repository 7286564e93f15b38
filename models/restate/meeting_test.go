package restate

import "testing"

func TestMeetingsHavePlainNames(t *testing.T) {
	for title, want := range map[string]string{
		"Opfølgningssamtale, ressourceforløb": "follow_up",
		"Virksomhedspraktik":                  "placement",
		"Praktik":                             "placement",
		"Bostøtte":                            "home_support",
		"Ryghold":                             "back_training",
		"Familiebehandling":                   "family_help",
		"Morgenstøtte":                        "morning_help",
		"Netværksmøde om Emil":                "network",
		"Netværksmøde":                        "network_all",
		"Rundbordssamtale med arbejdsgiver":   "round_table",
		"Kontaktperson":                       "contact_person",
		"Jobsamtale":                          "job_talk",
		"Angstgruppe":                         "anxiety_group",
		"Mestringskursus":                     "coping_course",
		"Forældreprogram":                     "parent_course",
		"Opfølgning på skolen":                "school_follow_up",
		"Medicinkontrol":                      "medicine_check",
		"Samtale":                             "talk",
		"Ungegruppe":                          "youth_group",
		"'Ro på', hold":                       "calm_course",
		"Tandlæge":                            "dentist",
		"Danskundervisning, modul 3":          "danish_class",
		"Sprogskole":                          "danish_class",
		"Hjemmebesøg v. visitator":            "assessment",
		"Hjemmebesøg":                         "home_visit",
		"Visitationssamtale":                  "assessment",
		"Hjemmesygepleje, sårskifte":          "nurse_home",
		"Samtale med sygeplejerske":           "nurse",
		"Rusmiddelsamtale":                    "drug_talk",
		"Børnesamtale":                        "child_talk",
		"Statusmøde":                          "follow_up",
		"Lægesamtale":                         "doctor",
		"Demenskoordinator":                   "dementia_adviser",
		"Besøg af demenskoordinator":          "dementia_adviser",
		"Dagcenter Solsikken":                 "day_centre",
		"Gældsrådgivning":                     "debt_advice",
		"Indskrivningssamtale på herberg":     "shelter",
		"Samtale på forsorgshjemmet":          "shelter",
		"Samtale med tolk":                    "interpreter",
		"Psykolog":                            "psychologist",
		"Lægekonsultation, psykiatri":         "psychiatrist",
		"Opstartsmøde i praktik":              "start_placement",
		"Opfølgning på praktik":               "follow_up_placement",
		"CV-samtale":                          "cv_talk",
		"Kontraktsamtale, integration":        "integration",
		"Sundhedsplejerske":                   "health_visitor",
		"Skole-hjem-samtale":                  "school_meeting",
		"Støttet samvær":                      "contact_with_child",
		"MR-scanning":                         "scan",
		"Udskrivningsmøde":                    "discharge",
		"Alkoholsamtale":                      "alcohol",
		"Urinprøve":                           "urine_test",
		"Fysioterapi":                         "training",
		"Hukommelsesudredning":                "memory_clinic",
		"Hjemmebesøg, tolk deltager":          "home_visit",
		"Videosamtale":                        "video_call",
	} {
		got, ok := Meeting(title)
		if !ok || got.Key != "meeting."+want {
			t.Errorf("%s: got %s, want meeting.%s", title, got.Key, want)
		}
	}
	if got, _ := Meeting("Netværksmøde om Emil"); got.Args["about"] != "Emil" {
		t.Errorf("the meeting's person: %v", got.Args)
	}
}

func TestUnknownTitlesAreShownAsWritten(t *testing.T) {
	for _, title := range []string{"", "Gåtur", "Besøg i børnehaven", "Møde med PPR", "Fodterapeut", "Ridning", "XK-12", "Fællesspisning", "Aftale", "Holdet", "Stofa-tekniker", "Kontrolrum"} {
		if got, ok := Meeting(title); ok {
			t.Errorf("%q: got %s", title, got.Key)
		}
	}
}

func TestReasonsAreSaidPlainly(t *testing.T) {
	for why, want := range map[string]string{
		"Revurdering af bevilling efter § 85":             "review_of_help",
		"Vurdering af skånehensyn":                        "what_you_can_manage_at_work",
		"Til brug for forelæggelse i rehabiliteringsteam": "team_meeting",
		"Friplads":                                       "free_place",
		"Enkeltudgift § 81":                              "one_bill",
		"Låneansøgning":                                  "loan",
		"Optagelse FGU":                                  "start_fgu",
		"Målgruppevurdering":                             "right_group",
		"Udredning (VUM)":                                "find_right_help",
		"Vurdering af forældreevne":                      "can_you_be_a_parent",
		"Forældrekompetenceundersøgelse":                 "can_you_be_a_parent",
		"Belysning af mors tilstand":                     "mothers_state",
		"Vurdering af uarbejdsdygtighed før revurdering": "are_you_too_ill_to_work",
		"Afklaring af arbejdsevne":                       "what_you_can_manage_at_work",
		"Ansøgning om førtidspension":                    "pension_case",
		"Boligstøtte":                                    "rent_help",
		"Visitation til botilbud":                        "find_right_help",
		"Beregning af ydelse":                            "money_to_live_on",
		"Familiesammenføring":                            "residence",
		"Økonomisk trangsvurdering":                      "sight_of_money",
		"Merudgifter § 100":                              "extra_costs",
		"Hjælp til tandbehandling":                       "dentist_help",
		"Ansøgning om plejehjem":                         "home",
		"Dokumentation for fravær":                       "absence",
		"Indplacering på danskuddannelse":                "danish_level",
	} {
		if got, ok := Reason(why); !ok || got.Key != "why."+want {
			t.Errorf("%s: got %s, want why.%s", why, got.Key, want)
		}
	}
	for _, why := range []string{"", "Jf. telefonsamtale", "Som aftalt", "Andet"} {
		if got, ok := Reason(why); ok {
			t.Errorf("%q: got %s", why, got.Key)
		}
	}
}
