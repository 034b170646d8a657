//! One known incident, written in every shape, stamp, zone and order that people paste, comes back as it is.

use std::collections::BTreeMap;

use incident_timeline::{
    civil::{Date, Offset},
    incident::Incident,
    read_incident,
};

use crate::check::Random;

/// What is known: an instant in minutes since midnight of a date, and the words.
struct Known {
    day: u32,
    minutes: u32,
    second: u32,
    words: &'static str,
}

const WORDS: &[&str] = &[
    "pager fired for the checkout service",
    "Error rate climbs, customers see blank pages",
    "rolled back the last release",
    "Lena joins and takes the lead",
    "database failover was begun by hand",
    "status page updated for all regions",
    "The queue drains slowly",
    "support reports more tickets than usual",
    "traffic moved to the second site",
    "disk on the primary is full",
    "cache cleared, no change",
    "everything is back to normal",
];

/// How an instant is written: name, pattern, whether it has the date, and the seconds.
///
/// %Y %M %D: the date in numbers, two digits; %d %m: without padding; %B: month in words; %H %h: hour; %I: hour of
/// twelve; %P %p %O %U: its half.
const STAMPS: &[(&str, bool, bool)] = &[
    ("%H:%N", false, false),
    ("%H:%N:%S", false, true),
    ("%h:%N", false, false),
    ("%I:%N %P", false, false),
    ("%I:%N%p", false, false),
    ("%Hh%N", false, false),
    ("%H:%N Uhr", false, false),
    ("%H%NZ", false, false),
    ("%H時%N分", false, false),
    ("%H：%N", false, false),
    ("오%O %I:%N", false, false),
    ("%U%I:%N", false, false),
    ("~%H:%N", false, false),
    ("%Y-%M-%D %H:%N", true, false),
    ("%Y-%M-%DT%H:%N:%SZ", true, true),
    ("%Y-%M-%D %H:%N:%S", true, true),
    ("%Y/%M/%D %H:%N", true, false),
    ("%d %B %Y %H:%N", true, false),
    ("%B %d, %Y %H:%N", true, false),
    ("%B %d, %Y at %I:%N %P", true, false),
    ("%D/%M/%Y %H:%N", true, false),
    ("%M/%D/%Y %I:%N %P", true, false),
    ("%D.%M.%Y, %H:%N Uhr", true, false),
    ("%d. März %Y %H:%N", true, false),
    ("%d mars %Y à %Hh%N", true, false),
    ("%d de marzo de %Y, %H:%N", true, false),
    ("%d марта %Y, %H:%N", true, false),
    ("%Y年%m月%d日 %H:%N", true, false),
    ("%m月%d日 %H:%N", true, false),
    ("%d %B %H:%N", true, false),
    ("%B %d, %H:%N:%S", true, true),
    ("%Y %B %d %H:%N", true, false),
];

/// Where a zone is written: before the timeline, in its heading, after each stamp; and its offset in minutes.
const ZONES: &[(&str, &str, &str, Option<i32>)] = &[
    ("", "", "", None),
    ("", " (UTC)", "", Some(0)),
    ("All times UTC\n\n", "", "", Some(0)),
    ("All times are in CEST.\n\n", "", "", Some(120)),
    ("Timezone: PST\n\n", "", "", Some(-480)),
    ("", " (all times Pacific Standard Time)", "", Some(-480)),
    ("", "", " UTC", Some(0)),
    ("", "", " EST", Some(-300)),
    ("", "", " +02:00", Some(120)),
    ("", "", " (UTC)", Some(0)),
    ("", "", " GMT", Some(0)),
    ("", "", " AEST", Some(600)),
    ("", " - times in IST", "", Some(330)),
    ("", ", Zeiten in MEZ", "", Some(60)),
];

/// Makes notes of stamps and words.
type Shape = fn(&[(String, &str)]) -> String;

