//! Tables of words that carry meaning. In each the words stand between bars; a new word is one more.

/// True when a word may begin after `before`: CJK writes no blanks between words.
fn opens(before: &str, word: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() && c < '\u{2e80}')
        || word.starts_with(|c: char| !c.is_alphanumeric() || c >= '\u{2e80}')
}

/// Which pairs of bytes stand side by side in a text: a word whose first pair is not among them is not in it.
struct Pairs([u64; 16]);

impl Pairs {
    fn of(text: &str) -> Self {
        let mut marks = [0_u64; 16];
        for pair in text.as_bytes().windows(2) {
            if let Some(bit) = Self::bit(pair)
                && let Some(mark) = marks.get_mut(usize::from(bit >> 6))
            {
                *mark |= 1 << (bit & 63);
            }
        }
        Self(marks)
    }

    fn bit(bytes: &[u8]) -> Option<u16> {
        let (&first, &second) = (bytes.first()?, bytes.get(1)?);
        Some((u16::from(first) * 37 + u16::from(second)) & 1023)
    }

    fn may_hold(&self, word: &str) -> bool {
        Self::bit(word.as_bytes()).is_none_or(|bit| {
            self.0.get(usize::from(bit >> 6)).is_none_or(|mark| mark >> (bit & 63) & 1 == 1)
        })
    }
}

/// Where the first of the words of `table` stands in `text`, folded, at the beginning of a word, and its length.
#[must_use]
pub fn find(text: &str, table: &str) -> Option<(usize, usize)> {
    let mut first: Option<(usize, usize)> = None;
    let pairs = Pairs::of(text);
    for word in table.split('|') {
        if !pairs.may_hold(word) {
            continue;
        }
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find(word)).map(|at| from + at) {
            if first.is_some_and(|(best, _)| best <= at) {
                break;
            }
            if opens(text.get(..at).unwrap_or_default(), word) {
                first = Some((at, word.len()));
                break;
            }
            from = at + word.len();
        }
    }
    first
}

/// True when `text`, folded, contains one of the words of `table` at the beginning of a word.
#[must_use]
pub fn says(text: &str, table: &str) -> bool {
    find(text, table).is_some()
}

/// Length of the longest word of `table` that `text`, folded, begins with and that ends there.
#[must_use]
pub fn begins(text: &str, table: &str) -> Option<usize> {
    let mut longest = None;
    let first = text.as_bytes().first()?;
    for word in table.split('|') {
        if word.as_bytes().first() != Some(first) {
            continue;
        }
        let closed = |rest: &str| {
            !word.ends_with(|c: char| c.is_alphabetic() && c < '\u{2e80}')
                || !rest.starts_with(|c: char| c.is_alphabetic() && c < '\u{2e80}')
        };
        if text.strip_prefix(word).is_some_and(closed) && longest.is_none_or(|len| len < word.len()) {
            longest = Some(word.len());
        }
    }
    longest
}

/// Where the longest word of `table` begins that `text`, folded, ends with; blanks and marks after it do not count.
#[must_use]
pub fn ends(text: &str, table: &str) -> Option<usize> {
    let text = text.trim_end_matches([' ', '(', '[', '"', '\'', '“']);
    let mut first: Option<usize> = None;
    let last = text.as_bytes().last()?;
    for word in table.split('|') {
        if word.as_bytes().last() == Some(last)
            && let Some(before) = text.strip_suffix(word)
            && opens(before, word)
            && first.is_none_or(|at| before.len() < at)
        {
            first = Some(before.len());
        }
    }
    first
}

/// Words of a recovery that is complete.
pub const RECOVERY: &str = "works again|working again|work again|recovered|recovers|recovery confirmed|back to normal|resolved|restored|all clear|back up|back online|is back|are back|healthy again|fully operational|succeeded again|normal again|service restored|behoben|wiederhergestellt|funktioniert wieder|rétabli|résolu|restablecido|resuelto|restabelecido|resolvido|ripristinat|risolto|hersteld|opgelost|復旧|恢复|복구|восстановлен";

/// Words that take a recovery back.
pub const NOT_YET: &str =
    "not recovered|not resolved|not yet|until it is|to be resolved|will be|unresolved|still not|would be";

