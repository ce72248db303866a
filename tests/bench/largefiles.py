# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times what large files cost against others' ways to do the same; see run.sh."""

import argparse
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ACCOUNTS = [f"acct{i:02}" for i in range(50)]
HEADING = ("telephoneNumber,accountName,serviceDetails_zoomPhoneCloudPeering_enabled,"
           "configuration_customSipHeader\r\n")
LONGEST = 1.0  # times Python's csv module
MOST_MEMORY = 300  # MB

# Faults that both sides know, each in a row of its own.
FAULTS = [
    lambda row: ["0" + row[0][1:], *row[1:]],            # no plus
    lambda row: ["+0" + row[0][2:], *row[1:]],           # no country begins so
    lambda row: [row[0] + "12345", *row[1:]],            # too long
    lambda row: [row[0][:-1] + "x", *row[1:]],           # a letter
    lambda row: ["", *row[1:]],                          # no number
    lambda row: ["4.41633E+11", *row[1:]],               # what a spreadsheet made of it
    lambda row: [row[0], "", *row[2:]],                  # no account
    lambda row: [row[0], row[1] + " x", *row[2:]],       # a blank in the account
    lambda row: [*row[:2], "yess", row[3]],              # neither true nor false
    lambda row: [*row[:3], "bad header!"],               # a header that is none
    lambda row: [*row, "surplus"],                       # a cell too many
    lambda row: ["+442070000000", *row[1:]],             # the number of the first row
]


def rows_of(count):
    for i in range(count):
        yield [f"+4420{70000000 + i:08}", ACCOUNTS[i % len(ACCOUNTS)], "true", f"hdr-{i % 1000}"]


def write(path, count, faults):
    """A file of `count` rows, of which `faults` are bad."""
    dice = random.Random(7)
    bad = set(dice.sample(range(1, count), faults))
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.write(HEADING)
        for i, row in enumerate(rows_of(count)):
            if i in bad:
                row = FAULTS[i % len(FAULTS)](row)
            file.write(",".join(row) + "\r\n")


def measure(command):
    """Seconds by the clock, the peak of memory in MB, and what was printed."""
    with tempfile.TemporaryFile() as out:
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - begun
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


class Table:
    """What was measured, printed as it comes."""

    def __init__(self):
        self.failed = False
        print(f"{'work':<34}{'ours':>10}{'other':>10}{'ratio':>8}{'limit':>8}")

    def add(self, work, ours, other, ratio, limit):
        verdict = "" if ratio <= limit else "  too much"
        self.failed = self.failed or ratio > limit
        print(f"{work:<34}{ours:>10}{other:>10}{ratio:>8.2f}{limit:>8.2f}{verdict}", flush=True)

    def wrong(self, words):
        self.failed = True
        print(words, flush=True)


def dry_runs(options, gateway, folder, table, faults):
    """A plan of the file, and the same checks in Python, in turns."""
    path = folder / f"{faults}.csv"
    write(path, options.rows, faults)
    ours, others, memory = [], [], []
    for _ in range(options.runs):
        seconds, megabytes, out = measure(
            [options.program, "import", "--dry-run", "--json", str(path), "--data-dir",
             str(folder / "desk"), "--base-url", gateway, "--request-budget", "0"])
        ours.append(seconds)
        memory.append(megabytes)
        counts = json.loads(out)
        seconds, _, out = measure([sys.executable, str(Path(__file__).with_name("csvchecks.py")),
                                   str(path)])
        others.append(seconds)
        theirs = [int(word) for word in out.split()]
        if [counts["valid"], counts["invalid"]] != [options.rows - faults, faults] or \
                theirs != [options.rows - faults, faults]:
            table.wrong(f"{faults} rows are bad; found {counts['invalid']} and {theirs[1]}")
    name = f"dry run, {faults} bad rows"
    mine, its = statistics.median(ours), statistics.median(others)
    table.add(f"{name} / Python's csv", f"{mine:.2f} s", f"{its:.2f} s", mine / its, LONGEST)
    peak = max(memory)
    table.add(f"{name}, peak", f"{peak:.0f} MB", f"{MOST_MEMORY} MB", peak / MOST_MEMORY, 1.0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        served = subprocess.Popen(
            [options.program, "serve", "--data-dir", str(folder / "gateway"), "--port", str(port),
             "--rate-limit", "0", "--no-auth"], stdout=subprocess.PIPE, text=True)
        try:
            served.stdout.readline()
            gateway = f"http://127.0.0.1:{port}"
            for account in ACCOUNTS:
                subprocess.run([options.program, "account", "create", account, "--service", "zoom",
                                "--data-dir", str(folder / "desk"), "--base-url", gateway,
                                "--request-budget", "0"], check=True, stdout=subprocess.DEVNULL)
            table = Table()
            dry_runs(options, gateway, folder, table, 0)
            dry_runs(options, gateway, folder, table, 4000)
            return 1 if table.failed else 0
        finally:
            served.terminate()
            served.wait()


if __name__ == "__main__":
    sys.exit(main())
