#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what the build needs (Debian packages) and builds; nothing else.
#
#   packaging/build.sh [PRESET ...]      presets of CMakePresets.json, default: release
#
# The release program is build/release/numberdesk. Further packages: NUMBERDESK_PACKAGES="a b".
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/steps.sh
. packaging/steps.sh

packages=(
  g++ cmake ninja-build ccache
  qt6-base-dev qt6-qpa-plugins libqt6sql6-sqlite
  qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
  nlohmann-json3-dev libexpected-dev libphonenumber-dev libssl-dev libzip-dev libboost1.74-dev
  qtkeychain-qt6-dev libsecret-1-0
  fonts-dejavu-core
)
read -r -a more <<<"${NUMBERDESK_PACKAGES:-}"
install_packages "${packages[@]}" "${more[@]}"

for preset in "${@:-release}"; do
  step "configure the $preset build" \
    "Read the messages above; a missing package is installed with apt-get install." \
    cmake --preset "$preset"
  step "compile the $preset build" \
    "Read the first error above. If sources were moved, remove build/$preset and try again." \
    cmake --build --preset "$preset"
done
