#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Compiler launcher: runs the command and appends "user system object" (seconds) to the file named
# by NUMBERDESK_COMPILE_TIMES. A short append is written in one piece, so parallel jobs do not mix.
TIMEFORMAT='%U %S'
command=$*
object=${command##* -o }
exec 3>&2
figures=$({ time "$@" 2>&3; } 2>&1) && code=0 || code=$?
echo "$figures ${object%% *}" >>"$NUMBERDESK_COMPILE_TIMES"
exit "$code"
