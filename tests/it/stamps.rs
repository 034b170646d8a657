//! Stamps: a table of what people write, and what it says. One row a form.

use incident_timeline::timestamp::{
    compound::{Timestamp, stamp_at},
    relative::Day,
    scan::stamps,
};

/// A line, and its stamps: date, time, end, zone, `~` for approximate; several with a semicolon. Nothing for no stamp.
const LINES: &[(&str, &str)] = &[
    ("10:02 pager fired", "10:02"),
    ("at 9:5 it broke", ""),
    ("10:02:11.123 pager", "10:02:11.123"),
    ("10:02:11,123 pager", "10:02:11.123"),
    ("2pm lunch", "14:00"),
    ("2 p.m. lunch", "14:00"),
    ("12am", "00:00"),
    ("12:30 PM", "12:30"),
    ("14h28 reprise", "14:28"),
    ("14 h 28 reprise", "14:28"),
    ("à 14h tout va", "14:00"),
    ("um 14.28 Uhr ging es", "14:28"),
    ("14 Uhr", "14:00"),
    ("10.02 Uhr Alarm", "10:02"),
    ("1428Z rollback", "14:28 Z"),
    ("0930 UTC standup", "09:30 UTC"),
    ("24:00 done", "00:00+1"),
    ("25:61 what", "impossible 25:61"),
    ("??:?? nobody knows", "open"),
    ("22:XX somewhere then", "~22:00 at most 22:59"),
    ("17:1x or so", "~17:10 at most 17:19"),
    ("3:4? PM", "~15:40 at most 15:49"),
    ("2024-11-20T10:02:11Z", "2024-11-20 10:02:11 Z"),
    ("2024-11-20T10:02:11+05:30 x", "2024-11-20 10:02:11 +05:30"),
    ("2024-11-20 10:02:11.5-0800 x", "2024-11-20 10:02:11.500 -0800"),
    ("20241120T100211Z x", "2024-11-20 10:02:11 Z"),
    ("Nov 20 10:02:11 host app: x", "?-11-20 10:02:11"),
    ("20 Nov 2024, 10:02", "2024-11-20 10:02"),
    ("20-Nov-24 10:02", "2024-11-20 10:02"),
    ("November 20th, 2024 at 10:02 AM PST", "2024-11-20 10:02 PST"),
    ("Wed, 20 Nov 2024 10:02:11 +0000", "2024-11-20 10:02:11 +0000"),
    ("Mittwoch, 20. November 2024, 10:02 Uhr", "2024-11-20 10:02"),
    ("le 20 novembre 2024 à 10h02", "2024-11-20 10:02"),
    ("20 de noviembre de 2024 a las 10:02", "2024-11-20 10:02"),
    ("20 de novembro de 2024 às 10:02", "2024-11-20 10:02"),
    ("20 novembre 2024 alle 10:02", "2024-11-20 10:02"),
    ("20 november 2024 om 10:02 uur", "2024-11-20 10:02"),
    ("20 listopada 2024 o 10:02", "2024-11-20 10:02"),
    ("20 ноября 2024 г. в 10:02", "2024-11-20 10:02"),
    ("2024年11月20日 10時02分", "2024-11-20 10:02"),
    ("11月20日 上午10:02", "?-11-20 10:02"),
    ("2024년 11월 20일 오후 2시 5분", "2024-11-20 14:05"),
    ("１０：０２ 障害発生", "10:02"),
    ("24/11/2024 10:02", "2024-11-24 10:02"),
    ("24 / 11 / 2024 10:02", "2024-11-24 10:02"),
    ("2024 / 11 / 24, 10:02", "2024-11-24 10:02"),
    ("17 / 20 / 35 of them", ""),
    ("Tue 17th, 07:40 hung jobs", "weekday 1 the 17 07:40"),
    ("Di 3., 07:40 Jobs hängen", "weekday 1 the 3 07:40"),
    ("Wednesday the 18th 11:05", "weekday 2 the 18 11:05"),
    ("10.12 UTC restart", "10:12 UTC"),
    ("**Monday, 24 March 2025:** machines found", "2025-03-24"),
    ("It was closed on 24 March 2025.", "2025-03-24"),
    ("11/Feb/25 3:04 AM", "2025-02-11 03:04"),
    ("3.3.25, 17:45 Deployment", "2025-03-03 17:45"),
    ("2/13/25 0830 - slow logins", "2025-02-13 08:30"),
    ("7 Uhr 30 fiel es aus", "07:30"),
    ("um 7 Uhr 30 Kunden", "07:00"),
    ("gegen 8.15 lief es", "~08:15"),
    ("gegen 8.１５ lief es", "~08:15"),
    ("10h15min – certificado", "10:15"),
    ("22.40u storing", "22:40"),
    ("22u40 storing", "22:40"),
    ("18:20 CEST / 00:20 SGT (+1): closed", "18:20 CEST"),
    ("3am: slow", "03:00"),
    ("6:00am PT, Jan 8", "?-01-08 06:00 PT"),
    ("14:00 CST (China Standard Time, UTC+8)", "14:00 CST"),
    ("06:58 (07:58) alert", "06:58"),
    ("20:02 EST (01:02 UTC +1 day) slow", "20:02 EST"),
    ("11/24/2024 10:02 PM", "2024-11-24 22:02"),
    ("24.11.2024 10:02", "2024-11-24 10:02"),
    ("24.11. um 10:02 Uhr", "?-11-24 10:02"),
    ("10:02–10:40 down", "10:02 to 10:40"),
    ("10:02 - 10:40 UTC down", "10:02 to 10:40 UTC"),
    ("12:54:40–12:54:45 burst", "12:54:40 to 12:54:45"),
    ("12:54:40–45 burst", "12:54:40 to 12:54:45"),
    ("12:54:40-45: burst", "12:54:40 to 12:54:45"),
    ("10:02–15: rollback", "10:02 to 10:15"),
    ("10:02-15 users hit", "10:02"),
    ("10:02:11-04:00 x", "10:02:11 -04:00"),
    ("ore 9.18 primi allarmi", "09:18"),
    ("alle ore 13 ripristino", "13:00"),
    ("o godz. 13 koniec", "13:00"),
    ("1:05 p. m.", "13:05"),
    ("from 10:02 to 10:40", "10:02 to 10:40"),
    ("between 14:00 and 14:10", "once 14:00 to 14:10"),
    ("between 22:45 UTC and March 12 00:48 UTC", "?-03-11 once 22:45 to 00:48 UTC"),
    ("from 10:45 to March 12 11:48", "?-03-12 10:45 to 11:48"),
    ("zwischen 14:00 und 14:10 Uhr", "once 14:00 to 14:10"),
    ("entre 14h et 14h10", "once 14:00 to 14:10"),
    ("entre las 14:00 y las 14:10", "once 14:00 to 14:10"),
    ("entre as 14:00 e as 14:10", "once 14:00 to 14:10"),
    ("tra le 14:00 e le 14:10", "once 14:00 to 14:10"),
    ("tussen 14:00 en 14:10 uur", "once 14:00 to 14:10"),
    ("między 14:00 a 14:10", "once 14:00 to 14:10"),
    ("между 14:00 и 14:10", "once 14:00 to 14:10"),
    ("14:00から14:10の間", "once 14:00 to 14:10"),
    ("14:00至14:10之间", "once 14:00 to 14:10"),
    ("14:00에서 14:10 사이", "once 14:00 to 14:10"),
    ("at 14:00 and 14:10 it failed", "14:00 to 14:10"),
    ("yesterday at 14:00", "day-1 14:00"),
    ("gestern um 14:00 Uhr", "day-1 14:00"),
    ("hier à 14h", "day-1 14:00"),
    ("ayer a las 14:00", "day-1 14:00"),
    ("ontem às 14:00", "day-1 14:00"),
    ("ieri alle 14:00", "day-1 14:00"),
    ("gisteren om 14:00 uur", "day-1 14:00"),
    ("wczoraj o 14:00", "day-1 14:00"),
    ("вчера в 14:00", "day-1 14:00"),
    ("昨日 14:00", "day-1 14:00"),
    ("昨天14:00", "day-1 14:00"),
    ("어제 14:00", "day-1 14:00"),
    ("Today at 2:00 PM", "day+0 14:00"),
    ("tomorrow 02:10", "day+1 02:10"),
    ("the next day at 02:10", "next+1 02:10"),
    ("02:10 (next day) done", "next+1 02:10"),
    ("02:10 (+1) done", "next+1 02:10"),
    ("am nächsten Tag um 02:10 Uhr", "next+1 02:10"),
    ("02:10 Uhr am Folgetag", "next+1 02:10"),
    ("le lendemain à 2h10", "next+1 02:10"),
    ("al día siguiente a las 02:10", "next+1 02:10"),
    ("no dia seguinte às 02:10", "next+1 02:10"),
    ("il giorno dopo alle 02:10", "next+1 02:10"),
    ("de volgende dag om 02:10", "next+1 02:10"),
    ("następnego dnia o 02:10", "next+1 02:10"),
    ("на следующий день в 02:10", "next+1 02:10"),
    ("翌日 02:10", "next+1 02:10"),
    ("次日凌晨2点10分", "next+1 02:10"),
    ("다음 날 오전 2시 10분", "next+1 02:10"),
    ("the day before at 02:10", "next-1 02:10"),
    ("Day 2, 02:10", "day+1 02:10"),
    ("2日目 02:10", "day+1 02:10"),
    ("Tue 02:10 page", "weekday 1 02:10"),
    ("Dienstag, 02:10 Uhr", "weekday 1 02:10"),
    ("Mar 5, 02:10", "?-03-05 02:10"),
    ("von 10:02 bis 10:40 Uhr", "10:02 to 10:40"),
    ("2 - 3pm", "14:00 to 15:00"),
    ("10:02 onward", "10:02 on"),
    ("~10:02 page", "~10:02"),
    ("around 10:02 page", "~10:02"),
    ("shortly after 10:02 page", "~10:02"),
    ("10:02 (approx) page", "~10:02"),
    ("gegen 10:02 Uhr", "~10:02"),
    ("vers 10h02", "~10:02"),
    ("около 10:02", "~10:02"),
    ("23:15 UTC / 16:15 PDT page", "23:15 UTC"),
    ("12:48 UTC (6:48 PDT): page", "12:48 UTC"),
    ("10:02 Pacific Time", "10:02 PT"),
    ("10:02 (МСК)", "10:02 МСК"),
    ("10:02 Europe/Berlin", "10:02 Europe/Berlin"),
    ("10:02 local time", "10:02 local time"),
    ("T+00:02:40 [agent] x", "T+160"),
    ("T+5m x", "T+300"),
    ("T-10m x", "T-600"),
    ("5 minutes later x", "~T+300"),
    ("version 1.10.02 of 10.0.0.1:8080", ""),
    ("port 10.1.2.3:8080 and [::1]:443", ""),
    ("call +1 555 0100 or 555-0100", ""),
    ("$10.02 per 3/4 of 24/7", ""),
    ("ratio 3:1, 16:9 and 1:1000", ""),
    ("commit 2024abc, id #10:02", ""),
    ("12 minutes and 30 s, 99.95%", ""),
    ("https://example.com/2024/11/20/10:02", ""),
];

