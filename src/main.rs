//! The command `incident-timeline`: notes from a file or standard input, the incident in a form that others read.

use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{self, Read, Write},
    path::PathBuf,
    process::ExitCode,
};

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use incident_timeline::{
    Incident,
    civil::Offset,
    clock::WallClock,
    export::{Export, csv, file_name, html, markdown, mermaid},
    import, json,
    layout::{self, Viewport},
    link::{self, Condition},
    pause::at_once,
    read_incident_by,
    redact::{mentions, redacted, without},
    report,
    scene::{self, svg::Theme},
    zones::{self, Missing, Rules},
};

/// Width of the picture in pixels: a page of a report on a usual screen.
const WIDTH: i32 = 1280;

/// Bytes of the longest notes: more is a log of everything and no notes of an incident.
const LONGEST: u64 = 100_000_000;

const HELP: &str = "\
Reads raw incident notes and tells what happened, when, and how long each thing was broken.

Usage: incident-timeline [OPTIONS] [FILE]

Without FILE, or where FILE is -, the notes come from standard input. They are UTF-8 text. A picture or a
page that was saved carries its notes, and so does a link: each can be read again.

Options:
  -f, --format FORMAT  json              the incident as JSON, version 1 (the default)
                       text              a report for a ticket
                       markdown          tables for a wiki page
                       csv               a row for each event and impact, for a spreadsheet
                       html              the whole page with the notes, to be opened offline; needs --page
                       link              what follows the address of the page in a link to the notes
                       mermaid           a gantt chart of Mermaid
                       mermaid-timeline  a timeline of Mermaid
                       svg               the picture, which carries the notes
  -z, --zone ZONE      tell all times in this zone: UTC, +05:30, Europe/Berlin
  -t, --theme THEME    colours of the picture: light, dark or, by default, auto: those of its reader
      --redact         leave out names, addresses, hosts, secrets and ticket numbers; check before you send
      --redact-words WORDS
                       leave these words out as well, set apart by commas
      --page FILE      the page for --format html: incident-timeline.html, as it is built
  -o, --output PATH    write into this file; in a folder, into one named after the title
  -h, --help           print this help
  -V, --version        print the version

Exit status: 0 when something was written, 2 when the notes or the options cannot be read.
";

/// What a writer writes of.
struct Job {
    notes: String,
    /// As the clock tells it.
    incident: Incident,
    clock: WallClock,
    theme: Theme,
    /// Where the one-file page is.
    page: Option<OsString>,
}

/// A way to write an incident.
type Writer = fn(&Job) -> Result<String, String>;

/// The formats: name, end of the file's name, writer.
const FORMATS: &[(&str, &str, Writer)] = &[
    ("json", "json", json),
    ("text", "txt", |job| Ok(report::report(&job.export()))),
    ("markdown", "md", |job| Ok(markdown::markdown(&job.export()))),
    ("csv", "csv", |job| Ok(csv::csv(&job.export()))),
    ("html", "html", html),
    ("link", "txt", |job| Ok(link(job))),
    ("mermaid", "mmd", |job| Ok(mermaid::gantt(&job.export()))),
    ("mermaid-timeline", "mmd", |job| Ok(mermaid::timeline(&job.export()))),
    ("svg", "svg", |job| Ok(svg(job))),
];

/// What the words of the command line ask for.
enum Ask {
    /// Print this and stop.
    Say(String),
    /// Read the notes and write them.
    Write(Options),
}

#[derive(Default)]
struct Options {
    /// Index into [`FORMATS`].
    format: usize,
    zone: Option<String>,
    theme: Theme,
    /// Write nothing that names people, machines or customers.
    redact: bool,
    /// Words of one's own to leave out with them.
    words: String,
    /// Where the one-file page is, for HTML.
    page: Option<OsString>,
    /// Where to write; none for standard output.
    output: Option<OsString>,
    /// Where the notes are; none for standard input.
    file: Option<OsString>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // A reason is one line whatever a file is called.
            let reason: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            // Standard error is the last place to complain to: where it is closed there is nobody to tell.
            let _ = writeln!(io::stderr(), "incident-timeline: {reason}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let options = match ask(std::env::args_os().skip(1))? {
        Ask::Say(text) => return print(&text),
        Ask::Write(options) => options,
    };
    let job = job(&options)?;
    let (_, extension, writer) = FORMATS.get(options.format).ok_or("no such format")?;
    let text = writer(&job)?;
    let Some(output) = options.output else { return print(&text) };
    let mut path = PathBuf::from(output);
    if path.is_dir() {
        path.push(file_name(&job.incident, extension));
    }
    fs::write(&path, text).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn print(text: &str) -> Result<(), String> {
    match io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        // `| head` has seen enough: no fault of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| format!("cannot write: {error}")),
    }
}

