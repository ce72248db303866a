// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/edit.h"
#include "widgets/fields/formdialog.h"
#include "widgets/look/messagebar.h"

#include <utility>

namespace numberdesk {

/// A form that edits one resource: reads it afresh, and saves only over what it has read. Retry and
/// Reload in its message bar read again.
template <typename T>
class EditDialog : public FormDialog
{
protected:
    /// `reading` is told while the resource is read. The derived class builds its fields, then
    /// calls load().
    EditDialog(const QString &title, const QString &acceptLabel, Prompts &prompts, Edit<T> edit,
               QString reading, QWidget *parent)
        : FormDialog(title, acceptLabel, prompts, parent)
        , m_edit(std::move(edit))
        , m_readingText(std::move(reading))
    {
        connect(messages(), &MessageBar::actionTriggered, this, [this] { load(); });
    }

    /// Reads the resource and shows it in place of whatever the fields say.
    void load()
    {
        messages()->dismiss();
        setBusy(Activity::Reading, m_readingText);
        m_edit.read(this, [this](const ApiResult<Tagged<T>> &result) {
            setIdle();
            if (!result) {
                showReadFailure(result.error());
                return;
            }
            showResource(result->resource);
            setUnchanged();
            focusFirst();
        });
    }

    /// Waits for `job`, which saves what was typed over seen(), and closes once it is
    /// saved. `saving` is told meanwhile.
    template <typename Stored>
    void awaitSave(TypedJob<ApiResult<Stored>> *job, const QString &saving)
    {
        setBusy(Activity::Saving, saving);
        job->then(this, [this](const ApiResult<Stored> &result) {
            setIdle();
            if (result)
                done(Accepted);
            else
                showSaveFailure(result.error());
        });
    }

    /// The resource as it was read last: what is saved over.
    const Tagged<T> &seen() const { return m_edit.seen(); }

    /// Puts a resource that was just read into the fields.
    virtual void showResource(const T &resource) = 0;
    /// Puts the cursor where editing begins.
    virtual void focusFirst() = 0;

private:
    Edit<T> m_edit;
    QString m_readingText;
};

} // namespace numberdesk
