//! The size of the built page in each of its forms: written into the README, and held to budgets.

use std::fs;

use crate::Outcome;
use crate::run::{answer, in_root, root};

/// What is measured, and the most bytes of brotli that it may have: 3 % over what has been reached, to be lowered towards 100 kB.
const BUDGETS: [(&str, usize); 4] =
    [("page", 560_000), ("loader", 5_000), ("picture", 483_000), ("one file", 669_000)];

const BEGIN: &str = "<!-- size -->";
const END: &str = "<!-- /size -->";

/// Writes the size of what stands in `dist/` between the marks in the README.
pub(crate) fn write() -> Outcome {
    let bytes = page(&measure()?);
    let readme = readme()?;
    let (before, _, after) = parts(&readme)?;
    let file = fs::metadata(root().join("dist/incident-timeline.html")).map_err(|error| error.to_string())?;
    let said = format!("{} The page in one file has {} bytes.", sentence(bytes), file.len());
    fs::write(root().join("README.md"), format!("{before}{BEGIN}\n{said}\n{END}{after}"))
        .map_err(|error| format!("README.md: {error}"))
}

/// An error when something is over its budget or the README's figure is more than 2 % away from the truth.
pub(crate) fn check() -> Outcome {
    let measured = measure()?;
    for ((name, bytes), (_, most)) in measured.iter().zip(BUDGETS) {
        eprintln!("{name}: {bytes} bytes of brotli of {most}");
    }
    let over = measured.iter().zip(BUDGETS).find(|((_, bytes), (_, most))| bytes > most);
    if let Some(((name, bytes), (_, most))) = over {
        return Err(format!("{name}: {bytes} bytes of brotli, the budget is {most}"));
    }
    let readme = readme()?;
    let (_, said, _) = parts(&readme)?;
    let bytes = page(&measured);
    if told(said).abs_diff(bytes) > bytes / 50 {
        return Err("README.md gives another size: run cargo xtask size".to_owned());
    }
    Ok(())
}

/// The bytes of each form in `dist/`, in the order of the budgets.
pub(crate) fn measure() -> Outcome<Vec<(&'static str, usize)>> {
    let said = answer(in_root("node").args(["xtask/node/size.cjs", "dist"])).unwrap_or_default();
    let bytes = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    let measured = BUDGETS.iter().map(|(name, _)| Some((*name, bytes(name)?))).collect::<Option<_>>();
    measured.ok_or_else(|| "dist/ cannot be measured: run cargo xtask build".to_owned())
}

/// The bytes of the page itself.
fn page(measured: &[(&str, usize)]) -> usize {
    measured.first().map_or(0, |(_, bytes)| *bytes)
}

/// In tenths of a kilobyte, so that the figure does not change with every edit.
fn sentence(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!(
        "Everything the page loads is {}.{} kB of brotli (budget: {} kB).",
        tenths / 10,
        tenths % 10,
        page(&BUDGETS) / 1000
    )
}

/// The bytes that a sentence of ours gives, to the tenth of a kilobyte; 0 for any other text.
fn told(sentence: &str) -> usize {
    let figure = sentence.split('(').next().unwrap_or_default();
    let digits: String = figure.chars().filter(char::is_ascii_digit).collect();
    digits.parse::<usize>().unwrap_or_default().saturating_mul(100)
}

fn readme() -> Outcome<String> {
    fs::read_to_string(root().join("README.md")).map_err(|error| format!("README.md: {error}"))
}

/// The README before, between and after the marks.
fn parts(readme: &str) -> Outcome<(&str, &str, &str)> {
    let (before, rest) = readme.split_once(BEGIN).ok_or_else(|| format!("README.md has no {BEGIN}"))?;
    let (between, after) = rest.split_once(END).ok_or_else(|| format!("README.md has no {END}"))?;
    Ok((before, between, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_is_read_back() {
        for bytes in [100, 9_900, 10_000, 87_600] {
            assert_eq!(told(&sentence(bytes)), bytes);
        }
        assert_eq!(told(""), 0);
    }

    #[test]
    fn the_marks_are_found() {
        assert_eq!(parts("a<!-- size -->b<!-- /size -->c"), Ok(("a", "b", "c")));
        assert!(parts("a<!-- size -->b").is_err());
    }
}
