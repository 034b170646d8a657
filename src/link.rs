//! The link that carries the notes: `#1d.PAYLOAD.CHECK`, and what is wrong with a damaged one.
//!
//! PAYLOAD is base64url without padding of the deflate-raw form of the notes in UTF-8 with LF line ends; CHECK is the CRC-32
//! (IEEE) of those UTF-8 bytes, big-endian, as six base64url characters. Packing and unpacking is the caller's.

use std::borrow::Cow;

use crate::span::digit;
use base64ct::{Base64UrlUnpadded, Encoding};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// The most bytes of notes that a link may unpack to, so that a small link cannot fill the memory.
pub const LIMIT: usize = 2_000_000;

/// A link as it was found, not yet unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framed {
    /// The packed notes; the beginning of them where the link was cut off.
    pub payload: Vec<u8>,
    /// The check as written; shorter than six characters where the link was cut off.
    pub check: String,
}

/// Why a fragment cannot be opened as a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// It is no link of ours.
    Foreign,
    /// A later version of the page made it.
    Newer,
    /// Nothing of its payload can be decoded.
    Unreadable,
    /// It unpacks to more than a link may hold.
    TooLong,
}

/// Whether the notes that came out are the notes that went in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// They are.
    Whole,
    /// The end of the link is missing.
    CutOff,
    /// Something in it was changed.
    Altered,
}

/// The CRC-32 (IEEE) of `bytes`.
#[must_use]
pub fn crc(bytes: &[u8]) -> u32 {
    // Without a table: a table is 16 kB of a page, and a link's text is short.
    Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC).checksum(bytes)
}

/// The check of `notes`: six base64url characters.
#[must_use]
pub fn check(notes: &str) -> String {
    Base64UrlUnpadded::encode_string(&crc(notes.as_bytes()).to_be_bytes())
}

/// The fragment, with its `#`, for notes whose deflate-raw form is `payload`.
///
/// ```
/// use incident_timeline::link::{Condition, condition, parse, write};
///
/// let notes = "10:02 pager fired";
/// // The caller packs; here the notes stand for their packed form.
/// let fragment = write(notes.as_bytes(), notes);
/// let framed = parse(&fragment).unwrap();
/// assert_eq!(condition(&framed, notes), Condition::Whole);
/// assert_eq!(condition(&framed, "10:03 pager fired"), Condition::Altered);
/// ```
#[must_use]
pub fn write(payload: &[u8], notes: &str) -> String {
    format!("#1d.{}.{}", Base64UrlUnpadded::encode_string(payload), check(notes))
}

/// Reads a fragment, with or without its `#`, and repairs what mail and chat programs do to links.
///
/// # Errors
///
/// Says why when it is no link of ours or nothing of it can be decoded.
pub fn parse(fragment: &str) -> Result<Framed, Problem> {
    let bare: String = fragment.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.strip_prefix('#').unwrap_or(&bare);
    let bare = bare.strip_prefix("%23").unwrap_or(bare);
    let body = bare.split('&').next().unwrap_or_default();
    let (version, rest) = body.split_once('.').ok_or(Problem::Foreign)?;
    match version {
        "1d" => {}
        _ if version.len() <= 4 && version.starts_with(digit) => {
            return Err(Problem::Newer);
        }
        _ => return Err(Problem::Foreign),
    }
    let rest = rest.replace("%2D", "-").replace("%5F", "_").replace("%2E", ".");
    let mut parts = rest.splitn(2, '.').map(repaired);
    let mut payload = parts.next().unwrap_or_default();
    if payload.len() % 4 == 1 {
        payload.pop();
    }
    let payload = decode(&payload).ok_or(Problem::Unreadable)?;
    Ok(Framed { payload, check: parts.next().unwrap_or_default() })
}

/// True for a fragment that is neither a link nor keys of a view: what is left of a link that lost its beginning.
#[must_use]
pub fn is_lost(fragment: &str) -> bool {
    let first = fragment.trim_start_matches('#').split('&').next().unwrap_or_default();
    !first.is_empty() && !first.contains('=') && parse(fragment) == Err(Problem::Foreign)
}

/// The base64url characters of `part`, other alphabets mapped, punctuation that a chat program added left out.
fn repaired(part: &str) -> String {
    part.chars()
        .filter_map(|c| match c {
            '+' => Some('-'),
            '/' => Some('_'),
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => Some(c),
            _ => None,
        })
        .collect()
}

/// Decodes, and leaves off a last character whose unused bits a cut has left set.
fn decode(payload: &str) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(payload).ok().or_else(|| {
        let whole = payload.get(..payload.len() / 4 * 4)?;
        Base64UrlUnpadded::decode_vec(whole).ok()
    })
}

/// Compares unpacked `notes` with the check of the link. A check of another length means that the end is missing.
#[must_use]
pub fn condition(framed: &Framed, notes: &str) -> Condition {
    let check = check(notes);
    if framed.check == check {
        Condition::Whole
    } else if framed.check.len() < check.len() {
        Condition::CutOff
    } else {
        Condition::Altered
    }
}

/// The notes of a link whose payload unpacks to `bytes`, as many of them as could be had, and whether they are those that went in.
///
/// # Errors
///
/// Says why when nothing can be read, or when there are [`LIMIT`] bytes or more.
pub fn opened(framed: &Framed, bytes: &[u8]) -> Result<(String, Condition), Problem> {
    if bytes.len() >= LIMIT {
        return Err(Problem::TooLong);
    }
    let lossy = String::from_utf8_lossy(bytes);
    // A sign at the end that was cut through is none.
    let notes = if matches!(lossy, Cow::Borrowed(_)) { &lossy } else { lossy.trim_end_matches('\u{fffd}') };
    match condition(framed, notes) {
        Condition::CutOff | Condition::Altered if notes.is_empty() => Err(Problem::Unreadable),
        condition => Ok((notes.to_owned(), condition)),
    }
}
