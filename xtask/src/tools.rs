//! Getting the tools: what is pinned, where it is kept, and how each is installed when the right one is not there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::Outcome;
use crate::browser::apt_install;
use crate::run::{answer, cargo, in_root, on_path, path_with, root, show};

/// A Rust program that is taken from the `PATH` when its version is right, else built into the cache.
struct Tool {
    /// The package that cargo installs.
    package: &'static str,
    /// The programs needed from it, each asked for `--version`.
    programs: &'static [&'static str],
    version: Version,
    /// Arguments of `cargo install` beside the package, the version and the place.
    install: &'static [&'static str],
    /// About how long that takes on two cores, for the person who waits.
    wait: &'static str,
}

enum Version {
    Exactly(&'static str),
    /// That of a package in the root's `Cargo.lock`.
    Locked(&'static str),
}

const TOOLS: [Tool; 2] = [
    Tool {
        package: "trunk",
        programs: &["trunk"],
        version: Version::Exactly("0.21.14"),
        // Without its default features Trunk cannot download anything by itself.
        install: &["--locked", "--no-default-features"],
        wait: "3 minutes",
    },
    Tool {
        package: "wasm-bindgen-cli",
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        version: Version::Locked("wasm-bindgen"),
        install: &[],
        wait: "1 minute",
    },
];

/// Firefox is driven by it. Distributions have the one and not the other.
const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    programs: &["geckodriver"],
    version: Version::Exactly("0.37.1"),
    install: &["--locked"],
    wait: "3 minutes",
};

/// npm packages: what they are for, the directory whose `package.json` and lock pin their versions, how long they take.
type Packages = (&'static str, &'static str, &'static str);
const PAGE_TOOLS: Packages = ("page-tools", "xtask/npm", "10 seconds");
const BROWSER_TESTS: Packages = ("browser-tests", "tests/e2e", "10 seconds");
const WIKIS: Packages = ("wikis", "tests/wikis", "2 minutes");
const NPM_USERS: Packages = ("npm-users", "tests/npm", "10 seconds");

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// All that makes and tests the page.
pub(crate) struct Tools {
    /// The directories to put in front of the `PATH` so that Trunk and the test runner find everything.
    path: Vec<PathBuf>,
    /// The `node_modules` that `web/forms.mjs` loads its packages from.
    modules: PathBuf,
}

/// Gets what is not there yet.
pub(crate) fn ensure() -> Outcome<Tools> {
    if answer(Command::new("node").arg("--version")).is_none() {
        return Err("Node is missing: install it (Debian: apt-get install nodejs npm)".to_owned());
    }
    wasm_target()?;
    // All at once: each has stretches that keep only one core busy.
    thread::scope(|scope| {
        let modules = scope.spawn(|| npm_modules(PAGE_TOOLS));
        let built = TOOLS.each_ref().map(|tool| scope.spawn(|| rust_tool(tool)));
        let path = built.into_iter().map(finish).collect::<Outcome<Vec<_>>>()?;
        Ok(Tools { path: path.into_iter().flatten().collect(), modules: finish(modules)? })
    })
}

fn finish<T>(thread: thread::ScopedJoinHandle<'_, Outcome<T>>) -> Outcome<T> {
    thread.join().unwrap_or_else(|_| Err("an installation broke off".to_owned()))
}

/// What drives Firefox: the one that is there, or one of our own where there is a Firefox to drive.
pub(crate) fn geckodriver() -> Outcome<Option<PathBuf>> {
    let named = env::var_os("GECKODRIVER").filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(driver) = named.or_else(|| on_path("geckodriver")) {
        return Ok(Some(driver));
    }
    let firefox = env::var_os("FIREFOX").map(PathBuf::from);
    if firefox.or_else(|| on_path("firefox-esr")).or_else(|| on_path("firefox")).is_none() {
        return Ok(None);
    }
    Ok(rust_tool(&GECKODRIVER)?.map(|bin| bin.join("geckodriver")))
}

/// The `node_modules` that the end-to-end tests load their packages from.
pub(crate) fn browser_test_modules() -> Outcome<PathBuf> {
    npm_modules(BROWSER_TESTS)
}

/// The `node_modules` with wikis to try the script in.
pub(crate) fn wiki_modules() -> Outcome<PathBuf> {
    npm_modules(WIKIS)
}

/// The `node_modules` with what bundles our package for npm.
pub(crate) fn npm_users() -> Outcome<PathBuf> {
    npm_modules(NPM_USERS)
}

/// A Python with the wikis that `tests/wikis/requirements.txt` names.
pub(crate) fn wiki_python() -> Outcome<PathBuf> {
    let file = root().join(WIKIS.1).join("requirements.txt");
    let wanted = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = wanted.trim().replace("==", "-");
    // Scripts in it name the directory that it was made in, so only Python itself is called.
    let dir = install(&name, "1 minute", |dir| {
        show(Command::new("python3").args(["-m", "venv"]).arg(dir))?;
        show(Command::new(dir.join("bin/python")).args(["-m", "pip", "install", "--quiet", "-r"]).arg(&file))
    })?;
    Ok(dir.join("bin/python"))
}

/// What `PHP` must be to run wikis, as Debian packages it.
const PHP: [&str; 5] = ["php-cli", "php-intl", "php-mbstring", "php-sqlite3", "php-xml"];

/// Debian's packages of wikis in PHP, with those of their parts that they ask for when they run.
const PHP_WIKIS: [&str; 9] = [
    "dokuwiki",
    "libjs-jquery",
    "libjs-jquery-cookie",
    "libjs-jquery-ui",
    "libphp-simplepie",
    "mediawiki",
    "mediawiki-classes",
    "php-geshi",
    "php-phpseclib",
];

/// A directory with `DokuWiki` and `MediaWiki` as Debian packages them: unpacked there, and not installed.
pub(crate) fn php_wikis() -> Outcome<PathBuf> {
    let ready = || answer(Command::new("php").arg("-m")).is_some_and(|said| said.contains("pdo_sqlite"));
    if !ready() {
        apt_install(&PHP)?;
    }
    install("wikis-of-debian", "1 minute", |dir| {
        show(Command::new("apt-get").args(["download", "-q"]).args(PHP_WIKIS).current_dir(dir))?;
        let failed = |error| format!("{}: {error}", dir.display());
        let mut files: Vec<_> =
            fs::read_dir(dir).map_err(failed)?.flatten().map(|entry| entry.path()).collect();
        // DokuWiki's comes with links that lead nowhere, whose place directories of others take.
        files.sort();
        for file in files {
            show(Command::new("dpkg-deb").arg("-x").arg(&file).arg(dir))?;
            fs::remove_file(&file).map_err(failed)?;
        }
        Ok(())
    })
}

/// Adds the wasm target to the toolchain in use when it is not there.
pub(crate) fn wasm_target() -> Outcome {
    let lib = answer(in_root("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if lib.is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    eprintln!("xtask: adding the target {WASM_TARGET}");
    show(in_root("rustup").args(["target", "add", WASM_TARGET]))
        .map_err(|error| format!("the target {WASM_TARGET} is missing and cannot be added: {error}"))
}

/// Where tools are kept: shared by all clones, and by all runs.
fn cache() -> Outcome<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("INCIDENT_TIMELINE_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|dir| dir.join("incident-timeline")))
        .or_else(|| set("HOME").map(|dir| dir.join(".cache/incident-timeline")))
        .ok_or_else(|| "no place for the tools: set INCIDENT_TIMELINE_TOOLS to a directory".to_owned())
        .and_then(|dir| std::path::absolute(&dir).map_err(|error| format!("{}: {error}", dir.display())))
}

fn rust_tool(tool: &Tool) -> Outcome<Option<PathBuf>> {
    let version = match tool.version {
        Version::Exactly(version) => version.to_owned(),
        Version::Locked(package) => locked_version(package)?,
    };
    let right = |program: &Path| {
        answer(Command::new(program).arg("--version"))
            .is_some_and(|said| said.split_whitespace().any(|word| word == version))
    };
    if tool.programs.iter().all(|name| on_path(name).is_some_and(|program| right(&program))) {
        return Ok(None);
    }
    let dir = install(&format!("{}-{version}", tool.package), tool.wait, |dir| {
        let mut command = cargo();
        command.args(["install", tool.package, "--version", &version, "--debug"]).args(tool.install);
        command.arg("--root").arg(dir);
        command.env("CARGO_TARGET_DIR", dir.join("target"));
        // A debug build without anything for debugging is the quickest to make and does the same.
        for what in ["DEBUG", "DEBUG_ASSERTIONS", "OVERFLOW_CHECKS"] {
            command.env(format!("CARGO_PROFILE_DEV_{what}"), "false");
        }
        // `--root` is not on the PATH and need not be; a toolchain's own flags would only spoil the build.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        show(&mut command)?;
        fs::remove_dir_all(dir.join("target")).map_err(|error| format!("{}: {error}", dir.display()))
    })?;
    Ok(Some(dir.join("bin")))
}

/// Installs what the lock names, outside the working tree; returns its `node_modules`.
fn npm_modules((name, source, wait): Packages) -> Outcome<PathBuf> {
    let source = root().join(source);
    let read = |name: &str| {
        let file = source.join(name);
        fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))
    };
    let lists = [("package.json", read("package.json")?), ("package-lock.json", read("package-lock.json")?)];
    let stamp = lists.iter().flat_map(|(_, bytes)| bytes).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let dir = install(&format!("{name}-{stamp:016x}"), wait, |dir| {
        for (name, bytes) in &lists {
            fs::write(dir.join(name), bytes).map_err(|error| format!("{}: {error}", dir.display()))?;
        }
        show(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(dir))
    })?;
    Ok(dir.join("node_modules"))
}

/// The cache's directory `name`, filled by `fill` when it is not there. It is filled under another name and then
/// renamed, so an interrupted installation is never taken for a finished one and two at once do no harm.
fn install(name: &str, wait: &str, fill: impl FnOnce(&Path) -> Outcome) -> Outcome<PathBuf> {
    let cache = cache()?;
    let dir = cache.join(name);
    if dir.is_dir() {
        return Ok(dir);
    }
    eprintln!("xtask: installing {name} in {} (once, about {wait})", cache.display());
    sweep(&cache);
    let partial = cache.join(format!("{name}.partial-{}", std::process::id()));
    fs::create_dir_all(&partial).map_err(|error| format!("{}: {error}", partial.display()))?;
    let filled = fill(&partial).map_err(|error| format!("{name} cannot be installed: {error}"));
    if filled.is_ok() && fs::rename(&partial, &dir).is_ok() {
        return Ok(dir);
    }
    // Best effort: what stays behind is swept by a later run.
    let _ = fs::remove_dir_all(&partial);
    filled?;
    if dir.is_dir() { Ok(dir) } else { Err(format!("{} cannot be written", dir.display())) }
}

/// Removes what interrupted installations left, where the process that made it is gone.
fn sweep(cache: &Path) {
    for entry in fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((_, process)) = name.split_once(".partial-") else { continue };
        if Path::new("/proc/self").exists() && !Path::new("/proc").join(process).exists() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// The version of `package` in the root's `Cargo.lock`.
fn locked_version(package: &str) -> Outcome<String> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted);
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \""));
    version
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| format!("Cargo.lock names no {package}"))
}

/// `command` with all tools in front of the `PATH`.
pub(crate) fn with_tools<'a>(command: &'a mut Command, tools: &Tools) -> &'a mut Command {
    command.env("PATH", path_with(&tools.path)).env("PAGE_TOOLS", &tools.modules)
}
