//! Which time zone counts?

use super::super::check::{Check, Question};

const QUESTION: Question =
    Question { subject: "zone", asked: "in which time zone are opening hours and dates?" };

/// `named` is the zone of kiosk.ron, `machine` the machine's own, or why it has none.
pub(in super::super) fn check(named: Option<&str>, machine: &Result<String, String>) -> Check {
    match (named, machine) {
        (Some(named), _) => QUESTION.ok(format!("{named}, as kiosk.ron names it")),
        (None, Ok(zone)) => QUESTION.ok(format!("{zone}, the machine's own")),
        (None, Err(error)) => QUESTION.warning(
            format!("kiosk.ron names none, and the machine has none either: {error}; it is UTC"),
            "write time_zone: \"Europe/Berlin\" or the like into kiosk.ron, or set the machine's: \
             timedatectl set-timezone Europe/Berlin",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_machine_without_a_zone_needs_one_in_the_settings() {
        let lost = Err("no /etc/localtime".to_owned());
        assert_eq!(check(None, &lost).verdict, Verdict::Warning);
        assert_eq!(check(Some("Asia/Shanghai"), &lost).verdict, Verdict::Ok);
        assert_eq!(check(None, &Ok("UTC".into())).verdict, Verdict::Ok);
    }
}
