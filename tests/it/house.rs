//! The build of the house: no circle of modules, no arrow from a lower floor to a higher, nothing public that nobody uses.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::Path,
};

use crate::tidy::project;

/// The rooms from the lowest floor to the highest: a room uses those of its own line and of the lines before it.
const FLOORS: &[&[&str]] = &[
    &["civil", "class", "differ", "facts", "markup", "moment", "pause", "rules", "span", "sort", "target"],
    &["words"],
    &["timestamp"],
    &["clock", "finding", "incident", "reasons", "zones"],
    &["document", "grammar"],
    &["entries"],
    &["resolve"],
    &["title"],
    &["read"],
    &["wording", "choices"],
    &["meaning"],
    &["lib"],
    &["import", "link", "redact", "sample"],
    &["json", "report", "export", "layout", "edit"],
    &["scene"],
    &["model"],
    &["page"],
    &["main", "bin"],
];

/// Arrows that close a circle or lead up and still have to go. One that does neither any more fails the test: the list only shrinks.
const KNOWN: &[(&str, &str)] = &[];

/// A source file with the module it is: `read::stamp`; `lib` for the root. The crates of the library count as one.
struct File {
    path: String,
    module: String,
    tokens: Vec<Token>,
    /// What names of this file stand for, as paths from the root.
    names: BTreeMap<String, Vec<String>>,
}

#[derive(Clone)]
struct Token {
    line: usize,
    text: String,
}

/// The module that uses, and the one that is used.
type Arrow = (String, String);

/// Each arrow with the place where it is written first.
type Arrows = BTreeMap<Arrow, String>;

