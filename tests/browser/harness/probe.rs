//! Looks at a page that no rules checker takes: focus that can be seen, width, size of targets, movement.

use super::visitor::Visitor;
use serde_json::Value;

/// Where the keyboard is, and what is wrong with how that shows; empty where nothing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The words by which one would name it.
    pub(crate) name: String,
    /// Why somebody could not see that the focus is here.
    pub(crate) fault: String,
}

/// The frame round the focus has to be there, wide enough, in contrast to its ground, in the window and on top.
const STOP: &str = "
    const e = document.activeElement;
    const words = (x) => x?.innerText?.replace(/\\s+/g, ' ').trim() ?? '';
    const label = e.labels?.[0];
    const name = e.getAttribute('aria-label') || words(label) || words(e);
    const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
        .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const opaque = (x) => { const parts = numbers(getComputedStyle(x).backgroundColor); return parts.length < 4 || parts[3] > 0; };
    let behind = e.parentElement;
    while (behind.parentElement && !opaque(behind)) behind = behind.parentElement;
    const style = getComputedStyle(e);
    const inwards = parseFloat(style.outlineOffset) < 0 && opaque(e);
    const [a, b] = [light(style.outlineColor), light(getComputedStyle(inwards ? e : behind).backgroundColor)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const box = e.getClientRects()[0];
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height, innerHeight) / 2;
    const top = document.elementFromPoint(x, y);
    const on = top && (e.contains(top) || top.contains(e) || label?.contains(top));
    // The parts of a date or time field have frames of the browser's own.
    const inside = ['date', 'time'].includes(e.type) && !e.matches(':focus-visible');
    const fault = inside ? '' : style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? 'no frame of 2 px round it'
        : contrast < 3 ? 'its frame has a contrast of only ' + contrast.toFixed(1)
        : box.width < 1 || box.height < 1 || box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 ? 'not in the window'
        : !on ? 'covered by ' + (top?.outerHTML.slice(0, 80) ?? 'nothing') : '';
    return { name, fault };";

const TOO_WIDE: &str = "
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > room + 0.5);
    const inner = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
    return inner.map((e) => 'wider than the window: ' + e.outerHTML.slice(0, 120));";

/// WCAG 1.4.12: the spacing that a page has to bear.
const SPACE_OUT: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }'
        + 'p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [sheet];";

const CUT_OFF: &str = "
    const clips = (style) => [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip');
    const cut = [...document.querySelectorAll('body *')].filter((e) => {
        const style = getComputedStyle(e);
        return clips(style) && !e.closest('.sr-only') && e.checkVisibility() && e.innerText?.trim()
            && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
    });
    return cut.map((e) => 'cut off: ' + e.outerHTML.slice(0, 120));";

/// Links inside a sentence are as high as its line: WCAG and people.md except them. Labels belong to their boxes.
const SMALL: &str = "
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [tabindex=\"0\"]');
    const flows = (e) => e.localName === 'a' && getComputedStyle(e).display === 'inline'
        && e.closest('p, li, dd, td, blockquote')?.innerText.trim().length > e.innerText.trim().length;
    const small = [...all].filter((e) => e.checkVisibility() && !e.closest('.skip') && !flows(e)).filter((e) => {
        const boxes = [e, ...(e.labels ?? [])].map((x) => x.getBoundingClientRect());
        return !boxes.some((box) => box.width >= 43.9 && box.height >= 43.9);
    });
    return small.map((e) => {
        const box = e.getBoundingClientRect();
        return Math.round(box.width) + ' x ' + Math.round(box.height) + ': ' + e.outerHTML.slice(0, 140);
    });";

const MOVING: &str = "
    return document.getAnimations().map((one) => 'moving: ' + (one.effect?.target?.outerHTML.slice(0, 120) ?? one.id))
        .concat([...document.querySelectorAll('video, audio, marquee, blink')].map((e) => e.outerHTML.slice(0, 120)));";

impl Visitor {
    /// Where the keyboard is.
    pub(crate) fn stop(&self) -> Stop {
        let stop = self.script(STOP, &[]);
        let text = |name: &str| stop[name].as_str().unwrap_or_default().to_owned();
        Stop { name: text("name"), fault: text("fault") }
    }

    /// What makes the page wider than its window.
    pub(crate) fn too_wide(&self) -> Vec<String> {
        self.list(TOO_WIDE)
    }

    /// What hides a part of its own words.
    pub(crate) fn cut_off(&self) -> Vec<String> {
        self.list(CUT_OFF)
    }

    /// Controls of less than 44 by 44 pixels.
    pub(crate) fn small_targets(&self) -> Vec<String> {
        self.list(SMALL)
    }

    /// What moves.
    pub(crate) fn movements(&self) -> Vec<String> {
        self.list(MOVING)
    }

    /// Sets text as wide as a reader may set it.
    pub(crate) fn space_text_out(&self) {
        self.script(SPACE_OUT, &[]);
    }

    /// Sets it again as the page itself does.
    pub(crate) fn space_text_as_it_was(&self) {
        self.script("document.adoptedStyleSheets = []", &[]);
    }

    fn list(&self, script: &str) -> Vec<String> {
        let found: Value = self.script(script, &[]);
        serde_json::from_value(found).expect("a look lists what it found")
    }
}
