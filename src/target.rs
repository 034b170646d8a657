//! What can be pointed at in the picture, the report and the notes alike.

/// A part of the incident that can be pointed at: an index into its lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// Index into `Incident::events`.
    Event(usize),
    /// Index into `Incident::impacts`.
    Impact(usize),
    /// Index into `Incident::severities`.
    Severity(usize),
    /// Index into `Incident::derived_impacts`.
    Derived(usize),
    /// Index into `Incident::phases`: from there to the next phase.
    Phase(usize),
    /// Index into `Incident::intervals`.
    Interval(usize),
}

impl Target {
    /// Its name in the document: `event-3`.
    #[must_use]
    pub fn id(self) -> String {
        let (name, index) = match self {
            Self::Event(index) => ("event", index),
            Self::Impact(index) => ("impact", index),
            Self::Severity(index) => ("severity", index),
            Self::Derived(index) => ("derived", index),
            Self::Phase(index) => ("phase", index),
            Self::Interval(index) => ("interval", index),
        };
        [name, "-", &index.to_string()].concat()
    }

    /// The target of that name; none for any other text.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let (name, index) = id.split_once('-')?;
        let index = index.parse().ok()?;
        let target = match name {
            "event" => Self::Event(index),
            "impact" => Self::Impact(index),
            "severity" => Self::Severity(index),
            "derived" => Self::Derived(index),
            "phase" => Self::Phase(index),
            "interval" => Self::Interval(index),
            _ => return None,
        };
        // Only the very words that stand in the document: no `event-+3`.
        (target.id() == id).then_some(target)
    }
}