fn each(entries: &[(String, &str)], line: impl Fn(&str, &str) -> String) -> String {
    entries.iter().map(|(stamp, words)| line(stamp, words)).collect()
}

/// Every shape: its name, whether it may hold other columns of its own, and how it is written.
const SHAPES: &[(&str, Shape)] = &[
    ("dash colon", |e| each(e, |s, w| format!("- {s}: {w}\n"))),
    ("dash dash", |e| each(e, |s, w| format!("- {s} - {w}\n"))),
    ("star en dash", |e| each(e, |s, w| format!("* {s} – {w}\n"))),
    ("dot em dash", |e| each(e, |s, w| format!("• {s} — {w}\n"))),
    ("bold", |e| each(e, |s, w| format!("- **{s}** {w}\n"))),
    ("bold colon", |e| each(e, |s, w| format!("- **{s}:** {w}\n"))),
    ("italic", |e| each(e, |s, w| format!("- _{s}_ {w}\n"))),
    ("code", |e| each(e, |s, w| format!("- `{s}` {w}\n"))),
    ("brackets", |e| each(e, |s, w| format!("[{s}] {w}\n"))),
    ("parentheses", |e| each(e, |s, w| format!("* ({s}) {w}\n"))),
    ("bare", |e| each(e, |s, w| format!("{s} {w}\n"))),
    ("bare colon", |e| each(e, |s, w| format!("{s}: {w}\n"))),
    ("bare dash", |e| each(e, |s, w| format!("{s} - {w}\n"))),
    ("bare blank lines", |e| each(e, |s, w| format!("{s} – {w}\n\n"))),
    ("arrow", |e| each(e, |s, w| format!("{s} → {w}\n"))),
    ("numbered", |e| each(e, |s, w| format!("1. {s} {w}\n"))),
    ("numbered bold", |e| each(e, |s, w| format!("1) **{s}** - {w}\n"))),
    ("quoted", |e| each(e, |s, w| format!("> {s} {w}\n"))),
    ("heading", |e| each(e, |s, w| format!("### {s}\n\n{w}\n\n"))),
    ("heading with words", |e| each(e, |s, w| format!("### {s} - {w}\n\n"))),
    ("bold line", |e| each(e, |s, w| format!("**{s}**\n{w}\n\n"))),
    ("own line", |e| each(e, |s, w| format!("{s}\n{w}\n"))),
    ("own line, blanks", |e| each(e, |s, w| format!("{s}\n\n{w}\n\n"))),
    ("hard wrapped", |e| each(e, |s, w| format!("- {s} {w}\n  and some more of it\n"))),
    ("sub-bullets", |e| each(e, |s, w| format!("- {s} {w}\n  - a detail of it\n"))),
    ("markdown table", |e| {
        format!("| Time | Event |\n|---|---|\n{}", each(e, |s, w| format!("| {s} | {w} |\n")))
    }),
    ("table with author", |e| {
        format!("| Time | Who | What |\n|---|---|---|\n{}", each(e, |s, w| format!("| {s} | Lena | {w} |\n")))
    }),
    ("time last", |e| format!("| Event | Time |\n|---|---|\n{}", each(e, |s, w| format!("| {w} | {s} |\n")))),
    ("open table", |e| format!("Time | Event\n--- | ---\n{}", each(e, |s, w| format!("{s} | {w}\n")))),
    ("numbered table", |e| {
        format!("| # | Time | Event |\n|---|---|---|\n{}", each(e, |s, w| format!("| 1 | {s} | {w} |\n")))
    }),
    ("confluence", |e| format!("||Time||Event||\n{}", each(e, |s, w| format!("|{s}|{w}|\n")))),
    ("mediawiki", |e| {
        format!(
            "{{| class=\"wikitable\"\n! Time !! Event\n{}|}}\n",
            each(e, |s, w| format!("|-\n| {s} || {w}\n"))
        )
    }),
    ("mediawiki cells", |e| {
        format!(
            "{{| class=\"wikitable\"\n! Time\n! Event\n{}|}}\n",
            each(e, |s, w| format!("|-\n| {s}\n| {w}\n"))
        )
    }),
    ("tabs", |e| format!("Time\tEvent\n{}", each(e, |s, w| format!("{s}\t{w}\n")))),
    ("html rows", |e| {
        format!(
            "<table>\n<tr><th>Time</th><th>Event</th></tr>\n{}</table>\n",
            each(e, |s, w| format!("<tr><td>{s}</td><td>{w}</td></tr>\n"))
        )
    }),
    ("html cells", |e| {
        format!("<table>\n{}</table>\n", each(e, |s, w| format!("<tr>\n<td>{s}</td>\n<td>{w}</td>\n</tr>\n")))
    }),
    ("html list", |e| format!("<ul>\n{}</ul>\n", each(e, |s, w| format!("<li>{s} {w}</li>\n")))),
    ("html list, strong", |e| {
        format!("<ul>\n{}</ul>\n", each(e, |s, w| format!("<li><strong>{s}</strong>: {w}</li>\n")))
    }),
    ("quoted commas", |e| format!("time,event\n{}", each(e, |s, w| format!("\"{s}\",\"{w}\"\n")))),
    ("breaks", |e| each(e, |s, w| format!("{s} - {w}<br>"))),
    ("run on", |e| each(e, |s, w| format!("{s}: {w}. "))),
    ("irc", |e| each(e, |s, w| format!("[{s}] <lena> {w}\n"))),
    ("chat", |e| each(e, |s, w| format!("Lena  {s}\n{w}\n"))),
    ("messenger", |e| each(e, |s, w| format!("[{s}] {w}\n"))),
    ("ends in parentheses", |e| each(e, |s, w| format!("- {w} ({s})\n"))),
    ("at", |e| each(e, |s, w| format!("- At {s} {w}\n"))),
];