/// Words of a failure.
pub const FAILURE: &str = "down|fail|error|outage|unavailable|degraded|500|502|503|5xx|broken|crash|timeout|timing out|timed out|issue|problem|not register|not show|expired|hangs|stuck|full|ausfall|fehler|panne|erreur|caído|caída|fallo|falha|guasto|errore|storing|障害|エラー|故障|장애|сбой|ошибк";

/// Effects on a thing, with the words that show them; the first row that matches counts.
pub const EFFECTS: [(&str, &str); 5] = [
    (
        "data loss",
        "data loss|were lost|was lost|got lost|lost data|losing data|lose data|data was lost|datenverlust|daten verloren|perte de données|pérdida de datos|perda de dados|perdita di dati|потеря данных|データ消失|数据丢失",
    ),
    (
        "blocked",
        "blocked|locked|frozen|halted|paused|stuck|suspended|postpone|prevented|on hold|stalled|pending|hung|blockiert|gesperrt|angehalten|bloqué|suspendu|bloquead|suspendid|bloccat|geblokkeerd|zablokowan|заблокир|завис|ブロック|阻塞|차단",
    ),
    (
        "down",
        "down|outage|unavailab|fail|offline|unreachable|could not|couldn't|cannot|can't|unable to|inaccessible|not available|not accessible|not reachable|not work|not respond|not start|not send|not load|not possible|not function|broken|broke |breaks|no access|not be accessed|not be reached|dead|crash|died|stop|out of service|out of reach|interrupt|disruption|unusable|unresponsive|denied|refused|lose |lost |losing |not serve|could neither|went dark|taken out|lang nicht|lang kein|ausfall|ausgefallen|fiel |fielen |nicht erreichbar|nicht verfügbar|nicht möglich|nicht nutzbar|nicht zugänglich|konnten nicht|konnte nicht|konnten keine|unterbroch|störung|indisponib|hors service|hors ligne|injoignable|coupure|en panne|en rade|panne|caíd|no disponib|fuera de servicio|no funciona|no pudieron|no podían|no pudo|sin servicio|interrupción|corte|inaccesible|fora do ar|indisponív|inacessív|interromp|queda|falh|fallo|non disponib|non raggiungib|interruzion|irraggiungib|fuori servizio|onbereikbaar|niet beschikbaar|niet bereikbaar|uitval|storing|niedostępn|awari|не работа|недоступ|просто|сбой|упал|отказ|停止|止ま|利用できな|利用不可|接続でき|接続不可|つながら|できな|不可|ダウン|障害|中断|无法|故障|宕机|중단|장애|불가|접속할 수 없",
    ),
    (
        "delayed",
        "delayed|delays|late |lag|behind|backed up|backlog|verzögert|verspätet|en retard|retardé|retras|atrasad|ritard|vertraagd|opóźni|задерж|遅延|延迟|지연",
    ),
    (
        "degraded",
        "degrad|slow|error|elevated|stale|showed old|old version|old data|outdated|partial|impact|affected|disrupt|betroffen|impaired|unhealthy|latency|increased|lower |reduced|packet loss|trouble|problem|issue|came and went|exposed|leak|access to|limited|high rate|5xx|500|502|503|504|timed out|incident|beeinträchtigt|langsam|gestört|fehler|dégradé|ralenti|perturb|erreur|lent|intermit|rallentat|traag|spowoln|błęd|замедл|деградац|ошибк|低下|エラー|錯誤|错误|变慢|느려|오류",
    ),
];

/// Nouns for an incident as a whole: what stands beside them is how long it was.
pub const NOUNS: &str = "outage|outages|downtime|downtimes|disruption|interruption|failure|unavailability|degradation|blackout|brownout|service loss|data loss|loss of service|hard down|ausfall|ausfallzeit|störung|unterbrechung|panne|coupure|interruption|indisponibilité|caída|interrupción|corte|indisponibilidad|interrupção|queda|indisponibilidade|interruzione|disservizio|storing|onderbreking|uitval|awarii|awaria|przerwy|przerwa|niedostępności|сбоя|сбой|простой|простоя|недоступности|障害|停止|中断|故障|장애|중단";

