// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/tilerow.h"

#include "widgets/look/iconlabel.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace numberdesk {

namespace {

constexpr int tileIconSize = 16;
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
    const Labels labels{frame, new QLabel(frame), new IconLabel(tileIconSize, frame),
                        new QLabel(frame)};
    setTitleFont(labels.figure);
    auto *caption = new QHBoxLayout;
    caption->setSpacing(4);
    caption->addWidget(labels.icon);
    caption->addWidget(labels.word, 1);
    auto *layout = new QVBoxLayout(frame);
    layout->addWidget(labels.figure);
    layout->addLayout(caption);
    arrange(labels);
    m_layout->insertWidget(m_layout->count() - 1, frame);
    return labels;
}

void TileRow::setFlat(bool flat)
{
    if (m_isFlat == flat)
        return;
    m_isFlat = flat;
    for (const Labels &labels : std::as_const(m_labels))
        arrange(labels);
}

void TileRow::arrange(const Labels &labels) const
{
    auto *layout = static_cast<QBoxLayout *>(labels.frame->layout());
    layout->setDirection(m_isFlat ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    layout->setContentsMargins(12, m_isFlat ? 2 : 6, 12, m_isFlat ? 2 : 6);
    layout->setSpacing(m_isFlat ? 8 : 0);
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
