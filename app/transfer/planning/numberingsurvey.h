// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/fields/numberingadvice.h"
#include "transfer/planning/plandraft.h"

#include <QMap>
#include <QObject>

#include <functional>

namespace numberdesk {

/// Asks the numbering plan about every number of an import, in slices on the thread pool so that
/// other work gets its turn; ends with one warning per file and kind of doubt.
class NumberingSurvey : public QObject
{
    Q_OBJECT

public:
    /// Only reads the numbers of `plan`, which must not be changed meanwhile.
    NumberingSurvey(std::shared_ptr<const ImportPlan> plan, CancelFlag cancel, QObject *parent);

    /// Calls `done` once in this object's thread, unless the flag was set or this was destroyed.
    void start(std::function<void(const QList<RowIssue> &warnings)> done);

private:
    struct Doubt
    {
        qint64 count = 0;
        qsizetype firstRow = 0;
    };
    using Doubts = QMap<QPair<int, NumberingAdvice>, Doubt>;

    static Doubts doubtsOf(const ImportPlan &plan, qsizetype begin, const CancelFlag &cancel);
    void startSlice();
    void merge(const Doubts &doubts);
    QList<RowIssue> warnings() const;

    std::shared_ptr<const ImportPlan> m_plan;
    CancelFlag m_cancel;
    std::function<void(const QList<RowIssue> &)> m_done;
    Doubts m_doubts;
    qsizetype m_nextRow = 0;
    int m_running = 0;
};

} // namespace numberdesk
