//! What each event is: its kind, the phases it begins, the severity it sets.

use super::{
    levels::{self, Field},
    stems::{Said, Stems},
    words::{FAILURE, NOT_YET, RECOVERY, says},
};
use crate::{
    incident::{Event, Incident, LineUse, Severity},
    read::words::{Words, fold},
};

/// The phases of an incident in their usual order.
pub const PHASES: [&str; 6] = ["start", "detected", "acknowledged", "declared", "mitigated", "resolved"];

/// Events that may begin a phase; of more, the best are kept.
const CANDIDATES: usize = 4;

/// The events that may begin each phase, in the order of [`PHASES`]: the best first, then in order of time.
pub type Candidates = [Vec<usize>; 6];

/// The kinds of events, in the order of [`KIND_WORDS`].
const KINDS: [&str; 6] = ["alert", "report", "escalation", "communication", "change", "finding"];

/// Words that show the kind of an event; where several rows match, the first row counts.
static KIND_WORDS: [Stems; 6] = [
    Stems::new(
        "fires|fired|page due|page to|page for|page from|paged|pager|pages |alert|alarm|page sent|page fire|page goes|page is |gets paged|low urgency page|low-priority page|monitor fire|monitor trigger|monitor report|monitor detect|monitoring show|monitoring report|monitoring detect|monitoring system|monitors trigger|monitors fire|monitors report|pagerduty|opsgenie|health check fail|threshold exceed|überwachung meldet|monitoring meldet|rufbereitschaft alarmiert|bereitschaft alarmiert|bereitschaft gerufen|schwellwert|warnmeldung|alerte|alerta|astreinte|アラート|告警|报警|알람",
    ),
    Stems::new(
        "report|complain|raise issue|raises issue|ticket|customers notice|customers see|customer notice|customers raise|customer raise|customers say|customer say|customers ask|customer contact|customers contact|says that|anyone else seeing|anyone else see|users see|users notice|user notice|users say|users can|support hears|support receives|calls come in|kunden melde|kunde melde|meldet|melden|gemeldet|meldung|beschwer|hinweis|anruf|nutzer seh|signale|signal|reporta|informan|quej|plaint|жалоб|問い合わせ|報告|反馈",
    ),
    Stems::new(
        "escalat|upgraded to|raised to|classified|is rated|declar|incident process|joins|joined|join the|come into the room|incident opened|incident created|incident raised|incident channel|war room|incident commander|on-call engineer is called|called in|pulls in|pulled in|brings in|downgrade|lowered to|eskal|hinzugezogen|ausgerufen|hochgestuft|herabgestuft|eingestuft|krisenstab|einsatzleit|dazugeholt|störfall|escalad|エスカレ|升级",
    ),
    Stems::new(
        "status page|statuspage|announce|posted|notified|notifies|informs|informed|email sent|mail sent|e-mail sent|tweet|update sent|update posted|update to customers|customers told|customers are told|comms|statusseite|informiert|benachrichtigt|rundmail|ankündig|mitgeteilt|communiqué|comunica|notifi|告知|公告|通知",
    ),
    Stems::new(
        "deploy|revert|roll back|rolled back|rolls back|rollback|rolling back|restart|reboot|merge|lands|delete|recreate|scale|taken out|cleared|clearing|switched|switches|patch|fail over|failed over|failover|release|upgrad|migrat|config change|change applied|applies|applied|disable|enable|hotfix|blocked traffic|drain|starts maintenance|ausgerollt|rollout|zurückgerollt|zurückgesetzt|neu gestartet|neugestartet|neustart|eingespielt|umgeschaltet|abgeschaltet|ausgeliefert|gelöscht|angewendet|déploi|redémarr|despl|reinici|発布|デプロイ|再起動|回滚|重启|发布",
    ),
    Stems::new(
        "identif|found|finds|notice|confirm|seems|suspect|investigat|root cause|cause|sees |sees that|points at|looks tied|look into|looks into|looking into|look at|looks at|discover|realis|realiz|diagnos|trace|determin|turns out|ursache|festgestellt|stellt fest|erkannt|entdeckt|vermut|untersuch|analys|bestätigt|gefunden|fällt auf|causa|identific|descub|trouv|原因|発見|定位|发现",
    ),
];

