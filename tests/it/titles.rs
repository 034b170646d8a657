//! `tests/titles/*.txt`: notes, and the title that they give, or the one that is made for them.

use incident_timeline::{read_incident, wording::summary::made_title};

use crate::check::golden;

#[test]
fn titles_read_as_expected() {
    golden("tests/titles", |notes| {
        let incident = read_incident(notes);
        match (&incident.title, made_title(&incident)) {
            (Some(title), _) => title.clone() + "\n",
            (None, made) => ["made: ", made.as_deref().unwrap_or("none"), "\n"].concat(),
        }
    });
}
