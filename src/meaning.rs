//! What the events and the words beside them mean: severity, phases, impact, costs, intervals, and what does not add up.

pub mod actors;
pub mod derived;
pub mod duration;
pub mod effect;
pub mod evidence;
pub mod fields;
pub mod findings;
pub mod impact;
pub mod incidents;
pub mod intervals;
pub mod labels;
pub mod levels;
pub mod mentions;
pub mod naming;
pub mod phases;
pub mod placement;
pub mod says;
pub mod scope;
pub mod sentences;
pub mod statement;
pub mod telling;
pub mod turns;
pub mod window;

use crate::{
    document::Document,
    incident::{Event, Incident},
    pause::{each, pause},
    sort, zones,
};

/// Adds to the events of `incident` what the notes say of impact, severity, phases and intervals.
///
/// ```
/// use incident_timeline::{document::Document, facts::IntervalKind, meaning::interpret, pause::at_once, read::read, zones::Rules};
///
/// let document = at_once(Document::of("10:02 pager fired\n10:40 incident resolved\n"));
/// let incident = at_once(interpret(&document, at_once(read(&document, Rules::NONE))));
/// let resolve = incident.intervals.iter().find(|interval| interval.kind == IntervalKind::TimeToResolve);
/// assert_eq!(resolve.and_then(|interval| interval.seconds), Some(38 * 60));
/// ```
pub async fn interpret(document: &Document<'_>, mut incident: Incident) -> Incident {
    let tell = |event: &Event| telling::Telling::of(&event.text);
    let mut tellings = each(&incident.events, tell).await;
    turns::pair(&mut tellings);
    let incidents = incidents::tell_apart(document, &mut incident, &tellings);
    pause().await;
    actors::name_actors(&mut incident.events).await;
    pause().await;
    phases::name_events(&mut incident.events, &tellings, incidents.count);
    let mut evidence = evidence::of_events(document, &incident, &tellings).await;
    // What the timeline says alone: what stands beside it may contradict it.
    let told = phases::choose(&evidence, incidents.count);
    phases::mark(&mut incident.events, &told);
    incident.phases.clone_from(&told);
    pause().await;
    let sentences = sentences::sentences(document, &incident).await;
    pause().await;
    impact::find_impacts(document, &mut incident, (&tellings, &sentences), &incidents).await;
    incident.impacts =
        sort::by_key(incident.impacts, |impact| i64::try_from(impact.line.index()).unwrap_or(i64::MAX));
    zones::show_impacts_in_own_zone(&mut incident);
    mentions::join(&mut incident.impacts);
    pause().await;
    let fields = fields::read(document, &incident, &incidents).await;
    impact::of_fields(document, &mut incident, &fields);
    evidence.extend(evidence::beside_events(&sentences, &incident, &incidents, &fields));
    pause().await;
    // Words tell of an incident without any entry.
    let count = incidents.count.max(usize::from(!evidence.is_empty()));
    incident.phases = phases::choose(&evidence, count);
    phases::drop_unbroken(&mut incident);
    phases::mark(&mut incident.events, &incident.phases);
    derived::confirm(&mut incident);
    let levels = phases::severity_fields(document, &incident, &incidents);
    incident.severities = phases::severities(&incident, &incidents, &levels);
    derived::contradictions(&mut incident);
    pause().await;
    incident.derived_impacts = derived::derived(&incident, &tellings).await;
    derived::drop_told(&mut incident);
    incident.impact_totals = mentions::totals(&incident.impacts, &incident.derived_impacts, incidents.count);
    incident.intervals = intervals::intervals(&incident, count);
    pause().await;
    findings::find(document, &mut incident, &incidents, &levels, (&fields, &told, &tellings)).await;
    incident
}
