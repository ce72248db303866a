#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors, with and without the window, and runs
# all tests. Words given are handed to ctest, for example: tests/run.sh -L core
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/steps.sh
. packaging/steps.sh

NUMBERDESK_PACKAGES="xvfb at-spi2-core dbus gnome-keyring openssl librapidcheck-dev" \
  bash packaging/build.sh dev
# The dev build links the program without ui/, too; this proves that no layer below names Widgets.
step "configure the headless build" "Read the messages above: a layer below ui/ needs Widgets." \
  cmake --preset headless
[ -n "${NUMBERDESK_SKIP_THIRDPARTY:-}" ] || bash tests/thirdparty/install.sh build/dev
# Twice as many as there are processors, since many of them mostly wait: for a real minute, for polls.
exec ctest --preset dev --parallel $((2 * $(nproc))) "$@"
