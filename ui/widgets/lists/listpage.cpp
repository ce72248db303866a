// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/lists/listpage.h"

#include "core/showntext.h"
#include "widgets/lists/datatable.h"
#include "widgets/lists/detailspane.h"
#include "widgets/lists/detailssplitter.h"
#include "widgets/lists/emptystate.h"
#include "widgets/lists/filterbox.h"
#include "widgets/look/icons.h"
#include "widgets/look/messagebar.h"
#include "widgets/look/textstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

constexpr int pageMargin = 16;
constexpr int filterWidth = 280;
constexpr int loadingHeight = 4;

} // namespace

ListPage::ListPage(ListPageWords words, WindowSettings &settings, QWidget *parent)
    : WindowPage(std::move(words.page), parent)
    , m_settingsName(std::move(words.settingsName))
    , m_settings(settings)
    , m_summary(new QLabel(this))
    , m_toolRow(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_commandRow(new QHBoxLayout)
    , m_filterRow(new QHBoxLayout)
    , m_filter(new FilterBox(words.filterLabel, this))
    , m_clearFilter(new QAction(tr("Clear filter"), this))
    , m_loading(new QProgressBar(this))
    , m_messages(new MessageBar(this))
    , m_table(new DataTable(title(), m_settingsName, this))
    , m_details(new DetailsPane(tr("Details"), this))
    , m_splitter(new DetailsSplitter(this))
    , m_empty(new EmptyState(this))
    , m_body(new QStackedWidget(this))
    , m_pages(new QStackedWidget(this))
{
    auto *list = new QWidget(this);
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    layout->setSpacing(8);
    layout->addWidget(buildHeader());
    layout->addWidget(buildToolRow());
    layout->addWidget(m_messages);
    layout->addWidget(buildBody(), 1);
    m_pages->addWidget(list);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);

    connect(m_filter, &FilterBox::leaveRequested, m_table, &DataTable::enterByKeyboard);
    connect(m_clearFilter, &QAction::triggered, m_filter, &QLineEdit::clear);
    connect(m_pages, &QStackedWidget::currentChanged, this, &ListPage::shownTableChanged);
    connect(m_messages, &MessageBar::actionTriggered, this, [this] {
        if (m_showsLoadError)
            refresh();
    });
}

QWidget *ListPage::buildHeader()
{
    auto *header = new QWidget(this);
    auto *heading = new QLabel(title(), header);
    setTitleFont(heading);
    setFaint(m_summary);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(heading, 0, Qt::AlignBaseline);
    layout->addWidget(m_summary, 1, Qt::AlignBaseline);
    return header;
}

QWidget *ListPage::buildToolRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_filter->setMaximumWidth(filterWidth);
    m_filter->setMinimumWidth(filterWidth / 2);
    m_toolRow->setSpacing(8);
    m_commandRow->setSpacing(8);
    m_commandRow->addStretch();
    m_filterRow->setSpacing(8);
    m_filterRow->addStretch(1);
    m_filterRow->addWidget(m_filter, 4);
    m_toolRow->addLayout(m_commandRow);
    m_toolRow->addLayout(m_filterRow, 1);
    layout->addLayout(m_toolRow);
    m_loading->setRange(0, 0);
    m_loading->setTextVisible(false);
    m_loading->setFixedHeight(loadingHeight);
    m_loading->setAccessibleName(tr("Loading"));
    QSizePolicy keepsPlace = m_loading->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_loading->setSizePolicy(keepsPlace);
    m_loading->hide();
    layout->addWidget(m_loading);
    return row;
}

QWidget *ListPage::buildBody()
{
    m_splitter->setWidgets(m_table, m_details);
    m_splitter->handle(1)->setAccessibleName(tr("Width of the details"));
    m_body->addWidget(m_splitter);
    m_body->addWidget(m_empty);
    return m_body;
}

