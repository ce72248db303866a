# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Functions that the scripts share: named steps, and installing Debian packages.

# step NAME REMEDY COMMAND ...: runs a command quietly; a failure tells which step and what to do.
step() {
  local name=$1 remedy=$2 log
  shift 2
  echo "==> $name"
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  tail -n 60 "$log" >&2
  printf '\nFailed: %s.\nThe whole output is in %s. %s\n' "$name" "$log" "$remedy" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "This needs root, and sudo is not installed." >&2
    return 1
  fi
}

# install_packages NAME ...: installs those that are missing; does nothing when all are there.
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || {
    echo "Failed: install packages. This is no Debian system; install by hand: ${missing[*]}" >&2
    exit 1
  }
  step "read the package lists" "Check the network and /etc/apt/sources.list." \
    as_root apt-get update -q
  step "install ${missing[*]}" \
    "Debian 12 (bookworm) has all of these. Free disk space or run apt-get -f install." \
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    "${missing[@]}"
}
