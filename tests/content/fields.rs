//! What an owner reads about a fault in a field, word for word.
use breakroom::content::testing::{KIOSK, slide, told};

/// Holds what is told about a slide with these fields against what should be.
fn check_slides(cases: &[(&str, &str)]) {
    for (fields, expected) in cases {
        assert_eq!(told("philosophy/a.ron", slide(fields)), *expected, "{fields}");
    }
}

// Case: Content: an unknown field
// Case: Content: a misspelt variant
// Case: Content: a value of the wrong type
#[test]
fn fields_and_words_that_arent_known_are_named_with_the_nearest_that_is() {
    check_slides(&[
        (
            r#"headlin: (en: "H", zh: "题"), headline: (en: "a", zh: "b")"#,
            r#"philosophy/a.ron:6:9: error: `headlin` isn't a field of Principle; did you mean `headline`?"#,
        ),
        (
            r#"value: "ownit","#,
            r#"philosophy/a.ron:6:16: error: there is no value `ownit` in values.ron; did you mean `own-it`?"#,
        ),
        (
            r#"value: "something-else","#,
            r#"philosophy/a.ron:6:16: error: there is no value `something-else` in values.ron; write `own-it`"#,
        ),
        (
            r#"pole: care,"#,
            r#"philosophy/a.ron:7:15: error: `care` isn't known as `pole`; did you mean `Care`?"#,
        ),
        (
            r#"pole: "Care","#,
            r#"philosophy/a.ron:7:15: error: `pole` must be a single word without quotation marks; write Care"#,
        ),
        (
            r#"pole: Kindness,"#,
            r#"philosophy/a.ron:7:15: error: `Kindness` isn't known as `pole`; write one of `Care`, `Dignity`"#,
        ),
        (
            r#"audience: ["sale"],"#,
            r#"philosophy/a.ron:7:20: error: there is no role `sale` on the your-jobs slide; did you mean `sales`?"#,
        ),
        (
            r#"audience: "sales","#,
            r#"philosophy/a.ron:7:19: error: `audience` must be a list; write it in square brackets: [ …, … ]"#,
        ),
        (
            r#"teaches: "A1","#,
            r#"philosophy/a.ron:7:18: error: `teaches` must be a list; write it in square brackets: [ …, … ]"#,
        ),
        (
            r#"needs: FourthJob,"#,
            r#"philosophy/a.ron:7:16: error: `FourthJob` isn't known as `needs`; write one of `ThirdJob`, `NoThirdJob`"#,
        ),
        (
            r#"unknown: 3,"#,
            r#"philosophy/a.ron:7:9: error: `unknown` isn't a field of Principle; take it out; what can stand here: id, value, pole, audience, from, until, each_year, dates, dayparts, importance, takeover, needs, teaches, source, owner, silence, draft, revises, approved, headline, photo, body"#,
        ),
    ]);
}

