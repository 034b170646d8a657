//! Tables of words that carry meaning. In each the words stand between bars; a new word is one more. Where a word of a text
//! may begin with them, a dollar says that it has to end with them too.

use super::lexicon::Table;

/// Numbers the tables.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "each is the number of its table")]
        enum Number { $($name,)* }

        $($(#[$doc])* pub const $name: Table = Table(Number::$name as u8);)*

        /// The words of all tables.
        pub static TABLES: &[&str] = &[$($words,)*];
    };
}

/// Effects on a thing, with the words that show them; the first row that matches counts.
pub const EFFECTS: [(&str, Table); 6] = [
    ("data loss", DATA_LOSS),
    ("blocked", BLOCKED),
    ("down", DOWN),
    ("delayed", DELAYED),
    ("degraded", DEGRADED),
    ("degraded", TROUBLE),
];

/// Words that a length of time may begin with in place of digits.
pub const COUNTS: [Table; 7] = [VAGUE, A_WHILE, HALF, TWO, NUMBERS, QUARTER, THREE_QUARTERS];

tables! {
    /// Words of a recovery that is complete.
    RECOVERY = "works again|working again|work again|came back|comes back|wieder da|wieder erreichbar|wieder verfügbar|wieder online|de retour|de vuelta|voltou|tornato|recovered|recovers|recovery confirmed|back to normal|resolved|restored|all clear|back up|back online|is back|are back|healthy again|fully operational|succeeded again|normal again|service restored|behoben|wiederhergestellt|funktioniert wieder|rétabli|résolu|restablecido|resuelto|restabelecido|resolvido|ripristinat|risolto|hersteld|opgelost|復旧|恢复|복구|восстановлен|volvió|volvieron|de nouveau|revenu|voltaram|de volta|снова работа|заработал|działa ponownie|verified operational|confirmed operational|systems operational|services operational|is operational|are operational|fully functional|working normally|works normally|functioning normally|working as expected|is healthy|are healthy|all healthy|queues drained|queue drained|returning 200|serving 200|läuft wieder|laufen wieder|funktionieren wieder|wieder normal|wieder stabil|fonctionne à nouveau|fonctionne de nouveau|funciona de nuevo|funciona con normalidad|funcionando normalmente|di nuovo operativ|正常に戻|正常復帰|ok again|okay again|fine again|stable again|up again|werken weer|werkt weer|weer normaal|znów działa|снова доступ";

    /// Words that take a recovery back.
    NOT_YET = "to get |not recovered|not resolved|not yet|until it is|to be resolved|will be|unresolved|still not|would be";

    /// Words of a failure.
    FAILURE = "down$|downtime|fail|error|outage|unavailable|degraded|500$|502$|503$|5xx|broken|crash|timeout|timing out|timed out|issue|problem|not register|not show|expired|hangs|stuck|full|ausfall|ausgefallen|fehler|gestört|störung|nicht erreichbar|nicht verfügbar|panne|erreur|indisponib|hors service|injoignable|caído|caída|no disponib|no funciona|fallo|falha|fora do ar|indisponív|non disponib|non raggiungib|niet beschikbaar|niet bereikbaar|guasto|errore|storing|障害|エラー|停止|つながら|故障|无法|中断|장애|중단|сбой|ошибк|недоступ|не работа|dejó de|dejaron de|cessé de|parou de|できませ|できな|échou|rejected|cut off";

    /// Words of an effect, see [`EFFECTS`].
    DATA_LOSS = "data loss|were lost|was lost|got lost|lost data|losing data|lose data|data was lost|datenverlust|daten verloren|perte de données|pérdida de datos|perda de dados|perdita di dati|потеря данных|データ消失|数据丢失";

    /// Words of an effect, see [`EFFECTS`].
    BLOCKED = "blocked|locked|frozen|halted|paused|stuck|suspended|postpone|prevented|on hold|stalled|pending|hung|blockiert|gesperrt|angehalten|bloqué|suspendu|bloquead|suspendid|bloccat|geblokkeerd|zablokowan|заблокир|завис|ブロック|阻塞|차단";

    /// Words of an effect, see [`EFFECTS`].
    DOWN = "down$|downtime|outage|unavailab|fail|offline|unreachable|could not|couldn't|cannot|can't|unable to|inaccessible|not available|not accessible|not reachable|not work|not respond|not start|not send|not load|not possible|not function|broken|broke |breaks|no access|not be accessed|not be reached|dead$|crash|died|stop|out of service|out of reach|interrupt|disruption|unusable|unresponsive|denied|refused|not serve|could neither|went dark|taken out|lang nicht|lang kein|ausfall|ausgefallen|fiel |fielen |nicht erreichbar|nicht verfügbar|nicht möglich|nicht nutzbar|nicht zugänglich|konnten nicht|konnte nicht|konnten keine|unterbroch|störung|indisponib|hors service|hors ligne|injoignable|coupure|en panne|en rade|panne|caíd|no disponib|fuera de servicio|no funciona|no pudieron|no podían|no pudo|sin servicio|interrupción|corte|inaccesible|fora do ar|indisponív|inacessív|interromp|queda|falh|fallo|non disponib|non raggiungib|interruzion|irraggiungib|fuori servizio|onbereikbaar|niet beschikbaar|niet bereikbaar|uitval|een storing|de storing|storing duurde|storingen|niedostępn|awari|не работа|недоступ|просто|сбой|упал|отказ|停止|止ま|利用できな|利用できま|接続できま|アクセスできま|利用不可|接続でき|接続不可|つながら|できな|不可|ダウン|障害|中断|无法|故障|宕机|중단|장애|불가|접속할 수 없|dejó de|dejaron de|cessé de|parou de|pararam de|smesso di|impossible|imposible|impossív|non possibil|niet mogelijk|niemożliw|невозможн|falla|falló|できませ|使えな|使えま|lost$|lose$|loses$|losing$|no funcion|rejected|cut off|dropped|not delivered|not processed|not updated|abgewiesen|abgelehnt|rejeté|rechazad|rejeitad|échou";

    /// Words of an effect, see [`EFFECTS`].
    DELAYED = "delayed|delays|lag|behind|backed up|backlog|verzögert|verspätet|en retard|retardé|retras|atrasad|ritard|vertraagd|opóźni|задерж|遅延|延迟|지연|late$";

    /// Words of an effect, see [`EFFECTS`].
    DEGRADED = "degrad|slow|error|elevated|stale|showed old|old version|old data|outdated|partial|impact|affected|disrupt|betroffen|impaired|unhealthy|latency|increased|lower |reduced|packet loss|came and went|exposed|leak|access to|limited|high rate|5xx|500$|502$|503$|504$|timed out|beeinträchtigt|langsam|gestört|fehler|dégradé|ralenti|perturb|erreur|lent|intermit|rallentat|traag|spowoln|błęd|замедл|деградац|ошибк|低下|エラー|錯誤|错误|变慢|느려|오류|missing|fehlten|fehlte|manqu|faltaban";

    /// Words that only name an incident, see [`EFFECTS`].
    TROUBLE = "incident|problem|issue|trouble";

    /// Words of a thing that fails from a stated time on.
    GOES_DOWN = "went down|went offline|went dark|went away|became unavailable|became unreachable|became unresponsive|became inaccessible|stopped working|stopped responding|stopped serving|stopped processing|stopped accepting|started failing|started to fail|began failing|began to fail|started returning errors|started timing out|began returning errors|began timing out|fiel aus|fielen aus|fiel komplett aus|fiel der|fiel die|fiel das|fielen die|ausgefallen|nicht mehr erreichbar|brach zusammen|est tombé|sont tombé|est devenue indisponible|est devenu indisponible|a cessé de|se cayó|cayó|dejó de|dejaron de|caiu|saiu do ar|saíram do ar|parou de|pararam de|è andato giù|ha smesso di|viel uit|vielen uit|upadł|przestał|упал|перестал|停止しました|停止した|つながらなくなった|宕机|中断了|중단되었|중단됐";

    /// Words between how long something was so and what it was.
    OF_THING = "for|für|pour|para|per|voor|dla|для|of|bei|beim|at";

    /// Words before a beginning whose length is stated.
    FROM = "from|starting|starting at|starting from|starting around|beginning|beginning at|started at|began at|ab|beginnend um|à partir de|desde|desde las|a partir de|a partir das|dalle|vanaf|начиная с";

    /// German verbs that stand before a time, with the rest of them after it: "fiel um 10:02 Uhr aus".
    FELL = "fiel|fielen";

    /// Words between a time and what failed then, at the beginning of a sentence.
    AT = "at|at about|at around|at approximately|on|around|about|am|um|gegen|ab|à|vers|le|a|a las|a eso de las|el|às|por volta das|em|alle|om|op|о|в|около";

    /// Nouns for an incident as a whole: what stands beside them is how long it was.
    NOUNS = "outage|outages|downtime|downtimes|disruption|interruption|failure|unavailability|degradation|blackout|brownout|service loss|data loss|loss of service|hard down|ausfall|ausfallzeit|störung|unterbrechung|panne|coupure|interruption|indisponibilité|caída|interrupción|corte|indisponibilidad|interrupção|queda|indisponibilidade|interruzione|disservizio|storing|onderbreking|uitval|awarii|awaria|przerwy|przerwa|niedostępności|сбоя|сбой|простой|простоя|недоступности|障害|停止|中断|故障|장애|중단";

    /// Verbs between an incident and how long it was.
    LASTED = "lasted|lasted for|lasting for|persisted for|lasting|lasts|persisted|continued for|continued|went on for|went on|hielt an|dauerte an|s'est poursuivi|s'est poursuivie|continuó|continuou|è continuato|dauerte|dauerten|dauernd|hielt|a duré|ont duré|duré|durant|duró|duraron|durou|duraram|durata|durato|è durato|duurde|trwała|trwał|trwało|длился|длилась|длилось|продлился|продлилась|продолжался|продолжалась|历时|持续|続いた|継続|지속|duration was|duration of|duration is|delayed by|late by|behind by|slipped by|bounded to|bounded by|dauer von|durée de|duración de|total of|totaling|totalling";

    /// Prepositions of how long something was so.
    FOR = "for|for a period of|for a time period of|for a total of|for a duration of|for a total duration of|for the next|for the following|for another|for an additional|over a|over a period of|over|during|throughout|a long time|für|während|über|insgesamt|noch|pendant|durant|durante|por|per|gedurende|przez|в течение|на протяжении|на|около|за|共|达|長达|长达";

    /// What was brought to an end a stated time after it began.
    ENDED = "fixed in|fixed after|resolved in|resolved after|mitigated|mitigated in|mitigated after|restored after|restored in|recovered after|recovered in|behoben nach|gelöst nach|wiederhergestellt nach|résolu en|rétabli après|resuelto en|resolvido em|risolto in";

    /// Words before a duration that make it something else than impact.
    NOT_AFTER = "beyond|beyond the first|past the first|after|nach|every|each|within|in the next|in the past|in the last|the last|the past|last|past|next|previous|eta|older than|timeout of|timeout|interval|ttl|cool-down|cooldown|retention|retain|kept for|wait|waited|waiting|spent|spend|set to|took|takes|take|taking|took us|took about|alle|jede|innerhalb von|in den nächsten|toutes les|dans les|chaque|cada|en los próximos|a cada|ogni|entro|каждые|через|每";

    /// The same, unless an incident follows: "in an 18-minute outage".
    WEAKLY_NOT_AFTER = "in|to|by|from|at|was|were|it was|than|first|is|of";

    /// Words after a duration that make it something else than impact.
    NOT_BEFORE = "ago|earlier|later|prior|before the|after the|after it|after this|after that|old|apart|each|per|of work|of effort|of waiting|of runtime|of uptime|of logs|of history|headroom|estimated|elapsed|remaining|left|read|reading|response|response time|window|timeout|limit|retention|grace|interval|ttl|time-to-live|default|cooldown|delay|gap between|to detect|to detection|to notice|to respond|to respond to|to resolve|to recover|to find|to complete|to finish|to run|to build|to restart|to acknowledge|to ack|to realize|to deploy|before detection was|from first|unnoticed|undetected|detection|into|vor|zuvor|später|plus tard|auparavant|antes|después|depois|dopo|fa|назад|спустя|позже|前|后|後|전|후";

    /// Words in a sentence beside which no duration in it is impact.
    NOT_IMPACT = "eta |eta:|expected to|is expected|are expected|expect to|will |won't|would |should |must |may take|can take|could take|might take|takes|to take|scheduled for|planned for|upcoming|notification of|next update|reading time|min read|minute read|time to detect|time to resolve|time to acknowledge|time to mitigate|time to repair|time to recover|time to restore|time to engage|response time|time since|mttr|mttd|mtta|retention|if |whenever|interval|per hour|timeout of|timeouts of|timeout to|timeout from|startupprobe|cron|was notified|didn't notice|did not notice|responded|to respond|to reply|late in responding|undetected|unnoticed|voraussichtlich|geplant|erwartet|wird |werden |sollte|reaktionszeit|prévu|devrait|previsto|prevista|deberá|будет|должен|予定|预计|예정";

    /// Labels of fields whose value is how long it was.
    LENGTH_LABELS = "störungsdauer|gesamtdauer|unterbrechungsdauer|time until|duration|downtime|outage|length|disruption|time of impact|impact time|total|dauer|ausfallzeit|ausfalldauer|durée|duración|duração|durata|tempo total|duur|czas trwania|продолжительность|длительность|время простоя|простой|历时|持续时间|持續時間|影响时长|中断时长|停止時間|障害時間|継続時間|影響時間|지속|장애 시간|중단 시간|소요";

    /// Labels of fields whose value is how long something else was.
    OTHER_LABELS = "meeting|review|call|retro|schedul|phase|time to|detect|respon|mttr|mttd|mtta|acknowledg|eta|next|recovery|repair|retention|reading|remaining|left|effort|kosten|reaktion|interval|timeout|maintenance|cost|action|prevent|follow|remediation|todo|to do|improve|maßnahm|lesson|recommend|published|posted|author|updated|timeline|root cause|trigger";

    /// Labels of fields, and headings, of impact: a window there needs no further word.
    IMPACT_LABELS = "impact|when|time frame|timeframe|incident time|incident window|incident period|affected period|symptom|auswirkung|zeitraum|wann|période|conséquence|impacto|período|periodo|impatto|gevolg|wpływ|влияние|последстви|период|影響|影响|期間|障害発生|発生日時|故障时间|영향|장애";

    /// Headings of sections that tell of what is to be done.
    TO_DO = "action|follow|prevent|remediation|next step|improvement|recommendation|corrective|to do|todo|task|backlog|what we|we are doing|will do|moving forward|going forward|future|maßnahme|nächste schritte|vorbeugung|prochaines étapes|mesures|prévention|acciones|prevención|próximos pasos|ações|prevenção|prossimi passi|azioni|acties|działania|меры|действия|対策|再発防止|改善|后续|措施|대책|조치";

    /// First words of a thing to be done.
    IMPERATIVES = "why|how|add|alert|page|create|ensure|investigate|make|set|configure|monitor|implement|increase|reduce|require|fire|improve|review|document|update|fix|change|extend|enable|consider|write|test|check|use|wait|[ ]|[x]|hinzufügen|ajouter|añadir|adicionar|добавить";

    /// Words that open a window of time before its first edge.
    OPENS = "from|between|began at|begins at|started at|starting at|start|beginning at|during the|during|of|period|again from|von|zwischen|ab|de|du|des|entre|desde|a partir de|dalle|dal|tra|fra|van|tussen|od|między|с|между|从|自|within";

    /// Words that join the two edges of a window.
    JOINS = "to|till|through|thru|and|and ended at|and ended on|ended at|ending at|and ending at|until the|to the|up to|up until|bis|und|bis zum|bis um|à|au|et|jusqu'à|jusqu'au|a|al|y|hasta|hasta las|a las|e|até|às|até as|alle|fino alle|tot|en|do|i|до|по|и|-|–|—|→|->|~|〜|～|至|到|から|부터";

    /// Words before the one edge that is a beginning, and before the one that is an end.
    SINCE = "since|seit|depuis|desde|desde las|dal|dalle|sinds|od|с|自从";

    /// Words of what is measured in seconds while a thing works: how slow it was, not how long.
    LATENCIES = "latency|latencies|response time|load time|p95|p99|latenz|antwortzeit|ladezeit|latence|temps de réponse|latencia|tiempo de respuesta|latência|tempo de resposta|latenza|tempo di risposta|задержк|レイテンシ|応答時間|响应时间|응답 시간";

    /// See [`SINCE`].
    UNTIL = "until|till|up until|unknown time and|unknown and|unknown to|bis|jusqu'à|jusqu'au|hasta|hasta las|até|até as|fino alle|fino al|tot|до|直到";

    /// Labels of fields that state the beginning and the end, alone or beside the name of an incident.
    BEGIN_LABELS = "start|started|began|begin|begins|beginn|anfang|von|début|inicio|início|inizio|aanvang|początek|начало|開始|发生|開始時刻|시작";

    /// See [`BEGIN_LABELS`].
    END_LABELS = "end|ended|ends|stop|stopped|resolved|ende|bis|fin|término|termino|fim|fine|einde|koniec|конец|окончание|終了|結束|结束|恢复|復旧|종료";

    /// Words of money that was spent or lost.
    MONEY = "cost|revenue|refund|credits|kostete|gekostet|kosten|umsatz|erstatt|coûté|remboursé|costó|ingresos|custou|receita|costato";

    /// Words that make a duration effort, no outage.
    COSTS = "productivity|engineer-hour|engineering hour|engineer hour|person-hour|man-hour|staff-hour|person-day|hours of work|hours of effort|cost the|we spent|personenstunden|arbeitsstunden|heures-homme|horas de trabajo|horas de trabalho|человеко";

    /// Verbs between the thing that was hit and what happened to it.
    VERBS = "non è|non era|non erano|nicht|keine|was|were|is|are|has|have|had|went|failed|fails|failing|could|couldn't|can't|cannot|did|didn't|does|showed|saw|experienced|lost|lose|remained|stayed|returned|suffered|stopped|began|started|kept|ran|continued|lasted|became|got|may|might|came|ended|persisted|broke|crashed|died|hung|fell|served|threw|received|that|which|where|who|ist|war|waren|wurde|wurden|sind|konnte|konnten|fiel|fielen|hatte|hatten|dauerte|est|sont|était|étaient|a été|ont|fue|fueron|estuvo|estuvieron|era|eran|quedó|esteve|estiveram|ficou|ficaram|foi|foram|è|sono|erano|jest|był|była|były|nie|was niet|waren niet|werd|werden|был|была|были|работал|reported|provided|deactivated|advanced|resulted|turned|caused|made|led|tries|had to|не работал|no funcionó|quedaron|renvoyait|renvoyaient|répondait|répondaient|fonctionnait|fonctionnaient|avait|avaient|ne|n'était|n'étaient|a cessé|ont cessé|fallaron|falló|fallaba|fallaban|funcionaba|funcionaban|no|dejó|dejaron|volvió|volvieron|estaba|estaban|tuvo|tuvieron|devolvía|devolvían|respondía|respondían|falhou|falharam|não|funcionou|retornou|retornava|retornaram|estava|estavam|respondia|respondiam|non|ha|hanno|funzionava|funzionavano|restituiva|restituivano|kon|konden|werkte|werkten|gaf|gaven|возвращал|возвращала|отвечал|отвечала|перестал|перестала|работала|работали|działał|działała|działały|zwracał|zwracała";

    /// Words before the thing that are not part of its name.
    LEADS = "all in all|alles in allem|en tout|about|roughly|around|nearly|almost|up to|rund|etwa|environ|the|our|your|its|their|this|that|these|those|a|an|all of|all|some|some of|most|most of|many|several|additionally|also,|in addition,|meanwhile,|however,|unfortunately,|therefore,|so|and|but|then|in all,|in total|overall,|total|complete|full|partial|brief|short|major|minor|intermittent|periodic|die|der|das|dem|den|unser|unsere|alle|la|le|les|l'|un|une|el|los|las|una|o|os|as|um|uma|nossa|il|lo|gli|i|het|de|een|utc|of";

    /// First words of subjects that name nothing.
    PRONOUNS = "unknown|it|this|that|they|we|there|which|he|she|i|you|what|nothing|everything|no alert|no one|nobody|es|sie|wir|das|dies|il|elle|nous|cela|ça|ello|esto|isso|ele|nós|questo|это|он|она|мы";

    /// Words that name no thing alone.
    GENERIC = "uhr|approximately|about|some|roughly|raised|maximum|secondary|initial|first|second|third|lasted|for|of|and|~|outage|outages|incident|incidents|disruption|downtime|problem|problems|issue|issues|error|errors|duration|impact|effect|here|hard|dark|again|almost|pre|resolved|times|service|services|server|multiple|total|full|partial|complete|window|period|störung|ausfall|vorfall|problème|incidente|panne|проблема";

    /// Words that introduce a sentence before its subject.
    INTRODUCTIONS = "even so|additionally|on|at|in|after|before|during|due|because|when|while|once|until|as|since|for|from|between|with|without|despite|although|consequently|so|later|earlier|through|within|resulting|resulted|upon|by|nach|vor|während|am|um|wegen|durch|bei|seit|zwischen|von|après|avant|pendant|à cause|entre|durante|después|antes|por|desde|depois|dopo|prima|tra|po|przed|после|до|из-за|с|в";

    /// Words at the end of a name that are no part of it.
    TAILS = " for| of| in| an| a| the| and| between| from| at| on| about| around| to| by| with| only| still| also| completely| briefly| again| very| formed| being| über| für| und| pendant| et| durante| y| e| per| в| и|が|は|も|を|の|가|는|은|이| aus|約|约|大约|약| se";

    /// Labels of fields that name no thing.
    FIELD_LABELS = "incident|date|data|datum|severity|status|summary|description|note|title|total|window";

    /// Words in an entry with a range that make it work on the incident and no impact.
    RESPONSE = "investigat|troubleshoot|team|reported issue|attempt|manual|diagnos|discover|respon|recover|restor|come back|came back|we |resolved|fixed|engineer|verif|confirm|deploy|roll|untersuch|analys|behoben|enquête|investigaci|调查|調査|확인";

    /// Nouns for windows of time.
    WINDOWS = "period|window|timeframe|time frame|zeitraum|zeiträume|zeitfenster|plage|période|intervalo|franja|期間|时段|期间";

    /// Articles.
    ARTICLES = "the|a|an|this|that|der|die|das|eine|einen|le|la|el|il|o|un|une|una|uno|um|uma|een";

    /// Words of an entry that ends the impact as a whole.
    IMPACT_ENDS = "impact end|impact stop|impact over|outage end|outage over|incident end|ende der störung|ausfall beendet|fin de l'incident|fin del incidente|fim do incidente";

    /// A unit of time.
    SECONDS = "s|sec|secs|second|seconds|sekunde|sekunden|seconde|secondes|segundo|segundos|secondo|secondi|seconden|sekund|секунд|секунды|秒|초";

    /// A unit of time.
    MINUTES = "m|min|min.|mins|mn|minute|minutes|minuten|minuto|minutos|minuti|minuut|minut|minuty|минут|минуты|минуту|мин|分钟|分鐘|分間|分|분간|분";

    /// A unit of time.
    HOURS = "h|hr|hrs|hour|hours|std|std.|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|uren|godzin|godziny|godzinę|час|часа|часов|ч|小时|小時|個小時|个小时|時間|시간";

    /// A unit of time.
    DAYS = "d|day|days|tag|tage|tagen|jour|jours|día|días|dia|dias|giorno|giorni|dag|dagen|dni|день|дня|дней|天|日間|일간|일";

    /// A unit of time.
    WEEKS = "w|week|weeks|woche|wochen|semaine|semaines|semana|semanas|settimane|weken|недели|недель|週間|周";

    /// A quarter of an hour, and three of them.
    QUARTER = "quarter of an hour|quarter hour|viertelstunde|quart d'heure|cuarto de hora|quarto de hora|quarto d'ora|kwartier|kwadrans|четверть часа";

    /// See [`QUARTER`].
    THREE_QUARTERS = "three quarters of an hour|three-quarters of an hour|dreiviertelstunde|drei viertelstunden|trois quarts d'heure|tres cuartos de hora|três quartos de hora|tre quarti d'ora|drie kwartier";

    /// Words for a number that is not said.
    VAGUE = "a couple of|a couple|couple of|a few|few|several|some|many|multiple|a number of|einige|einigen|mehrere|mehreren|ein paar|plusieurs|quelques|varias|varios|várias|vários|algunas|algumas|alcune|diverse|enkele|kilka|несколько|数|几个|몇";

    /// Durations without a number or a unit.
    A_WHILE = "a period of time|a while|some time|a short time|a short while|a short period|a brief period|the day|the night|the whole day|the weekend|the morning|the afternoon|eine weile|einige zeit|eine zeit lang|un moment|quelque temps|un tiempo|algún tiempo|un rato|algum tempo|un periodo|некоторое время|しばらく|一段时间|most of the day|most of the night|most of the morning|most of the afternoon|the rest of the day|all day|all night|all morning|all afternoon|all weekend|the entire day|the entire night|the entire morning|den ganzen tag|die ganze nacht|den ganzen vormittag|den ganzen nachmittag|das ganze wochenende|toute la journée|toute la nuit|toute la matinée|todo el día|toda la noche|toda la mañana|o dia todo|o dia inteiro|a noite toda|tutto il giorno|tutta la notte|de hele dag|cały dzień|весь день|всю ночь|一日中|終日|一整天|整天|하루 종일";

    /// Two, where it is no word of its own.
    TWO = "两|兩";

    /// Halves: `half a day`, `half an hour`.
    HALF = "half a|half an|half|a half|eine halbe|einer halben|einen halben|halbe|une demi|demi|media|meia|mezz'|mezza|pół|полчаса|半|een half|een halve|half een";

    /// What stands between the two numbers of a length that is not exact: "10-30 minutes", "3 to 4 days".
    UP_TO = "-|–| - | – | to | or | bis | à | a |～|~";

    /// Words between a number and its unit, in this order.
    MORE = " full| whole| entire| complete| additional| more| long";

    /// What adds a half to a number or to a unit.
    AND_HALF = " and a half| and one half|½|einhalb| et demie| et demi| y media| e meia| e mezza|个半|個半|半";

    /// Words before a duration that say how exact it is, a row for `Bound::About`, `Bound::Under` and `Bound::Over`.
    ABOUT = "about|around|round about|approximately|approx|approx.|roughly|circa|ca.|ca|c.|~|≈|±|some|an estimated|estimated|etwa|rund|ungefähr|environ|près de|unos|unas|aproximadamente|cerca de|circa|około|ongeveer|около|примерно|約|约|大约|약|in total";

    /// See [`ABOUT`].
    UNDER = "just under|under|nearly|almost|just short of|close to|up to|at most|at maximum|maximum of|maximum|less than|<|≤|knapp|fast|bis zu|maximal|unter|presque|jusqu'à|casi|hasta|quase|até|quasi|fino a|bijna|prawie|почти|до|近";

    /// See [`ABOUT`].
    OVER = "over|more than|at least|just over|slightly over|well over|longer than|>|≥|mehr als|über|mindestens|plus de|au moins|más de|al menos|mais de|pelo menos|più di|meer dan|ponad|более|больше|超过|超過|以上|이상|a good|gut|gute|eine gute|une bonne|una buena|um bom|un buon";

    /// Words in the names of things that tell no two of them apart.
    COMMON = "the|our|all|some|new|and|production|service|services|users|user|customers|customer|team|engineer|engineers|test|live|incident|impact|issue|for|with|from|error|errors";

    /// Words that speak of the whole when they recover.
    WHOLE = "everything|all |incident|service|system|production|fully|customers|normal";

    /// Places that are not where users are hit.
    ELSEWHERE = "staging|preview|test environment|sandbox|dev environment|qa ";

    /// Stems that show the kind of an event.
    ALERTS = "fires|fired|page due|page to|page for|page from|paged|pager|pages |alert|alarm|page sent|page fire|page goes|page is |gets paged|low urgency page|low-priority page|monitor fire|monitor trigger|monitor report|monitor detect|monitoring show|monitoring report|monitoring detect|monitoring system|monitors trigger|monitors fire|monitors report|pagerduty|opsgenie|health check fail|threshold exceed|überwachung meldet|monitoring meldet|rufbereitschaft alarmiert|bereitschaft alarmiert|bereitschaft gerufen|schwellwert|warnmeldung|alerte|alerta|astreinte|アラート|告警|报警|알람|automated warning|automatic warning|warning from|warning received|warning triggered";

    /// Stems that show the kind of an event.
    REPORTS = "report|complain|raise issue|raises issue|ticket|customers notice|customers see|customer notice|customers raise|customer raise|customers say|customer say|customers ask|customer contact|customers contact|says that|anyone else seeing|anyone else see|users see|users notice|user notice|users say|users can|support hears|support receives|calls come in|kunden melde|kunde melde|meldet|melden|gemeldet|meldung|beschwer|hinweis|anruf|nutzer seh|signale|signal|reporta|informan|quej|plaint|жалоб|問い合わせ|報告|反馈|melding|meldden|gemeld|zgłosz|zgłasz|сообщ|segnala|신고";

    /// Stems that show the kind of an event.
    ESCALATIONS = "escalat|upgraded to|raised to|classified|is rated|declar|incident process|joins|joined|join the|come into the room|incident opened|incident created|incident raised|incident channel|war room|incident commander|on-call engineer is called|called in|pulls in|pulled in|brings in|downgrade|lowered to|eskal|hinzugezogen|ausgerufen|hochgestuft|herabgestuft|eingestuft|krisenstab|einsatzleit|dazugeholt|störfall|escalad|エスカレ|升级";

    /// Stems that show the kind of an event.
    MESSAGES = "status page|statuspage|announce|posted|notified|notifies|informs|informed|email sent|mail sent|e-mail sent|tweet|update sent|update posted|update to customers|customers told|customers are told|comms|statusseite|informiert|benachrichtigt|rundmail|ankündig|mitgeteilt|communiqué|comunica|notifi|告知|公告|通知";

    /// Stems that show the kind of an event.
    CHANGES = "deploy|revert|roll back|rolled back|rolls back|rollback|rolling back|restart|reboot|merge|lands|delete|recreate|scale|scaling|taken out|cleared|clearing|switched|switches|patch|fail over|failed over|failover|release|upgrad|migrat|config change|change applied|applies|applied|disable|enable|hotfix|blocked traffic|drain|starts maintenance|ausgerollt|rollout|zurückgerollt|zurückgesetzt|neu gestartet|neugestartet|neustart|eingespielt|umgeschaltet|abgeschaltet|ausgeliefert|gelöscht|angewendet|déploi|redémarr|despl|reinici|発布|デプロイ|再起動|回滚|重启|发布";

    /// Stems that show the kind of an event.
    FINDINGS = "identif|found|finds|notice|confirm|seems|suspect|investigat|root cause|cause|sees |sees that|points at|looks tied|look into|looks into|looking into|look at|looks at|discover|realis|realiz|diagnos|trace|determin|turns out|ursache|festgestellt|stellt fest|erkannt|entdeckt|vermut|untersuch|analys|bestätigt|gefunden|fällt auf|causa|identific|descub|trouv|原因|発見|定位|发现";

    /// Words that are no alert and no report, though they hold one.
    NO_ALERT = "alert clear|alerts clear|alert resolve|alerts resolve|alerts stop|alerts silenc|alert silenc|alarm clear|alarms clear|alert is cleared|alerts are cleared|alert auto-resolved|silence|no alert|no page|did not alert|did not page|didn't alert|didn't page|alerting was|alerting is|alerting rule|alert rule|alert threshold|incident report|post-mortem report|postmortem report|status report|unnoticed|undetected|not noticed|nobody notice|no one notice|not detected|kein alarm|entwarnung|alarm aufgehoben|alarm beendet|alarme aufgehoben|unbemerkt|nicht bemerkt|niemand";

    /// Words of what was noticed, besides alerts and reports.
    NOTICED = "detect|notice|made aware|became aware|becomes aware|first indication|first sign|bemerk|aufgefallen|fällt auf|fiel auf|erkannt|entdeckt|festgestellt|détect|remarqu|detect|rilevat|wykryt|обнаруж|検知|发现|감지|замечен|замети|заметил";

    /// Words of a beginning: when it occurred, whoever knew.
    STARTS = "outage begin|outage began|outage start|incident start|incident begin|incident began|impact start|impact begin|impact began|issue start|issue began|issue begin|problem start|problem began|problem begin|first failure|first error|first failed|first customer impact|started failing|start failing|starts failing|began failing|begins failing|begin failing|starts to fail|started to fail|begins to fail|began to fail|errors start|errors begin|errors began|error rate starts|error rate begins|failures start|failures begin|failures began|certificate expire|occurred|störung beginn|störung begann|beginn der störung|ausfall beginn|ausfall begann|beginn des ausfalls|erste fehler|erster fehler|fehler beginnen|zertifikat läuft ab|zertifikat abgelaufen|début de l'incident|début de la panne|premières erreurs|inicio del incidente|inicio de la caída|primeros errores|início do incidente|inizio dell|начало сбоя|начало инцидента|障害発生|故障发生|장애 발생";

    /// First words of an entry that begins, or ends, an outage which it names.
    START_OF = "start of|beginning of|begin of|onset of|beginn|anfang|début de|début d'|inicio de|início d|inizio d|начало|開始";

    /// See [`START_OF`].
    END_OF = "end of|ende der|ende des|ende von|fin de|fin d'|fin del|fim d|fine d|конец|окончание";

    /// Words of an acknowledgement.
    ACKNOWLEDGED = "acknowledg|acked|acks |ack'd|ack'ed|page is ack|picks up the page|picked up the page|picks up the alert|picked up the alert|answers the page|responds to the page|responds to the alert|responded to the page|responded to the alert|takes the page|took the page|quittier|alarm angenommen|alarm bestätigt|bestätigt den alarm|nimmt den alarm|nahm den alarm|übernimmt den alarm|acquitt|prise en charge|accus|reconoc|reconhec|подтвержд|acks$|ack$|acks it";

    /// Words of a declaration.
    DECLARED = "declar|incident process|incident opened|incident is opened|incident raised|incident is raised|incident was raised|opens an incident|opened an incident|opens incident|opened incident|incident created|incident is created|creates an incident|created an incident|incident channel|incident room is opened|incident room opened|incident room created|incident started in|starts an incident|started an incident|raises an incident|raised an incident|severity: sev|störfall|vorfall eröffnet|vorfall ausgerufen|vorfall gemeldet und eröffnet|incident eröffnet|incident ausgerufen|störung ausgerufen|großstörung|krisenstab|notfall ausgerufen|eröffnet einen vorfall|eröffnet den vorfall|déclar|incident ouvert|declarad|incidente abierto|incidente aberto|объявлен|インシデント宣言|uitgeroepen|ogłoszon|ogłosz|dichiarat|宣言|선언|宣布";

    /// Words of a declaration of something else.
    NOT_DECLARED = "declared resolved|declared as resolved|declare resolved|declared over|declared fixed|declared mitigated|declared closed|declared recovered|declared all clear|declared stable|declared healthy|declared the incident resolved|declared the incident over|declared the incident closed|declares the incident resolved|declares the incident over|incident declared resolved|incident declared over|incident declared closed|incident declared mitigated|incident is declared resolved|incident is declared over|was not declared|not yet declared|should have declared|störfall beendet|störfall aufgehoben|für beendet erklärt|declared itself|declares itself";

    /// Words of a mitigation.
    MITIGATED = "mitigated|mitigates|mitigation in place|mitigation applied|mitigation complete|mitigation deployed|mitigation takes effect|mitigation effective|mitigation is in place|workaround in place|workaround is in place|workaround applied|workaround deployed|impact ends|impact ended|impact over|impact stops|impact stopped|bleeding stopped|bleeding stops|bleeding is stopped|contained|eingedämmt|entschärft|abgemildert|umgehung aktiv|umgehungslösung|workaround aktiv|workaround greift|workaround eingespielt|auswirkung beendet|auswirkungen beendet|atténué|contourné|contournement en place|mitigad|contenid|смягч|暫定対応|缓解|impact reduced|impact is reduced|impact was reduced|impact lessened|main impact resolved|auswirkung verringert|auswirkungen verringert";

    /// Words of a mitigation that is not there.
    NOT_MITIGATED = "not mitigated|not yet mitigated|not fully mitigated|not contained|to be mitigated|will be mitigated|until mitigated|could have mitigated|should have mitigated|unmitigated|noch nicht|nicht eingedämmt|nicht entschärft|contained a|contained the|contained an";

    /// Words of a resolution.
    RESOLVED = "resolved|incident closed|incident is closed|incident over|behoben|gelöst|störung beendet|vorfall geschlossen|résolu|resuelto|resolvid|risolt|opgelost|解決|已解决|해결|incident formally closed|incident officially closed";

    /// Words of an end that are no recovery of anything named.
    FIXED = "problem fixed|problem is fixed|issue fixed|issue is fixed|problem solved|problem gelöst|fehler behoben";

    /// Words of an entry that names a cause.
    CAUSES = "root cause|cause|ursache|causa|原因|причин";

    /// Words of a level.
    LEVEL_CRITICAL = "critical|kritisch|kritischer|kritische|critique|crítico|crítica|critico|critica|kritiek|krytyczn|критическ|критичн|致命的|严重|심각";

    /// Words of a level.
    LEVEL_HIGH = "high|hoch|hohe|hoher|élevé|élevée|alto|alta|hoog|wysoki|высок|높음";

    /// Words of a level.
    LEVEL_MEDIUM = "medium|moderate|mittel|mittlere|mittlerer|moyen|moyenne|medio|media|médio|média|gemiddeld|średni|средн|보통";

    /// Words of a level.
    LEVEL_LOW = "low|niedrig|niedrige|niedriger|gering|faible|bajo|baja|baixo|baixa|basso|bassa|laag|niski|низк|낮음";

    /// Words of a level.
    LEVEL_MAJOR = "major|schwer|schwerwiegend|majeur|majeure|grave|mayor";

    /// Words of a level.
    LEVEL_MINOR = "minor|leicht|geringfügig|mineur|mineure|leve|menor";

    /// Words of a state.
    STATE_MAJOR_OUTAGE = "major outage|full outage|complete outage|major service outage|totalausfall|schwere störung|vollständiger ausfall|panne majeure|interrupción grave";

    /// Words of a state.
    STATE_PARTIAL_OUTAGE = "partial outage|partial service outage|minor outage|teilausfall|teilweiser ausfall|panne partielle|interrupción parcial";

    /// Words of a state.
    STATE_DEGRADED_PERFORMANCE = "degraded performance|performance degradation|eingeschränkte leistung|performances dégradées|rendimiento degradado";

    /// Words of a state.
    STATE_DEGRADED = "degraded|eingeschränkt|dégradé|degradado";

    /// Words right before a level that is set.
    SETS_LEVEL = "upgraded to|upgraded to a|upgrade to|upgraded as|raised to|raised to a|raise to|raises to|bumped to|bumped up to|increased to|escalated to|escalated to a|escalate to|escalate to a|lowered to|lowered to a|lower to|downgraded to|downgraded to a|downgrade to|downgrades to|upgrades to|reduced to|dropped to|changed to|moved to|classified as|classified as a|rated|rated as|rated as a|categorized as|categorised as|declared|declared a|declared an|declares an|declaring an|opened an|as an|classified as an|declared as|declared as a|declares a|declaring a|opened a|opened as|opened as a|eingestuft als|hochgestuft auf|herabgestuft auf|heraufgesetzt auf|herabgesetzt auf|erhöht auf|gesenkt auf|relevé à|passé à|abaissé à|elevado a|rebajado a";

    /// Words that set a level only in an entry that speaks of levels.
    MAY_SET = "now|now a|is now|is now a|to|to a|set to|set at|as|as a|is|auf|als|jetzt|nun|à|a|en|=|→|->|>";

    /// Words right before a level that no longer holds, or never did.
    OLD_LEVEL = "from|from a|from the|was|was a|formerly|previously|instead of|rather than|than|not|not a|no longer|no longer a|isn't a|von|statt|kein|keine|kein|nicht|de|du|desde|should be|should be a|should this be|should this be a|could be a|might be|might be a|may be a|consider|considering|considering a|discussing|proposes|another|similar to|the last|since the|treated like";

    /// Words of an entry that speaks of levels.
    CONTEXT = "sever|priorit|prio |sev|incident|classif|rated|upgrad|downgrad|declar|escalat|lowered|raised|bumped|outage|schwere|stuf|einge|hochge|herabge|vorfall|störung|gravit|sévérit|gravedad|incidente";

    /// The same for words that also mean something else: "CPU is now high".
    NARROW = "sever|priorit|prio |schwereg|hochgestuf|herabgestuf|eingestuf|gravit|sévérit|gravedad|severid";

    /// Words after a level that make it one.
    AFTER_LEVEL = "severity|-severity|sev|priority|-priority|prio|priorität|schweregrad|incident declared|incident is declared|incident opened|vorfall ausgerufen";

    /// What has a severity of its own, which is none of the incident.
    OTHER_LEVELS = "page|pages|alert|alerts|alarm|alarms|ticket|tickets|bug|bugs|queue|queues|traffic|job|jobs|request|requests|task|tasks|cve|vulnerability|seite|meldung";

    /// Words that change a level, anywhere in an entry.
    CHANGES_LEVEL = "upgrad|downgrad|raise|lower|bump|declar|classif|rated|severity|priority|escalat|open|creat|set |eingestuft|hochgestuft|herabgestuft|schwereg|ausgerufen|eröffn|déclar|declar";

    /// Labels before the number or the word of a severity.
    LABELS_SEVERITY = "incident severity level|incident severity|severity level|severity rating|severity|sev level|sev|impact level|schweregrad|niveau de sévérité|niveau de gravité|sévérité|gravité|severidad|gravedad|severidade|gravidade|severità|gravità|ernst|waga|серьёзность|серьезность|重要度|深刻度|严重程度|심각도";

    /// The same of a priority.
    LABELS_PRIORITY = "priority level|priority|prio|priorität|priorité|prioridad|prioridade|priorità|prioriteit|priorytet|приоритет|優先度|优先级|우선순위";

    /// Words after a duration that was so long.
    LONG = "lang|long";

    /// Words after a length between the beginning and the end.
    LATER = "later|after|später|plus tard|después|depois|dopo";

    /// Words that go on after a duration that is told.
    GOES_ON = "of|for|in|on|during|before|while|until|due|because|as|and|or";

    /// Words that end the name of what a duration measures.
    CLAUSE = "after|before|the|into|until|when|since|and|to|in|on|at|as|with|that|which|for|nach|vor|bis|und|à|et|y|e";

    /// First words of headings that name one of several incidents, before its number or its date.
    INCIDENT_NAMES = "incident report|incident|outage|post-mortem|postmortem|inc|störung|vorfall|ausfall|panne|incidente|caída|interrupção|awaria|инцидент|сбой|インシデント|障害|事件|故障|장애";

    /// Words of a heading below which an incident goes on.
    NO_INCIDENT = "phase|part |stage |day |continu|detail|communicat|remediat|follow|action|cleanup|clean-up|teil |tag |fortsetzung|nacharbeit|suite |partie |fase |parte |continua|этап|продолжение|第二段階|続き";

    /// First words of updates of a status page on what goes on, and on what is over.
    OPEN_STATES = "investigating|identified|monitoring|update|in progress|verifying|verify|started|untersuchung|wird untersucht|identifiziert|beobachtung|en cours|identifié|surveillance|investigando|identificado|monitoreando|monitorando|調査中|特定|監視中|调查中|已确认|监控中";

    /// See [`OPEN_STATES`].
    CLOSED_STATES = "resolved|completed|postmortem|post-mortem|behoben|gelöst|abgeschlossen|résolu|terminé|resuelto|resolvido|risolto|解決済み|解決|已解决|해결됨";

    /// German verbs, which stand before their subject where the sentence begins with a time.
    INVERTED = "ist|sind|war|waren|konnte|konnten|hatte|hatten|wurde|wurden|fiel|fielen";

    /// Words by which something that is degraded is not only named.
    SLOW = "degrad|slow|beeinträcht";

    /// Words of work that was planned.
    PLANNED = "maintenance|upcoming|planned|scheduled|wartung|geplant|planifié|planificad|planejad|programmat|запланирован|予定";

    /// Number words, a row for each number.
    NUMBERS = "a|an|one|another|ein|eine|einen|einer|un|une|una|uno|um|uma|een|jedną|один|одну|одного||\
two|zwei|deux|dos|dois|duas|due|twee|dwie|две|два|двух||\
three|drei|trois|tres|três|tre|drie|trzy|три|трех|трёх||\
four|vier|quatre|cuatro|quatro|quattro|cztery|четыре||\
five|fünf|cinq|cinco|cinque|vijf|pięć|пять||\
six|sechs|seis|sei|zes|sześć|шесть||\
seven|sieben|sept|siete|sete|sette|zeven|siedem|семь||\
eight|acht|huit|ocho|oito|otto|osiem|восемь||\
nine|neun|neuf|nueve|nove|negen|девять||\
ten|zehn|dix|diez|dez|dieci|tien|dziesięć|десять||\
eleven|elf||\
twelve|zwölf||\
thirteen|dreizehn||\
fourteen|vierzehn||\
fifteen|fünfzehn||\
sixteen|sechzehn||\
seventeen|siebzehn||\
eighteen|achtzehn||\
nineteen|neunzehn||\
twenty|zwanzig||\
thirty|dreißig|dreissig||\
forty|vierzig|quarante||\
fortyfive|fünfundvierzig|dreiviertel||\
fifty|fünfzig|cinquante||\
sixty|sechzig|soixante||\
seventy|siebzig||\
eighty|achtzig||\
ninety|neunzig";
}
