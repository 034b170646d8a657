//! Notes to events: lines and blocks, stamps, chronology. What the events mean is worked out from there.

use crate::{
    document::{
        Document,
        lines::{Line, Section},
    },
    entries::{
        entries,
        entry::Entry,
        left_out::{LEAVES_OUT, left_out},
    },
    finding::{Finding, FindingKind},
    incident::{self, Event, Incident, LineUse, Unplaced, Zone, ZoneSense},
    markup,
    pause::pause,
    resolve::{chronology::chronology, context::Context},
    sort,
    span::{LineNumber, Span, any_of},
    timestamp::{marks::is_bullet, scan::each_stamp},
    title::title,
    zones::{self, Rules},
};

/// Reads the events of the notes, with their title, zone, findings and what became of each line.
///
/// ```
/// use incident_timeline::{document::Document, pause::at_once, read::read, zones::Rules};
///
/// let document = at_once(Document::of("Timeline (UTC)\n\n- 10:02 pager fired\n- nobody knows when\n- 10:40 all well\n"));
/// let incident = at_once(read(&document, Rules::NONE));
/// assert_eq!(incident.events[1].text, "all well");
/// assert_eq!(incident.unplaced[0].text, "- nobody knows when");
/// ```
pub async fn read(document: &Document<'_>, rules: Rules) -> Incident {
    let (notes, lines) = (&*document.notes, &*document.lines);
    let (mut entries, side) = entries(document).await;
    pause().await;
    let context = Context::of(notes, lines, &entries);
    pause().await;
    let title = title(document, &entries, &context);
    let mut findings = Vec::new();
    let events = chronology(notes, &mut entries, &context, rules, &mut findings).await;
    let zone = zone(&context, &entries, &events, &mut findings);
    if let Some(first) = events.first() {
        if events.iter().all(|event| event.start.date.is_none()) {
            findings.push(FindingKind::NoDate.on(first.line));
        }
        if context.calendar.guessed {
            let kind = FindingKind::DayMonthOrder { day_first: context.calendar.day_first };
            findings.push(kind.on(first.line));
        }
        findings.extend(side.map(|below| FindingKind::StampSide { below }.on(first.line)));
    }
    let left_out = if events.is_empty() { Vec::new() } else { left_out(document, &entries) };
    for list in left_out {
        let head = list.head.and_then(|head| usize::try_from(head).ok());
        let under = head.map_or(String::new(), |head| markup::plain(document.words(head)));
        let under = under.trim_matches(any_of("#=*_: ")).into();
        let kind = FindingKind::TimesElsewhere { count: list.count, under };
        findings.push(kind.on(LineNumber::of(list.line)));
    }
    let mut incident = Incident { title, zone, events, findings, ..Incident::default() };
    pause().await;
    mark_lines(notes, lines, &entries, &context, &mut incident);
    incident.clock = zones::wall_clock(&incident, None, rules).unwrap_or_default();
    incident
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
    let usual = |(index, line): (usize, &Line)| {
        let used = if line.is_blank() {
            LineUse::Blank
        } else if line.heads() || context.is_stated_on(index) {
            LineUse::Context
        } else {
            LineUse::Outside
        };
        incident::Line { span: line.span, used }
    };
    let mut uses: Vec<incident::Line> = lines.iter().enumerate().map(usual).collect();
    let numbers: Vec<(Span, usize)> =
        incident.events.iter().enumerate().map(|(number, event)| (event.stamp, number)).collect();
    let numbers = sort::by_key(numbers, |(stamp, _)| i64::try_from(stamp.start).unwrap_or(i64::MAX));
    let mut attached = vec![None; lines.len()];
    for entry in entries {
        let number = numbers.binary_search_by_key(&entry.stamp.span, |(stamp, _)| *stamp).ok();
        let number = number.and_then(|at| numbers.get(at)).map(|(_, number)| *number);
        let left_out = number.is_none() && entry.text.contains(LEAVES_OUT);
        let missing = if left_out { LineUse::LeftOut } else { LineUse::Unplaced };
        for line in &entry.attached {
            if let Some(slot) = attached.get_mut(*line) {
                *slot = number.map(LineUse::Attached).or(left_out.then_some(missing));
            }
        }
        if let Some(slot) = uses.get_mut(entry.line) {
            slot.used = number.map_or(missing, LineUse::Event);
        }
    }
    for (index, ((line, slot), attached)) in lines.iter().zip(&mut uses).zip(attached).enumerate() {
        let text = line.words.of(notes);
        slot.used = attached.unwrap_or(slot.used);
        // A line of `---` says nothing that could have a time.
        let says = is_bullet(text) && text.contains(char::is_alphanumeric);
        if slot.used == LineUse::Outside && line.section == Section::Timeline && says {
            slot.used = LineUse::Unplaced;
        }
        if slot.used == LineUse::Outside && each_stamp(text).any(|stamp| stamp.timed()) {
            slot.used = LineUse::Elsewhere;
        }
        let told = || Unplaced { line: LineNumber::of(index), text: text.to_owned() };
        match slot.used {
            LineUse::Unplaced => incident.unplaced.push(told()),
            LineUse::Elsewhere => incident.elsewhere.push(told()),
            LineUse::LeftOut if text.contains(LEAVES_OUT) => incident.left_out.push(told()),
            _ => {}
        }
    }
    incident.lines = uses;
}