fn said(stamp: &Timestamp) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(date) = stamp.date {
        let year = date.year.map_or("?".to_owned(), |year| year.to_string());
        parts.push(format!("{year}-{:02}-{:02}", date.month, date.day));
    }
    parts.extend(stamp.day.map(|day| match day {
        Day::Of(days) => format!("day{days:+}"),
        Day::After(days) => format!("next{days:+}"),
        Day::Weekday(weekday) => format!("weekday {weekday}"),
        Day::Numbered(weekday, number) => format!("weekday {weekday} the {number}"),
    }));
    parts.extend(stamp.between.then(|| "once".to_owned()));
    parts.extend(stamp.impossible.iter().map(|written| format!("impossible {written}")));
    parts.extend(stamp.placeholder.then(|| "open".to_owned()));
    parts.extend(stamp.time.map(|time| format!("{time}{}", if stamp.next_day { "+1" } else { "" })));
    parts.extend(stamp.elapsed.map(|seconds| format!("T{seconds:+}")));
    parts.extend(stamp.end.map(|end| format!("to {end}")));
    parts.extend(stamp.latest.map(|latest| format!("at most {latest}")));
    parts.extend(stamp.onward.then(|| "on".to_owned()));
    parts.extend(stamp.zone.as_ref().map(|zone| zone.name.to_string()));
    format!("{}{}", if stamp.approximate { "~" } else { "" }, parts.join(" "))
}

