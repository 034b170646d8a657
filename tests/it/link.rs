//! The link: framing, checks, repairs.

use incident_timeline::link::{
    Condition, Framed, LIMIT, Problem, check, condition, is_lost, opened, parse, write,
};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::core::{DecompressorOxide, decompress, inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF},
};

use crate::check::Random;

const NOTES: &str = "10:02 pager fired";

#[test]
fn the_check_is_the_crc_of_the_text() {
    assert_eq!(check(NOTES), "sODItw");
}

#[test]
fn what_is_written_is_read_back() {
    for length in 0..40_u8 {
        let payload: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(37)).collect();
        let framed = parse(&write(&payload, NOTES)).unwrap();
        assert_eq!(framed, Framed { payload, check: check(NOTES) });
        assert_eq!(condition(&framed, NOTES), Condition::Whole);
    }
}

#[test]
fn damaged_forms_are_repaired() {
    let payload = [251, 255, 190, 1, 2, 3];
    let link = write(&payload, NOTES);
    let bare = link.trim_start_matches('#');
    let cases = [
        format!("%23{bare}"),
        format!("#%23{bare}"),
        format!("{link})."),
        format!("{link}>"),
        format!("{}\r\n {}", &link[..7], &link[7..]),
        link.replace('-', "+").replace('_', "/"),
        link.replace('-', "%2D").replace('_', "%5F"),
        format!("{link}&zone=UTC"),
    ];
    for case in cases {
        let framed = parse(&case).unwrap_or_else(|problem| panic!("{case}: {problem:?}"));
        assert_eq!(framed.payload, payload, "{case}");
        assert_eq!(condition(&framed, NOTES), Condition::Whole, "{case}");
    }
}

#[test]
fn a_cut_link_keeps_what_is_left() {
    let link = write(&[1, 2, 3, 4, 5, 6, 7, 8, 9], NOTES);
    for end in 4..link.len() {
        let framed = parse(&link[..end]).unwrap_or_else(|problem| panic!("{end}: {problem:?}"));
        assert!([1, 2, 3, 4, 5, 6, 7, 8, 9].starts_with(&framed.payload), "{end}");
        assert_eq!(condition(&framed, NOTES), Condition::CutOff, "{end}");
    }
}

#[test]
fn other_fragments_are_told_apart() {
    let framed = parse(&write(&[1, 2, 3], NOTES)).unwrap();
    assert_eq!(condition(&framed, "10:03 pager fired"), Condition::Altered);
    assert_eq!(parse("#2x.AAAA.sODItw"), Err(Problem::Newer));
    for foreign in ["", "#", "#heading", "#section.one", "#/edit"] {
        assert_eq!(parse(foreign), Err(Problem::Foreign), "{foreign}");
    }
}

/// A link to `notes`, packed as the command packs.
fn link_to(notes: &str) -> String {
    write(&compress_to_vec(notes.as_bytes(), 6), notes)
}

/// What comes out of a link.
fn open(link: &str) -> Result<(String, Condition), Problem> {
    let framed = parse(link)?;
    let mut bytes = vec![0; LIMIT];
    // As the page does: of a link that was cut off, what can be unpacked.
    let (_, _, length) = decompress(
        &mut DecompressorOxide::new(),
        &framed.payload,
        &mut bytes,
        0,
        TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
    );
    bytes.truncate(length);
    opened(&framed, &bytes)
}

/// A text of any signs, as long as its number of bits says: short ones are as many as long ones.
fn text(random: &mut Random, most: u32) -> String {
    let bits = random.below(most);
    let length = random.below(1_usize << bits);
    let mut out = String::new();
    while out.len() < length {
        let plane = [0x80, 0x800, 0x1_0000, 0x11_0000][random.below(4_usize)];
        let c = char::from_u32(random.below(plane)).unwrap_or('\u{fffd}');
        // Runs pack, as notes do.
        (0..=random.below(8_usize)).for_each(|_| out.push(c));
    }
    out
}

/// `LINKS=100000 cargo test links_of_any_text` makes as many, of up to a megabyte.
#[test]
fn links_of_any_text_go_round() {
    let many = std::env::var("LINKS").ok().and_then(|many| many.parse().ok()).unwrap_or(400);
    let mut random = Random(0x9e37_79b9);
    for number in 0..many {
        let notes = text(&mut random, if many > 400 { 21 } else { 15 });
        let link = link_to(&notes);
        assert_eq!(open(&link), Ok((notes, Condition::Whole)), "number {number}");
        assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#-_.".contains(&byte)), "{link}");
    }
}

