#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, and opens the window on the local gateway with sample data.
# Without a display it does the same job from the command line: it imports a sample file and waits
# until every number is synced. Words given are handed to the program.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/build.sh release
program=build/release/numberdesk

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program" --sample-data "$@"
fi

echo "No display here (DISPLAY and WAYLAND_DISPLAY are unset): importing a sample file instead."
exec "$program" import resources/samples/zoom-numbers.csv --sample-data --wait "$@"
