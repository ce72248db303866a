// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/requestforinformation.h"
#include "provisioning/provisioningservice.h"
#include "widgets/formdialog.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace numberdesk {

class FieldNote;
class Session;

/// Update relationship status: the answer to a request for information, with a comment that is
/// required for Consent declined and Contract terminated. A change to one of these asks for a
/// reason of its own: the comment of before is shown, but does not count.
class RelationshipDialog : public FormDialog
{
    Q_OBJECT

public:
    RelationshipDialog(Session &session, Prompts &prompts, const RequestForInformation &request,
                       QWidget *parent);

protected:
    void submit() override;

private:
    void buildFields(const RequestForInformation &request);
    void load();
    void showRelationship(const CustomerRelationship &relationship);
    void adoptStatus();
    void presentNote();
    bool asksForNewReason() const;
    bool lacksReason() const;
    QString chosenStatus() const;

    Session &m_session;
    QString m_tenantId;
    Tagged<RequestForInformation> m_seen;
    CustomerRelationship m_known;
    bool m_asksAnew = false;
    bool m_tried = false; ///< to save with this status: from then on what is missing is marked
    QComboBox *m_status;
    QLabel *m_previous;
    QPlainTextEdit *m_comment;
    FieldNote *m_note;
};

} // namespace numberdesk