#[test]
fn texts_want_their_languages_and_quotation_marks() {
    check_slides(&[
        (
            r#"headline: "H","#,
            r#"philosophy/a.ron:6:19: error: `headline` has no language; write (en: "H"), with one entry for each language"#,
        ),
        (
            r#"headline: (en: "H"),"#,
            r#"philosophy/a.ron:6:19: warning: the text in `zh` is missing; add `zh: "…"`; until then the other language is shown"#,
        ),
        (
            r#"headline: (en: "H", zh: ""),"#,
            r#"philosophy/a.ron:6:33: error: the text in `zh` is empty; write it, or take the language out"#,
        ),
        (
            r#"headline: (en: "H", zh: "题", fr: "T"),"#,
            r#"philosophy/a.ron:6:42: warning: the language `fr` isn't among those of kiosk.ron; use en or zh, or add it there"#,
        ),
        (
            r#"headline: (en: "H", en: "H", zh: "题"),"#,
            r#"philosophy/a.ron:6:29: error: the language `en` stands here twice; keep one of the two"#,
        ),
        (
            r#"headline: (en: H, zh: "题"),"#,
            r#"philosophy/a.ron:6:24: error: `en` must be a text in quotation marks; write "H""#,
        ),
        (
            r#"headline: (),"#,
            r#"philosophy/a.ron:6:19: error: the text has no language; write (en: "…", zh: "…")"#,
        ),
        (
            r#"headline: Text(en: "H"),"#,
            r#"philosophy/a.ron:6:19: error: `headline` has the word `Text` before its bracket, which isn't read; take `Text` out and leave the brackets: ( … )"#,
        ),
        (
            r#"headline: ("H"),"#,
            r#"philosophy/a.ron:6:20: error: there is a value without a name here; write its name before it: `name: …`"#,
        ),
        (
            r#"headline: {"en": "H"},"#,
            r#"philosophy/a.ron:6:19: error: `headline` must be a text in its languages, in round brackets; write (en: "…", zh: "…")"#,
        ),
        (
            r#"headline: ["H"],"#,
            r#"philosophy/a.ron:6:19: error: `headline` must be a text in its languages, in round brackets; write (en: "…", zh: "…")"#,
        ),
        (
            r#"body: (en: "a\q", zh: "b"),"#,
            r#"philosophy/a.ron:6:23: error: a backslash in a text has a meaning of its own, and this one isn't known; write \\ for a backslash, \" for a quotation mark, \n for a new line"#,
        ),
    ]);
}

// Case: Content: NaN
// Case: Content: 1e999
// Case: Content: a value of the wrong type
#[test]
fn numbers_dates_and_times_are_checked_against_their_range() {
    check_slides(&[
        (
            r#"importance: 9,"#,
            r#"philosophy/a.ron:7:21: error: 9 is out of range; write a whole number from 1 to 5"#,
        ),
        (
            r#"importance: 2.5,"#,
            r#"philosophy/a.ron:7:21: error: 2.5 is out of range; write a whole number from 1 to 5"#,
        ),
        (
            r#"importance: NaN,"#,
            r#"philosophy/a.ron:7:21: error: this number, which isn't finite, is out of range; write a whole number from 1 to 5"#,
        ),
        (
            r#"importance: 1e999,"#,
            r#"philosophy/a.ron:7:21: error: this number, which isn't finite, is out of range; write a whole number from 1 to 5"#,
        ),
        (
            r#"importance: "3","#,
            r#"philosophy/a.ron:7:21: error: `importance` must be a number; write it in digits, without quotation marks"#,
        ),
        (
            r#"takeover: yes,"#,
            r#"philosophy/a.ron:7:19: error: `takeover` must be `true` or `false`; write one of the two, without quotation marks"#,
        ),
        (
            r#"takeover: true,"#,
            r#"philosophy/a.ron:7:19: error: a takeover interrupts everything, so it must have an end; add `until: "2026-12-31",`"#,
        ),
        (
            r#"from: "2026-02-30","#,
            r#"philosophy/a.ron:7:15: error: `2026-02-30` isn't a date; write year-month-day, such as "2026-11-03""#,
        ),
        (
            r#"from: "2026-03-01", until: "2026-02-01","#,
            r#"philosophy/a.ron:7:36: error: it ends (2026-02-01) before it begins (2026-03-01); fix one of the two dates"#,
        ),
        (
            r#"dayparts: [(days: [Mon], from: "8", to: "25:00")],"#,
            r#"philosophy/a.ron:7:40: error: `8` isn't a time of day; write hours and minutes, such as "18:00"; "24:00" only where something ends
philosophy/a.ron:7:49: error: `25:00` isn't a time of day; write hours and minutes, such as "18:00"; "24:00" only where something ends"#,
        ),
        (
            r#"dayparts: [(days: [Mo], from: "08:00", to: "24:00")],"#,
            r#"philosophy/a.ron:7:28: error: `Mo` isn't known as `days`; did you mean `Mon`?"#,
        ),
        (
            r#"dayparts: [(days: [], from: "24:00", to: "24:00")],"#,
            r#"philosophy/a.ron:7:27: error: no day is named here; name them, such as [Mon, Tue], or take the entry out
philosophy/a.ron:7:37: error: `24:00` isn't a time of day; write hours and minutes, such as "18:00"; "24:00" only where something ends"#,
        ),
        (
            r#"dayparts: [(days: [Mon], from: "08:00")],"#,
            r#"philosophy/a.ron:7:20: error: `to` is missing from `dayparts`; add `to: …,`"#,
        ),
        (
            r#"from: "", until: [],"#,
            r#"philosophy/a.ron:7:26: error: `until` must be a text in quotation marks; write "…""#,
        ),
    ]);
}

