use super::*;

fn table(rows: &[&[&str]]) -> Table {
    let rows = rows.iter().enumerate().map(|(at, cells)| Row {
        number: at + 1,
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        ..Row::default()
    });
    Table { rows: rows.collect(), ..Table::default() }
}

/// What each column of these names is taken for.
fn taken(headers: &[&str]) -> Vec<(String, Field)> {
    let (columns, findings) = read(&table(&[headers]), "a.csv", &[], &[]);
    let asked: Vec<_> = findings.iter().filter(|f| f.code == "which-person").collect();
    assert!(asked.is_empty(), "{asked:?}");
    columns.taken.into_iter().map(|column| (column.header, column.field)).collect()
}

/// What is asked about the person of these columns.
fn asked(headers: &[&str], answers: &[&str]) -> Vec<String> {
    let answers: Vec<String> = answers.iter().map(|&answer| answer.to_owned()).collect();
    let (_, findings) = read(&table(&[headers]), "a.csv", &[], &answers);
    findings.iter().filter(|f| f.code == "which-person").map(Finding::one_line).collect()
}

#[test]
fn the_plainest_name_wins_and_two_scripts_are_two_languages() {
    let table = table(&[&["Department", "Team", "Situation", "情况", "Result", "Outcome"]]);
    let (columns, _) = read(&table, "a.csv", &[], &[]);
    let taken: Vec<_> =
        columns.taken.iter().map(|c| (c.header.as_str(), c.lang.as_deref())).collect();
    assert_eq!(
        taken,
        [("Team", None), ("Situation", Some("en")), ("情况", Some("zh")), ("Outcome", None)]
    );
    let left: Vec<_> = columns.left_out.iter().map(|(_, header, _)| header.as_str()).collect();
    assert_eq!(left, ["Department", "Result"]);
}

#[test]
fn a_near_miss_is_asked_about_and_never_taken() {
    let table = table(&[&["Name", "Team", "Date", "Value", "Situaton", "Action", "Outcome"]]);
    let (columns, findings) = read(&table, "a.csv", &[], &[]);
    assert_eq!(columns.left_out[0].2, "not known; did you mean `situation`?");
    let told: Vec<String> = findings.iter().map(Finding::one_line).collect();
    assert_eq!(
        told,
        ["a.csv:1:5: error: there is no column for the situation; \
          if it is column E, call that `situation`"]
    );
}

#[test]
fn the_particular_word_names_the_person_and_the_general_one_the_nominator() {
    for (headers, person, giver) in [
        (&["ID", "Email", "Name", "Nominee"][..], "Nominee", Some("Name")),
        (&["姓名", "被提名人", "部门"], "被提名人", Some("姓名")),
        (&["Name", "Employee Name", "Team"], "Employee Name", Some("Name")),
        (&["Name", "Nominator", "Recipient"], "Recipient", Some("Nominator")),
        (
            &["Email Address", "Who are you nominating?"],
            "Who are you nominating?",
            Some("Email Address"),
        ),
        (&["Name", "Email", "Team"], "Name", None),
        (&["员工", "姓名", "获奖者"], "获奖者", Some("员工")),
        (&["提交者", "被表扬人姓名", "名称"], "被表扬人姓名", Some("提交者")),
    ] {
        let taken = taken(headers);
        let of = |field| taken.iter().find(|(_, f)| *f == field).map(|(h, _)| h.as_str());
        assert_eq!((of(Field::Name), of(Field::NominatedBy)), (Some(person), giver));
    }
}

#[test]
fn where_two_columns_could_be_the_person_it_asks() {
    for headers in [
        &["Nominee", "Recipient", "Team"][..],
        &["Name", "Name", "Team"],
        &["被提名人", "获奖人", "部门"],
        &["Nominee", "Nominee", "Team"],
    ] {
        let told = asked(headers, &[]);
        assert!(told.len() == 1 && told[0].contains("columns A (“"), "{told:?}");
        assert!(told[0].contains("--column \"name=A\""), "{told:?}");
    }
    for headers in [
        &["Start time", "Name", "Team"][..],
        &["Timestamp", "Full name", "Date"],
        &["提交时间", "姓名", "部门"],
        &["Submission Date", "First Name", "Last Name", "Team"],
        &["Your department", "Name", "Team"],
    ] {
        assert_eq!(asked(headers, &[]).len(), 1, "{headers:?}");
    }
    assert!(asked(&["Timestamp", "Full name", "Date"], &[])[0].contains(
        "column B (“Full name”) may name whoever filled in the form, and not who is thanked; \
         if that is who is thanked, add `--column \"name=B\"` to the command"
    ));
    assert!(asked(&["Start time", "Name", "Team"], &["name=B"]).is_empty());
    assert!(asked(&["Start time", "Name", "Team"], &["姓名=name"]).is_empty());
    assert!(asked(&["Start time", "Name", "Team"], &["name=none"]).is_empty());
}

#[test]
fn an_answer_makes_a_column_what_it_says() {
    let table = table(&[&["Wer", "Name", "Team", "Date"], &["Mei", "Bo", "x", "y"]]);
    let taken = |answers: &[&str]| {
        let answers: Vec<String> = answers.iter().map(|&answer| answer.to_owned()).collect();
        let (columns, findings) = read(&table, "a.csv", &[], &answers);
        let name = columns.of(Field::Name).next().map(|c| c.header.clone());
        let told = findings.iter().find(|f| f.code == "unknown-column").map(Finding::one_line);
        (name, told)
    };
    assert_eq!(taken(&["name=Wer"]).0.as_deref(), Some("Wer"));
    assert_eq!(taken(&["name=a"]).0.as_deref(), Some("Wer"));
    assert_eq!(taken(&["name=none"]), (None, None));
    assert!(taken(&["name=Wehr"]).1.is_some_and(|told| told.contains("did you mean `Wer`?")));
    assert!(taken(&["nmae=Wer"]).1.is_some_and(|told| told.contains("did you mean `name`?")));
}

#[test]
fn a_row_number_is_no_id() {
    let id = |id: &str| {
        let table = table(&[&["ID", "Name", "Team"], &[id, "Mei", "x"], &["", "Bo", "y"]]);
        read(&table, "a.csv", &[], &[]).0.has(Field::Id)
    };
    assert!(!id("1") && !id("5123456789012345678") && id("R/2026/014"));
}

#[test]
fn a_name_over_several_columns_belongs_to_each() {
    let mut table =
        table(&[&["Name", "Team", "Consent", "", "Nominee"], &["", "", "words", "name", "Skill"]]);
    // As it is filled where cells are merged over two rows.
    table.rows[1].cells[..2].clone_from_slice(&["Name".to_owned(), "Team".to_owned()]);
    table.spans.push(crate::sheets::sheet::table::Span {
        row: 1,
        columns: 2..=3,
        text: "Consent".into(),
    });
    let (columns, _) = read(&table, "a.csv", &[], &[]);
    assert_eq!(columns.at, 1);
    let fields: Vec<Field> = columns.taken.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Field::Name, Field::Team, Field::Words, Field::NameShown, Field::Skill]);
    assert_eq!(columns.taken[3].header, "Consent name");
}
