// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"
#include "storage/datadirectory.h"
#include "storage/jobrecord.h"

#include <QObject>

#include <memory>

class QWidget;

namespace numberdesk {

class JobRows;
class Prompts;
class WindowSettings;
struct ImportPlan;

/// Saves the result of a job: asks where, has its rows read, and writes the file on the thread
/// pool.
class JobResultSaver : public QObject
{
    Q_OBJECT

public:
    /// All but `directory`, which no result may be written into, must outlive it.
    JobResultSaver(JobRows &rows, DataDirectory directory, Prompts &prompts,
                   WindowSettings &settings, QObject *parent = nullptr);

    /// Questions open over `window`.
    void choose(const JobRecord &job, QWidget *window);

signals:
    /// What came of it.
    void said(numberdesk::StatusKind kind, const QString &words);

private:
    QString suggestionFor(const JobRecord &job) const;
    void saveWhenRead();
    void write(const ImportPlan &plan, const QString &path);

    JobRows &m_rows;
    DataDirectory m_directory;
    Prompts &m_prompts;
    WindowSettings &m_settings;
    qint64 m_id = 0; ///< the job that is to be saved
    QString m_path;  ///< where the result goes once the rows are read; empty: nowhere
};

} // namespace numberdesk
