// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/modelroles.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace numberdesk {

class IconLabel;

/// Counts side by side, each a large figure over its word and icon.
class TileRow : public QWidget
{
    Q_OBJECT

public:
    struct Tile
    {
        QString label;
        qint64 count = 0;
        StatusKind kind = StatusKind::None;
    };

    explicit TileRow(QWidget *parent = nullptr);

    void setTiles(const QList<Tile> &tiles);
    /// Figure beside word, where height is scarce.
    void setFlat(bool flat);

private:
    struct Labels
    {
        QWidget *frame = nullptr;
        QLabel *figure = nullptr;
        IconLabel *icon = nullptr;
        QLabel *word = nullptr;
    };

    Labels addTile();
    void arrange(const Labels &labels) const;
    void present(const Labels &labels, const Tile &tile);

    QHBoxLayout *m_layout;
    QList<Labels> m_labels;
    bool m_isFlat = false;
};

} // namespace numberdesk
