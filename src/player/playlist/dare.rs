//! Today's dare: one of the acts of the two jobs, another each day.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::content::model::{Content, Id, Meta, Needs, Pole, Role, Season, Slide, SlideKind};

/// It is there for a day, so it comes as often as the weightiest.
const IMPORTANCE: u8 = 5;

/// The dare of `day`: the roles take turns, a day each, first with the first of their acts and
/// then with the second. `None` where there are no roles.
pub(crate) fn of_the_day(content: &Content, day: Date) -> Option<Arc<Slide>> {
    let count = i64::try_from(2 * content.roles.len()).ok().filter(|&n| n > 0)?;
    let number = (day - date(1970, 1, 1)).get_days();
    let turn = usize::try_from(i64::from(number).rem_euclid(count)).ok()?;
    all(content).nth(turn).map(Arc::new)
}

/// Every dare there is, in their turns.
pub(crate) fn all(content: &Content) -> impl Iterator<Item = Slide> {
    [0, 1].into_iter().flat_map(|act| content.roles.iter().map(move |role| slide(role, act)))
}

fn slide(role: &Role, act: usize) -> Slide {
    let meta = Meta {
        // No item of a folder can have this id: a colon isn't allowed in one.
        id: Id::new(&format!("dare:{}:{act}", role.id)),
        file: PathBuf::new(),
        value: None,
        pole: Pole::Care,
        audience: vec![role.id.clone()],
        from: None,
        until: None,
        season: Season::default(),
        dayparts: Vec::new(),
        importance: IMPORTANCE,
        takeover: false,
        needs: Needs::Nothing,
        teaches: Vec::new(),
        source: None,
        owner: None,
        silenced: Vec::new(),
    };
    let kind = SlideKind::Dare { role: role.name.clone() };
    Slide { meta, headline: role.acts[act].clone(), photo: None, kind }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::ToSpan;

    use super::*;
    use crate::content::example;

    #[test]
    fn another_role_dares_each_day_until_every_act_had_its_day() {
        let content = example().content;
        let on = |n: i64| {
            let day = date(2026, 11, 4) + n.days();
            of_the_day(&content, day).expect("there are roles")
        };
        let roles = content.roles.len();
        let days = i64::try_from(2 * roles).expect("few");
        let texts: HashSet<_> = (0..days).map(|n| on(n).meta.id.clone()).collect();
        assert_eq!(texts.len(), 2 * roles, "each act once");
        for n in 0..days {
            assert_ne!(on(n).meta.audience, on(n + 1).meta.audience, "day {n}");
        }
        assert_eq!(on(0), on(days), "and round again");
    }

    #[test]
    fn without_roles_nobody_is_dared() {
        let content = Content { roles: Vec::new(), ..example().content };
        assert_eq!(of_the_day(&content, date(2026, 11, 4)), None);
    }
}
