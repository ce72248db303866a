// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "requests/relationshipdialog.h"

#include "core/fields/column.h"
#include "core/fields/requestfields.h"
#include "core/showntext.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "session/session.h"
#include "widgets/fields/textfield.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace numberdesk {

namespace {

constexpr int commentHeight = 96;
constexpr QSize formSize(560, 400);

} // namespace

RelationshipDialog::RelationshipDialog(Session &session, Prompts &prompts,
                                       const RequestForInformation &request, QWidget *parent)
    : EditDialog(tr("Update relationship status"), tr("Save"), prompts,
                 session.changes().editRequest(request.tenantId), tr("Reading the request…"),
                 parent)
    , m_session(session)
    , m_status(new QComboBox(this))
    , m_previous(selectableLabel({}))
    , m_comment(new QPlainTextEdit(this))
    , m_note(new FieldNote(this))
{
    buildFields(request);
    resizeWithinScreen(formSize);
    showRelationship(request.relationship);
    connect(m_status, &QComboBox::currentIndexChanged, this, &RelationshipDialog::adoptStatus);
    connect(m_comment, &QPlainTextEdit::textChanged, this, &RelationshipDialog::presentNote);
    load();
}

void RelationshipDialog::buildFields(const RequestForInformation &request)
{
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(labelOf(*infoOf<&Contact::companyName>()), selectableLabel(request.companyName()));
    form->addRow(labelOf(*infoOf<&RequestForInformation::tenantId>()),
                 selectableLabel(request.tenantId));
    m_status->setAccessibleName(labelOf(*infoOf<&CustomerRelationship::status>()));
    m_status->setPlaceholderText(tr("Choose a status"));
    form->addRow(tr("&Relationship status"), m_status);
    m_comment->setAccessibleName(labelOf(*infoOf<&CustomerRelationship::comment>()));
    m_comment->setTabChangesFocus(true);
    m_comment->setMinimumHeight(commentHeight);
    m_comment->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto *comment = new QVBoxLayout;
    comment->setSpacing(4);
    setFaint(m_previous);
    comment->addWidget(m_previous);
    comment->addWidget(m_comment, 1);
    comment->addWidget(m_note);
    auto *label = new QLabel(tr("C&omment"), this);
    label->setBuddy(m_comment);
    form->addRow(label, comment);
    content()->addLayout(form, 1);
}

void RelationshipDialog::showResource(const RequestForInformation &request)
{
    showRelationship(request.relationship);
}

void RelationshipDialog::focusFirst()
{
    m_status->setFocus();
}

void RelationshipDialog::showRelationship(const CustomerRelationship &relationship)
{
    m_known = relationship;
    m_asksAnew = false;
    {
        const QSignalBlocker quiet(m_status);
        m_status->clear();
        const QStringList words = relationshipStatuses();
        for (const QString &word : words)
            m_status->addItem(relationshipStatusLabel(word), word);
        int row = m_status->findData(relationship.status, Qt::UserRole, Qt::MatchFixedString);
        if (row < 0 && !relationship.status.isEmpty()) {
            // The set is open: what the gateway holds must not change because it is unknown here.
            m_status->addItem(shownText(relationshipStatusLabel(relationship.status)),
                              relationship.status);
            row = m_status->count() - 1;
        }
        m_status->setCurrentIndex(row);
    }
    m_comment->setPlainText(relationship.comment);
    m_previous->setText(tr("Comment so far: %1").arg(relationship.comment));
    adoptStatus();
}

/// The comment of another status is no reason for this one, so it steps aside; what somebody typed
/// here stays.
void RelationshipDialog::adoptStatus()
{
    const bool asks = asksForNewReason();
    const QString text = m_comment->toPlainText();
    if (asks && !m_asksAnew && text == m_known.comment)
        m_comment->clear();
    else if (!asks && m_asksAnew && text.isEmpty())
        m_comment->setPlainText(m_known.comment);
    m_asksAnew = asks;
    m_tried = false;
    m_previous->setVisible(asks && !m_known.comment.isEmpty());
    presentNote();
}

/// Nothing is marked as wrong before somebody has tried to save.
void RelationshipDialog::presentNote()
{
    if (m_tried && lacksReason()) {
        m_note->showCheck(FieldProblem{
            FieldProblem::Severity::Error, tr("a reason"),
            tr("A comment is required for “%1”.").arg(relationshipStatusLabel(chosenStatus()))});
    } else {
        m_note->showHint(needsReason(chosenStatus()) ? tr("The reason; it is required.")
                                                     : tr("May stay empty."));
    }
    m_comment->setAccessibleDescription(m_note->text());
}

bool RelationshipDialog::asksForNewReason() const
{
    return needsReason(chosenStatus()) &&
           chosenStatus().compare(m_known.status, Qt::CaseInsensitive) != 0;
}

bool RelationshipDialog::lacksReason() const
{
    return needsReason(chosenStatus()) && m_comment->toPlainText().trimmed().isEmpty();
}

QString RelationshipDialog::chosenStatus() const
{
    return m_status->currentData().toString();
}

void RelationshipDialog::submit()
{
    messages()->dismiss();
    if (m_status->currentIndex() < 0) {
        messages()->showMessage(StatusKind::Bad, tr("Choose a relationship status."));
        m_status->setFocus();
        return;
    }
    m_tried = true;
    presentNote();
    if (lacksReason()) {
        showFaults(tr("Correct the marked fields, then Save."));
        m_comment->setFocus();
        return;
    }
    const CustomerRelationship relationship{chosenStatus(), m_comment->toPlainText().trimmed(), {}};
    awaitSave(m_session.changes().updateRelationship(seen(), relationship),
              tr("Saving the status…"));
}

} // namespace numberdesk
