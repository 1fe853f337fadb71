"""Fails if a character of the shipped texts, or a common one, is in no face of its style.

Needs fonttools. Reads content/**/*.ron and assets/locales/**/*.ftl of this project.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent
PROJECT = FONTS.parent.parent
# Fraunces has no Greek, Cyrillic, arrows or ticks: Inter stands behind it in the chain.
STYLES = {
    "statements": ["Fraunces-SemiBold", "NotoSerifSC-SemiBold", "Inter-SemiBold"],
    "text": ["Inter-Regular", "NotoSansSC-Regular"],
    "strong text": ["Inter-SemiBold", "NotoSansSC-SemiBold"],
}
COMMON = "".join(map(chr, range(0x20, 0x7F))) + "‘’“”–—…•·‰′″※№℃€£¥×÷±°©✓✗→←↑↓，。、；：？！（）《》「」『』【】〇～￥％"
NAMES = "喆堃玥昇淼犇㛹𫘝"


def main():
    texts = sorted((PROJECT / "content").rglob("*.ron")) + sorted((PROJECT / "assets/locales").rglob("*.ftl"))
    wanted = {character: "the common ones" for character in COMMON + NAMES}
    wanted |= {c: "han.txt" for c in (FONTS / "han.txt").read_text("utf-8") if c != "\n"}
    for path in texts:
        for character in path.read_text("utf-8"):
            if character not in "\n\r\t\ufeff":
                wanted.setdefault(character, path.relative_to(PROJECT))
    missing = 0
    for style, faces in STYLES.items():
        covered = set().union(*(TTFont(FONTS / f"{face}.ttf", lazy=True).getBestCmap() for face in faces))
        for character, origin in wanted.items():
            if ord(character) not in covered:
                missing += 1
                print(f"{style}: U+{ord(character):04X} {character!r} is in no face (from {origin})")
    print(f"{len(wanted)} characters from {len(texts)} files and the lists, {missing} missing")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
