// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSplitter>

namespace numberdesk {

/// A table and its details side by side. In a narrow window the details give way to a third of the
/// width, as long as nobody has dragged them to a width of their own.
class DetailsSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit DetailsSplitter(QWidget *parent = nullptr);

    /// Table first. Both become children.
    void setWidgets(QWidget *table, QWidget *details);
    /// Gives the details their share, unless they were dragged.
    void fit();

    /// Empty as long as nobody has dragged.
    QByteArray draggedState() const;
    void restoreDragged(const QByteArray &state);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_isDragged = false;
};

} // namespace numberdesk
