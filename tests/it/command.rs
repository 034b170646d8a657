//! The command as a person runs it: formats, files, errors, exit statuses.
