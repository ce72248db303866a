// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/sheetquestion.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace numberdesk {

SheetQuestion::SheetQuestion(QWidget *parent) : QWidget(parent), m_sheets(new QComboBox(this))
{
    auto *label = new QLabel(tr("Sheet"), this);
    label->setBuddy(m_sheets);
    m_sheets->setAccessibleName(tr("Sheet"));
    auto *plan = new QPushButton(tr("Read this sheet"), this);
    plan->setAutoDefault(false);
    connect(plan, &QPushButton::clicked, this,
            [this] { emit sheetChosen(m_sheets->currentText()); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_sheets);
    row->addWidget(plan);
    row->addStretch();
    hide();
}

void SheetQuestion::setIssues(const QList<RowIssue> &issues)
{
    const auto asks = std::find_if(issues.cbegin(), issues.cend(), [](const RowIssue &issue) {
        return issue.kind == RowIssue::Kind::ChooseSheet;
    });
    m_sheets->clear();
    if (asks != issues.cend())
        m_sheets->addItems(asks->choices);
    setVisible(asks != issues.cend());
}

} // namespace numberdesk
