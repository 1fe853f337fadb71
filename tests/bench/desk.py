#!/usr/bin/env python3
"""The desk in its real window, on a virtual display with software GL: how much memory it takes with
200 photos of 12 megapixels, and what it does at rest.

    cargo bench --bench desk -- /tmp/desk-content     # makes the folder, once
    tests/bench/desk.py target/release/breakroom /tmp/desk-content

It goes through the whole list, so that every page has been drawn small, opens thanks with their
photos one after the other, and then leaves the desk alone. Needs Xvfb and xdotool.
"""
import os
import subprocess
import sys
import tempfile
import time

SIZE = (1440, 860)
LIST = (180, 500)
ROWS_SEEN = 9
ROW_PX = 62
ITEMS = 1000
OPENED = 40
REST_S = 20


def pss_mb(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def cpu_s(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quiet(pid, for_s=1.0, within_s=600.0):
    """Waits until it does nothing any more; the most memory that was seen meanwhile."""
    most, last, since, begun = 0.0, cpu_s(pid), time.time(), time.time()
    while time.time() - since < for_s and time.time() - begun < within_s:
        time.sleep(0.1)
        most = max(most, pss_mb(pid))
        now = cpu_s(pid)
        if now - last > 0.02:
            last, since = now, time.time()
    return most


def main():
    program, content = sys.argv[1:3]
    display = f":{90 + os.getpid() % 100}"
    env = {**os.environ, "DISPLAY": display, "LP_NUM_THREADS": "0"}
    env.pop("WAYLAND_DISPLAY", None)
    env["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", size], stderr=subprocess.DEVNULL)
    desk = None

    def xdo(*args):
        return subprocess.run(["xdotool", *map(str, args)], env=env, check=False, capture_output=True)

    try:
        time.sleep(1)
        with tempfile.TemporaryDirectory() as state:
            begun = time.time()
            command = [program, "desk", content, "--state", state, "--lang", "en"]
            desk = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
            while not xdo("search", "--onlyvisible", "--name", "Breakroom").stdout:
                time.sleep(0.01)
            print(f"window after {time.time() - begun:.2f} s")
            most = quiet(desk.pid)
            print(f"memory with the first rows: {pss_mb(desk.pid):.0f} MB of PSS")
            xdo("mousemove", *LIST)
            for _ in range(ITEMS // ROWS_SEEN + 20):
                xdo("click", "--repeat", 12, "--delay", 5, 5)
                most = max(most, quiet(desk.pid, 0.3))
            print(f"after the whole list: {pss_mb(desk.pid):.0f} MB, at most {most:.0f}")
            xdo("mousemove", LIST[0], LIST[1])
            xdo("click", "--repeat", 4000, "--delay", 1, 4)
            most = max(most, quiet(desk.pid))
            for _ in range(OPENED):
                xdo("mousemove", *LIST, "click", 1)
                most = max(most, quiet(desk.pid, 0.3))
                xdo("click", "--repeat", 2, "--delay", 5, 5)
            print(f"after {OPENED} forms with photos: {pss_mb(desk.pid):.0f} MB, at most {most:.0f}")
            xdo("mousemove", SIZE[0] - 1, SIZE[1] - 1)
            quiet(desk.pid)
            before = cpu_s(desk.pid)
            time.sleep(REST_S)
            print(f"CPU in {REST_S} s at rest: {cpu_s(desk.pid) - before:.2f} s")
    finally:
        for process in (desk, server):
            if process:
                process.kill()
                process.wait()


if __name__ == "__main__":
    main()
