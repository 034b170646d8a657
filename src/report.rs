//! The incident as plain text: what an on-call engineer pastes into a ticket. One pure function, no line over 100 columns
//! but for a word that is longer.

use std::cmp::Ordering;

use crate::{
    export::Export,
    facts::{Ends, Phase},
    incident::{Event, Impact, Incident, Interval, Moment},
    markup,
    meaning::actors,
    span::{rest_of, start_of},
    wording::{self, exports::left_out, findings, reasons, summary},
};

/// Columns of a line.
const WIDTH: usize = 100;

/// Bytes of the longest entry; what is longer is a log or a stack.
const ENTRY: usize = 1500;

/// The widest clock that the timeline makes room for; a longer one stands on a line of its own.
const CLOCK: usize = 20;

/// The report. Sections without content are left out, and so are hidden events, which it says.
///
/// ```
/// use incident_timeline::{clock::WallClock, export::Export, read_incident, report::report};
///
/// let incident = read_incident("# Uploads fail\n\n- 10:02 pager fired\n- 10:40 all well\n");
/// let all = Export { incident: &incident, clock: &WallClock::default(), hidden: &[], part: None };
/// assert!(report(&all).starts_with("Uploads fail\n============\n"));
/// ```
#[must_use]
pub fn report(export: &Export<'_>) -> String {
    let incident = export.incident;
    let mut timed = incident.events.iter().filter(|event| event.start.time.is_some());
    let zone = timed.next().and_then(|event| event.start.zone.as_ref());
    let zones = incident.zone.is_none() && timed.any(|event| event.start.zone.as_ref() != zone);
    let mut page = Page { text: String::new(), told: (0, 0), day: 0, days: false, zones };
    let all: Vec<&Event> = incident.events.iter().collect();
    let listed = export.events();
    page.of(&all);
    page.title(&summary::titled(incident), '=');
    page.head(incident, &all, Some(0).filter(|_| incident.incidents.is_empty()));
    if export.hidden() > 0 {
        page.paragraph("", "", &left_out(export.hidden(), &[]));
    }
    for (number, part) in incident.incidents.iter().enumerate() {
        if export.part.is_some_and(|part| part != number) {
            continue;
        }
        let events: Vec<&Event> = all.iter().copied().filter(|event| event.incident == number).collect();
        let count = ["Incident ", &(number + 1).to_string()].concat();
        let name = if part.name.starts_with(&count) { String::new() } else { count };
        let name = if name.is_empty() || part.name.is_empty() {
            name + &part.name
        } else {
            name + ": " + &part.name
        };
        page.text.push('\n');
        page.title(&name, '-');
        page.of(&events);
        page.head(incident, &events, Some(number));
        let listed: Vec<&Event> = listed.iter().copied().filter(|event| event.incident == number).collect();
        page.sections(incident, &listed, Some(number));
    }
    page.of(&all);
    if incident.incidents.is_empty() {
        page.sections(incident, &listed, Some(0));
    } else {
        // What is said of several.
        page.impacts(incident, None);
    }
    page.section("To check");
    for finding in &incident.findings {
        let (line, said) = (finding.line.to_string(), findings::finding(finding, &incident.events));
        page.item(&["line ", &line, ": ", &said].concat());
    }
    page.close("To check");
    page.section("Lines without a time");
    for line in &incident.unplaced {
        let words = markup::plain(&line.text);
        if words.contains(char::is_alphanumeric) {
            page.item(&["line ", &line.line.to_string(), ": ", markup::bullet_off(&words)].concat());
        }
    }
    page.close("Lines without a time");
    page.text
}

/// The text so far.
struct Page {
    text: String,
    /// From when to when the timeline goes, on the axis.
    told: (i64, i64),
    /// The day on which it begins.
    day: i64,
    /// Whether it goes on for a day or more, so that a clock alone does not say when.
    days: bool,
    /// Whether the zone differs from event to event.
    zones: bool,
}

impl Page {
    /// Goes over to these events.
    fn of(&mut self, events: &[&Event]) {
        let Some((first, last)) = events.first().zip(events.last()) else { return };
        self.told = (first.start.at, last.start.at);
        self.day = first.start.day;
        self.days = last.start.at - first.start.at >= 86_400_000;
    }