#[test]
fn every_form_says_what_it_says() {
    let wrong: Vec<String> = LINES
        .iter()
        .filter_map(|(line, expected)| {
            let found = stamps(line).iter().map(said).collect::<Vec<_>>().join("; ");
            (found != *expected).then(|| format!("{line}\n   {found}\n   instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), LINES.len(), wrong.join("\n"));
}

/// Heads of entries that say how long after the entry before they happened, in seconds; nothing where they say it not.
const LATER: &[(&str, &str)] = &[
    ("5 minutes later: restart", "300"),
    ("~10 min later, restart", "600"),
    ("half an hour later all was well", "1800"),
    ("two hours later the queue was empty", "7200"),
    ("after 5 minutes: restart", "300"),
    ("after 5 minutes of silence", ""),
    ("zehn Minuten später: Neustart", "600"),
    ("nach 10 Minuten: Neustart", "600"),
    ("une demi-heure plus tard : reprise", "1800"),
    ("cinq minutes après, reprise", "300"),
    ("5 minutos más tarde: reinicio", "300"),
    ("dos horas después: fin", "7200"),
    ("5 minutos depois: retorno", "300"),
    ("dieci minuti dopo: riavvio", "600"),
    ("vijf minuten later: herstart", "300"),
    ("5 minut później: restart", "300"),
    ("через 10 минут сервис поднялся", "600"),
    ("10 минут спустя: норма", "600"),
    ("5分後 復旧", "300"),
    ("10分钟后恢复", "600"),
    ("5분 후 복구", "300"),
    ("shortly after, traffic was back", "soon"),
    ("shortly after starting the stream", ""),
    ("kurz darauf: Entwarnung", "soon"),
    ("peu après : reprise", "soon"),
    ("poco después: normal", "soon"),
    ("pouco depois: normal", "soon"),
    ("poco dopo: normale", "soon"),
    ("kort daarna: hersteld", "soon"),
    ("chwilę później: koniec", "soon"),
    ("чуть позже: всё работает", "soon"),
    ("直後 復旧", "soon"),
    ("随后恢复", "soon"),
    ("잠시 후 복구", "soon"),
];

#[test]
fn heads_of_entries_count_from_the_entry_before() {
    for (line, expected) in LATER {
        let found = stamp_at(line, 0).filter(|stamp| stamp.relative).map_or(String::new(), |stamp| {
            stamp.elapsed.map_or("soon".to_owned(), |seconds| seconds.to_string())
        });
        assert_eq!(found, *expected, "{line}");
    }
}
