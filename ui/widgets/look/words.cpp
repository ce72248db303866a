// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/words.h"

#include "core/showntext.h"

#include <QLabel>

namespace numberdesk {

QLabel *selectableLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void explain(QWidget *widget, const QString &words)
{
    widget->setToolTip(toolTipText(words));
    widget->setAccessibleDescription(words);
}

} // namespace numberdesk
