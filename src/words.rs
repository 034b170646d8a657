//! Tables of words that the reader knows. A table is one text; a new word is a word more in its row.

use std::sync::OnceLock;

pub mod lexicon;
pub mod word_set;

use crate::{
    span::{any_of, rest_of, start_of},
    words::lexicon::{Lexicon, Near, Parts, Word},
};

/// Lower-cases Latin, Greek and Cyrillic letters and turns full-width forms into ASCII, without Unicode's case tables.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(fold_char).collect() }
}

/// See [`fold`].
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'À'..='Þ' | 'А'..='Я' | 'Α'..='Ω' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        'Ś' | 'Ź' | 'Ż' | 'Ł' | 'Ń' | 'Ć' | 'Ą' | 'Ę' => {
            char::from_u32(u32::from(c) + 1).unwrap_or(c)
        }
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The words of `lexicon`, which is made of `words` when it is first asked, that `text` may begin with; none where a look at its
/// first letters tells that it begins with none of them.
fn near(
    lexicon: &'static OnceLock<Lexicon>,
    words: &dyn Fn() -> Vec<(u8, &'static str)>,
    text: &str,
) -> Option<Near> {
    let lexicon = lexicon.get_or_init(|| Lexicon::of(words()));
    lexicon.may_begin(text.as_bytes()).then(|| lexicon.near(text))
}

/// A table of words: rows end with `|`, the words of a row with a comma, all folded.
#[derive(Debug)]
pub struct Words {
    text: &'static str,
    lexicon: OnceLock<Lexicon>,
}

impl Words {
    /// The table that `text` writes down.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, lexicon: OnceLock::new() }
    }

    /// Its words, row by row.
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.text.split(any_of("|,"))
    }

    fn near(&'static self, text: &str) -> Option<Near> {
        let words = |(row, words): (u8, &'static str)| words.split(',').map(move |word| (row, word));
        near(&self.lexicon, &|| (0..).zip(self.text.split('|')).flat_map(words).collect(), text)
    }

    /// Number of the row that holds `word`, which is folded, from 0.
    #[must_use]
    pub fn row(&'static self, word: &str) -> Option<usize> {
        self.near(word)?.find(|known| known.text == word).map(|known| usize::from(known.table))
    }

    /// Number of the row that holds the first word of `text`, in any case, and the length of that.
    #[must_use]
    pub fn first(&'static self, text: &str) -> Option<(usize, usize)> {
        let mut near = self.near(text)?.peekable();
        near.peek()?;
        let word = first_word(text);
        let found = near.find(|known| begins_with(word, known.text) == Some(word.len()))?;
        Some((usize::from(found.table), word.len()))
    }

    /// The longest word that `text`, folded, begins with: its length in bytes of `text`.
    #[must_use]
    pub fn begins(&'static self, text: &str) -> Option<usize> {
        self.longest(text).map(|(_, length)| length)
    }

    /// The same with the number of its row.
    #[must_use]
    pub fn longest(&'static self, text: &str) -> Option<(usize, usize)> {
        let known = |word: &Word| Some((usize::from(word.table), begins_with(text, word.text)?));
        self.near(text)?.filter_map(known).reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

/// Several tables of words, asked as one.
#[derive(Debug)]
pub struct Tables {
    tables: &'static [&'static Words],
    lexicon: OnceLock<Lexicon>,
}

impl Tables {
    /// The words of all `tables`.
    #[must_use]
    pub const fn new(tables: &'static [&'static Words]) -> Self {
        Self { tables, lexicon: OnceLock::new() }
    }

    fn near(&'static self, text: &str) -> Option<Near> {
        let words = |(table, words): (u8, &&'static Words)| words.all().map(move |word| (table, word));
        let words = || (0..).zip(self.tables).flat_map(words).collect();
        near(&self.lexicon, &words, text)
    }

    /// True for one of the words, in any case.
    #[must_use]
    pub fn holds(&'static self, word: &str) -> bool {
        // Only wide letters fold to a word of another length.
        let alike = |known: &Word| known.text.len() == word.len() || !word.is_ascii();
        let whole = |known: &Word| alike(known) && begins_with(word, known.text) == Some(word.len());
        self.near(word).is_some_and(|mut near| near.any(whole))
    }

    /// The tables, a bit each in their order, that hold nearly what `text` begins with: the same first eight letters.
    #[must_use]
    pub fn which(&'static self, text: &str) -> u32 {
        self.near(text).map_or(0, |near| near.fold(0, |found, word| found | 1 << word.table))
    }

    /// The number of the table that holds the longest word that `text`, in any case, begins with, and the length of that.
    #[must_use]
    pub fn longest(&'static self, text: &str) -> Option<(usize, usize)> {
        let known = |word: &Word| Some((usize::from(word.table), begins_with(text, word.text)?));
        self.near(text)?.filter_map(known).reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// False for nearly every text that begins with none of the words.
    #[must_use]
    pub fn may_begin(&'static self, text: &str) -> bool {
        self.near(text).is_some_and(|mut near| near.next().is_some())
    }
}

/// The word that `text` begins with; empty where it begins with another sign.
#[must_use]
pub fn first_word(text: &str) -> &str {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = rest_of(text, letters);
    let more = if rest.bytes().next().is_none_or(|byte| byte.is_ascii()) {
        0
    } else {
        rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
    };
    start_of(text, letters + more)
}

/// Length in bytes of the head of `text` that folds to `word`, which has to be whole where words are set apart by blanks.
#[must_use]
pub fn begins_with(text: &str, word: &str) -> Option<usize> {
    let head = text.as_bytes().get(..word.len())?;
    let rest = if head.is_ascii() {
        head.eq_ignore_ascii_case(word.as_bytes()).then_some(())?;
        text.get(word.len()..)?
    } else {
        let mut chars = text.chars();
        for c in word.chars() {
            chars.next().filter(|&next| fold_char(next) == c)?;
        }
        chars.as_str()
    };
    let spaced = word.ends_with(|c: char| c.is_alphabetic() && (c as u32) < 0x2e80);
    (!spaced || !rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
}

/// Month names and abbreviations: the first row is January.
pub static MONTHS: Words = Words::new(
    "january,jan,januar,jänner,janvier,janv,enero,ene,janeiro,gennaio,gen,januari,stycznia,styczeń,января,январь,янв|\
february,feb,februar,février,févr,fév,febrero,fevereiro,fev,febbraio,februari,lutego,luty,февраля,февраль,фев|\
march,mar,märz,mär,mars,marzo,março,maart,mrt,marca,marzec,марта,март|\
april,apr,avril,avr,abril,abr,aprile,kwietnia,kwiecień,апреля,апрель,апр|\
may,mai,mayo,maio,maggio,mag,mei,maja,maj,мая,май|\
june,jun,juni,juin,junio,junho,giugno,giu,czerwca,czerwiec,июня,июнь|\
july,jul,juli,juillet,juil,julio,julho,luglio,lug,lipca,lipiec,июля,июль|\
august,aug,août,agosto,ago,augustus,sierpnia,sierpień,августа,август,авг|\
september,sep,sept,septembre,septiembre,setembro,set,settembre,września,wrzesień,сентября,сентябрь,сен,сент|\
october,oct,oktober,okt,octobre,octubre,outubro,out,ottobre,ott,października,październik,октября,октябрь,окт|\
november,nov,novembre,noviembre,novembro,listopada,listopad,ноября,ноябрь,ноя|\
december,dec,dezember,dez,décembre,déc,diciembre,dic,dezembro,dicembre,grudnia,grudzień,декабря,декабрь,дек",
);

/// Names of weekdays and their abbreviations: the first row is Monday.
pub static WEEKDAYS: Words = Words::new(
    "monday,mon,montag,mo,lundi,lunes,segunda,segunda-feira,lunedì,maandag,poniedziałek,понедельник,月曜日,月,星期一,周一,월요일,월|\
tuesday,tue,tues,dienstag,mardi,martes,terça,terça-feira,martedì,dinsdag,wtorek,вторник,火曜日,火,星期二,周二,화요일,화|\
wednesday,wed,weds,mittwoch,mercredi,miércoles,quarta,quarta-feira,mercoledì,woensdag,środa,среда,水曜日,水,星期三,周三,수요일,수|\
thursday,thu,thur,thurs,donnerstag,jeudi,jueves,quinta,quinta-feira,giovedì,donderdag,czwartek,четверг,木曜日,木,星期四,周四,목요일,목|\
friday,fri,freitag,vendredi,viernes,sexta,sexta-feira,venerdì,vrijdag,piątek,пятница,金曜日,金,星期五,周五,금요일,금|\
saturday,sat,samstag,sonnabend,samedi,sábado,sabato,zaterdag,sobota,суббота,土曜日,土,星期六,周六,토요일,토|\
sunday,sun,sonntag,dimanche,domingo,domenica,zondag,niedziela,воскресенье,日曜日,日,星期日,周日,星期天,일요일,일",
);

/// Words before a time that make it approximate.
pub static ABOUT: Words = Words::new(
    "~|≈|∼|～|ca.|ca|c.|circa|around|about|approx.|approx|approximately|roughly|\
shortly after|shortly before|just after|just before|some time after|gegen|etwa|ungefähr|kurz nach|kurz vor|vers|environ|aux alentours de|hacia las|hacia|\
alrededor de las|alrededor de|aproximadamente|aprox.|aprox|sobre las|a eso de las|por volta das|por volta de|perto das|cerca de las|cerca de|cerca das|verso le|circa alle|circa le|intorno alle|rond|omstreeks|ongeveer|około|ok.|okolo|около|примерно|約|约|大约|大概|약|頃",
);

/// Words after a time that make it approximate.
pub static ABOUT_AFTER: Words = Words::new(
    "circa|environ|(approx)|(approx.)|(approximately)|(approximate)|(ca.)|(est.)|(estimated)|approx.|approx|ish|頃|ごろ|左右|경|쯤",
);

/// What stands between a stamp and its words in languages that write without blanks.
pub static PARTICLES: Words = Words::new("に|には|より|から|の|時点で|에|에는|경에|쯤|时|時");

/// Words that lead to a stamp in a sentence and are no part of what happened.
pub static LEADING: Words = Words::new(
    "at|on|by|as of|in|from|between|since|um|am|ab|seit|von|zwischen|à|le|dès|de|entre|el|a las|às|em|no dia|alle|alle ore|ore|il|dalle|om|op|o|o godz.|godz.|o godzinie|kl.|w dniu|в|с|自|从|于|on the",
);

/// Words between a date and its time.
pub static BETWEEN: Words = Words::new(
    "at|um|à|a las|às|alle ore|alle|ore|om|o godz.|o godzinie|godz.|o|kl.|v|в|the|of|de|del|di|from|von|beginning at|starting at|beginning|starting",
);

/// Words that begin a range whose second edge follows.
pub static FROM: Words = Words::new("from|von|de|desde|das|dalle|dall'|van|od|с");

/// Words and signs between the two edges of a range.
pub static TO: Words = Words::new(
    "to|until|till|through|and|bis|à|au|a|al|às|até|hasta|alle|tot|do|до|по|–|—|-|−|~|〜|～|→|->|至|到|から|부터|에서|/",
);

/// Words that begin a span in which something happened once.
pub static BETWEEN_EDGES: Words = Words::new(
    "between|zwischen|entre las|entre as|entre les|entre|tra le|tra|fra le|fra|tussen|między|pomiędzy|между",
);
/// Words between the edges of such a span.
pub static AND: Words = Words::new("and|und|et|y las|y|e as|e le|e|en|a|i|и|&|和|与|與|と|과|와");
/// Words after the edges of such a span.
pub static WITHIN: Words = Words::new("の間に|の間|之间|之間|间|間|사이에|사이");

/// Signs that open the end of a range without stating it.
pub static ONWARD: Words = Words::new("onwards|onward|+|and on|ff.");

/// Days by what they are called from another: yesterday, today, tomorrow, the next, the one before, the same.
pub static DAYS: Words = Words::new(
    "yesterday,last night,yesterday evening,yesterday morning,yesterday afternoon,gestern,gestern abend,hier,hier soir,ayer,anoche,ontem,ontem à noite,ieri,ieri sera,gisteren,gisteravond,wczoraj,wczoraj wieczorem,вчера,вчера вечером,昨日,昨夜,昨天,昨晚,어제,어젯밤|\
today,this morning,this afternoon,this evening,heute,heute morgen,heute früh,ce matin,aujourd'hui,hoy,hoje,oggi,vandaag,dziś,dzisiaj,сегодня,сегодня утром,今日,今朝,本日,今天,今早,오늘,오늘 아침|\
tomorrow,morgen,demain,mañana,amanhã,domani,jutro,завтра,明日,明天,내일|\
next day,the next day,next morning,the next morning,following day,the following day,following morning,the following morning,day after,the day after,+1),+1 day,+1d,\
am nächsten tag,nächster tag,am nächsten morgen,am folgetag,folgetag,am tag darauf,tags darauf,le lendemain matin,le lendemain,lendemain,le jour suivant,jour suivant,\
al día siguiente,el día siguiente,día siguiente,a la mañana siguiente,no dia seguinte,dia seguinte,na manhã seguinte,il giorno dopo,giorno dopo,il giorno seguente,giorno seguente,il giorno successivo,giorno successivo,\
de volgende dag,volgende dag,de volgende ochtend,następnego dnia,kolejnego dnia,następny dzień,nazajutrz,на следующий день,следующий день,на следующее утро,наутро,\
翌日,翌朝,翌,次日,第二天,隔天,次の日,다음 날,다음날,이튿날,익일|\
day before,the day before,previous day,the previous day,previous evening,the previous evening,previous night,the previous night,evening before,the evening before,\
night before,the night before,am vortag,vortag,am vorabend,vorabend,am abend zuvor,in der nacht zuvor,la veille,veille,la veille au soir,la nuit précédente,el día anterior,día anterior,la noche anterior,noche anterior,\
no dia anterior,dia anterior,na noite anterior,noite anterior,il giorno prima,giorno prima,la sera prima,sera prima,de dag ervoor,dag ervoor,de avond ervoor,avond ervoor,\
poprzedniego dnia,poprzedniego wieczoru,dzień wcześniej,накануне,накануне вечером,前日,前夜,前一天,前一晚,전날,전날 밤,전일|\
same day,the same day,later that day,am selben tag,am gleichen tag,le même jour,même jour,el mismo día,mismo día,no mesmo dia,mesmo dia,lo stesso giorno,stesso giorno,dezelfde dag,tego samego dnia,в тот же день,\
同日,当日,当天,當天,같은 날,당일",
);

/// Single words that names of days are made of.
pub static DAY_PARTS: Words = Words::new(
    "yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|вчера|昨日|昨天|어제|today|heute|hoy|hoje|oggi|vandaag|dziś|dzisiaj|сегодня|今日|本日|今天|오늘|\
tomorrow|morgen|demain|mañana|amanhã|domani|jutro|завтра|明日|明天|내일|day|next|following|morning|evening|night|before|same|previous|tag|abend|vorabend|nacht|zuvor|noche|noite|sera|prima|avond|nächsten|folgetag|vortag|selben|lendemain|matin|jour|suivant|veille|même|\
día|siguiente|anterior|mismo|dia|seguinte|mesmo|giorno|dopo|seguente|successivo|stesso|dag|volgende|dezelfde|dnia|następnego|kolejnego|tego|samego|день|следующий|на|накануне|тот|же|\
翌日|翌朝|翌|次日|第二天|隔天|前日|同日|当日|当天|다음날|날|다음|이튿날|전날|당일",
);

/// What stands after a length of time that has passed since the entry before.
pub static LATER: Words = Words::new(
    "later|later on|afterwards|after|thereafter|später|danach|darauf|plus tard|après|más tarde|después|luego|depois|mais tarde|dopo|più tardi|erna|daarna|później|potem|позже|спустя|后|後|후|뒤",
);

/// Soon after the entry before, in words; those of the second row only where a sign sets them off.
pub static SOON: Words = Words::new(
    "moments later,minutes later,a few minutes later,several minutes later,some minutes later,seconds later,shortly afterwards,shortly thereafter,soon afterwards,\
kurz darauf,wenig später,kurze zeit später,wenige minuten später,einige minuten später,peu après,peu de temps après,quelques minutes plus tard,quelques minutes après,\
poco después,minutos después,unos minutos después,pouco depois,minutos depois,logo depois,alguns minutos depois,poco dopo,pochi minuti dopo,qualche minuto dopo,kort daarna,kort daarop,enkele minuten later,\
chwilę później,niedługo potem,kilka minut później,вскоре после этого,через несколько минут,несколько минут спустя,чуть позже,\
直後,その直後,数分後,まもなく,随后,隨後,不久后,几分钟后,数分钟后,稍后,직후,잠시 후,몇 분 후|\
shortly after,soon after,right after,just after,kurz danach,kurz nachher,вскоре,その後,얼마 후",
);

/// Half an hour in words.
pub static HALF_HOURS: Words = Words::new(
    "half an hour|a half hour|eine halbe stunde|einer halben stunde|une demi-heure|une demi heure|media hora|meia hora|mezz'ora|mezza ora|een half uur|pół godziny|полчаса",
);

/// Words after a time that say that it is one.
pub static CLOCK: Words = Words::new("uhr|hrs|hours|hr|h|heures|horas|uur|ч|часов|o'clock");

/// Words for the first and the second half of the day.
pub static HALVES: Words = Words::new(
    "am,a.m.,a.m,a,上午,午前,오전,早上,凌晨,清晨,새벽,아침,未明|pm,p.m.,p.m,p,下午,午後,오후,晚上,晚,中午,傍晚,낮,저녁,밤,夕方",
);

/// Abbreviations of zones, in capitals as they are written, with the minutes from UTC that they mean; none (`-`) where
/// the name alone does not fix them, and after a star where several zones share the name: read so, and said.
pub const ZONES: &str = "UTC 0|GMT 0|Z 0|WET 0|WEST 60|BST* 60|CET 60|CEST 120|MEZ 60|MESZ 120|EET 120|EEST 180|MSK 180|МСК 180|EAT 180|\
CAT 120|SAST 120|WAT 60|TRT 180|GST* 240|PKT 300|IST* 330|NPT 345|ICT 420|WIB 420|SGT 480|HKT 480|AWST 480|PHT 480|JST 540|KST 540|ACST 570|\
ACDT 630|AEST 600|AEDT 660|NZST 720|NZDT 780|BRT -180|ART -180|NDT -150|NST -210|AST* -240|ADT -180|EDT -240|EST -300|CDT -300|CST* -360|\
MDT -360|MST -420|PDT -420|PST -480|AKDT -480|AKST -540|HST -600|PT* -|ET* -|CT* -|MT* -|JT -|KT -|BJT 480|北京时间 480|日本時間 540|한국시간 540";

/// Zones by their full names, folded: what they are called for short.
pub const ZONE_NAMES: &str = "coordinated universal time,UTC|universal time,UTC|utc,UTC|gmt,GMT|greenwich mean time,GMT|pacific standard time,PST|\
pacific daylight time,PDT|u.s. pacific time,PT|us pacific time,PT|us pacific,PT|pacific time,PT|pacific,PT|eastern standard time,EST|\
eastern daylight time,EDT|us eastern,ET|eastern time,ET|eastern,ET|central standard time,CST|central daylight time,CDT|central time,CT|\
mountain time,MT|central european time,CET|central european summer time,CEST|british summer time,BST|east african time,EAT|\
east africa time,EAT|indian standard time,IST|india standard time,IST|japan standard time,JST|beijing time,BJT|moscow time,MSK|по москве,MSK|мск,MSK|est,EST|pst,PST|cet,CET|cest,CEST|\
local time,local time|ortszeit,local time|hora local,local time|heure locale,local time|\
london time,Europe/London|uk time,Europe/London|paris time,Europe/Paris|heure de paris,Europe/Paris|heure française,Europe/Paris|berlin time,Europe/Berlin|deutsche zeit,Europe/Berlin|\
amsterdam time,Europe/Amsterdam|new york time,America/New_York|tokyo time,Asia/Tokyo|singapore time,Asia/Singapore|sydney time,Australia/Sydney|hora de madrid,Europe/Madrid|hora peninsular,Europe/Madrid|\
hora de ciudad de méxico,America/Mexico_City|hora de méxico,America/Mexico_City|hora de bogotá,America/Bogota|hora de buenos aires,America/Argentina/Buenos_Aires|hora de lisboa,Europe/Lisbon|\
horário de brasília,America/Sao_Paulo|hora de brasília,America/Sao_Paulo|brasilia time,America/Sao_Paulo|ora italiana,Europe/Rome|ora di roma,Europe/Rome|czas polski,Europe/Warsaw|czasu polskiego,Europe/Warsaw";

/// First words of IANA names: `Europe/Berlin`.
pub const ZONE_AREAS: &str =
    "Africa/|America/|Antarctica/|Asia/|Atlantic/|Australia/|Europe/|Indian/|Pacific/|Etc/|US/";

/// Words beside which a zone holds for all of the notes.
pub static ZONE_WORDS: Parts = Parts::new(
    "time|zone|clock|uhrzeit|zeit|heure|hora|ora |tijd|czas|врем|時刻|時間|时间|日時|시간|utc)|stamp",
);

/// Words of a line that says which number of a date is the day.
pub static ORDERS: Parts = Parts::new("day first|month first");

/// Words of headings under which the timeline stands.
pub static TIMELINE_HEADINGS: Parts = Parts::new(
    "timeline|time line|chronology|zeitleiste|sequence of events|event log|incident log|activity log|admin log|order of events|\
what happened when|zeitachse|zeitlinie|chronologie|zeitverlauf|zeitlicher ablauf|ablauf|cronología|cronologia|linha do tempo|línea de tiempo|\
línea temporal|tijdlijn|tijdslijn|verloop|oś czasu|przebieg|хронология|таймлайн|последовательность|タイムライン|時系列|経緯|时间线|時間軸|时间轴|处理过程|处置过程|타임라인|경과",
);

/// Words that headings of such sections are made of and sentences are not.
pub static HEADING_WORDS: Words = Words::new(
    "root|cause|causes|and|of|the|resolution|recovery|impact|summary|lessons|learned|learnings|action|actions|items|corrective|preventive|preventative|measures|\
remediation|prevention|conclusion|background|analysis|mitigation|overview|contributing|factors|appendix|follow-up|follow-ups|next|steps|discussion|improvements",
);

/// Words of headings of sections that hold no events.
pub static OTHER_HEADINGS: Parts = Parts::new(
    "impact|cause|whys|why |action item|action|lesson|learning|learned|went well|went wrong|went poorly|lucky|summary|\
overview|background|prevent|follow|next step|remediation|recommendation|contributing|trigger|appendix|reference|glossary|participants|\
metrics|analysis|corrective|improvement|discussion|conclusion|supporting|related|mitigation|resolution|what is|context|how did we|what will|\
auswirkung|ursache|maßnahmen|lehren|zusammenfassung|impacto|causa|acciones|ações|resumen|resumo|résumé|conséquence|leçons|lições|impatto|azioni|causes|\
影響|原因|影响|対策|改进|改善|영향|원인|대책|wpływ|przyczyn|wnioski|последствия|причин|выводы|gevolg|oorzaak",
);

/// Words that begin a line which states a date or zone for the lines after it, or which is page furniture.
pub static PUBLISHED: Words = Words::new(
    "pubdate|posted|published|last updated|updated|last modified|created|written|revision|version|author|reviewed|copyright|©|next update|postmortem date|\
date of review|due|erstellt|veröffentlicht|publié|publicado|publicato|опубликовано|投稿|发布|公開",
);

/// Words of a date that holds for everything that states none.
pub static DEFAULT_DATE: Parts = Parts::new(
    "unless otherwise|unless another|if not stated|all events happened|all events took|everything took place|everything happened",
);

/// States of a status page, each a line of its own or the first words of one.
pub static STATES: Words = Words::new(
    "resolved|edit|monitoring|identified|investigating|update|updated|postmortem|completed|scheduled|in progress|verifying|degraded performance|partial outage|major outage|operational|notice|\
behoben|gelöst|wird beobachtet|beobachtung|identifiziert|wird untersucht|untersuchung|aktualisierung|résolu|surveillance|identifié|en cours d'investigation|investigation en cours|mise à jour|\
resuelto|en seguimiento|monitoreando|identificado|investigando|actualización|resolvido|monitorando|atualização|risolto|monitoraggio|identificato|in corso di verifica|opgelost|monitoren|geïdentificeerd|\
wordt onderzocht|rozwiązano|monitorowanie|zidentyfikowano|решено|мониторинг|расследование|解決済み|監視中|特定済み|調査中|已解决|监控中|已确认|调查中|해결됨|모니터링 중|확인됨|조사 중",
);

/// Headings of columns that name who acted.
pub static ACTORS: Words = Words::new(
    "who,author,actor,owner,by,user,person,name,responder,team,wer,qui,quién,autor,quem,chi,wie,kto,кто,担当,担当者,人员,담당",
);

/// Headings of columns whose cells are dates or times.
pub static TIME_COLUMNS: Parts = Parts::new(
    "time|date|timestamp|zeit|datum|heure|fecha|tijd|godzina|время|дата|日時|時刻|时间|日期|時間|시간|시각|일시",
);

/// Words that say that a time follows, or stands below, and nothing else.
pub static TIME_LABELS: Words = Words::new(
    "time|timestamp|date/time|when|data|zeit|uhrzeit|zeitpunkt|heure|horodatage|hora|horário|ora|orario|tijd|tijdstip|czas|godzina|время|日時|時刻|时间|時間|시간|시각|일시",
);

/// Last words of headings of columns that say what happened.
pub static EVENT_COLUMNS: Words = Words::new(
    "event|events|description|details|what|action|message|note|notes|ereignis|événement|évènement|evento|gebeurtenis|zdarzenie|событие|内容|事件|이벤트|내용",
);

/// Headings of columns of times: where it begins, and where it ends.
pub static EDGES: Words = Words::new(
    "start,started,begin,beginning,from,beginn,von,début,inicio,início,inizio,begin,początek,начало,開始,开始,시작|\
end,ended,finish,until,to,till,ende,bis,fin,fim,fine,einde,koniec,конец,終了,结束,종료",
);

/// Labels of fields that say when something was noticed or done. When it began and ended is for impacts.
pub static FIELDS: Words = Words::new(
    "detected,detection,identified,noticed,reported,alerted,paged,acknowledged,declared,escalated,mitigated,mitigation,resolved,resolution,recovered,restored,fixed,closed,erkannt,gemeldet,behoben,gelöst,détecté,résolu,detectado,resuelto,resolvido,rilevato,risolto",
);

/// Last words of the line above a quoted mail.
pub static QUOTING: Words = Words::new(
    "wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef|napisał|napisała|написал|написала|пишет|のメッセージ|写道|작성",
);

/// First words of the lines that head a mail; the first row names what it is about.
pub static MAIL_HEADS: Words = Words::new(
    "subject,betreff,objet,asunto,assunto,oggetto,onderwerp,temat,тема,件名,主题,제목|\
from,to,cc,sent,reply-to,message-id,mime-version,content-type,content-transfer-encoding,von,an,gesendet,de,à,envoyé,para,enviado,da,a,inviato,van,aan,verzonden,от,кому",
);

/// What ticket systems call a note in its head.
pub static NOTES: Words = Words::new(
    "work notes|additional comments|comments|comment|internal note|internal|private note|public note|public reply|customer reply|arbeitsnotizen|notes de travail|notas de trabajo",
);

/// Lines of a chat that are no messages.
pub static CHATTER: Parts = Parts::new(
    "like 1|like 2|like 3|joined #|left #|has joined|has left|has quit|set the channel|was added to|added an integration|replies|reply|last reply|view thread|edited)|pinned a message|also sent to|new messages|reacted",
);

/// First words of all zones, folded or as written, to tell quickly that a word is none.
pub static ZONE_MARKS: Words = Words::new(
    "utc|gmt|z|wet|west|bst|cet|cest|mez|mesz|eet|eest|msk|мск|eat|cat|sast|wat|trt|gst|pkt|ist|npt|ict|wib|sgt|hkt|awst|pht|jst|kst|acst|acdt|aest|aedt|nzst|nzdt|brt|art|ndt|nst|ast|adt|edt|est|cdt|cst|mdt|mst|pdt|pst|akdt|akst|hst|pt|et|ct|mt|jt|kt|bjt|北京时间|日本時間|한국시간|coordinated|universal|greenwich|pacific|u|us|eastern|central|mountain|british|east|indian|india|japan|beijing|moscow|по|local|ortszeit|hora|heure|london|uk|paris|berlin|deutsche|amsterdam|new|tokyo|singapore|sydney|horário|brasilia|ora|czas|czasu",
);
