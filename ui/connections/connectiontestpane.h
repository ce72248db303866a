// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"
#include "session/connections/connectiontest.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace numberdesk {

/// Runs Test connection and shows each stretch of the way with its mark, then the sentence, the
/// remedy and the roles.
class ConnectionTestPane : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTestPane(QWidget *parent = nullptr);
    ~ConnectionTestPane() override;

    /// Tests this connection; a test that runs is stopped.
    void run(const Connection &connection, const DataDirectory &directory);
    /// Stops the test and forgets what was found.
    void clear();
    bool isRunning() const { return !m_job.isNull(); }
    /// The test could not begin, for example because a file cannot be read.
    void showFailure(const QString &message);

    QString text() const; ///< what is said, for tests and assistive clients

signals:
    void runningChanged();
    void reported(const numberdesk::ConnectionReport &report);

protected:
    void changeEvent(QEvent *event) override;

private:
    void stop();
    void showProgress(ConnectionReport::Step step);
    void showReport(const ConnectionReport &report);
    void present(ConnectionReport::Step reached, StatusKind mark);
    void say(StatusKind kind, const QString &message, const QString &remedy,
             const QString &details);
    void recolor();

    QPointer<ConnectionTestJob> m_job;
    QVBoxLayout *m_layout;
    QWidget *m_steps = nullptr;
    QList<ConnectionReport::Step> m_untested;
    QLabel *m_message;
    QLabel *m_remedy;
    QLabel *m_details;
    StatusKind m_kind = StatusKind::None;
};

} // namespace numberdesk
