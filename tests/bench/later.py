#!/usr/bin/env python3
"""later.py HARNESS ARGUMENTS: compare.py with these arguments, whose loop begins to be measured a minute
after the first page."""
import sys, time

sys.path.insert(0, sys.argv.pop(1))
import compare

MINUTE = 60
wait_marker = compare.wait_marker


def a_minute_later(*arguments):
    found = wait_marker(*arguments)
    time.sleep(MINUTE)
    return found


compare.wait_marker = a_minute_later
compare.main()
