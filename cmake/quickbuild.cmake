# SPDX-FileCopyrightText: 2026 The Numberdesk developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What makes a build from nothing quick. Most of the compiler's time goes into the headers of Qt and
# of the standard library, so they are read seldom:
#
# * once for all layers, into a precompiled header (unless CMAKE_DISABLE_PRECOMPILE_HEADERS is set);
# * else once for the sources of a folder, compiled together (where CMAKE_UNITY_BUILD is set).
#
# The dev preset does neither: it proves that each file includes what it uses and stands alone, and
# clang-tidy and clangd, which cannot read what g++ has precompiled, understand how it compiles.

# So many sources of one folder are compiled together at most: several cores have work, and what one
# change compiles again stays small.
set(NUMBERDESK_UNITED_SOURCES 12)

# numberdesk_unite_folders(TARGET): lets a unity build compile together what lies in one folder. So
# what is hidden in anonymous namespaces must be named differently within a folder, not beyond.
function(numberdesk_unite_folders target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${target}_${folder}" group)
    list(APPEND ${group} ${source})
    list(APPEND groups ${group})
  endforeach()
  list(REMOVE_DUPLICATES groups)
  foreach(group IN LISTS groups)
    # As many to each as to the others, not a full dozen and a single one.
    list(LENGTH ${group} count)
    math(EXPR parts "(${count} + ${NUMBERDESK_UNITED_SOURCES} - 1) / ${NUMBERDESK_UNITED_SOURCES}")
    math(EXPR size "(${count} + ${parts} - 1) / ${parts}")
    set(index 0)
    foreach(source IN LISTS ${group})
      math(EXPR part "${index} / ${size}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group}_${part})
      math(EXPR index "${index} + 1")
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# The headers that most sources read. What they look at (macros such as QT_CORE_LIB) must be set alike
# for all, or g++ warns and does without.
file(CONFIGURE OUTPUT precompiled.cpp CONTENT "" @ONLY)
add_library(numberdesk_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
set_target_properties(numberdesk_precompiled PROPERTIES AUTOMOC OFF)
target_link_libraries(numberdesk_precompiled PRIVATE numberdesk_options Qt6::Core tl::expected)
target_precompile_headers(numberdesk_precompiled PRIVATE
  <algorithm> <array> <chrono> <functional> <memory> <optional> <ranges> <string> <utility>
  <variant> <vector>
  <QByteArray> <QDateTime> <QHash> <QList> <QObject> <QSet> <QString> <QStringList> <QVariant>
  <tl/expected.hpp>)

# numberdesk_compile_quickly(TARGET): both for a layer.
function(numberdesk_compile_quickly target)
  numberdesk_unite_folders(${target})
  target_precompile_headers(${target} REUSE_FROM numberdesk_precompiled)
endfunction()
