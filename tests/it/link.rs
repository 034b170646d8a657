//! The link: framing, checks, repairs.

use incident_timeline::link::{Condition, Framed, Problem, check, condition, parse, write};

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
