// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/tilerow.h"

#include "widgets/iconlabel.h"
#include "widgets/statuscolors.h"
#include "widgets/textstyle.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int iconSize = 16;
constexpr int smallestWidth = 112;

} // namespace

TileRow::TileRow(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addStretch();
}

void TileRow::setTiles(const QList<Tile> &tiles)
{
    while (m_labels.size() < tiles.size())
        m_labels.append(addTile());
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        m_labels.at(i).frame->setVisible(i < tiles.size());
        if (i < tiles.size())
            present(m_labels.at(i), tiles.at(i));
    }
}

TileRow::Labels TileRow::addTile()
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setBackgroundRole(QPalette::Base);
    frame->setAutoFillBackground(true);
    frame->setMinimumWidth(smallestWidth);
    const Labels labels{frame, new QLabel(frame), new IconLabel(iconSize, frame),
                        new QLabel(frame)};
    setTitleFont(labels.figure);
    auto *caption = new QHBoxLayout;
    caption->setSpacing(4);
    caption->addWidget(labels.icon);
    caption->addWidget(labels.word, 1);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(0);
    layout->addWidget(labels.figure);
    layout->addLayout(caption);
    m_layout->insertWidget(m_layout->count() - 1, frame);
    return labels;
}

void TileRow::present(const Labels &labels, const Tile &tile)
{
    const bool matters = tile.count > 0;
    labels.figure->setText(QLocale().toString(tile.count));
    labels.figure->setEnabled(matters);
    labels.word->setText(tile.label);
    labels.word->setEnabled(matters);
    const QIcon icon = statusIcon(tile.kind);
    labels.icon->setVisible(!icon.isNull());
    labels.icon->setIcon(icon, matters ? QIcon::Normal : QIcon::Disabled);
    labels.frame->setAccessibleName(
        tr("%1: %2", "what is counted and its count").arg(tile.label, labels.figure->text()));
}

} // namespace numberdesk
