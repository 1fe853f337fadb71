//! For any item of the example in any layout, any field and any value: the text read again has
//! that value, and every other byte is the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use breakroom::content::fields::{self, Field as Described, Form};
use breakroom::content::model::{Lang, PathStep};
use breakroom::content::ron::edit::{Sketch, insert, quoted, set, shift, unset};
use proptest::prelude::*;

use super::layouts::{Dice, laid_out};

/// The example's files of items.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let files = breakroom::content::example().files;
    let items = files.map.iter().filter(|(path, _)| path.contains('/') && path.ends_with(".ron"));
    items.map(|(_, bytes)| String::from_utf8(bytes.to_vec()).expect("text")).collect()
});

type Path = Vec<PathStep>;

fn with(path: &[PathStep], step: PathStep) -> Path {
    [path, &[step]].concat()
}

/// Every value of an item that has no others in it, by the way to it, as it is written.
fn leaves(sketch: &Sketch, path: &Path, fields: &[&'static Described], found: &mut Leaves) {
    for field in fields {
        let here = with(path, PathStep::Field(field.name));
        let Some(written) = sketch.written(&here) else { continue };
        let entries = || (0..sketch.count(&here)).map(|i| with(&here, PathStep::Entry(i)));
        let inner: Vec<_> = field.inner().iter().collect();
        match &field.form {
            Form::Record(_) | Form::Photo(_) => leaves(sketch, &here, &inner, found),
            Form::Records(_) => entries().for_each(|at| leaves(sketch, &at, &inner, found)),
            Form::Texts(..) => entries().for_each(|at| languages(sketch, &at, found)),
            Form::Text(_) => languages(sketch, &here, found),
            _ => {
                found.insert(format!("{here:?}"), (here.clone(), written.to_owned()));
            }
        }
    }
}

type Leaves = BTreeMap<String, (Path, String)>;

fn languages(sketch: &Sketch, path: &Path, found: &mut Leaves) {
    for tag in ["en", "zh", "fr"] {
        let here = with(path, PathStep::In(Lang::new(tag)));
        if let Some(written) = sketch.written(&here) {
            found.insert(format!("{here:?}"), (here.clone(), written.to_owned()));
        }
    }
}

fn all_leaves(text: &str) -> Leaves {
    let sketch = Sketch::new(text);
    let mut found = Leaves::new();
    for item in 0..sketch.len() {
        let path = vec![PathStep::Entry(item)];
        let head = sketch.head(&path).expect("an item has a head");
        let fields: Vec<_> = fields::kind(head).expect("a known kind").all().collect();
        leaves(&sketch, &path, &fields, &mut found);
    }
    found
}

/// Whether `long` is `short` with one stretch more, and perhaps with a comma more beside it.
fn has_one_stretch_more(short: &str, long: &str) -> bool {
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let ends = short.iter().rev().zip(long.iter().rev());
    let tail = ends.take_while(|(a, b)| a == b).count().min(short.len());
    let fits = |short: &[u8], long: &[u8]| {
        let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
        let ends = short.iter().rev().zip(long.iter().rev());
        let tail = ends.take_while(|(a, b)| a == b).count();
        head + tail >= short.len() && long.len() >= short.len()
    };
    let is_comma = |at: usize| long.get(at) == Some(&b',');
    let before = || is_comma(head) && fits(&short[head..], &long[head + 1..]);
    let last = long.len() - tail;
    let behind = || is_comma(last - 1) && fits(&short[..short.len() - tail], &long[..last - 1]);
    head + tail >= short.len() || before() || behind()
}

/// A file of the example as somebody would have laid it out.
fn any_layout(dice: &mut Dice) -> String {
    let file = &FILES[dice.roll(FILES.len())];
    laid_out(file, dice)
}

fn text_of(dice: &mut Dice) -> String {
    let pieces =
        ["你好", "“so”", "\"", "\\", "\n", ", ", "(", "]", "//", "/*", "’", "a word", "\t", "🙂"];
    (0..dice.roll(6)).map(|_| dice.pick(&pieces)).collect()
}

/// A text in one of three languages of a field that has texts, and whose file may lack it.
fn some_text(sketch: &Sketch, dice: &mut Dice) -> Path {
    let item = PathStep::Entry(dice.roll(sketch.len()));
    let head = sketch.head(std::slice::from_ref(&item)).expect("a head");
    let kind = fields::kind(head).expect("a kind");
    let texts: Vec<_> =
        kind.all().filter(|field| matches!(field.form, Form::Text(_))).map(|f| f.name).collect();
    let tag = dice.pick(&["en", "zh", "fr", "zh-TW"]);
    vec![item, PathStep::Field(dice.pick(&texts)), PathStep::In(Lang::new(tag))]
}

fn entries(text: &str, path: &[PathStep]) -> Vec<String> {
    let sketch = Sketch::new(text);
    let each = (0..sketch.count(path)).map(|i| with(path, PathStep::Entry(i)));
    each.map(|at| sketch.written(&at).expect("an entry").to_owned()).collect()
}

/// A list of the file: that of its items, or one within an item.
fn some_list(text: &str, dice: &mut Dice) -> Path {
    let sketch = Sketch::new(text);
    let item = PathStep::Entry(dice.roll(sketch.len()));
    let lists = ["options", "steps", "links", "teaches", "roles"];
    let at = |name| vec![item.clone(), PathStep::Field(name)];
    let found: Vec<Path> =
        lists.into_iter().map(at).filter(|path| sketch.count(path) > 0).collect();
    if found.is_empty() || dice.roll(3) == 0 {
        Vec::new()
    } else {
        found[dice.roll(found.len())].clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    // Case: Content: a text is changed in a file with other hands’ comments and line ends
    #[test]
    fn a_text_that_is_set_is_read_again_and_nothing_else_is_changed(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = any_layout(&mut dice);
        let path = some_text(&Sketch::new(&text), &mut dice);
        let value = text_of(&mut dice);
        let before = all_leaves(&text);
        let after = set(&text, &path, &quoted(&value)).expect("a good file");
        prop_assert_eq!(Sketch::new(&after).said(&path), Some(value));
        let mut leaves = all_leaves(&after);
        let own = format!("{path:?}");
        leaves.remove(&own);
        let mut others = before.clone();
        let old = others.remove(&own);
        prop_assert_eq!(leaves, others);
        match old {
            Some((_, old)) => prop_assert_eq!(set(&after, &path, &old).expect("set back"), text),
            None => prop_assert!(has_one_stretch_more(&text, &after), "{text}\n\n{after}"),
        }
    }

    #[test]
    fn what_is_taken_out_is_gone_and_nothing_else(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = any_layout(&mut dice);
        let before = all_leaves(&text);
        let paths: Vec<&Path> = before.values().map(|(path, _)| path).collect();
        let path = dice.pick(&paths).clone();
        let after = unset(&text, &path).expect("a good file");
        let mut others = before.clone();
        others.remove(&format!("{path:?}"));
        prop_assert_eq!(all_leaves(&after), others);
        prop_assert!(has_one_stretch_more(&after, &text), "{text}\n\n{after}");
    }

    #[test]
    fn lists_are_changed_as_lists_are(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let text = any_layout(&mut dice);
        let list = some_list(&text, &mut dice);
        let mut wanted = entries(&text, &list);
        let (one, two) = (dice.roll(wanted.len()), dice.roll(wanted.len()));
        let after = match dice.roll(3) {
            0 => {
                let value = wanted[one].clone();
                let at = dice.roll(wanted.len() + 1);
                let after = insert(&text, &list, at, &value).expect("a good file");
                prop_assert!(has_one_stretch_more(&text, &after), "{text}\n\n{after}");
                let now = entries(&after, &list);
                let inner = |text: &str| text.split_whitespace().collect::<String>();
                prop_assert_eq!(inner(&now[at]), inner(&value));
                wanted.insert(at, now[at].clone());
                after
            }
            1 => {
                let path = with(&list, PathStep::Entry(one));
                wanted.remove(one);
                unset(&text, &path).expect("a good file")
            }
            _ => {
                let moved = wanted.remove(one);
                wanted.insert(two, moved);
                shift(&text, &list, one, two).expect("a good file")
            }
        };
        prop_assert_eq!(entries(&after, &list), wanted);
    }
}
