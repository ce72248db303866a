// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/jobs/numberedit.h"

#include "session/jobdesk.h"
#include "session/jobs/jobrun.h"
#include "transfer/planning/editplan.h"

namespace numberdesk {

namespace {

/// What `merge`, which kept the row back, says to whoever saves it.
ApiError errorOf(const Merge &merge)
{
    ApiError error;
    error.kind = merge.verdict == MergeVerdict::Gone ? ApiError::Kind::NotFound
                                                     : ApiError::Kind::PreconditionFailed;
    error.changed = merge.changes;
    return error;
}

/// Lets the engine of imports save, and tells in the words of one request what comes of it.
class NumberEdit final : public SaveNumberJob
{
public:
    NumberEdit(const JobDesk &desk, const Number &seen, const Number &wanted, QObject *parent)
        : SaveNumberJob(parent), m_run(new JobRun(desk, this))
    {
        connect(m_run, &JobRun::rowKept, this, [this](qsizetype, const Merge &merge) {
            if (merge.verdict != MergeVerdict::Right)
                m_error = errorOf(merge);
        });
        connect(m_run, &JobRun::writeFailed, this,
                [this](const QList<qsizetype> &, const ApiError &error) { m_error = error; });
        connect(m_run, &JobRun::ended, this, &NumberEdit::takeEnd);
        const QString title = seen.telephoneNumber.toString();
        m_run->start(planEdit(seen, wanted), {JobKind::Update, title, {}, 0, JobState::Cancelled});
    }

    void cancel() override { m_run->stop(JobState::Cancelled); }

private:
    void takeEnd()
    {
        const PlanRow &row = std::as_const(m_run->plan()->rows).constFirst();
        if (row.accepted || row.unchanged)
            return finish({});
        if (!m_error && m_run->error())
            m_error = apiErrorOf(*m_run->error());
        finish(Failure<ApiError>(m_error.value_or(undone(row))));
    }

    /// The gateway answered, but a reading shows that it has not what was sent.
    static ApiError undone(const PlanRow &row)
    {
        ApiError error;
        error.kind = ApiError::Kind::Refused;
        error.code = row.code();
        error.message = row.message();
        return error;
    }

    JobRun *m_run;
    std::optional<ApiError> m_error;
};

} // namespace

SaveNumberJob *saveAsSeen(const JobDesk &desk, const Number &seen, const Number &wanted,
                          QObject *parent)
{
    return new NumberEdit(desk, seen, wanted, parent);
}

} // namespace numberdesk
