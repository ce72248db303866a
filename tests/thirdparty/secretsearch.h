// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace numberdesk {

/// One way in which a value may stand somewhere.
struct Encoding
{
    QString name;
    QByteArray bytes;
};

/// The encodings of `value` in which a program might let it slip: as it is, percent-encoded, in
/// both alphabets of base64, in hexadecimal, as UTF-16 and as a JSON string.
QList<Encoding> encodingsOf(const QByteArray &value);

/// Looks for values that must not be found.
class SecretSearch
{
public:
    /// `name` tells a person what was found; it must not be the value.
    void add(const QString &name, const QByteArray &value);

    /// What `bytes` holds of it: "NAME (ENCODING) in PLACE".
    QStringList findingsIn(const QString &place, const QByteArray &bytes) const;
    /// The same for every file below `directory`, hidden ones too.
    QStringList findingsBelow(const QString &directory) const;

private:
    struct Needle
    {
        QString name;
        Encoding encoding;
    };
    QList<Needle> m_needles;
};

} // namespace numberdesk
