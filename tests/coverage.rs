//! Where each topic of the article that Even Keel was asked to put into practice is taught or done, with words to find it by.
//!
//! The article's own words stand here for orientation only; the pages say everything in theirs. A topic moves with its row.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

use even_keel::app::render;
use even_keel::curriculum::{Curriculum, source};
use even_keel::route::Route;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A topic of the article: its section, its words there, and every page that answers it, each with a phrase of that page.
type Topic = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// How many items the article lists in a section.
const SECTIONS: [(&str, usize); 22] = [
    ("what an IOP is", 4),
    ("living at home", 2),
    ("what is treated", 3),
    ("who benefits", 4),
    ("a typical week", 4),
    ("week 1", 4),
    ("week 1: its purpose", 3),
    ("week 2", 4),
    ("week 2: its purpose", 4),
    ("week 3", 4),
    ("week 3: its purpose", 2),
    ("week 4", 4),
    ("week 4: its purpose", 3),
    ("week 5 and beyond", 4),
    ("week 5 and beyond: its purpose", 4),
    ("kinds of therapy", 6),
    ("how progress is measured", 6),
    ("typical challenges", 5),
    ("benefits of a week-to-week schedule", 4),
    ("preparing", 5),
    ("tips for success", 6),
    ("after completing an IOP", 5),
];

