// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/connectionprofile.h"
#include "storage/datadirectory.h"

#include <QDialog>

#include <optional>

class QPushButton;
class QTreeWidget;

namespace numberdesk {

class ConnectionBook;
class ConnectionOpener;
class ConnectionTestPane;
class MessageBar;
class Prompts;

/// All connections of this desk: open, add, edit, test and remove them. The highlighted one is what
/// the buttons act on.
class ConnectionsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `inUse` is the name of the connection that the window uses; empty for none.
    ConnectionsDialog(ConnectionBook &book, DataDirectory directory, Prompts &prompts,
                      const QString &inUse, QWidget *parent);

signals:
    void openRequested(const QString &name);
    /// The profile `replaced` was changed and is called `name` now.
    void profileReplaced(const QString &name, const QString &replaced);

private:
    void buildList();
    QWidget *buildButtons();
    void read();
    void fill(const QList<ConnectionProfile> &profiles);
    void addRow(const QString &name, const QIcon &icon, const QStringList &rest);
    void select(const QString &name);
    void adaptToChoice();
    void openChosen();
    void editChosen();
    void edit(const std::optional<ConnectionProfile> &profile);
    void askToRemove();
    void remove(const QString &name);
    void removeWithJobs(const QString &name);
    void testChosen();
    void adaptTestButton();
    QString chosenName() const;
    const ConnectionProfile *chosenProfile() const;

    ConnectionBook &m_book;
    DataDirectory m_directory;
    Prompts &m_prompts;
    QList<ConnectionProfile> m_profiles;
    MessageBar *m_messages;
    QTreeWidget *m_list;
    QPushButton *m_open;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_test;
    QPushButton *m_remove;
    ConnectionTestPane *m_pane;
    ConnectionOpener *m_opener;
    QString m_inUse;
    QString m_nameToSelect;
};

} // namespace numberdesk