#[test]
fn no_arrow_closes_a_circle_or_leads_up() {
    let arrows = arrows(&files());
    let known: BTreeSet<Arrow> =
        KNOWN.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
    let mut wrong = Vec::new();
    let leads_up =
        |from: &str, to: &str| floor(from).is_some_and(|low| floor(to).is_some_and(|high| low < high));
    let rooms: BTreeSet<&str> = arrows
        .keys()
        .flat_map(|(from, to)| [room(from), room(to)])
        .filter(|room| floor(room).is_none())
        .collect();
    wrong.extend(rooms.iter().map(|room| format!("`{room}` has no floor: give it one in FLOORS")));
    for (arrow @ (from, to), place) in &arrows {
        if leads_up(from, to) && !known.contains(arrow) {
            wrong.push(format!(
                "{place}: {from} uses {to}, which is on a higher floor: move what both need to a lower one"
            ));
        }
    }
    for circle in circles(&arrows, &known) {
        let steps = circle.windows(2).map(|pair| {
            let place = &arrows[&(pair[0].clone(), pair[1].clone())];
            format!("\n    {} uses {} ({place})", pair[0], pair[1])
        });
        wrong.push(format!(
            "a circle; move what closes it to a file of its own:{}",
            steps.collect::<String>()
        ));
    }
    for arrow @ (from, to) in &known {
        let others: BTreeSet<Arrow> = known.iter().filter(|other| *other != arrow).cloned().collect();
        let closes = || !circles(&arrows, &others).is_empty();
        if !(arrows.contains_key(arrow) && (leads_up(from, to) || closes())) {
            wrong.push(format!("{from} may use {to} now, or does not: take it out of KNOWN"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_is_public_is_used_by_another_file() {
    let files = files();
    let words: Vec<(String, HashSet<String>)> = project(&["rs", "js", "cjs"])
        .iter()
        .filter(|path| !relative(path).starts_with("xtask"))
        .map(|path| (relative(path), words(&fs::read_to_string(path).unwrap())))
        .collect();
    let mut wrong = Vec::new();
    for file in &files {
        let items = public_items(&file.tokens);
        for (index, (name, line, _)) in items.iter().enumerate() {
            let elsewhere = words.iter().any(|(path, words)| *path != file.path && words.contains(name));
            // The type of a public field or argument has to be public, whoever names it.
            let shown =
                items.iter().enumerate().any(|(other, (_, _, shows))| other != index && shows.contains(name));
            if !elsewhere && !shown {
                wrong.push(format!("{}:{line}: `{name}` is public, and no other file uses it", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room(module)))
}

fn room(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

/// A circle at a time, its first module again at the end. `without` are not followed. A parent may use a child that uses it:
/// circles are looked for without the arrows to parents, then without those to children.
fn circles(arrows: &Arrows, without: &BTreeSet<Arrow>) -> Vec<Vec<String>> {
    let is_child = |child: &str, parent: &str| match child.rsplit_once("::") {
        Some((above, _)) => above == parent,
        None => parent == "lib" && child != "lib",
    };
    let mut found: Vec<Vec<String>> = Vec::new();
    for skip_parents in [true, false] {
        let mut graph: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, to) in arrows.keys().filter(|arrow| !without.contains(*arrow)) {
            let skipped = if skip_parents { is_child(from, to) } else { is_child(to, from) };
            if !skipped {
                graph.entry(from).or_default().push(to);
            }
        }
        for start in graph.keys().copied() {
            if found.iter().any(|circle| circle.iter().any(|module| module == start)) {
                continue;
            }
            found.extend(shortest_way_back(&graph, start));
        }
    }
    found
}

/// The shortest way from `start` to itself, both ends included.
fn shortest_way_back(graph: &BTreeMap<&str, Vec<&str>>, start: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![start]];
    let mut seen = BTreeSet::new();
    let mut next = 0;
    while let Some(way) = ways.get(next).cloned() {
        next += 1;
        for to in graph.get(way[way.len() - 1]).into_iter().flatten().copied() {
            let longer = [&way[..], &[to]].concat();
            if to == start {
                return Some(longer.into_iter().map(str::to_owned).collect());
            }
            if seen.insert(to) {
                ways.push(longer);
            }
        }
    }
    None
}

/// All uses of one module by another, from `use` lines and from paths in the code.
fn arrows(files: &[File]) -> Arrows {
    let by_module: BTreeMap<&str, &File> = files.iter().map(|file| (file.module.as_str(), file)).collect();
    let mut arrows = Arrows::new();
    for file in files {
        for (line, path) in paths(&file.tokens) {
            let Some(to) = target(file, &path, &by_module) else { continue };
            if to != file.module {
                arrows.entry((file.module.clone(), to)).or_insert(format!("{}:{line}", file.path));
            }
        }
    }
    arrows
}

/// The module in which what `path` names is written, seen from `file`; `None` for what is not ours.
fn target(file: &File, path: &[String], files: &BTreeMap<&str, &File>) -> Option<String> {
    let mut path = absolute(&file.module, path)
        .or_else(|| file.names.get(&path[0]).map(|start| [&start[..], &path[1..]].concat()))
        .or_else(|| {
            files.get(join(&file.module, &path[0]).as_str()).map(|child| parts(&child.module, path))
        })?;
    // Names that are passed on by a module are followed to where they come from.
    for _ in 0..8 {
        let depth =
            (0..=path.len()).rev().find(|depth| files.contains_key(module_of(&path[..*depth]).as_str()))?;
        let module = files[module_of(&path[..depth]).as_str()];
        match path.get(depth).and_then(|name| module.names.get(name)) {
            Some(start) => path = [&start[..], &path[depth + 1..]].concat(),
            None => return Some(module.module.clone()),
        }
    }
    None
}

fn parts(module: &str, path: &[String]) -> Vec<String> {
    module.split("::").map(str::to_owned).chain(path[1..].iter().cloned()).collect()
}

fn module_of(path: &[String]) -> String {
    if path.is_empty() { "lib".to_owned() } else { path.join("::") }
}

fn join(module: &str, name: &str) -> String {
    if module == "lib" { name.to_owned() } else { format!("{module}::{name}") }
}

/// `path` from the root where it begins with `crate`, `super`, `self` or the name of a package.
fn absolute(module: &str, path: &[String]) -> Option<Vec<String>> {
    let mut base: Vec<String> = Vec::new();
    let here = || if module == "lib" { Vec::new() } else { module.split("::").map(str::to_owned).collect() };
    let rest = match path[0].as_str() {
        "crate" | "grammar" | "vocabulary" | "incident_timeline" => &path[1..],
        "self" => {
            base = here();
            &path[1..]
        }
        "super" => {
            base = here();
            let up = path.iter().take_while(|part| *part == "super").count();
            base.truncate(base.len().saturating_sub(up));
            &path[up..]
        }
        _ => return None,
    };
    base.extend(rest.iter().cloned());
    Some(base)
}

/// Every path of two names or more, `use` trees taken apart, with its line.
fn paths(tokens: &[Token]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at].text == "use" {
            let line = tokens[at].line;
            found.extend(use_tree(tokens, &mut at).into_iter().map(|(_, path)| (line, path)));
            continue;
        }
        let mut path = Vec::new();
        let line = tokens[at].line;
        while at < tokens.len() && is_name(&tokens[at].text) {
            path.push(tokens[at].text.clone());
            let on = tokens.get(at + 1).is_some_and(|next| next.text == "::");
            at += if on { 2 } else { 1 };
            if !on {
                break;
            }
        }
        if path.is_empty() {
            at += 1;
        } else if path.len() > 1 {
            found.push((line, path));
        }
    }
    found
}

/// The names and paths of the `use` at `at`; `at` stands behind it afterwards.
fn use_tree(tokens: &[Token], at: &mut usize) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut opened: Vec<Vec<String>> = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut name = None;
    while *at + 1 < tokens.len() {
        *at += 1;
        match tokens[*at].text.as_str() {
            "::" => {}
            "{" => opened.push(path.clone()),
            end @ ("," | "}" | ";") => {
                if path.len() > opened.last().map_or(0, Vec::len) {
                    let path: Vec<String> =
                        path.iter().filter(|part| !["*"].contains(&part.as_str())).cloned().collect();
                    let last = path.last().cloned().unwrap_or_default();
                    found.push((name.take().unwrap_or(last), path));
                }
                if end == "}" {
                    opened.pop();
                }
                path = opened.last().cloned().unwrap_or_default();
                if end == ";" {
                    break;
                }
            }
            "as" => {
                *at += 1;
                name = Some(tokens[*at].text.clone());
            }
            // `a::{self, b}` names `a`.
            "self" if !path.is_empty() => {
                name = path.last().cloned();
                path.push("*".to_owned());
            }
            part => path.push(part.to_owned()),
        }
    }
    found
}

/// Each public item: its name, its line, and the names that its declaration shows to whoever uses it.
fn public_items(tokens: &[Token]) -> Vec<(String, usize, HashSet<String>)> {
    const KINDS: &[&str] = &["fn", "struct", "enum", "trait", "const", "static", "type"];
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut found = Vec::new();
    for (begin, token) in tokens.iter().enumerate().filter(|(_, token)| token.text == "pub") {
        let mut at = begin + 1;
        if text(at) == "(" {
            at += 4 - usize::from(text(at + 2) == ")");
        }
        while ["async", "unsafe"].contains(&text(at)) || text(at) == "const" && text(at + 1) == "fn" {
            at += 1;
        }
        // The rows of a table in a module of its own are for the file that they stand in.
        let row = text(begin + 2) == "super" && text(at) == "const";
        if row || !KINDS.contains(&text(at)) || !is_name(text(at + 1)) {
            continue;
        }
        let whole = ["struct", "enum", "trait"].contains(&text(at));
        let mut depth = 0;
        let shows = tokens[at + 2..].iter().take_while(|token| {
            match token.text.as_str() {
                "{" if whole => depth += 1,
                "}" if whole => depth -= 1,
                _ => {}
            }
            let ends = if whole { token.text == "}" } else { token.text == "{" || token.text == "=" };
            !(depth == 0 && (ends || token.text == ";"))
        });
        found.push((text(at + 1).to_owned(), token.line, shows.map(|token| token.text.clone()).collect()));
    }
    found
}

fn files() -> Vec<File> {
    let found = project(&["rs"]).into_iter().filter_map(|path| {
        let path_here = relative(&path);
        let (package, inside) = path_here.split_once("src/")?;
        let inside = inside.strip_suffix(".rs")?.replace('/', "::");
        ["", "grammar/", "vocabulary/"].contains(&package).then_some(())?;
        let below = inside == "lib" && !package.is_empty();
        let module = if below { package.trim_end_matches('/').to_owned() } else { inside };
        let text = fs::read_to_string(&path).unwrap();
        // Tests in the file may use whatever they need.
        let tokens = tokens(text.split("#[cfg(test)]").next().unwrap_or_default());
        let mut names = BTreeMap::new();
        for at in (0..tokens.len()).filter(|at| tokens[*at].text == "use") {
            let mut behind = at;
            for (name, path) in use_tree(&tokens, &mut behind) {
                names.extend(absolute(&module, &path).map(|path| (name, path)));
            }
        }
        Some(File { path: path_here, module, tokens, names })
    });
    found.collect()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/")
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// All names in the code, and those that its texts have in braces; comments do not count.
fn words(text: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    for Token { text, .. } in tokens(text) {
        if text.contains('"') {
            let braced = text.split('{').skip(1).filter(|rest| is_name(rest));
            found
                .extend(braced.map(|rest| rest.split(|c: char| !is_name_part(c)).next().unwrap().to_owned()));
        } else if is_name(&text) {
            found.insert(text);
        }
    }
    found
}

/// The code without comments: names and numbers, `::`, texts from quote to quote, other signs one by one.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|c: char| !is_name_part(c)).unwrap_or(rest.len());
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            let hashes = rest[1..].len() - rest[1..].trim_start_matches('#').len();
            let close = format!("\"{}", "#".repeat(hashes));
            rest[hashes + 2..].find(&close).map_or(rest.len(), |end| hashes + 2 + end + close.len())
        } else if first == '"' {
            string_end(rest)
        } else if first == '\'' {
            char_end(rest)
        } else if rest.starts_with("::") {
            2
        } else {
            word.max(first.len_utf8())
        };
        let token = &rest[..length];
        if !first.is_whitespace() && !token.starts_with("//") && !token.starts_with("/*") {
            found.push(Token { line, text: token.to_owned() });
        }
        line += token.matches('\n').count();
        rest = &rest[length..];
    }
    found
}

fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// Of `'a'` and `'\n'` the whole, of `'a` in `&'a str` the quote.
fn char_end(text: &str) -> usize {
    let mut signs = text.char_indices().skip(1);
    let escaped = signs.next().is_some_and(|(_, c)| c == '\\');
    if escaped {
        return text[3..].find('\'').map_or(1, |end| 3 + end + 1);
    }
    signs.next().filter(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1)
}