    /// A name on a line of its own, underlined.
    fn title(&mut self, name: &str, rule: char) {
        self.paragraph("", "", name);
        let wide = name.chars().map(columns).sum::<usize>().clamp(3, WIDTH);
        self.text.extend(std::iter::repeat_n(rule, wide));
        self.text.push('\n');
    }

    /// Impact, severity, intervals and timeline of one incident.
    fn sections(&mut self, incident: &Incident, events: &[&Event], number: Option<usize>) {
        self.impacts(incident, number);
        self.severities(incident, number);
        self.intervals(incident, number);
        self.timeline(events);
    }

    /// From when to when it was broken, or the entries go, and in which zone; what is not stated of them.
    fn head(&mut self, incident: &Incident, events: &[&Event], number: Option<usize>) {
        let Some((first, last)) = events.first().zip(events.last()) else {
            self.paragraph("", "", "No event with a time was found.");
            return;
        };
        // An entry may go on after the one that begins last.
        let ends = events.iter().map(|event| event.end.as_deref().unwrap_or(&event.start));
        let end = ends.max_by_key(|moment| moment.at).unwrap_or(&last.start);
        // What led up to it, and what was done afterwards, took no part of its time.
        let at = |phase| Some(&incident.phase(number?, phase)?.moment);
        let start = at(Phase::Start).unwrap_or(&first.start);
        let end = at(Phase::Resolved).filter(|end| end.at >= start.at).unwrap_or(end);
        let mut said = match start.date {
            Some(date) => wording::day(Some(date), start.day) + ", ",
            None => String::new(),
        };
        if start.time.is_some() || start.date.is_none() {
            said.push_str(&self.bare(start));
        } else {
            said.truncate(said.len() - 2);
        }
        if end.at != start.at {
            said.push_str(" to ");
            if end.day != start.day && end.time.is_some() {
                said.push_str(&[&wording::day(end.date, end.day), ", "].concat());
            }
            said.push_str(&self.bare(end));
            said.push_str(" (");
            said.push_str(&wording::duration((end.at - start.at) / 1000));
            said.push(')');
        }
        said.push_str(", ");
        match &incident.zone {
            Some(zone) => {
                let written = zone.offset.filter(|offset| offset.0 != 0).map(|offset| offset.to_string());
                match written {
                    // `+0200`
                    Some(written) if !zone.name.starts_with(char::is_alphabetic) => said.push_str(&written),
                    Some(written) => said.push_str(&[&*zone.name, " (", &written, ")"].concat()),
                    None => said.push_str(wording::zone(&zone.name)),
                }
            }
            None if self.zones => said.push_str("mixed zones"),
            None => {
                let all = events.iter().find(|event| event.start.time.is_some());
                let zone = all.and_then(|event| event.start.zone.as_deref());
                said.push_str(zone.unwrap_or("zone not stated"));
            }
        }
        if start.date.is_none() {
            said.push_str(", date not stated");
        }
        self.paragraph("", "", &said);
    }

    fn impacts(&mut self, incident: &Incident, number: Option<usize>) {
        self.section("Impact");
        for impact in incident.told_impacts().filter(|impact| impact.incident == number) {
            let words = self.impact(incident, impact);
            self.item(&words);
        }
        let total = incident.impact_totals.iter().find(|total| number == Some(total.incident));
        if let Some(total) = total {
            self.item(&["total: ", &wording::total(total)].concat());
        }
        // Nothing says of which incident a cost is.
        let costs =
            if incident.incidents.is_empty() || number.is_none() { incident.costs.as_slice() } else { &[] };
        for cost in costs {
            self.item(&["cost: ", &markup::plain(&cost.what)].concat());
        }
        self.close("Impact");
    }

