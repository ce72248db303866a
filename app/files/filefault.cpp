// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "files/filefault.h"

#include <QCoreApplication>

#include <cerrno>
#include <system_error>

namespace numberdesk {

namespace {

struct FileFaultText
{
    Q_DECLARE_TR_FUNCTIONS(FileFault)
};

QString reasonOf(int code)
{
    switch (code) {
    case ENOSPC:
        return FileFaultText::tr("the disk is full");
    case EDQUOT:
        return FileFaultText::tr("the disk is full, since your quota is used up");
    case EROFS:
        return FileFaultText::tr("the disk is read-only");
    case ELOOP:
        return FileFaultText::tr("it is a symbolic link");
    case EISDIR:
        return FileFaultText::tr("it is a folder");
    case EFBIG:
        return FileFaultText::tr("the limit on the size of files is reached");
    case ENXIO:
        return FileFaultText::tr("nobody reads from this pipe");
    case ENOLCK:
    case EOPNOTSUPP:
        return FileFaultText::tr("its file system cannot lock files");
    default:
        return QString::fromStdString(std::generic_category().message(code));
    }
}

QString remedyOf(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return FileFaultText::tr("Free some space, or choose a place on another disk.");
    case EROFS:
    case ENOLCK:
    case EOPNOTSUPP:
        return FileFaultText::tr("Choose a place on another disk.");
    case ENOENT:
    case ENOTDIR:
        return FileFaultText::tr("Check the path and its folders.");
    case EACCES:
    case EPERM:
        return FileFaultText::tr("Check the permissions of the file and of its folder.");
    case ELOOP:
        return FileFaultText::tr("Put the file itself in the link's place.");
    case EISDIR:
        return FileFaultText::tr("Name a file, or move the folder away.");
    case EFBIG:
        return FileFaultText::tr("Raise the limit (ulimit -f).");
    case ENXIO:
        return FileFaultText::tr("Start the reader first.");
    case EMFILE:
    case ENFILE:
        return FileFaultText::tr("Close other files, or raise the limit (ulimit -n).");
    default:
        return FileFaultText::tr("Check the disk and the permissions of the file.");
    }
}

} // namespace

bool FileFault::isFull() const
{
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

FileFault fileFaultOf(int code)
{
    return {code, reasonOf(code), remedyOf(code)};
}

Failure<FileFault> lastFileFault()
{
    return Failure<FileFault>(fileFaultOf(errno));
}

} // namespace numberdesk
