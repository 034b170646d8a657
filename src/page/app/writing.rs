//! Everything that writes notes, and the effects of the editor.

use web_sys::{File, HtmlElement};
use yew::{Component, Context, platform::spawn_local};

use super::{
    super::{dom, focus, intl::RULES, msg::PageMsg, text_field},
    App, send,
};
use crate::{
    civil::Date,
    edit::{Change, Edit, Refused, correction},
    import::{self, Trouble},
    incident::{Event, Incident},
    model::{
        Direction, Draft, EditorMsg, Effect, Field, LONG, ModelMsg, Notice, Origin, Put, Said, Tab, Then,
        ViewMsg, written,
    },
    span::{LineNumber, Span, utf16_of_byte},
    wording::{clock, short_day},
};

impl App {
    /// Passes a message to the editor and runs its effects; true if the page has to be drawn.
    pub(super) fn happened(&mut self, ctx: &Context<Self>, msg: EditorMsg) -> bool {
        // A busy page hears late of what was typed: it is taken over before the field gets another text.
        if matches!(msg, EditorMsg::Reach(_) | EditorMsg::Put(_) | EditorMsg::Step(_) | EditorMsg::Needed) {
            self.typed(ctx);
        }
        self.pass(ctx, msg)
    }

    /// The same, with what is in the field taken over already.
    pub(super) fn pass(&mut self, ctx: &Context<Self>, msg: EditorMsg) -> bool {
        let effects = self.editor.update(msg);
        let replaced =
            effects.iter().any(|effect| matches!(effect, Effect::Replace { .. } | Effect::Hold(_)));
        let mut draw = false;
        for effect in effects {
            draw |= self.run(ctx, effect);
        }
        if replaced {
            self.pane.assure(&self.editor.text);
        }
        draw
    }

    fn run(&mut self, ctx: &Context<Self>, effect: Effect) -> bool {
        /// Milliseconds without typing.
        const PAUSE: i32 = 300;
        match effect {
            Effect::Read(notes) => {
                let old = self.reading.is_some();
                let changed = self.update(ctx, PageMsg::Model(ModelMsg::Edited(notes)));
                if !changed && self.reading.is_none() {
                    self.happened(ctx, EditorMsg::Drawn);
                    self.draw_lines(ctx);
                }
                return changed || old;
            }
            Effect::Store(notes) => self.keep(&notes),
            Effect::KeepDraft(notes) => self.kept.draft(&notes),
            Effect::Say(said, direction) => {
                // A second click at the same place is not to take back what the first did.
                let then = if direction == Direction::Undo { Then::Goes } else { Then::Undo };
                return self.update(ctx, PageMsg::Model(ModelMsg::Said(said, then)));
            }
            Effect::Show(at) => self.pane.go(&mut self.editor.text, at),
            Effect::Replace { units, text } => self.pane.replace(units, &text),
            Effect::Hold(part) => {
                self.pane.hold(&part);
                ctx.link().send_message(PageMsg::Held);
            }
            Effect::Lock(locked) => self.pane.lock(locked),
            Effect::DrawLines => self.draw_lines(ctx),
            Effect::AwaitPause(typings) => {
                let link = ctx.link().clone();
                dom::later(PAUSE, move || link.send_message(PageMsg::Editor(EditorMsg::Paused(typings))));
            }
            Effect::AwaitPaint => Self::soon(ctx, PageMsg::DrawReport),
        }
        false
    }

    /// Where the caret stands at an edge of the part that is in the field, a key finds there what stands beyond.
    pub(super) fn beyond(&mut self, ctx: &Context<Self>) -> bool {
        if self.editor.text.is_whole() {
            return false;
        }
        let Span { start, end } = self.pane.selection(&self.editor.text);
        start == end && self.happened(ctx, EditorMsg::Reach(start))
    }