#[rustfmt::skip]
const TOPICS: &[Topic] = &[
    ("what an IOP is", "regular therapy sessions multiple times per week", &[
        ("before/what-is-an-iop", "regular therapy, several times a week"),
        ("before/logistics?at=times", "on which days do you have sessions?"),
    ]),
    ("what an IOP is", "group and individual counseling", &[
        ("before/what-is-an-iop", "group and individual counselling"),
    ]),
    ("what an IOP is", "education about coping strategies and relapse prevention", &[
        ("before/what-is-an-iop", "learning to cope"),
        ("before/what-is-an-iop", "relapse prevention"),
    ]),
    ("what an IOP is", "support in rebuilding daily routines", &[
        ("before/what-is-an-iop", "help you build a routine"),
    ]),

    ("living at home", "participants live at home and attend sessions", &[
        ("before/what-is-an-iop", "you live at home"),
    ]),
    ("living at home", "apply skills to real-world situations immediately", &[
        ("before/what-is-an-iop", "the same evening in your own kitchen"),
    ]),

    ("what is treated", "substance use disorders", &[("before/what-is-an-iop", "some programmes treat substance use")]),
    ("what is treated", "mental health conditions", &[("before/what-is-an-iop", "some treat mental health")]),
    ("what is treated", "co-occurring disorders", &[
        ("before/what-is-an-iop", "many treat both at once"),
        ("week/1/use-and-mood", "care for both at once"),
    ]),

    ("who benefits", "do not require 24/7 supervision but need structured support", &[
        ("before/who-it-suits", "you need structure, but not somebody there day and night"),
    ]),
    ("who benefits", "have completed inpatient treatment and need ongoing care", &[
        ("before/who-it-suits", "you're stepping down"),
    ]),
    ("who benefits", "are balancing recovery with work, school, or family", &[
        ("before/who-it-suits", "you have a life to keep going"),
    ]),
    ("who benefits", "want to prevent relapse and strengthen coping", &[
        ("before/who-it-suits", "prevent a return to use and have more ways to cope"),
    ]),

    ("a typical week", "three to five days per week", &[("before/a-typical-week", "3 to 5 a week")]),
    ("a typical week", "each session lasting between 2 to 4 hours", &[("before/a-typical-week", "2 to 4 hours")]),
    ("a typical week", "morning, afternoon, and evening options", &[
        ("before/a-typical-week", "morning, afternoon or evening"),
    ]),
    ("a typical week", "what types of therapy and activities are included", &[
        ("before/a-typical-week", "kinds of session"),
        ("week/1/schedule?at=sessions&row=1&step=what", "what kind of session is it?"),
    ]),

    ("week 1", "initial assessments: mental health, substance use history, physical health", &[
        ("week/1/first-week", "mental health"),
        ("week/1/first-week", "substance use history"),
        ("week/1/first-week", "physical health"),
        ("week/1/intake-summary?at=mood", "how have your mood and your thoughts been lately?"),
        ("week/1/intake-summary?at=history", "what do you want staff to know about your substance use?"),
        ("week/1/intake-summary?at=body", "what health conditions do you live with?"),
    ]),
    ("week 1", "orientation sessions: program rules, structure, and expectations", &[
        ("week/1/first-week", "orientation is the tour"),
        ("week/1/rules-and-rights", "what it asks of you"),
        ("week/1/rules-and-questions?at=attending", "what do you do if you can't come?"),
    ]),
    ("week 1", "goal setting: participants set personal recovery goals", &[
        ("week/1/goals-that-fit", "a goal that fits is your own"),
        ("week/1/goals?at=goals", "add a goal"),
        ("week/1/goals?at=goals&row=1&step=start", "what is the first thing you'll do?"),
    ]),
    ("week 1", "introduction to group therapy: meeting peers", &[
        ("week/1/joining-a-group", "in your first group"),
        ("week/1/first-group?at=after-group", "what did you hear that helped"),
    ]),

    ("week 1: its purpose", "complete intake forms", &[
        ("week/1/first-week", "this step is called intake"),
        ("week/1/intake-summary", "less to explain on the day"),
    ]),
    ("week 1: its purpose", "building trust with counselors and peers", &[
        ("week/1/first-week", "trust takes time"),
    ]),
    ("week 1: its purpose", "undergo evaluations, set the foundation", &[
        ("week/1/first-week", "next comes the assessment"),
        ("week/1/starting-line", "a few numbers now let you see later what has changed"),
    ]),

    ("week 2", "group therapy: discussing challenges, sharing experiences, receiving feedback", &[
        ("week/2/using-sessions", "which is what others see in what you do"),
        ("week/2/using-sessions", "say what you want back"),
        ("therapies/group-therapy", "you speak about your week"),
        ("week/2/pattern-spotter?at=next", "what will you say about it in your next session?"),
    ]),
    ("week 2", "individual counseling: tailored one-on-one sessions", &[
        ("week/2/using-sessions", "for the plan that fits you"),
        ("week/4/bring-to-counsellor?at=topics", "add a topic"),
    ]),
    ("week 2", "psychoeducation: addiction, mental health disorders, recovery strategies", &[
        ("week/2/using-sessions", "also called psychoeducation"),
        ("week/2/habit-and-brain", "how it learned"),
        ("week/2/first-months", "what many people notice"),
        ("week/1/use-and-mood", "mood and use feed each other"),
    ]),
    ("week 2", "skill-building: mindfulness, stress management, emotional regulation", &[
        ("week/2/mindfulness", "mindfulness is noticing what is here"),
        ("week/2/mindful-minutes?at=times", "add a practice"),
        ("week/2/stress-and-body", "bring the body down"),
        ("week/2/stress-plan?at=body-down", "what will you try, for 2 minutes?"),
        ("week/2/strong-feelings", "check it against the facts"),
        ("week/2/feelings-sheet?at=feelings", "add a feeling"),
    ]),

    ("week 2: its purpose", "understanding triggers", &[
        ("week/2/outside-and-inside", "a trigger is anything that starts an urge"),
        ("week/2/trigger-map?at=triggers", "add a trigger"),
    ]),
    ("week 2: its purpose", "coping mechanisms", &[
        ("week/2/trigger-to-urge", "do one thing: walk, eat, hold something cold, call someone"),
        ("week/2/urge-log?at=urges&row=1&step=tried", "which skill do you use?"),
    ]),
    ("week 2: its purpose", "healthy habits", &[
        ("week/2/sleep-food-movement", "regular sleep, meals and movement"),
        ("week/2/healthy-habits?at=habits", "add a habit"),
        ("week/2/day-schedule?at=frame", "when will you get up?"),
    ]),
    ("week 2: its purpose", "begin to notice patterns and gain initial insight", &[
        ("week/2/chain?at=chains", "add a chain"),
        ("week/2/pattern-spotter?at=next", "what do you notice, in one sentence?"),
    ]),

    ("week 3", "relapse prevention planning: identifying triggers and strategies", &[
        ("week/3/staying-on-course", "programmes call this work relapse prevention"),
        ("week/3/staying-on-course", "plan for one of them"),
        ("week/3/if-then?at=plans&row=1&step=moment", "then: what will you do first?"),
        ("week/3/warning-light?at=yellow-turn", "which of these signs comes first?"),
        ("week/3/setback-plan?at=first-day", "the first day"),
        ("plan", "my triggers"),
    ]),
    ("week 3", "cognitive behavioral therapy: recognize and change negative thought patterns", &[
        ("week/3/thinking-traps", "to notice such thoughts and change them"),
        ("week/3/thought-record?at=thoughts&row=1&step=fairer", "what is a fairer thought, one that takes in both sides?"),
    ]),
    ("week 3", "family or couples therapy: relationship dynamics that affect recovery", &[
        ("week/3/family-and-couples", "patterns you may know"),
        ("week/3/family-talk?at=safety", "could you disagree with this person, and still feel safe that night?"),
        ("family/home-week-3", "what they did and what it did for you"),
    ]),
    ("week 3", "group discussions: sharing success stories and setbacks", &[
        ("week/3/wins-and-setbacks", "tell the group what went well and what went badly"),
        ("week/3/wins-for-group?at=groups&row=1&step=win", "what went well?"),
    ]),

    ("week 3: its purpose", "applying what they learned to situations outside the program", &[
        ("week/3", "you try it out in the real world"),
        ("week/3/if-then?at=plans&row=1&step=afterwards", "what happened when the moment came, and what will you change?"),
        ("week/3/refusal-lines?at=lines", "add an offer"),
    ]),
    ("week 3: its purpose", "feeling more confident in managing cravings and stress", &[
        ("week/3/staying-on-course", "growing surer"),
        ("week/3/if-then?at=plans&row=1&step=practice", "how sure are you that you'd do this?"),
    ]),

    ("week 4", "advanced therapy sessions: deeper emotional issues and trauma", &[
        ("week/4/going-deeper", "many people who seek treatment have lived through trauma"),
        ("week/4/guilt-and-shame", "it's worth knowing which one is talking"),
        ("week/4/grounding-card?at=stop", "at what number do you stop?"),
        ("week/4/bring-to-counsellor?at=topics&row=1&step=how-far", "what do you want from your counsellor with this?"),
    ]),
    ("week 4", "skill reinforcement: practicing in more challenging scenarios", &[
        ("week/4/harder-places", "take a skill up one rung at a time"),
        ("week/4/practice-ladder?at=rungs", "add a rung"),
    ]),
    ("week 4", "peer support: bonds with group members and accountability", &[
        ("week/4/peers", "accountability means that you let someone ask"),
        ("week/4/accountability-pair?at=checks", "what will they ask you about?"),
    ]),
    ("week 4", "life skills training: finances, work stress, other responsibilities", &[
        ("week/4/money", "decide what your money is for before it comes"),
        ("week/4/money-plan?at=pay-day", "what happens to the money, step by step"),
        ("week/4/work-stress", "work, children, forms, visits"),
        ("week/4/work-school-stress?at=hardest-hour", "which hour of the week is hardest"),
    ]),

    ("week 4: its purpose", "self-reflection", &[
        ("week/4/going-deeper", "insight is when you see a link and can use it"),
        ("week/4/honesty", "take both to your counsellor"),
        ("week/4/guilt-and-shame-sort", "sort guilt from shame"),
    ]),
    ("week 4: its purpose", "solidifying new habits and preparing for life outside", &[
        ("week/4/boundaries", "anchors are small acts that hold the days in place"),
        ("week/4/anchors?at=anchors", "add an anchor"),
    ]),
    ("week 4: its purpose", "recognizing progress and areas that still need work", &[
        ("week/4/midpoint-review?at=moved", "where do you see movement since you began?"),
        ("week/4/midpoint-review?at=needs-work", "what still needs work?"),
    ]),

    ("week 5 and beyond", "transition planning: an aftercare plan for continued support", &[
        ("week/5/choices-after", "set up your next support now"),
        ("week/5/aftercare-plan?at=supports", "add a support"),
        ("week/5/plan-rehearsal?at=gaps", "which parts of your plan were thin, or missing?"),
    ]),
    ("week 5 and beyond", "alumni sessions: connecting with former participants", &[
        ("week/5/alumni-groups", "people who have finished the programme that you're in"),
        ("week/5/alumni-list?at=people", "add a person"),
        ("week/5/alumni-list?at=questions", "what would you like to know about the time after?"),
    ]),
    ("week 5 and beyond", "continued group and individual therapy: remaining challenges", &[
        ("week/5/choices-after", "what did you come here for that isn't done yet?"),
        ("week/5/aftercare-plan?at=still-open", "what is still hard, or not finished?"),
    ]),
    ("week 5 and beyond", "life integration exercises: work, school, and family life", &[
        ("week/5/work-school-home", "try each skill in the place where you'll need it"),
        ("week/5/integration-tests?at=tests", "add a test"),
    ]),

    ("week 5 and beyond: its purpose", "long-term recovery maintenance", &[
        ("week/6", "from here on each week has one theme of its own"),
        ("week/6/new-hours?at=slipped", "which one slips first, when you start to drift?"),
        ("week/7", "people and trust"),
        ("week/9", "anger, conflict and asking for help"),
        ("week/10", "looking after your health"),
        ("week/11", "holidays, travel and bad news"),
    ]),
    ("week 5 and beyond: its purpose", "preparing for graduation", &[
        ("week/12", "mark the end of the programme"),
        ("week/12/graduation?at=done", "what are 3 things that you did in these weeks?"),
        ("week/12/full-review?at=then-now", "which of these 5 has moved most since your starting line"),
    ]),
    ("week 5 and beyond: its purpose", "taking more responsibility", &[
        ("week/5/stepping-down", "what you take over"),
        ("week/5/step-down?at=take-over", "what did staff do for you that you'll now do"),
    ]),
    ("week 5 and beyond: its purpose", "session intensity is gradually reduced", &[
        ("week/5/stepping-down", "when a session ends, plan what fills its hour"),
        ("week/5/step-down?at=the-steps", "how ready do you feel for the next step?"),
        ("week/5/more-care", "you can ask for more care at any point"),
    ]),

    ("kinds of therapy", "cognitive behavioral therapy: negative thoughts, preventing relapse, triggers", &[
        ("therapies/cbt", "cbt looks at how thoughts, feelings and actions pull on each other"),
        ("therapies/cbt", "with urges it's the same"),
        ("week/3/thought-record?at=thoughts", "add a thought"),
    ]),
    ("kinds of therapy", "dialectical behavior therapy: emotional regulation, mindfulness, interpersonal effectiveness", &[
        ("therapies/dbt-skills", "emotion regulation."),
        ("therapies/dbt-skills", "mindfulness."),
        ("therapies/dbt-skills", "distress tolerance."),
        ("therapies/dbt-skills", "getting along with others."),
        ("therapies/dbt-skills", "mood trouble as well as use"),
        ("week/2/feelings-sheet?at=feelings&row=1&step=facts", "does the feeling fit the facts?"),
    ]),
    ("kinds of therapy", "group therapy: share experiences, support, others' perspectives, less isolation", &[
        ("therapies/group-therapy", "people with troubles like yours help you see yourself"),
        ("therapies/group-therapy", "people who've been there"),
        ("week/1/first-group?at=after-group", "what did you hear that helped"),
    ]),
    ("kinds of therapy", "individual counseling: specific challenges, trauma or mental health", &[
        ("therapies/individual-counselling", "one-to-one time is yours"),
        ("therapies/individual-counselling", "trauma, grief, shame"),
        ("therapies/individual-counselling", "mood and health"),
        ("week/4/bring-to-counsellor?at=topics&row=1&step=holding", "what will be your first sentence?"),
    ]),
    ("kinds of therapy", "family or couples therapy: repair relationships, communication, supportive home", &[
        ("therapies/family-couples-therapy", "to talk, to agree on a few things, and to mend"),
        ("therapies/family-couples-therapy", "couples sessions"),
        ("week/3/family-talk?at=agreed", "when will you look at it together again?"),
        ("week/7/trust-repair", "trust, step by step"),
        ("family/our-part?at=will-do", "what will you do to help, in the next 2 weeks?"),
    ]),
    ("kinds of therapy", "life skills training: time management, job readiness, financial planning", &[
        ("therapies/life-skills", "handling time, work and money can be learned"),
        ("therapies/life-skills", "getting ready for work"),
        ("week/2/day-schedule?at=hours", "add a block"),
        ("week/8/job-readiness?at=references", "add a reference"),
        ("week/4/money-plan?at=must-pay", "add a payment"),
    ]),

    ("how progress is measured", "attendance and engagement in sessions", &[
        ("week/1/signs-of-progress", "you're there, and you take part"),
        ("week/1/weekly-check?at=weeks&row=1&step=support", "how many of them did you go to?"),
    ]),
    ("how progress is measured", "self-reported coping strategies and stress levels", &[
        ("week/1/signs-of-progress", "you cope better"),
        ("week/1/starting-line?at=stress-and-mood", "how much stress have you felt?"),
        ("week/1/weekly-check?at=weeks&row=1&step=strain", "how strong was your stress or worry?"),
    ]),
    ("how progress is measured", "reduction or cessation of substance use", &[
        ("week/1/signs-of-progress", "you use less, or not at all"),
        ("week/1/weekly-check?at=weeks&row=1&step=days", "on how many days did you drink alcohol or use another drug?"),
    ]),
    ("how progress is measured", "feedback from family members or other support systems", &[
        ("week/1/signs-of-progress", "other people notice"),
        ("week/1/signs-of-progress", "ask someone you trust"),
        ("week/5/feedback-card?at=cards&row=1&step=notice", "what do they notice about you lately?"),
    ]),
    ("how progress is measured", "achievement of personal recovery goals", &[
        ("week/1/signs-of-progress", "you reach goals"),
        ("week/1/goals?at=goals&row=1&step=knowing", "where is this goal now?"),
    ]),
    ("how progress is measured", "regular assessments keep therapy tailored", &[
        ("week/1/signs-of-progress", "bring it to your counsellor"),
        ("week/4/midpoint-review?at=after-talk", "what does your counsellor see"),
    ]),

    ("typical challenges", "managing time between sessions and daily responsibilities", &[
        ("hard/time-and-duties", "your head says that everything is due today"),
        ("hard/time-and-duties", "3 piles, once a day"),
        ("week/1/schedule?at=between", "which hours of this week will be hardest?"),
    ]),
    ("typical challenges", "navigating cravings and triggers outside therapy", &[
        ("hard/urges-outside", "you only have to let 10 minutes go by"),
        ("week/2/urge-log?at=urges", "add an urge"),
    ]),
    ("typical challenges", "dealing with emotional setbacks or relapses", &[
        ("hard/setbacks", "get safe first, tell one person today"),
        ("hard/setbacks", "no use, but a terrible day"),
        ("week/3/first-hour", "look after your body first"),
        ("week/3/setback-plan?at=hour-person", "who will you call, so that you aren't alone?"),
    ]),
    ("typical challenges", "adjusting to changes in relationships or social dynamics", &[
        ("hard/changing-relationships", "when you change, the people around you need time"),
        ("week/4/boundaries", "sort the people you know into 3 rings"),
        ("week/7/new-people", "new people, slowly"),
    ]),
    ("typical challenges", "staff help participants anticipate these challenges", &[
        ("hard", "staff know all 4 of these, so tell them which one you see coming"),
        ("before/feeling-ready?at=staying", "a day when you want to quit"),
    ]),

    ("benefits of a week-to-week schedule", "consistency: stability and accountability", &[
        ("before/why-weekly-works", "consistency"),
        ("before/why-weekly-works", "somebody also notices when your chair is empty"),
    ]),
    ("benefits of a week-to-week schedule", "skill reinforcement: frequent practice improves retention", &[
        ("before/why-weekly-works", "learning lasts longer when you practise with gaps between"),
    ]),
    ("benefits of a week-to-week schedule", "flexibility: apply what they learn in real life immediately", &[
        ("before/why-weekly-works", "flexibility"),
        ("before/why-weekly-works", "you can try it"),
    ]),
    ("benefits of a week-to-week schedule", "peer support: motivation and community", &[
        ("before/why-weekly-works", "a group can make you feel less alone"),
    ]),

    ("preparing", "confirm medical clearance", &[
        ("before/body-first", "talk to a doctor before you stop or cut down"),
        ("before/medical-check?at=doctor", "on what day is your check-up"),
        ("before/medical-check?at=questions", "what did they say?"),
    ]),
    ("preparing", "set personal goals: what you hope to achieve", &[
        ("before/why-now?at=more-less", "what do you want more of in your life?"),
        ("before/why-now?at=own-words", "why do you want this, and why now?"),
    ]),
    ("preparing", "arrange support systems: notify family or friends", &[
        ("before/support-list?at=people", "add a person"),
        ("before/support-list?at=people&row=1&step=telling", "have you told them about the programme yet?"),
        ("family", "how to help this week"),
    ]),
    ("preparing", "plan logistics: adjust work or school schedules", &[
        ("before/logistics?at=work-school", "who have you told, or who needs to know?"),
        ("before/logistics?at=travel", "how will you get there and back?"),
    ]),
    ("preparing", "prepare emotionally: self-reflection and honest discussion", &[
        ("before/feeling-ready?at=honest", "what do you need, so that you can be honest?"),
        ("before/feeling-ready?at=worries", "what worries you about starting?"),
    ]),

    ("tips for success", "attend every session and engage actively", &[
        ("before/why-weekly-works", "be there each time you can, and take part"),
        ("week/1/weekly-check?at=weeks&row=1&step=support", "how many of them did you go to?"),
    ]),
    ("tips for success", "be honest about struggles and setbacks", &[
        ("before/why-weekly-works", "be honest about what is hard, setbacks too"),
        ("week/4/honesty", "one true thing, said to one safe person"),
        ("week/3/wins-for-group?at=groups&row=1&step=setback", "what happened, in one sentence?"),
    ]),
    ("tips for success", "practice coping skills daily, not just during sessions", &[
        ("before/why-weekly-works", "practise a skill every day, not only in group"),
        ("week/2", "one small thing, with all your attention"),
        ("week/2/mindful-minutes?at=times&row=1&step=before-it", "what will you notice?"),
    ]),
    ("tips for success", "take advantage of peer and family support", &[
        ("before/why-weekly-works", "your group, your family, a friend"),
        ("week/4/accountability-pair?at=partner", "who is it?"),
        ("week/3/family-and-couples", "when someone close to you joins in"),
    ]),
    ("tips for success", "keep a journal to track progress, insights, and challenges", &[
        ("before/why-weekly-works", "keep a journal. a line a day will do"),
        ("week/1/weekly-check?at=weeks&row=1&step=outside-view", "what stands out this week, and what will you try next?"),
    ]),
    ("tips for success", "ask questions and seek clarification", &[
        ("before/why-weekly-works", "ask when something isn't clear"),
        ("week/1/rules-and-questions?at=questions", "add a question"),
        ("week/4/midpoint-review?at=question", "what is the one question that you want to ask?"),
    ]),

    ("after completing an IOP", "the recovery journey does not end with completion", &[
        ("after", "what carries you now is a plain routine"),
        ("after/the-first-year", "what may come"),
    ]),
    ("after completing an IOP", "alumni groups: maintaining connections with peers", &[
        ("after/keeping-in-touch", "alumni. people who know the rooms you sat in"),
        ("week/5/alumni-list?at=people&row=1&step=first-call", "on what day will you be in touch?"),
    ]),
    ("after completing an IOP", "continued therapy: occasional individual or group sessions", &[
        ("after/keeping-in-touch", "therapy, now and then"),
        ("week/5/aftercare-plan?at=supports&row=1&step=what", "what kind of support is it?"),
    ]),
    ("after completing an IOP", "support meetings: 12-step programs or local support groups", &[
        ("after/keeping-in-touch", "a 12-step group or another kind"),
        ("week/5/many-roads", "12-step groups"),
        ("week/5/meeting-tryout?at=tries", "add a meeting"),
    ]),
    ("after completing an IOP", "personal recovery plans: applying skills to maintain healthy routines", &[
        ("after/the-first-year", "is your personal recovery plan"),
        ("after/the-first-year", "healthy routine"),
        ("after/monthly-card?at=months", "add a month"),
        ("after/quarterly-review?at=reads&row=1&step=the-plan", "what is still true, and what is out of date?"),
        ("after/setback-path?at=one-skill", "one skill you know"),
    ]),
];

