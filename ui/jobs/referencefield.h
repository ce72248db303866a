// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "storage/jobrecord.h"

#include <QWidget>

class QLineEdit;

namespace numberdesk {

/// The reference of a job, typed in place: told once Enter is pressed or the field is left.
class ReferenceField : public QWidget
{
    Q_OBJECT

public:
    explicit ReferenceField(QWidget *parent = nullptr);

    /// Shows that of `job`; what somebody types of the same job stays.
    void setJob(const JobRecord &job);

signals:
    void referenceTyped(qint64 id, const QString &reference);

private:
    void tell();

    QLineEdit *m_edit;
    qint64 m_id = 0;
    QString m_reference; ///< as the job has it
};

} // namespace numberdesk