    /// A key led to byte `at` of the notes when the field had this part of them. What was typed until a busy page hears of it is meant
    /// for where the key led.
    pub(super) fn led(&mut self, ctx: &Context<Self>, at: usize, start: usize, part: String) -> bool {
        let text = &self.editor.text;
        let Some(field) = self.pane.field().filter(|_| !text.has(at)) else { return false };
        let now = field.value();
        // It ends at the caret. By words alone "- a" before "- 09:12" could as well be "a- " behind its dash.
        let caret = text_field::selection(&field, &now).end;
        let since = Span::new(caret.saturating_sub(now.len().saturating_sub(part.len())), caret);
        let is_all = Edit { span: since, text: String::new() }.apply(&now) == part;
        // Several such keys may have waited: then all of it stays where it stands.
        if start != text.part().start || !is_all || since.start == since.end {
            return self.happened(ctx, EditorMsg::Reach(at));
        }
        let old = self.pass(ctx, EditorMsg::Typed(part));
        let draw = self.pass(ctx, EditorMsg::Reach(at));
        let text = &self.editor.text;
        let place = text.in_field(Span::new(at, at)).start;
        let unit = utf16_of_byte(text.sheet.notes(), place);
        self.pane.replace(Span::new(unit, unit), since.of(&now));
        self.typed(ctx) || old || draw
    }

    fn draw_lines(&mut self, ctx: &Context<Self>) {
        self.pane.forget_lines();
        self.follow(ctx);
    }

    /// Brings the lines of the notes in step with the model, and the part of them that is there with what is looked at.
    pub(super) fn follow(&mut self, ctx: &Context<Self>) {
        if let Some(at) = self.pane.follow(&mut self.editor.text, &self.model) {
            self.happened(ctx, EditorMsg::Reach(at));
        }
    }

    /// Reads the field if it was changed; true if the page has to be drawn, or that still takes its time.
    pub(super) fn read(&mut self, ctx: &Context<Self>) -> bool {
        self.happened(ctx, EditorMsg::Needed) || self.reading.is_some()
    }

    /// Sends a message once what was drawn is painted.
    pub(super) fn soon(ctx: &Context<Self>, msg: PageMsg) {
        let link = ctx.link().clone();
        dom::later(30, move || link.send_message(msg));
    }

    /// Reads files to replace the notes with their texts.
    pub(super) fn open(ctx: &Context<Self>, files: Vec<File>) {
        let send = send(ctx);
        spawn_local(async move {
            let mut texts = Vec::new();
            for file in files {
                let text = dom::text_of(&file).await;
                texts.push(text.map(|text| import::from_file(&file.name(), &text)));
            }
            let (text, trouble) = import::together(texts);
            let notice = trouble.map(|trouble| match trouble {
                Trouble::NoText => Notice::NoText,
                Trouble::Damaged => Notice::Damaged,
            });
            send.emit(PageMsg::Opened(text, notice));
        });
    }

    /// Replaces the notes by the text of files, and says what was odd about them.
    pub(super) fn opened(&mut self, ctx: &Context<Self>, text: String, notice: Option<Notice>) -> bool {
        let changed = !text.is_empty() && self.replace(ctx, text, "Notes replaced by the file.");
        let told = notice.is_some_and(|notice| self.update(ctx, PageMsg::Model(ModelMsg::Tell(notice))));
        changed || told
    }

    /// Pastes over the selection. Over all notes where these are the sample, or no field is meant: then one can say that it goes behind them.
    pub(super) fn pasted(&mut self, ctx: &Context<Self>, texts: Vec<String>, beside: bool) -> bool {
        if texts.iter().any(|text| text.len() > dom::LONGEST as usize) {
            return self.update(ctx, PageMsg::Model(ModelMsg::Tell(Notice::NoText)));
        }
        // All that stands there is meant, be it that more is on its way into the field.
        let whole = beside || self.pane.selection(&self.editor.text) == self.editor.all();
        let read = self.read(ctx);
        let sample = self.model.origin == Origin::Sample && self.reading.is_none();
        let text = &self.editor.text;
        let span = if sample || whole { self.editor.all() } else { self.pane.selection(text) };
        let over = !sample && (beside || span == text.part()) && !text.sheet.notes().trim().is_empty();
        let said = match text.told().filter(|_| !beside) {
            Some(lines) => [&lines, " replaced by the paste, and no others."].concat(),
            None => "Notes replaced by the paste.".to_owned(),
        };
        let then = if beside { Then::Pasted } else { Then::Undo };
        self.before = text.whole().into();
        let changed = self.put(ctx, span, texts);
        self.pane.deselect();
        if changed {
            self.uncover(ctx);
        }
        if changed && over {
            self.update(ctx, PageMsg::Model(ModelMsg::Said(said, then)));
        }
        changed || read
    }

