// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/filterbox.h"

#include "core/showntext.h"
#include "widgets/look/icons.h"

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
    QAction *search = addAction(themedIcon("search"_L1), QLineEdit::LeadingPosition);
    search->setText(tr("Search"));
    connect(search, &QAction::triggered, this, &FilterBox::report);
    // The toolkit gives its button a picture only.
    if (auto *clearing = findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clearing->setText(tr("Clear filter"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            report(); // clearing has nothing to wait for
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &FilterBox::report);
    setHelp(tr("Finds rows with this text in any column; small and capital letters are the same."));
    connect(&m_pause, &QTimer::timeout, this, &FilterBox::report);
}

void FilterBox::setHelp(const QString &help)
{
    setToolTip(toolTipText(help));
    setWhatsThis(toolTip());
    setAccessibleDescription(help);
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
