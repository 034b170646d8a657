//! The published JSON Schema: the JSON of all notes of the tests is as it says.

use incident_timeline::{json, read_incident};
use serde_json::{Value, json as value};

use crate::redact::notes;

/// The keywords that the schema has beside those that only tell.
const KEYWORDS: &[&str] =
    &["$ref", "anyOf", "const", "enum", "type", "pattern", "minimum", "items", "properties", "required"];
const TELLING: &[&str] = &["$schema", "title", "description", "$defs"];

fn schema() -> Value {
    serde_json::from_str(include_str!("../../docs/incident.schema.json")).unwrap()
}

/// What is wrong with `found` by a schema of `root`, at a place; nothing where all is right.
fn wrong(root: &Value, schema: &Value, found: &Value, at: &str) -> Option<String> {
    let rules = schema.as_object().unwrap();
    rules.iter().find_map(|(keyword, rule)| {
        let bad = |right: bool| (!right).then(|| format!("{at}: {found} is against {keyword} {rule}"));
        match keyword.as_str() {
            "$ref" => {
                let path = rule.as_str().unwrap().trim_start_matches('#');
                wrong(root, root.pointer(path).unwrap(), found, at)
            }
            "anyOf" => bad(rule.as_array().unwrap().iter().any(|one| wrong(root, one, found, at).is_none())),
            "const" => bad(found == rule),
            "enum" => bad(rule.as_array().unwrap().contains(found)),
            "type" => bad(match rule.as_str().unwrap() {
                "string" => found.is_string(),
                "boolean" => found.is_boolean(),
                "integer" => found.is_i64() || found.is_u64(),
                "array" => found.is_array(),
                "object" => found.is_object(),
                "null" => found.is_null(),
                other => panic!("{other} is no type of ours"),
            }),
            "pattern" => bad(found.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text))),
            "minimum" => bad(found.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap())),
            "items" => found
                .as_array()
                .into_iter()
                .flatten()
                .zip(0..)
                .find_map(|(item, index)| wrong(root, rule, item, &format!("{at}/{index}"))),
            "properties" => rule.as_object().unwrap().iter().find_map(|(name, rule)| {
                found.get(name).and_then(|value| wrong(root, rule, value, &format!("{at}/{name}")))
            }),
            "required" => {
                bad(rule.as_array().unwrap().iter().all(|name| found.get(name.as_str().unwrap()).is_some()))
            }
            told => {
                assert!(TELLING.contains(&told) && !KEYWORDS.contains(&told), "{told} is no keyword of ours");
                None
            }
        }
    })
}

/// The patterns of the schema: a digit is as good as another.
fn matches(pattern: &str, text: &str) -> bool {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match pattern {
        r"^(\d{4}|XXXX)-\d{2}-\d{2}$" => ["0000-00-00", "XXXX-00-00"].contains(&shape.as_str()),
        r"^[+-]\d{2}:\d{2}$" => ["+00:00", "-00:00"].contains(&shape.as_str()),
        r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$" => {
            let fraction =
                shape.strip_prefix("00:00:00.").is_some_and(|rest| rest.trim_matches('0').is_empty());
            ["00:00", "00:00:00"].contains(&shape.as_str()) || fraction
        }
        other => panic!("{other} is no pattern of ours"),
    }
}

#[test]
fn the_json_of_all_notes_is_as_the_schema_says() {
    let schema = schema();
    let all = notes();
    assert!(all.len() > 300, "{}", all.len());
    for (name, notes) in all {
        let found = serde_json::to_value(json::json(&read_incident(&notes))).unwrap();
        assert_eq!(wrong(&schema, &schema, &found, ""), None, "{name}");
    }
}

#[test]
fn the_schema_names_every_field_and_refuses_others_values() {
    let schema = schema();
    let notes = "# Outage\n\nAll times UTC\n\n- 10:02 SEV2 pager fired\n- 10:40 all well\n\nUploads were down for 38 minutes.\n";
    let whole = serde_json::to_value(json::json(&read_incident(notes))).unwrap();
    assert_eq!(wrong(&schema, &schema, &whole, ""), None);
    let fields = |found: &Value| found.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(fields(&whole), fields(&schema["properties"]));
    for (list, name) in [("events", "event"), ("impacts", "impact")] {
        assert_eq!(fields(&whole[list][0]), fields(&schema["$defs"][name]["properties"]), "{name}");
    }
    assert_eq!(fields(&whole["events"][0]["start"]), fields(&schema["$defs"]["moment"]["properties"]));
    for (place, other) in [
        ("/version", value!(2)),
        ("/events/0/line", value!(0)),
        ("/events/0/start/time", value!("9:02")),
        ("/events/0/kind", value!("party")),
        ("/impacts/0/effect", value!(null)),
        ("/impacts/0/duration_seconds", value!("38")),
        ("/phases/0/name", value!("over")),
        ("/zone/offset", value!("UTC")),
        ("/severities", value!({})),
    ] {
        let mut odd = whole.clone();
        *odd.pointer_mut(place).unwrap() = other;
        assert!(wrong(&schema, &schema, &odd, "").is_some(), "{place}");
    }
    let mut odd = whole.clone();
    odd["events"][0].as_object_mut().unwrap().remove("actors");
    assert!(wrong(&schema, &schema, &odd, "").is_some());
}