/// Words that are no alert and no report, though they hold one.
static NO_ALERT: Stems = Stems::new(
    "alert clear|alerts clear|alert resolve|alerts resolve|alerts stop|alerts silenc|alert silenc|alarm clear|alarms clear|alert is cleared|alerts are cleared|alert auto-resolved|silence|no alert|no page|did not alert|did not page|didn't alert|didn't page|alerting was|alerting is|alerting rule|alert rule|alert threshold|incident report|post-mortem report|postmortem report|status report|unnoticed|undetected|not noticed|nobody notice|no one notice|not detected|kein alarm|entwarnung|alarm aufgehoben|alarm beendet|alarme aufgehoben|unbemerkt|nicht bemerkt|niemand",
);

/// Words of what was noticed, besides alerts and reports.
static NOTICED: Stems = Stems::new(
    "detect|notice|made aware|became aware|becomes aware|first indication|first sign|bemerk|aufgefallen|fällt auf|fiel auf|erkannt|entdeckt|festgestellt|détect|remarqu|detect|rilevat|wykryt|обнаруж|検知|发现|감지",
);

/// Words of a beginning: when it occurred, whoever knew.
static STARTS: Stems = Stems::new(
    "outage begin|outage began|outage start|incident start|incident begin|incident began|impact start|impact begin|impact began|issue start|issue began|issue begin|problem start|problem began|problem begin|first failure|first error|first failed|first customer impact|started failing|start failing|starts failing|began failing|begins failing|begin failing|starts to fail|started to fail|begins to fail|began to fail|errors start|errors begin|errors began|error rate starts|error rate begins|failures start|failures begin|failures began|certificate expire|occurred|störung beginn|störung begann|beginn der störung|ausfall beginn|ausfall begann|beginn des ausfalls|erste fehler|erster fehler|fehler beginnen|zertifikat läuft ab|zertifikat abgelaufen|début de l'incident|début de la panne|premières erreurs|inicio del incidente|inicio de la caída|primeros errores|início do incidente|inizio dell|начало сбоя|начало инцидента|障害発生|故障发生|장애 발생",
);

/// Words of an acknowledgement.
static ACKNOWLEDGED: Stems = Stems::new(
    "acknowledg|acked|acks |ack'd|ack'ed|page is ack|picks up the page|picked up the page|picks up the alert|picked up the alert|answers the page|responds to the page|responds to the alert|responded to the page|responded to the alert|takes the page|took the page|quittier|alarm angenommen|alarm bestätigt|bestätigt den alarm|nimmt den alarm|nahm den alarm|übernimmt den alarm|acquitt|prise en charge|accus|reconoc|reconhec|подтвержд",
);

/// Words of a declaration.
static DECLARED: Stems = Stems::new(
    "declar|incident process|incident opened|incident is opened|incident raised|incident is raised|incident was raised|opens an incident|opened an incident|opens incident|opened incident|incident created|incident is created|creates an incident|created an incident|incident channel|incident room is opened|incident room opened|incident room created|incident started in|starts an incident|started an incident|raises an incident|raised an incident|severity: sev|störfall|vorfall eröffnet|vorfall ausgerufen|vorfall gemeldet und eröffnet|incident eröffnet|incident ausgerufen|störung ausgerufen|großstörung|krisenstab|notfall ausgerufen|eröffnet einen vorfall|eröffnet den vorfall|déclar|incident ouvert|declarad|incidente abierto|incidente aberto|объявлен|インシデント宣言",
);

/// Words of a declaration of something else.
static NOT_DECLARED: Stems = Stems::new(
    "declared resolved|declared as resolved|declare resolved|declared over|declared fixed|declared mitigated|declared closed|declared recovered|declared all clear|declared stable|declared healthy|declared the incident resolved|declared the incident over|declared the incident closed|declares the incident resolved|declares the incident over|incident declared resolved|incident declared over|incident declared closed|incident declared mitigated|incident is declared resolved|incident is declared over|was not declared|not yet declared|should have declared|störfall beendet|störfall aufgehoben|für beendet erklärt",
);

/// Words of a mitigation.
static MITIGATED: Stems = Stems::new(
    "mitigated|mitigates|mitigation in place|mitigation applied|mitigation complete|mitigation deployed|mitigation takes effect|mitigation effective|mitigation is in place|workaround in place|workaround is in place|workaround applied|workaround deployed|impact ends|impact ended|impact over|impact stops|impact stopped|bleeding stopped|bleeding stops|bleeding is stopped|contained|eingedämmt|entschärft|abgemildert|umgehung aktiv|umgehungslösung|workaround aktiv|workaround greift|workaround eingespielt|auswirkung beendet|auswirkungen beendet|atténué|contourné|contournement en place|mitigad|contenid|смягч|暫定対応|缓解",
);

