// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace numberdesk {

/// Text of the other side or of a file, safe to show: characters that would turn the reading order
/// of what stands around them (U+202A to U+202E, U+2066 to U+2069) and control characters other
/// than tab and line feed are shown by name or picture in place of being obeyed. What is sent and
/// exported stays as it is.
QString shownText(const QString &text);

/// The same of a file's cell, with every invisible character (invisibleCharacters) by name, so that
/// what is in the cell can be seen beside what is to be there: "‹U+200B›+441632960000".
QString shownCell(const QString &text);

/// shownText() as a tooltip, which the toolkit would otherwise take for HTML where it looks like
/// it; long text is made to wrap. Empty for empty text.
QString toolTipText(const QString &text);

/// The text with places at which a long word may be broken between two lines (zero-width spaces),
/// for labels, which break at blanks only. Not for text that is copied or compared.
QString breakable(const QString &text);

} // namespace numberdesk
