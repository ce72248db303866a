// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMenu>
#include <QMenuBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr QSize dialogSize(460, 460);
constexpr int labelWidth = 260;
constexpr int rowPadding = 10;

struct Line
{
    QString label;
    QString keys;
};

QString plain(const QString &label)
{
    return QString(label).remove(u'&');
}

QList<Line> linesOf(const QMenuBar *menuBar)
{
    QList<Line> lines;
    const QList<QAction *> menus = menuBar->actions();
    for (const QAction *menu : menus) {
        if (menu->menu() == nullptr || !menu->isVisible())
            continue;
        const QList<QAction *> actions = menu->menu()->actions();
        for (const QAction *action : actions) {
            if (!action->shortcut().isEmpty())
                lines.append(
                    {plain(action->text()), action->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    lines.append({ShortcutsDialog::tr("Open the row"), QKeySequence(Qt::Key_Return).toString()});
    lines.append({ShortcutsDialog::tr("Copy the selected rows"),
                  QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText)});
    lines.append({ShortcutsDialog::tr("Clear the filter, close a form, go back"),
                  QKeySequence(Qt::Key_Escape).toString()});
    return lines;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar *menuBar, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    const QList<Line> lines = linesOf(menuBar);
    auto *table = new QTableWidget(static_cast<int>(lines.size()), 2, this);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({tr("Command"), tr("Keys")});
    table->verticalHeader()->hide();
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, labelWidth);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    for (int row = 0; row < table->rowCount(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(lines.at(row).label));
        table->setItem(row, 1, new QTableWidgetItem(lines.at(row).keys));
    }
    table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setCurrentCell(0, 0);

    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(table);
    layout->addWidget(buttons);
    resize(dialogSize);
}

} // namespace numberdesk
