#!/usr/bin/env python3
"""workload.py WORKLOAD OUT - the 20 slides of the yardstick as a content folder.

Reads slides.json and the photos that gen_workload.py has made. A slide with a photo keeps it, at
its 12 megapixels; every other gets a plain one. Across the middle of each goes a band in the
slide's accent colour, by which compare.py sees a fade, and across the whole foot one in the marker
colour, by which it sees that there is content, whichever slide comes first.
"""
import json, os, sys
from PIL import Image, ImageDraw, ImageOps

MARKER = "#ff00ff"
KIOSK = """(
    schema: 1,
    organisation: (en: "Yardstick"),
    promise: (en: "As fast as it can be."),
    languages: ["en"],
    rhythm: [Slide],
    dwell: (least_s: 5, most_s: 5),
    theme: Day,
)
"""
VALUES = '[(id: "own-it", name: (en: "Own it"), meaning: (en: "Mine until it is done."), pole: Care)]\n'
SLIDE = """    Principle(
        id: "slide-%(id)d", value: "own-it",
        headline: (en: "%(title)s"), body: (en: "%(text)s"),
        photo: (path: "photos/%(id)02d.jpg", alt: (en: "A plain colour")),
    ),
"""

workload, out = sys.argv[1:]
slides = json.load(open(workload + "/slides.json"))
for folder in ("philosophy", "photos"):
    os.makedirs("%s/%s" % (out, folder), exist_ok=True)
for s in slides:
    photo = s["photo"] and ImageOps.exif_transpose(Image.open("%s/%s" % (workload, s["photo"])))
    photo = photo or Image.new("RGB", (640, 480), (16, 24, 40))
    w, h = photo.size
    draw = ImageDraw.Draw(photo)
    draw.rectangle((0, h * 0.3, w, h * 0.7), fill="#" + s["accent"])
    draw.rectangle((0, h * 0.85, w, h), fill=MARKER)
    photo.save("%s/photos/%02d.jpg" % (out, s["id"]), quality=90)
    s["text"] = " ".join(s["body"][:1])
files = {"kiosk.ron": KIOSK, "values.ron": VALUES,
         "philosophy/slides.ron": "[\n%s]\n" % "".join(SLIDE % s for s in slides)}
for name, text in files.items():
    with open("%s/%s" % (out, name), "w") as f:
        f.write(text)
