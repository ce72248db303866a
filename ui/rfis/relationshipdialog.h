// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/requestforinformation.h"
#include "widgets/formdialog.h"

#include <QByteArray>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace numberdesk {

class FieldNote;
class Session;

/// Update relationship status: the answer to a request for information, with a comment that is
/// required for Consent declined and Contract terminated.
class RelationshipDialog : public FormDialog
{
    Q_OBJECT

public:
    RelationshipDialog(Session &session, const RequestForInformation &request, QWidget *parent);

protected:
    void submit() override;

private:
    void buildFields(const RequestForInformation &request);
    void load();
    void showRelationship(const CustomerRelationship &relationship);
    void adaptToStatus();
    bool checkComment();
    QString chosenStatus() const;

    Session &m_session;
    QString m_tenantId;
    QByteArray m_etag;
    QComboBox *m_status;
    QPlainTextEdit *m_comment;
    FieldNote *m_note;
};

} // namespace numberdesk
