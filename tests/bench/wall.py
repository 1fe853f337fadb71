#!/usr/bin/env python3
"""wall.py HARNESS WORKLOAD CONTENT PROGRAM [--runs N] [--out FILE]: the wall with 200 photos, page by page.

Starts the program on a virtual display, goes to the wall by a tap as soon as there is something on
the glass, and leafs through all of its pages: once with an empty state folder, so that each photo
is decoded from its file (the row "cold"), and once more with what that has left on disk ("cached").
A page stays until all of its faces are sharp, and at least DWELL seconds, so that the 200 take as
long as they do in a browser that scrolls them. A face is sharp when the band in its photo has its
very colour (see gen_workload.py). Between the two, with an empty state folder again, some pages are leafed
through in haste, each as soon as the one before is sharp, so that photos arrive while they are looked
at ("haste"). Prints one JSON row for each.

  wall_first_page_s   process start -> six sharp faces, with the tap it takes to get there
  tap_first_page_ms   the tap -> six sharp faces
  wall_cpu_s          CPU seconds of the program from its start until the last page has stood
  wall_pss_mb         memory (PSS) at the end, and wall_pss_peak_mb looked at once on each page
  turn_ms             lifting the finger -> the next page is on the glass (median, worst)
  sharp_ms            lifting the finger -> six sharp faces (median, worst)
  fade_gap_ms         longest time between two frames while a photo fades in (median of photos, worst)
"""
import argparse, json, multiprocessing as mp, os, shutil, statistics as st, sys, tempfile, time

HARNESS, WORKLOAD, CONTENT, PROGRAM = sys.argv[1:5]
sys.path.insert(0, HARNESS)
import compare
import numpy as np
from Xlib import X as XC, display
from Xlib.ext import xtest

DWELL = 1.8
HASTY_PAGES = 10
PAPER = 0xf8f2e7
# The button in the bar of the loop, the one that leafs on, and a place with neither.
WALL, NEXT, GROUND = (633, 994), (1720, 798), (40, 20)
# How far a colour may be from a photo's own, and how many samples of eight pixels its band is wide.
TOLERANCE, WIDE = 16, 14
now = time.monotonic


class Finger:
    def __init__(self, name):
        self.d = display.Display(name)

    def tap(self, at):
        """Gives the time at which it was lifted."""
        xtest.fake_input(self.d, XC.MotionNotify, x=at[0], y=at[1])
        xtest.fake_input(self.d, XC.ButtonPress, 1)
        self.d.sync()
        time.sleep(.03)
        lifted = now()
        xtest.fake_input(self.d, XC.ButtonRelease, 1)
        self.d.sync()
        return lifted


def wait(what, until, timeout=30, every=.002):
    t = now()
    while not until():
        if now() - t > timeout:
            raise TimeoutError(what)
        time.sleep(every)


