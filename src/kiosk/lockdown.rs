//! What the glass lets in: fingers, and the keys of a switch or an assistive keyboard.

use std::collections::HashSet;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, TouchId, TouchPhase};

/// More contacts than this at once are a palm, and a palm does nothing.
const FINGERS_MAX: usize = 2;

/// A finger of which nothing is heard for so long isn't there: its panel was unplugged, or has
/// forgotten to say that it was lifted.
const SILENT_S: f64 = 300.0;

/// Where a press is let go that must not become a tap.
const NOWHERE: Pos2 = Pos2::new(-10_000.0, -10_000.0);

/// The contacts on the glass.
#[derive(Debug, Default)]
pub struct Lockdown {
    contacts: HashSet<u64>,
    /// The contact that is the pointer. The toolkit has one of its own, which it never gives up
    /// if that is never lifted, so that it would be deaf to every other.
    leader: Option<u64>,
    /// A palm was put down; nothing counts until it is off the glass altogether.
    palm: bool,
    /// The pointer is down as far as egui knows.
    down: bool,
    /// When something was last heard of a contact or the pointer, in seconds.
    heard_s: f64,
}

impl Lockdown {
    /// Passes on what a passer-by may do and drops the rest: zoom, clipboard, dropped files,
    /// text, modifiers, secondary buttons, scrolling.
    pub fn filter(&mut self, input: &mut RawInput) {
        input.hovered_files.clear();
        input.dropped_files.clear();
        let events = std::mem::take(&mut input.events);
        self.listen(input.time, &events, &mut input.events);
        for event in events {
            self.pass(event, &mut input.events);
        }
    }

    /// Forgets the contacts of which nothing has been heard for long.
    fn listen(&mut self, time: Option<f64>, events: &[Event], out: &mut Vec<Event>) {
        let now_s = time.unwrap_or(self.heard_s);
        let is_of_finger = |event: &Event| {
            matches!(
                event,
                Event::Touch { .. }
                    | Event::PointerMoved(_)
                    | Event::PointerButton { .. }
                    | Event::PointerGone
            )
        };
        if events.iter().any(is_of_finger) {
            self.heard_s = now_s;
        } else if now_s - self.heard_s >= SILENT_S && (self.down || !self.contacts.is_empty()) {
            self.let_go(out);
            out.push(Event::PointerGone);
            self.contacts.clear();
            self.leader = None;
            self.palm = false;
        }
    }

    fn pass(&mut self, event: Event, out: &mut Vec<Event>) {
        match event {
            Event::Touch { id, phase, pos, .. } => self.touch(id, phase, pos, out),
            Event::PointerMoved(_) if !self.palm => out.push(event),
            Event::PointerButton { button: PointerButton::Primary, pressed, pos, .. } => {
                self.press(pos, pressed, out);
            }
            Event::PointerGone => {
                // egui keeps a cancelled touch down for ever;
                // see https://github.com/emilk/egui/pull/4419 for what it does on PointerGone.
                self.let_go(out);
                out.push(event);
            }
            Event::Key { key, pressed, repeat, .. } if allowed(key) => out.push(Event::Key {
                key,
                physical_key: None,
                pressed,
                repeat,
                modifiers: Modifiers::default(),
            }),
            Event::WindowFocused(false) => {
                self.let_go(out);
                out.push(event);
            }
            Event::WindowFocused(true) | Event::AccessKitActionRequest(_) => out.push(event),
            _ => {}
        }
    }

    fn touch(&mut self, id: TouchId, phase: TouchPhase, pos: Pos2, out: &mut Vec<Event>) {
        let leads = self.leader == Some(id.0);
        match phase {
            TouchPhase::Start => {
                self.contacts.insert(id.0);
                if self.contacts.len() > FINGERS_MAX && !self.palm {
                    self.let_go(out);
                    out.push(Event::PointerGone);
                    self.leader = None;
                    self.palm = true;
                } else if self.contacts.len() == 1 && !self.palm {
                    self.leader = Some(id.0);
                    out.push(Event::PointerMoved(pos));
                    self.press(pos, true, out);
                }
            }
            TouchPhase::Move if leads => out.push(Event::PointerMoved(pos)),
            TouchPhase::Move => {}
            TouchPhase::End | TouchPhase::Cancel => {
                if leads && phase == TouchPhase::End {
                    self.press(pos, false, out);
                }
                if leads {
                    self.leader = None;
                    self.let_go(out);
                    out.push(Event::PointerGone);
                }
                self.contacts.remove(&id.0);
                self.palm &= !self.contacts.is_empty();
            }
        }
    }