/// What happens to links on their way, and what comes of it.
#[test]
fn twenty_kinds_of_damage_are_repaired_or_told() {
    type Damage = fn(&str) -> String;
    const REPAIRED: &[(&str, Damage)] = &[
        ("the hash written out", |link| link.replacen('#', "%23", 1)),
        ("and a hash before it", |link| link.replacen('#', "#%23", 1)),
        ("no hash", |link| link[1..].to_owned()),
        ("a full stop", |link| link.to_owned() + "."),
        ("a bracket and a full stop", |link| link.to_owned() + ")."),
        ("an angle", |link| link.to_owned() + ">"),
        ("an ellipsis", |link| link.to_owned() + "…"),
        ("a line break", |link| [&link[..9], "\r\n  ", &link[9..]].concat()),
        ("a blank", |link| [&link[..20], " ", &link[20..]].concat()),
        ("the other alphabet", |link| link.replace('-', "+").replace('_', "/")),
        ("padding", |link| link.to_owned() + "="),
        ("signs written out", |link| {
            link.replace('-', "%2D").replace('_', "%5F").replace('.', "%2E").replacen("%2E", ".", 1)
        }),
        ("keys of the view", |link| link.to_owned() + "&zone=UTC&event=3"),
        ("marks of a mail program", |link| link.to_owned() + "&sa=D&source=editors"),
        ("quotes", |link| link.to_owned() + "\""),
        ("stars around it", |link| link.to_owned() + "**"),
    ];
    const TOLD: &[(&str, Damage, Option<Condition>)] = &[
        ("the end is missing", |link| link[..link.len() * 3 / 4].to_owned(), Some(Condition::CutOff)),
        ("the check is cut through", |link| link[..link.len() - 3].to_owned(), Some(Condition::CutOff)),
        (
            "the check is another",
            |link| link[..link.len() - 6].to_owned() + "AAAAAA",
            Some(Condition::Altered),
        ),
        ("a sign of the payload is another", |link| altered(link, 40), None),
        ("all in small letters", str::to_ascii_lowercase, None),
        ("the payload is missing", |link| "#1d.".to_owned() + &link[link.len() - 7..], None),
        ("nothing but the version", |_| "#1d.".to_owned(), None),
    ];
    let notes = "All times UTC\n\n- 10:02 pager fired, p99 ≥ 2 s\n- 10:40 rolled back – all well ✓\n"
        .repeat(3)
        + "~~??>>";
    let link = link_to(&notes);
    assert!(REPAIRED.len() + TOLD.len() > 20);
    for (name, damage) in REPAIRED {
        assert_eq!(open(&damage(&link)), Ok((notes.clone(), Condition::Whole)), "{name}");
    }
    for (name, damage, expected) in TOLD {
        let found = open(&damage(&link));
        assert!(!matches!(found, Ok((_, Condition::Whole))), "{name}: {found:?}");
        if let Some(expected) = expected {
            let (text, condition) = found.unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            assert_eq!(condition, *expected, "{name}");
            assert!(notes.starts_with(&text) && text.len() > 20, "{name}: {text}");
        }
    }
}

/// The link with another sign at a place.
fn altered(link: &str, at: usize) -> String {
    let sign = if &link[at..=at] == "A" { "B" } else { "A" };
    [&link[..at], sign, &link[at + 1..]].concat()
}

#[test]
fn a_small_link_cannot_fill_the_memory() {
    let bomb = "a".repeat(50 * LIMIT);
    let link = link_to(&bomb);
    assert!(link.len() < LIMIT / 4, "{}", link.len());
    assert_eq!(open(&link), Err(Problem::TooLong));
}

/// Links of version 1, by the page and by the command, of these notes. They open for good.
#[test]
fn links_that_were_sent_open_for_good() {
    let links = include_str!("../link/version-1.txt");
    let notes = include_str!("../link/notes.txt");
    assert_eq!(links.lines().count(), 2);
    for link in links.lines() {
        assert_eq!(open(link), Ok((notes.to_owned(), Condition::Whole)), "{link}");
    }
}

#[test]
fn what_is_left_of_a_link_is_told_from_keys_of_a_view() {
    let whole = write(NOTES_PACKED, "10:02 pager fired");
    for (fragment, lost) in [
        ("#garbage", true),
        (&whole[4..], true),
        ("#AbC.d-f&event=5", true),
        ("", false),
        ("#", false),
        ("#theme=dark", false),
        ("#zone=UTC&event=11", false),
        (&whole, false),
    ] {
        assert_eq!(is_lost(fragment), lost, "{fragment}");
    }
}

const NOTES_PACKED: &[u8] = b"some packed notes";
