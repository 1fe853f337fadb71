//! Where there are no signals, the system ends the program as it ends any.

/// What a signal would ask for.
#[expect(dead_code, reason = "nobody asks for anything here")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// End, with all that is under way brought to its end.
    End,
    /// Look at the content folder at once.
    Reload,
}

/// The signals that can't come.
pub struct Signals;

impl Signals {
    /// There are none to catch.
    pub fn catch() -> Self {
        Self
    }

    /// There are none to leave.
    pub fn leave(&mut self) {}

    /// Nothing is ever asked for.
    pub(crate) fn attend(self, _: impl FnMut(Order) + Send + 'static) {}
}
