// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/planning/planrunner.h"

#include "core/pooltask.h"
#include "net/base/clock.h"
#include "net/budget/requestbudget.h"
#include "transfer/plan/planissues.h"
#include "transfer/planning/mirrorplan.h"
#include "transfer/planning/recheckcost.h"

#include <QCoreApplication>
#include <QSet>

#include <new>
#include <type_traits>

namespace numberdesk {

namespace {

struct PlanJobText
{
    Q_DECLARE_TR_FUNCTIONS(PlanJob)
};

/// Of numbers, some 1,400 bytes each: what the gateway said of more is read again.
constexpr qsizetype mostKeptNumbers = 100'000;

ImportError cancelled()
{
    return {ImportError::Kind::Cancelled, {}, PlanJobText::tr("The import was cancelled."), {}};
}

ImportError outOfMemory()
{
    RowIssue issue;
    issue.message = PlanJobText::tr("The files need more memory than this computer has to spare.");
    issue.remedy = PlanJobText::tr("Split them and import one part after another.");
    return {ImportError::Kind::Unreadable, {issue}, issue.message, {}};
}

/// All that is known of numbers, by look-up or by list.
NumberLookupResult withListed(NumberLookupResult numbers, const AccountLists &lists)
{
    for (const QList<Number> &listed : lists.numbers) {
        for (const Number &number : listed)
            numbers.found.insert(number.telephoneNumber, number);
    }
    return numbers;
}

/// What the lists do not show has still to be looked for: other accounts may hold it.
NumberLookupQuery withoutListed(NumberLookupQuery query, const AccountLists &lists)
{
    for (auto it = query.numbersByAccount.begin(); it != query.numbersByAccount.end();) {
        QSet<TelephoneNumber> listed;
        for (const Number &number : lists.numbers.value(it.key()))
            listed.insert(number.telephoneNumber);
        it->removeIf([&listed](TelephoneNumber number) { return listed.contains(number); });
        it = it->isEmpty() ? query.numbersByAccount.erase(it) : std::next(it);
    }
    return query;
}

void compareWithReading(ImportPlan &plan, const PlanReading &known, const CancelFlag &cancel)
{
    plan.filtersUsed = known.numbers.filtersUsed;
    plan.accountCounts = known.numbers.accountCounts;
    compareNumbers(plan, known.accounts, withListed(known.numbers, known.lists), cancel);
    if (plan.options.mode == ImportMode::Mirror)
        planMirror(plan, known.lists);
}

} // namespace

PlanRunner::PlanRunner(ProvisioningService &service, ImportOptions options)
    : PlanJob(&service), m_service(service), m_options(std::move(options))
{
    // A child of the service dies with it: nothing would be reported later.
    connect(&service, &QObject::destroyed, this,
            [this] { end(Failure<ImportError>(cancelled())); });
}

PlanRunner::PlanRunner(ProvisioningService &service, const PlanInput &input,
                       const ImportOptions &options)
    : PlanRunner(service, options)
{
    QMetaObject::invokeMethod(
        this, [this, input] { readFiles(input); }, Qt::QueuedConnection);
}

PlanRunner::PlanRunner(ProvisioningService &service, const QList<CsvTable> &tables,
                       const ImportOptions &options,
                       const std::shared_ptr<const PlanReading> &known)
    : PlanRunner(service, options)
{
    if (known)
        m_reading = *known;
    QMetaObject::invokeMethod(
        this, [this, tables] { checkRows(tables); }, Qt::QueuedConnection);
}

PlanRunner::~PlanRunner()
{
    *m_cancel = true;
}

void PlanRunner::cancel()
{
    if (isFinished() || *m_cancel)
        return;
    *m_cancel = true;
    if (m_request)
        m_request->cancel();
    QMetaObject::invokeMethod(
        this, [this] { end(Failure<ImportError>(cancelled())); }, Qt::QueuedConnection);
}

template <typename Work, typename Next>
void PlanRunner::onPool(Work work, Next next)
{
    using Value = std::invoke_result_t<Work>;
    const auto guarded = [work = std::move(work)]() -> std::optional<Value> {
        try {
            return work();
        } catch (const std::bad_alloc &) {
            return std::nullopt; // it must not cross the pool's border
        }
    };
    runOnPool(this, guarded, [this, next](const std::optional<Value> &result) {
        if (*m_cancel)
            return;
        if (result)
            next(*result);
        else
            end(Failure<ImportError>(outOfMemory()));
    });
}

void PlanRunner::readFiles(const PlanInput &input)
{
    if (*m_cancel)
        return;
    emit stageChanged(PlanStage::ReadingFiles);
    onPool([input, options = m_options,
            cancel = m_cancel] { return readTables(input, options, cancel); },
           [this, typed = input.typed](const Result<QList<CsvTable>, ImportError> &tables) {
               if (!tables)
                   return end(Failure<ImportError>(tables.error()));
               emit filesRead(*tables);
               checkRows(*tables + typed);
           });
}

void PlanRunner::checkRows(const QList<CsvTable> &tables)
{
    if (*m_cancel)
        return;
    emit stageChanged(PlanStage::CheckingRows);
    onPool([tables, options = m_options,
            cancel = m_cancel] { return draftPlan(tables, options, cancel); },
           [this](const PlanResult &plan) {
               if (!plan)
                   return end(Failure<ImportError>(plan.error()));
               m_plan = *plan;
               readGateway();
           });
}

void PlanRunner::readGateway()
{
    emit stageChanged(PlanStage::ReadingGateway);
    auto *survey = new NumberingSurvey(m_plan, m_cancel, this);
    survey->start([this](const QList<RowIssue> &doubts) {
        m_doubts = doubts;
        compareWhenReady();
    });
    if (m_reading.readAt.isNull()) {
        m_reading.readAt = m_service.clock().timeOfDay();
        m_reading.askedAt = m_service.nextMoment();
    }
    m_plan->readAt = m_reading.readAt;
    m_plan->askedAt = m_reading.askedAt;
    const QStringList names = m_reading.accountsLeft(namedAccounts(*m_plan));
    if (names.isEmpty())
        return takeAccounts({});
    auto *request = readAccounts(m_service, names);
    m_request = request;
    request->then(this, [this](const ApiResult<AccountsByName> &accounts) {
        if (accounts)
            takeAccounts(*accounts);
        else
            fail(accounts.error());
    });
}

void PlanRunner::takeAccounts(const AccountsByName &found)
{
    if (*m_cancel)
        return;
    m_reading.accounts.insert(found);
    const AccountsByName &accounts = m_reading.accounts;
    const QString &named = m_options.accountName;
    const bool isCreated = m_options.createAccounts || m_options.createAccountNames.contains(named);
    if (!named.isEmpty() && !isCreated && !accounts.contains(named)) {
        const QString message = PlanJobText::tr("The account \"%1\" does not exist.").arg(named);
        return end(
            Failure<ImportError>(ImportError{ImportError::Kind::AccountMissing, {}, message, {}}));
    }
    onPool(
        [plan = m_plan, reading = m_reading, cancel = m_cancel] {
            checkAccounts(*plan, reading.accounts, cancel);
            const bool mirrors = plan->options.mode == ImportMode::Mirror;
            QStringList lists = mirrors ? accountsToMirror(*plan, reading.accounts) : QStringList();
            lists.removeIf(
                [&](const QString &name) { return reading.lists.numbers.contains(name); });
            return std::pair(reading.numbersLeft(lookupQuery(*plan, reading.accounts)), lists);
        },
        [this](const std::pair<NumberLookupQuery, QStringList> &wanted) {
            m_query = wanted.first;
            readLists(wanted.second);
        });
}

/// A mirroring import has to know everything that its accounts hold; what their lists show is not
/// looked up again.
void PlanRunner::readLists(const QStringList &accounts)
{
    if (accounts.isEmpty())
        return lookUp();
    auto *request = readAccountLists(m_service, accounts);
    m_request = request;
    request->then(this, [this](const ApiResult<AccountLists> &lists) {
        if (*m_cancel)
            return;
        if (!lists)
            return fail(lists.error());
        m_reading.lists.numbers.insert(lists->numbers);
        m_reading.lists.faults.append(lists->faults);
        onPool([query = m_query, lists = m_reading.lists] { return withoutListed(query, lists); },
               [this](const NumberLookupQuery &rest) {
                   m_query = rest;
                   lookUp();
               });
    });
}

void PlanRunner::lookUp()
{
    if (m_query.numbersByAccount.isEmpty()) {
        m_numbers = NumberLookupResult{};
        return compareWhenReady();
    }
    auto *request = lookUpNumbers(m_service, m_query);
    m_request = request;
    request->then(this, [this](const ApiResult<NumberLookupResult> &numbers) {
        if (*m_cancel)
            return;
        if (!numbers)
            return fail(numbers.error());
        m_numbers = *numbers;
        compareWhenReady();
    });
}

void PlanRunner::compareWhenReady()
{
    if (*m_cancel || !m_numbers || !m_doubts)
        return;
    emit stageChanged(PlanStage::Comparing);
    onPool(
        [plan = m_plan, reading = std::move(m_reading), query = std::move(m_query),
         numbers = *std::move(m_numbers), doubts = *m_doubts, cancel = m_cancel] {
            auto known = std::make_shared<PlanReading>(reading);
            known->add(numbers);
            compareWithReading(*plan, *known, cancel);
            plan->warnings.append(doubts);
            if (known->size() + sizeOf(query) > mostKeptNumbers)
                known->numbers = {};
            else
                known->noteAsked(query);
            return std::pair(accountsNamingAddresses(*plan), known);
        },
        [this](const std::pair<QStringList, std::shared_ptr<PlanReading>> &compared) {
            m_kept = compared.second;
            checkAddresses(compared.first);
        });
}

/// The addresses of an account cost a request, so they are read only where rows name one.
void PlanRunner::checkAddresses(QStringList accounts)
{
    accounts.removeIf([this](const QString &name) { return m_kept->addresses.contains(name); });
    if (accounts.isEmpty())
        return takeAddresses({});
    auto *request = readAddresses(m_service, accounts);
    m_request = request;
    request->then(this, [this](const ApiResult<AddressesByAccount> &addresses) {
        if (addresses)
            takeAddresses(*addresses);
        else
            fail(addresses.error());
    });
}

void PlanRunner::takeAddresses(const AddressesByAccount &found)
{
    if (*m_cancel)
        return;
    m_kept->addresses.insert(found);
    if (!m_kept->numbersAsked.isEmpty())
        m_plan->reading = m_kept;
    onPool(
        [plan = m_plan, addresses = m_kept->addresses, cancel = m_cancel,
         filters = m_service.understandsFilters(), budget = m_service.pace().limit] {
            plan->recheckCost = recheckCost(*plan, filters, budget);
            warnOfUnknownAddresses(*plan, addresses, cancel);
            sortIssues(*plan, plan->warnings);
            return true;
        },
        [this](bool) { end(m_plan); });
}

void PlanRunner::end(PlanResult result)
{
    *m_cancel = true; // whatever still runs on the pool has nobody to work for
    finish(std::move(result));
}

void PlanRunner::fail(const ApiError &error)
{
    if (*m_cancel)
        return;
    const auto kind = error.kind == ApiError::Kind::Cancelled ? ImportError::Kind::Cancelled
                                                              : ImportError::Kind::Gateway;
    end(Failure<ImportError>(ImportError{kind, {}, userMessage(error), error}));
}

PlanJob *planImport(ProvisioningService &service, const PlanInput &input,
                    const ImportOptions &options)
{
    return new PlanRunner(service, input, options);
}

PlanJob *replanImport(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options)
{
    return new PlanRunner(service, plan.tables, options);
}

PlanJob *replanMended(ProvisioningService &service, const ImportPlan &plan,
                      const ImportOptions &options)
{
    return new PlanRunner(service, plan.tables, options, plan.reading);
}

PlanJob *planTable(ProvisioningService &service, const CsvTable &table,
                   const ImportOptions &options)
{
    return new PlanRunner(service, QList<CsvTable>{table}, options);
}

} // namespace numberdesk
