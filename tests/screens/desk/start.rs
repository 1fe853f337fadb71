use breakroom::content::{Finding, load_dir};
use breakroom::kiosk::judge::look;

use super::rig::Office;

#[test]
fn where_there_is_no_folder_a_few_answers_make_one_that_passes_the_check() {
    for (lang, name, promise) in [
        ("en", "The name of your firm (English)", "What you promise your customers (English)"),
        ("zh", "公司名称 (English)", "你们对客户的承诺 (English)"),
    ] {
        let mut office = Office::over(tempfile::tempdir().expect("a folder"), None, lang);
        office.write(name, "Acme");
        office.write(promise, "We see it through.");
        if lang == "zh" {
            office.write("公司名称 (中文)", "安可");
            office.write("你们对客户的承诺 (中文)", "说到做到。");
        }
        office.press("start-make");
        let loaded = load_dir(office.folder.path(), look);
        let errors: Vec<String> =
            loaded.findings.iter().filter(|f| f.is_error()).map(Finding::one_line).collect();
        assert_eq!(errors, Vec::<String>::new(), "{lang}");
        assert!(!loaded.content.slides.is_empty() && loaded.content.commendations.is_empty());
        let text = office.file("kiosk.ron");
        assert!(text.contains("Acme") && !text.contains("third_job:"), "{text}");
        assert!(!office.rows().is_empty(), "{lang}: the list is there");
    }
}

#[test]
fn a_role_that_there_isnt_is_spoken_to_by_nothing() {
    let mut office = Office::over(tempfile::tempdir().expect("a folder"), None, "en");
    office.write("The name of your firm (English)", "Acme");
    office.write("What you promise your customers (English)", "We see it through.");
    let roles = breakroom::content::example().content.roles.clone();
    let en = breakroom::content::model::Lang::new("en");
    for role in &roles[1..] {
        office.press_label(role.name.get(&en));
    }
    office.press("start-make");
    let loaded = load_dir(office.folder.path(), look);
    let errors: Vec<String> =
        loaded.findings.iter().filter(|f| f.is_error()).map(Finding::one_line).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(loaded.content.roles.len(), 1);
}
