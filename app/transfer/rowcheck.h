// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/cellrules.h"
#include "transfer/importplan.h"

#include <QList>

#include <optional>

namespace numberdesk {

/// What one row asks, and every fault of its own cells.
struct RowFinding
{
    std::optional<TelephoneNumber> telephoneNumber;
    QString accountName; ///< empty when it is missing or not valid
    ServiceChanges services;
    std::optional<QString> customSipHeader;
    QList<CellFault> faults;
    int repairs = 0; ///< cells that were repaired with the user's agreement
};

/// Checks the rows of one file, one after another. Rows that repeat the settings of the row before
/// share what was made of them.
class RowChecker
{
public:
    /// All three must outlive the checker.
    RowChecker(const CsvTable &table, const HeadingMap &headings, const ImportOptions &options);

    RowFinding check(const CsvRecord &record);

private:
    /// What the cells besides number and account ask.
    struct Settings
    {
        ServiceChanges services;
        std::optional<QString> customSipHeader;
        QList<CellFault> faults;
        int repairs = 0;
    };

    QString cell(const CsvRecord &record, qsizetype column) const;
    void checkIdentity(const CsvRecord &record, RowFinding &finding) const;
    void checkCellCount(const CsvRecord &record, RowFinding &finding) const;
    void refreshSettings(const CsvRecord &record);
    bool repeatsSettings(const CsvRecord &record) const;
    void readSettings(const CsvRecord &record);
    void readServiceCell(const CsvRecord &record, qsizetype column, const UploadColumn &meaning);
    void readConfigurationCell(const QString &text, qsizetype column, const UploadColumn &meaning);
    bool isLeftAlone(const CsvRecord &record, Service service) const;
    void useOptions();

    const CsvTable &m_table;
    const HeadingMap &m_headings;
    const ImportOptions &m_options;
    qsizetype m_numberColumn;
    qsizetype m_accountColumn;
    Settings m_settings;
    const CsvRecord *m_previous = nullptr; ///< the record that m_settings was made of
};

} // namespace numberdesk