class Wall:
    """Which photos are sharp on the glass, by the bands in their own colours."""

    def __init__(self, screen):
        people = json.load(open(WORKLOAD + "/people.json"))
        self.codes = np.array([int(p["code"], 16) for p in people], np.int32)
        self.channels = np.stack([self.codes >> 16 & 255, self.codes >> 8 & 255, self.codes & 255], 1)
        # By six levels of each channel.
        self.lut = np.full(216, -1, np.int16)
        for i, (r, g, b) in enumerate(self.channels // 51):
            self.lut[r * 36 + g * 6 + b] = i
        self.s = screen
        self.bands = None

    def find(self):
        """Where the bands are on a page whose photos are all there: {photo: a point in its band}."""
        a = self.s.a[:900:8, ::8]
        channels = [a >> 16 & 255, a >> 8 & 255, a & 255]
        steps = [(v + 25) // 51 for v in channels]
        good = np.ones(a.shape, bool)
        for v, k in zip(channels, steps):
            good &= np.abs(v.astype(np.int16) - k.astype(np.int16) * 51) <= TOLERANCE
        which = np.where(good, self.lut[np.minimum(215, steps[0] * 36 + steps[1] * 6 + steps[2])], -1)
        # A band is wide: so many equal samples side by side.
        run = (which[:, WIDE:] == which[:, :-WIDE]) & (which[:, WIDE:] >= 0)
        for k in range(1, WIDE):
            run &= which[:, k:k - WIDE] == which[:, :-WIDE]
        places = {}
        for y, x in zip(*np.nonzero(run)):
            places.setdefault(int(which[y, x]), []).append((y, x))
        middle = lambda points, n: int(np.median([p[n] for p in points]))
        return {i: (middle(p, 1) * 8 + WIDE * 4, middle(p, 0) * 8) for i, p in places.items() if len(p) > 4}

    def sharp(self):
        """The photos whose bands are at the known places."""
        seen = set()
        for x, y in self.bands:
            v = int(self.s.a[y, x]) & 0xffffff
            near = np.abs(self.channels - [v >> 16, v >> 8 & 255, v & 255]).max(1)
            if near.min() <= TOLERANCE:
                seen.add(int(near.argmin()))
        return seen


def watch(fb, points, stop, q):
    """Every change of some pixels, with its time."""
    compare.realtime()
    s = compare.Screen(fb)
    log = [[] for _ in points]
    last = [None] * len(points)
    while not stop.is_set():
        t = now()
        for k, (x, y) in enumerate(points):
            v = int(s.a[y, x]) & 0xffffff
            if v != last[k]:
                log[k].append((t, v))
                last[k] = v
        time.sleep(.001)
    q.put(log)


def distance(a, b):
    return max(abs((a >> k & 255) - (b >> k & 255)) for k in (0, 8, 16))


def gaps(log, turns):
    """Of each fade that was seen, the longest time between two of its frames, in ms."""
    out = []
    for changes in log:
        for a, b in zip(turns, turns[1:] + [now()]):
            page = [(t, v) for t, v in changes if a <= t < b]
            # From the last frame back, as long as a fade takes at most, without the turn itself, and
            # without the first: that may be the place in its own colour, which a fade follows
            # whenever the photo has been decoded.
            fade = [(t, v) for t, v in page[1:] if page[-1][0] - t < .25][1:]
            # From a colour to one like it, a frame may change nothing that could be seen.
            if len(fade) > 3 and distance(fade[0][1], fade[-1][1]) > 48:
                out.append(max(q - p for (p, _), (q, _) in zip(fade, fade[1:])) * 1000)
    return out


def run(name, state, a):
    hasty = name == "haste"
    compare.Group.auto = a.autonice
    x = compare.X()
    load = os.getloadavg()[0]
    opts = argparse.Namespace(tmp=a.tmp, env=[], workload=WORKLOAD)
    cmd = "%s run --theme day --state %s --content %s" % (PROGRAM, state, CONTENT)
    m = compare.machine()
    p, g, t0, tmp = compare.start(cmd, x, opts)
    row = dict(name=name, load1=load, autonice=a.autonice)
    stop, q = mp.Event(), mp.Queue()
    try:
        finger, wall = Finger(x.display), Wall(x.s)
        compare.realtime()
        wait("something on the glass", lambda: x.s.px(*GROUND) == PAPER)
        row["start_ms"], row["start_cpu_s"] = round((now() - t0) * 1000), round(g.cpu(), 3)
        before = x.s.grid(16).copy()
        lifted = finger.tap(WALL)
        wait("the wall", lambda: not np.array_equal(before, x.s.grid(16)))
        row["wall_ms"] = round((now() - t0) * 1000)
        # To look for them takes a millisecond, and what looks goes before what is looked at.
        wait("six faces", lambda: len(wall.find()) >= 6, every=.01)
        first = now()
        row["wall_first_page_s"], row["tap_first_page_ms"] = round(first - t0, 2), round((first - lifted) * 1000)
        wall.bands = list(wall.find().values())
        if a.shot:
            compare.shot(x, "%s_%s.png" % (a.shot, name))
        watcher = mp.Process(target=watch, args=(x.fb, wall.bands, stop, q), daemon=True)
        watcher.start()
        seen, turns, turn_ms, sharp_ms, peak = set(wall.sharp()), [first], [], [], 0
        pages = HASTY_PAGES if hasty else -(-len(wall.codes) // len(wall.bands))
        for page in range(1, pages):
            time.sleep(.3 if hasty else max(0, DWELL - (now() - turns[-1])))
            peak = max(peak, g.mem()["pss"])
            old = wall.sharp()
            pixels = [x.s.px(*at) for at in wall.bands]
            lifted = finger.tap(NEXT)
            wait("page %d" % page, lambda: [x.s.px(*at) for at in wall.bands] != pixels)
            turn_ms.append((now() - lifted) * 1000)
            turns.append(lifted)
            count = min(len(wall.bands), len(wall.codes) - page * len(wall.bands))
            wait("the faces of page %d" % page, lambda: len(wall.sharp() - old) >= count)
            sharp_ms.append((now() - lifted) * 1000)
            seen |= wall.sharp()
        time.sleep(max(0, DWELL - (now() - turns[-1])))
        row["wall_seen"] = len(seen)
        if not hasty:
            row["wall_all_s"] = round(now() - t0, 1)
            row["wall_cpu_s"], row["wall_x_cpu_s"] = round(g.cpu(), 2), round(x.cg.cpu(), 2)
        row["wall_pss_mb"] = g.mem()["pss"]
        row["wall_pss_peak_mb"] = max(peak, row["wall_pss_mb"])
        row["turn_ms"], row["turn_max_ms"] = round(st.median(turn_ms)), round(max(turn_ms))
        row["sharp_ms"], row["sharp_max_ms"] = round(st.median(sharp_ms)), round(max(sharp_ms))
        stop.set()
        fades = gaps(q.get(timeout=20), turns)
        row["fades_seen"] = len(fades)
        if fades:
            row["fade_gap_ms"], row["fade_gap_max_ms"] = round(st.median(fades)), round(max(fades))
        total, idle = (b - c for b, c in zip(compare.machine(), m))
        row["wall_other_pct"] = round(100 * max(0, total - idle - g.cpu() - x.cg.cpu()) / max(total, .01), 1)
    except Exception as error:
        row["wall_error"] = "%r; %s" % (error, open(tmp + "/log", errors="replace").read()[-400:])
        if a.shot:
            compare.shot(x, "%s_%s.png" % (a.shot, name))
    finally:
        # What is started from here inherits how it is scheduled: first come, first served, the
        # program's decoders would never let its drawing go before.
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        stop.set()
        compare.stop(p, g, tmp, argparse.Namespace(keep=False))
        x.close()
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for positional in ("harness", "workload", "content", "program"):
        parser.add_argument(positional)
    parser.add_argument("--only", action="append", help="of the rows; may be given several times")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--out")
    parser.add_argument("--autonice", type=int, default=0)
    parser.add_argument("--tmp", default="/tmp")
    parser.add_argument("--shot")
    a = parser.parse_args()
    compare.warm(argparse.Namespace(cold_workload=False, workload=WORKLOAD + "/photos"))
    for _ in range(a.runs):
        state, other = (tempfile.mkdtemp(prefix="wall_state_", dir=a.tmp) for _ in range(2))
        for name in a.only or ("cold", "haste", "cached"):
            row = run(name, other if name == "haste" else state, a)
            if name == "cold":
                kept = os.path.join(state, "photos")
                sizes = [os.path.getsize(os.path.join(kept, f)) for f in os.listdir(kept)] if os.path.isdir(kept) else []
                row["kept_files"], row["kept_mb"] = len(sizes), round(sum(sizes) / 1e6, 1)
            text = json.dumps(row)
            print(text, flush=True)
            if a.out:
                open(a.out, "a").write(text + "\n")
        for folder in (state, other):
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
