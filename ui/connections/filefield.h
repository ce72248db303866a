// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "widgets/fields/textfield.h"

namespace numberdesk {

class Prompts;

/// The path of a file, typed or chosen.
class FileField : public TextField
{
    Q_OBJECT

public:
    /// `kind` names the files for the chooser, for example "Certificates (*.pem *.pfx)".
    FileField(const QString &label, const QString &kind, Prompts &prompts, QFormLayout *form);
};

} // namespace numberdesk