/// Words of a mitigation that is not there.
static NOT_MITIGATED: Stems = Stems::new(
    "not mitigated|not yet mitigated|not fully mitigated|not contained|to be mitigated|will be mitigated|until mitigated|could have mitigated|should have mitigated|unmitigated|noch nicht|nicht eingedämmt|nicht entschärft|contained a|contained the|contained an",
);

/// Words of a resolution.
static RESOLVED: Stems = Stems::new(
    "resolved|incident closed|incident is closed|incident over|behoben|gelöst|störung beendet|vorfall geschlossen|résolu|resuelto|resolvid|risolt|opgelost|解決|已解决|해결",
);

/// Words of an end that are no recovery of anything named.
static FIXED: Stems = Stems::new(
    "problem fixed|problem is fixed|issue fixed|issue is fixed|problem solved|problem gelöst|fehler behoben",
);

/// Labels of entries and fields: a row for each of [`PHASES`].
static LABELS: Words = Words::new(
    "start,started,start time,began,begin,begins,incident start,incident started,incident began,incident begins,impact start,impact started,impact begins,impact began,outage start,outage started,outage begins,outage began,occurred,occurrence,onset,first impact,beginn,anfang,störungsbeginn,beginn der störung,ausfallbeginn,aufgetreten,début,début de l'incident,inicio,início,inizio|\
detected,detection,time detected,noticed,reported,alerted,incident detected,issue detected,first detected,first noticed,first alert,time to detect,erkannt,erkennung,entdeckt,entdeckung,bemerkt,gemeldet,détecté,détection,detectado,detección,detecção,rilevato|\
acknowledged,acknowledgement,acknowledgment,ack,acked,response started,angenommen,bestätigt,quittiert,acquitté,reconocido,reconhecido|\
declared,declaration,incident declared,incident opened,opened,ausgerufen,vorfall ausgerufen,vorfall eröffnet,eröffnet,déclaré,declarado|\
mitigated,mitigation,impact mitigated,workaround,contained,containment,stabilized,stabilised,eingedämmt,entschärft,eindämmung,umgehung,atténué,mitigado,mitigación|\
resolved,resolution,recovered,recovery,fixed,closed,end,ended,end time,incident end,incident ended,incident resolved,impact end,impact ended,outage end,outage ended,restored,all clear,behoben,gelöst,ende,störungsende,ende der störung,wiederhergestellt,behebung,résolu,résolution,fin,resuelto,resolución,resolvido,risolto",
);

/// How well an event begins a phase: by its label, by its words, by what it is.
const LABELLED: u8 = 3;
const WORDED: u8 = 2;
const IMPLIED: u8 = 1;

/// Names the kind, the phases and the severity of each event, and says which others may begin a phase.
pub fn name_events(events: &mut [Event]) -> Candidates {
    let mut found: [Vec<(u8, usize)>; 6] = Default::default();
    let mut level_known = false;
    for (index, event) in events.iter_mut().enumerate() {
        let said = Said::of(&event.text);
        let recovers = is_recovery(event);
        let quiet = NO_ALERT.says(&said);
        event.kind = kind(&said, recovers, quiet).map(str::to_owned);
        let named = levels::named(&said).filter(|named| named.sets || !level_known);
        let named = named.filter(|named| !(recovers && level_known) || named.sets && !RESOLVED.says(&said));
        event.severity = named.map(|named| named.level);
        level_known |= event.severity.is_some();
        let mut strengths = labelled(&said.text);
        let mut raise = |phase: usize, strength: u8, holds: bool| {
            if let Some(slot) = strengths.get_mut(phase).filter(|slot| holds && **slot < strength) {
                *slot = strength;
            }
        };
        raise(0, WORDED, !recovers && STARTS.says(&said));
        let alerts = KIND_WORDS.iter().take(2).any(|row| row.says(&said));
        raise(1, WORDED, !quiet && (alerts || NOTICED.says(&said)));
        raise(2, WORDED, ACKNOWLEDGED.says(&said));
        raise(3, WORDED, DECLARED.says(&said) && !NOT_DECLARED.says(&said));
        raise(4, WORDED, MITIGATED.says(&said) && !NOT_MITIGATED.says(&said));
        raise(5, IMPLIED, recovers || FIXED.says(&said));
        raise(5, WORDED, recovers && RESOLVED.says(&said));
        for (candidates, strength) in found.iter_mut().zip(strengths) {
            if strength > 0 {
                candidates.push((strength, index));
            }
        }
    }
    let mut all = found.into_iter();
    let candidates: Candidates =
        std::array::from_fn(|phase| best(all.next().unwrap_or_default(), phase == 5));
    for (phase, candidates) in PHASES.iter().zip(&candidates) {
        if let Some(event) = candidates.first().and_then(|index| events.get_mut(*index)) {
            event.phases.push((*phase).to_owned());
        }
    }
    candidates
}

