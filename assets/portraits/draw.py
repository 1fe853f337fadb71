#!/usr/bin/env python3
"""Draws the portraits of the shipped example: eight fictional people, 800 by 800.

Usage: draw.py [NAME...]      writes content/photos/NAME.png, all of them without a name

Needs Python 3 and rsvg-convert. PEOPLE names the functions of parts.py that make up each person.
"""

import subprocess
import sys
from pathlib import Path

import parts

SIZE = 800
BODY = "translate(0,-76) scale(1.07)"
PHOTOS = Path(__file__).resolve().parents[2] / "content" / "photos"


def background(p):
    quiet = parts.light(p["tint"], .42)
    shapes = {
        "disc": parts.oval(150, 300, 330, 330, quiet),
        "sun": parts.oval(-190, 250, 300, 300, quiet),
        "arch": parts.area("M-300,800 V330 A300,300 0 0 1 300,330 V800 Z", quiet),
        "hill": parts.area("M-400,470 C-200,330 120,360 400,560 V800 H-400 Z", quiet),
    }
    return f'<rect x="-400" width="{SIZE}" height="{SIZE}" fill="{p["tint"]}"/>' + shapes[p["shape"]]


def portrait(p):
    """The whole picture as SVG, from back to front."""

    def draw(names):
        return "".join(getattr(parts, name)(p) for name in names.split())

    def in_group(transform, content):
        return f'<g transform="{transform}">{content}</g>'

    turn = f'rotate({p.get("tilt", 0)} 0 500)'
    ears = "" if p.get("ears_hidden") else "ears "
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="-400 0 {SIZE} {SIZE}">'
        + parts.blush_gradient(p)
        + background(p)
        + in_group(turn, draw(p.get("behind", "")))
        + in_group(BODY, draw(p["body"]))
        + in_group(turn, draw(ears + "head brows eyes nose mouth " + p["front"]))
        + in_group(BODY, draw(p.get("over", "")))
        + "</svg>"
    )


# behind: hair behind the body; body: from the neck out; front: on the face; over: before everything.
PEOPLE = {
    "mei": dict(
        tint="#F2D5C8", shape="disc", tilt=-2, cheek=116, jaw=92, ears_hidden=True, lashes=True, eye_tilt=2,
        skin="#F2CBA8", lip="#C4605A", hair="#26222B", brow_colour="#2C262C", cloth="#2F7F79",
        behind="bob_back", body="neck fleece", front="bob"),
    "tom": dict(
        tint="#FBE7C1", shape="arch", tilt=2, cheek=121, jaw=112, neck=68, shoulder=282, nose=25, brow=14,
        skin="#7A4B33", lip="#B06A5C", blush="#A8402A", hair="#1D1716", brow_colour="#1D1716", cloth="#3A4F7A",
        smile="open", body="neck jacket", on_face="beard", front="crop"),
    "rosa": dict(
        tint="#D9E4C6", shape="hill", tilt=2, cheek=119, jaw=98, age="fifties", smile="open", frame="#7A2F45",
        skin="#E5B38C", lip="#B9574E", hair="#8C868C", brow_colour="#5F585A", shirt="#6C8FB3", cloth="#8A5A3C",
        behind="bun_back", body="neck work_apron", front="bun glasses"),
    "ivo": dict(
        tint="#E2D9EF", shape="sun", tilt=-2, cheek=120, jaw=111, neck=64, shoulder=274, nose=24, brow=15,
        skin="#F0C5AA", lip="#B9655A", hair="#EFEBE6", brow_colour="#E9E4DE", shirt="#DCE6EE", cloth="#7C3A48",
        age="sixties", mouth_y=457, behind="side_tufts", body="neck cardigan", front="dome moustache"),
    "lena": dict(
        tint="#FBE7C1", shape="sun", tilt=3, cheek=113, jaw=86, chin=508, neck=50, shoulder=246, lashes=True,
        skin="#F6D3B3", lip="#D0645F", hair="#3A2A28", brow_colour="#3A2A28", shirt="#FBF6EC", cloth="#3E7C57",
        eye_tilt=2, smile="open", behind="ponytail_back", body="neck shop_apron", front="ponytail"),
    "amina": dict(
        tint="#F2D5C8", shape="arch", tilt=-2, cheek=114, jaw=90, ears_hidden=True, lashes=True, cord="#E39A1B",
        skin="#C98F66", lip="#A94F4C", hair="#6B4A8E", brow_colour="#33211F", shirt="#F1E6D2", cloth="#26384F",
        body="neck blouse", front="scarf", over="cord blazer badge"),
    "jonas": dict(
        tint="#CFE5E0", shape="disc", tilt=3, cheek=116, jaw=102, neck=60, shoulder=268, iris="#3C4A4A",
        skin="#F7D5BF", lip="#C56A5E", hair="#C2592B", brow_colour="#A34A22", cloth="#4E5A6B",
        body="hood_behind neck hoodie", on_face="freckles", front="quiff"),
    "deng": dict(
        tint="#E2D9EF", shape="hill", tilt=-2, cheek=120, jaw=116, neck=66, shoulder=280, nose=23, brow=13,
        skin="#DDA97C", lip="#A9584C", hair="#211E22", brow_colour="#211E22", shirt="#41566B", cloth="#EE8A2C",
        eye_tilt=2, body="neck vest", front="side_part"),
}


def main(names):
    PHOTOS.mkdir(parents=True, exist_ok=True)
    for name in names or PEOPLE:
        target = PHOTOS / f"{name}.png"
        subprocess.run(["rsvg-convert", "-o", str(target)], input=portrait(PEOPLE[name]).encode(), check=True)
        print(f"{target.name}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main(sys.argv[1:])
