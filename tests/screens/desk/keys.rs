//! The keyboard alone: Tab comes to everything that can be pressed or written into, in the order in
//! which it is read, everything has a name, and Enter and the space bar press it.

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::NodeT as _;

use super::approve::{approved, find};
use super::rig::Office;

/// What can be pressed or written into.
const CONTROLS: [Role; 9] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::ListItem,
    Role::Link,
    Role::MenuItemRadio,
    Role::Slider,
];
/// So many stand in the bar at the top: the parts of the desk, the language and the colours.
const BAR: usize = 7;
/// Nothing of the desk has more.
const STEPS_MAX: usize = 400;
/// Places of text lie beside each other by so much, in points.
const SLACK: f32 = 3.0;

/// A control that is there.
#[derive(Clone, Debug)]
struct Control {
    name: String,
    place: Rect,
    has_focus: bool,
}

/// All that can be pressed or written into, by what the tree knows it by.
fn controls(office: &Office) -> BTreeMap<String, Control> {
    let all = office.harness.root().children_recursive();
    let own = all.filter_map(|node| {
        let own = node.accesskit_node();
        let is_there = CONTROLS.contains(&own.role()) && !own.is_disabled();
        let name = own.label().unwrap_or_default();
        is_there.then(|| {
            let control = Control { name, place: node.rect(), has_focus: own.is_focused() };
            (format!("{:?}", own.id()), control)
        })
    });
    own.collect()
}

/// Goes by Tab until everything was come to, and says what in which order.
fn walk(office: &mut Office) -> Vec<(String, Control)> {
    // From the beginning.
    office.harness.ctx.memory_mut(|memory| {
        if let Some(own) = memory.focused() {
            memory.surrender_focus(own);
        }
    });
    office.harness.step();
    let mut way: Vec<(String, Control)> = Vec::new();
    let mut seen = controls(office);
    for _ in 0..STEPS_MAX {
        office.harness.key_press(Key::Tab);
        office.harness.step();
        // What the keyboard has come to is brought into sight.
        for _ in 0..2 {
            office.harness.step();
        }
        let now = controls(office);
        let Some((id, control)) = now.iter().find(|(_, control)| control.has_focus) else {
            // Past the last it is nowhere for a moment.
            continue;
        };
        if way.first().is_some_and(|(first, _)| first == id) {
            break;
        }
        let (before, own) = (way.last().and_then(|(id, _)| now.get(id)), control);
        if let Some(before) = before {
            assert!(
                !goes_back(before.place, own.place),
                "{} comes after {}",
                own.name,
                before.name
            );
        }
        let window = Rect::from_min_size(egui::Pos2::ZERO, super::rig::SIZE);
        assert!(window.expand(SLACK).intersects(own.place), "{own:?} is out of sight");
        way.push((id.clone(), control.clone()));
        seen.extend(now);
    }
    for (id, control) in seen {
        assert!(!control.name.trim().is_empty(), "{control:?} has no name");
        let is_come_to = way.iter().any(|(own, _)| *own == id);
        assert!(is_come_to, "Tab never comes to {}", control.name);
    }
    way
}

/// Whether one reads back from `one` to come to `next`: up, and not into another column; or to the
/// left in a line.
fn goes_back(one: Rect, next: Rect) -> bool {
    let is_above = next.max.y <= one.min.y + SLACK;
    let is_level = !is_above && next.min.y < one.max.y - SLACK;
    let is_right = next.min.x >= one.max.x - SLACK;
    (is_above && !is_right) || (is_level && next.max.x <= one.min.x + SLACK)
}

/// Goes by Tab to what is called so.
fn tab_to(office: &mut Office, name: &str) {
    for _ in 0..STEPS_MAX {
        office.harness.key_press(Key::Tab);
        office.harness.step();
        office.harness.step();
        if controls(office).values().any(|control| control.has_focus && control.name == name) {
            return;
        }
    }
    panic!("Tab never comes to {name}");
}