fn stamp(pattern: &str, known: &Known, zone: &str) -> String {
    let (hour, minute) = (known.minutes / 60 % 24, known.minutes % 60);
    let day = known.day + known.minutes / 1440;
    let half = if hour < 12 { ["AM", "am", "전", "上午"] } else { ["PM", "pm", "후", "下午"] };
    let mut out = String::new();
    let mut letters = pattern.chars();
    while let Some(c) = letters.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        let part = match letters.next() {
            Some('Y') => "2024".to_owned(),
            Some('M') => "03".to_owned(),
            Some('m') => "3".to_owned(),
            Some('D') => format!("{day:02}"),
            Some('d') => day.to_string(),
            Some('B') => "Mar".to_owned(),
            Some('H') => format!("{hour:02}"),
            Some('h') => hour.to_string(),
            Some('I') => ((hour + 11) % 12 + 1).to_string(),
            Some('N') => format!("{minute:02}"),
            Some('S') => format!("{:02}", known.second),
            Some('P') => half[0].to_owned(),
            Some('p') => half[1].to_owned(),
            Some('O') => half[2].to_owned(),
            Some('U') => half[3].to_owned(),
            other => panic!("{other:?} is no part of a stamp"),
        };
        out.push_str(&part);
    }
    out + zone
}

fn known(random: &mut Random, span: u32, backwards: bool) -> Vec<Known> {
    let count = 3 + random.below(4);
    let mut minutes = u32::try_from(random.below(1200)).unwrap();
    let mut all: Vec<Known> = (0..count)
        .map(|index| {
            minutes += 1 + u32::try_from(random.below(span as usize)).unwrap();
            let words = WORDS[(index * 2 + random.below(2)) % WORDS.len()];
            Known { day: 17, minutes, second: u32::try_from(random.below(60)).unwrap(), words }
        })
        .collect();
    if backwards {
        all.reverse();
    }
    all
}

