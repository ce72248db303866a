// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/jobs/jobrows.h"

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;

namespace numberdesk {

class DataTable;
class IconLabel;
class MessageBar;
class PlanRowsTab;
class WindowSettings;
struct ImportProgress;

/// One job in the place of the list: how it stands, and what has become of each of its rows.
class JobPanel : public QWidget
{
    Q_OBJECT

public:
    /// `commands` are those of the page that go with one job.
    JobPanel(JobRows &rows, const QList<QAction *> &commands, WindowSettings &settings,
             QWidget *parent = nullptr);

    /// How the job stands whose rows these are; see jobDetails().
    void present(const JobRecord &job, const ImportProgress *progress, JobRequest asked);
    MessageBar *messages() const { return m_messages; }
    DataTable *table() const;
    void saveState();

signals:
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildCommands(const QList<QAction *> &commands);
    void adoptRows();

    JobRows &m_rows;
    QLabel *m_title;
    IconLabel *m_icon;
    QLabel *m_state;
    QProgressBar *m_progress;
    MessageBar *m_messages;
    MessageBar *m_fault; ///< why there are no rows
    QLabel *m_reading;
    PlanRowsTab *m_table;
    qint64 m_shown = 0; ///< whose rows are in the table
};

} // namespace numberdesk