#[test]
fn tab_comes_to_all_that_there_is_in_its_order_on_every_page() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        // One row: how the list goes on is another test.
        let search = office.say("search");
        office.write(&search, "our-promise");
        for place in ["place-items", "place-findings", "place-when", "place-inbox", "place-room"] {
            office.press_place(place);
            assert!(walk(&mut office).len() > BAR, "{lang}: {place}");
        }
        office.press_place("place-items");
        office.press("new");
        let kinds = breakroom::content::fields::KINDS.len();
        assert!(walk(&mut office).len() > kinds, "{lang}: every kind can be begun");
    }
}

#[test]
fn tab_comes_through_the_form_of_an_item_and_through_its_page() {
    for (lang, id) in [("en", "q-few-words"), ("zh", "priya-other-half")] {
        let mut office = Office::new(lang);
        find(&mut office, id);
        let way = walk(&mut office);
        let at = |name: &str| way.iter().position(|(_, control)| control.name.starts_with(name));
        let (save, evening) = (office.say("save"), office.say("look-evening"));
        assert!(at(&save) < at(&evening), "{lang}: the form comes before its page");
        let texts = way.iter().filter(|(_, control)| control.name.contains("(English)"));
        assert!(texts.count() > 4, "{lang}: every text");
    }
}

#[test]
fn tab_comes_through_versions_and_the_first_page_and_what_is_asked() {
    let mut office = approved("en");
    find(&mut office, "our-promise");
    office.press("versions");
    assert!(walk(&mut office).len() > BAR);
    let mut office = Office::over(tempfile::tempdir().expect("a folder"), None, "zh");
    assert!(walk(&mut office).len() > 12);
}

#[test]
fn tab_goes_on_through_a_list_that_is_longer_than_the_window() {
    let mut office = Office::new("en");
    let search = office.say("search");
    office.write(&search, "q-");
    let count = office.rows().len();
    let last = office.say("sort-need");
    tab_to(&mut office, &last);
    let mut seen = Vec::new();
    loop {
        office.harness.key_press(Key::Tab);
        (0..3).for_each(|_| office.harness.step());
        let all = office.harness.root().children_recursive();
        let mut rows = all.filter(|node| node.accesskit_node().role() == Role::ListItem);
        let Some(row) = rows.find(|node| node.accesskit_node().is_focused()) else { break };
        let name = row.accesskit_node().label().unwrap_or_default();
        assert!(!seen.contains(&name), "{name} twice");
        seen.push(name);
    }
    assert!(seen.len() > count, "{} of more than {count}", seen.len());
}

#[test]
fn enter_and_the_space_bar_press_what_has_the_keyboard() {
    for lang in ["en", "zh"] {
        let mut office = Office::new(lang);
        let search = office.say("search");
        office.write(&search, "our-promise");
        let row = office.rows().remove(0);
        tab_to(&mut office, &row);
        office.keys(Modifiers::NONE, Key::Enter);
        assert!(office.has(&office.say("withdraw")), "{lang}: the form is open");
        let portrait = office.say("look-portrait");
        tab_to(&mut office, &portrait);
        office.keys(Modifiers::NONE, Key::Space);
        let is_on = office.harness.root().children_recursive().any(|node| {
            let own = node.accesskit_node();
            own.label().as_deref() == Some(&portrait) && own.toggled() == Some(true.into())
        });
        assert!(is_on, "{lang}: the page stands upright");
        let dropdown = office.say("filter-state");
        tab_to(&mut office, &dropdown);
        office.keys(Modifiers::NONE, Key::Enter);
        let draft = office.say("state-draft");
        tab_to(&mut office, &draft);
        office.keys(Modifiers::NONE, Key::Space);
        assert_eq!(office.rows(), Vec::<String>::new(), "{lang}: no draft is called so");
    }
}
