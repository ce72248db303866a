#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints one table of what large files cost: the work, both sides measured in turns in one run, their
# ratio and its limit. Exit 1 when a limit is passed or a result is wrong.
#
#   tests/bench/run.sh [--rows N] [--runs N]      1,000,000 rows and medians of five runs unless given
#
# PROGRAM is the program; built (release) when it is not given.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [[ -z ${PROGRAM:-} ]]; then
  bash packaging/build.sh release >&2
fi
exec python3 tests/bench/largefiles.py --program "$(realpath "${PROGRAM:-build/release/numberdesk}")" "$@"
