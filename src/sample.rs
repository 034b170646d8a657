//! The sample incident that the page opens on. It is invented.

/// Notes of an invented incident, short enough to be seen at a glance.
pub const NOTES: &str = "\
Sample: photo uploads fail (invented, paste your own notes over it)

Timeline, 12 May 2025 (UTC)

- 13:40 A new release of the upload service goes out
- 13:52 Alert: upload errors above 20 %
- 13:55 Noor acknowledges the page
- 14:04 Incident declared, SEV2
- 14:10 Support reports that the mobile app cannot save photos
- 14:21 Severity upgraded to SEV1
- 14:26 Cause found: the release writes to a bucket that does not exist
- 14:33 Release rolled back
- 14:41 Uploads work again, incident resolved

Impact

Photo uploads failed from 13:52 until 14:41. The mobile app and the web gallery were degraded for 31 minutes. Thumbnails were delayed for about an hour.
";
