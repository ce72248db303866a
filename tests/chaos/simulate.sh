#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs seeds of the simulation (tests/simulation), each twice, and says in how many percent of them
# each kind of fault came. Exit 1 when a seed differs from its oracle or from itself, or when a kind
# came in fewer than 5 %; below 200 seeds that is not looked at.
#
#   tests/chaos/simulate.sh [SEEDS [FIRST]]      10,000 seeds from 1 on unless given
#
# PROGRAM is the test program, JOBS how many processes share the seeds.
set -euo pipefail
cd "$(dirname "$0")/../.."

seeds=${1:-10000}
first=${2:-1}
program=${PROGRAM:-build/dev/tests/tst_simulation}
jobs=${JOBS:-$(nproc)}
[[ -n ${PROGRAM:-} ]] || cmake --build build/dev --target tst_simulation >/dev/null

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC
pids=()
for ((job = 0; job < jobs; ++job)); do
  begin=$((seeds * job / jobs))
  end=$((seeds * (job + 1) / jobs))
  ((end > begin)) || continue
  "$program" simulation --first $((first + begin)) --count $((end - begin)) \
    >"$work/$job" 2>&1 &
  pids+=($!)
done
failed=0
for pid in "${pids[@]}"; do
  wait "$pid" || failed=1
done

grep -hv '^fault\|^seeds' "$work"/* || true
cat "$work"/* | awk -v least=5 '
  /^seeds/ { seeds += $2 + 0; different += $7 + 0; spent += ($2 + 0) * $8 }
  /^fault/ { count = $NF; $1 = $NF = ""; sum[$0] += count; if (!($0 in place)) { place[$0] = ++kinds; name[kinds] = $0 } }
  END {
    if (!seeds) exit 1
    for (i = 1; i <= kinds; ++i) {
      percent = 100 * sum[name[i]] / seeds
      if (percent < least) seldom = 1
      printf "%-30s %5.1f %%%s\n", name[i], percent, percent < least ? "  too seldom" : ""
    }
    printf "%d seeds, %d different from the oracle, %.1f ms each (two runs)\n", seeds, different, spent / seeds
    exit (seeds >= 200 && seldom)
  }' || failed=1
exit $failed
