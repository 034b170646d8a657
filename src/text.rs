//! The incident as plain text: what an on-call engineer pastes into a ticket. One pure function, no line over 100 columns
//! but for a word that is longer.

use std::cmp::Ordering;

use crate::{
    incident::{Event, Impact, Incident, Interval, Moment, Placement},
    meaning::levels::rank,
    order, say,
};

/// Columns of a line.
const WIDTH: usize = 100;

/// The widest clock that the timeline makes room for; a longer one stands on a line of its own.
const CLOCK: usize = 20;

/// The most characters of an event that stands behind an interval.
const SHORT: usize = 72;

/// The report. Sections without content are left out.
#[must_use]
pub fn report(incident: &Incident) -> String {
    let days = incident.events.first().zip(incident.events.last()).is_some_and(|(first, last)| {
        first.start.day != last.start.day || first.start.date != last.start.date
    });
    let zones = incident.zone.is_none() && incident.events.iter().any(|event| event.start.zone.is_some());
    let mut page = Page { text: String::new(), days, zones };
    page.head(incident);
    page.impacts(incident);
    page.severities(incident);
    page.intervals(incident);
    page.timeline(incident);
    page.section("To check");
    for finding in &incident.findings {
        let words =
            ["line ", &finding.line.to_string(), ": ", &say::without_zero_seconds(&finding.message)].concat();
        page.item(&[&words, " [", &finding.kind, "]"].concat());
    }
    page.close("To check");
    page.section("Lines without a time");
    for line in &incident.unplaced {
        let words = say::plain(&line.text);
        if !bullet_off(&words).is_empty() {
            page.item(&["line ", &line.line.to_string(), ": ", bullet_off(&words)].concat());
        }
    }
    page.close("Lines without a time");
    page.text
}

/// The text so far.
struct Page {
    text: String,
    /// Whether the events lie on more than one day, so that a clock alone does not say when.
    days: bool,
    /// Whether the zone differs from event to event.
    zones: bool,
}

impl Page {
    /// Title; from when to when and in which zone; what is not stated of them.
    fn head(&mut self, incident: &Incident) {
        let title = incident.title.as_deref().map(say::plain).filter(|title| !title.is_empty());
        let title = title.unwrap_or_else(|| "Incident".to_owned());
        self.paragraph("", "", &title);
        let rule = title.chars().map(columns).sum::<usize>().clamp(3, WIDTH);
        self.text.push_str(&"=".repeat(rule));
        self.text.push('\n');
        let Some((first, last)) = incident.events.first().zip(incident.events.last()) else {
            self.paragraph("", "", "The notes tell of no event with a time.");
            return;
        };
        // An entry may go on after the one that begins last.
        let ends = incident.events.iter().map(|event| event.end.as_ref().unwrap_or(&event.start));
        let end = ends.max_by_key(|moment| moment.at).unwrap_or(&last.start);
        let mut said = match first.start.date {
            Some(date) => say::day(Some(date), first.start.day) + ", ",
            None => String::new(),
        };
        said.push_str(&self.until(&first.start, &first.start));
        if end.at != first.start.at {
            said.push_str(" to ");
            if end.day != first.start.day && end.date.is_some() && end.time.is_some() {
                said.push_str(&[&say::day(end.date, end.day), ", "].concat());
                said.push_str(&self.until(end, end));
            } else {
                said.push_str(&self.until(end, &first.start));
            }
            said.push_str(" (");
            said.push_str(&say::duration((end.at - first.start.at) / 1000));
            said.push(')');
        }
        said.push_str(", ");
        match &incident.zone {
            Some(zone) => {
                said.push_str(&zone.name);
                if let Some(offset) = zone.offset.filter(|offset| offset.0 != 0) {
                    let written = offset.to_string();
                    if written != zone.name {
                        said.push_str(&[" (", &written, ")"].concat());
                    }
                }
            }
            None if self.zones => said.push_str("zones differ"),
            None => said.push_str("zone not stated"),
        }
        if first.start.date.is_none() {
            said.push_str(", date not stated");
        }
        self.paragraph("", "", &said);
    }

    fn impacts(&mut self, incident: &Incident) {
        self.section("Impact");
        for impact in incident.impacts.iter().chain(&incident.derived_impacts) {
            let words = self.impact(impact);
            self.item(&words);
        }
        if let Some(words) = total(&incident.impacts) {
            self.item(&words);
        }
        for cost in &incident.costs {
            let words = ["cost: ", &say::plain(&cost.what), " [line ", &cost.line.to_string(), "]"].concat();
            self.item(&words);
        }
        self.close("Impact");
    }

