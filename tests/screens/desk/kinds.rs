//! An item of each kind, from nothing to what two people have approved, written in the form alone.

use breakroom::content::fields::{Entries, Field, Form, ItemKind, KINDS};
use breakroom::content::model::{Content, Lang};
use breakroom::desk::Options;

use super::approve::{kiosk, sign};
use super::rig::{Office, options, write};

/// The languages of the example, as the desk calls them, and a word in each.
const LANGUAGES: [(&str, &str); 2] = [("English", "Word"), ("中文", "词")];

/// Whoever writes: no two texts are alike.
struct Writer {
    office: Office,
    texts: usize,
}

impl Writer {
    /// Writes all that an item of this kind must have.
    fn item(&mut self, kind: &ItemKind) {
        self.choose("field-value", 1);
        for field in
            kind.all().filter(|field| field.needed || kind.begins_with.contains(&field.name))
        {
            self.field("", field);
        }
    }

    fn field(&mut self, within: &str, field: &'static Field) {
        let name = format!("{within}{}", self.office.say(&format!("field-{}", field.name)));
        match &field.form {
            Form::Text(_) => self.text(&name),
            Form::Texts(_, least, _) => {
                (1..=*least).for_each(|number| self.text(&format!("{name} {number}")));
            }
            Form::Records(entries) => self.records(field, entries),
            Form::Id if !within.is_empty() => self.line(&name, "new-role"),
            Form::Line => self.line(&name, "42"),
            _ => {}
        }
    }

    fn records(&mut self, field: &Field, entries: &'static Entries) {
        let entry = self.office.say(&format!("entry-{}", field.name));
        for number in 1..=entries.begun.len() {
            for field in entries.fields.iter().filter(|field| field.needed) {
                self.field(&format!("{entry} {number}: "), field);
            }
        }
    }

    /// A text in both languages.
    fn text(&mut self, name: &str) {
        self.texts += 1;
        for (language, word) in LANGUAGES {
            let text = format!("{word}{}", letters(self.texts));
            self.line(&format!("{name} ({language})"), &text);
        }
    }

    fn line(&mut self, name: &str, text: &str) {
        self.office.type_in(name, text);
    }

    fn choose(&mut self, key: &str, number: usize) {
        let name = self.office.say(key);
        self.office.press_label(&name);
        let values = breakroom::content::example().content.values.clone();
        let lang = Lang::new(if self.office.say("yes") == "Yes" { "en" } else { "zh" });
        self.office.press_label(values[number - 1].name.get(&lang));
    }
}

/// A number in letters, for digits are no words.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// The ids of all that a kiosk shows.
fn shown(content: &Content) -> Vec<String> {
    let slides = content.slides.iter().map(|slide| &slide.meta.id);
    let questions = content.questions.iter().map(|question| &question.meta.id);
    let cards = content.commendations.iter().map(|card| &card.meta.id);
    slides.chain(questions).chain(cards).map(|id| id.as_str().to_owned()).collect()
}

/// The example's settings and values, with approval by two, and nothing else.
fn few() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for path in ["kiosk.ron", "values.ron"] {
        let text =
            String::from_utf8_lossy(&breakroom::content::example().files.map[path]).into_owned();
        let text = text.replacen("schema: 1,", "schema: 1,\n    approval: Required,", 1);
        write(folder.path(), path, text.as_bytes());
    }
    folder
}

/// A desk beside a folder with a picture, over a folder in which two people approve what shows.
fn writer(lang: &str) -> (Writer, tempfile::TempDir) {
    let camera = tempfile::tempdir().expect("a folder");
    let picture = image::RgbImage::from_fn(1200, 900, |x, y| {
        image::Rgb([(x % 256) as u8, (y % 256) as u8, 90])
    });
    picture.save(camera.path().join("taken.png")).expect("written");
    let folder = few();
    let own = options(folder.path().into(), None, lang, false);
    let own = Options { pictures: camera.path().to_owned(), ..own };
    let office = Office::with(folder, own);
    (Writer { office, texts: 0 }, camera)
}

fn from_nothing_to_approved(lang: &str) {
    let (mut writer, _camera) = writer(lang);
    let folder = writer.office.folder.path().to_owned();
    for kind in KINDS {
        writer.office.press("new");
        writer.office.press(&format!("kind-{}", kind.head));
        writer.item(kind);
        let id = format!("{}-2026-11-04", kind.head.to_lowercase());
        if kind.fields.iter().any(|field| matches!(field.form, Form::Photo(_))) {
            let ways = ["photo-choose", "photo-other"];
            let way = ways.iter().find(|way| writer.office.has(&writer.office.say(way)));
            writer.office.press(way.expect("a picture can be chosen"));
            writer.office.press_label("taken.png");
            let alt = writer.office.say("field-alt");
            writer.text(&alt);
        }
        if kind.head == "Commendation" {
            let name = writer.office.say("field-name");
            writer.text(&name);
            let consent = format!("+ {}", writer.office.say("field-consent"));
            writer.office.press_label(&consent);
            for part in ["field-words", "field-name", "field-photo"] {
                let name = writer.office.say(part);
                writer.line(&name, "2026-11-03");
            }
        }
        writer.office.settle();
        writer.office.press("save");
        assert!(!shown(&kiosk(&folder).0).contains(&id), "{lang}: {id} is a draft");
        writer.office.press("approve");
        let lacks = writer.office.say("approve-lacks");
        assert!(!writer.office.has(&lacks), "{lang}: {id}");
        sign(&mut writer.office, "林美", "Bo");
        let (content, findings) = kiosk(&folder);
        let own = findings.iter().filter(|finding| finding.file.to_string_lossy().contains(&id));
        let own: Vec<String> = own.map(breakroom::content::Finding::one_line).collect();
        assert!(shown(&content).contains(&id), "{lang}: {id} isn't shown: {own:?}");
        let history = std::fs::read_dir(folder.join("history")).expect("history").flatten();
        let is_own = |name: &str| name.starts_with(&format!("{id}."));
        let count = history.filter(|entry| is_own(&entry.file_name().to_string_lossy())).count();
        assert_eq!(count, 1, "{lang}: {id} has a version that was approved");
    }
}

#[test]
fn an_item_of_each_kind_is_written_and_approved_in_english() {
    from_nothing_to_approved("en");
}

#[test]
fn an_item_of_each_kind_is_written_and_approved_in_chinese() {
    from_nothing_to_approved("zh");
}