/// Verbs between an incident and how long it was.
pub const LASTED: &str = "lasted|lasted for|lasting for|persisted for|lasting|lasts|persisted|continued for|went on for|dauerte|dauerten|dauernd|hielt|a duré|ont duré|duré|durant|duró|duraron|durou|duraram|durata|durato|è durato|duurde|trwała|trwał|trwało|длился|длилась|длилось|продлился|продлилась|продолжался|продолжалась|历时|持续|続いた|継続|지속|duration was|duration of|duration is|delayed by|late by|behind by|slipped by|bounded to|bounded by|dauer von|durée de|duración de|total of|totaling|totalling";

/// Prepositions of how long something was so.
pub const FOR: &str = "for|for a period of|for a time period of|for a total of|for a duration of|for a total duration of|for the next|for the following|for another|for an additional|over a|over a period of|over|during|throughout|a long time|für|während|über|insgesamt|noch|pendant|durant|durante|por|per|gedurende|przez|в течение|на протяжении|на|около|за|共|达|長达|长达";

/// What was brought to an end a stated time after it began.
pub const ENDED: &str = "fixed in|fixed after|resolved in|resolved after|mitigated|mitigated in|mitigated after|restored after|restored in|recovered after|recovered in|behoben nach|gelöst nach|wiederhergestellt nach|résolu en|rétabli après|resuelto en|resolvido em|risolto in";

/// Words before a duration that make it something else than impact.
pub const NOT_AFTER: &str = "after|nach|every|each|within|in the next|in the past|in the last|the last|the past|last|past|next|previous|eta|older than|timeout of|timeout|interval|ttl|cool-down|cooldown|retention|retain|kept for|wait|waited|waiting|spent|spend|set to|took|takes|take|taking|took us|took about|alle|jede|innerhalb von|in den nächsten|toutes les|dans les|chaque|cada|en los próximos|a cada|ogni|entro|каждые|через|每";

/// The same, unless an incident follows: "in an 18-minute outage".
pub const WEAKLY_NOT_AFTER: &str = "in|to|by|from|at|was|were|it was|than|first|is|of";

/// Words after a duration that make it something else than impact.
pub const NOT_BEFORE: &str = "ago|earlier|later|prior|before the|after the|after it|after this|after that|old|apart|each|per|of work|of effort|of waiting|of runtime|of uptime|of logs|of history|headroom|estimated|elapsed|remaining|left|read|reading|response|response time|window|timeout|limit|retention|grace|interval|ttl|time-to-live|default|cooldown|delay|gap between|to detect|to detection|to notice|to respond|to respond to|to resolve|to recover|to find|to complete|to finish|to run|to build|to restart|to acknowledge|to ack|to realize|to deploy|before detection was|from first|unnoticed|undetected|detection|into|vor|zuvor|später|plus tard|auparavant|antes|después|depois|dopo|fa|назад|спустя|позже|前|后|後|전|후";

/// Words in a sentence beside which no duration in it is impact.
pub const NOT_IMPACT: &str = "eta |eta:|expected to|is expected|are expected|expect to|will |won't|would |should |must |may take|can take|could take|might take|takes|to take|scheduled for|planned for|upcoming|notification of|next update|reading time|min read|minute read|time to detect|time to resolve|time to acknowledge|time to mitigate|time to repair|time to recover|time to restore|time to engage|response time|time since|mttr|mttd|mtta|retention|if |whenever|interval|per hour|timeout of|timeouts of|timeout to|timeout from|startupprobe|cron|was notified|didn't notice|did not notice|responded|to respond|to reply|late in responding|undetected|unnoticed|voraussichtlich|geplant|erwartet|wird |werden |sollte|reaktionszeit|prévu|devrait|previsto|prevista|deberá|будет|должен|予定|预计|예정";

/// Labels of fields whose value is how long it was.
pub const LENGTH_LABELS: &str = "störungsdauer|gesamtdauer|unterbrechungsdauer|time until|duration|downtime|outage|length|disruption|time of impact|impact time|total|dauer|ausfallzeit|ausfalldauer|durée|duración|duração|durata|tempo total|duur|czas trwania|продолжительность|длительность|время простоя|простой|历时|持续时间|持續時間|影响时长|中断时长|停止時間|障害時間|継続時間|影響時間|지속|장애 시간|중단 시간|소요";

