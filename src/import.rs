//! Notes from elsewhere as plain text: copied HTML, mail, files. What plain text would lose is written out in it.

pub mod png;

use chrono::DateTime;

use crate::span::{any_of, digit, rest_of, start_of};

/// What was wrong with files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// One of them is no text at all, and was left out.
    NoText,
    /// One of them has bytes that are no text, with a sign in their place.
    Damaged,
}

/// `text` with the line ends that a text field has: `\n` alone.
#[must_use]
pub fn line_ends(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

/// Notes from a file: those that a file of ours carries; else by the end of its name, pages and mails turned into text.
///
/// ```
/// use incident_timeline::import::from_file;
///
/// assert_eq!(from_file("notes.html", "<ul><li>10:02 pager fired</li></ul>").trim(), "- 10:02 pager fired");
/// assert_eq!(from_file("notes.txt", "10:02 pager fired"), "10:02 pager fired");
/// ```
#[must_use]
pub fn from_file(name: &str, text: &str) -> String {
    if let Some(notes) = carried(text) {
        return notes;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    if ends(&[".html", ".htm"]) {
        html_to_text(text)
    } else if ends(&[".eml"]) {
        from_mail(text)
    } else {
        text.to_owned()
    }
}

/// The texts of files one after the other, each none where it could not be read, and what has to be told about them: text
/// with bytes that are no text is kept, with a sign in their place; what is no text at all is left out.
#[must_use]
pub fn together(texts: Vec<Option<String>>) -> (String, Option<Trouble>) {
    let (mut all, mut trouble) = (String::new(), None);
    for text in texts {
        let Some(text) = text.filter(|text| !text.contains('\0')) else {
            trouble = Some(Trouble::NoText);
            continue;
        };
        if text.contains('\u{fffd}') {
            trouble = trouble.or(Some(Trouble::Damaged));
        }
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(&text);
    }
    (all, trouble)
}

/// The name of the element of our own files, pictures and pages, that carries the notes they were made of.
pub const CARRIER: &str = "incident-timeline-notes";

/// The notes that a file of ours carries; none where it carries none.
///
/// ```
/// use incident_timeline::import::carried;
///
/// let file = "<svg><metadata id=\"incident-timeline-notes\">10:02 p99 &gt; 2 s\n</metadata></svg>";
/// assert_eq!(carried(file).as_deref(), Some("10:02 p99 > 2 s\n"));
/// assert_eq!(carried("10:02 pager fired"), None);
/// ```
#[must_use]
pub fn carried(file: &str) -> Option<String> {
    let (_, rest) = file.split_once(&["id=\"", CARRIER, "\""].concat())?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once("</").map(|(notes, _)| entities(notes))
}

/// What the first line of a mail begins with.
const MAIL: &[&str] = &[
    "From: ",
    "To: ",
    "Date: ",
    "Subject: ",
    "Return-Path: ",
    "Received: ",
    "MIME-Version: ",
    "Message-ID: ",
    "Content-",
];

/// Notes from a paste, where its HTML says more than its plain text: cells of tables, exact instants, words of images;
/// or where the plain text is that of an encoded mail. None where the plain text is all there is.
///
/// ```
/// use incident_timeline::import::from_paste;
///
/// let table = "<table><tr><td>10:02</td><td>pager fired</td></tr></table>";
/// assert!(from_paste(table, "10:02\npager fired").is_some(), "the table keeps its cells");
/// assert!(from_paste("<p>10:02 pager fired</p>", "10:02 pager fired").is_none());
/// ```
#[must_use]
pub fn from_paste(html: &str, plain: &str) -> Option<String> {
    let says_more =
        ["<td", "<TD", "datetime=", "/archives/", "alt=\""].iter().any(|part| html.contains(part));
    if says_more {
        let text = html_to_text(html);
        return (text.trim() != plain.trim() && !text.trim().is_empty()).then_some(text);
    }
    let head = plain.split("\n\n").next().unwrap_or_default();
    if MAIL.iter().any(|label| head.starts_with(label)) && head.contains("quoted-printable") {
        return Some(from_mail(plain));
    }
    // Soft breaks and codes beside each other are written by mail programs only.
    let codes = ["=3D", "=20\n", "=C2=", "=C3=", "=E2=80=", "=D0=", "=E3="];
    let rest = rest_of(plain, plain.find('=')?);
    let count = codes.iter().map(|code| rest.matches(code).count()).sum::<usize>();
    (count > 1 && rest.contains("=\n") || count > 3).then(|| decoded(plain))
}

/// The text of a mail: its subject and date, and its first plain part, decoded.
fn from_mail(mail: &str) -> String {
    let mail = mail.replace("\r\n", "\n");
    let (head, mut body) = mail.split_once("\n\n").unwrap_or(("", &mail));
    let mut out = String::new();
    for line in head.lines() {
        if let Some(subject) = line.strip_prefix("Subject: ") {
            out.push_str("# ");
            out.push_str(&worded(subject));
            out.push_str("\n\n");
        } else if line.starts_with("Date: ") {
            out.push_str(line);
            out.push_str("\n\n");
        }
    }
    let mut encoded = head.to_ascii_lowercase().contains("quoted-printable");
    let mut page = head.to_ascii_lowercase().contains("content-type: text/html");
    if let Some(boundary) = head.split("boundary=").nth(1) {
        let boundary = boundary.trim_start_matches('"').split(any_of("\"\n;")).next().unwrap_or_default();
        let parts: Vec<&str> = body.split(&["--", boundary].concat()).collect();
        let kind =
            |part: &&&str, kind: &str| part.to_ascii_lowercase().contains(&["content-type: ", kind].concat());
        let part = parts
            .iter()
            .find(|part| kind(part, "text/plain"))
            .or(parts.iter().find(|part| kind(part, "text/html")));
        if let Some((head, text)) = part.and_then(|part| part.split_once("\n\n")) {
            encoded = head.to_ascii_lowercase().contains("quoted-printable");
            page = head.to_ascii_lowercase().contains("text/html");
            body = text;
        }
    }
    let text = if encoded { decoded(body) } else { body.to_owned() };
    out.push_str(&if page { html_to_text(&text) } else { text });
    out
}

/// A subject with its encoded words written out (RFC 2047, the encoding of letters).
fn worded(subject: &str) -> String {
    let mut out = String::new();
    for part in subject.split("=?") {
        let mut fields = part.splitn(4, ['?', '=']);
        match (fields.next(), fields.next(), part.split_once("?=")) {
            (Some(_), Some("Q" | "q"), Some((word, after))) => {
                let word = word.splitn(3, '?').nth(2).unwrap_or_default();
                out.push_str(&decoded(&word.replace('_', " ")));
                out.push_str(after);
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// Decodes quoted-printable text (RFC 2045, 6.7). What is no code stays as it is.
fn decoded(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let text = text.replace("=\r\n", "").replace("=\n", "");
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        let pair = text.get(at + 1..at + 3).filter(|_| byte == b'=');
        let code = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        out.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// What is being written while tags are read.
#[derive(Default)]
struct Writer {
    out: String,
    /// The cells of the row that is open.
    row: Option<Vec<String>>,
    /// Name of the element whose words are left out, where one is open.
    skipped: &'static str,
    /// Where the words of an open link begin, and the instant that its address states.
    link: Option<(usize, String)>,
    /// True inside preformatted text.
    kept: bool,
}

impl Writer {
    fn line(&mut self) -> &mut String {
        self.row.as_mut().and_then(|row| row.last_mut()).unwrap_or(&mut self.out)
    }

    /// Words; blanks fold into one.
    fn words(&mut self, text: &str) {
        let kept = self.kept && self.row.is_none();
        let line = self.line();
        for c in text.chars() {
            if kept || !c.is_ascii_whitespace() {
                line.push(c);
            } else if !line.is_empty() && !line.ends_with(any_of(" \n")) {
                line.push(' ');
            }
        }
    }

    /// Begins a new line, or a blank within a cell.
    fn new_line(&mut self) {
        let cell = self.row.is_some();
        let line = self.line();
        let length = line.trim_end_matches(' ').len();
        line.truncate(length);
        if cell && !line.is_empty() {
            line.push(' ');
        } else if !cell && !line.is_empty() && !line.ends_with('\n') {
            line.push('\n');
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.row.take().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())) else {
            return;
        };
        self.new_line();
        for cell in row {
            self.out.push_str("| ");
            self.out.push_str(cell.trim());
            self.out.push(' ');
        }
        self.out.push_str("|\n");
    }

    fn tag(&mut self, name: &str, closes: bool, attributes: &str) {
        if !matches!(name, "td" | "th" | "tr")
            && !closes
            && matches!(name, "table" | "p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3")
            && self.row.as_ref().is_some_and(Vec::is_empty)
        {
            self.end_row();
        }
        match (name, closes) {
            ("style" | "script" | "title" | "head", false) => {
                self.skipped = ["style", "script", "title", "head"]
                    .into_iter()
                    .find(|known| *known == name)
                    .unwrap_or_default();
            }
            ("tr", _) | ("table", true) => {
                self.end_row();
                self.row = (!closes).then(Vec::new);
            }
            ("td" | "th", false) => self.row.get_or_insert_default().push(String::new()),
            ("br" | "p" | "div" | "table" | "ul" | "ol" | "tbody" | "dt" | "dd" | "blockquote", _) => {
                self.new_line();
            }
            ("pre", _) => {
                self.new_line();
                self.kept = !closes;
            }
            ("li", false) => {
                self.new_line();
                self.line().push_str("- ");
            }
            ("h1" | "h2" | "h3" | "h4", false) => {
                self.new_line();
                let rank = name.as_bytes().get(1).copied().map_or(1, |digit| usize::from(digit - b'0'));
                let mark = "#".repeat(rank) + " ";
                self.line().push_str(&mark);
            }
            ("h1" | "h2" | "h3" | "h4", true) => self.new_line(),
            ("time", false) => {
                if let Some(instant) = attribute(attributes, "datetime") {
                    self.words(&instant);
                    self.skipped = "time";
                }
            }
            ("a", false) => {
                let instant = attribute(attributes, "href").and_then(|href| permalink(&href));
                let begin = self.line().len();
                self.link = instant.map(|instant| (begin, instant));
            }
            ("a", true) => {
                if let Some((begin, instant)) = self.link.take() {
                    let line = self.line();
                    let shown = rest_of(line, begin);
                    // The time that a chat shows is its reader's; the address of the message has the exact one.
                    if shown.len() < 32 && shown.contains(digit) {
                        line.truncate(begin);
                        line.push_str(&instant);
                    }
                }
            }
            ("img", _) => {
                if let Some(words) = attribute(attributes, "alt") {
                    self.words(&words);
                }
            }
            _ => {}
        }
    }
}

/// The text of HTML: rows of tables between bars, lists with dashes, headings with hashes.
fn html_to_text(html: &str) -> String {
    let mut writer = Writer::default();
    // Windows puts a header of its own before copied HTML.
    let mut rest = rest_of(html, html.find('<').unwrap_or(0));
    while !rest.is_empty() {
        let at = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at(at);
        if writer.skipped.is_empty() {
            writer.words(&entities(text));
        }
        if tag.is_empty() {
            break;
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or_default();
            continue;
        }
        let end = tag.find('>').unwrap_or(tag.len() - 1);
        let inner = tag.get(1..end).unwrap_or_default();
        let closes = inner.starts_with('/');
        let inner = inner.trim_start_matches('/');
        let length = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let name = start_of(inner, length).to_ascii_lowercase();
        if writer.skipped.is_empty() {
            writer.tag(&name, closes, rest_of(inner, length));
        } else if closes && name == writer.skipped {
            writer.skipped = "";
        }
        rest = rest_of(tag, end + 1);
    }
    writer.end_row();
    writer.out.trim().to_owned() + "\n"
}

/// The value of an attribute in quotes.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = attributes.find(&[name, "="].concat())?;
    let rest = attributes.get(at + name.len() + 1..)?;
    let quote = rest.chars().next().filter(|c| "\"'".contains(*c))?;
    Some(entities(rest.get(1..)?.split(quote).next()?))
}

/// The instant in the address of a Slack message: `p` and sixteen digits, microseconds since 1970 in UTC.
fn permalink(href: &str) -> Option<String> {
    let after = href.split("/archives/").nth(1)?.split("/p").nth(1)?;
    let digits = after.get(..16).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let instant = DateTime::from_timestamp_micros(digits.parse().ok()?)?;
    let time = instant.time().to_string();
    Some([&instant.date_naive().to_string(), "T", time.get(..8)?, "Z"].concat())
}

/// Text with its entities written out: those that copied notes have.
fn entities(text: &str) -> String {
    const NAMED: &[(&str, char)] = &[
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("rarr", '→'),
        ("hellip", '…'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(start_of(rest, at));
        rest = rest_of(rest, at);
        let end = start_of(rest, rest.floor_char_boundary(10)).find(';').unwrap_or(0);
        let name = rest.get(1..end).unwrap_or_default();
        let code = name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
        let code = code
            .or_else(|| name.strip_prefix('#').map(str::parse))
            .and_then(Result::ok)
            .and_then(char::from_u32);
        let found = code.or_else(|| NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c));
        out.push(found.unwrap_or('&'));
        rest = rest_of(rest, if found.is_some() { end + 1 } else { 1 });
    }
    out.push_str(rest);
    out
}
