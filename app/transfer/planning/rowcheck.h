// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "transfer/csv/cellrules.h"
#include "transfer/csv/shortrows.h"
#include "transfer/plan/importplan.h"

#include <QList>

#include <optional>

namespace numberdesk {

/// A cell that was read as something else than it holds, with the user's agreement.
struct CellFix
{
    qsizetype column = -1;
    QString found;
    QString repaired;
};

/// What one row asks, and every fault of its own cells.
struct RowFinding
{
    std::optional<TelephoneNumber> telephoneNumber;
    SharedText accountName; ///< empty when it is missing or not valid
    NumberEdits edits;
    QList<CellFault> faults;
    QList<CellFix> repairs;
    bool hasTrunkZero = false; ///< the number has a 0 behind its country code
};

/// Checks the rows of one file, one after another. Rows that repeat the settings of the row before
/// share what was made of them.
class RowChecker
{
public:
    /// All three must outlive the checker.
    RowChecker(const CsvTable &table, const HeadingMap &headings, const ImportOptions &options,
               const ShortRows &shortRows);

    /// `record` is one of the table's. A line that is no row has that fault alone (lineFault()); of
    /// one with too many cells only number and account are read.
    RowFinding check(const CsvRecord &record);

private:
    /// What the cells besides number and account ask.
    struct Settings
    {
        NumberEdits edits;
        QList<CellFault> faults;
        QList<CellFix> repairs;
    };

    template <typename Rule>
    auto read(Rule rule, const CsvRecord &record, qsizetype column, QList<CellFault> &faults,
              QList<CellFix> &repairs) const;

    template <typename Rule>
    auto readSettingBy(Rule rule, const CsvRecord &record, qsizetype column);

    QString cell(const CsvRecord &record, qsizetype column) const;
    bool isNamed(const CsvRecord &record, qsizetype column) const;
    std::optional<CellFault> damageOf(const CsvRecord &record, const QString &text,
                                      qsizetype column) const;
    std::optional<CellFault> sheetFault(const CsvRecord &record, const QString &text,
                                        qsizetype column) const;
    bool isBadInSheet(const CsvRecord &record, qsizetype column) const;
    bool hasSheetFault(const CsvRecord &record) const;
    bool isSheetCell(const CsvRecord &record, qsizetype column) const;
    void checkIdentity(const CsvRecord &record, RowFinding &finding) const;
    void checkCellCount(const CsvRecord &record, RowFinding &finding) const;
    void refreshSettings(const CsvRecord &record);
    bool repeatsSettings(const CsvRecord &record) const;
    void readSettings(const CsvRecord &record);
    void readSetting(const CsvRecord &record, qsizetype column, ColumnId meaning);
    bool blocksSetting(const CsvRecord &record, qsizetype column, Service service);
    void useOptions();

    const CsvTable &m_table;
    const HeadingMap &m_headings;
    const ImportOptions &m_options;
    qsizetype m_numberColumn;
    qsizetype m_accountColumn;
    qsizetype m_notNamedFrom; ///< from this column on an empty cell does not ask for anything
    Settings m_settings;
    std::optional<CsvRecord> m_previous; ///< the record that m_settings was made of
};

} // namespace numberdesk
