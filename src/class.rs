//! The classes of the picture: what each part of it is, and its names in the style sheet `styles/timeline.css`.

/// Declares [`Class`] from rows of what it says, the class, and its names in the style sheet.
macro_rules! classes {
    ($($doc:literal $class:ident $names:literal)*) => {
        /// What a part of the picture is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Class { $(#[doc = $doc] $class),* }

        impl Class {
            /// True for the dots of events.
            #[must_use]
            pub fn is_dot(self) -> bool {
                self.names().starts_with("dot")
            }

            /// All classes.
            pub const ALL: &[Self] = &[$(Self::$class),*];

            /// Its names in the style sheet, separated by blanks.
            #[must_use]
            pub fn names(self) -> &'static str {
                match self { $(Self::$class => $names),* }
            }
        }
    };
}

classes! {
    "Title of a picture that stands alone."         Title           "title"
    "What was read, under the title."               Summary         "summary"
    "Name of an interval."                          IntervalName    "interval-name"
    "Length of an interval."                        Interval        "interval"
    "When an interval began and ended."             IntervalEnds    "interval-ends"

    "Line of the time axis."                        Axis            "axis"
    "Tick of the time axis."                        Tick            "tick"
    "Line down from a time of the clock."           Grid            "grid"
    "Line down from a midnight."                    Midnight        "midnight"
    "Where the clocks are put forward or back."     ClockChange     "clock-change"
    "A time of the clock."                          Clock           "clock"
    "A time since the start."                       Elapsed         "elapsed"
    "A day."                                        Day             "day"
    "What the axis shows."                          AxisName        "axis-name"

    "Name of a kind of lanes."                      Heading         "name strong"
    "Name of a lane."                               Name            "name"
    "What something cost."                          Cost            "cost"
    "What lies outside the picture."                Outside         "outside"
    "What shows more lanes, or fewer."              More            "more-lanes"

    "Phase that begins with the failure."           Started         "phase started"
    "Phase that begins as it is noticed."           Detected        "phase detected"
    "Phase that begins as it is taken on."          Acknowledged    "phase acknowledged"
    "Phase that begins as it is declared."          Declared        "phase declared"
    "Phase that begins as users are helped."        Mitigated       "phase mitigated"
    "Phase that begins as it is over."              Resolved        "phase"
    "Words on a phase."                             PhaseWords      "phase-words"

    "Bar of a severity like SEV1."                  Severe          "bar severity severe"
    "Bar of a severity like SEV2."                  Major           "bar severity major"
    "Bar of any other severity."                    Minor           "bar severity minor"
    "Level of a severity, beside its bar."          Level           "level"
    "Level of a severity, on its bar."              LevelOn         "level on"
    "Level of a severity, on a severe bar."         LevelOnSevere   "level on grave"

    "Bar of an impact with stated edges."           Stated          "bar impact stated"
    "Bar of an impact that fits two events."        Fits            "bar impact fits"
    "Bar of an impact with an assumed place."       Assumed         "bar impact assumed"
    "Bar of an impact that is derived from events." Derived         "bar impact derived"
    "Hatching of a bar."                            Hatch           "hatch"
    "What fades an end that is not stated."         Fade            "fade"
    "End of a bar that goes on outside the window." GoesOn          "goes-on cut"
    "End of a bar that is not stated."              OpenEnd         "goes-on open"
    "How long an impact was, beside its bar."       Duration        "duration"
    "How long an impact was, on its full bar."      DurationOn      "duration on"
    "How long an impact was, in a bar not full."    DurationIn      "duration in"
    "When an impact outside the window was."        Reason          "reason"

    "Ground that cuts what crosses a folded gap."   Gap             "gap"
    "Torn edge of a folded gap."                    GapEdge         "gap-edge"
    "How long a folded gap is."                     GapLength       "gap-length"

    "Line that the events stand on."                Line            "line"
    "Line from a label to its dot."                 Leader          "leader"
    "Line along the dots of a list."                Thread          "thread"
    "An event with an end."                         EventSpan       "event-span"
    "How far an approximate time may lie off."      Whisker         "whisker"
    "Dot of an event of no kind."                   Dot             "dot"
    "Dot of an alert."                              Alert           "dot kind-alert"
    "Dot of a report."                              Report          "dot kind-report"
    "Dot of an escalation."                         Escalation      "dot kind-escalation"
    "Dot of a communication."                       Communication   "dot kind-communication"
    "Dot of a change."                              Change          "dot kind-change"
    "Dot of a finding."                             Finding         "dot kind-finding"
    "Dot of a recovery."                            Recovery        "dot kind-recovery"
    "Time of an event."                             EventTime       "event-time"
    "Words of an event."                            EventText       "event-text"
    "Ground of a count."                            Cluster         "cluster"
    "Number of events without a label."             ClusterCount    "cluster-count"

    "What hides the lanes of what nobody knew yet." Veil            "veil"
    "Line at the last instant that is known."       Cursor          "cursor"
    "A measured span of time."                      Measure         "measure"
    "Edge of a measured span."                      MeasureEdge     "measure-edge"
    "Length of a measured span."                    Measured        "measured"

    "What a dot or a bar of this look means."       Key             "key"
    "From where to where an interval goes."         Bracket         "bracket"

    "The whole incident in small."                  Overview        "overview"
    "An impact in small."                           OverviewBar     "overview-bar"
    "Events in small."                              OverviewMark    "overview-mark"
    "The window in small."                          OverviewWindow  "overview-window"
    "An edge of it, to be dragged."                 OverviewEdge    "overview-edge"
}
