// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QLabel;
class QWidget;

namespace numberdesk {

// Sizes of text relative to the desktop's font, so that they follow its scale.

void setTitleFont(QWidget *widget);   ///< the name of a page
void setHeadingFont(QWidget *widget); ///< the name of a part of a page

/// Text that explains or counts, in the fainter of the palette's text colours.
void setFaint(QLabel *label);

} // namespace numberdesk
