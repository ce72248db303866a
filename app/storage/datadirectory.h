// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace numberdesk {

/// Where this program keeps its files: the XDG places, or one directory given by `--data-dir`.
class DataDirectory
{
public:
    /// The XDG places (XDG Base Directory Specification), or everything under `path` when it is not
    /// empty. Without a home directory there is no place, which ensure() tells.
    explicit DataDirectory(const QString &path = {});

    /// Creates the directory, owner-only where it did not exist. Refuses one of another user into
    /// which everybody may put files. A sentence on failure.
    Result<void, QString> ensure() const;

    /// Absolute; everything but settings that were placed elsewhere lies in it.
    QString path() const { return m_path; }
    QString localGatewayDatabase() const; ///< local-gateway.sqlite
    QString deskDatabase() const;         ///< desk.sqlite: connections and jobs
    QString secretsFile() const;          ///< secrets.bin, encrypted
    /// budget/KEY: how many requests this desk has sent to one gateway lately; `key` is a plain
    /// file name.
    QString budgetFile(const QString &key) const;
    QString budgetFolder() const; ///< budget: where each budgetFile() is
    /// jobs/ID: what belongs to one job beside its journal, copies of its files for example.
    QString jobFolder(qint64 id) const;
    QString jobsFolder() const; ///< jobs: where each jobFolder() is
    /// plans: private copies of files that are planned and belong to no job yet.
    QString plansFolder() const;
    QString settingsFile() const; ///< window geometry, columns, theme
    QString instanceName() const; ///< names this directory's window among others
    /// Every file that is kept here under a name of its own, whether it is there or not; others lie
    /// beside these (files/ownmarks.h) and in budgetFolder().
    QStringList files() const;

private:
    QString m_path;
    QString m_settingsFile;
    bool m_isHomeless = false;
};

} // namespace numberdesk