/// Labels of fields whose value is how long something else was.
pub const OTHER_LABELS: &str = "meeting|review|call|retro|schedul|phase|time to|detect|respon|mttr|mttd|mtta|acknowledg|eta|next|recovery|repair|retention|reading|remaining|left|effort|kosten|reaktion|interval|timeout|maintenance|cost|action|prevent|follow|remediation|todo|to do|improve|maßnahm|lesson|recommend|published|posted|author|updated|timeline|root cause|trigger";

/// Labels of fields, and headings, of impact: a window there needs no further word.
pub const IMPACT_LABELS: &str = "impact|when|time frame|timeframe|incident time|incident window|incident period|affected period|symptom|auswirkung|zeitraum|wann|période|conséquence|impacto|período|periodo|impatto|gevolg|wpływ|влияние|последстви|период|影響|影响|期間|障害発生|発生日時|故障时间|영향|장애";

/// Headings of sections that tell of what is to be done.
pub const TO_DO: &str = "action|follow|prevent|remediation|next step|improvement|recommendation|corrective|to do|todo|task|backlog|what we|we are doing|will do|moving forward|going forward|future|maßnahme|nächste schritte|vorbeugung|prochaines étapes|mesures|prévention|acciones|prevención|próximos pasos|ações|prevenção|prossimi passi|azioni|acties|działania|меры|действия|対策|再発防止|改善|后续|措施|대책|조치";

/// First words of a thing to be done.
pub const IMPERATIVES: &str = "why|how|add|alert|page|create|ensure|investigate|make|set|configure|monitor|implement|increase|reduce|require|fire|improve|review|document|update|fix|change|extend|enable|consider|write|test|check|use|wait|[ ]|[x]|hinzufügen|ajouter|añadir|adicionar|добавить";

/// Words that open a window of time before its first edge.
pub const OPENS: &str = "from|between|began at|begins at|started at|starting at|start|beginning at|during the|during|of|period|again from|von|zwischen|ab|de|du|des|entre|desde|a partir de|dalle|dal|tra|fra|van|tussen|od|między|с|между|从|自|within";

/// Words that join the two edges of a window.
pub const JOINS: &str = "until|to|till|through|thru|and|and ended at|and ended on|ended at|ending at|and ending at|until the|to the|up to|up until|bis|und|bis zum|bis um|à|au|et|jusqu'à|jusqu'au|a|al|y|hasta|hasta las|a las|e|até|às|até as|alle|fino alle|tot|en|do|i|до|по|и|-|–|—|→|->|~|〜|～|至|到|から|부터";

/// Words before the one edge that is a beginning, and before the one that is an end.
pub const SINCE: &str = "since|seit|depuis|desde|desde las|dal|dalle|sinds|od|с|自从";
/// See [`SINCE`].
pub const UNTIL: &str = "until|till|up until|unknown time and|unknown and|unknown to|bis|jusqu'à|jusqu'au|hasta|hasta las|até|até as|fino alle|fino al|tot|до|直到";

/// Labels of fields that state the beginning and the end, alone or beside the name of an incident.
pub const BEGIN_LABELS: &str = "start|started|began|begin|begins|beginn|anfang|von|début|inicio|início|inizio|aanvang|początek|начало|開始|发生|開始時刻|시작";
/// See [`BEGIN_LABELS`].
pub const END_LABELS: &str = "end|ended|ends|stop|stopped|resolved|ende|bis|fin|término|termino|fim|fine|einde|koniec|конец|окончание|終了|結束|结束|恢复|復旧|종료";

/// Words that make a duration effort or money, no outage.
pub const COSTS: &str = "productivity|engineer-hour|engineering hour|engineer hour|person-hour|man-hour|staff-hour|person-day|hours of work|hours of effort|cost the|we spent|personenstunden|arbeitsstunden|heures-homme|horas de trabajo|horas de trabalho|человеко";