    /// Puts the notes that a paste took the place of before it; or gives the first of the events that moved with another its day back.
    pub(super) fn otherwise(&mut self, ctx: &Context<Self>) -> bool {
        self.read(ctx);
        if let Some(Then::Moved(event)) = self.model.said.as_ref().map(|said| said.then) {
            return self.take_in(ctx, Field::Time, event, &self.before.clone());
        }
        // What heads the paste is no more of the last entry.
        let notes = [self.before.trim_end(), "\n\n", self.editor.notes()].concat();
        self.replace(ctx, notes, "Pasted at the end of the notes.")
    }

    /// Replaces all notes by a draft.
    pub(super) fn open_draft(&mut self, ctx: &Context<Self>, draft: &Draft) -> bool {
        self.replace(ctx, draft.notes.to_string(), "Notes replaced by the draft.")
    }

    /// Replaces all notes and says what was done.
    pub(super) fn replace(&mut self, ctx: &Context<Self>, notes: String, said: &str) -> bool {
        let read = self.read(ctx);
        let changed = self.put(ctx, self.editor.all(), vec![notes]);
        if changed {
            self.uncover(ctx);
            self.say(ctx, said.to_owned());
        }
        changed || read
    }

    /// Closes the notes where they cover the picture, which is what one wants to see of new notes.
    pub(super) fn uncover(&mut self, ctx: &Context<Self>) {
        if dom::is_narrow() && self.model.view.tab != Tab::Timeline {
            self.to_picture = true;
            self.tops = [0.0; 3];
            self.update(ctx, PageMsg::View(ViewMsg::Tab(Tab::Timeline)));
        }
    }

    /// Gives the picture the focus.
    pub(super) fn show_picture(&mut self, ctx: &Context<Self>) -> bool {
        self.uncover(ctx);
        if !self.to_picture {
            self.focus_picture();
        }
        self.to_picture
    }

    /// The same where it is in sight; where nothing is drawn, what stands in its place.
    pub(super) fn focus_picture(&self) {
        let place = self.nodes.frame.cast::<HtmlElement>().or_else(|| self.shown.cast());
        if let Some(place) = place {
            focus::focus(&place);
        }
    }

    /// Gives the details of the selection the focus.
    pub(super) fn show_details(&self) {
        if let Some(reading) = self.shown.cast() {
            focus::to_details(&reading);
        }
    }

    /// Shows a line of the notes, lit up.
    pub(super) fn show_line(&mut self, ctx: &Context<Self>, line: LineNumber) -> bool {
        let line = self.model.incident.lines.get(line.index()).map(|line| line.span);
        self.pane.point_at(line);
        // A selected line would go with the next key.
        self.wanted = line.map(|line| Span::new(line.start, line.start));
        self.update(ctx, PageMsg::View(ViewMsg::Tab(Tab::Notes)));
        true
    }

    /// Replaces a span of the notes with texts, one after the other, each a step for undo.
    pub(super) fn put(&mut self, ctx: &Context<Self>, span: Span, texts: Vec<String>) -> bool {
        let texts = texts.into_iter().map(|text| import::line_ends(&text)).collect();
        self.happened(ctx, EditorMsg::Put(Put { span, texts })) || self.reading.is_some()
    }

