//! One thread that parses every page once and then looks at them for each test in turn: a parsed page cannot be shared.

use crate::shelf::{Page, pages};
use scraper::Html;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::OnceLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// The pages with their documents, ready to be searched.
type Documents = [(&'static Page, Html)];
type Job = Box<dyn FnOnce(&Documents) + Send>;

/// Looks at the documents and says what it found. A panic there is a panic here.
pub(crate) fn read<T: Send + 'static>(look: impl FnOnce(&Documents) -> T + Send + 'static) -> T {
    let (tell, hear) = channel();
    let job: Job = Box::new(move |documents| {
        let found = catch_unwind(AssertUnwindSafe(|| look(documents)));
        tell.send(found).unwrap();
    });
    reader().send(job).unwrap();
    hear.recv().unwrap().unwrap_or_else(|panic| resume_unwind(panic))
}

fn reader() -> &'static Sender<Job> {
    static READER: OnceLock<Sender<Job>> = OnceLock::new();
    READER.get_or_init(|| {
        // Whoever asks first learns of content that cannot be read; the thread would only fall silent.
        let pages = pages();
        let (send, jobs) = channel::<Job>();
        thread::spawn(move || {
            let documents: Vec<_> = pages.iter().map(|page| (page, parse(page))).collect();
            jobs.into_iter().for_each(|job| job(&documents));
        });
        send
    })
}

fn parse(page: &Page) -> Html {
    Html::parse_document(&format!("<!doctype html><body><div id=\"app\">{}</div></body>", page.rendered.html))
}
