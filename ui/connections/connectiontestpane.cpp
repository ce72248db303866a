// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/connectiontestpane.h"

#include "widgets/look/iconlabel.h"
#include "widgets/look/statuscolors.h"
#include "widgets/look/textstyle.h"
#include "widgets/look/words.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

using Step = ConnectionReport::Step;

constexpr int stepIconSize = 16;
constexpr std::array<Step, 6> steps{Step::FindName, Step::Connect, Step::Secure,
                                    Step::SignIn,   Step::Roles,   Step::ApiVersion};

QLabel *words(QWidget *parent)
{
    QLabel *label = selectableLabel({}, parent);
    label->hide();
    return label;
}

} // namespace

ConnectionTestPane::ConnectionTestPane(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_message(words(this))
    , m_remedy(words(this))
    , m_details(words(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    m_layout->addWidget(m_message);
    m_layout->addWidget(m_remedy);
    m_layout->addWidget(m_details);
    m_layout->addStretch();
    setFaint(m_details);
    QFont font = m_message->font();
    font.setWeight(QFont::DemiBold);
    m_message->setFont(font);
}

ConnectionTestPane::~ConnectionTestPane()
{
    if (m_job)
        m_job->disconnect(this);
}

void ConnectionTestPane::run(const Connection &connection, const DataDirectory &directory)
{
    clear();
    m_untested = untestedSteps(connection);
    showProgress(Step::FindName);
    ConnectionTestJob *job = testConnection(connection, directory, this);
    m_job = job;
    connect(job, &ConnectionTestJob::stepStarted, this, &ConnectionTestPane::showProgress);
    job->then(this, [this, job](const ConnectionReport &report) {
        if (m_job != job)
            return;
        m_job.clear();
        showReport(report);
        emit runningChanged();
        emit reported(report);
    });
    emit runningChanged();
}

void ConnectionTestPane::clear()
{
    stop();
    delete std::exchange(m_steps, nullptr);
    say(StatusKind::None, {}, {}, {});
}

void ConnectionTestPane::stop()
{
    if (!m_job)
        return;
    ConnectionTestJob *job = m_job;
    m_job.clear(); // its late answer is nobody's any more
    job->disconnect(this);
    job->cancel();
    emit runningChanged();
}

void ConnectionTestPane::showProgress(Step step)
{
    say(StatusKind::None, {}, {}, {});
    present(step, StatusKind::Pending);
}

void ConnectionTestPane::showReport(const ConnectionReport &report)
{
    m_untested = report.untested;
    present(report.step, report.isOk() ? StatusKind::Good : StatusKind::Bad);
    const QString roles =
        report.roles.isEmpty() ? QString() : tr("Roles: %1").arg(report.roles.join(", "_L1));
    say(report.isOk() ? StatusKind::Good : StatusKind::Bad, report.message,
        report.isOk() ? roles : report.remedy, report.isOk() ? QString() : report.details);
}

void ConnectionTestPane::showFailure(const QString &message)
{
    clear();
    say(StatusKind::Bad, message, {}, {});
}

QString ConnectionTestPane::text() const
{
    return m_message->text() + u'\n' + m_remedy->text();
}

void ConnectionTestPane::present(Step reached, StatusKind mark)
{
    delete m_steps;
    m_steps = new QWidget(this);
    auto *row = new QHBoxLayout(m_steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    for (const Step step : steps) {
        const bool untested = step != reached && m_untested.contains(step);
        StatusKind kind = StatusKind::Neutral;
        if (step == reached)
            kind = mark;
        else if (step < reached && !untested)
            kind = StatusKind::Good;
        auto *icon = new IconLabel(stepIconSize, m_steps);
        icon->setIcon(statusIcon(kind));
        auto *label = new QLabel(
            untested ? tr("%1: not tested").arg(stepLabel(step)) : stepLabel(step), m_steps);
        if (step > reached || untested)
            setFaint(label);
        auto *pair = new QHBoxLayout;
        pair->setSpacing(4);
        pair->addWidget(icon);
        pair->addWidget(label);
        row->addLayout(pair);
    }
    row->addStretch();
    m_layout->insertWidget(0, m_steps);
}

void ConnectionTestPane::say(StatusKind kind, const QString &message, const QString &remedy,
                             const QString &details)
{
    m_kind = kind;
    const auto put = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    put(m_message, message);
    put(m_remedy, remedy);
    put(m_details, details);
    recolor();
    if (message.isEmpty())
        return;
    m_message->setAccessibleName(message);
    QAccessibleEvent event(m_message, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ConnectionTestPane::recolor()
{
    QPalette colors;
    if (m_kind != StatusKind::None)
        colors.setColor(QPalette::WindowText, statusColor(m_kind, colors));
    m_message->setPalette(colors);
}

void ConnectionTestPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolor();
}

} // namespace numberdesk
