#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts each bug of tests/chaos/mutants into a worktree of its own and says with which seed the
# simulation finds it. Exit 1 when it does not find one.
#
#   tests/chaos/mutants.sh [PATCH ...]      all unless given
#
# SEEDS is how many are tried (1,000), JOBS how many compilers run. What is not committed is not
# in the worktree.
set -euo pipefail
cd "$(dirname "$0")/../.."

seeds=${SEEDS:-1000}
jobs=${JOBS:-$(nproc)}
patches=("$@")
((${#patches[@]})) || patches=(tests/chaos/mutants/*.patch)
mapfile -t patches < <(realpath "${patches[@]}")
work=$(mktemp -d)
trap 'git worktree remove --force "$work/tree" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
git worktree add --detach "$work/tree" HEAD >/dev/null 2>&1
cd "$work/tree"
cmake --preset dev >/dev/null

build() {
  cmake --build build/dev --target tst_simulation -j "$jobs" >"$work/log" 2>&1 && return
  grep -A5 'error:' "$work/log" >&2 || tail -5 "$work/log" >&2
  return 1
}

export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 TZ=UTC
build
failed=0
for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  git apply "$patch"
  if ! build; then
    printf '%-30s does not build\n' "$name"
    failed=1
  elif found=$(build/dev/tests/tst_simulation simulation --find --count "$seeds"); then
    printf '%-30s %s\n' "$name" "${found:0:160}"
  else
    printf '%-30s not found in %s seeds\n' "$name" "$seeds"
    failed=1
  fi
  git checkout -q -- .
done
exit $failed
