//! Reading rests often, and what comes of it is the same whether it does or not.

use std::{pin::pin, task::Poll};

use incident_timeline::{
    pause::{at_once, each, go_on},
    read_incident, reading,
    zones::Rules,
};

/// Lines of many forms of notes, from their numbers.
const LINES: &[fn(usize) -> String] = &[
    |n| format!("- {:02}:{:02} UTC pager fired for service {n}\n", n / 60 % 24, n % 60),
    |n| format!("dana  {}:{:02} PM\nrolled back the release\nerrors go down\n\n", n / 60 % 11 + 1, n % 60),
    |n| format!("| 2024-11-{:02} {:02}:{:02} | dana | tried it |\n", n / 1440 % 28 + 1, n / 60 % 24, n % 60),
    |n| format!("At {:02}:{:02} the team restarted it. The logs said nothing.\n\n", n / 60 % 24, n % 60),
    |n| format!("{:02}:{:02} it went on and {n} on. ", n / 60 % 24, n % 60),
    |n| format!("The till was down from {:02}:{:02} for {} minutes.\n", n / 60 % 24, n % 60, n % 50 + 3),
];

#[test]
fn notes_read_with_rests_are_those_read_without() {
    for line in LINES {
        for count in [3, 5_000] {
            let notes = "Date: 2024-11-20\n\n".to_owned() + &(0..count).map(line).collect::<String>();
            let mut work = pin!(reading(&notes, Rules::NONE));
            let mut rests = 0;
            let read = loop {
                match go_on(work.as_mut()) {
                    Poll::Ready(read) => break read,
                    Poll::Pending => rests += 1,
                }
            };
            assert!(read == read_incident(&notes), "{}", line(0));
            // Between stages, and after each thousand steps of the longest of them.
            assert!(rests > if count > 3 { 25 } else { 8 }, "{rests} rests: {}", line(0));
        }
    }
}

#[test]
fn each_item_is_made_in_its_order() {
    assert_eq!(at_once(each(0..5_000, |number| number * 2)), (0..10_000).step_by(2).collect::<Vec<_>>());
}
