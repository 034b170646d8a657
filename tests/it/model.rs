//! The state of the page under scripts of messages.
