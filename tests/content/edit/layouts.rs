//! The same content as different hands would lay it out.

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}

/// Comments as people write them, with signs in them that mean something elsewhere.
const NOTES: [&str; 4] = ["/* a, b: ( */", "/* /* [ */ , */", "/* ” */", "/**/"];

/// `text` with other blanks, comments between its signs, without some commas at ends, and with
/// other line ends.
pub fn laid_out(text: &str, dice: &mut Dice) -> String {
    let flatten = dice.roll(3) == 0;
    let comments = dice.roll(3);
    let bare_ends = dice.roll(2) == 0;
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                out.push('"');
                while let Some(c) = chars.next() {
                    out.push(c);
                    match c {
                        '\\' => out.extend(chars.next()),
                        '"' => break,
                        _ => {}
                    }
                }
            }
            '/' if chars.peek() == Some(&'/') => {
                out.push('/');
                out.extend(std::iter::from_fn(|| chars.next_if(|c| *c != '\n')));
                out.extend(chars.next());
            }
            '\n' if flatten => out.push(' '),
            ',' => {
                let next = chars.clone().find(|c| !c.is_whitespace());
                let is_last = matches!(next, Some(')' | ']'));
                if comments > 0 && dice.roll(8) == 0 {
                    out.push_str(dice.pick(&NOTES));
                }
                if !(is_last && bare_ends && dice.roll(2) == 0) {
                    out.push(',');
                }
                if comments > 1 && dice.roll(8) == 0 {
                    out.push_str(dice.pick(&[" // a, ( \"\n", "\n// b )\n", "\n\n", "\t"]));
                }
            }
            c => out.push(c),
        }
    }
    match dice.roll(5) {
        0 => out = out.replace('\n', "\r\n"),
        1 => out = out.replace('\n', "\r"),
        _ => {}
    }
    if dice.roll(4) == 0 { format!("\u{FEFF}{out}") } else { out }
}
