#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How long the project takes to compile, without the compiler cache: seconds that the compiler was
# computing, seconds by the clock, and files compiled. Run it on an idle machine.
#
#   tests/bench/build.sh [-p PRESET] [COMMIT ...]
#
# PRESET is one of CMakePresets.json (default: release). Each COMMIT (default: HEAD) is built from
# nothing in a directory of its own, one after the other, so that one run prints both sides of a
# comparison. With -k DIRECTORY the trees are kept there. What is not committed is not built.
set -euo pipefail
cd "$(dirname "$0")/../.."

preset=release
keep=
while getopts p:k: option; do
  case $option in
    p) preset=$OPTARG ;;
    k) keep=$(realpath "$OPTARG") ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -gt 0 ] || set -- HEAD

launcher=$PWD/tests/bench/timed.sh
work=${keep:-$(mktemp -d)}
[ -n "$keep" ] || trap 'rm -rf "$work"' EXIT
export CCACHE_DISABLE=1

printf '%-10s %-9s %18s %14s %6s\n' commit preset 'compiler seconds' 'wall seconds' files
first=
for commit in "$@"; do
  name=$(git rev-parse --short "$commit")
  tree=$work/$name
  rm -rf "$tree"
  git clone -q --shared . "$tree"
  git -C "$tree" checkout -q --detach "$(git rev-parse "$commit")"
  export NUMBERDESK_COMPILE_TIMES=$work/$name-$preset.times
  : >"$NUMBERDESK_COMPILE_TIMES"
  (cd "$tree" && cmake --preset "$preset" -DCMAKE_CXX_COMPILER_LAUNCHER="$launcher" >/dev/null)
  : >"$NUMBERDESK_COMPILE_TIMES" # without the compilers that configuring tries
  began=$SECONDS
  cmake --build "$tree/build/$preset" >"$work/$name-$preset.log" || {
    tail -n 40 "$work/$name-$preset.log" >&2
    exit 1
  }
  wall=$((SECONDS - began))
  read -r seconds files < <(awk '{ s += $1 + $2; n++ } END { printf "%.0f %d\n", s, n }' \
    "$NUMBERDESK_COMPILE_TIMES")
  ratio=
  [ -z "$first" ] || ratio=$(awk -v a="$seconds" -v b="$first" 'BEGIN { printf "  %.2f of the first", a / b }')
  first=${first:-$seconds}
  printf '%-10s %-9s %18s %14s %6s%s\n' "$name" "$preset" "$seconds" "$wall" "$files" "$ratio"
done
