//! Everything by which the incident leaves the page.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::{Context, platform::spawn_local};

use super::{
    super::{
        dom,
        msg::{PageMsg, Share},
        out,
        share::{Sharing, done_with, fits, replaced},
    },
    App, send,
};
use crate::{
    export::html,
    import::png::with_notes,
    model::{Format, LONG, Model, ModelMsg, Notice, Then, ViewMsg, fragment, keys},
    pause::at_once,
    redact::{Mention, redacted, search, without},
};

impl App {
    /// Lets the incident out, or chooses what is left out of it.
    pub(super) fn share(&mut self, ctx: &Context<Self>, share: Share) -> bool {
        if share == Share::Address {
            if self.sharing.noting.take() == Some(true) {
                self.note_view(ctx);
            } else {
                let unnamed = self.sharing.redact.then(|| self.model.unnamed());
                let shown = unnamed.as_ref().unwrap_or(&self.model);
                let _ = dom::set_fragment(&fragment(&dom::fragment(), shown));
            }
            return false;
        }
        let read = self.read(ctx);
        if share.is_out() && self.once_read(PageMsg::Share(share)).is_none() {
            return true;
        }
        if matches!(share, Share::Redact | Share::Keep(_)) {
            self.sharing.turn(share);
            self.note_view(ctx);
            return true;
        }
        if share == Share::Print {
            // A browser that prints for a script lets none run: what is printed is to be there before.
            let drawn = self.print(ctx, true);
            dom::later(30, out::print);
            return drawn || read;
        }
        let model = self.model.clone();
        if !self.sharing.redact {
            Self::let_out(ctx, share, model, None);
            return read;
        }
        let (long, sharing) = (model.notes.len() > LONG, self.sharing.clone());
        let work = async move {
            let (model, names) = outgoing(model, sharing).await;
            PageMsg::LetOut(share, Box::new(model), Some(names))
        };
        self.work(ctx, long, work) || read
    }

    /// Shows what is printed while it is, without names where they are left out, and then what was there.
    pub(super) fn print(&mut self, ctx: &Context<Self>, now: bool) -> bool {
        if now && self.sharing.redact && self.named.is_none() {
            let (unnamed, _) = at_once(outgoing(self.model.clone(), self.sharing.clone()));
            self.named = Some(std::mem::replace(&mut self.model, unnamed));
        } else if !now
            && let Some(named) = self.named.take().filter(|named| *named.notes == *self.editor.notes())
        {
            self.model = named;
            self.model.view.printing = true;
        }
        self.name_tab();
        self.change_view(ctx, ViewMsg::Print(now))
    }

    /// Lets `model` out, and says what is to be said of it.
    pub(super) fn let_out(ctx: &Context<Self>, share: Share, model: Model, names: Option<String>) {
        let send = send(ctx);
        spawn_local(async move {
            if let Some(msg) = let_out(share, model, names).await {
                send.emit(PageMsg::Model(msg));
            }
        });
    }

    /// Looks through long notes for what can be left out of them, where that is asked for and not known.
    pub(super) fn look_for_names(&mut self, ctx: &Context<Self>) {
        let wanted = self.sharing.redact && self.reading.is_none() && self.model.notes.len() > LONG;
        if wanted && self.sharing.known(&self.model).is_none() {
            let (notes, incident) = (self.model.notes.clone(), self.model.incident.clone());
            let work = async move {
                let found = search(&notes, &incident).await.into();
                PageMsg::NamesFound(incident, found)
            };
            self.work(ctx, true, work);
        }
    }

    /// Puts the view into the address once it stays: browsers allow so many changes of it and no more, and each takes a frame.
    pub(super) fn note_view(&mut self, ctx: &Context<Self>) {
        /// Milliseconds.
        const SOON: i32 = 400;
        if self.sharing.noting.replace(self.sharing.noting.is_some()).is_none() {
            let link = ctx.link().clone();
            dom::later(SOON, move || link.send_message(PageMsg::Share(Share::Address)));
        }
    }
}

/// What may leave where names are left out, made from the redacted notes alone, and what is said of what was replaced.
async fn outgoing(mut model: Model, sharing: Sharing) -> (Model, String) {
    let less = without(&model.notes, &sharing.words).await;
    let own = less != *model.notes;
    if own {
        model = model.redacted(&less).await;
    }
    let found = match sharing.known(&model) {
        Some(found) => found,
        None => search(&model.notes, &model.incident).await.into(),
    };
    let wanted = |mention: &Mention| sharing.leaves_out(mention, &model.notes);
    (model.redacted(&redacted(&model.notes, &found, wanted)).await, replaced(&found, &wanted, own))
}

/// Lets `model` out; what is then to be said, if anything. The address of the page gets no link to redacted notes.
async fn let_out(share: Share, model: Model, names: Option<String>) -> Option<ModelMsg> {
    let done = match share {
        Share::Link | Share::Frame => return Some(copy_link(share, model, names).await),
        Share::Picture => copy_picture(&model).await,
        Share::Copy(format) => copy(&model, format).await,
        Share::Save(format) => save(&model, format).await,
        Share::Print | Share::Redact | Share::Keep(_) | Share::Address => return None,
    };
    let refused = if matches!(share, Share::Save(_)) { Notice::NotSaved } else { Notice::NotCopied };
    Some(
        done.map_or(failed(refused), |()| {
            ModelMsg::Said(done_with(share, names, model.left_out()), Then::Goes)
        }),
    )
}

/// What is said where something could not be done.
fn failed(notice: Notice) -> ModelMsg {
    ModelMsg::Said(notice.words().to_owned(), Then::Stays)
}

/// Copies the link, or a frame with it, while it is made; where the browser refuses, it is there to be copied by hand.
async fn copy_link(share: Share, model: Model, names: Option<String>) -> ModelMsg {
    let (own, hidden) = (names.is_none(), model.left_out());
    let link = out::promised(async move {
        let link = dom::make_link(model.notes.to_string()).await? + &keys(&model);
        if share == Share::Frame {
            return Some(
                html::frame(&out::frame_address(&link)?, &model.incident, model.frame_height()).into(),
            );
        }
        if own {
            let _ = dom::set_fragment(&link);
        }
        dom::address(&link).map(Into::into)
    });
    let done = out::copy(link.clone()).await;
    let made = JsFuture::from(link).await.ok().and_then(|link| link.as_string());
    let Some(link) = made else { return failed(Notice::LinkNotMade) };
    let (said, then) = match done {
        Some(()) => (done_with(share, names, hidden), Then::Goes),
        None => (Notice::CopyByHand.words().to_owned(), Then::Stays),
    };
    let said = if share == Share::Link { [&said, ". ", fits(link.len())].concat() } else { said };
    ModelMsg::Linked(link, said, then)
}

async fn copy(model: &Model, format: Format) -> Option<()> {
    let text = JsValue::from(model.exported(format, "")?);
    out::copy(Promise::resolve(&text)).await
}

async fn copy_picture(model: &Model) -> Option<()> {
    out::copy_picture(model.exported(Format::Png, "")?).await
}

async fn save(model: &Model, format: Format) -> Option<()> {
    let page = if format == Format::Html { out::page().await? } else { String::new() };
    let text = model.exported(format, &page)?;
    let bytes = match format {
        Format::Png => with_notes(&out::png(&text).await?, &model.notes),
        _ => text.into_bytes(),
    };
    out::save(&model.file_name(format), format.file().1, &bytes)
}
