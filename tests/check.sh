#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The checks beside the tests: format, static analysis of the changed files, licence headers, what
# each layer includes, docstrings, and the tests under the address and undefined behaviour sanitizers.
#
#   tests/check.sh [--all]      --all analyses every file (slow); else those changed since
#                               NUMBERDESK_CHECK_BASE (default: the commit before this one)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/steps.sh
. packaging/steps.sh

NUMBERDESK_PACKAGES="clang-format clang-tidy-16 git librapidcheck-dev python3" bash packaging/build.sh dev asan

sources() { git ls-files --cached --others --exclude-standard -- 'app/*.'{cpp,h} 'ui/*.'{cpp,h} 'tests/*.'{cpp,h}; }

changed_sources() {
  local base=${NUMBERDESK_CHECK_BASE:-HEAD~1}
  git rev-parse -q --verify "$base" >/dev/null || { sources; return; }
  { git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } |
    grep -E '^(app|ui|tests)/.*\.cpp$' || true
}

check_headers() {
  local missing
  missing=$(sources | xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' || true)
  [ -z "$missing" ] || { echo "without licence header: $missing"; return 1; }
}

# Rules that no compiler knows: tests wait for conditions, and only the prompts ask modally.
check_house_rules() {
  local bad
  bad=$(git grep -nE 'qWait\(|qSleep\(|QThread::m?sleep\(|std::this_thread::sleep' -- 'tests/*.cpp' 'tests/*.h' || true)
  [ -z "$bad" ] || { echo "tests must wait for a condition, not for time:"; echo "$bad"; return 1; }
  bad=$(git grep -nE 'QMessageBox::(question|information|warning|critical|about)\(|processEvents\(|QEventLoop' -- app ui ':!ui/prompts' || true)
  [ -z "$bad" ] || { echo "nested event loops and static prompts:"; echo "$bad"; return 1; }
  bad=$(git grep -n 'ignoreSslErrors' -- app ui || true)
  [ -z "$bad" ] || { echo "certificates are never ignored:"; echo "$bad"; return 1; }
}

step "format" "Run: clang-format -i on the files named above." \
  bash -c 'xargs clang-format --dry-run --Werror' < <(sources)
step "licence headers" "Copy the two SPDX lines from any other source file." check_headers
step "house rules" "See CONTRIBUTING.md." check_house_rules
step "layers" "Move the code to a layer that may have it, or mend ARCHITECTURE.md's table." \
  python3 tests/layers.py
step "bugs put in by hand" "Make the patch named above anew, as tests/chaos/mutants.sh puts it in." \
  bash -c 'for patch in tests/chaos/mutants/*.patch; do git apply --check "$patch" || exit 1; done'
step "docstrings" "Say what a reader needs: what it takes and gives, units, errors." \
  python3 tests/docstrings.py
step "the checks of layers and docstrings" "Mend the script named above." \
  bash -c 'python3 tests/layers.py --self-test && python3 tests/docstrings.py --self-test'

if [ "${1:-}" = --all ]; then files=$(sources | grep '\.cpp$'); else files=$(changed_sources); fi
if [ -n "$files" ]; then
  step "clang-tidy on $(wc -l <<<"$files") files" "Mend what is named above." \
    bash -c 'xargs -P "$(nproc)" -n 1 clang-tidy-16 -p build/dev --quiet' <<<"$files"
fi

# The third-party and chaos tests drive the program from outside; tests/run.sh runs them once,
# without the sanitizers, because they wait for minutes.
exec ctest --preset asan --parallel "$(nproc)" -LE "thirdparty|trust|chaos"
