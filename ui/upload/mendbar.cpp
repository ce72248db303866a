// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/mendbar.h"

#include "widgets/look/icons.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

/// A hint with the keys that do the same.
QString withKeys(const QString &hint, QKeySequence::StandardKey key)
{
    return MendBar::tr("%1 (%2)", "what a button does, and its keys")
        .arg(hint, QKeySequence(key).toString(QKeySequence::NativeText));
}

} // namespace

MendBar::MendBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(8);
    m_edit = add(tr("Edit cell"), "edit"_L1,
                 tr("Put another text in place of the cell; the file stays as it is. (F2)"),
                 &MendBar::editRequested);
    m_leaveOut =
        add(tr("Leave out"), "close"_L1, tr("The chosen rows are no part of the import any more."),
            &MendBar::leaveOutRequested);
    m_undo = add(tr("Undo"), "undo"_L1,
                 withKeys(tr("Take back what was mended last."), QKeySequence::Undo),
                 &MendBar::undoRequested);
    m_redo = add(tr("Redo"), "redo"_L1,
                 withKeys(tr("Mend again what was taken back."), QKeySequence::Redo),
                 &MendBar::redoRequested);
    m_rejected = add(tr("Save rejected rows…"), "save"_L1,
                     tr("As a CSV file that says what is wrong with each; mended, it can be "
                        "dropped here."),
                     &MendBar::saveRejectedRequested);
}

QPushButton *MendBar::add(const QString &text, QLatin1StringView icon, const QString &hint,
                          void (MendBar::*asked)())
{
    auto *button = new QPushButton(themedIcon(icon), text, this);
    button->setAutoDefault(false);
    button->setToolTip(hint);
    connect(button, &QPushButton::clicked, this, asked);
    layout()->addWidget(button);
    return button;
}

void MendBar::present(const Possible &possible)
{
    m_edit->setEnabled(possible.edit);
    m_leaveOut->setEnabled(possible.rows > 0);
    m_leaveOut->setText(possible.rows > 1 ? tr("Leave out %Ln row(s)", nullptr, possible.rows)
                                          : tr("Leave out"));
    m_undo->setEnabled(possible.undo);
    m_redo->setEnabled(possible.redo);
    m_rejected->setEnabled(possible.rejected);
}

} // namespace numberdesk
