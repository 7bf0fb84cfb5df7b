//! The pictures: that each shows what its table says, and that nothing a person wrote gets into one.

use super::person::Person;
use super::{all, curriculum, inside, last, page, words};
use scraper::ElementRef;

fn number(text: &str) -> Option<f64> {
    match text.strip_suffix('½') {
        Some("") => Some(0.5),
        Some(whole) => Some(whole.parse::<f64>().ok()? + 0.5),
        None => text.parse().ok(),
    }
}

fn attribute(element: ElementRef<'_>, name: &str) -> f64 {
    element.value().attr(name).unwrap().parse().unwrap()
}

/// The numbers that a picture shows, read off its scale: round dots, then squares.
fn read_off(picture: ElementRef<'_>) -> (Vec<f64>, Vec<f64>, f64) {
    let labels = inside(picture, "text");
    let most: f64 = words(labels[0]).parse().unwrap();
    assert_eq!(words(labels[1]), "0");
    // The labels stand five units below their lines.
    let (top, bottom) = (attribute(labels[0], "y") - 5.0, attribute(labels[1], "y") - 5.0);
    let value = |y: f64| (bottom - y) * most / (bottom - top);
    let dots = inside(picture, "circle").into_iter().map(|dot| value(attribute(dot, "cy"))).collect();
    let square = |square| value(attribute(square, "y") + attribute(square, "height") / 2.0);
    let squares = inside(picture, "rect").into_iter().map(square).collect();
    (dots, squares, most / (bottom - top))
}

#[test]
fn each_picture_shows_what_its_table_says() {
    for person in [Person::of_twelve_weeks(curriculum(), last()), Person::of_years(curriculum(), last(), 10)] {
        let drawn = page(person.workbook());
        let pictures: Vec<_> =
            all(&drawn, ".told").into_iter().filter(|told| !inside(*told, "svg").is_empty()).collect();
        assert!(pictures.len() >= 14, "{} pictures", pictures.len());
        for told in pictures {
            let svg = inside(told, "svg")[0];
            let name = svg.value().attr("aria-labelledby").unwrap();
            let (dots, squares, step) = read_off(svg);
            let rows: Vec<Vec<String>> = inside(told, "tbody tr")
                .into_iter()
                .map(|row| inside(row, "td").into_iter().map(words).collect())
                .collect();
            let column = |at: usize| rows.iter().filter_map(|row| number(row.get(at)?)).collect::<Vec<f64>>();
            let anchors_by_week = name == "says-anchors" && number(&rows[0][0]).is_none();
            if anchors_by_week {
                // Its table names the anchors.
                let named = |row: &Vec<String>| if row[0] == "None" { 0.0 } else { row[0].split(", ").count() as f64 };
                near(name, &dots, &rows.iter().map(named).collect::<Vec<_>>(), step);
                continue;
            }
            let last_column = match name {
                "says-craving" | "says-stress" | "says-mood" | "says-sleep" | "says-confidence"
                    if rows[0].len() == 3 =>
                {
                    2
                }
                _ => 1,
            };
            // The ratings of a month have a column each, and only the anchors a picture.
            let of_table = column(0);
            near(name, &dots, &of_table, step);
            if !squares.is_empty() {
                near(name, &squares, &column(last_column), step);
            }
        }
    }
}

/// The same numbers, as near as the picture's units allow.
fn near(name: &str, shown: &[f64], said: &[f64], step: f64) {
    assert_eq!(shown.len(), said.len(), "{name}: {shown:?} and {said:?}");
    for (shown, said) in shown.iter().zip(said) {
        assert!((shown - said).abs() <= step, "{name}: {shown} is drawn, {said} is said");
    }
}

#[test]
fn a_picture_is_named_by_its_sentence_and_holds_no_words_but_dates() {
    let drawn = page(Person::of_twelve_weeks(curriculum(), last()).workbook());
    for svg in all(&drawn, ".told svg") {
        assert_eq!(svg.value().attr("role"), Some("img"));
        let says = all(&drawn, &format!("#{}", svg.value().attr("aria-labelledby").unwrap()));
        assert!(says.len() == 1 && words(says[0]).ends_with('.'), "{says:?}");
        for text in inside(svg, "text").into_iter().map(words) {
            assert!(number(&text).is_some() || text.ends_with("2026"), "{text}");
        }
    }
}

#[test]
fn somebody_new_is_told_what_will_be_here_and_sees_no_picture() {
    let drawn = page(even_keel::workbook::Workbook::default());
    assert!(all(&drawn, ".told svg").is_empty());
    assert!(all(&drawn, ".empty").len() >= 7, "each section says what will be in it");
}
