// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/number.h"
#include "widgets/lists/listpage.h"

class QComboBox;

namespace numberdesk {

class CreateNumbersPanel;
class RunningDeletion;
class NumberTableModel;

/// The Numbers page, of one account or of all, with Create numbers in its place when asked for.
class NumbersPage final : public ListPage
{
    Q_OBJECT

public:
    explicit NumbersPage(const PageContext &context, QWidget *parent = nullptr);

    void refresh() override;
    bool isReadUnseen() const override;
    void shown() override;
    LoadState loadState() const override;
    void focusFilter() override;
    void saveState() override;

    /// Shows the numbers of one account; of all when empty.
    void showAccount(const QString &accountName);
    void showList();
    void createNumbers();
    /// Plans these files on the File Upload tab.
    void uploadFiles(const QStringList &paths, const QStringList &leftOut);
    void chooseFile();
    /// Shows what is being uploaded.
    void showUpload();
    /// The deletion that runs, if one does.
    RunningDeletion &deletion() { return *m_deletion; }

signals:
    /// Somebody wants to see what comes after a job.
    void followUpRequested();

private:
    void buildCommands();
    void buildAccountChoice();
    void applyFilter();
    void editNumber();
    void askToDelete();
    void deleteNumbers(const QList<TelephoneNumber> &numbers, const NumberInventory &shown);
    void takeDeleteOutcome();
    void adaptToSelection();
    void adaptToRow();
    void adaptToData();
    void presentEmpty();
    void presentNumber(const Number &number);
    QString accountInView() const;
    QString summary() const;

    Session &m_session;
    Prompts &m_prompts;
    NumberTableModel *m_model;
    CreateNumbersPanel *m_panel;
    QComboBox *m_account;
    RunningDeletion *m_deletion;
    QAction *m_create = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_refresh = nullptr;
};

} // namespace numberdesk
