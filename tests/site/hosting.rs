//! The files for hosts in `docs/hosting/` say what the one list says.

use crate::{project, site};
use even_keel::site::headers::{ASK_AGAIN, FOR_EVER, POLICY, is_hashed, security};
use even_keel::site::hosting::{FOLDER, files};
use serde_json::Value;
use std::fs;

fn json(name: &str) -> Value {
    let (_, text) = files().into_iter().find(|(file, _)| *file == name).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_files_in_the_project_are_those_that_the_list_makes() {
    let folder = project().join(FOLDER);
    for (name, text) in files() {
        let kept = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(kept == text, "{FOLDER}/{name} is not what the list makes: run `site hosting`");
    }
    let mut kept: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let mut made: Vec<String> = files().map(|(name, _)| name.to_owned()).into();
    kept.sort();
    made.sort();
    assert_eq!(kept, made, "a file that nothing makes");
}

#[test]
fn every_file_has_every_header_and_both_kinds_of_caching() {
    for (name, text) in files() {
        for (header, value) in security() {
            // CloudFront writes these three in its own way.
            let own = name.starts_with("cloudfront")
                && ["content-", "referrer-", "x-content-"].iter().any(|start| header.starts_with(start));
            assert!(own || text.contains(header), "{name} lacks {header}");
            assert!(value == "nosniff" || text.contains(&value), "{name} lacks {value}");
        }
        // CloudFront takes the caching from the files themselves; docs/hosting.md says how they get it.
        let caches = name.starts_with("cloudfront") || (text.contains(ASK_AGAIN) && text.contains(FOR_EVER));
        assert!(caches, "{name} says nothing of caching");
    }
}

#[test]
fn the_files_in_json_give_the_policy_to_every_path() {
    let [vercel, firebase] = [json("vercel.json"), json("firebase.json")["hosting"].take()];
    for (rule, source) in [(&vercel["headers"][0], "/(.*)"), (&firebase["headers"][0], "**")] {
        assert_eq!(rule["source"], source);
        let values: Vec<&str> =
            rule["headers"].as_array().unwrap().iter().filter_map(|header| header["value"].as_str()).collect();
        assert!(values.iter().any(|value| value.starts_with(POLICY)), "{values:?}");
        assert!(values.len() >= security().len());
    }
    let cloudfront = json("cloudfront-headers.json");
    let other = &cloudfront["CustomHeadersConfig"];
    assert_eq!(other["Quantity"], other["Items"].as_array().unwrap().len());
    // Its limit for one value.
    assert!(other["Items"].as_array().unwrap().iter().all(|item| item["Value"].as_str().unwrap().len() <= 1783));
}

#[test]
fn no_line_is_longer_and_no_list_is_fuller_than_hosts_take() {
    // Cloudflare Pages reads 2 000 characters of a line and 100 rules.
    let rules = std::str::from_utf8(site().dist.get("_headers").unwrap()).unwrap();
    assert!(rules.lines().all(|line| line.len() <= 2000));
    assert!(rules.lines().filter(|line| !line.starts_with(' ')).count() <= 100);
    // None of the files for other hosts is published with the site.
    for (name, _) in files() {
        assert!(site().dist.iter().all(|(path, _)| !path.ends_with(name)), "{name} is in the site");
    }
    assert!(site().dist.iter().any(|(path, _)| is_hashed(path)));
}
