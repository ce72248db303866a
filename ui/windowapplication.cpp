// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowapplication.h"

#include "mainwindow/mainwindow.h"
#include "mainwindow/singleinstance.h"
#include "net/wire/transport.h"
#include "prompts/realprompts.h"
#include "session/connections/connectionbook.h"
#include "widgets/look/icons.h"
#include "widgets/look/windowsettings.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QScopeGuard>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace numberdesk {

namespace {

QStringList absolutePaths(const QStringList &files)
{
    QStringList paths;
    for (const QString &file : files)
        paths += QFileInfo(file).absoluteFilePath();
    return paths;
}

/// Without a language of its own the desktop gets English, whose catalogue holds the plural forms.
QLocale windowLocale()
{
    const QLocale system;
    return system.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates)
                                           : system;
}

void installTranslations(QApplication &application)
{
    QLocale::setDefault(windowLocale());
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), u"qtbase"_s, u"_"_s,
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"numberdesk"_s, u"_"_s, u":/i18n"_s) ||
        own->load(u":/i18n/numberdesk_en.qm"_s))
        QApplication::installTranslator(own);
}

/// One window for each connection of a data directory: files must never reach another gateway's.
QString instanceName(const DataDirectory &directory, const QString &connection)
{
    if (connection.isEmpty())
        return directory.instanceName();
    const QByteArray digest =
        QCryptographicHash::hash(connection.toUtf8(), QCryptographicHash::Sha256);
    return directory.instanceName() + u'-' + QString::fromLatin1(digest.toHex().first(16));
}

/// What tells a connection from others before and after it was opened; empty for the local one.
QString identityOf(const Connection &connection)
{
    if (connection.local)
        return {};
    return !connection.isKept ? connection.profile.baseUrl.toString() : connection.profile.name;
}

QString identityOf(const WindowStart &start)
{
    if (start.connectionName.isEmpty())
        return identityOf(start.connection);
    return start.connectionName == ConnectionBook::localName() ? QString() : start.connectionName;
}

} // namespace

bool canOpenWindow()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

int runWindow(int &argc, char **argv, const WindowStart &start)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    const auto afterTheWindow = qScopeGuard(endReleasedManagers);
    QApplication::setApplicationName(u"numberdesk"_s);
    QApplication::setApplicationDisplayName(u"Numberdesk"_s);
    QApplication::setApplicationVersion(QStringLiteral(NUMBERDESK_VERSION));
    QApplication::setDesktopFileName(u"numberdesk"_s);
    QApplication::setWindowIcon(applicationIcon());
    // The icons are our own: every clear button of a line edit would look through all folders of
    // the desktop's theme, 23,000 files at start.
    QIcon::setThemeSearchPaths({u":/theme"_s});
    installTranslations(application);

    const QStringList files = absolutePaths(start.files);
    SingleInstance instance(instanceName(start.directory, identityOf(start)));
    if (instance.handOver(files))
        return 0;
    instance.listen();

    WindowSettings settings(start.directory.settingsFile());
    applyTheme(application, settings.theme());
    RealPrompts prompts;
    ConnectionBook book(start.directory);
    MainWindow window(book, start.directory, prompts, settings);
    QObject::connect(&instance, &SingleInstance::called, &window,
                     [&window](const QStringList &called) {
                         window.comeToFront();
                         window.openFiles(called);
                     });
    QObject::connect(&window, &MainWindow::connectionUsed, &instance,
                     [&instance, &start](const Connection &connection) {
                         instance.moveTo(instanceName(start.directory, identityOf(connection)));
                     });
    window.openFiles(files);
    window.show();
    if (start.connectionName.isEmpty())
        window.useConnection(start.connection);
    else
        window.openConnection(start.connectionName, start.overrides);
    return QApplication::exec();
}

} // namespace numberdesk
