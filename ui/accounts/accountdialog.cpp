// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts/accountdialog.h"

#include "accounts/accountform.h"
#include "accounts/switchoffquestion.h"
#include "prompts/prompts.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "widgets/look/messagebar.h"

#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr QSize formSize(640, 690);

}

CreateAccountDialog::CreateAccountDialog(Session &session, Prompts &prompts,
                                         const Account &suggestion, QWidget *parent)
    : FormDialog(tr("Create account"), tr("Create"), prompts, parent)
    , m_session(session)
    , m_form(new AccountForm(AccountForm::Purpose::Create, session.connection().baseDomain(), this))
{
    content()->addWidget(m_form);
    content()->addStretch();
    resizeWithinScreen(formSize);
    m_form->setKnownAccounts([this] { return m_session.data().accounts(); });
    m_form->setAccount(suggestion);
    m_form->focusFirst();
}

void CreateAccountDialog::submit()
{
    messages()->dismiss();
    if (!m_form->check()) {
        showFaults(tr("Correct the marked fields, then Create."));
        return;
    }
    setBusy(Activity::Saving, tr("Creating the account…"));
    m_session.changes().createAccount(m_form->account())->then(this, [this](const auto &result) {
        setIdle();
        if (!result) {
            showFailure(result.error());
            return;
        }
        emit created(result->resource.name);
        done(Accepted);
    });
}

void CreateAccountDialog::showFailure(const ApiError &error)
{
    if (error.kind == ApiError::Kind::PreconditionFailed) {
        m_form->showNameTaken();
        messages()->showMessage(StatusKind::Bad,
                                tr("An account of that name exists already; nothing was changed."));
        return;
    }
    messages()->showError(error, {});
}

ManageAccountDialog::ManageAccountDialog(Session &session, Prompts &prompts,
                                         const QString &accountName, QWidget *parent)
    : EditDialog(tr("Manage account"), tr("Save"), prompts,
                 session.changes().editAccount(accountName), tr("Reading the account…"), parent)
    , m_session(session)
    , m_form(new AccountForm(AccountForm::Purpose::Manage, session.connection().baseDomain(), this))
{
    content()->addWidget(m_form);
    content()->addStretch();
    resizeWithinScreen(formSize);
    m_form->setKnownAccounts([this] { return m_session.data().accounts(); });
    if (const Account *known = session.data().account(accountName))
        m_form->setAccount(*known);
    load();
}

void ManageAccountDialog::showResource(const Account &account)
{
    m_form->setAccount(account);
}

void ManageAccountDialog::focusFirst()
{
    m_form->focusFirst();
}

void ManageAccountDialog::submit()
{
    messages()->dismiss();
    if (!m_form->check()) {
        showFaults(tr("Correct the marked fields, then Save."));
        return;
    }
    const auto question = switchOffQuestion(m_form->original(), m_form->account(), m_session.data(),
                                            m_session.connection().profile.name);
    if (!question) {
        save();
        return;
    }
    prompts().ask(this, *question, [this](int answer) {
        if (answer == 0)
            save();
    });
}

void ManageAccountDialog::save()
{
    awaitSave(m_session.changes().saveAccount(seen(), m_form->account()),
              tr("Saving the account…"));
}

} // namespace numberdesk
