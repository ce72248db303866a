// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "jobs/jobactions.h"
#include "models/modelroles.h"
#include "session/jobs/joblist.h"
#include "widgets/lists/proxylistpage.h"

namespace numberdesk {

class FollowUpPanel;
class JobPanel;
class JobResultSaver;
class JobRows;
class JobTableModel;
class ReferenceField;
class Upload;
struct ImportProgress;

/// The Jobs page: what was sent from this desk on this connection, how far it is, and what has
/// become of each row.
class JobsPage final : public ProxyListPage
{
    Q_OBJECT

public:
    explicit JobsPage(const PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    void shown() override;
    LoadState loadState() const override;
    DataTable *shownTable() const override;
    void focusFilter() override;
    void saveState() override;

    /// Highlights a job in the list.
    void showJob(qint64 id);
    /// Shows the rows of a job in place of the list.
    void showRows(qint64 id);
    /// Shows what comes after a job, which is planned or sent just now.
    void showFollowUp();

signals:
    /// Somebody wants to see the plan that takes the job back.
    void undoRequested(const numberdesk::JobRecord &job);
    /// The same of its failed rows, to try them again.
    void retryRequested(const numberdesk::JobRecord &job);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildCommands();
    void buildPanels(const PageContext &context);
    void resume(const JobRecord &job);
    void showList();
    void leaveFollowUp();
    void say(StatusKind kind, const QString &words);
    void adaptToList();
    void adaptToRun(qint64 id);
    void adaptToRow() override;
    QString summary() const override;
    void presentEmpty() override;
    const JobRecord *current() const;
    bool showsRows() const;
    bool showsFollowUp() const;
    const ImportProgress *progressOf(const JobRecord &job) const;

    Session &m_session;
    JobList &m_jobs;
    Upload &m_upload;
    WindowSettings &m_settings;
    JobTableModel *m_model;
    JobRows *m_rows;
    JobResultSaver *m_saver;
    JobPanel *m_panel = nullptr;
    FollowUpPanel *m_followUp = nullptr;
    ReferenceField *m_reference;
    JobActions m_actions;
    qint64 m_toShow = 0;      ///< highlighted once the list has it
    bool m_saysError = false; ///< that the list cannot be read
};

} // namespace numberdesk
