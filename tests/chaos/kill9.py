# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports and undoes files while the desk, or the gateway, is killed at random moments: see
kill9.sh."""

import argparse
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench import HEADING, Desk, Gateway, free_port, kill_after
from relay import Relay

ACCOUNT = "contoso"
MOST_RESENT = 4  # batches that are in flight at a time
# Their rows, up to 36 a request; the proof of filters, and what tells that nobody created any.
MOST_READING = MOST_RESENT * 3 + 3
PLAN_IS_YOUNG = 50  # seconds; later rows are read anew, killed or not
PATIENCE = 900
WINDOW_OPENS = 1.0  # seconds


class Failure(Exception):
    """Something is not as it has to be."""


class Chaos:
    """One gateway, one desk, and files one after the other."""

    def __init__(self, options, folder):
        self.options, self.dice = options, random.Random(options.seed)
        self.folder = Path(folder)
        self.gateway = Gateway(options.program, self.folder / "gateway", free_port())
        self.relay = Relay(self.gateway.port)
        self.desk = Desk(options.program, self.folder / "desk", self.relay.port, options.window)
        self.desk.run("account", "create", ACCOUNT, "--service", "zoom")
        self.kills = self.window_kills = self.gateway_kills = self.files = self.rows = 0
        self.resent, self.reading = [], []
        self.next_number = 441_600_000_000
        self.per_row = 0.0006  # seconds, as measured last
        self.stored = {}

    def file_of(self, rows):
        """A file that changes some numbers of the account and creates the others."""
        known = list(self.stored)
        changed = self.dice.sample(known, min(len(known), rows // 4))
        created = [f"+{self.next_number + i}" for i in range(rows - len(changed))]
        self.next_number += rows
        mark = f"h{self.files}"
        wanted = {number: mark for number in changed + created}
        path = self.folder / f"in{self.files}.csv"
        path.write_text(HEADING + "\n" + "".join(
            f"{number},{ACCOUNT},true,{header}\n" for number, header in wanted.items()))
        return path, wanted

    def upset_gateway(self, seconds):
        """Kills the gateway at some time within, and starts it again."""
        time.sleep(self.dice.uniform(0, seconds))
        self.gateway.kill()
        time.sleep(self.dice.uniform(0, 0.3))
        self.gateway.start()
        self.gateway_kills += 1

    def start(self, command):
        """Begins one life of a job, in a window or as a command; gives it, and whether it is a
        window."""
        files = command[1:2] if command[0] == "import" else []
        can_be = files or command[1] == "resume"
        if not self.options.window or not can_be or self.dice.random() > 0.3:
            return self.desk.start(*command), False
        return self.desk.start_window(*files), True

    def run_killed(self, arguments, rows, kills):
        """Begins a job and kills it again and again; gives it as the list has it."""
        first, began = self.relay.count(), time.monotonic()
        before = self.desk.newest_job()
        longest = max(0.3, rows * self.per_row * 0.8)
        command, job, seen = arguments, None, set()
        while True:
            upset = None
            if self.dice.random() < 0.03:
                upset = threading.Thread(target=self.upset_gateway, args=(longest,))
                upset.start()
            killed, begun = False, time.monotonic()
            tries_kill = kills > 0
            in_window = False
            if tries_kill:
                kills -= 1
                life, in_window = self.start(command)
                after = self.dice.uniform(0.02, longest + WINDOW_OPENS * in_window)
                killed = kill_after(life, after)
                self.window_kills += killed and in_window
                if in_window and not killed and life.returncode != 0:
                    raise Failure(f"the window ended with {life.returncode}")
            else:
                code, document = self.desk.json(*command, timeout=PATIENCE)
            if command is arguments and upset is None and not killed:
                self.per_row = (time.monotonic() - begun) / rows
            if upset is not None:
                upset.join()
            self.relay.settle()
            if job is not None and upset is None:
                # A window reads its lists beside.
                is_young = time.monotonic() - began < PLAN_IS_YOUNG and not in_window
                self.judge_extra(self.relay.since(first), seen, is_young)
            seen |= {entry[2] for entry in self.relay.since(first)}
            first = self.relay.count()
            self.kills += killed
            newest = self.desk.newest_job()
            job = newest if newest and (not before or newest["id"] != before["id"]) else None
            if job and job["state"] == "done":
                return job
            if not tries_kill and code not in (0, 6):
                raise Failure(f"{command}: exit {code}, {str(document)[:400]}")
            if job:
                command = ["job", "resume", str(job["id"])]
            longest = max(0.2, (rows - (job["done"] if job else 0)) * self.per_row * 0.7 + 0.1)

    def judge_extra(self, requests, seen, is_young):
        """What a life that goes on has sent beside what was left."""
        resent = [entry for entry in requests if entry[2] and entry[2] in seen]
        begins = next((i for i, entry in enumerate(requests) if entry[2]), len(requests))
        reading = [entry for entry in requests[:begins] if entry[0] == "GET"]
        self.resent.append(len(resent))
        if is_young:
            self.reading.append(len(reading))
        if len({entry[2] for entry in resent}) != len(resent) or len(resent) > MOST_RESENT:
            raise Failure(f"{len(resent)} writes were sent again after a kill")
        if is_young and len(reading) > MOST_READING:
            raise Failure(f"{len(reading)} requests read what was in flight: " +
                          ", ".join(entry[1] for entry in reading))

    def judge(self, job, wanted, what):
        """Compares the gateway with the file, and what each request has changed."""
        _, shown = self.desk.json("job", "show", str(job["id"]))
        outcomes = shown.get("rowsByOutcome", {})
        if shown.get("state") != "done" or sum(outcomes.values()) != shown.get("rows"):
            raise Failure(f"the job's rows do not add up: {shown}")
        if outcomes.keys() - {"synced", "pending", "unchanged", "deleted", "reversed"}:
            raise Failure(f"some rows are not right: {outcomes}")
        if self.gateway.numbers(ACCOUNT) != wanted:
            raise Failure("the gateway has something else than was asked for")
        effects, ids = self.gateway.take_effects()
        if len(ids) != len(set(ids)):
            raise Failure("a request id was carried out twice")
        numbers = [number for number, _ in effects]
        if len(numbers) != len(set(numbers)) or set(numbers) != set(what):
            raise Failure(f"{len(numbers)} effects on {len(set(numbers))} numbers, "
                          f"{len(what)} rows")

    def one_file(self):
        """A file from the import to its end, and seldom back again."""
        rows = int(3000 * (self.options.largest / 3000) ** (self.dice.random() ** 7))
        path, asked = self.file_of(rows)
        kills = min(self.dice.randint(5, 25), self.options.kills - self.kills)
        job = self.run_killed(["import", str(path)], rows, kills)
        before = dict(self.stored)
        self.stored |= asked
        self.judge(job, self.stored, asked)
        self.files += 1
        self.rows += rows
        if self.dice.random() < 0.2 or self.files == 1:
            kills = min(self.dice.randint(1, 3), max(0, self.options.kills - self.kills))
            job = self.run_killed(["job", "undo", str(job["id"]), "--yes"], rows, kills)
            self.stored = before
            self.judge(job, self.stored, asked)
        path.unlink()

    def run(self):
        """Until that many kills are done."""
        begun = time.monotonic()
        while self.kills < self.options.kills:
            self.one_file()
            print(f"{self.files} files, {self.rows} rows, {self.kills} kills of the desk, "
                  f"{self.window_kills} of these of a window, {self.gateway_kills} of the gateway, {time.monotonic() - begun:.0f} s",
                  flush=True)
        print(f"after a kill: sent again {sum(self.resent)} in {len(self.resent)} lives, "
              f"at most {max(self.resent, default=0)}; reading at most "
              f"{max(self.reading, default=0)} requests")
        print("lost 0, done twice 0")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--program", required=True)
    parser.add_argument("--window", help="the test program of the window; without it, none is begun")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chaos = Chaos(options, folder)
        try:
            chaos.run()
        except Failure as failure:
            print(f"seed {options.seed}, file {chaos.files}: {failure}")
            return 1
        finally:
            chaos.gateway.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
