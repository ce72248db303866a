# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two desks that change one number, or one account, at the same time: see conflict.sh."""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

from bench import Desk, Gateway, free_port
from relay import Relay

ACCOUNT = "contoso"
NUMBER = "+441632960000"
HEADER = "configuration_customSipHeader"
PROTECTION = "serviceDetails_azureOperatorCallProtection_enabled"
LATENCY = "20"  # ms; both desks have read before either writes


class Conflict:
    """One gateway and two desks."""

    def __init__(self, options, folder):
        self.folder = Path(folder)
        self.dice = random.Random(options.seed)
        self.gateway = Gateway(options.program, self.folder / "gateway", free_port(),
                               "--latency-ms", LATENCY)
        self.relay = Relay(self.gateway.port)
        self.desks = [Desk(options.program, self.folder / name, self.relay.port)
                      for name in ("one", "two")]
        self.desks[0].run("account", "create", ACCOUNT, "--service", "zoom,call-protection")
        self.values = {HEADER: "start", PROTECTION: "false"}
        self.expect(self.change(self.desks[0], self.values))
        self.both = self.shown = self.lost = 0

    @staticmethod
    def expect(process):
        """What a command that has to succeed prints."""
        out, err = process.communicate(timeout=120)
        if process.returncode != 0:
            raise RuntimeError(out + err)
        return json.loads(out)

    def change(self, desk, columns):
        """An import of one row, which goes under the ETag of what was read of its number."""
        path = desk.folder.parent / (desk.folder.name + ".csv")
        heading = ["telephoneNumber", "accountName", *columns]
        path.write_text(",".join(heading) + "\n" +
                        ",".join([NUMBER, ACCOUNT, *columns.values()]) + "\n")
        return desk.start("import", str(path), "--json")

    def stored(self):
        """What the gateway has of the two columns."""
        with self.gateway.store() as store:
            body = json.loads(store.execute("SELECT CAST(body AS TEXT) FROM numbers").fetchone()[0])
        protection = body.get("serviceDetails", {}).get("azureOperatorCallProtection", {})
        return {HEADER: body.get("configuration", {}).get("customSipHeader", ""),
                PROTECTION: "true" if protection.get("enabled") else "false"}

    def round(self, index):
        """Both change the header, or one of them something else."""
        same = self.dice.random() < 0.5
        other = {HEADER: f"two{index}"}
        if not same:
            other = {PROTECTION: "false" if self.values[PROTECTION] == "true" else "true"}
        changes = [{HEADER: f"one{index}"}, other]
        running = [self.change(desk, change) for desk, change in zip(self.desks, changes)]
        documents = [json.loads(process.communicate(timeout=120)[0]) for process in running]
        applied = [document["updated"] == 1 for document in documents]
        for document, is_applied in zip(documents, applied):
            if not is_applied:
                self.shown += 1
                if document["notSent"] != 1 or not document["errors"]:
                    raise RuntimeError(f"a change is neither done nor told: {document}")
        now = self.stored()
        allowed = dict(self.values)
        done = [change for change, is_applied in zip(changes, applied) if is_applied]
        for change in done:
            allowed |= change
        fine = now == allowed
        if same and len(done) == 2:  # one after the other: the second one has seen the first
            fine = now[HEADER] in (changes[0][HEADER], changes[1][HEADER])
        self.both += len(done) == 2
        if not fine:
            self.lost += 1
            print(f"round {index}: {changes} applied {applied}, was {self.values}, is {now}")
        self.values = now


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        conflict = Conflict(options, folder)
        first = conflict.relay.count()
        try:
            for index in range(options.updates // 2):
                conflict.round(index)
        finally:
            conflict.gateway.stop()
        writes = sum(entry[0] in ("PUT", "POST") for entry in conflict.relay.since(first))
        print(f"{options.updates} updates, {writes} writes; both applied in {conflict.both} "
              f"rounds, {conflict.shown} changes shown as conflicts, {conflict.lost} lost")
    return 1 if conflict.lost else 0


if __name__ == "__main__":
    sys.exit(main())
