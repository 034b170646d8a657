//! Notes to events: lines and blocks, stamps, chronology. What the events mean is worked out from there.

use crate::{
    document::{
        Document, cells,
        lines::{Line, Section},
    },
    entries::{entries, entry::Entry, left_out::left_out, stance},
    finding::{Finding, FindingKind},
    incident::{self, Event, Incident, LineUse, Unplaced, Zone, ZoneSense},
    markup,
    resolve::{
        chronology::chronology,
        context::{self, Context},
    },
    sort,
    span::{LineNumber, Span, any_of},
    timestamp::{byte_classes::ByteClasses, compound as stamp, scan as stamps},
    words::{concepts, fold},
    zones::{self, Rules},
};

/// Reads the events of the notes, with their title, zone, findings and what became of each line.
///
/// ```
/// use incident_timeline::{document::Document, read::read, zones::Rules};
///
/// let document = Document::of("Timeline (UTC)\n\n- 10:02 pager fired\n- nobody knows when\n- 10:40 all well\n");
/// let incident = read(&document, Rules::NONE);
/// assert_eq!(incident.events[1].text, "all well");
/// assert_eq!(incident.unplaced[0].text, "- nobody knows when");
/// ```
#[must_use]
pub fn read(document: &Document<'_>, rules: Rules) -> Incident {
    let (notes, lines) = (&*document.notes, &*document.lines);
    let mut entries = entries(document);
    let context = Context::of(notes, lines, &entries);
    let title = title(notes, lines, &entries, &context);
    let mut findings = Vec::new();
    let events = chronology(notes, &mut entries, &context, rules, &mut findings);
    let zone = zone(&context, &entries, &events, &mut findings);
    if let Some(first) = events.first() {
        if events.iter().all(|event| event.start.date.is_none()) {
            findings.push(FindingKind::NoDate.on(first.line));
        }
        if context.calendar.guessed {
            let kind = FindingKind::DayMonthOrder { day_first: context.calendar.day_first };
            findings.push(kind.on(first.line));
        }
    }
    for list in left_out(document, &entries).into_iter().filter(|_| !events.is_empty()) {
        let head = list.head.and_then(|head| usize::try_from(head).ok());
        let under = head.map_or(String::new(), |head| markup::plain(document.words(head)));
        let under = under.trim_matches(any_of("#=*_: ")).into();
        let kind = FindingKind::TimesElsewhere { count: list.count, under };
        findings.push(kind.on(LineNumber::of(list.line)));
    }
    let mut incident = Incident { title, zone, events, findings, ..Incident::default() };
    mark_lines(notes, lines, &entries, &context, &mut incident);
    incident.clock = zones::wall_clock(&incident, None, rules).unwrap_or_default();
    incident
}

/// The title: the first heading or the first line, when it reads like one.
fn title(notes: &str, lines: &[Line], entries: &[Entry], context: &Context) -> Option<String> {
    let (index, line) = lines.iter().enumerate().find(|(index, line)| {
        let text = line.span.of(notes).trim();
        let tag = text.starts_with('<') && text.ends_with('>') && !text.contains("</h");
        let furniture = tag
            || text.starts_with("--- ")
            || text.starts_with('>')
            || cells::columns(text, ByteClasses::of(text)).is_some();
        let said =
            !text.is_empty() && !furniture && !stamp::stamp_at(text, 0).is_some_and(|stamp| stamp.timed());
        said && !line.quoted() && !context.is_statement(*index, text) && mail_head(text) != Some(1)
    })?;
    let text = line.span.of(notes).trim();
    let text = text.split_once(": ").filter(|_| mail_head(text) == Some(0)).map_or(text, |(_, about)| about);
    let text = &*stance::untagged(text);
    // `# _(Update)_ Outage`
    let plain = text.trim_start_matches(any_of("# ")).starts_with('_').then(|| text.replace("_ ", " "));
    let text = plain.as_deref().unwrap_or(text);
    let bare = text.trim_matches(any_of("#*=_- ")).trim_start_matches("Title:").trim();
    // A name above a message and a date are no titles.
    let names = |entry: &Entry| entry.line == index + 1 && entry.actor.as_deref() == Some(bare);
    let taken = |entry: &Entry| entry.line == index || entry.attached.contains(&index) || names(entry);
    let near = entries.partition_point(|entry| entry.line <= index + 1);
    let taken = entries.iter().take(near).any(taken)
        || is_stamp(bare.trim_end_matches(any_of(":：")))
        || bare
            .split_once(any_of(":："))
            .is_some_and(|(_, said)| is_stamp(said.trim_matches(any_of(" \"'"))));
    let headline =
        !bare.ends_with(any_of(".;,:：")) && bare.chars().count() <= 120 && !bare.contains(any_of("|\t"));
    let heads_section = line.section != Section::Unsaid && !text.starts_with('#');
    let heads_other = heads_section || furniture(bare) || context::is_zone(bare);
    let said = bare.contains(char::is_alphanumeric);
    (!taken && headline && !heads_other && said).then(|| bare.to_owned())
}

