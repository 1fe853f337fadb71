#!/usr/bin/env python3
"""Draws the pictures of the example's craft slides, 1200 by 1200.

Usage: draw.py      writes which-hand.png, which-bit.png and garden-tap.png into content/photos/

Needs Python 3 and rsvg-convert.
"""

import math
import subprocess
from pathlib import Path

SIZE = 1200
PHOTOS = Path(__file__).resolve().parents[2] / "content" / "photos"

WALL, FLOOR, SHADE = "#CFE5E0", "#E4D3B4", "#B9D6D0"
WOOD, WOOD_DARK, BRASS, BRASS_DARK = "#C98E5A", "#A96F40", "#E3B04B", "#A87B1F"
STEEL, STEEL_LIGHT, STEEL_DARK, INK = "#AEB6BA", "#D5DADC", "#6C767C", "#1F2529"
PAPER, ACCENT = "#FFFCF6", "#0C6B66"


def rect(x, y, w, h, fill, rx=0):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{rx}" fill="{fill}"/>'


def circle(x, y, r, fill):
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}"/>'


def path(d, fill="none", stroke="none", width=0):
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def door():
    """A door seen from where its hinges are: they stand at the left, the handle at the right."""
    left, top, wide, high = 360, 190, 480, 800
    shapes = [rect(0, 0, SIZE, SIZE, WALL), rect(0, 990, SIZE, 210, FLOOR)]
    shapes += [rect(left - 54, top - 54, wide + 108, high + 54, PAPER, 10)]
    shapes += [rect(left, top, wide, high, WOOD, 6)]
    for y, h in ((250, 300), (620, 310)):
        shapes.append(rect(left + 64, y, wide - 128, h, WOOD_DARK, 8))
        shapes.append(rect(left + 78, y + 14, wide - 156, h - 28, WOOD, 6))
    for y in (270, 560, 850):
        shapes.append(rect(left - 40, y, 88, 84, BRASS, 12))
        shapes.append(rect(left - 8, y - 10, 24, 104, BRASS_DARK, 12))
    shapes.append(circle(left + wide - 44, 600, 24, BRASS_DARK))
    shapes.append(rect(left + wide - 132, 588, 100, 24, BRASS, 12))
    # The hand that the hinges are on.
    shapes.append(circle(168, 600, 96, ACCENT))
    shapes.append(path("M206,600 H134 M166,562 L128,600 L166,638", stroke=PAPER, width=22))
    return "".join(shapes)


def cross(x, y, arm, wide, turn, fill):
    arms = "".join(
        rect(x - wide / 2, y - arm, wide, 2 * arm, fill, wide * 0.2)
        if quarter == 0
        else rect(x - arm, y - wide / 2, 2 * arm, wide, fill, wide * 0.2)
        for quarter in (0, 1)
    )
    return f'<g transform="rotate({turn} {x} {y})">{arms}</g>'


def head(x, y, radius, ticks):
    """The head of a screw with a cross; with fine lines between its arms where `ticks`."""
    shapes = [circle(x + 10, y + 16, radius, SHADE), circle(x, y, radius, STEEL_DARK)]
    shapes += [circle(x, y, radius - 14, STEEL), circle(x - 16, y - 18, radius - 54, STEEL_LIGHT)]
    if ticks:
        for n in range(4):
            angle = math.radians(45 + 90 * n)
            inner, outer = radius * 0.34, radius * 0.74
            ends = [(x + r * math.cos(angle), y + r * math.sin(angle)) for r in (inner, outer)]
            (x1, y1), (x2, y2) = ends
            shapes.append(path(f"M{x1:.1f},{y1:.1f} L{x2:.1f},{y2:.1f}", stroke=ACCENT, width=13))
    shapes.append(cross(x, y, radius * 0.62, radius * 0.26, 0, INK))
    return "".join(shapes)


def label(x, y, text):
    """Two letters on a disc, drawn as paths would be: the same on every machine."""
    strokes = {
        "P": "M0,60 V0 H24 a16,16 0 0 1 0,34 H0",
        "H": "M0,0 V60 M38,0 V60 M0,30 H38",
        "Z": "M0,0 H40 L0,60 H40",
    }
    disc = circle(x, y, 78, PAPER)
    letters = "".join(
        f'<g transform="translate({x - 50 + 60 * i},{y - 30})">'
        + path(strokes[letter], stroke=INK, width=13)
        + "</g>"
        for i, letter in enumerate(text)
    )
    return disc + letters


def screws():
    """The two crosses that are taken for one another: PH at the left, PZ at the right."""
    return "".join(
        [
            rect(0, 0, SIZE, SIZE, WALL),
            path("M0,1200 L1200,640 V1200 Z", fill=SHADE),
            head(330, 520, 220, ticks=False),
            label(330, 850, "PH"),
            head(870, 520, 220, ticks=True),
            label(870, 850, "PZ"),
        ]
    )


def garden_tap():
    """A pipe through a wall: its valve inside, at the left, is shut; the tap outside is open."""
    shapes = [rect(0, 0, SIZE, SIZE, WALL), rect(660, 0, 540, SIZE, PAPER)]
    shapes += [rect(0, 1040, SIZE, 160, FLOOR)]
    # The wall, of bricks.
    shapes.append(rect(540, 0, 140, 1040, WOOD_DARK))
    for row in range(9):
        shift = 0 if row % 2 else -46
        for column in range(3):
            left, right = 548 + shift + column * 92, 548 + shift + column * 92 + 84
            left, right = max(left, 548), min(right, 672)
            if left < right:
                shapes.append(rect(left, 8 + row * 116, right - left, 100, WOOD, 6))
    # The pipe, and the valve across it: shut.
    shapes += [rect(-40, 506, 860, 68, STEEL, 20), rect(-40, 520, 780, 18, STEEL_LIGHT, 9)]
    shapes += [rect(340, 470, 140, 140, BRASS_DARK, 24), rect(356, 486, 108, 108, BRASS, 18)]
    shapes += [rect(392, 330, 36, 300, ACCENT, 18), circle(410, 540, 30, ACCENT)]
    # The tap, open, and what is left in the pipe.
    shapes.append(path("M770,540 H800 Q880,540 880,640 V660", stroke=STEEL, width=68))
    shapes.append(rect(836, 680, 88, 40, STEEL_DARK, 12))
    shapes += [rect(766, 420, 36, 110, BRASS_DARK, 10), rect(694, 392, 180, 44, BRASS, 22)]
    drop = "M880,800 q54,78 54,114 a54,54 0 0 1 -108,0 q0,-36 54,-114 Z"
    shapes.append(path(drop, fill=ACCENT))
    return "".join(shapes)


DRAWINGS = {"which-hand": door(), "which-bit": screws(), "garden-tap": garden_tap()}
for name, drawn in DRAWINGS.items():
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}">{drawn}</svg>'
    command = ["rsvg-convert", "-o", str(PHOTOS / f"{name}.png")]
    subprocess.run(command, input=svg.encode(), check=True)
