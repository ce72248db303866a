// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "net/job.h"
#include "storage/datadirectory.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QSqlDatabase;

namespace numberdesk {

/// Why this computer's files could not be read or written.
struct StorageError
{
    enum class Kind : quint8 {
        NotFound,   ///< nothing of that name
        Exists,     ///< something of that name is there already
        Newer,      ///< written by a newer version of this program
        Unusable,   ///< cannot be opened, read or written
        Passphrase, ///< missing or wrong
        NoKeychain, ///< the desktop has none that answers
    };
    Kind kind = Kind::Unusable;
    QString message; ///< what happened and what to do, translated
};

template <typename T>
using StorageResult = Result<T, StorageError>;
template <typename T>
using StorageJob = TypedJob<StorageResult<T>>;

/// This desk's SQLite file (desk.sqlite in the data directory): versioned migrations, a copy kept
/// before each, and one thread of its own, so that no caller ever waits for the disk. Several
/// processes may use it at a time.
class DeskDatabase : public QObject
{
    Q_OBJECT

public:
    explicit DeskDatabase(const DataDirectory &directory, QObject *parent = nullptr);
    /// Waits for work that was handed in.
    ~DeskDatabase() override;

    /// Runs `work` on the database's thread, inside a transaction that is kept when it succeeds;
    /// the job ends in the caller's thread. The database opens with the first work.
    template <typename T>
    StorageJob<T> *run(std::function<StorageResult<T>(QSqlDatabase &)> work, QObject *parent);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace numberdesk
