//! Notes inside a picture: a text chunk of PNG that carries them, so that the picture opens again.

use super::CARRIER;
use crate::link::crc;

/// How every PNG begins.
const BEGIN: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Bytes of the chunk that ends a PNG.
const END: usize = 12;

/// International text, neither packed nor translated.
const KIND: &[u8] = b"iTXt";

/// The picture with `notes` in it; unchanged where it is no PNG.
///
/// ```
/// use incident_timeline::import::png::{notes_of, with_notes};
///
/// let picture = b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82";
/// let carrier = with_notes(picture, "10:02 pager fired\n");
/// assert_eq!(notes_of(&carrier).as_deref(), Some("10:02 pager fired\n"));
/// assert_eq!(notes_of(picture), None);
/// ```
#[must_use]
pub fn with_notes(picture: &[u8], notes: &str) -> Vec<u8> {
    let Some((before, end)) = picture
        .len()
        .checked_sub(END)
        .filter(|_| picture.starts_with(BEGIN))
        .and_then(|at| picture.split_at_checked(at))
    else {
        return picture.to_vec();
    };
    let body = [KIND, CARRIER.as_bytes(), b"\0\0\0\0\0", notes.as_bytes()].concat();
    let length = u32::try_from(body.len() - KIND.len()).unwrap_or(u32::MAX);
    [before, &length.to_be_bytes(), &body, &crc(&body).to_be_bytes(), end].concat()
}

/// The notes in a picture; none where it is no PNG, or carries none.
#[must_use]
pub fn notes_of(picture: &[u8]) -> Option<String> {
    let mut rest = picture.strip_prefix(BEGIN)?;
    loop {
        let (length, after) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let chunk = after.get(..length.checked_add(KIND.len())?)?;
        let carried = chunk.strip_prefix(KIND).and_then(|text| text.strip_prefix(CARRIER.as_bytes()));
        if let Some(notes) = carried.and_then(|text| text.strip_prefix(b"\0\0\0\0\0")) {
            return String::from_utf8(notes.to_vec()).ok();
        }
        // The check behind it is four bytes.
        rest = after.get(chunk.len() + 4..)?;
    }
}
