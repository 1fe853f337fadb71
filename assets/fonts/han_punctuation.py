"""Makes the dash and the middle dot of a Noto SC face full-width, as Chinese sets them.

Usage: han_punctuation.py SOURCE.ttf TARGET.ttf

In the static Noto SC files the dash (—) is the Latin one: 0.9 em, low, and two of them leave a gap;
in the serif the dot between the parts of a foreign name (·) is Latin, too. Text in which the
language isn't tagged gets those. Here the dash becomes a bar at the height of the Han characters'
middle which two dashes draw unbroken (by the font's own ligature, with the usual margins; without
ligatures they still meet), and the dot the full-width one.
"""

import sys

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EM_DASH, BAR, TWO_EM_DASH, THREE_EM_DASH = 0x2014, 0x2015, 0x2E3A, 0x2E3B
MIDDLE_DOT, KATAKANA_DOT = 0x00B7, 0x30FB


def set_bar(font, glyph_name, width, margin, bottom, top):
    """Replaces a glyph with a bar; all lengths in font units."""
    pen = TTGlyphPen(None)
    corners = [(margin, bottom), (margin, top), (width - margin, top), (width - margin, bottom)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    font["glyf"][glyph_name] = pen.glyph()
    font["hmtx"][glyph_name] = (width, margin)


def main(source, target):
    font = TTFont(source, recalcTimestamp=False)
    names = font.getBestCmap()
    em = font["head"].unitsPerEm
    # U+2015 has the right height and margins but is as thin in SemiBold as in Regular; the Latin dash
    # follows the weight.
    bar, dash = font["glyf"][names[BAR]], font["glyf"][names[EM_DASH]]
    thickness = dash.yMax - dash.yMin
    bottom = (bar.yMin + bar.yMax - thickness) // 2
    for character, ems, margin in [
        (EM_DASH, 1, 0),
        (BAR, 1, bar.xMin),
        (TWO_EM_DASH, 2, bar.xMin),
        (THREE_EM_DASH, 3, bar.xMin),
    ]:
        set_bar(font, names[character], ems * em, margin, bottom, bottom + thickness)
    for table in font["cmap"].tables:
        if table.isUnicode() and MIDDLE_DOT in table.cmap:
            table.cmap[MIDDLE_DOT] = names[KATAKANA_DOT]
    font.save(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