    /// One impact: what, how long, from when to when, how the edges were found.
    fn impact(&self, incident: &Incident, impact: &Impact) -> String {
        let mut said = markup::plain(reasons::subject(&impact.subject)) + ": " + impact.effect.name();
        let length = wording::length(impact);
        if !length.is_empty() {
            said.push_str(&[", ", &length].concat());
        }
        let edges = match (&impact.start, &impact.end) {
            (Some(start), Some(end)) => self.instant(start) + " to " + &self.until(end, start),
            (Some(start), None) => {
                let over = incident
                    .over(impact)
                    .map(|over| [", incident resolved ", &self.until(over, start)].concat());
                "from ".to_owned() + &self.instant(start) + ", end not stated" + &over.unwrap_or_default()
            }
            (None, Some(end)) => "start not stated, until ".to_owned() + &self.instant(end),
            (None, None) => String::new(),
        };
        if !edges.is_empty() {
            said.push_str(", ");
            said.push_str(&edges);
        }
        // The edges stand here already: what is left to say is how they were found.
        let why = reasons::placed_in_brief(impact, &incident.events);
        if !why.is_empty() {
            said.push_str(&[" (", &why, ")"].concat());
        }
        said
    }

    fn severities(&mut self, incident: &Incident, number: Option<usize>) {
        self.section("Severity");
        let mut before: Option<u8> = None;
        for severity in incident.severities.iter().filter(|severity| number == Some(severity.incident)) {
            let rank = severity.level.rank();
            let moved = match before.map(|before| rank.cmp(&before)) {
                Some(Ordering::Less) => " (raised)",
                Some(Ordering::Greater) => " (lowered)",
                _ => "",
            };
            before = Some(rank);
            let mut said =
                [&severity.level.to_string(), moved, " from ", &self.instant(&severity.start)].concat();
            if let Some(end) = &severity.end {
                said.push_str(" to ");
                said.push_str(&self.until(end, &severity.start));
                let seconds = (end.at - severity.start.at) / 1000;
                said.push_str(&[" (", &wording::duration(seconds), ")"].concat());
            } else {
                said.push_str(", end not stated");
            }
            self.item(&said);
        }
        self.close("Severity");
    }

    /// The intervals with the clocks of their events, whose words stand in the timeline; last those that cannot be told.
    fn intervals(&mut self, incident: &Incident, number: Option<usize>) {
        self.section("Intervals");
        let mut untold: Vec<&Interval> = Vec::new();
        for interval in incident.intervals.iter().filter(|interval| number == Some(interval.incident)) {
            let at = |index: Option<usize>| incident.events.get(index?).map(|event| self.about(event));
            // What stands beside the timeline has an instant and no event.
            let phases = match interval.ends {
                Ends::Between { from, to, .. } => Some((from, to)),
                _ => None,
            };
            let beside =
                |phase| incident.phase(interval.incident, phase).map(|known| self.instant(&known.moment));
            let from = at(interval.from).or_else(|| beside(phases?.0));
            let to = at(interval.to).or_else(|| beside(phases?.1));
            let (Some(seconds), Some(from), Some(to)) = (interval.seconds, from, to) else {
                untold.push(interval);
                continue;
            };
            let mut said =
                [reasons::interval(interval.kind), ": ", &wording::duration(seconds), &range(interval), ", "]
                    .concat();
            match interval.ends {
                Ends::Between { from: begin, to: end, instead_of } => {
                    for part in [begin.name(), " ", &from, " to ", end.name(), " ", &to] {
                        said.push_str(part);
                    }
                    if let Some(missing) = instead_of {
                        said.push_str(&[" (", missing.name(), " not stated)"].concat());
                    }
                }
                _ => said.push_str(&[&from, " to ", &to].concat()),
            }
            // Only what the notes state as plainly: what is told again and again contradicts nothing.
            let (begin, end) = phases.unzip();
            let stated = |phase: Option<Phase>, event| {
                let known = phase.and_then(|phase| incident.phase(interval.incident, phase));
                known.filter(|known| !known.clue.is_everyday()).is_some_and(|known| {
                    known.rivals.iter().any(|rival| rival.event == Some(event) && rival.clue == known.clue)
                })
            };
            let others = interval.alternatives.iter().map(|other| {
                let same_end = interval.to == Some(other.to);
                let (word, index, phase) =
                    if same_end { (" from ", other.from, begin) } else { (" to ", other.to, end) };
                (other, word, index, stated(phase, index))
            });
            for (place, (other, word, index, _)) in others.filter(|(.., stated)| *stated).enumerate() {
                said.push_str(if place == 0 { "; or " } else { ", " });
                said.push_str(
                    &[&wording::duration(other.seconds), word, &at(Some(index)).unwrap_or_default()].concat(),
                );
            }
            self.item(&said);
        }
        if let Some(said) = not_told(&untold) {
            self.item(&said);
        }
        self.close("Intervals");
    }

