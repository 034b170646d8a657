//! Long notes are read in slices: meanwhile the page answers, with what it showed before.

use std::{
    pin::Pin,
    rc::{Rc, Weak},
};

use yew::{Component, Context, platform::spawn_local};

use super::{
    super::{
        dom,
        intl::RULES,
        msg::{PageMsg, Share},
        out,
    },
    App, is_own, send,
};
use crate::{
    import, link,
    model::{EditorMsg, LONG, Model, ModelMsg, Notice, Origin, replaced},
    pause::at_once,
    sample,
};

/// Long work under way, as notes that are being read: once this is dropped, it is given up.
#[derive(Debug)]
pub(super) struct Reading {
    wanted: Rc<()>,
    /// True once it takes so long that it is told.
    pub(super) slow: bool,
    /// What waits for it.
    then: Vec<PageMsg>,
}

impl App {
    /// True while notes are read that take long.
    pub(super) fn is_slow(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.slow)
    }

    /// Notes are read that take long; true, as that is told.
    pub(super) fn is_slow_now(&mut self) -> bool {
        self.reading.as_mut().is_some_and(|reading| {
            reading.slow = true;
            true
        })
    }

    /// The text of the field changed: what was being read is old.
    pub(super) fn typed(&mut self, ctx: &Context<Self>) -> bool {
        let Some(text) = self.pane.field().map(|field| field.value()) else { return false };
        let old = self.reading.take_if(|_| *text != *self.editor.text.sheet.notes()).is_some();
        self.pass(ctx, EditorMsg::Typed(text)) || old
    }

    /// Keeps what stands in the field and is being read: the page is left.
    pub(super) fn keep_unread(&mut self) {
        if self.reading.is_some() && self.editor.in_step() {
            let notes = self.editor.notes().to_owned();
            self.keep(&notes);
        }
    }

    /// Reads long notes in slices, and gives up what is being read; hands back what needs none of it.
    pub(super) fn read_long(&mut self, ctx: &Context<Self>, msg: ModelMsg) -> Option<ModelMsg> {
        let long = |notes: &str| notes.len() > LONG && is_own(ctx);
        match msg {
            ModelMsg::Edited(notes) if long(&notes) && *notes != *self.model.notes => {
                self.begin(ctx, notes.into(), Origin::Own, None);
            }
            ModelMsg::Opened(notes, condition) if long(&notes) => {
                self.begin(ctx, notes.into(), Origin::Link, Notice::of(condition));
            }
            ModelMsg::Edited(_) | ModelMsg::Opened(..) => {
                self.reading = None;
                return Some(msg);
            }
            ModelMsg::Address(_) => return self.once_read(PageMsg::Model(msg)).and_then(PageMsg::model),
            msg => return Some(msg),
        }
        None
    }

    /// Hands a message back, but where notes are being read: then it comes once they are.
    pub(super) fn once_read(&mut self, msg: PageMsg) -> Option<PageMsg> {
        let Some(reading) = &mut self.reading else { return Some(msg) };
        reading.then.push(msg);
        None
    }

    /// Begins to read notes.
    pub(super) fn begin(
        &mut self,
        ctx: &Context<Self>,
        notes: Rc<str>,
        origin: Origin,
        notice: Option<Notice>,
    ) {
        self.model.said = None;
        self.happened(ctx, EditorMsg::Read(notes.clone()));
        let work = async move {
            PageMsg::WasRead(Box::new(Model { notice, ..Model::read(notes, origin, RULES).await }))
        };
        self.do_long(ctx, work);
    }

    /// Does work that comes to a message, `long` work in slices; true if the page has to be drawn.
    pub(super) fn work(
        &mut self,
        ctx: &Context<Self>,
        long: bool,
        work: impl Future<Output = PageMsg> + 'static,
    ) -> bool {
        if long {
            self.do_long(ctx, work);
            return false;
        }
        self.update(ctx, at_once(work))
    }

    /// Does long work in slices; what comes of it is a message, unless something takes its place.
    fn do_long(&mut self, ctx: &Context<Self>, work: impl Future<Output = PageMsg> + 'static) {
        let wanted = Rc::new(());
        let (heard, slow, link) = (Rc::downgrade(&wanted), ctx.link().clone(), ctx.link().clone());
        let then = self.reading.take().map(|last| last.then).unwrap_or_default();
        self.reading = Some(Reading { wanted, slow: false, then });
        let work: Pin<Box<dyn Future<Output = PageMsg>>> = Box::pin(work);
        spawn_local(async move {
            let is_wanted = || heard.strong_count() > 0;
            if let Some(done) = dom::in_slices(work, is_wanted, || slow.send_message(PageMsg::Slow)).await {
                link.send_message(PageMsg::Done(Box::new(done), heard));
            }
        });
    }

    /// Takes over what long work made, where nothing else took its place meanwhile, and does what waited for it.
    pub(super) fn done(&mut self, ctx: &Context<Self>, msg: PageMsg, heard: &Weak<()>) -> bool {
        let Some(reading) = self.reading.take_if(|reading| Rc::as_ptr(&reading.wanted) == heard.as_ptr())
        else {
            return false;
        };
        let mut draw = self.update(ctx, msg);
        for msg in reading.then {
            draw |= self.update(ctx, msg);
        }
        draw || reading.slow
    }

    /// Takes over notes that were read.
    pub(super) fn was_read(&mut self, ctx: &Context<Self>, next: Model) -> bool {
        // What is said of the paste stays.
        let said = self.model.said.clone();
        self.change(ctx, Model { said, ..replaced(&self.model, next) });
        true
    }
}

/// Reads notes that nobody sees: browsers make code faster once it has run for a while, and 10,000 events gain half by that.
pub(super) fn warm_up() {
    /// How often the sample is read, as one text: 83 kB.
    const TIMES: usize = 100;
    spawn_local(dom::when_idle(Model::read(sample::NOTES.repeat(TIMES).into(), Origin::Sample, RULES)));
}

/// The first notes: none if a link will be read, what was stored, or the sample.
pub(super) fn first_notes() -> (Rc<str>, Origin) {
    let fragment = dom::fragment();
    if link::is_lost(&fragment) || link::parse(&fragment) != Err(link::Problem::Foreign) {
        return (Rc::default(), Origin::Link);
    }
    if let Some(notes) = out::carried() {
        return (import::line_ends(&notes).into(), Origin::Link);
    }
    let stored = dom::stored(dom::NOTES);
    stored.map_or_else(|| (sample::NOTES.into(), Origin::Sample), |notes| (notes.into(), Origin::Own))
}

/// Reads the notes of a link in the address, and then how they are viewed there.
pub(super) fn open_link(ctx: &Context<App>) {
    let (send, fragment) = (send(ctx), dom::fragment());
    spawn_local(async move {
        if let Some(msg) = dom::open_link(fragment.clone()).await {
            send.emit(PageMsg::Model(msg));
        }
        send.emit(PageMsg::Model(ModelMsg::Address(fragment)));
    });
}

impl PageMsg {
    /// The message to the model that this is.
    fn model(self) -> Option<ModelMsg> {
        if let Self::Model(msg) = self { Some(msg) } else { None }
    }
}

impl Share {
    /// True for what lets notes out of the page, or the view of them.
    pub(super) fn is_out(self) -> bool {
        !matches!(self, Self::Address | Self::Redact | Self::Keep(_))
    }
}
