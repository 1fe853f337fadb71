//! Thanking a colleague: the team, what they did, thank you. Counted, and nobody's name with it.

use std::sync::Arc;
use std::time::Duration;

use super::visits::READ_PART;
use super::{Page, Session, SessionContext};
use crate::content::model::{Id, Role};
use crate::player::planner::item::PlanContext;
use crate::player::playlist::dwell;
use crate::player::scene::{DEEDS, Deed, Event, ThanksStep, ThanksView, Ways, thanks};

/// Thanks after so many in one session say nothing: somebody plays.
const COUNTED: usize = 3;

/// How far somebody has come with their thanks.
#[derive(Clone, Debug)]
pub(super) enum Thanking {
    /// The teams are on the glass.
    Team,
    /// What they did is on the glass, since then (mono).
    Deed(Arc<Role>, Duration),
    /// It was said.
    Done(Arc<Role>, Deed),
}

impl Session {
    /// The page as the glass shows it.
    pub(super) fn thanks_view(&self, thanking: &Thanking, plan: PlanContext<'_>) -> ThanksView {
        let form = plan.content.kiosk.thanks.as_ref();
        ThanksView {
            step: match thanking {
                Thanking::Team => ThanksStep::Team(plan.content.roles.clone()),
                Thanking::Deed(role, _) => ThanksStep::Deed(role.clone()),
                Thanking::Done(role, deed) => ThanksStep::Done(role.clone(), *deed),
            },
            link: form.map(|form| thanks::link(form, self.thanked_for.as_ref())),
        }
    }

    /// Opens the page of thanks; from a card, with its value in mind. Nothing happens where there
    /// is neither a team to thank nor a form.
    pub(super) fn thank(&mut self, cx: &SessionContext<'_>) {
        if !Ways::of(cx.plan.content).thanks {
            return;
        }
        let of_card = match &self.page {
            Page::Card(card, _) => card.meta.value.as_ref().map(|value| value.id.clone()),
            _ => None,
        };
        let of_day = || cx.plan.playlist.theme.as_ref().map(|theme| theme.id.clone());
        self.thanked_for = of_card.or_else(of_day);
        self.turn_to(Page::Thanks(Thanking::Team), cx.now);
    }

    /// A team was touched.
    pub(super) fn thank_team(&mut self, team: &Id, cx: &SessionContext<'_>) {
        let role = cx.plan.content.roles.iter().find(|role| role.id == *team);
        if let (Page::Thanks(Thanking::Team), Some(role)) = (&self.page, role) {
            self.turn_to(Page::Thanks(Thanking::Deed(role.clone(), cx.now)), cx.now);
        }
    }

    /// What they did was touched: it is said, and counted unless somebody plays.
    pub(super) fn thank_for(
        &mut self,
        deed: usize,
        cx: &SessionContext<'_>,
        events: &mut Vec<Event>,
    ) {
        let (Page::Thanks(Thanking::Deed(role, since)), Some(deed)) = (&self.page, DEEDS.get(deed))
        else {
            return;
        };
        let (role, deed) = (role.clone(), *deed);
        let one = (role.id.clone(), deed);
        let was_read = cx.now.saturating_sub(*since) >= dwell::THANKS / READ_PART;
        if was_read && self.thanked.len() < COUNTED && !self.thanked.contains(&one) {
            events.push(Event::Thanked { team: role.id.clone(), deed });
            self.thanked.push(one);
        }
        self.turn_to(Page::Thanks(Thanking::Done(role, deed)), cx.now);
    }
}

impl Thanking {
    /// One step back; `None` leads home.
    pub(super) fn back(self) -> Option<Self> {
        matches!(self, Self::Deed(..)).then_some(Self::Team)
    }

    /// The same with the roles as they are now; `None` if its role is gone.
    pub(super) fn revised(&self, roles: &[Arc<Role>]) -> Option<Self> {
        let now = |role: &Role| roles.iter().find(|now| now.id == role.id).cloned();
        Some(match self {
            Self::Team => Self::Team,
            Self::Deed(role, since) => Self::Deed(now(role)?, *since),
            Self::Done(role, deed) => Self::Done(now(role)?, *deed),
        })
    }
}