    /// When an event was, with the sign of an approximate one.
    fn about(&self, event: &Event) -> String {
        let about = if event.approximate { "~" } else { "" };
        about.to_owned() + &self.instant(&event.start)
    }

    fn timeline(&mut self, events: &[&Event]) {
        self.section("Timeline");
        let clocks: Vec<String> = events.iter().map(|event| clock(event, self.zones)).collect();
        let wide = clocks.iter().map(|clock| clock.chars().count()).filter(|wide| *wide <= CLOCK).max();
        let wide = wide.unwrap_or(0);
        let hang = " ".repeat(wide + 4);
        let days = events.iter().any(|event| event.start.day != self.day);
        let mut last: Option<&Event> = None;
        for (&event, clock) in events.iter().zip(&clocks) {
            let new_day = last.is_none_or(|last| last.start.day != event.start.day);
            if new_day && (days || event.start.date.is_some() && last.is_none()) {
                let day = wording::day(event.start.date, event.start.day);
                self.text.push_str(&["  ", &day, "\n"].concat());
            }
            // The sign for "about" has a column of its own, so that the digits stand below each other.
            let about = if event.approximate { " ~" } else { "  " };
            let count = clock.chars().count();
            let mut lead = [about, clock].concat();
            if count > wide {
                self.text.push_str(&lead);
                self.text.push('\n');
                lead.clone_from(&hang);
            } else {
                lead.push_str(&" ".repeat(wide - count + 2));
            }
            self.paragraph(&lead, &hang, &entry(event));
            last = Some(event);
        }
        self.close("Timeline");
    }

    /// An instant: with its day where the clock alone does not say it, with its zone where the events have several.
    fn instant(&self, moment: &Moment) -> String {
        let (first, last) = self.told;
        let outside = moment.day != self.day && !(first..=last).contains(&moment.at);
        // Without a timeline nothing above says the day.
        let alone = self.told == (0, 0) && moment.date.is_some();
        let day = (self.days || outside || alone) && moment.time.is_some();
        let name = if alone { wording::day } else { wording::short_day };
        let day = if day { name(moment.date, moment.day) + " " } else { String::new() };
        day + &self.bare(moment)
    }

    /// The same for the end of something, without the day on which it began.
    fn until(&self, moment: &Moment, begin: &Moment) -> String {
        if moment.day == begin.day { self.bare(moment) } else { self.instant(moment) }
    }

    /// The clock, with its zone where the events have several.
    fn bare(&self, moment: &Moment) -> String {
        match moment.zone.as_ref().filter(|_| self.zones) {
            Some(zone) => wording::clock(moment) + " " + zone,
            None => wording::clock(moment),
        }
    }

    fn section(&mut self, heading: &str) {
        self.text.push('\n');
        self.text.push_str(heading);
        self.text.push('\n');
    }

    /// Takes the heading back where nothing followed it.
    fn close(&mut self, heading: &str) {
        let heading = ["\n", heading, "\n"].concat();
        if let Some(before) = self.text.strip_suffix(&heading) {
            self.text.truncate(before.len());
        }
    }

    fn item(&mut self, words: &str) {
        self.paragraph("- ", "  ", words);
    }