    /// Says what was written into the notes.
    fn say(&mut self, ctx: &Context<Self>, said: String) -> bool {
        self.update(ctx, PageMsg::Model(ModelMsg::Said(said, Then::Undo)))
    }

    /// Has what is said go away after a while.
    pub(super) fn fade(&self, ctx: &Context<Self>) {
        /// Milliseconds.
        const WHILE: i32 = 10_000;
        if let Some(said) = self.model.said.clone().filter(|said| said.then != Then::Stays) {
            let link = ctx.link().clone();
            dom::later(WHILE, move || link.send_message(PageMsg::Fade(said)));
        }
    }

    /// What was said for a while goes away, unless one is at it.
    pub(super) fn faded(&mut self, ctx: &Context<Self>, said: &Said) -> bool {
        if self.model.said.as_ref() != Some(said) {
            return false;
        }
        if self.shown.cast().is_some_and(|reading| dom::is_at_toast(&reading)) {
            self.fade(ctx);
            return false;
        }
        self.update(ctx, PageMsg::Model(ModelMsg::Dismiss))
    }

    /// Makes an edit and says what it wrote.
    pub(super) fn write(&mut self, ctx: &Context<Self>, edit: Edit) -> bool {
        let said = written(&self.model.notes, &edit);
        if edit.text == edit.span.of(&self.model.notes) {
            return false;
        }
        self.put(ctx, edit.span, vec![edit.text]);
        self.say(ctx, said)
    }

    /// Writes a correction into the notes: the first of these changes that reads back.
    pub(super) fn correct(&mut self, ctx: &Context<Self>, changes: &[Change]) -> bool {
        // What was typed since may have moved what is meant.
        if self.read(ctx) {
            return true;
        }
        let (notes, incident) = (self.model.notes.clone(), self.model.incident.clone());
        let long = notes.len() > LONG;
        let changes = changes.to_vec();
        let work = async move { PageMsg::Corrected(correction(&notes, &incident, &changes, RULES).await) };
        self.work(ctx, long, work)
    }

    /// Writes a correction into the notes, or says why it is not written.
    pub(super) fn corrected(&mut self, ctx: &Context<Self>, found: Result<Edit, Refused>) -> bool {
        match found {
            Ok(edit) => {
                let before = self.model.shown.clone();
                let drawn = self.write(ctx, edit);
                self.tell_moved(ctx, &before);
                drawn
            }
            Err(why) => self.update(ctx, PageMsg::View(ViewMsg::Refused(why))),
        }
    }

    /// Says how many events a new day of the selected one moved with it, as they have none of their own. The next of them can be given
    /// its day back, which the others then have from it.
    fn tell_moved(&mut self, ctx: &Context<Self>, before: &Incident) {
        let moved = moved(before, &self.model.shown);
        let selected = self.model.view.event().filter(|event| moved.contains(event));
        let next = selected.and_then(|event| moved.iter().find(|other| **other > event));
        if let Some((next, said)) = next.zip(self.model.said.clone())
            && let Some(start) = before.events.get(*next).map(|event| &event.start)
        {
            let day = match start.date {
                Some(date @ Date::Full(_)) => date.to_string(),
                date => short_day(date, 0),
            };
            self.before = [&day, " ", &clock(start)].concat().into();
            let words =
                [&said.words, " \u{b7} ", &(moved.len() - 1).to_string(), " more moved with it"].concat();
            self.update(ctx, PageMsg::Model(ModelMsg::Said(words, Then::Moved(*next))));
        }
    }
}

/// The events that are of another day than before; none where the notes had no date at all, or other events.
fn moved(before: &Incident, after: &Incident) -> Vec<usize> {
    let both = || before.events.iter().zip(&after.events);
    let alike = both().all(|(one, other)| one.text == other.text);
    let day = |event: &Event| short_day(event.start.date, 0);
    let moved = both()
        .enumerate()
        .filter(|(_, (one, other))| alike && one.start.date.is_some() && day(one) != day(other));
    moved.map(|(index, _)| index).collect()
}