/// True for words that are a stamp and nothing else.
fn is_stamp(words: &str) -> bool {
    let whole = |stamp: stamp::Timestamp| stamp.span.start == 0 && stamp.span.end == words.len();
    stamps::each_stamp(words).next().is_some_and(whole)
}

/// True for words that head a timeline or its columns and say nothing of the incident: `Timeline`, `Time (UTC) Event`.
fn furniture(words: &str) -> bool {
    let bare = words.trim_end_matches(any_of(":："));
    let mut each = bare.split(any_of(" ()")).filter(|word| !word.is_empty());
    let (Some(first), last) = (each.next(), each.next_back()) else { return true };
    if bare.starts_with('(') && bare.ends_with(')') {
        return true;
    }
    let timed = concepts::TIME_LABELS.first(first).is_some();
    match last {
        None => timed || concepts::TIMELINE_HEADINGS.within(first),
        Some(last) => timed && concepts::EVENT_COLUMNS.first(last).is_some(),
    }
}

/// The row of [`concepts::MAIL_HEADS`] that the label of a line stands in.
fn mail_head(line: &str) -> Option<usize> {
    line.split_once(": ").and_then(|(label, _)| concepts::MAIL_HEADS.row(&fold(label)))
}

/// The zone that holds for the first entry, and what is open about it.
fn zone(context: &Context, entries: &[Entry], events: &[Event], findings: &mut Vec<Finding>) -> Option<Zone> {
    let first = entries.first()?;
    let (line, zone) = if let Some((line, zone)) = context.zone_above(first.line) {
        (line, zone.clone())
    } else {
        let own = first.stamp.zone.clone()?;
        let one = entries.iter().all(|entry| entry.stamp.zone.as_ref().is_none_or(|zone| *zone == own));
        one.then_some((first.line, own))?
    };
    let zone = context.meant(&zone);
    let line = LineNumber::of(line);
    // A name that has another offset in summer is no question on a known day.
    let settled = zone.offset.is_none() && zones::iana(&zone.name).is_some();
    let settled = settled
        && events.iter().map(|event| &event.start).all(|start| {
            start.zone.as_ref() != Some(&zone.name) || start.offset.is_some() || start.time.is_none()
        });
    let sense = if settled {
        ZoneSense::ByRules
    } else if zone.ambiguous {
        let kind = FindingKind::AmbiguousZone { name: zone.name.clone(), offset: zone.offset };
        findings.push(kind.on(line));
        ZoneSense::Ambiguous
    } else {
        ZoneSense::Plain
    };
    Some(Zone { name: zone.name, offset: zone.offset, line: Some(line), sense })
}

fn mark_lines(notes: &str, lines: &[Line], entries: &[Entry], context: &Context, incident: &mut Incident) {
    let mut uses: Vec<LineUse> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            if line.is_blank() {
                LineUse::Blank
            } else if line.heads() || context.is_stated_on(index) {
                LineUse::Context
            } else {
                LineUse::Outside
            }
        })
        .collect();
    let numbers: Vec<(Span, usize)> =
        incident.events.iter().enumerate().map(|(number, event)| (event.stamp, number)).collect();
    let numbers = sort::by_key(numbers, |(stamp, _)| i64::try_from(stamp.start).unwrap_or(i64::MAX));
    let mut attached = vec![None; lines.len()];
    for entry in entries {
        let number = numbers.binary_search_by_key(&entry.stamp.span, |(stamp, _)| *stamp).ok();
        let number = number.and_then(|at| numbers.get(at)).map(|(_, number)| *number);
        for line in &entry.attached {
            if let Some(slot) = attached.get_mut(*line) {
                *slot = number;
            }
        }
        if let Some(slot) = uses.get_mut(entry.line) {
            *slot = number.map_or(LineUse::Unplaced, LineUse::Event);
        }
    }
    for (slot, number) in uses.iter_mut().zip(attached) {
        if let Some(number) = number {
            *slot = LineUse::Attached(number);
        }
    }
    for (index, (line, slot)) in lines.iter().zip(&mut uses).enumerate() {
        let text = line.words.of(notes);
        let bullet = || text.starts_with(any_of("-*•+"));
        if *slot == LineUse::Outside && line.section == Section::Timeline && bullet() {
            *slot = LineUse::Unplaced;
        }
        if *slot == LineUse::Unplaced {
            incident.unplaced.push(Unplaced { line: LineNumber::of(index), text: text.to_owned() });
        }
    }
    incident.lines =
        lines.iter().zip(uses).map(|(line, used)| incident::Line { span: line.span, used }).collect();
}
