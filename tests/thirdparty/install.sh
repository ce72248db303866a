#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what the third-party tests start: Debian's nginx, and the OAuth 2.0 server with exactly
# the versions of package-lock.json, in the build directory.
#
#   tests/thirdparty/install.sh [BUILD_DIRECTORY]      default: build/dev
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=packaging/steps.sh
. packaging/steps.sh

source=tests/thirdparty
target=${1:-build/dev}/tests/thirdparty

packages=(nginx-light openssl util-linux)
# Node.js from elsewhere than Debian brings its own npm and does not go along with Debian's.
command -v node >/dev/null || packages+=(nodejs)
command -v npm >/dev/null || packages+=(npm)
install_packages "${packages[@]}"

# The lock file is copied last: where it is the same, everything of it is installed.
if ! cmp -s "$source/package-lock.json" "$target/installed-lock.json"; then
  mkdir -p "$target"
  cp "$source/package.json" "$source/package-lock.json" "$source/.npmrc" "$target/"
  step "install the OAuth 2.0 server for the tests" \
    "Check the network and npm's registry (npm config get registry), or set NUMBERDESK_SKIP_THIRDPARTY=1 to leave these tests out." \
    npm ci --prefix "$target"
  cp "$source/package-lock.json" "$target/installed-lock.json"
fi