    /// Words that begin with `lead` and are wrapped under `hang`.
    fn paragraph(&mut self, lead: &str, hang: &str, words: &str) {
        self.text.push_str(lead);
        let mut used = lead.chars().map(columns).sum::<usize>();
        let indent = hang.chars().count();
        let mut fresh = true;
        for (word, blank) in pieces(words) {
            let wide = word.chars().map(columns).sum::<usize>();
            let blank = blank && !fresh;
            if !fresh && used + usize::from(blank) + wide > WIDTH {
                self.text.push('\n');
                self.text.push_str(hang);
                used = indent;
            } else if blank {
                self.text.push(' ');
                used += 1;
            }
            self.text.push_str(word);
            used += wide;
            fresh = false;
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }
}

/// The intervals that cannot be told, and what is not stated of them: each phase once.
fn not_told(untold: &[&Interval]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut missing: Vec<&str> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for interval in untold {
        // "time to detect, acknowledge"
        let kind = interval.kind;
        names.push(if names.is_empty() { kind.name() } else { reasons::interval_in_brief(kind) });
        match interval.ends {
            Ends::Missing(phase) if !missing.contains(&phase.name()) => missing.push(phase.name()),
            Ends::Missing(_) => {}
            Ends::Together { from, to } if interval.from != interval.to => {
                others.push([from.name(), " and ", to.name(), " in the same minute"].concat());
            }
            ends => others.push(reasons::ends(ends)),
        }
    }
    if !missing.is_empty() {
        others.insert(0, "not stated: ".to_owned() + &missing.join(", "));
    }
    (!names.is_empty()).then(|| ["unknown: ", &names.join(", "), " (", &others.join("; "), ")"].concat())
}

/// What stands in the clock column: a time or a range, with the zone where the notes have several.
fn clock(event: &Event, zones: bool) -> String {
    let mut said = if event.start.time.is_none() && event.start.elapsed_seconds.is_none() {
        "no time".to_owned()
    } else {
        wording::clock(&event.start)
    };
    if let Some(end) = &event.end {
        said.push('\u{2013}');
        if end.day == event.start.day {
            said.push_str(&wording::clock(end));
        } else {
            said.push_str(&wording::short_day(end.date, end.day));
            if end.time.is_some() {
                said.push(' ');
                said.push_str(&wording::clock(end));
            }
        }
    }
    if let Some(latest) = event.start.latest.filter(|_| event.end.is_none()) {
        said.push('\u{2013}');
        said.push_str(&latest.to_string());
    }
    if let Some(zone) = event.start.zone.as_ref().filter(|_| zones) {
        said.push(' ');
        said.push_str(zone);
    }
    said
}

/// What happened: who acted, the words, the phases and the severity that it begins.
fn entry(event: &Event) -> String {
    let mut words = wording::told(&event.text);
    if words.len() > ENTRY {
        let end = start_of(&words, words.floor_char_boundary(ENTRY)).rfind(' ').unwrap_or(ENTRY);
        words.truncate(words.floor_char_boundary(end));
        words.push_str(" \u{2026}");
    }
    let mut said = String::new();
    let told = actors::first_named(&event.text);
    for actor in &event.actors {
        // Who is named by the words themselves is not named twice.
        if told.as_ref() != Some(actor) && !words.starts_with(actor.as_str()) {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(&markup::plain(actor));
        }
    }
    if !said.is_empty() {
        said.push_str(": ");
    }
    said.push_str(&words);
    let phases = event.phases.iter().map(|phase| phase.name().to_owned());
    let marks: Vec<String> = phases.chain(event.severity.map(|level| level.to_string())).collect();
    if !marks.is_empty() {
        said.push_str(&[" [", &marks.join(", "), "]"].concat());
    }
    said
}

/// The least and the most an interval can be, where its ends are approximate.
fn range(interval: &Interval) -> String {
    match (interval.least, interval.most) {
        (Some(least), Some(most)) if least != most => {
            [", between ", &wording::duration(least), " and ", &wording::duration(most)].concat()
        }
        _ => String::new(),
    }
}

/// The places where a line may break: between words, and between characters that are written without blanks.
/// Each piece comes with whether a blank stands before it.
fn pieces(words: &str) -> impl Iterator<Item = (&str, bool)> {
    words.split([' ', '\t']).filter(|word| !word.is_empty()).flat_map(|word| {
        let mut rest = word;
        let mut first = true;
        std::iter::from_fn(move || {
            let c = rest.chars().next()?;
            let end = if columns(c) > 1 {
                // Closing marks stay with the character before them.
                let after = rest_of(rest, c.len_utf8());
                let marks = after.find(|c| !"。、，．）」』！？：；.,;:!?)]".contains(c));
                c.len_utf8() + marks.unwrap_or(after.len())
            } else {
                rest.find(|c| columns(c) > 1).unwrap_or(rest.len())
            };
            let (piece, after) = rest.split_at_checked(end)?;
            rest = after;
            Some((piece, std::mem::take(&mut first)))
        })
    })
}

/// How many columns of a terminal a character takes: two for Chinese, Japanese, Korean and pictures.
fn columns(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
