// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowfixture.h"

#include "jobs/jobspage.h"
#include "mainwindow/workspace.h"
#include "session/gatewaychanges.h"
#include "session/gatewaydata.h"
#include "support/jobresult.h"
#include "widgets/lists/listpage.h"

#include <QAccessible>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace numberdesk {

namespace {

Connection connectionTo(localgateway::GatewayThread &gateway)
{
    Connection connection;
    connection.profile.name = u"Test gateway"_s;
    connection.profile.requestBudget = 0;
    QObject context;
    QObject::connect(&gateway, &localgateway::GatewayThread::started, &context,
                     [&connection](const localgateway::StartResult &result) {
                         if (!result)
                             qFatal("%s", qPrintable(result.error().message));
                         connection.profile.baseUrl = result->baseUrl;
                         connection.profile.tokenUrl = result->tokenUrl;
                         connection.profile.clientId = result->clientId;
                         connection.clientSecret = result->clientSecret;
                     });
    gateway.start();
    if (!QTest::qWaitFor([&connection] { return !connection.profile.baseUrl.isEmpty(); }, 20000))
        qFatal("The gateway did not start");
    return connection;
}

localgateway::Options inDirectory(localgateway::Options options, const QTemporaryDir &directory,
                                  const QString &name = u"gateway"_s)
{
    options.databaseFile = directory.filePath(name + u".sqlite"_s);
    return options;
}

} // namespace

localgateway::Options WindowFixture::quickGateway()
{
    localgateway::Options options;
    options.syncDelay = 50ms;
    options.rateLimit = 0;
    return options;
}

WindowFixture::WindowFixture(const localgateway::Options &options)
    : m_gateway(inDirectory(options, m_directory))
{
    m_connection = connectionTo(m_gateway);
    m_book = std::make_unique<ConnectionBook>(directory());
    makeWindow();
}

WindowFixture::~WindowFixture()
{
    m_window.reset();
}

void WindowFixture::makeWindow()
{
    m_settings.reset(); // what it was told is on the disk then
    m_settings = std::make_unique<WindowSettings>(directory().settingsFile());
    m_window = std::make_unique<MainWindow>(*m_book, directory(), m_prompts, *m_settings);
    m_window->show();
    m_window->useConnection(m_connection);
    const GatewayData &gateway = session().data();
    if (!QTest::qWaitFor([&] { return !gateway.requestsState().loadedAt.isNull(); }, 20000))
        qFatal("The gateway was not read");
}

Connection WindowFixture::anotherGateway(const QString &name, const localgateway::Options &options)
{
    m_others.push_back(
        std::make_unique<localgateway::GatewayThread>(inDirectory(options, m_directory, name)));
    Connection connection = connectionTo(*m_others.back());
    connection.profile.name = name;
    return connection;
}

void WindowFixture::reopenWindow()
{
    m_window->close();
    m_window.reset();
    makeWindow();
}

bool WindowFixture::addAccount(const Account &account)
{
    const auto result = resultOf(session().changes().createAccount(account));
    return result && result->has_value();
}

bool WindowFixture::addNumbers(const QString &accountName, int count)
{
    constexpr quint64 first = 441632960000;
    QList<Number> numbers;
    for (int i = 0; i < count; ++i) {
        Number number;
        number.telephoneNumber = TelephoneNumber(first + static_cast<quint64>(i));
        number.accountName = accountName;
        number.services[Service::ZoomPhoneCloudPeering] =
            NumberService{.enabled = true, .assignmentStatus = {}, .configuration = {}};
        numbers.append(number);
    }
    const auto result = resultOf(session().service().createOrUpdateNumbers(accountName, numbers));
    if (!result || !*result)
        return false;
    session().data().apply(**result);
    return true;
}

QString WindowFixture::writeFile(const QString &name, const QByteArray &content)
{
    const QString path = m_directory.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("The file was not written");
    return path;
}

QList<ListPage *> listPages(const Workspace &workspace)
{
    QList<ListPage *> pages;
    for (WindowPage *page : workspace.pages()) {
        auto *list = qobject_cast<ListPage *>(page);
        if (list != nullptr && qobject_cast<JobsPage *>(page) == nullptr)
            pages += list;
    }
    return pages;
}

QDialog *openForm(MainWindow &window)
{
    const QList<QDialog *> dialogs = window.findChildren<QDialog *>();
    for (QDialog *dialog : dialogs) {
        if (dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

bool dropFiles(QWidget *target, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    const QPoint place = target->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    return drop.isAccepted();
}

ConnectionProfile profileOf(const Connection &connection, SecretPlace place)
{
    ConnectionProfile profile = connection.profile;
    profile.readOnly = false;
    profile.secretPlace = place;
    return profile;
}

Account accountWith(const QString &name, ServiceSet services)
{
    Account account;
    account.name = name;
    for (const Service service : allServices) {
        if (services.contains(service))
            account.services[service] =
                AccountService{.enabled = true, .syncEnabled = false, .numberCount = {}};
    }
    return account;
}

QString accessibleName(QWidget *widget)
{
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
    return face == nullptr ? QString() : face->text(QAccessible::Name);
}

} // namespace numberdesk
