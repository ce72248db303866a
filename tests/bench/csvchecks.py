# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and checks a file of Zoom numbers with Python's csv module, as a plain script would: the
other side of a benchmark. Prints how many rows are good and bad."""

import csv
import re
import sys

NUMBER = re.compile(r"^\+[1-9]\d{1,14}$")
ACCOUNT = re.compile(r"^[A-Za-z0-9_-]{1,100}$")
HEADER = re.compile(r"^[A-Za-z0-9_-]*$")


def main():
    seen, rows, bad = set(), [], 0
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        reader = csv.reader(file)
        next(reader)
        for row in reader:
            if (len(row) != 4 or not NUMBER.match(row[0]) or not ACCOUNT.match(row[1])
                    or row[2].lower() not in ("true", "false", "") or not HEADER.match(row[3])
                    or row[0] in seen):
                bad += 1
                continue
            seen.add(row[0])
            rows.append(row)
    print(len(rows), bad)


if __name__ == "__main__":
    main()
