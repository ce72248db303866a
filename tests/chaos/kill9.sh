#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Imports files into a gateway of its own, by command or in a window, and kills the desk (SIGKILL) at
# random moments, sometimes the gateway, too; goes on with the job until it is done. Then the gateway has to have what the
# files say, each number changed once, no request id carried out twice, and little sent beside. The
# moments are those of the machine: a seed repeats the files, not what a kill hits.
#
#   tests/chaos/kill9.sh [--kills N] [--seed N] [--largest ROWS]      500 kills unless given
#
# PROGRAM is the program, WINDOW the test program of the window (none is begun when it is empty).
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${PROGRAM:-build/dev/numberdesk_headless}
window=${WINDOW-build/dev/tests/tst_ui}
if [[ -z ${PROGRAM:-} ]]; then
  cmake --build build/dev --target numberdesk_headless tst_ui >/dev/null
fi
exec python3 tests/chaos/kill9.py --program "$(realpath "$program")" \
  ${window:+--window "$(realpath "$window")"} "$@"
