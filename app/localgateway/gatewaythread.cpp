// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "localgateway/gatewaythread.h"

#include <QThread>

namespace numberdesk::localgateway {

GatewayThread::GatewayThread(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_thread(std::make_unique<QThread>())
{
    m_thread->setObjectName(QStringLiteral("local gateway"));
}

GatewayThread::~GatewayThread()
{
    stop();
}

void GatewayThread::start()
{
    m_gateway = new LocalGateway(m_options);
    m_gateway->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_gateway, &QObject::deleteLater);
    m_thread->start();
    LocalGateway *gateway = m_gateway;
    QMetaObject::invokeMethod(gateway, [this, gateway] {
        const StartResult result = gateway->start();
        Q_EMIT started(result, gateway->sampleDataSkipped());
    });
}

void GatewayThread::stop()
{
    m_thread->quit();
    m_thread->wait();
    m_gateway = nullptr;
}

void GatewayThread::loadSampleData()
{
    if (!m_gateway)
        return;
    LocalGateway *gateway = m_gateway;
    QMetaObject::invokeMethod(
        gateway, [this, gateway] { Q_EMIT sampleDataLoaded(gateway->loadSampleData()); });
}

} // namespace numberdesk::localgateway
