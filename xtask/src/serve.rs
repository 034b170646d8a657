//! Serving the release page to this machine.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::Outcome;
use crate::build::build;
use crate::run::in_root;

/// Builds the page and serves `dist/` on 127.0.0.1 until interrupted. A taken port is said before the long build.
pub(crate) fn serve(port: &str) -> Outcome {
    let number: u16 = port.parse().map_err(|_| format!("--port {port}: not a port number"))?;
    TcpListener::bind((Ipv4Addr::LOCALHOST, number)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!("port {port} is taken: choose another with --port N"),
        _ => format!("port {port} cannot be used: {error}"),
    })?;
    build()?;
    let mut server = in_root("node");
    server.args(["xtask/node/serve.cjs", "dist", port]);
    become_(&mut server)
}

/// Lets `command` take this process's place, so that an interrupt reaches it and nothing is left behind.
#[cfg(unix)]
fn become_(command: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("node does not start: {}", command.exec()))
}

#[cfg(not(unix))]
fn become_(command: &mut Command) -> Outcome {
    crate::run::show(command)
}
