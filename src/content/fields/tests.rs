//! The description is held against what is read.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use super::{Field, Form, KINDS, KIOSK_FIELDS, VALUE_FIELDS};
use crate::content::ron::raw::{
    self, RawApproved, RawConsent, RawDaypart, RawItem, RawKiosk, RawOption, RawOrderStep,
    RawPhoto, RawQuote, RawRole, RawSilence, RawStep, RawValue,
};

/// What the parser says it had expected in the place of a field that there isn't.
fn known(fault: ron::error::SpannedError) -> BTreeSet<&'static str> {
    match fault.code {
        ron::Error::NoSuchStructField { expected, .. } => expected.iter().copied().collect(),
        other => panic!("{other}"),
    }
}

fn of<T: DeserializeOwned>() -> BTreeSet<&'static str> {
    match raw::read::<T>("(zzz: 1)") {
        Err(fault) => known(fault),
        Ok(_) => panic!("it has no such field"),
    }
}

fn names<'a>(fields: impl IntoIterator<Item = &'a Field>) -> BTreeSet<&'static str> {
    fields.into_iter().map(|field| field.name).collect()
}

#[test]
fn every_field_that_is_read_is_described_and_no_other() {
    assert_eq!(KINDS.iter().map(|k| k.head).collect::<Vec<_>>(), raw::KINDS);
    for kind in KINDS {
        let fault = RawItem::read(kind.head, "(zzz: 1)").expect("a kind that there is");
        assert_eq!(names(kind.all()), known(fault.expect_err("no such field")), "{}", kind.head);
    }
    assert_eq!(names(KIOSK_FIELDS), of::<RawKiosk>());
    assert_eq!(names(VALUE_FIELDS), of::<RawValue>());
}

#[test]
fn what_stands_within_a_field_is_described_too() {
    let inner = |head: &str, field: &str| {
        let kind = super::kind(head).expect("a kind");
        let field = kind.all().find(|one| one.name == field).expect("a field");
        names(field.inner())
    };
    assert_eq!(inner("Single", "options"), of::<RawOption>());
    assert_eq!(inner("Order", "steps"), of::<RawOrderStep>());
    assert_eq!(inner("BoundaryLadder", "steps"), of::<RawStep>());
    assert_eq!(inner("YourJobs", "roles"), of::<RawRole>());
    assert_eq!(inner("Story", "photo"), of::<RawPhoto>());
    assert_eq!(inner("Story", "dayparts"), of::<RawDaypart>());
    assert_eq!(inner("Story", "silence"), of::<RawSilence>());
    assert_eq!(inner("Commendation", "quote"), of::<RawQuote>());
    assert_eq!(inner("Commendation", "consent"), of::<RawConsent>());
    assert_eq!(inner("Commendation", "approved"), of::<RawApproved>());
}

#[test]
fn every_list_begins_with_as_many_entries_as_it_must_have_or_more() {
    for field in KINDS.iter().flat_map(|kind| kind.fields) {
        if let Form::Records(entries) = &field.form {
            assert!(
                (entries.least..=entries.most).contains(&entries.begun.len()),
                "{}",
                field.name
            );
        }
    }
}
