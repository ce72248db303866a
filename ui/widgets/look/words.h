// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace numberdesk {

/// A label of words that wrap and can be selected and copied, plain whatever they look like.
QLabel *selectableLabel(const QString &text, QWidget *parent = nullptr);

/// Says what is to be known of a widget, most often why it cannot be used: as its tool tip, and to
/// assistive programs. Empty words take that back.
void explain(QWidget *widget, const QString &words);

} // namespace numberdesk