/// Reads the notes, and tells the incident in the zone that is asked for.
fn job(options: &Options) -> Result<Job, String> {
    let rules = Rules(zone_offset);
    let mut notes = notes(options.file.as_deref())?;
    let mut incident = read_incident_by(&notes, rules);
    if options.redact {
        // All that is written is made from the redacted notes alone.
        notes = at_once(without(&notes, &options.words));
        incident = read_incident_by(&notes, rules);
        notes = redacted(&notes, &mentions(&notes, &incident), |_| true);
        incident = read_incident_by(&notes, rules);
    }
    let (theme, page) = (options.theme, options.page.clone());
    let Some(zone) = &options.zone else {
        let clock = incident.clock.clone();
        return Ok(Job { notes, incident, clock, theme, page });
    };
    let clock = zones::wall_clock(&incident, Some(zone), rules).map_err(|missing| match missing {
        Missing::Rules => format!("unknown zone {zone}: names are such as UTC, +05:30 or Europe/Berlin"),
        Missing::Zone => format!("the notes state no zone, so their times cannot be told in {zone}"),
        Missing::Date => format!("the notes state no date, and {zone} has another offset in summer"),
    })?;
    Ok(Job { notes, incident: zones::in_zone(&incident, &clock), clock, theme, page })
}

/// Understands the words of the command line.
fn ask(mut words: impl Iterator<Item = OsString>) -> Result<Ask, String> {
    let mut options = Options::default();
    let mut options_end = false;
    while let Some(word) = words.next() {
        let known = word.to_str().filter(|known| !options_end && known.len() > 1 && known.starts_with('-'));
        let Some(known) = known else {
            if options.file.replace(word).is_some() {
                return Err("more than one file; see --help".to_owned());
            }
            continue;
        };
        if known == "--" {
            options_end = true;
            continue;
        }
        let (name, value) = match known.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(OsString::from(value))),
            _ => (known, None),
        };
        let mut value =
            |choices: &str| value.clone().or_else(|| words.next()).ok_or(format!("{name} needs {choices}"));
        match name {
            "-h" | "--help" => return Ok(Ask::Say(HELP.to_owned())),
            "-V" | "--version" => {
                return Ok(Ask::Say(format!("incident-timeline {}\n", env!("CARGO_PKG_VERSION"))));
            }
            "-f" | "--format" => {
                let names: Vec<&str> = FORMATS.iter().map(|(name, ..)| *name).collect();
                options.format = chosen("format", &names, &value(&listed(&names))?)?;
            }
            "-t" | "--theme" => {
                let names = Theme::NAMES.map(|(name, _)| name);
                let theme = chosen("theme", &names, &value(&listed(&names))?)?;
                options.theme = Theme::NAMES.get(theme).map_or(Theme::Reader, |(_, theme)| *theme);
            }
            "-z" | "--zone" => options.zone = Some(value("a zone")?.to_string_lossy().into_owned()),
            "--page" => options.page = Some(value("a file")?),
            "--redact" => options.redact = true,
            "--redact-words" => {
                options.redact = true;
                options.words = value("words")?.to_string_lossy().into_owned();
            }
            "-o" | "--output" => options.output = Some(value("a path")?),
            _ => return Err(format!("unknown option {name}; see --help")),
        }
    }
    options.file = options.file.filter(|name| options_end || name != "-");
    Ok(Ask::Write(options))
}

/// Which of `names` was chosen.
fn chosen(what: &str, names: &[&str], name: &OsStr) -> Result<usize, String> {
    let unknown = || format!("unknown {what} {}: {}", name.to_string_lossy(), listed(names));
    names.iter().position(|known| OsStr::new(known) == name).ok_or_else(unknown)
}

