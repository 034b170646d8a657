//! Copied pages, mails and files as plain text: the shapes that applications put on the clipboard.

use incident_timeline::{
    import::{from_file, from_paste},
    read_incident,
};

/// Where it was copied, its HTML, its plain text, and the text that it becomes.
const PASTES: &[(&str, &str, &str, &str)] = &[
    (
        "a wiki whose cells hold paragraphs",
        r#"<meta charset='utf-8'><table data-pm-slice="1"><tbody><tr><th><p>Time (UTC)</p></th><th><p>Event</p></th></tr><tr><td><p>10:02</p></td><td><p>pager fired</p><p>twice</p></td></tr></tbody></table>"#,
        "Time (UTC)\n\nEvent\n\n10:02\n\npager fired\n\ntwice",
        "| Time (UTC) | Event |\n| 10:02 | pager fired twice |\n",
    ),
    (
        "an older wiki editor: loose cells without their table",
        r#"<td class="confluenceTd">10:02</td><td class="confluenceTd">pager <b>fired</b></td>"#,
        "10:02 pager fired",
        "| 10:02 | pager fired |\n",
    ),
    (
        "a spreadsheet in the browser",
        r#"<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style><table dir="ltr" data-sheets-root="1"><colgroup><col width="100"></colgroup><tbody><tr style="height:21px;"><td data-sheets-value="1">2024-11-20 10:02</td><td>pager &amp; phone</td></tr></tbody></table>"#,
        "2024-11-20 10:02\tpager & phone",
        "| 2024-11-20 10:02 | pager & phone |\n",
    ),
    (
        "a document with a table",
        r#"<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr">Timeline</h2><div dir="ltr"><table><tbody><tr><td><p dir="ltr"><span style="font-weight:700;">10:02</span></p></td><td><p>page</p></td></tr></tbody></table></div></b>"#,
        "Timeline\n10:02\npage",
        "## Timeline\n| 10:02 | page |\n",
    ),
    (
        "a spreadsheet on the desktop, with the header that Windows adds",
        "Version:0.9\r\nStartHTML:00000097\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta name=ProgId content=Excel.Sheet><style>td{}</style></head><body><!--StartFragment--><table border=0><col width=64><tr height=20><td height=20 class=xl65>10:02</td><td>page</td></tr></table><!--EndFragment--></body></html>",
        "10:02\tpage\r\n",
        "| 10:02 | page |\n",
    ),
    (
        "a chat whose links carry the exact instant",
        r#"<div><b>dana</b> <a href="https://example.slack.com/archives/C024BE91L/p1732096931123456">9:02 AM</a></div><div>uploads fail</div>"#,
        "dana 9:02 AM\nuploads fail",
        "dana 2024-11-20T10:02:11Z\nuploads fail\n",
    ),
    (
        "a page that says how long ago",
        r#"<p><time datetime="2024-11-20T10:02:11Z">2 years ago</time> &mdash; alert</p>"#,
        "2 years ago — alert",
        "2024-11-20T10:02:11Z — alert\n",
    ),
    (
        "a note with a nested list and a picture",
        r#"<!-- notionvc: 1 --><ul><li>10:02 page<ul><li>seen <img src="x.png" alt=":eyes:"></li></ul></li></ul>"#,
        "10:02 page\nseen",
        "- 10:02 page\n- seen :eyes:\n",
    ),
];

#[test]
fn a_paste_keeps_what_its_plain_text_loses() {
    for (name, html, plain, expected) in PASTES {
        assert_eq!(from_paste(html, plain).as_deref(), Some(*expected), "{name}");
    }
}

#[test]
fn a_paste_whose_html_says_no_more_stays_as_it_is() {
    assert_eq!(from_paste("<p>10:02 <b>page</b></p>", "10:02 page"), None);
    assert_eq!(from_paste("", "10:02 page"), None);
    assert_eq!(from_paste("", "10:02 page, x=C3 and y=20"), None);
}

#[test]
fn any_html_becomes_text_without_a_panic() {
    let html = PASTES[2].1;
    for end in (0..html.len()).filter(|&end| html.is_char_boundary(end)) {
        let _ = from_paste(&html[..end], "");
        let _ = from_paste(&html[end..], "");
    }
}

#[test]
fn a_mail_is_decoded_and_gives_its_subject() {
    let mail = "From: a@example.com\r\nSubject: Uploads down\r\nDate: Wed, 20 Nov 2024 10:40:00 +0000\r\nContent-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n10:02 St=C3=B6rung beginnt, die Uploads schl=\r\nagen fehl\r\n10:30 behoben\r\n--b1\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b1--\r\n";
    let text = from_file("incident.eml", mail);
    assert!(text.starts_with("# Uploads down\n\nDate: Wed, 20 Nov 2024"), "{text}");
    assert!(text.contains("10:02 Störung beginnt, die Uploads schlagen fehl\n10:30 behoben"), "{text}");
    let incident = read_incident(&text);
    assert_eq!(incident.events.len(), 2);
    assert_eq!(incident.title.as_deref(), Some("Uploads down"));
}

#[test]
fn a_saved_page_is_read_as_its_text() {
    let page = "<html><head><title>x</title></head><body><h2>Timeline</h2><ul><li>10:02 page</li></ul></body></html>";
    assert_eq!(from_file("notes.HTML", page), "## Timeline\n- 10:02 page\n");
    assert_eq!(from_file("notes.log", "<not a page>"), "<not a page>");
}

#[test]
fn an_encoded_mail_is_decoded_when_it_is_pasted() {
    let mail = "Subject: =?utf-8?Q?St=C3=B6rung_im_Netz?=\nContent-Transfer-Encoding: quoted-printable\n\n\
        10:02 Uhr =E2=80=93 Die Warteschlange w=C3=A4c=\nhst\n";
    let text = "# Störung im Netz\n\n10:02 Uhr – Die Warteschlange wächst\n";
    assert_eq!(from_paste("", mail).as_deref(), Some(text));
    let body = "10:02 =E2=80=93 file=\n pleine, d=C3=A9but\n10:41 =E2=80=93 fin\n";
    assert_eq!(from_paste("", body).as_deref(), Some("10:02 – file pleine, début\n10:41 – fin\n"));
}
