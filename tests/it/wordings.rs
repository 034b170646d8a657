//! Statements of impact in many words and languages.

use super::{meaning::impacts, names::subject};

/// Notes under the timeline of the tests, and how long, on which things and to what effect: nothing where it is no impact.
const WORDINGS: &[(&str, i64, &str, &str)] = &[
    // Durations in words and figures.
    ("Search was down for 43 minutes.", 2580, "Search", "down"),
    ("Search was down for approximately 2.5 hours.", 9000, "Search", "down"),
    ("Search was down for just under four hours.", 14_400, "Search", "down"),
    ("Search was down for 1h 20m.", 4800, "Search", "down"),
    ("Search was broken for 2d22h.", 252_000, "Search", "down"),
    ("Search was down for half a day.", 43_200, "Search", "down"),
    ("Search was down for 35+ minutes.", 2100, "Search", "down"),
    ("Search was degraded for an hour and a half.", 5400, "Search", "degraded"),
    ("Die Suche war 43 Minuten lang nicht erreichbar.", 2580, "Suche", "down"),
    ("Die Suche war rund 2,5 Stunden ausgefallen.", 9000, "Suche", "down"),
    ("Die Suche war für knapp vier Stunden nicht verfügbar.", 14_400, "Suche", "down"),
    ("Die Suche war eine halbe Stunde gestört.", 1800, "Suche", "degraded"),
    // People are held up, what they use is down.
    ("Drivers in the east could not open the gate for 25 minutes.", 1500, "Drivers in the east", "blocked"),
    ("Die Fahrgäste konnten 25 Minuten lang nicht zahlen.", 1500, "Fahrgäste", "blocked"),
    ("The drivers portal was down for 25 minutes.", 1500, "drivers portal", "down"),
    ("The lift was intermittent for 25 minutes.", 1500, "lift", "degraded"),
    // The clause that tells of it, and brackets behind a length.
    ("Search was slow and exports failed for 25 minutes.", 1500, "exports", "down"),
    ("The API and the exports failed for 25 minutes.", 1500, "API and the exports", "down"),
    ("Duration: 36 min (slow lifts)", 2160, "lifts", "degraded"),
    ("Duration: 36 min (in all)", 2160, "the incident", "down"),
    ("Heating was back after 36 minutes.", 2160, "Heating", "degraded"),
    // Windows.
    ("Search was down from 10:04 until 10:34.", 1800, "Search", "down"),
    ("Search stopped working between 10:04 and 10:34.", 1800, "Search", "down"),
    ("Between 10:04 and 10:34, search was slow.", 1800, "search", "degraded"),
    ("Search was down (10:04–10:34).", 1800, "Search", "down"),
    ("| 10:04 → 10:34 | Search down |", 1800, "Search", "down"),
    ("Die Suche war von 10:04 bis 10:34 Uhr nicht erreichbar.", 1800, "Suche", "down"),
    ("Zwischen 10:04 Uhr und 10:34 Uhr war die Suche langsam.", 1800, "Suche", "degraded"),
    // Fields and tables.
    ("Duration: 2h", 7200, "the incident", "down"),
    ("**Downtime (total):** 36 min", 2160, "the incident", "down"),
    ("| **Duration** | ~36 min |", 2160, "the incident", "down"),
    ("| Service | Downtime |\n|---|---|\n| Search | 36 min |", 2160, "Search", "down"),
    ("Impact start: 10:04\nImpact end: 10:34", 1800, "the incident", "down"),
    ("Start: 10:04\nEnd: 10:34\nDuration: 30 min", 1800, "the incident", "down"),
    ("Dauer: 36 Min.", 2160, "the incident", "down"),
    ("Severity: SEV2 | Duration: 36 minutes | Services: API", 2160, "the incident", "down"),
    ("Beginn: 10:04\nEnde: 10:34\nDauer: 30 Minuten", 1800, "the incident", "down"),
    // Lengths in the words of other languages.
    ("Söktjänsten låg nere i 36 minuter.", 2160, "Söktjänsten", "down"),
    ("Varaktighet: 36 minuter", 2160, "the incident", "down"),
    ("Výpadek trval 36 minut.", 2160, "the incident", "down"),
    ("Doba trvání: 36 minut", 2160, "the incident", "down"),
    ("Kesinti süresi: 36 dakika", 2160, "the incident", "down"),
    ("Збій тривав 36 хвилин.", 2160, "the incident", "down"),
    ("Тривалість: 36 хвилин", 2160, "the incident", "down"),
    ("中斷時間：36分鐘", 2160, "the incident", "down"),
    // Hours and minutes that a word joins.
    ("Varmen var nede i 3 timer og 18 minutter.", 11_880, "Varmen", "down"),
    ("Serverul a fost indisponibil 2 ore și 5 minute.", 7500, "Serverul", "down"),
    ("Výpadek trval 2 hodiny a 15 minut.", 8100, "the incident", "down"),
    ("Τα ταμεία ήταν εκτός λειτουργίας για 1 ώρα και 38 λεπτά.", 5880, "ταμεία", "down"),
    // Labels of what stood still, in other words.
    ("Las pantallas estuvieron congeladas 74 minutos.", 4440, "pantallas", "blocked"),
    ("Convoyeur 3 arrêté 1h41", 6060, "Convoyeur 3", "down"),
    ("The 500s went on for 20 minutes.", 1200, "500s", "degraded"),
    ("The API was unavailable for 420s.", 420, "API", "down"),
    // The incident as a whole.
    ("The outage lasted 36 minutes.", 2160, "the incident", "down"),
    ("A 36-minute outage of the checkout.", 2160, "checkout", "down"),
    ("36 minutes of downtime.", 2160, "the incident", "down"),
    ("The problem was fixed in about 40 minutes.", 2400, "the incident", "degraded"),
    ("Der Ausfall dauerte 36 Minuten.", 2160, "the incident", "down"),
    // What happened.
    ("Deploys were frozen for two hours.", 7200, "Deploys", "blocked"),
    ("Orders were delayed by up to 20 minutes.", 1200, "Orders", "delayed"),
    ("Approximately two hours of orders got lost.", 7200, "orders", "data loss"),
    ("Deploys waren zwei Stunden gesperrt.", 7200, "Deploys", "blocked"),
    ("Bestellungen waren etwa 20 Minuten verzögert.", 1200, "Bestellungen", "delayed"),
    // From a failure to a recovery, and as long as something went on.
    ("The search went down at 10:04 and came back at 10:34.", 1800, "search", "down"),
    ("Die Suche fiel um 10:04 Uhr aus und war um 10:34 Uhr wieder da.", 1800, "Suche", "down"),
    ("A las 10:04 la API dejó de funcionar y volvió a las 10:34.", 1800, "API", "down"),
    ("Search was unavailable starting 10:04 for 30 minutes.", 1800, "Search", "down"),
    ("Search was down for 30 minutes from 10:04.", 1800, "Search", "down"),
    ("Die Suche war ab 10:04 Uhr 30 Minuten lang nicht erreichbar.", 1800, "Suche", "down"),
    ("At 10:04 UTC the search experienced a 30-minute outage.", 1800, "search", "down"),
    ("Jobs could not be started. (Between 10:04 and 10:34)", 1800, "Jobs", "down"),
    ("There was a 30-minute checkout outage.", 1800, "checkout", "down"),
    ("We noticed that the search had been down for 30 minutes.", 1800, "search", "down"),
    ("Es wurde bemerkt, dass die Suche 30 Minuten lang ausgefallen war.", 1800, "Suche", "down"),
    // A share, a good while, what comes first.
    (
        "Between 10:04 and 10:34 UTC 15% of requests to the API failed.",
        1800,
        "15% of requests to the API",
        "down",
    ),
    ("About 12,000 customers could not log in for 25 minutes.", 1500, "12,000 customers", "blocked"),
    ("The API was unavailable for a good 20 minutes.", 1200, "API", "down"),
    ("Die API war gut 20 Minuten nicht verfügbar.", 1200, "API", "down"),
    ("Writes were rejected for 55 minutes.", 3300, "Writes", "down"),
    ("VPN users were cut off for half an hour.", 1800, "VPN users", "blocked"),
    ("Thumbnails were missing for 48 minutes.", 2880, "Thumbnails", "degraded"),
    ("Emails were delayed by up to 2 hours between 10:04 and 10:34.", 1800, "Emails", "delayed"),
    (
        "| Part | From | To | Duration |\n|---|---|---|---|\n| Status page | 10:04 | 10:34 | 30 min |",
        1800,
        "Status page",
        "down",
    ),
    ("The API was down for an hour or so.", 3600, "API", "down"),
    ("We lost 15 minutes of writes.", 900, "writes", "down"),
    ("Entre 10h04 et 10h34, l'API renvoyait des erreurs 500.", 1800, "API", "degraded"),
    ("Durante 36 minutos los pagos fallaron.", 2160, "pagos", "down"),
    ("Per 36 minuti i pagamenti non erano disponibili.", 2160, "pagamenti", "down"),
    (
        "| Dienst | Auswirkung | Dauer |\n|---|---|---|\n| Portal | langsam | 20 Min. |",
        1200,
        "Portal",
        "degraded",
    ),
    // Fields: of two lines, without a colon, above their value.
    ("**From:** 10:04\n**Until:** 10:34", 1800, "the incident", "down"),
    ("Vom: 10:04 Uhr\nBis: 10:34 Uhr", 1800, "the incident", "down"),
    ("Desde: 10:04\nHasta: 10:34", 1800, "the incident", "down"),
    ("Total duration ..... 36m", 2160, "the incident", "down"),
    ("## Length of the outage\n\n36 minutes", 2160, "the incident", "down"),
    ("発生期間 10:04ごろ ～ 同10:34ごろ", 1800, "the incident", "degraded"),
    // Windows: what stands in brackets before them, times with a full stop that the timeline has, began and ended in words.
    ("Orders could not be taken (old ones went out) anywhere from 10:04 to 10:34.", 1800, "Orders", "down"),
    ("Ferries were out of service from 10.04 to 10.20.", 960, "Ferries", "down"),
    ("検索が使えませんでした（影響期間 10:04頃発生～10:34復旧しました）。", 1800, "検索", "down"),
    (
        "Die Suche war vom 04.03.2026 10:04 Uhr bis zum 04.03.2026 10:34 Uhr nicht erreichbar.",
        1800,
        "Suche",
        "down",
    ),
    ("* 10:04 ⇒ 10:34 (30 min Ausfall)", 1800, "the incident", "down"),
    ("The scanners were down for only about 20 minutes.", 1200, "scanners", "down"),
    ("The scanners were down 20 minutes all in all.", 1200, "scanners", "down"),
    ("Search returned zero results for like 20 minutes.", 1200, "Search", "degraded"),
    ("There were 20 minutes where orders could not be placed.", 1200, "orders", "down"),
    // Other languages.
    ("De betalingen waren ongeveer een half uur niet mogelijk.", 1800, "betalingen", "down"),
    ("Поиск не работал 30 минут.", 1800, "Поиск", "down"),
    ("10:04から10:34まで、検索が停止しました。", 1800, "検索", "down"),
    ("決済が約30分間利用できませんでした。", 1800, "決済", "down"),
    ("10:04부터 10:34까지 검색이 중단되었습니다.", 1800, "검색", "down"),
    ("从10:04到10:34，搜索不可用。", 1800, "搜索", "down"),
    ("L'API a été indisponible pendant 36 minutes.", 2160, "API", "down"),
    ("La API estuvo caída durante 36 minutos.", 2160, "API", "down"),
    ("A API ficou fora do ar por 36 minutos.", 2160, "API", "down"),
    ("De API was 36 minuten niet beschikbaar.", 2160, "API", "down"),
    ("API была недоступна в течение 36 минут.", 2160, "API", "down"),
    ("APIが36分間停止しました。", 2160, "API", "down"),
    // How long it took until something worked.
    ("It took the crew two hours to bring the lifts back.", 7200, "the incident", "degraded"),
    ("Es dauerte drei Stunden, bis der Kran wieder lief.", 10_800, "Kran", "degraded"),
    ("Tardamos 50 minutos en restablecer las taquillas.", 3000, "the incident", "degraded"),
    // Numbers in words, and lengths as adjectives.
    ("The pumps were off the air for an hour and twenty.", 4800, "pumps", "down"),
    ("Die Waage war anderthalb Stunden nicht erreichbar.", 5400, "Waage", "down"),
    ("Ліфти не працювали півтори години.", 5400, "Ліфти", "down"),
    ("Las taquillas no estuvieron disponibles durante treinta y cinco minutos.", 2100, "taquillas", "down"),
    ("Pompa nie działała przez dwadzieścia pięć minut.", 1500, "Pompa", "down"),
    ("Es gab einen 25 minütigen Ausfall der Waage.", 1500, "Waage", "down"),
    // Words behind a length, and words that are not exact.
    ("A kapu 40 percen keresztül nem működött.", 2400, "kapu", "down"),
    ("Loket tidak dapat digunakan selama lebih dari dua jam.", 7200, "Loket", "down"),
    ("The ferry desk was closed for the better part of an hour.", 3600, "ferry desk", "down"),
    // A label that says what happened, and hours of a clock that are no length.
    ("Loss of heating in hall 2: 2 hours 10 minutes", 7800, "Loss of heating in hall 2", "down"),
    ("Les pompes sont restées arrêtées de 7h15 à 8h40.", 5100, "pompes", "down"),
    // A denial behind a length, in languages whose verbs stand around it.
    ("Klanten konden 1 uur en 5 minuten niet inloggen.", 3900, "Klanten", "blocked"),
    ("Am Morgen konnten Kunden 40 Minuten keine Karten lösen.", 2400, "Kunden", "blocked"),
    ("Os clientes ficaram 39 minutos sem enviar pedidos.", 2340, "clientes", "blocked"),
    ("Przez blisko 3 godziny klienci nie dostawali kodów.", 10_800, "klienci", "blocked"),
    ("Pokladna nešla 25 minut.", 1500, "Pokladna", "down"),
    ("Сайт не працював 1 год 43 хв.", 6180, "Сайт", "down"),
    ("The website was away for 19 minutes.", 1140, "website", "down"),
    // What a cause did, and a date before the thing.
    ("A bad patch caused jams and errors for the sorters for 40 minutes.", 2400, "sorters", "degraded"),
    ("The new firmware led to failed prints for 40 minutes.", 2400, "prints", "down"),
    ("A blown fuse caused the lift to fail for 40 minutes.", 2400, "lift", "down"),
    ("El parche provocó errores en las taquillas durante 40 minutos.", 2400, "taquillas", "degraded"),
    ("On May 9, 2024, printing in hall 2 was halted for 40 minutes.", 2400, "printing in hall 2", "blocked"),
    // Over midnight, where a date stands before both.
    ("On 3 May, from 22:45 to 00:48, the press was down.", 7380, "press", "down"),
    // Between a window and a length.
    (
        "From 10:04 to 10:34, badge logins failed for many, a total of 30 minutes.",
        1800,
        "badge logins",
        "down",
    ),
    // Windows of four digits and of dots, of which the list tells one.
    ("The press was down from 1004 to 1034.", 1800, "press", "down"),
    ("The hall was cut off (1004-1034).", 1800, "hall", "down"),
    // Fields without blanks between words: numbered, behind a mark, set off by a blank; a cause is no impact.
    (
        "1.発生日時:2024年5月6日9時頃\n2.復旧日時:2024年5月6日11時\n3.影響時間:2時間\n4.原因:定期点検(5月5日2:00~4:00)の不具合",
        7200,
        "the incident",
        "down",
    ),
    (
        "①発生日時 2024年5月6日9時頃\n②復旧日時 2024年5月6日11時\n③影響時間 2時間\n④原因 定期点検(5月5日2:00~4:00)の不具合",
        7200,
        "the incident",
        "down",
    ),
    ("■停止時間\n2時間", 7200, "the incident", "down"),
    // What is posted is told all the same.
    ("Ana posted in the town chat: the lift was out of service for 40 minutes.", 2400, "lift", "down"),
];