fn curriculum() -> Arc<Curriculum> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
    match source::load(&root) {
        Ok((curriculum, _)) => Arc::new(curriculum),
        Err(problems) => {
            let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("the content has {} problems:\n{}", list.len(), list.join("\n"));
        }
    }
}

/// What a page says below its navigation, in lower case with single blanks; nothing if there is no such page.
fn words_at(curriculum: &Arc<Curriculum>, address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let route = Route::parse(curriculum, path, query);
    // An address with a page or a row that is not there leads to the worksheet's start, which is another address.
    let own = route.href(curriculum, "");
    if route == Route::NotFound || own.split_once('?').map_or("", |(_, query)| query) != query {
        return None;
    }
    let page = Html::parse_document(&render(curriculum.clone(), route, "").html);
    let main = page.select(&Selector::parse("main").unwrap()).next()?;
    let text = main.text().collect::<String>().to_lowercase().replace('’', "'");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn every_topic_of_the_article_is_where_the_table_says() {
    let curriculum = curriculum();
    let mut drawn = BTreeMap::new();
    let mut faults = Vec::new();
    for (section, item, places) in TOPICS {
        for (address, phrase) in *places {
            match drawn.entry(*address).or_insert_with(|| words_at(&curriculum, address)) {
                None => faults.push(format!("{section}, \"{item}\": there is no page {address}")),
                Some(words) if !words.contains(phrase) => {
                    faults.push(format!("{section}, \"{item}\": {address} does not say \"{phrase}\""));
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_item_of_a_section_is_left_out() {
    for (section, count) in SECTIONS {
        let items: Vec<&str> = TOPICS.iter().filter(|topic| topic.0 == section).map(|topic| topic.1).collect();
        assert_eq!(items.len(), count, "{section}: {items:?}");
    }
    for (section, item, places) in TOPICS {
        assert!(SECTIONS.iter().any(|(known, _)| known == section), "{section} is not counted");
        assert!(!places.is_empty(), "\"{item}\" is nowhere");
        for (_, phrase) in *places {
            assert_eq!(*phrase, phrase.to_lowercase(), "phrases are looked for in lower case");
        }
    }
}
