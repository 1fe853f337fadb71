//! Where content and state are looked for when the command line doesn't say.

use std::env;
use std::path::{Path, PathBuf};

/// The name of our folder inside system folders.
const NAME: &str = "breakroom";

/// The content folder: the one named, else `$BREAKROOM_CONTENT`, else `./content`, else
/// `breakroom/content` in the XDG data folders (`~/.local/share`, `/usr/local/share`,
/// `/usr/share`). `None` means the built-in example. A folder that was named is taken even if
/// it isn't there (yet).
pub fn content(named: Option<PathBuf>) -> Option<PathBuf> {
    let named = named.or_else(|| set("BREAKROOM_CONTENT"));
    if named.is_some() {
        return named;
    }
    let mut places = vec![PathBuf::from("content")];
    places.extend(data_home().map(|home| home.join(NAME).join("content")));
    let system = env::var("XDG_DATA_DIRS").unwrap_or_default();
    let system = if system.is_empty() { "/usr/local/share:/usr/share" } else { &system };
    places.extend(env::split_paths(system).map(|dir| dir.join(NAME).join("content")));
    places.into_iter().find(|place| is_content(place))
}

/// The state folder: the one named, else `$BREAKROOM_STATE`, else `breakroom` in the XDG state
/// folder (`~/.local/state`). `None` if there is no home: nothing is kept then.
pub fn state(named: Option<PathBuf>) -> Option<PathBuf> {
    let home = || set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local/state")));
    named.or_else(|| set("BREAKROOM_STATE")).or_else(|| Some(home()?.join(NAME)))
}

/// Where somebody's pictures are: `Pictures` or `Bilder` in their home, else their home.
pub fn pictures() -> PathBuf {
    let home = env::home_dir().unwrap_or_else(|| PathBuf::from("/"));
    let known = ["Pictures", "Bilder", "图片"].map(|name| home.join(name));
    known.into_iter().find(|folder| folder.is_dir()).unwrap_or(home)
}

/// The command that checks the content folder that was `named` on the command line, as it can be
/// given to a shell.
pub fn check_command(named: Option<&Path>) -> String {
    let command = "breakroom check".to_owned();
    named.map_or(command.clone(), |dir| format!("{command} {}", quoted(&dir.to_string_lossy())))
}

/// A text as one word of a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,=@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

fn data_home() -> Option<PathBuf> {
    set("XDG_DATA_HOME").or_else(|| Some(set("HOME")?.join(".local/share")))
}

fn set(variable: &str) -> Option<PathBuf> {
    let value = env::var_os(variable)?;
    (!value.is_empty()).then(|| PathBuf::from(value))
}

/// A folder called `content` may be anything; ours has a `kiosk.ron` in it.
fn is_content(place: &Path) -> bool {
    place.join("kiosk.ron").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_word_of_a_shell_whatever_it_is_called() {
        for (dir, command) in [
            ("/srv/content", "breakroom check /srv/content"),
            ("our content", "breakroom check 'our content'"),
            ("内容", "breakroom check 内容"),
            ("it's $1", "breakroom check 'it'\\''s $1'"),
        ] {
            assert_eq!(check_command(Some(Path::new(dir))), command);
        }
        assert_eq!(check_command(None), "breakroom check");
    }
}