#[test]
fn every_wording_is_one_impact() {
    for (words, seconds, what, effect) in WORDINGS {
        let found = impacts(words);
        let short: Vec<_> = found
            .iter()
            .map(|impact| (impact.duration_seconds, subject(impact), impact.effect.name()))
            .collect();
        assert_eq!(short, [(Some(*seconds), *what, *effect)], "{words}");
    }
}

/// Notes under the timeline of the tests that state no impact: questions, wishes, what is tolerated or expected, how long one
/// looked, how often something was so, and what the notes are of.
const NO_IMPACT: &[&str] = &[
    "The error rate stayed under 0.1% for 15 minutes.",
    "Logins of the press recover for ten minutes and fail again.",
    "![errors from 10:04 to 10:34](https://a.example/errors.png)",
    "Could we be paged when search is down for 15 minutes?",
    "Warnung, wenn die Suche 5 Minuten lang ausgefallen ist.",
    "The contract allows the API to be down for 30 minutes a month.",
    "Clients have to cope with an API that does not answer for up to 5 minutes.",
    "Wir nehmen hin, dass die Suche 20 Minuten lang nicht erreichbar sein darf.",
    "Expect 10 minutes of downtime.",
    "Voraussichtliche Ausfallzeit: 20 Minuten",
    "Geschätzte Ausfallzeit: 20 Minuten",
    "Durée prévue: 20 minutes",
    "Ожидаемая длительность: 20 минут",
    "予定停止時間: 20分",
    "Zwei Stunden lang suchten wir den Fehler.",
    "Between 4 March and 9 March the API failed twice.",
    "### Slow search: 4 March - 6 March",
    "Not a single error on the API (no stalls, no refusals) from 10:05-10:20",
    "With a loan of 90,000 units (~$7.4M) the price fell from $82.10 to $6.95.",
    "Between 22:00 and 23:00 we'll be updating the database.",
    "Description: lag 1.2M > 500k for 15m",
    "Errors gone from the graph since about 10:04.",
    "There will be a power cut from 22:00 to 23:00.",
    "La coupure de mardi aura lieu de 8h à 10h.",
    "Eine zweite Pumpe würde Ausfälle bis zu drei Stunden überbrücken.",
    "Beim letzten Ausfall vor einem Jahr stand der Kran drei Stunden still.",
    "Beginn der Störung: 14h12",
    "An SLA target of 4 hours applies to outages.",
    "Rebooted the host, whose disk had gone 245 days without a check.",
    "Nobody noticed it 20 minutes, no alert went off.",
    "Trigger: p99 latency above 8 s",
    "A second pump would have kept the hall dry in spite of the failure.",
];

#[test]
fn what_is_asked_allowed_expected_or_looked_for_is_no_impact() {
    for words in NO_IMPACT {
        let found: Vec<_> = impacts(words).iter().map(|impact| impact.quote.clone()).collect();
        assert_eq!(found, Vec::<String>::new(), "{words}");
    }
}
