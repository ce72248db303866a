// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "storage/budgetfile.h"

#include "files/ownmarks.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <type_traits>
#include <utility>

namespace numberdesk {

using namespace Qt::StringLiterals;

namespace {

using Mark = std::array<char, marks::budget.size()>;

constexpr Mark markFrom(QByteArrayView text)
{
    Mark mark{};
    std::copy_n(text.begin(), mark.size(), mark.begin());
    return mark;
}

constexpr Mark fileMagic = markFrom(marks::budget);
constexpr std::uint32_t ledgerVersion = 1;

struct BudgetFileText
{
    Q_DECLARE_TR_FUNCTIONS(BudgetFile)
};

QString parentFolder(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

bool isLink(const QString &path)
{
    struct stat there = {};
    return ::lstat(QFile::encodeName(path).constData(), &there) == 0 && S_ISLNK(there.st_mode);
}

QByteArray bootIdOfKernel()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

/// The file as it lies on the disk, in the byte order of this computer, which alone uses it.
struct BudgetFile::Layout
{
    using BootId = std::array<char, 64>;

    Mark magic;
    std::uint32_t version;
    std::uint32_t size;
    BootId bootId; ///< filled up with zeros
    BudgetState state;

    static BootId bootIdFrom(const QByteArray &text)
    {
        BootId id{};
        std::copy_n(text.begin(), std::min<std::size_t>(text.size(), id.size()), id.begin());
        return id;
    }
};

BudgetFile::BudgetFile(QString path, const QByteArray &bootId)
    : m_path(std::move(path)), m_bootId(bootId.isEmpty() ? bootIdOfKernel() : bootId)
{
    static_assert(std::is_trivially_copyable_v<Layout>);
    if (!open())
        fail();
}

BudgetFile::~BudgetFile()
{
    close();
}

void BudgetFile::fail()
{
    const int code = errno;
    m_fault = fileFaultOf(code);
    if (code == ELOOP && isLink(parentFolder(m_path))) {
        m_fault.reason = BudgetFileText::tr("its folder is a symbolic link");
        m_fault.remedy = BudgetFileText::tr("Put the folder itself in the link's place.");
    }
    close();
}

/// In the data directory never through a link, were it the folder.
bool BudgetFile::open()
{
    const QString folder = parentFolder(m_path);
    const int place = ::open(QFile::encodeName(folder).constData(),
                             O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (place < 0) {
        if (isLink(folder)) // which the system calls no folder
            errno = ELOOP;
        return false;
    }
    m_file = ::openat(place, QFile::encodeName(m_path.section(u'/', -1)).constData(),
                      O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    const int code = errno;
    ::close(place);
    errno = code;
    return m_file >= 0 && ::fchmod(m_file, S_IRUSR | S_IWUSR) == 0;
}

void BudgetFile::close()
{
    if (m_layout)
        ::munmap(m_layout, sizeof(Layout));
    if (m_file >= 0)
        ::close(m_file);
    m_layout = nullptr;
    m_file = -1;
    m_isChecked = false;
}

bool BudgetFile::lock()
{
    int result = 0;
    do {
        result = ::flock(m_file, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

/// True when somebody took the file away, so that others count in another one.
bool BudgetFile::isReplaced() const
{
    struct stat ours = {};
    struct stat there = {};
    return ::fstat(m_file, &ours) != 0 || isLink(parentFolder(m_path)) ||
           ::stat(QFile::encodeName(m_path).constData(), &there) != 0 ||
           ours.st_ino != there.st_ino || ours.st_dev != there.st_dev;
}

void BudgetFile::clear()
{
    [[maybe_unused]] const int emptied = ::ftruncate(m_file, 0);
}

/// Maps the file, with room on the disk for all of it: a page that has none would end the process
/// when it is written to.
bool BudgetFile::map()
{
    const int failure = ::posix_fallocate(m_file, 0, sizeof(Layout));
    if (failure != 0) {
        // What is left of a try that did not get far is no count of anybody's.
        if (!m_mayHaveCounted)
            clear();
        errno = failure;
        return false;
    }
    void *const memory =
        ::mmap(nullptr, sizeof(Layout), PROT_READ | PROT_WRITE, MAP_SHARED, m_file, 0);
    if (memory == MAP_FAILED)
        return false;
    if (m_layout)
        ::munmap(m_layout, sizeof(Layout));
    m_layout = static_cast<Layout *>(memory);
    return true;
}

void BudgetFile::begin(Clock::TimePoint now, bool countAsFull)
{
    // Whoever is killed amid this leaves a file without a mark, which is begun anew as full.
    m_layout->magic = {};
    std::atomic_signal_fence(std::memory_order_seq_cst);
    m_layout->version = ledgerVersion;
    m_layout->size = sizeof(Layout);
    m_layout->bootId = Layout::bootIdFrom(m_bootId);
    m_layout->state = BudgetState();
    if (countAsFull)
        m_layout->state.countAsFull(now);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    m_layout->magic = fileMagic;
}

/// The state, brought into order; the lock is held. Null when the file is no longer of use.
BudgetState *BudgetFile::soundState(Clock::TimePoint now)
{
    struct stat file = {};
    if (::fstat(m_file, &file) != 0)
        return nullptr;
    const bool isNew = file.st_size == 0;
    m_mayHaveCounted = m_mayHaveCounted || !isNew || m_wasReplaced;
    const bool isWhole = file.st_size >= static_cast<off_t>(sizeof(Layout));
    if ((!isWhole || !m_layout) && !map())
        return nullptr;
    const bool isOurs = isWhole && m_layout->magic == fileMagic &&
                        m_layout->version == ledgerVersion && m_layout->size == sizeof(Layout);
    if (!isOurs) {
        begin(now, !isNew || m_wasReplaced);
    } else if (m_layout->bootId != Layout::bootIdFrom(m_bootId)) {
        m_layout->state.moveToClockStart();
        std::atomic_signal_fence(std::memory_order_seq_cst);
        m_layout->bootId = Layout::bootIdFrom(m_bootId);
    }
    if (!m_isChecked && !m_layout->state.isSound(now))
        begin(now, true);
    else if (m_wasReplaced)
        m_layout->state.countAsFull(now);
    m_isChecked = true;
    m_mayHaveCounted = true;
    m_wasReplaced = false;
    return &m_layout->state;
}

BudgetFile::Lock::Lock(BudgetFile &file, Clock::TimePoint now) : m_file(file)
{
    if (m_file.isOpen() && m_file.isReplaced()) {
        m_file.close();
        m_file.m_wasReplaced = true;
        if (!m_file.open())
            m_file.fail();
    }
    if (!m_file.isOpen() || !m_file.lock())
        return;
    m_isHeld = true;
    m_state = m_file.soundState(now);
    if (!m_state) {
        m_file.fail();
        m_isHeld = false;
    }
}

BudgetFile::Lock::~Lock()
{
    if (m_isHeld)
        ::flock(m_file.m_file, LOCK_UN);
}

} // namespace numberdesk