#[test]
fn the_days_of_a_season_are_checked_too() {
    check_slides(&[
        (r#"each_year: (from: "12-20", until: "01-06"), takeover: true,"#, ""),
        (r#"each_year: (from: "02-29", until: "02-29"),"#, ""),
        (
            r#"each_year: (from: "2026-01-20", until: "2-3"),"#,
            r#"philosophy/a.ron:7:27: error: `2026-01-20` isn't a day that comes every year; write month and day, such as "01-20"; the year stays out
philosophy/a.ron:7:48: error: `2-3` isn't a day that comes every year; write month and day, such as "01-20"; the year stays out"#,
        ),
        (
            r#"each_year: (from: "04-31", until: "13-01"),"#,
            r#"philosophy/a.ron:7:27: error: `04-31` isn't a day that comes every year; write month and day, such as "01-20"; the year stays out
philosophy/a.ron:7:43: error: `13-01` isn't a day that comes every year; write month and day, such as "01-20"; the year stays out"#,
        ),
        (
            r#"each_year: "01-20","#,
            r#"philosophy/a.ron:7:20: error: `each_year` must be written in round brackets; write (from: …, until: …)"#,
        ),
        (
            r#"each_year: (12, 20),"#,
            r#"philosophy/a.ron:7:21: error: there is a value without a name here; write (from: …, until: …)"#,
        ),
        (
            r#"each_year: ("12-20", "01-06"),"#,
            r#"philosophy/a.ron:7:21: error: there is a value without a name here; write (from: …, until: …)"#,
        ),
        (
            r#"dates: ["2026-12-20"],"#,
            r#"philosophy/a.ron:7:17: error: `dates` must be written in round brackets; write (from: …, until: …)"#,
        ),
        (
            r#"dates: [(from: "2026-02-17", until: "2026-02-10")],"#,
            r#"philosophy/a.ron:7:45: error: it ends (2026-02-10) before it begins (2026-02-17); fix one of the two dates"#,
        ),
        (
            r#"from: "2026-03-01", until: "2026-06-30", each_year: (from: "12-01", until: "02-28"),"#,
            r#"philosophy/a.ron:7:36: error: between 2026-03-01 and 2026-06-30 there is no day of its season; fix `from` and `until`, or `each_year` and `dates`"#,
        ),
        (
            r#"from: "2026-03-01", until: "2027-02-28", dates: [(from: "2026-02-01", until: "2026-02-28")],"#,
            r#"philosophy/a.ron:7:36: error: between 2026-03-01 and 2027-02-28 there is no day of its season; fix `from` and `until`, or `each_year` and `dates`"#,
        ),
        (
            r#"from: "2026-03-01", until: "2026-06-30", dates: [(from: "2026-12-20", until: "2027-01-06")],"#,
            r#"philosophy/a.ron:7:36: error: between 2026-03-01 and 2026-06-30 there is no day of its season; fix `from` and `until`, or `each_year` and `dates`"#,
        ),
        (
            r#"from: "2026-03-01", until: "2027-02-28", each_year: (from: "02-28", until: "02-28"),"#,
            "",
        ),
    ]);
    let spell = r#"(from: "2026-02-01", until: "2026-02-02"),"#.repeat(17);
    let told = told("philosophy/a.ron", slide(&format!("dates: [{spell}],")));
    assert!(told.contains("`dates` has 17 stretches, and can have 16; take out"), "{told}");
}

#[test]
fn the_address_of_the_form_for_thanks_is_one_that_a_telephone_can_open() {
    let told = |thanks: &str| told("kiosk.ron", KIOSK.replace("schema: 1", thanks));
    assert_eq!(told("thanks: (url: \"https://forms.example/a?b=1\", screen: \"yard\")"), "");
    let bad = |url: &str| told(&format!("thanks: (url: \"{url}\")"));
    for url in ["forms.example", "https://", "javascript:alert(1)", "https://a b", "https://a.b/谢"]
    {
        let told = bad(url);
        assert!(told.contains("isn't the address of a web page; copy it from"), "{url}: {told}");
    }
    assert!(bad(&format!("https://a.b/{}", "c".repeat(200))).contains("has 212 signs"));
}

// Case: Content: one id in two files
#[test]
fn ids_have_a_form_and_are_used_once() {
    check_slides(&[
        (
            r#"id: "My Slide","#,
            r#"philosophy/a.ron:6:13: error: `My Slide` can't be an id; write "my-slide": small letters, digits and hyphens"#,
        ),
        (
            r#"id: own-it,"#,
            r#"philosophy/a.ron:6:13: error: `id` must be a text in quotation marks; write "own-it""#,
        ),
        (
            r#"id: 5,"#,
            r#"philosophy/a.ron:6:13: error: `id` must be a text in quotation marks; write "5""#,
        ),
        (
            r#"id: "jobs","#,
            r#"philosophy/jobs.ron:3:13: error: the id `jobs` is already used in philosophy/a.ron:6; give one of the two another id"#,
        ),
    ]);
}

#[test]
fn photos_stand_in_their_folder() {
    check_slides(&[
        (
            r#"photo: (path: "../secret.jpg", alt: (en: "a", zh: "b")),"#,
            r#"philosophy/a.ron:7:23: error: `../secret.jpg` isn't a photo of this folder; put the picture into photos/ and write "photos/name.jpg""#,
        ),
        (
            r#"photo: (path: "photos/a.jpg", alt: (en: "a", zh: "b"), focus: (0.5, 7)),"#,
            r#"philosophy/a.ron:7:77: error: 7 is out of range; write a number from 0 to 1"#,
        ),
        (
            r#"photo: (path: "photos/a.jpg", alt: (en: "a", zh: "b"), focus: (0.5)),"#,
            r#"philosophy/a.ron:7:72: error: `focus` has too few or too many values; count them: `focus` takes two, such as (0.5, 0.35)"#,
        ),
        (
            r#"photo: "photos/a.jpg","#,
            r#"philosophy/a.ron:7:16: error: `photo` must be written in round brackets; write (path: …, alt: …)"#,
        ),
    ]);
}

// Case: Content: curly quotes
#[test]
fn signs_out_of_place_drop_one_item_with_one_finding() {
    check_slides(&[
        (
            r#"importance: 3 takeover: false,"#,
            r#"philosophy/a.ron:7:21: error: a comma is missing after this; write `,` here"#,
        ),
        (
            r#"importance: 3,, takeover: false,"#,
            r#"philosophy/a.ron:7:23: error: there is a comma with nothing before it; take it out"#,
        ),
        (
            r#"importance: ,"#,
            r#"philosophy/a.ron:7:9: error: `importance` has no value; write one after the colon, or take it out"#,
        ),
        (
            r#"importance 3,"#,
            r#"philosophy/a.ron:7:18: error: a colon is missing after this name; write `name: value`"#,
        ),
        (
            r#"importance = 3,"#,
            r#"philosophy/a.ron:7:20: error: `=` can't stand here; fields are written `name: value`"#,
        ),
        (
            r#"headline： （en： “H”， zh: "题"），"#,
            r#"philosophy/a.ron:7:17: error: `：` is a full-width sign; type a plain `:`, outside Chinese input"#,
        ),
        (
            r#"headline: (en: “H”, zh: ‘题’),"#,
            r#"philosophy/a.ron:6:24: error: curly quotation marks can't enclose a text; type straight ones: "…" (curly ones are welcome inside)"#,
        ),
        (
            r#"# note"#,
            r#"philosophy/a.ron:7:9: error: `#` can't stand here; a note for people begins with `//`"#,
        ),
    ]);
}
