#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two desks change the same number at the same time, half of the time the same field of it. Each
# change is either there at the end or its desk has said why not; none is lost.
#
#   tests/chaos/conflict.sh [--updates N] [--seed N]      1,000 updates unless given
#
# PROGRAM is the program.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=${PROGRAM:-build/dev/numberdesk_headless}
[[ -n ${PROGRAM:-} ]] || cmake --build build/dev --target numberdesk_headless >/dev/null
exec python3 tests/chaos/conflict.py --program "$(realpath "$program")" "$@"
