// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTextEdit>

namespace numberdesk {

/// Text that can be selected and copied, and is broken anywhere rather than cut: a label breaks at
/// blanks only, and a token or a host name has none.
class LongValue : public QTextEdit
{
    Q_OBJECT

public:
    explicit LongValue(const QString &text, QWidget *parent = nullptr);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace numberdesk
