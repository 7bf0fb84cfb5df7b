//! What time it is, here and now. The only place that asks.
#![allow(clippy::disallowed_methods, reason = "this is the one clock")]

use chrono::{DateTime, NaiveDate, NaiveTime};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use crate::workbook::schedule::local_day;

const IN_BROWSER: bool = cfg!(target_arch = "wasm32");

/// Milliseconds since 1970; zero on the host, where nothing is written.
pub fn now_ms() -> u64 {
    if !IN_BROWSER {
        return 0;
    }
    // A date before 1970 would only come from a broken clock; stamps then go on from the latest edit.
    js_sys::Date::now().max(0.0) as u64
}

/// The person's calendar day.
pub fn today() -> Option<NaiveDate> {
    day_of(now_ms())
}

/// The person's calendar day at a moment; on the host, where pages are drawn for nobody in particular, that of UTC.
pub fn day_of(ms: u64) -> Option<NaiveDate> {
    if !IN_BROWSER {
        return local_day(i64::try_from(ms).ok()?, 0);
    }
    let moment = js_sys::Date::new(&(ms as f64).into());
    // JavaScript gives the minutes that UTC is ahead of local time.
    local_day(moment.get_time() as i64, -(moment.get_timezone_offset() as i32))
}

/// The person's time of day, to the minute; none on the host.
pub fn time_now() -> Option<NaiveTime> {
    let now = IN_BROWSER.then(js_sys::Date::new_0)?;
    NaiveTime::from_hms_opt(now.get_hours(), now.get_minutes(), 0)
}

/// A moment's time of day as the person's own settings write it: `14:02`, `2:02 pm`.
pub fn time_of_day(ms: u64) -> String {
    if !IN_BROWSER {
        let moment = i64::try_from(ms).ok().and_then(DateTime::from_timestamp_millis);
        return moment.map(|moment| moment.format("%H:%M").to_string()).unwrap_or_default();
    }
    let options = js_sys::Object::new();
    for part in ["hour", "minute"] {
        // Setting a property of a fresh object cannot fail.
        let _ = js_sys::Reflect::set(&options, &part.into(), &"2-digit".into());
    }
    let date = js_sys::Date::new(&(ms as f64).into());
    date.to_locale_time_string_with_options("default", &options).into()
}

/// A number that two tabs are unlikely to share.
pub fn salt() -> u16 {
    if !IN_BROWSER {
        return 0;
    }
    (js_sys::Math::random() * f64::from(u16::MAX)) as u16
}

/// Runs `task` after so many milliseconds.
pub fn after(ms: u32, task: impl FnOnce() + 'static) {
    leptos::prelude::set_timeout(task, std::time::Duration::from_millis(ms.into()));
}

/// Runs `task` every so many milliseconds, as long as the page lasts; seldom while it is out of sight.
pub fn every(ms: u32, task: impl Fn() + 'static) {
    // Fails only without a window, which there is.
    let _ = leptos::prelude::set_interval_with_handle(task, std::time::Duration::from_millis(ms.into()));
}

/// Begins a task that waits for the browser now and then, and goes on beside everything else.
pub fn meanwhile(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Lets the browser draw and answer before what comes next.
pub async fn turn() {
    // Nothing takes this long: it is the timer that ends it.
    at_most(0, std::future::pending::<()>()).await;
}

/// Waits for `task`, but no longer than so many milliseconds; none if it took longer.
pub async fn at_most<T>(ms: u32, task: impl Future<Output = T>) -> Option<T> {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        after(ms, move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        });
    });
    let mut timer = pin!(wasm_bindgen_futures::JsFuture::from(timer));
    let mut task = pin!(task);
    poll_fn(|context| match task.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => timer.as_mut().poll(context).map(|_| None),
    })
    .await
}
