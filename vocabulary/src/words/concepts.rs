//! Every concept that has words, by name, and what it is. The words stand in `lang/`: a file a language, a line a concept.
//!
//! ```text
//! month.3 = märz, mär
//! effect.down = ausfall, fiel_, nicht erreichbar
//! day.counter = -
//! ```
//!
//! Words are folded (lower case) and stand between commas; `-` says that the language needs none. Marks on a word: `$` at its
//! end where it has to end there, `_` for a blank at its edge, `\,` for a comma in it. A word of several languages stands in
//! each, signs and abbreviations of all of them in `any.txt`.
//!
//! The section of a concept says how its words match: "whole words" have to end where a word of the notes ends, "stems" need
//! not, unless the code asks what a text begins or ends with; some stand anywhere, and say so. The order of words never
//! counts: of several that fit the longest is taken, of several rows the first.

concepts! {
    // Calendar and clock. Whole words.

    /// Months.
    MONTHS = "month": "1" "2" "3" "4" "5" "6" "7" "8" "9" "10" "11" "12";
    /// Weekdays and their abbreviations: the first row is Monday.
    WEEKDAYS = "weekday": "1" "2" "3" "4" "5" "6" "7";
    /// Weekdays in two or three letters, which mean other things where no date follows.
    SHORT_WEEKDAYS = "weekday.short": "1" "2" "3" "4" "5" "6" "7";
    /// Days by what they are called from another: yesterday, today, tomorrow, the next, the one before, the same.
    DAYS = "day": "yesterday" "today" "tomorrow" "next" "before" "same";
    /// Single words that names of days are made of.
    DAY_PARTS = "day.part";
    /// Words before the number of a day of the incident.
    DAY_NUMBERS = "day.number";
    /// Words after the number of a day of the incident.
    DAY_COUNTERS = "day.counter";
    /// The first and the second half of the day.
    HALVES = "half": "am" "pm";
    /// Noon, which hours of both halves are near.
    NOON = "noon";
    /// Words after a time that say that it is one: alone, where more than a number is written, behind an hour and minutes in words.
    CLOCK = "clock": "alone" "beside" "minutes";
    /// Units of time.
    UNITS = "unit": "second" "minute" "hour" "day" "week" "month";
    /// A unit and that it is later in one word.
    UNITS_LATER = "unit.later": "second" "minute" "hour" "day";
    /// Numbers in words.
    NUMBERS = "number": "1" "2" "3" "4" "5" "6" "7" "8" "9" "10" "11" "12" "13" "14" "15" "16" "17" "18" "19" "20"
        "30" "40" "45" "50" "60" "70" "80" "90" "25" "35" "55";
    /// Half an hour in words.
    HALF_HOURS = "half-hour";

    // Around a timestamp. Whole words.

    /// Words before a time that make it approximate.
    ABOUT = "about";
    /// Words after a time that make it approximate.
    ABOUT_AFTER = "about.after";
    /// Words that begin a range whose second edge follows.
    FROM = "from";
    /// Words and signs between the two edges of a range.
    TO = "to";
    /// What may stand between the first edge of a range and the sign that joins the second: that it began.
    BEGUN = "from.begun";
    /// Words that begin a span in which something happened once.
    BETWEEN_EDGES = "between";
    /// Words between the edges of such a span.
    AND = "between.and";
    /// Words that join two of a kind.
    LIST_AND = "and";
    /// Words after two edges, between which something happened once, or which was so all along.
    WITHIN = "between.after": "once" "along";
    /// Words between a window and the rest of its sentence, where words are not set apart.
    AFTER_WINDOW = "window.after";
    /// Signs that open the end of a range without stating it.
    ONWARD = "onward";
    /// What stands after a length of time that has passed since the entry before.
    LATER = "later";
    /// Words before a length that make it count from the entry before; those of the second row only where a sign follows.
    LEADS_LATER = "later.lead": "alone" "set-off";
    /// Soon after the entry before, in words; those of the second row only where a sign sets them off.
    SOON = "soon": "alone" "set-off";
    /// Words that lead to a stamp in a sentence and are no part of what happened.
    LEADING = "lead";
    /// Words between a date and its time.
    BETWEEN = "lead.time";
    /// Words between a time and its date.
    ON = "lead.date";
    /// Words that lead to the time of a stamp and are no other word of one.
    LEADING_PARTS = "lead.part";
    /// Words after which a number is an hour: `ore 13`.
    TIME_CUES = "lead.clock";
    /// Words after which `14h` is a time and no length.
    H_CUES = "lead.h";
    /// Words after which `8.15` is a time.
    DOTTED_CUES = "lead.dotted";
    /// Words between a weekday and its date.
    DATE_ARTICLES = "date.article";
    /// Words between a date in numbers and its time.
    DATE_AT = "date.at";
    /// Words between a month and its year.
    OF = "date.of";
    /// Words after the number of a year, and endings of a day's.
    YEAR_MARKS = "date.year";
    /// What stands between a stamp and its words in languages that write without blanks.
    PARTICLES = "particle";
    /// What a second reading of an instant, and places that were left open, begin with.
    OPEN_PLACES = "open";
    /// Keys of structured logs whose values are instants.
    TIME_KEYS = "log.time";

    // Lines, headings and tables. Whole words, or parts anywhere in a line, as each says.

    /// Names of zones, which stand in `zones.txt`.
    ZONES = "zone";
    /// Words beside which a zone holds for all of the notes; anywhere.
    ZONE_WORDS = "zone.beside";
    /// Words before the zone of all times; anywhere.
    ALL_TIMES = "zone.all-times";
    /// Words of a line that settles how the notes are read; anywhere.
    SETTLES = "settles";
    /// Words of a date that holds for everything that states none; anywhere.
    DEFAULT_DATE = "date.default";
    /// Labels of a date that holds for what stands below.
    DATE_LABELS = "label.date";
    /// Words that begin a line which states a date or zone for the lines after it, or which is page furniture.
    PUBLISHED = "published";
    /// Words of headings under which the timeline stands; anywhere.
    TIMELINE_HEADINGS = "heading.timeline";
    /// Words of headings of sections that hold no events; anywhere.
    OTHER_HEADINGS = "heading.other";
    /// Words that headings of such sections are made of and sentences are not.
    HEADING_WORDS = "heading.word";
    /// Labels of a title.
    TITLE_LABELS = "title.label";
    /// Words by which documents of incidents and parts of them are called, whatever happened.
    TITLE_WORDS = "title.word";
    /// First words of lines that are of the page or the letter, not of the incident.
    PAGE_WORDS = "title.page";
    /// Headings of columns whose cells are dates or times; anywhere.
    TIME_COLUMNS = "column.time";
    /// Words that say that a time follows, or stands below, and nothing else.
    TIME_LABELS = "column.time.alone";
    /// Last words of headings of columns that say what happened.
    EVENT_COLUMNS = "column.event";
    /// Headings of columns of times: where it begins, and where it ends.
    EDGES = "column": "begin" "end";
    /// Headings of columns that name who acted.
    ACTORS = "column.actor";
    /// Labels of fields that say when something was noticed or done. When it began and ended is for impacts.
    FIELDS = "field";
    /// States of a status page, each a line of its own or the first words of one.
    STATES = "status";
    /// Last words of the line above a quoted mail.
    QUOTING = "mail.quoting";
    /// Labels of the lines that head a mail, but for that of what it is about.
    MAIL_HEADS = "mail.other";
    /// What ticket systems call a note in its head.
    NOTES = "ticket.note";
    /// Lines of a chat that are no messages; anywhere.
    CHATTER = "chat.notice";

    // Prose. Whole words, or parts anywhere in a sentence.

    /// What joins a clause to the words before it, and what makes it one of what is to come, expected or usual.
    CLAUSE_WORDS = "clause": "and" "but" "then" "when" "while" "until" "which" "if" "plan" "expected" "habit"
        "norm";
    /// Words that lead to a stamp or join it to what stands before, besides [`LEADING`] and [`AND`].
    JOINTS = "prose.joint";
    /// Words that go on with the clause before.
    THAT = "prose.that";
    /// Words that make a time one that something stood near.
    NEAR = "prose.near";
    /// Words before a time since which something went on, and before one up to which it did.
    SPAN_EDGES = "prose.edge": "since" "until";
    /// Words after a time up to which something went on.
    EDGE_AFTER = "prose.edge.after";
    /// What is said of the end of what went on, where nothing else is: `It began at 10:02 and ended at 10:40`.
    ENDED_AT = "prose.ended";
    /// What has an age of its own.
    AGED = "prose.aged";
    /// Verbs between that and its age: `the version they had at 12:30`.
    AGED_HAD = "prose.aged.had";
    /// Words between that and its age: `a snapshot of 03:00`.
    AGED_OF = "prose.aged.of";
    /// What stands behind an age.
    AGED_AFTER = "prose.aged.after";
    /// Words before a time at which something was so, and not when it happened.
    AS_OF = "prose.as-of";
    /// Words of labels that say how long something took; anywhere.
    LASTING_LABELS = "prose.length";
    /// Words before the name of who wrote the notes.
    BY = "prose.by";
    /// Who acts, at the head of a clause.
    SUBJECTS = "prose.subject";
    /// Words that begin a sentence, whatever stands before it.
    OPENING = "prose.opening";
    /// What a full stop shortens: before names, and before numbers and small letters only.
    ABBREVIATIONS = "prose.abbreviation": "name" "number";
    /// What may stand between a leading word and its stamp.
    STAMP_ARTICLES = "prose.article";

    // Actors. Whole words.

    /// Words with which an entry begins where one in a role acts.
    ROLES = "role": "on-call" "support" "customers" "engineers";
    /// Words that stand before a role and say nothing of it.
    BEFORE_ROLE = "role.before";
    /// What people do, in forms that things do not: a name before one of them is a person's.
    DEEDS = "deed";
    /// First words in capitals that are no names before a deed.
    NO_PERSONS = "no-person";
    /// Labels of what an entry says, which name nobody.
    NO_ACTORS = "label.no-actor";

    // Phases, kinds and levels. Stems.

    /// Labels of entries and fields, by the phase that they name.
    PHASE_LABELS = "label": "start" "detected" "acknowledged" "declared" "mitigated" "resolved";
    /// Words before the name of a phase in a label.
    LABEL_LEADS = "label.lead";
    /// Words after the name of a phase in a label.
    LABEL_TAILS = "label.tail";
    /// Labels of fields that state an interval.
    INTERVAL_LABELS = "label.interval": "detect" "acknowledge" "declare" "mitigate" "resolve";
    /// Stems of an alert.
    ALERTS = "kind.alert";
    /// Stems of a report by people.
    REPORTS = "kind.report";
    /// Words of what somebody says, which is a report where something fails.
    SAYS = "kind.report.says";
    /// Stems of an escalation.
    ESCALATIONS = "kind.escalation";
    /// Stems of a message to those concerned.
    MESSAGES = "kind.communication";
    /// Stems of a change.
    CHANGES = "kind.change";
    /// Stems of a finding.
    FINDINGS = "kind.finding";
    /// Words that are no alert and no report, though they hold one.
    NO_ALERT = "kind.no-alert";
    /// Words of a beginning: when it occurred, whoever knew.
    STARTS = "phase.start";
    /// Words of what was noticed, besides alerts and reports.
    NOTICED = "phase.detected";
    /// Words of an acknowledgement.
    ACKNOWLEDGED = "phase.acknowledged";
    /// Words of a declaration.
    DECLARED = "phase.declared";
    /// Words of a mitigation.
    MITIGATED = "phase.mitigated";
    /// Words of a mitigation that is not there.
    NOT_MITIGATED = "phase.mitigated.not";
    /// Words that make a recovery one of a part.
    PARTLY = "phase.mitigated.part";
    /// Words of a resolution.
    RESOLVED = "phase.resolved";
    /// Words of an end that are no recovery of anything named.
    FIXED = "phase.resolved.fixed";
    /// Everyday words of what fails, besides those of an effect.
    FAILS = "phase.start.failure";
    /// Words of somebody who begins to look into it.
    RESPONDS = "phase.acknowledged.response";
    /// Everyday words of what is as it should be.
    WORKS = "phase.resolved.works";
    /// Words that deny what their clause says.
    DENIALS = "denial";
    /// Words of what has come to an end: `errors gone`.
    GONE = "denial.gone";
    /// States of a feed that begin a phase: it is known, and it is over but watched.
    STATES_TOLD = "status": "investigating" "monitoring";
    /// Words of an entry that ends the impact as a whole.
    IMPACT_ENDS = "phase.resolved.impact";
    /// First words of updates of a status page on what goes on.
    OPEN_STATES = "status.open";
    /// First words of updates of a status page on what is over.
    CLOSED_STATES = "status.closed";
    /// Words of work that was planned.
    PLANNED = "planned";
    /// Verbs between a cause and what it did: `the change caused errors for uploads`.
    CAUSED = "cause.verb";
    /// Words of an entry that names a cause.
    CAUSES = "cause";
    /// Words of the level critical.
    LEVEL_CRITICAL = "level.critical";
    /// Words of the level high.
    LEVEL_HIGH = "level.high";
    /// Words of the level medium.
    LEVEL_MEDIUM = "level.medium";
    /// Words of the level low.
    LEVEL_LOW = "level.low";
    /// Words of the level major.
    LEVEL_MAJOR = "level.major";
    /// Words of the level minor.
    LEVEL_MINOR = "level.minor";
    /// State of a component that is down.
    STATE_MAJOR_OUTAGE = "state.major-outage";
    /// State of a component that is down in part.
    STATE_PARTIAL_OUTAGE = "state.partial-outage";
    /// State of a component that is slow.
    STATE_DEGRADED_PERFORMANCE = "state.degraded-performance";
    /// State of a component that is impaired.
    STATE_DEGRADED = "state.degraded";
    /// Labels before the number or the word of a severity.
    LABELS_SEVERITY = "level.label.severity";
    /// Labels before the number or the word of a priority.
    LABELS_PRIORITY = "level.label.priority";
    /// Words after a level that make it one.
    AFTER_LEVEL = "level.after";
    /// Words right before a level that is set.
    SETS_LEVEL = "level.sets";
    /// Words that set a level only in an entry that speaks of levels.
    MAY_SET = "level.may-set";
    /// Words right before a level that no longer holds, or never did.
    OLD_LEVEL = "level.old";
    /// Words between the label of a level and its value.
    LEVEL_FILLERS = "level.filler";
    /// Words that change a level, anywhere in an entry.
    CHANGES_LEVEL = "level.changes";
    /// Words of an entry that speaks of levels.
    CONTEXT = "level.context";
    /// The same for words that also mean something else: "CPU is now high".
    NARROW = "level.context.narrow";
    /// What has a severity of its own, which is none of the incident.
    OTHER_LEVELS = "level.other";

    // Failure, effect and recovery. Stems.

    /// Words of a failure.
    FAILURE = "failure";
    /// Words of a recovery that is complete.
    RECOVERY = "recovery";
    /// Words that take a recovery back.
    NOT_YET = "recovery.not";
    /// Words in which monitors give the state of a thing: that it does not work, that it does.
    TURNS = "turn": "down" "up";
    /// What a monitor says of a thing that it raises an alert for.
    ALARMED = "turn.alarm";
    /// Words before a thing that is not there: `no hot water`.
    NONE_OF = "turn.none";
    /// Words of what is there again.
    AGAIN = "turn.again";
    /// Labels in the records of monitors: of the thing, of its state.
    RECORDS = "record": "thing" "state";
    /// How grave a message is.
    MESSAGE_LEVELS = "turn-level";
    /// What goes up and down.
    MEASURES = "turn-measure";
    /// What was lost.
    DATA_LOSS = "effect.data-loss";
    /// What could not go on.
    BLOCKED = "effect.blocked";
    /// What did not work.
    DOWN = "effect.down";
    /// What came late.
    DELAYED = "effect.delayed";
    /// How late something was: behind its length, or before it.
    LATE = "late": "behind" "by";
    /// What worked badly.
    DEGRADED = "effect.degraded";
    /// Words that only name an incident.
    TROUBLE = "effect.named";
    /// Words that deny what follows them. Whole words.
    NOT = "effect.not";
    /// Words of a state that is as it should be.
    WELL = "effect.well";
    /// Words of a thing that fails from a stated time on.
    GOES_DOWN = "goes-down";
    /// German verbs that stand before a time, with the rest of them after it: "fiel um 10:02 Uhr aus".
    FELL = "goes-down.fell";
    /// Nouns for an incident as a whole: what stands beside them is how long it was.
    NOUNS = "incident";
    /// First words of headings that name one of several incidents, before its number or its date.
    INCIDENT_NAMES = "incident.name";
    /// Words of a heading below which an incident goes on.
    NO_INCIDENT = "incident.part";
    /// Words that speak of the whole when they recover.
    WHOLE = "whole";
    /// Places that are not where users are hit.
    ELSEWHERE = "elsewhere";
    /// Words in an entry with a range that make it work on the incident and no impact.
    RESPONSE = "response";
    /// What takes time without anything being hit: what people do, settings, how long nobody knew.
    ACTIVITY = "activity";

    // How long something was so. Stems.

    /// Words between how long something was so and what it was.
    OF_THING = "length.of";
    /// Words before a beginning whose length is stated.
    STARTING = "length.from";
    /// Words between a time and what failed then, at the beginning of a sentence.
    AT = "length.at";
    /// Verbs between an incident and how long it was.
    LASTED = "length.lasted";
    /// Prepositions of how long something was so.
    FOR = "length.for";
    /// Verbs of a state that lasts: `was`, `stayed`.
    STATE = "length.state";
    /// What was brought to an end a stated time after it began.
    ENDED = "length.ended";
    /// Words before a duration that make it something else than impact.
    NOT_AFTER = "length.not-after";
    /// The same, unless an incident follows: "in an 18-minute outage".
    WEAKLY_NOT_AFTER = "length.weakly-not-after";
    /// Verbs of how long something took.
    TOOK = "length.took";
    /// What it took so long to come to: words before that, and verbs of it.
    TOOK_UNTIL = "length.took-until": "until" "well";
    /// Words after a duration that was so long.
    LONG = "length.long";
    /// Words after a duration that say what was so all that time: `90 seconds in which nothing was answered`.
    WHICH = "length.which";
    /// Words that go on after a duration that is told.
    GOES_ON = "length.goes-on";
    /// Words that end the name of what a duration measures.
    CLAUSE = "length.clause";
    /// Halves: `half a day`, `half an hour`.
    HALF = "length.half";
    /// One and a half: `anderthalb Stunden`.
    ONE_HALF = "length.one-half";
    /// What adds a half to a number or to a unit.
    AND_HALF = "length.and-half";
    /// Two, where it is no word of its own.
    TWO = "length.two";
    /// Words for a number that is not said.
    VAGUE = "length.vague";
    /// Durations without a number or a unit.
    A_WHILE = "length.a-while";
    /// What stands between the two numbers of a length that is not exact: "10-30 minutes", "3 to 4 days".
    UP_TO = "length.up-to";
    /// Words between a number and its unit.
    MORE = "length.more";
    /// Words before `a minute` that make it how often.
    RATES = "length.rate";
    /// Words before a duration that make it approximate.
    ROUGHLY = "bound.about";
    /// Words before a duration that make it the most.
    UNDER = "bound.under";
    /// Words before a duration that make it the least.
    OVER = "bound.over";

    // Windows of time. Stems.

    /// Words that open a window of time before its first edge.
    OPENS = "window.opens";
    /// Words that join the two edges of a window.
    JOINS = "window.joins";
    /// Words before the one edge that is a beginning.
    SINCE = "window.since";
    /// Words before the one edge that is an end.
    UNTIL = "window.until";
    /// Nouns for windows of time.
    WINDOWS = "window";

    // Fields and sections. Stems.

    /// Labels of fields whose value is how long it was.
    LENGTH_LABELS = "label.length";
    /// Labels of fields whose value is how long something else was.
    OTHER_LABELS = "label.other";
    /// Labels of fields, and headings, of impact: a window there needs no further word.
    IMPACT_LABELS = "label.impact";
    /// Labels of fields that state the beginning, alone or beside the name of an incident.
    BEGIN_LABELS = "label.begin";
    /// Labels of fields that state the end.
    END_LABELS = "label.end";
    /// Labels of fields that name no thing.
    FIELD_LABELS = "label.field";
    /// Headings of sections that tell of what is to be done.
    TO_DO = "heading.to-do";
    /// First words of a thing to be done, and of what tells of no fact either: a question, an announcement.
    IMPERATIVES = "imperative": "wish" "else";
    /// Words of money that was spent or lost.
    MONEY = "cost.money";
    /// Words that make a duration effort, no outage.
    COSTS = "cost.effort";

    // Names of things. Stems.

    /// Verbs between the thing that was hit and what happened to it.
    VERBS = "name.verb";
    /// German verbs, which stand before their subject where the sentence begins with a time.
    INVERTED = "name.verb.inverted";
    /// Words between who could not do something and the verb that says what.
    COULD = "name.verb.could";
    /// Words before the thing that are not part of its name.
    LEADS = "name.lead";
    /// Words at the end of a name that are no part of it.
    TAILS = "name.tail";
    /// Articles.
    ARTICLES = "name.article";
    /// First words of subjects that name nothing.
    PRONOUNS = "name.pronoun";
    /// People, who are not down but held up.
    PEOPLE = "name.people";
    /// Words that name no thing alone.
    GENERIC = "name.generic";
    /// Words in the names of things that tell no two of them apart.
    COMMON = "name.common";
    /// Words that introduce a sentence before its subject.
    INTRODUCTIONS = "name.introduction";
}
