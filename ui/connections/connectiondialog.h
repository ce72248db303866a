// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"
#include "storage/datadirectory.h"
#include "widgets/fields/formdialog.h"

#include <optional>

class QPushButton;

namespace numberdesk {

class ConnectionBook;
class ConnectionForm;
class ConnectionTestPane;
class Prompts;
struct ConnectionReport;

/// Adds a connection, or changes one; tests what is typed before it is saved.
class ConnectionDialog : public FormDialog
{
    Q_OBJECT

public:
    /// Adds one when `profile` is absent.
    ConnectionDialog(ConnectionBook &book, DataDirectory directory, Prompts &prompts,
                     const std::optional<ConnectionProfile> &profile, QWidget *parent);

signals:
    /// `replaced` is the name that the connection had before; empty for a new one.
    void saved(const QString &name, const QString &replaced);

protected:
    void submit() override;

private:
    QWidget *buildTest();
    void readDesk();
    void runTest();
    void adaptTestButton();
    void offerApiVersion(const ConnectionReport &report);
    void save();
    bool isNew() const { return m_name.isEmpty(); }

    ConnectionBook &m_book;
    DataDirectory m_directory;
    QString m_name; ///< of the connection that is changed; empty for a new one
    QStringList m_names;
    ConnectionForm *m_form;
    QPushButton *m_test;
    QPushButton *m_useOther;
    ConnectionTestPane *m_pane;
    int m_attempt = 0; ///< a connection that was opened for an earlier test is dropped
};

} // namespace numberdesk
