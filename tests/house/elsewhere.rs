//! What is Linux's own stays behind `cfg`, so that a port is a build and not a rewrite. Whether it
//! compiles elsewhere, `script/elsewhere` says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{bare, module_of, root, walk};

const LINUX: &str = "#[cfg(target_os = \"linux\")]";
/// How many lines above it the `cfg` of an item stands at most.
const ITEM_LINES_MAX: usize = 8;

/// The packages that are there on Linux alone, by the names that the code has for them.
fn packages() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let own = text.split("[target.'cfg(target_os = \"linux\")'.dependencies]").nth(1);
    let own = own.expect("packages of Linux's own").split("\n[").next().unwrap_or_default();
    let names = own.lines().filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.replace('-', "_")).collect()
}

/// Whether a file is a module, or lies in one, that is there on Linux alone.
fn is_behind_cfg(src: &Path, file: &Path) -> bool {
    let module = module_of(file.strip_prefix(src).expect("within src"));
    (1..=module.len()).any(|depth| {
        let folder: PathBuf = module[..depth - 1].iter().collect();
        let names = [folder.join("mod.rs"), folder.join("lib.rs"), folder.with_extension("rs")];
        let above = names.iter().find_map(|name| fs::read_to_string(src.join(name)).ok());
        let above = above.unwrap_or_default();
        let lines: Vec<&str> = above.lines().collect();
        let own = format!("mod {};", module[depth - 1]);
        let behind = |pair: &[&str]| pair[0] == LINUX && pair[1].ends_with(&own);
        lines.windows(2).any(behind)
    })
}

#[test]
fn what_is_linux_own_is_named_only_behind_cfg() {
    let (src, packages) = (root().join("src"), packages());
    assert!(packages.contains("x11rb") && packages.contains("signal_hook"), "{packages:?}");
    let mut files = Vec::new();
    walk(&src, &mut files);
    let (mut wrong, mut behind) = (Vec::new(), 0);
    for file in files {
        if is_behind_cfg(&src, &file) {
            behind += 1;
            continue;
        }
        let text = fs::read_to_string(&file).expect("a file of the crate");
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        // A line with a `cfg` has its word in quotation marks.
        let lines: Vec<&str> = text.lines().collect();
        let code: Vec<String> = lines.iter().map(|line| bare(line)).collect();
        for (at, line) in code.iter().enumerate() {
            let names = |package: &String| {
                line.match_indices(&format!("{package}::")).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            };
            let is_own = packages.iter().any(names) || line.contains("std::os::");
            let above = &lines[at.saturating_sub(ITEM_LINES_MAX)..at];
            if is_own && !above.iter().any(|line| line.trim_start().starts_with("#[cfg(")) {
                wrong.push(format!("{}:{}: {line}", file.display(), at + 1));
            }
        }
    }
    assert!(behind > 10, "{behind} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
