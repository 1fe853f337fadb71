//! The state machine of the kiosk.

pub mod scene;