    /// One impact: what, how long, from when to when, how the edges were found, where else it would fit, its line.
    fn impact(&self, impact: &Impact) -> String {
        let mut said = say::plain(&impact.what) + ": " + &impact.effect;
        if let Some(seconds) = impact.duration_seconds {
            said.push_str(if impact.approximate { ", about " } else { ", " });
            said.push_str(&say::duration(seconds));
        }
        let edges = match (&impact.start, &impact.end) {
            (Some(start), Some(end)) => self.instant(start) + " to " + &self.until(end, start),
            (Some(start), None) => "from ".to_owned() + &self.instant(start) + ", end not stated",
            (None, Some(end)) => "start not stated, until ".to_owned() + &self.instant(end),
            (None, None) => String::new(),
        };
        if !edges.is_empty() {
            said.push_str(", ");
            said.push_str(&edges);
        }
        let mut why = match impact.placement {
            Placement::Stated => "stated".to_owned(),
            _ => say::without_zero_seconds(&impact.reason),
        };
        for (place, rival) in impact.rivals.iter().enumerate() {
            why.push_str(if place == 0 { "; could also be " } else { ", " });
            why.push_str(&self.instant(&rival.start));
            why.push_str(" to ");
            why.push_str(&self.until(&rival.end, &rival.start));
        }
        if !why.is_empty() {
            said.push_str(&[" (", &why, ")"].concat());
        }
        said + " [line " + &impact.line.to_string() + "]"
    }

    fn severities(&mut self, incident: &Incident) {
        self.section("Severity");
        let mut before: Option<usize> = None;
        for severity in &incident.severities {
            let rank = rank(&severity.level);
            let moved = match before.map(|before| rank.cmp(&before)) {
                Some(Ordering::Less) => " (raised)",
                Some(Ordering::Greater) => " (lowered)",
                _ => "",
            };
            before = Some(rank);
            let mut said = [&severity.level, moved, " from ", &self.instant(&severity.start)].concat();
            if let Some(end) = &severity.end {
                said.push_str(" to ");
                said.push_str(&self.until(end, &severity.start));
                let seconds = (end.at - severity.start.at) / 1000;
                said.push_str(&[" (", &say::duration(seconds), ")"].concat());
            } else {
                said.push_str(", end not stated");
            }
            said.push_str(&[" [line ", &severity.line.to_string(), "]"].concat());
            self.item(&said);
        }
        self.close("Severity");
    }

    fn intervals(&mut self, incident: &Incident) {
        self.section("Intervals");
        for interval in &incident.intervals {
            let Some(seconds) = interval.seconds else {
                self.item(&[&interval.name, ": ", &interval.reason].concat());
                continue;
            };
            let range = range(interval);
            let long = say::duration(seconds);
            self.item(&[&interval.name, ": ", &long, &range, " (", &interval.reason, ")"].concat());
            let event = |index: Option<usize>| incident.events.get(index?);
            self.end_of_interval("    from ", event(interval.from));
            self.end_of_interval("    to   ", event(interval.to));
            for other in &interval.alternatives {
                let same_end = interval.to == Some(other.to);
                let (word, index) = if same_end { (" from ", other.from) } else { (" to ", other.to) };
                let lead = ["    or ", &say::duration(other.seconds), word].concat();
                self.end_of_interval(&lead, event(Some(index)));
            }
        }
        self.close("Intervals");
    }

    /// One of the events behind an interval.
    fn end_of_interval(&mut self, lead: &str, event: Option<&Event>) {
        let Some(event) = event else { return };
        let about = if event.approximate { "~" } else { "" };
        let words = [about, &self.instant(&event.start), "  ", &clipped(&say::plain(&event.text))];
        self.paragraph(lead, "         ", &words.concat());
    }

