#!/usr/bin/env python3
"""wall_content.py WORKLOAD OUT - the 200 photos of the yardstick as commendations.

Reads people.json and the photos that gen_workload.py has made, and writes a content folder with a
card for each. The photos are linked, not copied.
"""
import json, os, sys

KIOSK = """(
    schema: 1,
    organisation: (en: "Yardstick"),
    promise: (en: "As fast as it can be."),
    languages: ["en"],
    rhythm: [Slide],
    theme: Day,
)
"""
VALUES = '[(id: "own-it", name: (en: "Own it"), meaning: (en: "Mine until it is done."), pole: Care)]\n'
SLIDE = """[Principle(
    id: "slide", value: "own-it",
    headline: (en: "We own the moment"), body: (en: "It is ours until somebody else has taken it."),
)]
"""
CARD = """    Commendation(
        id: "card-%(id)03d", value: "own-it", skill: Warmth,
        name: (en: "%(name)s"), team: (en: "%(team)s"), date: "%(date)s",
        situation: (en: "It was late, and somebody was stuck."),
        act: (en: "%(message)s"),
        effect: (en: "The guest wrote to say thank you."),
        photo: (path: "photos/p%(id)03d.jpg", alt: (en: "A face")),
        consent: (words: "2026-01-02", name: "2026-01-02", photo: "2026-01-02"),
        status: Approved, approved: (by: "Hana Sato", second: "Lars Holm"),
    ),
"""


def write(workload, out):
    people = json.load(open(workload + "/people.json"))
    for folder in ("philosophy", "commendations", "photos"):
        os.makedirs("%s/%s" % (out, folder), exist_ok=True)
    for person in people:
        # Before today, whichever day of the yardstick's year that is, the first of them first.
        person["date"] = "2026-%02d-%02d" % (1 + person["id"] % 9, 1 + person["id"] % 28)
        photo = "%s/photos/p%03d.jpg" % (out, person["id"])
        if not os.path.exists(photo):
            os.link("%s/%s" % (workload, person["photo"]), photo)
    files = {"kiosk.ron": KIOSK, "values.ron": VALUES, "philosophy/slides.ron": SLIDE,
             "commendations/wall.ron": "[\n%s]\n" % "".join(CARD % person for person in people)}
    for name, text in files.items():
        with open("%s/%s" % (out, name), "w") as f:
            f.write(text)


if __name__ == "__main__":
    write(*sys.argv[1:])