/// Verbs between the thing that was hit and what happened to it.
pub const VERBS: &str = "non è|non era|non erano|nicht|keine|was|were|is|are|has|have|had|went|failed|fails|failing|could|couldn't|can't|cannot|did|didn't|does|showed|saw|experienced|lost|lose|remained|stayed|returned|suffered|stopped|began|started|kept|ran|continued|lasted|became|got|may|might|came|ended|persisted|broke|crashed|died|hung|fell|served|threw|received|that|which|where|who|ist|war|waren|wurde|wurden|sind|konnte|konnten|fiel|fielen|hatte|hatten|dauerte|est|sont|était|étaient|a été|ont|fue|fueron|estuvo|estuvieron|era|eran|quedó|esteve|estiveram|ficou|ficaram|foi|foram|è|sono|erano|jest|był|była|były|nie|was niet|waren niet|werd|werden|был|была|были|работал|reported|provided|deactivated|advanced|resulted|turned|caused|made|led|tries|had to|не работал|no funcionó|quedaron";

/// Words before the thing that are not part of its name.
pub const LEADS: &str = "about|roughly|around|nearly|almost|up to|rund|etwa|environ|the|our|your|its|their|this|that|these|those|a|an|all of|all|some|some of|most|most of|many|several|additionally|also,|in addition,|meanwhile,|however,|unfortunately,|therefore,|so|and|but|then|in all,|in total|overall,|total|complete|full|partial|brief|short|major|minor|intermittent|periodic|die|der|das|dem|den|unser|unsere|alle|la|le|les|l'|un|une|el|los|las|una|o|os|as|um|uma|nossa|il|lo|gli|i|het|de|een|utc|of";

/// First words of subjects that name nothing.
pub const PRONOUNS: &str = "unknown|it|this|that|they|we|there|which|he|she|i|you|what|nothing|everything|no alert|no one|nobody|es|sie|wir|das|dies|il|elle|nous|cela|ça|ello|esto|isso|ele|nós|questo|это|он|она|мы";

/// Words that name no thing alone.
pub const GENERIC: &str = "uhr|approximately|about|some|roughly|raised|maximum|secondary|initial|first|second|third|lasted|for|of|and|~|outage|outages|incident|incidents|disruption|downtime|problem|problems|issue|issues|error|errors|duration|impact|effect|here|hard|dark|again|almost|pre|resolved|times|service|services|server|multiple|total|full|partial|complete|window|period|störung|ausfall|vorfall|problème|incidente|panne|проблема";

/// Words that introduce a sentence before its subject.
pub const INTRODUCTIONS: &str = "even so|additionally|on|at|in|after|before|during|due|because|when|while|once|until|as|since|for|from|between|with|without|despite|although|consequently|so|later|earlier|through|within|resulting|resulted|upon|by|nach|vor|während|am|um|wegen|durch|bei|seit|zwischen|von|après|avant|pendant|à cause|entre|durante|después|antes|por|desde|depois|dopo|prima|tra|po|przed|после|до|из-за|с|в";

/// Words at the end of a name that are no part of it.
pub const TAILS: &str = " for| of| in| an| a| the| and| between| from| at| on| about| around| to| by| with| only| still| also| completely| briefly| again| very| formed| being| über| für| und| pendant| et| durante| y| e| per| в| и|が|は|も|を|の|가|는|은|이";

/// Labels of fields that name no thing.
pub const FIELD_LABELS: &str =
    "incident|date|data|datum|severity|status|summary|description|note|title|total|window";

/// Words in an entry with a range that make it work on the incident and no impact.
pub const RESPONSE: &str = "investigat|troubleshoot|team|reported issue|attempt|manual|diagnos|discover|respon|recover|restor|come back|came back|we |resolved|fixed|engineer|verif|confirm|deploy|roll|untersuch|analys|behoben|enquête|investigaci|调查|調査|확인";

/// Nouns for windows of time.
pub const WINDOWS: &str = "period|window|timeframe|time frame|zeitraum|zeiträume|zeitfenster|plage|période|intervalo|franja|期間|时段|期间";

/// Articles.
pub const ARTICLES: &str = "the|a|an|this|that|der|die|das|eine|einen|le|la|el|il|o";

/// Words of an entry that ends the impact as a whole.
pub const IMPACT_ENDS: &str = "impact end|impact stop|impact over|outage end|outage over|incident end|ende der störung|ausfall beendet|fin de l'incident|fin del incidente|fim do incidente";