/// The best events of a phase: the strongest, of equals the first, or the last where a phase ends something.
fn best(mut found: Vec<(u8, usize)>, last: bool) -> Vec<usize> {
    if last {
        found.reverse();
    }
    let mut kept = Vec::new();
    for wanted in [LABELLED, WORDED, IMPLIED] {
        let of_one = found.iter().filter(|(strength, _)| *strength == wanted).map(|(_, index)| *index);
        kept.extend(of_one.take(CANDIDATES - kept.len()));
    }
    kept
}

/// The kind of an event.
fn kind(said: &Said, recovers: bool, quiet: bool) -> Option<&'static str> {
    let mut rows =
        KINDS.iter().zip(&KIND_WORDS).filter(|(kind, _)| !(quiet && matches!(**kind, "alert" | "report")));
    let first = rows.find(|(_, words)| words.says(said)).map(|(kind, _)| *kind);
    if recovers && first != Some("alert") { Some("recovery") } else { first }
}

/// How the label of an entry, where it has one, speaks for each phase: `[DETECTION] …`, `**Detected:** …`, `Resolved - …`.
fn labelled(text: &str) -> [u8; 6] {
    let mut strengths = [0; 6];
    let bare = text.trim_start_matches(['*', '_', '[', '(', ' ', '`']);
    let head = bare.get(..bare.floor_char_boundary(60)).unwrap_or(bare);
    let ends = [":", "]", "**", "__", " - ", " – ", " — ", "|", "\n", ")"];
    let Some(end) = ends
        .iter()
        .filter_map(|end| head.find(end))
        .min()
        .or((head.len() == bare.len()).then_some(head.len()))
    else {
        return strengths;
    };
    for part in head.get(..end).unwrap_or_default().split(['/', '&', '+', ',']) {
        for part in part.split(" and ").flat_map(|part| part.split(" und ")) {
            if let Some(slot) = LABELS
                .row(part.trim_matches([' ', '*', '_', '`', '.']))
                .and_then(|row| strengths.get_mut(row))
            {
                *slot = LABELLED;
            }
        }
    }
    strengths
}

/// True when the event is a recovery.
#[must_use]
pub fn is_recovery(event: &Event) -> bool {
    let text = fold(&event.text);
    says(&text, RECOVERY) && !says(&text, NOT_YET)
}

/// True when the event tells of a failure; a severity that is set counts as one.
#[must_use]
pub fn is_failure(event: &Event) -> bool {
    event.severity.is_some() || (!is_recovery(event) && says(&fold(&event.text), FAILURE))
}

/// The levels over time: each holds until the next or the resolution. Where no entry sets one, a field of the notes does.
#[must_use]
pub fn severities(notes: &str, incident: &Incident) -> Vec<Severity> {
    let events = &incident.events;
    let mut found: Vec<Severity> = Vec::new();
    for event in events {
        let Some(level) = &event.severity else { continue };
        if found.last().is_some_and(|last| last.level == *level) {
            continue;
        }
        if let Some(last) = found.last_mut() {
            last.end = Some(event.start.clone());
        }
        found.push(Severity {
            level: level.clone(),
            start: event.start.clone(),
            end: None,
            line: event.line,
        });
    }
    let begins = |phase: &str| events.iter().find(|event| event.phases.iter().any(|name| name == phase));
    if found.is_empty()
        && let Some((level, line)) = stated(notes, incident)
        && let Some(first) = begins("start").or(events.first())
    {
        found.push(Severity { level, start: first.start.clone(), end: None, line });
    }
    if let (Some(last), Some(resolved)) = (found.last_mut(), begins("resolved"))
        && resolved.start.at >= last.start.at
    {
        last.end = Some(resolved.start.clone());
    }
    found
}

/// The level that a field states, and its line.
#[must_use]
pub fn stated(notes: &str, incident: &Incident) -> Option<(String, usize)> {
    let mut below = false;
    for (index, line) in incident.lines.iter().enumerate() {
        if matches!(line.used, LineUse::Event(_) | LineUse::Attached(_) | LineUse::Blank) {
            continue;
        }
        let text = line.span.of(notes);
        if std::mem::take(&mut below)
            && let Some(level) = levels::alone(text, "")
        {
            return Some((level, index + 1));
        }
        match levels::field(text) {
            Some(Field::Level(level)) => return Some((level, index + 1)),
            Some(Field::Below) => below = true,
            None => {}
        }
    }
    None
}
