// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/resources/requestforinformation.h"
#include "widgets/fields/editdialog.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace numberdesk {

class FieldNote;
class Session;

/// Update relationship status: the answer to a request for information, with a comment that is
/// required for Consent declined and Contract terminated. A change to one of these asks for a
/// reason of its own: the comment of before is shown, but does not count.
class RelationshipDialog : public EditDialog<RequestForInformation>
{
    Q_OBJECT

public:
    RelationshipDialog(Session &session, Prompts &prompts, const RequestForInformation &request,
                       QWidget *parent);

protected:
    void submit() override;
    void showResource(const RequestForInformation &request) override;
    void focusFirst() override;

private:
    void buildFields(const RequestForInformation &request);
    void showRelationship(const CustomerRelationship &relationship);
    void adoptStatus();
    void presentNote();
    bool asksForNewReason() const;
    bool lacksReason() const;
    QString chosenStatus() const;

    Session &m_session;
    CustomerRelationship m_known;
    bool m_asksAnew = false;
    bool m_tried = false; ///< to save with this status: from then on what is missing is marked
    QComboBox *m_status;
    QLabel *m_previous;
    QPlainTextEdit *m_comment;
    FieldNote *m_note;
};

} // namespace numberdesk
