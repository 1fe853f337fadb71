//! What is told of a voice that the settings ask for and that isn't there. Whether it is, the
//! machine knows: see `kiosk::speech`.

use crate::content::finding::{Finding, warning};
use crate::content::folder::disk::Files;
use crate::content::lint::Locator;
use crate::content::model::SpeechEngine;

/// The engine isn't installed on this machine.
pub fn without_engine(engine: SpeechEngine, files: &Files) -> Finding {
    let name = engine.name();
    let finding = warning("no-speech-engine")
        .what(format!("no page is read aloud: `{name}` isn't installed on this machine"))
        .todo(format!("install it on the kiosk's machine (apt install {name}) and start the kiosk again, or take `speech` out"));
    Locator::new(files).say_of_settings("speech", finding)
}

/// It is, but the kiosk that is running was begun without it.
pub fn speech_not_begun(files: &Files) -> Finding {
    let finding = warning("speech-not-begun")
        .what("no page is read aloud yet: what reads them begins with the kiosk")
        .todo("start the kiosk again");
    Locator::new(files).say_of_settings("speech", finding)
}
