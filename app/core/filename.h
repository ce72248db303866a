// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace numberdesk {

// File names are bytes on Unix. Those that are no UTF-8 keep such bytes in a QString as lone
// surrogates, as Python does (PEP 383), so that the file can be opened again.

/// A file name, or an argument, of those bytes.
QString fileNameFromBytes(const QByteArray &bytes);

/// The bytes of a file name that may hold such surrogates.
QByteArray bytesOfFileName(QStringView name);

/// `name` for people, with such bytes as `\xE9`.
QString shownFileName(QStringView name);

/// True when there is something of that name; follows links.
bool fileNameExists(QStringView name);

} // namespace numberdesk
