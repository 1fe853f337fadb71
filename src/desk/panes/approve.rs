//! Two people are asked for their names.

use egui::{Id, Ui};

use super::ask::{answers, ask};
use crate::desk::approval::{Scope, Step};
use crate::desk::kit::Kit;
use crate::desk::{Act, Desk};
use crate::screens::fonts::Face;
use crate::screens::i18n::Arg;
use crate::screens::theme::desk;

/// Most of what is wrong that is said here; all of it stands at its fields.
const LACKS_MAX: usize = 4;

/// Asks them, if they are to be asked.
pub fn show(of: &mut Desk, kit: Kit<'_>, ui: &Ui, acts: &mut Vec<Act>) {
    let is_all = of.asking.as_ref().is_some_and(|asking| asking.scope == Scope::All);
    let count = if is_all { of.to_approve().count() } else { 0 };
    let Some(asking) = &mut of.asking else { return };
    ask(kit, ui, if is_all { "approve-all-title" } else { "approve-title" }, |ui| {
        if is_all {
            let about = kit.say_with("approve-all-about", &[("count", Arg::count(count))]);
            kit.body(ui, &about);
        } else {
            kit.body(ui, &kit.say("approve-about"));
        }
        if !asking.lacks.is_empty() {
            ui.add_space(desk::GAP);
            kit.text(ui, &kit.say("approve-lacks"), Face::Strong, desk::TEXT, kit.p.wrong.text);
            for lack in asking.lacks.iter().take(LACKS_MAX) {
                kit.text(ui, &format!("· {lack}"), Face::Text, desk::SMALL, kit.p.ink);
            }
        }
        for (at, key) in ["approve-by", "approve-second"].into_iter().enumerate() {
            ui.add_space(desk::GAP);
            let name = kit.say(key);
            kit.label(ui, &name);
            let id = Id::unique(("approve", at));
            let text = asking.names[at].clone();
            if let (_, Some(typed)) = kit.entry(ui, id, &name, (&text, kit.lang), 1) {
                asking.names[at] = typed;
            }
        }
        ui.add_space(desk::TIGHT);
        kit.note(ui, &kit.say("approve-two"));
        let [yes, no] = [Step::Approve, Step::Never].map(Act::Step);
        answers(kit, ui, [("approve-yes", yes), ("approve-no", no)], asking.is_ready(), acts);
    });
}
