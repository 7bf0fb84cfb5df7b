//! Spoils files: cuts, flips, splices, wrong types, deep nests, hostile words. The same case is the same file for ever.

/// Numbers that look random and are the same for one case each time (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(case: u64) -> Self {
        Self(case.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Pieces that have broken readers of JSON, storage keys and spreadsheets before.
const HOSTILE: &[&str] = &[
    "null",
    "true",
    "-0",
    "1e999",
    "1e-999",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "9223372036854775807",
    "4294967296",
    "0.1",
    "NaN",
    "\"\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"__proto__\"",
    "\"constructor\"",
    "\"<script>alert(1)</script>\"",
    "\"=HYPERLINK(1)\"",
    "\"even-keel.erase\"",
    "\"even-keel.lock\"",
    "\"even-keel.x/AAAA\"",
    "\"even-keel.a/../../b\"",
    "\"even-keel.a//\"",
    "\"even-keel.h/0/a/b\"",
    "\"\u{202e}\u{feff}\"",
    "[]",
    "{}",
    "[[[[]]]]",
    "{\"a\":{\"a\":{}}}",
    "\\",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\n",
    "\r",
    "\t",
    "\u{0}",
    "\u{2028}",
    "\"backup\":2",
    "\"count\":99999999999",
    "\"sum\":\"00000000\"",
    "\"v\":2",
    "\"t\":18446744073709551615",
    "\"is\":null",
    "{\"row\":{\"order\":9223372036854775807,\"removed\":false}}",
    "\"date\":\"-262143-01-01\"",
    "\"date\":\"+262142-12-31\"",
    "\"time\":\"23:59:60\"",
    "\"memory_kib\":4294967295",
    "\"passes\":0",
    "\"export\":1",
    "\"entries\":[]",
];

/// A spoilt file.
pub(crate) fn file(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    if dice.below(8) == 0 {
        return json(dice, 0).into_bytes();
    }
    let mut bytes = dice.one_of(seeds).clone();
    for _ in 0..=dice.below(4) {
        spoil(dice, &mut bytes, seeds);
    }
    // Half of what was spoilt gets checksums that fit, so that what is behind them is tried too.
    if dice.below(2) == 0 { with_sums(&bytes) } else { bytes }
}

fn spoil(dice: &mut Dice, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let at = dice.below(bytes.len());
    match dice.below(10) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(..at)),
        2 => flip(dice, bytes),
        3 => splice(dice, bytes, seeds),
        4 => drop(bytes.splice(at..at, dice.one_of(HOSTILE).bytes())),
        5 => replace_value(dice, bytes),
        6 => lines(dice, bytes),
        7 => nest(dice, bytes, at),
        8 => (0..dice.below(40)).for_each(|_| bytes.insert(at, dice.roll() as u8)),
        _ => digits(dice, bytes),
    }
}

fn flip(dice: &mut Dice, bytes: &mut [u8]) {
    if !bytes.is_empty() {
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
    }
}

fn splice(dice: &mut Dice, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
    let other = dice.one_of(seeds);
    let (from, at) = (dice.below(other.len()), dice.below(bytes.len()));
    let to = from + dice.below(other.len() - from + 1);
    let end = at + dice.below(bytes.len() - at + 1);
    drop(bytes.splice(at..end, other[from..to].iter().copied()));
}

/// Another value, of any type, in the place of one.
fn replace_value(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let colons: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b':').collect();
    if colons.is_empty() {
        return;
    }
    let from = dice.one_of(&colons) + 1;
    let end = end_of_value(bytes, from);
    let value = if dice.below(3) == 0 { json(dice, 2) } else { (*dice.one_of(HOSTILE)).to_owned() };
    drop(bytes.splice(from..end, value.into_bytes()));
}

/// Where the value that begins at `from` ends, brackets and all, as far as that can be told.
fn end_of_value(bytes: &[u8], from: usize) -> usize {
    let mut depth = 0;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b'{' | b'[' => depth += 1,
            b',' | b'}' | b']' | b'\n' if depth == 0 => return at,
            b'}' | b']' if depth == 1 => return at + 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    bytes.len()
}

/// Lines twice, gone, or in another order.
fn lines(dice: &mut Dice, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(3) {
        0 => lines.swap(one, other),
        1 => drop(lines.remove(one)),
        _ => lines.insert(other, lines[one].clone()),
    }
    *bytes = lines.join(&b'\n');
}

fn nest(dice: &mut Dice, bytes: &mut Vec<u8>, at: usize) {
    let opening = dice.one_of(&["[", "{\"a\":", "[{\"is\":", "\"", "{\"record\":["]);
    let nest = opening.repeat(dice.below(600));
    drop(bytes.splice(at..at, nest.into_bytes()));
}

fn digits(dice: &mut Dice, bytes: &mut [u8]) {
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    for _ in 0..dice.below(6) {
        if !places.is_empty() {
            bytes[*dice.one_of(&places)] = b'0' + dice.below(10) as u8;
        }
    }
}

/// Any JSON, or nearly.
fn json(dice: &mut Dice, depth: usize) -> String {
    let many = dice.below(5);
    match dice.below(if depth > 4 { 2 } else { 5 }) {
        0 | 1 => (*dice.one_of(HOSTILE)).to_owned(),
        2 => format!("[{}]", (0..many).map(|_| json(dice, depth + 1)).collect::<Vec<_>>().join(",")),
        3 => " ".repeat(many),
        _ => {
            let names =
                ["app", "backup", "entries", "key", "record", "sum", "v", "t", "is", "count", "end", "made", "lock"];
            let members = (0..many).map(|_| format!("\"{}\":{}", dice.one_of(&names), json(dice, depth + 1)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
    }
}

fn with_sums(bytes: &[u8]) -> Vec<u8> {
    let again = |line: &[u8]| {
        let sum = b",\"sum\":\"";
        match line.windows(sum.len()).rposition(|window| window == sum) {
            Some(end) => {
                let sum = format!(",\"sum\":\"{:08x}\"}},", crc32(&line[..end]));
                [&line[..end], sum.as_bytes()].concat()
            }
            None => line.to_vec(),
        }
    };
    let lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(again).collect();
    lines.join(&b'\n')
}

fn crc32(bytes: &[u8]) -> u32 {
    const SUMS: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);
    SUMS.checksum(bytes)
}