/// `json, text or svg`
fn listed(names: &[&str]) -> String {
    match names {
        [first @ .., last] => [&first.join(", "), " or ", last].concat(),
        [] => String::new(),
    }
}

/// The notes, without a byte order mark.
fn notes(file: Option<&OsStr>) -> Result<String, String> {
    let name = file.map_or("standard input".into(), OsStr::to_string_lossy);
    let mut bytes = Vec::new();
    let read = match file {
        Some(path) => fs::File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)),
        None => io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes),
    };
    read.map_err(|error| format!("cannot read {name}: {error}"))?;
    if bytes.len() as u64 > LONGEST {
        return Err(format!("{name} is longer than 100 MB: cut it to the hours of the incident"));
    }
    if let Some(notes) = import::png::notes_of(&bytes) {
        return Ok(notes);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        format!("{name} is not UTF-8 text (byte {})", error.utf8_error().valid_up_to().saturating_add(1))
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if let Some(notes) = linked(&text) {
        return notes;
    }
    if let Some(notes) = import::carried(&text) {
        return Ok(notes);
    }
    let text = file.map_or(text.clone(), |_| import::from_file(&name, &text));
    Ok(import::from_paste("", &text).unwrap_or(text))
}

/// The rules for named zones: the IANA database, as a crate carries it.
fn zone_offset(name: &str, instant: i64) -> Option<Offset> {
    let zone: chrono_tz::Tz = name.parse().ok()?;
    let instant = chrono::DateTime::from_timestamp(instant, 0)?;
    let offset = chrono::TimeZone::offset_from_utc_datetime(&zone, &instant.naive_utc());
    Some(Offset(chrono::Offset::fix(&offset).local_minus_utc().div_euclid(60)))
}

impl Job {
    fn export(&self) -> Export<'_> {
        Export { incident: &self.incident, clock: &self.clock, hidden: &[], part: None }
    }
}

fn json(job: &Job) -> Result<String, String> {
    let mut text =
        serde_json::to_string_pretty(&json::json(&job.incident)).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

fn link(job: &Job) -> String {
    let notes = import::line_ends(&job.notes);
    link::write(&compress_to_vec(notes.as_bytes(), 9), &notes) + "\n"
}

/// The notes of a link; none where `text` is no link, one line with the mark of ours.
fn linked(text: &str) -> Option<Result<String, String>> {
    let at = ["#1d.", "%231d."].iter().find_map(|mark| text.find(mark))?;
    let line = text.trim();
    if line.contains(['\n', ' ']) {
        return None;
    }
    let framed = link::parse(text.get(at..)?).ok()?;
    // Of a link that was cut off, what can be unpacked.
    let bytes =
        decompress_to_vec_with_limit(&framed.payload, link::LIMIT).unwrap_or_else(|error| error.output);
    Some(match link::opened(&framed, &bytes) {
        Ok((notes, Condition::Whole)) => Ok(notes),
        Ok((_, Condition::CutOff)) => Err("the link was cut off on its way".to_owned()),
        Ok((_, Condition::Altered)) => Err("the link was changed on its way".to_owned()),
        Err(_) => Err("nothing can be read from the link".to_owned()),
    })
}

fn html(job: &Job) -> Result<String, String> {
    let path = job
        .page
        .as_ref()
        .ok_or("html needs --page FILE: incident-timeline.html, which cargo xtask build makes")?;
    let name = path.to_string_lossy();
    let page = fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    html::html(&page, &job.incident, &job.notes).ok_or(format!("{name} is no page of incident-timeline"))
}

fn svg(job: &Job) -> String {
    // A picture tells all in one zone.
    let one = zones::in_one_zone(&job.incident);
    let (clock, incident) = one.unwrap_or_else(|| (job.clock.clone(), job.incident.clone()));
    let breaks = layout::breaks(&incident).into();
    let viewport = Viewport { width: WIDTH, breaks, clock, ..Viewport::default() };
    let layout = layout::layout(&incident, &viewport);
    let scene = scene::headed(&incident, None, "", scene::scene(&incident, &layout));
    scene::svg::write_with(&scene, job.theme, &job.notes)
}
