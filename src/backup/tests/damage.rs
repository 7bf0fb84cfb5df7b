//! Damage to a file: every cut and every flipped bit is noticed, and every line that was not hit comes back.

use super::*;

/// A file of about 4 kB.
fn four_kilobytes() -> (Workbook, String) {
    let mut workbook = workbook();
    for n in 0..16 {
        let text = format!("Number {n}: we walked to the lake, \"slowly\", and home – it was {n}°.");
        workbook.apply(Edit::Answer(answer("diary", &format!("day-{n}"), None), words(&text)), NOON).unwrap();
    }
    let text = file_of(&workbook);
    assert!((3500..5000).contains(&text.len()), "{}", text.len());
    (workbook, text)
}

#[test]
fn every_flipped_bit_is_noticed_and_costs_no_more_than_its_own_line() {
    let (workbook, text) = four_kilobytes();
    let count = workbook.records().count();
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let line = text.bytes().take(bit / 8).filter(|byte| *byte == b'\n').count();
        let file = read(&bytes).unwrap();
        assert!(!file.whole, "bit {bit} of line {line} was not noticed");
        let reading = file.reading(None);
        for (key, record) in reading.records() {
            assert_eq!(workbook.get(key), Some(record), "bit {bit} changed what was written");
        }
        let kept = reading.records().count();
        assert!(kept + 1 >= count, "bit {bit} of line {line} cost {} records", count - kept);
        assert_eq!(reading.unreadable, count - kept, "bit {bit} of line {line}");
    }
}

#[test]
fn a_file_cut_anywhere_gives_back_every_line_before_the_cut() {
    let (workbook, text) = four_kilobytes();
    for end in 0..text.len() {
        let lines = text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count();
        match read(&text.as_bytes()[..end]) {
            // The last sign is a line's end.
            Ok(file) => assert!(!file.whole || end + 1 == text.len(), "{end}"),
            Err(error) => {
                assert!(lines <= 2, "{end}: {error}");
                continue;
            }
        }
        let reading = read(&text.as_bytes()[..end]).unwrap().reading(None);
        let count = workbook.records().count();
        assert!(reading.records().count() >= lines.saturating_sub(2).min(count), "{end}");
        assert_eq!(reading.records().count() + reading.unreadable, count, "{end}");
    }
}

#[test]
fn a_line_that_is_gone_or_there_twice_is_noticed() {
    let (workbook, text) = four_kilobytes();
    let lines: Vec<&str> = text.lines().collect();
    for gone in 2..lines.len() - 2 {
        let rest: Vec<&str> = lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect();
        let file = read(rest.join("\n").as_bytes()).unwrap();
        assert_eq!((file.whole, file.lost), (false, 1), "{gone}");
    }
    let twice = text.replacen(lines[2], &format!("{}\n{}", lines[2], lines[2]), 1);
    let file = read(twice.as_bytes()).unwrap();
    assert_eq!((file.whole, file.lost), (false, 0));
    assert_eq!(file.reading(None).records, workbook);
}

#[test]
fn two_files_glued_together_give_all_that_is_in_both() {
    let (workbook, text) = four_kilobytes();
    let mut other = Workbook::default();
    other.apply(Edit::Answer(answer("diary", "another", None), words("x")), NOON).unwrap();
    let file = read(format!("{text}{}", file_of(&other)).as_bytes()).unwrap();
    assert!(!file.whole);
    assert_eq!(file.reading(None).records().count(), workbook.records().count() + 1);
}

#[test]
fn a_hostile_nest_of_brackets_is_read_in_a_moment() {
    let start = std::time::Instant::now();
    for line in [
        "{\"a\":[",
        "[",
        "{\"a\":{",
        "{\"key\":[[[[",
        "\"even-keel.a/",
        "{",
        "{}",
        "{\"app\":\"even-keel\",\"entries\":{",
    ] {
        for between in ["\n", ""] {
            let text = format!("{line}{between}").repeat(2_000_000 / (line.len() + 1));
            let _ = read(text.as_bytes()).map(|file| file.reading(None));
        }
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
