# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# Fails when a sentence with a count in app/ or ui/ lacks a form in the catalogue, and names it.
# LUPDATE is the tool, ROOT the project, CATALOGUE the .ts file, WORK a folder to write to.

set(fresh ${WORK}/numberdesk_en.ts)
file(COPY_FILE ${CATALOGUE} ${fresh})
execute_process(
  COMMAND ${LUPDATE} -silent -pluralonly -no-obsolete -locations none
          ${ROOT}/app ${ROOT}/ui -ts ${fresh}
  COMMAND_ERROR_IS_FATAL ANY ERROR_QUIET)
file(READ ${fresh} text)
string(REPLACE ";" "," text "${text}") # no list in CMake's sense

string(REGEX MATCHALL "<source>[^<]*</source>[^/]*<translation type=\"unfinished\"" missing "${text}")
string(REGEX MATCHALL "<source>[^<]*</source>[^/]*<translation>[^/]*<numerusform/>" empty "${text}")
string(REGEX MATCHALL "<numerusform></numerusform>" blank "${text}")
foreach(entry IN LISTS missing empty)
  string(REGEX REPLACE "</source>.*" "" sentence "${entry}")
  string(REPLACE "<source>" "" sentence "${sentence}")
  message(SEND_ERROR "No plural forms in ${CATALOGUE} for: ${sentence}")
endforeach()
if(missing OR empty OR blank)
  message(FATAL_ERROR "Build the target update_translations, then write the empty forms.")
endif()