/// Commands and filter stand side by side where there is room, else one above the other. Commands
/// keep their words as long as a row of their own holds them.
void ListPage::fitToolRow()
{
    const int room = width() - 2 * pageMargin;
    const auto style = [this](Qt::ToolButtonStyle wanted) {
        for (QToolButton *button : std::as_const(m_commands))
            button->setToolButtonStyle(wanted);
    };
    style(Qt::ToolButtonTextBesideIcon);
    const int commands = m_commandRow->minimumSize().width();
    const int both = commands + m_toolRow->spacing() + m_filterRow->minimumSize().width();
    m_toolRow->setDirection(both > room ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    if (commands > room)
        style(Qt::ToolButtonIconOnly);
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    WindowPage::resizeEvent(event);
    fitToolRow();
}

DataTable *ListPage::shownTable() const
{
    return m_pages->currentIndex() == 0 ? m_table : nullptr;
}

QString ListPage::whyNoRows() const
{
    return shownTable() != nullptr ? QString()
                                   : tr("The list is not in view. Go back to it first.");
}

void ListPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ListPage::setDetailsShown(bool shown)
{
    m_details->setVisible(shown);
    m_splitter->fit();
}

void ListPage::saveState()
{
    m_table->saveColumns(m_settings);
    m_settings.setState(u"details"_s, m_settingsName, m_splitter->draggedState());
}

void ListPage::restoreState()
{
    m_table->restoreColumns(m_settings);
    m_splitter->restoreDragged(m_settings.state(u"details"_s, m_settingsName));
    orderFocus();
}

/// Tab goes as the eye does: commands, what narrows the list, messages, table, details.
void ListPage::orderFocus()
{
    QList<QWidget *> order(m_commands.cbegin(), m_commands.cend());
    for (int place = 0; place < m_filterRow->count(); ++place) {
        if (QWidget *widget = m_filterRow->itemAt(place)->widget())
            order += widget;
    }
    order += m_messages->findChildren<QWidget *>();
    order += {m_table, m_details};
    order.removeIf([](const QWidget *widget) { return !(widget->focusPolicy() & Qt::TabFocus); });
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

QAction *ListPage::addCommand(const QString &text, QLatin1StringView icon,
                              const QKeySequence &shortcut)
{
    auto *action = new QAction(themedIcon(icon), text, this);
    action->setShortcut(shortcut);
    menu()->addAction(action);
    m_table->addAction(action);
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    const auto describe = [button, action] {
        button->setAccessibleName(action->text().remove(u'&'));
        button->setAccessibleDescription(action->isEnabled() ? QString() : action->whatsThis());
    };
    connect(action, &QAction::changed, button, describe);
    describe();
    m_commands.append(button);
    m_commandRow->insertWidget(m_commandRow->count() - 1, button);
    return action;
}

QAction *ListPage::addRefresh()
{
    menu()->addSeparator();
    QAction *action = addCommand(tr("&Refresh"), "refresh"_L1, QKeySequence::Refresh);
    connect(action, &QAction::triggered, this, &ListPage::refresh);
    return action;
}

void ListPage::allow(QAction *action, std::initializer_list<QString> reasonsAgainst)
{
    const auto *reason = std::find_if(reasonsAgainst.begin(), reasonsAgainst.end(),
                                      [](const QString &text) { return !text.isEmpty(); });
    const bool allowed = reason == reasonsAgainst.end();
    action->setEnabled(allowed);
    action->setWhatsThis(allowed ? QString() : *reason);
    action->setToolTip(allowed ? QString() : toolTipText(*reason));
}

void ListPage::setSummary(const QString &summary)
{
    m_summary->setText(summary);
}

void ListPage::presentLoad(const QString &retryLabel)
{
    const LoadState state = loadState();
    m_loading->setVisible(state.loading);
    if (state.total && *state.total > 0) {
        m_loading->setRange(0, 100);
        m_loading->setValue(static_cast<int>(100 * state.received / *state.total));
    } else {
        m_loading->setRange(0, 0);
    }
    // Trouble with the connection itself is told once, above all pages.
    const bool failed = state.error && !state.loading && !isConnectionTrouble(*state.error);
    if (failed && state.error->kind != ApiError::Kind::Cancelled) {
        m_messages->showError(*state.error, retryLabel);
        m_showsLoadError = true;
    } else if (!state.loading && !state.doubts.isEmpty()) {
        m_messages->showMessage(StatusKind::Warning, state.doubts.join(u'\n'));
        m_showsLoadError = true;
    } else if (m_showsLoadError) {
        m_messages->dismiss();
        m_showsLoadError = false;
    }
}

void ListPage::showTable()
{
    m_body->setCurrentWidget(m_splitter);
}

EmptyState *ListPage::showEmpty()
{
    m_body->setCurrentWidget(m_empty);
    return m_empty;
}

} // namespace numberdesk