/// What differs from what is known; none when the incident came back.
fn difference(
    incident: &Incident,
    all: &[Known],
    seconds: bool,
    dated: bool,
    offset: Option<i32>,
) -> Option<String> {
    let mut expected: Vec<&Known> = all.iter().collect();
    expected.sort_by_key(|known| known.minutes);
    if incident.events.len() != expected.len() {
        let texts: Vec<_> = incident.events.iter().map(|event| &event.text).collect();
        return Some(format!("{} events of {}: {texts:?}", incident.events.len(), expected.len()));
    }
    for (event, known) in incident.events.iter().zip(expected) {
        let time = event.start.time.map(|time| time.to_string()).unwrap_or_default();
        let mut wanted = format!("{:02}:{:02}", known.minutes / 60 % 24, known.minutes % 60);
        if seconds {
            wanted = format!("{wanted}:{:02}", known.second);
        }
        if time != wanted {
            return Some(format!("time {time} for {wanted}"));
        }
        let day = known.day + known.minutes / 1440;
        let found = match event.start.date {
            Some(Date::Full(date)) => date.format_day(),
            Some(Date::NoYear { month, day }) => (month, day),
            None => (0, 0),
        };
        if dated && found != (3, day) {
            return Some(format!("date {found:?} for {day}"));
        }
        if !event.text.trim_start_matches(['*', '_']).starts_with(known.words) {
            return Some(format!("words {:?} for {:?}", event.text, known.words));
        }
        if event.start.offset != offset.map(Offset) {
            return Some(format!("offset {:?} for {offset:?}", event.start.offset));
        }
    }
    None
}

/// Month and day of a date.
trait MonthAndDay {
    fn format_day(&self) -> (u32, u32);
}

impl MonthAndDay for chrono::NaiveDate {
    fn format_day(&self) -> (u32, u32) {
        use chrono::Datelike;
        (self.month(), self.day())
    }
}

#[test]
fn a_known_incident_comes_back_from_every_shape() {
    let mut random = Random(0x1234_5678_9abc_def1);
    let mut failures: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let count = std::env::var("SHAPES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let mut wrong = 0;
    for _ in 0..count {
        let (shape, write) = SHAPES[random.below(SHAPES.len())];
        let (pattern, dated, seconds) = STAMPS[random.below(STAMPS.len())];
        let (before, heading, after, offset) = ZONES[random.below(ZONES.len())];
        let zulu = pattern.ends_with('Z');
        if zulu && !(before.is_empty() && heading.is_empty() && after.is_empty()) {
            continue;
        }
        let backwards = random.below(4) == 0;
        let all = known(&mut random, 200, backwards);
        let entries: Vec<(String, &str)> =
            all.iter().map(|known| (stamp(pattern, known, after), known.words)).collect();
        let date = if dated { "" } else { "Date: 2024-03-17\n\n" };
        let notes =
            format!("# Checkout outage\n\n{date}{before}## Timeline{heading}\n\n{}\n", write(&entries));
        let incident = read_incident(&notes);
        let offset = if zulu { Some(0) } else { offset };
        if let Some(problem) = difference(&incident, &all, seconds, true, offset) {
            wrong += 1;
            for key in [
                format!("shape {shape}"),
                format!("stamp {pattern}"),
                format!("zone {before:?}{heading:?}{after:?}"),
                format!("backwards {backwards}"),
            ] {
                let slot = failures.entry(key).or_insert((0, String::new()));
                slot.0 += 1;
                if slot.0 < 3 {
                    slot.1 = format!("{problem}\n{notes}");
                }
            }
        }
    }
    let mut worst: Vec<_> = failures.iter().collect();
    worst.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let told: Vec<String> = worst
        .iter()
        .map(|(key, (count, example))| format!("{count} {key}\n   {}", example.replace('\n', "\n      ")))
        .collect();
    assert!(wrong == 0, "{wrong} of {count} did not come back\n{}", told.join("\n"));
}
