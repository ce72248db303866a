// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/look/longvalue.h"

#include <QTextDocument>

#include <cmath>
#include <memory>

namespace numberdesk {

namespace {

constexpr int fewCharacters = 8;

}

LongValue::LongValue(const QString &text, QWidget *parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setFocusPolicy(Qt::ClickFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setPlainText(text);
    // Right-to-left text begins where the other values do.
    QTextOption option = document()->defaultTextOption();
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    document()->setDefaultTextOption(option);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // Fixed would keep one line
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int LongValue::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setDefaultFont(font());
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height()));
}

QSize LongValue::sizeHint() const
{
    const QSize smallest = minimumSizeHint();
    return {smallest.width(), heightForWidth(qMax(smallest.width(), width()))};
}

QSize LongValue::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * fewCharacters, fontMetrics().height()};
}

} // namespace numberdesk
