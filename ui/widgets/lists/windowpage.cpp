// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/windowpage.h"

#include <QMenu>

namespace numberdesk {

WindowPage::WindowPage(PageWords words, QWidget *parent)
    : QWidget(parent), m_words(std::move(words)), m_menu(new QMenu(m_words.menuTitle, this))
{}

} // namespace numberdesk
