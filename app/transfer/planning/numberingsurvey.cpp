// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/numberingsurvey.h"

#include "core/pooltask.h"
#include "transfer/csv/csvheading.h"

#include <QCoreApplication>

#include <algorithm>

namespace numberdesk {

namespace {

/// Some 30 ms of work.
constexpr qsizetype rowsPerSlice = 2000;

struct NumberingSurveyText
{
    Q_DECLARE_TR_FUNCTIONS(NumberingSurvey)
};

QString doubtText(NumberingAdvice advice, int count)
{
    switch (advice) {
    case NumberingAdvice::UnknownCountryCode:
        return NumberingSurveyText::tr("%n number(s) begin with an unknown country code.", nullptr,
                                       count);
    case NumberingAdvice::ImpossibleLength:
        return NumberingSurveyText::tr(
            "%n number(s) have a length that their country does not use.", nullptr, count);
    case NumberingAdvice::NotInNumberingPlan:
        return NumberingSurveyText::tr("%n number(s) are not in their country's numbering plan.",
                                       nullptr, count);
    case NumberingAdvice::Plausible:
        break;
    }
    return {};
}

QString numberHeading(const ImportPlan &plan, int file)
{
    const qsizetype column = plan.headings.at(file).indexOf(telephoneNumberColumn());
    return plan.tables.at(file).heading.cells.value(column);
}

} // namespace

NumberingSurvey::NumberingSurvey(std::shared_ptr<const ImportPlan> plan, CancelFlag cancel,
                                 QObject *parent)
    : QObject(parent), m_plan(std::move(plan)), m_cancel(std::move(cancel))
{}

void NumberingSurvey::start(std::function<void(const QList<RowIssue> &)> done)
{
    m_done = std::move(done);
    for (int i = poolWidth(); i > 0; --i)
        startSlice();
    if (m_running == 0)
        m_done({});
}

void NumberingSurvey::startSlice()
{
    if (m_nextRow >= m_plan->rows.size())
        return;
    const qsizetype begin = m_nextRow;
    m_nextRow += rowsPerSlice;
    ++m_running;
    runOnPool(
        this, [plan = m_plan, begin, cancel = m_cancel] { return doubtsOf(*plan, begin, cancel); },
        [this](const Doubts &doubts) {
            --m_running;
            merge(doubts);
            if (*m_cancel)
                return;
            startSlice();
            if (m_running == 0)
                m_done(warnings());
        });
}

NumberingSurvey::Doubts NumberingSurvey::doubtsOf(const ImportPlan &plan, qsizetype begin,
                                                  const CancelFlag &cancel)
{
    Doubts doubts;
    const qsizetype end = std::min(begin + rowsPerSlice, plan.rows.size());
    for (qsizetype i = begin; i < end && !*cancel; ++i) {
        const PlanRow &row = plan.rows.at(i);
        // A trunk zero has its own warning.
        if (row.change.telephoneNumber.isNull() || hasTrunkZero(row.change.telephoneNumber))
            continue;
        const NumberingAdvice advice = numberingAdvice(row.change.telephoneNumber);
        if (advice == NumberingAdvice::Plausible)
            continue;
        Doubt &doubt = doubts[{row.file, advice}];
        if (doubt.count++ == 0)
            doubt.firstRow = i;
    }
    return doubts;
}

void NumberingSurvey::merge(const Doubts &doubts)
{
    for (auto it = doubts.cbegin(); it != doubts.cend(); ++it) {
        Doubt &doubt = m_doubts[it.key()];
        doubt.firstRow = doubt.count == 0 ? it->firstRow : std::min(doubt.firstRow, it->firstRow);
        doubt.count += it->count;
    }
}

QList<RowIssue> NumberingSurvey::warnings() const
{
    QList<RowIssue> issues;
    for (auto it = m_doubts.cbegin(); it != m_doubts.cend(); ++it) {
        const PlanRow &first = m_plan->rows.at(it->firstRow);
        const CsvTable &table = m_plan->tables.at(it.key().first);
        RowIssue issue;
        issue.severity = RowIssue::Severity::Warning;
        issue.file = table.fileName;
        issue.column = numberHeading(*m_plan, it.key().first);
        issue.found = first.change.telephoneNumber.toString();
        issue.expected = NumberingSurveyText::tr("a number of its country's numbering plan");
        issue.message = doubtText(it.key().second, static_cast<int>(it->count));
        issue.remedy = NumberingSurveyText::tr("Look at them, first in line %1; they are sent all "
                                               "the same.")
                           .arg(m_plan->lineOf(first));
        issues.append(issue);
    }
    return issues;
}

} // namespace numberdesk
