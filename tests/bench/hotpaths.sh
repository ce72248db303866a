#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Times decode, encode, compare and apply of 500 numbers, plain and with Operator Connect settings,
# for two commits: medians of nine runs that take turns, and their ratio. Release build.
#
#   tests/bench/hotpaths.sh [-k DIRECTORY] BEFORE [AFTER]      AFTER is HEAD unless given
#
# With -k DIRECTORY the built trees are kept there and used again.
set -euo pipefail
cd "$(dirname "$0")/../.."

keep=
while getopts k: option; do
  case $option in
    k) keep=$(realpath "$OPTARG") ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
before=${1:?a commit to compare with}
after=${2:-HEAD}
work=${keep:-$(mktemp -d)}
[ -n "$keep" ] || trap 'rm -rf "$work"' EXIT

# place_includes TREE: headers lie in other folders in other commits; their names stay.
place_includes() {
  local header found
  sed -n 's/^#include "\(.*\)"/\1/p' "$1/tests/bench/hotpaths.cpp" | while read -r header; do
    [ -e "$1/app/$header" ] && continue
    found=$(cd "$1/app" && find "${header%%/*}" -name "${header##*/}")
    sed -i "s|\"$header\"|\"$found\"|" "$1/tests/bench/hotpaths.cpp"
  done
}

# build COMMIT: prints the program's path; a commit from before this benchmark gets its files.
build() {
  local name tree
  name=$(git rev-parse --short "$1")
  tree=$work/$name
  if [ ! -d "$tree" ]; then
    git clone -q --shared . "$tree"
    git -C "$tree" checkout -q --detach "$(git rev-parse "$1")"
  fi
  mkdir -p "$tree/tests/bench"
  cp tests/bench/CMakeLists.txt tests/bench/hotpaths.cpp "$tree/tests/bench/"
  place_includes "$tree"
  grep -q 'add_subdirectory(tests/bench)' "$tree/CMakeLists.txt" ||
    echo 'add_subdirectory(tests/bench)' >>"$tree/CMakeLists.txt"
  (cd "$tree" && cmake --preset release && cmake --build --preset release --target numberdesk-hotpaths) \
    >"$work/$name-bench.log" 2>&1 || { tail -n 40 "$work/$name-bench.log" >&2; exit 1; }
  echo "$tree/build/release/numberdesk-hotpaths"
}

first=$(build "$before")
second=$(build "$after")
for _ in 1 2 3 4 5 6 7 8 9; do
  "$first" | sed 's/^/before /'
  "$second" | sed 's/^/after /'
done | awk '
  { n = ++count[$1, $2]; value[$1, $2, n] = $3; if (!($2 in seen)) { seen[$2]; order[++names] = $2 } }
  function median(side, name,   i, j, t, v) {
    for (i = 1; i <= 9; i++) v[i] = value[side, name, i]
    for (i = 1; i <= 9; i++) for (j = i + 1; j <= 9; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
    return v[5]
  }
  END {
    printf "%-26s %12s %12s %8s\n", "500 numbers", "before, ms", "after, ms", "ratio"
    for (i = 1; i <= names; i++) {
      b = median("before", order[i]); a = median("after", order[i])
      printf "%-26s %12.3f %12.3f %8.2f\n", order[i], b, a, a / b
    }
  }'