    fn timeline(&mut self, incident: &Incident) {
        self.section("Timeline");
        let clocks: Vec<String> = incident.events.iter().map(|event| clock(event, self.zones)).collect();
        let wide = clocks.iter().map(|clock| clock.chars().count()).filter(|wide| *wide <= CLOCK).max();
        let wide = wide.unwrap_or(0);
        let hang = " ".repeat(wide + 4);
        let several = incident.events.iter().any(|event| event.incident > 0);
        let mut last: Option<&Event> = None;
        for (event, clock) in incident.events.iter().zip(&clocks) {
            if several && last.is_none_or(|last| last.incident != event.incident) {
                self.text.push_str(&["Incident ", &(event.incident + 1).to_string(), "\n"].concat());
            }
            let new_day = last.is_none_or(|last| last.start.day != event.start.day);
            if new_day && (self.days || event.start.date.is_some() && last.is_none()) {
                let day = say::day(event.start.date, event.start.day);
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

    /// An instant: with its day where the events lie on more than one, with its zone where they have several.
    fn instant(&self, moment: &Moment) -> String {
        let day = self.days && moment.time.is_some();
        let day = if day { say::short_day(moment.date, moment.day) + " " } else { String::new() };
        day + &self.until(moment, moment)
    }

    /// The same for the end of something, without the day on which it began.
    fn until(&self, moment: &Moment, begin: &Moment) -> String {
        if moment.day != begin.day {
            return self.instant(moment);
        }
        match moment.zone.as_ref().filter(|_| self.zones) {
            Some(zone) => say::clock(moment) + " " + zone,
            None => say::clock(moment),
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

/// What stands in the clock column: a time or a range, with the zone where the notes have several.
fn clock(event: &Event, zones: bool) -> String {
    let mut said = if event.start.time.is_none() && event.start.elapsed_seconds.is_none() {
        "all day".to_owned()
    } else {
        say::clock(&event.start)
    };
    if let Some(end) = &event.end {
        said.push('\u{2013}');
        if end.day == event.start.day {
            said.push_str(&say::clock(end));
        } else {
            said.push_str(&say::short_day(end.date, end.day));
            if end.time.is_some() {
                said.push(' ');
                said.push_str(&say::clock(end));
            }
        }
    }
    if let Some(latest) = event.start.latest {
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
    let words = say::plain(&event.text);
    let mut said = String::new();
    for actor in &event.actors {
        if !words.starts_with(actor.as_str()) {
            if !said.is_empty() {
                said.push_str(", ");
            }
            said.push_str(actor);
        }
    }
    if !said.is_empty() {
        said.push_str(": ");
    }
    said.push_str(&words);
    let marks: Vec<&str> = event.phases.iter().map(String::as_str).chain(event.severity.as_deref()).collect();
    if !marks.is_empty() {
        said.push_str(&[" [", &marks.join(", "), "]"].concat());
    }
    said
}

/// The least and the most an interval can be, where its ends are approximate.
fn range(interval: &Interval) -> String {
    match (interval.least, interval.most) {
        (Some(least), Some(most)) if least != most => {
            [", between ", &say::duration(least), " and ", &say::duration(most)].concat()
        }
        _ => String::new(),
    }
}

/// How long anything was hit: windows that overlap are counted once, the sum stands beside it.
fn total(impacts: &[Impact]) -> Option<String> {
    let windows: Vec<(i64, i64)> = impacts
        .iter()
        .filter_map(|impact| Some((impact.start.as_ref()?.at, impact.end.as_ref()?.at)))
        .filter(|(start, end)| start < end)
        .collect();
    if windows.len() < 2 {
        return None;
    }
    let sum: i64 = windows.iter().map(|(start, end)| end - start).sum();
    let (mut union, mut until) = (0, i64::MIN);
    for (start, end) in order::by_key(windows, |(start, _)| *start) {
        union += (end - start.max(until)).max(0);
        until = until.max(end);
    }
    let total = ["total with an impact: ", &say::duration(union / 1000)].concat();
    Some(if union == sum {
        total
    } else {
        [&total, ", overlaps counted once (sum ", &say::duration(sum / 1000), ")"].concat()
    })
}

/// The words that fit behind an interval, cut between two of them.
fn clipped(words: &str) -> String {
    let Some((end, _)) = words.char_indices().nth(SHORT) else { return words.to_owned() };
    let head = words.get(..end).unwrap_or(words);
    let cut = head.rfind(' ').filter(|cut| *cut > end / 2).unwrap_or(end);
    head.get(..cut).unwrap_or(head).trim_end_matches([',', ';', ':', ' ']).to_owned() + "\u{2026}"
}

/// A line of a list without its bullet.
fn bullet_off(line: &str) -> &str {
    line.trim_start_matches(['-', '*', '\u{2022}', '+', ' '])
}

/// The places where a line may break: between words, and between characters that are written without blanks.
/// Each piece comes with whether a blank stands before it.
fn pieces(words: &str) -> impl Iterator<Item = (&str, bool)> {
    words.split(' ').filter(|word| !word.is_empty()).flat_map(|word| {
        let mut rest = word;
        let mut first = true;
        std::iter::from_fn(move || {
            let c = rest.chars().next()?;
            let end = if columns(c) > 1 {
                // Closing marks stay with the character before them.
                let after = rest.get(c.len_utf8()..).unwrap_or_default();
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
