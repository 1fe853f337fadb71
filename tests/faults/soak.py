#!/usr/bin/env python3
"""The kiosk in a window for hours, with content that changes every minute.

    tests/faults/soak.py target/release/breakroom --minutes 120

Needs Xvfb, xdotool and Python 3. The example is copied into a folder of its own, a virtual display
is started, and the kiosk is measured every ten seconds: proportional memory (PSS), handles and
threads of the process. Each minute one thing changes, in turn: words, a new page, a page that goes,
a file that is broken, a file that is whole again, a photo that comes. Every third minute somebody
touches the glass. At the end it prints a plot of the memory and the slope of its second half (Theil
and Sen's: the median of the slopes between all pairs of readings).
"""
import argparse, itertools, os, pathlib, random, shutil, statistics, subprocess, sys, tempfile, time

SIZE = (1920, 1080)
EVERY = 10
ROWS = 12
COLUMNS = 60

SLIDE = """[
    Principle(
        id: "soak-page",
        value: "help",
        headline: (en: "Minute {minute} of a long run.", zh: "第{minute}分钟的一页。"),
        body: (
            en: "This page came while the kiosk was running, and will go again.",
            zh: "这一页是运行中加入的，过一会儿就会撤下。",
        ),
    ),
]
"""


def slide(content):
    return content / "philosophy" / "soak.ron"


def words(content, minute):
    slide(content).write_text(SLIDE.format(minute=minute))


def goes(content, _minute):
    slide(content).unlink(missing_ok=True)


def broken(content, minute):
    slide(content).write_text(SLIDE.format(minute=minute)[: -20 - minute % 40])


def photo(content, minute):
    photos = sorted((content / "photos").iterdir())
    chosen = photos[minute % len(photos)]
    fresh = chosen.with_name("." + chosen.name + ".new")
    shutil.copyfile(chosen, fresh)
    with open(fresh, "ab") as file:
        file.write(bytes([minute % 256]))
    os.replace(fresh, chosen)


CHANGES = [words, words, goes, words, broken, words, photo, goes]


def reading(pid):
    """Memory in kB, handles and threads."""
    process = pathlib.Path(f"/proc/{pid}")
    pss = next(
        int(line.split()[1])
        for line in (process / "smaps_rollup").read_text().splitlines()
        if line.startswith("Pss:")
    )
    return pss, len(list((process / "fd").iterdir())), len(list((process / "task").iterdir()))


def touch(env, dice):
    x, y = dice.randrange(SIZE[0]), dice.randrange(100, SIZE[1])
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env=env, check=False)


def slope(readings):
    """kB an hour, by Theil and Sen."""
    pairs = itertools.combinations(readings, 2)
    return statistics.median((b[1] - a[1]) / (b[0] - a[0]) for a, b in pairs) * 3600


def plot(readings):
    low = min(r[1] for r in readings)
    high = max(r[1] for r in readings) + 1
    bins = [[] for _ in range(COLUMNS)]
    for at, pss, *_ in readings:
        bins[min(COLUMNS - 1, int(at / readings[-1][0] * COLUMNS))].append(pss)
    levels = [int((statistics.median(b) - low) / (high - low) * ROWS) if b else None for b in bins]
    for row in reversed(range(ROWS)):
        label = f"{(low + (high - low) * (row + 0.5) / ROWS) / 1024:7.1f} MB |"
        print(label + "".join("*" if level == row else " " for level in levels))
    print(" " * 11 + "+" + "-" * COLUMNS)
    print(" " * 12 + f"0 min{f'{readings[-1][0] / 60:.0f} min':>{COLUMNS - 5}}")


def run(kiosk, minutes, content, state, env):
    dice = random.Random(20261126)
    process = subprocess.Popen([kiosk, "run", "--content", content, "--state", state], env=env)
    begun = time.monotonic()
    readings, minute = [], 0
    while (at := time.monotonic() - begun) < minutes * 60:
        if process.poll() is not None:
            sys.exit(f"the kiosk ended by itself after {at:.0f} s with {process.returncode}")
        if at >= (minute + 1) * 60:
            minute += 1
            CHANGES[minute % len(CHANGES)](content, minute)
            if minute % 3 == 0:
                touch(env, dice)
        if at >= EVERY:
            readings.append((at, *reading(process.pid)))
        time.sleep(EVERY)
    process.terminate()
    process.wait(10)
    return readings


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("kiosk", type=os.path.abspath)
    arguments.add_argument("--minutes", type=float, default=120)
    arguments.add_argument("--readings", type=pathlib.Path, help="also write them here, as CSV")
    chosen = arguments.parse_args()
    example = pathlib.Path(__file__).resolve().parents[2] / "content"
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / "content"
        shutil.copytree(example, content)
        read, write = os.pipe()
        display = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )
        number = os.read(read, 16).decode().strip()
        env = {**os.environ, "DISPLAY": f":{number}"}
        env.pop("WAYLAND_DISPLAY", None)
        try:
            readings = run(chosen.kiosk, chosen.minutes, content, pathlib.Path(folder) / "state", env)
        finally:
            display.terminate()
    if chosen.readings:
        lines = ["seconds,pss_kb,handles,threads"]
        lines += [",".join(str(round(value)) for value in row) for row in readings]
        chosen.readings.write_text("\n".join(lines) + "\n")
    plot(readings)
    later = readings[len(readings) // 2 :]
    print(f"slope of the second half: {slope(later):+.0f} kB an hour")
    for name, column in [("handles", 2), ("threads", 3)]:
        values = [row[column] for row in later]
        print(f"{name} in the second half: {min(values)} to {max(values)}")


if __name__ == "__main__":
    main()
