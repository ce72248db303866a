#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds with warnings as errors, builds without Widgets, and runs all
# tests. Words given are handed to ctest, for example: tests/run.sh -L core
set -euo pipefail
cd "$(dirname "$0")/.."

NUMBERDESK_PACKAGES="xvfb at-spi2-core dbus gnome-keyring openssl librapidcheck-dev" bash packaging/build.sh dev headless
[ -n "${NUMBERDESK_SKIP_THIRDPARTY:-}" ] || bash tests/thirdparty/install.sh build/dev
exec ctest --preset dev "$@"