    /// The pointer goes down or up, if it isn't there already: a finger's press comes from the
    /// toolkit as well. A palm's comes to nothing.
    fn press(&mut self, pos: Pos2, pressed: bool, out: &mut Vec<Event>) {
        if !self.palm && self.down != pressed {
            self.down = pressed;
            out.push(button(pos, pressed));
        }
    }

    /// Ends a press where there is no control.
    fn let_go(&mut self, out: &mut Vec<Event>) {
        if std::mem::take(&mut self.down) {
            out.push(Event::PointerMoved(NOWHERE));
            out.push(button(NOWHERE, false));
        }
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::default(),
    }
}

/// A keyboard can do all that a finger can, and no more.
fn allowed(key: Key) -> bool {
    matches!(
        key,
        Key::Tab
            | Key::Enter
            | Key::Space
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::ArrowUp
            | Key::ArrowDown
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{TouchDeviceId, pos2};

    fn touch(id: u64, phase: TouchPhase) -> Event {
        Event::Touch {
            device_id: TouchDeviceId(0),
            id: TouchId(id),
            phase,
            pos: pos2(5.0, 5.0),
            force: None,
        }
    }

    fn passed(lockdown: &mut Lockdown, events: Vec<Event>) -> Vec<Event> {
        let mut input = RawInput { events, ..Default::default() };
        lockdown.filter(&mut input);
        input.events
    }

    // Case: Touch: a cancelled touch
    #[test]
    fn a_cancelled_touch_lets_go_where_there_is_no_control() {
        let mut lockdown = Lockdown::default();
        let at = pos2(5.0, 5.0);
        passed(&mut lockdown, vec![touch(1, TouchPhase::Start), button(at, true)]);
        let after = passed(&mut lockdown, vec![touch(1, TouchPhase::Cancel), Event::PointerGone]);
        assert!(after.contains(&button(NOWHERE, false)));
        assert_eq!(after.last(), Some(&Event::PointerGone));
    }

    // Case: Touch: a palm
    #[test]
    fn a_palm_does_nothing_until_it_is_off_the_glass() {
        let mut lockdown = Lockdown::default();
        let at = pos2(5.0, 5.0);
        let palm = vec![
            touch(1, TouchPhase::Start),
            button(at, true),
            touch(2, TouchPhase::Start),
            touch(3, TouchPhase::Start),
        ];
        let after = passed(&mut lockdown, palm);
        assert!(after.contains(&button(NOWHERE, false)), "the first contact's press is undone");
        let rest = vec![touch(1, TouchPhase::End), button(at, false)];
        assert!(passed(&mut lockdown, rest).is_empty());
        passed(&mut lockdown, vec![touch(2, TouchPhase::End), touch(3, TouchPhase::End)]);
        let finger = vec![touch(4, TouchPhase::Start), button(at, true)];
        let press = vec![Event::PointerMoved(at), button(at, true)];
        assert_eq!(passed(&mut lockdown, finger), press);
    }

    #[test]
    fn of_all_keys_only_those_that_move_and_confirm_come_through_and_no_modifier() {
        let mut lockdown = Lockdown::default();
        for key in Key::ALL {
            let event = Event::Key {
                key: *key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::CTRL | Modifiers::ALT,
            };
            match passed(&mut lockdown, vec![event]).as_slice() {
                [] => assert!(!allowed(*key)),
                [Event::Key { modifiers, .. }] => {
                    assert!(allowed(*key));
                    assert!(modifiers.is_none());
                }
                more => panic!("{key:?} became {more:?}"),
            }
        }
    }

    // Case: Touch: zoom
    #[test]
    fn text_clipboard_zoom_and_files_stay_outside() {
        let mut lockdown = Lockdown::default();
        let events = vec![
            Event::Text("x".into()),
            Event::Paste("y".repeat(1000)),
            Event::Copy,
            Event::Cut,
            Event::Zoom(2.0),
        ];
        assert!(passed(&mut lockdown, events).is_empty());
    }
}
