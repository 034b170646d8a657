//! Tests of the page's components in a real browser.
