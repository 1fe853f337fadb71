//! What isn't saved is given to the keeper with every change, so that it is on the disk within a
//! second, however slow a frame is and whether somebody pauses or types on.

use egui::Context;

use super::Desk;

impl Desk {
    /// Gives what isn't saved to the keeper, if it is another than before.
    pub(super) fn keep(&mut self, ctx: &Context) {
        let version = self.sitting.version();
        if self.kept != version && self.left.is_empty() {
            self.kept = version;
            self.keeper.keep(self.sitting.unsaved(), ctx.input(|input| input.time));
        }
    }
}
