// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/filterbox.h"

#include "widgets/icons.h"

#include <QAction>
#include <QKeyEvent>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

constexpr auto typingPause = 150ms;

}

FilterBox::FilterBox(const QString &label, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(label);
    setAccessibleName(label);
    setClearButtonEnabled(true);
    addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            report(); // clearing has nothing to wait for
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &FilterBox::report);
    connect(&m_pause, &QTimer::timeout, this, &FilterBox::report);
}

void FilterBox::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel) && !text().isEmpty())
        clear();
    else if (event->key() == Qt::Key_Down)
        leave();
    else
        QLineEdit::keyPressEvent(event);
}

/// The table is to show what was typed before somebody goes there.
void FilterBox::leave()
{
    report();
    emit leaveRequested();
}

void FilterBox::report()
{
    m_pause.stop();
    if (text() == m_reported)
        return;
    m_reported = text();
    emit filterChanged(m_reported);
}

} // namespace numberdesk
