// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "upload/headingquestion.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace numberdesk {

HeadingQuestion::HeadingQuestion(QWidget *parent) : QWidget(parent), m_form(new QFormLayout)
{
    auto *words = new QLabel(tr("These headings are nearly known ones. Say what each stands for, "
                                "then Plan again."),
                             this);
    words->setWordWrap(true);
    auto *plan = new QPushButton(tr("Plan again"), this);
    plan->setAutoDefault(false);
    connect(plan, &QPushButton::clicked, this, &HeadingQuestion::answer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(words);
    layout->addLayout(m_form);
    layout->addWidget(plan, 0, Qt::AlignLeft);
    hide();
}

void HeadingQuestion::setIssues(const QList<RowIssue> &issues)
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_choices.clear();
    for (const RowIssue &issue : issues) {
        const bool known =
            std::any_of(m_choices.cbegin(), m_choices.cend(),
                        [&issue](const auto &choice) { return choice.first == issue.found; });
        if (issue.kind == RowIssue::Kind::NearHeading && !known)
            addChoice(issue);
    }
    setVisible(!m_choices.isEmpty());
}

void HeadingQuestion::addChoice(const RowIssue &issue)
{
    auto *choice = new QComboBox(this);
    choice->setAccessibleName(issue.found);
    choice->addItem(tr("Take as %1").arg(issue.nearest), issue.nearest);
    choice->addItem(tr("Ignore the column"));
    auto *heading = new QLabel(issue.found, this);
    heading->setTextFormat(Qt::PlainText);
    m_form->addRow(heading, choice);
    m_choices.append({issue.found, choice});
}

void HeadingQuestion::answer()
{
    QMap<QString, QString> map;
    QStringList ignored;
    for (const auto &[heading, choice] : std::as_const(m_choices)) {
        const QString meaning = choice->currentData().toString();
        if (meaning.isEmpty())
            ignored += heading;
        else
            map.insert(heading.trimmed(), meaning);
    }
    emit answered(map, ignored);
}

} // namespace numberdesk
