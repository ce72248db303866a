// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/datadirectory.h"
#include "storage/storagejob.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace numberdesk {

/// The desktop's keychain (Secret Service or KWallet), asked asynchronously; never a plain-text
/// stand-in. Each data directory has entries of its own.
class Keychain : public QObject
{
    Q_OBJECT

public:
    /// Entries are those of `directory`.
    explicit Keychain(const DataDirectory &directory, QObject *parent = nullptr);

    /// Whether one answers; asked once. None that is silent for ten seconds does.
    StorageJob<bool> *answers();

    /// NotFound when there is no such entry, NoKeychain when no keychain answers or it refuses.
    StorageJob<QByteArray> *read(const QString &name);
    /// Replaces what is there under that name.
    StorageJob<void> *write(const QString &name, const QByteArray &secret);
    /// Success also when there is none.
    StorageJob<void> *remove(const QString &name);

signals:
    /// What answers() has found out.
    void known(bool answers);

private:
    void probe();
    void setKnown(bool answers);
    QString keyOf(const QString &name) const;

    QString m_owner;
    bool m_asking = false;
    std::optional<bool> m_answers;
};

} // namespace numberdesk
