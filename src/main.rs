//! The command `incident-timeline`: notes from a file or standard input, the incident as JSON, as text or as a picture.

use std::{
    ffi::{OsStr, OsString},
    fs,
    io::{self, Read, Write},
    process::ExitCode,
};

use incident_timeline::{
    Incident,
    civil::Offset,
    import, json,
    layout::{self, Viewport},
    read_incident_by, report, scene,
    zones::Rules,
};

/// Width of the picture in pixels: a page of a report on a usual screen.
const WIDTH: i32 = 1280;

const HELP: &str = "\
Reads raw incident notes and tells what happened, when, and how long each thing was broken.

Usage: incident-timeline [--format FORMAT] [FILE]

Without FILE, or where FILE is -, the notes come from standard input. They are UTF-8 text.

Options:
  -f, --format FORMAT  json  the incident as JSON, version 1 (the default)
                       text  a report for a ticket
                       svg   the picture
  -h, --help           print this help
  -V, --version        print the version

Exit status: 0 when something was written, 2 when the notes or the options cannot be read.
";

/// A way to write an incident.
type Writer = fn(&Incident) -> Result<String, String>;

/// The formats by name.
const FORMATS: &[(&str, Writer)] = &[("json", json), ("text", plain), ("svg", svg)];

/// What the words of the command line ask for.
enum Ask {
    /// Print this and stop.
    Say(String),
    /// Read the notes, from standard input where there is no name, and write them so.
    Write(Writer, Option<OsString>),
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
    let text = match ask(std::env::args_os().skip(1))? {
        Ask::Say(text) => text,
        Ask::Write(writer, file) => writer(&read_incident_by(&notes(file.as_deref())?, Rules(zone_offset)))?,
    };
    match io::stdout().lock().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        // `| head` has seen enough: no fault of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(|error| format!("cannot write: {error}")),
    }
}

/// Understands the words of the command line.
fn ask(mut words: impl Iterator<Item = OsString>) -> Result<Ask, String> {
    let mut writer: Writer = json;
    let mut file = None;
    let mut options_end = false;
    while let Some(word) = words.next() {
        let known = if options_end { None } else { word.to_str() };
        match known {
            Some("-h" | "--help") => return Ok(Ask::Say(HELP.to_owned())),
            Some("-V" | "--version") => {
                return Ok(Ask::Say(format!("incident-timeline {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Some("-f" | "--format") => {
                let name = words.next().ok_or("--format needs json, text or svg")?;
                writer = format_named(&name)?;
            }
            Some("--") => options_end = true,
            Some(option) if option.len() > 1 && option.starts_with('-') => {
                writer = match option.strip_prefix("--format=") {
                    Some(name) => format_named(OsStr::new(name))?,
                    None => return Err(format!("unknown option {option}; see --help")),
                };
            }
            _ if file.is_some() => return Err("more than one file; see --help".to_owned()),
            _ => file = Some(word),
        }
    }
    Ok(Ask::Write(writer, file.filter(|name| options_end || name != "-")))
}

fn format_named(name: &OsStr) -> Result<Writer, String> {
    FORMATS
        .iter()
        .find(|(known, _)| OsStr::new(known) == name)
        .map(|&(_, writer)| writer)
        .ok_or_else(|| format!("unknown format {}: json, text or svg", name.to_string_lossy()))
}

/// The notes, without a byte order mark.
fn notes(file: Option<&OsStr>) -> Result<String, String> {
    let name = file.map_or("standard input".into(), OsStr::to_string_lossy);
    let bytes = file.map_or_else(
        || {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        },
        fs::read,
    );
    let bytes = bytes.map_err(|error| format!("cannot read {name}: {error}"))?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        format!("{name} is not UTF-8 text (byte {})", error.utf8_error().valid_up_to().saturating_add(1))
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
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

fn json(incident: &Incident) -> Result<String, String> {
    let mut text = serde_json::to_string_pretty(&json::json(incident)).map_err(|error| error.to_string())?;
    text.push('\n');
    Ok(text)
}

// Writers share one signature in the table.
#[allow(clippy::unnecessary_wraps, reason = "a writer of the table may fail")]
fn svg(incident: &Incident) -> Result<String, String> {
    let breaks = layout::breaks(incident).into();
    let layout = layout::layout(
        incident,
        &Viewport { width: WIDTH, breaks, clock: incident.clock.clone(), ..Viewport::default() },
    );
    Ok(scene::svg::write(&scene::headed(incident, scene::scene(incident, &layout))))
}

#[allow(clippy::unnecessary_wraps, reason = "a writer of the table may fail")]
fn plain(incident: &Incident) -> Result<String, String> {
    Ok(report::report(incident))
}
