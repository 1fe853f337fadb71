//! A scene on the glass.

pub mod fonts;
pub mod metrics;
pub mod theme;
pub mod typeset;
