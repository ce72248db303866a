// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connections/signinfields.h"
#include "scriptedprompts.h"
#include "storage/connectionprofile.h"
#include "support/testprogram.h"
#include "windowfixture.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace numberdesk;

namespace {

const QString withSecret = u"Client secret"_s;
const QString withCertificate = u"Certificate"_s;
const QString withNothing = u"No sign-in"_s;
const QString inKeychain = u"In the desktop's keychain"_s;
const QString inFile = u"In an encrypted file"_s;
const QString forSession = u"For this session only"_s;

struct Scene
{
    Scene() { fields.show(); }

    QLineEdit *field(const QString &name) { return named<QLineEdit>(&fields, name); }
    void type(const QString &name, const QString &text)
    {
        QLineEdit *edit = field(name);
        if (edit == nullptr)
            qFatal("No field %s", qPrintable(name));
        edit->setText(text);
        emit edit->textEdited(text);
    }
    /// The visible box of that name. Its name for an assistive client is what it shows.
    QComboBox *boxNamed(const QString &name) const
    {
        const QList<QComboBox *> boxes = fields.findChildren<QComboBox *>();
        const auto found = std::find_if(boxes.begin(), boxes.end(), [&name](QComboBox *box) {
            return box->isVisible() && box->accessibleName() == name;
        });
        return found == boxes.end() ? nullptr : *found;
    }
    void choose(const QString &box, const QString &text)
    {
        QComboBox *combo = boxNamed(box);
        if (combo == nullptr || combo->findText(text) < 0)
            qFatal("No %s", qPrintable(text));
        combo->setCurrentIndex(combo->findText(text));
    }
    QString chosen(const QString &box) { return boxNamed(box)->currentText(); }
    ConnectionProfile profile() const
    {
        ConnectionProfile profile;
        profile.name = u"Prod"_s;
        fields.applyTo(profile);
        return profile;
    }
    void typeTenantAndClient()
    {
        type(u"Directory tenant"_s, u"contoso.onmicrosoft.com"_s);
        type(u"Client ID"_s, u"client"_s);
    }
    bool says(const QString &part) const
    {
        const QList<QLabel *> labels = fields.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

    ScriptedPrompts prompts;
    SignInFields fields{prompts};
};

ConnectionProfile storedProfile()
{
    ConnectionProfile profile;
    profile.name = u"Prod"_s;
    profile.tokenUrl = tokenUrlOf(u"contoso.onmicrosoft.com"_s);
    profile.clientId = u"client"_s;
    profile.scope = u"scope"_s;
    profile.secretPlace = SecretPlace::EncryptedFile;
    return profile;
}

} // namespace

class SignInFieldsTest : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheMethodTakes();
    void givesBackWhatItWasGiven();
    void signsInWithASecret();
    void signsInWithACertificate();
    void signsInWithNothing();
    void wantsWhatIsMissing();
    void keepsAStoredSecret();
    void wantsThePassphraseOfALockedFile();
    void leavesAKeychainThatDoesNotAnswer();
    void tellsOfBlanks();
};

void SignInFieldsTest::showsWhatTheMethodTakes()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withSecret);
    QVERIFY(scene.field(u"Client secret"_s) && scene.field(u"Client ID"_s));
    QVERIFY(!scene.field(u"Certificate file"_s) && !scene.field(u"Certificate passphrase"_s));
    scene.choose(u"Sign in with"_s, withCertificate);
    QVERIFY(!scene.field(u"Client secret"_s) && scene.field(u"Client ID"_s));
    QVERIFY(scene.field(u"Certificate file"_s) && scene.field(u"Certificate passphrase"_s));
    scene.choose(u"Sign in with"_s, withNothing);
    QVERIFY(!scene.field(u"Client secret"_s) && !scene.field(u"Client ID"_s));
    QVERIFY(!scene.field(u"Certificate file"_s) && !scene.field(u"Directory tenant"_s));
    QVERIFY(scene.boxNamed(u"Keep the secret"_s) == nullptr);
}

void SignInFieldsTest::givesBackWhatItWasGiven()
{
    Scene scene;
    scene.fields.setProfile(storedProfile(), true);
    QCOMPARE(scene.field(u"Directory tenant"_s)->text(), u"contoso.onmicrosoft.com"_s);
    QCOMPARE(scene.profile(), storedProfile());
}

void SignInFieldsTest::signsInWithASecret()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withSecret);
    scene.typeTenantAndClient();
    scene.type(u"Client secret"_s, u" s3cret "_s);
    scene.choose(u"Keep the secret"_s, forSession);
    QVERIFY(scene.fields.check());
    QCOMPARE(scene.fields.secret(), "s3cret");
    const ConnectionProfile profile = scene.profile();
    QCOMPARE(profile.tokenUrl, tokenUrlOf(u"contoso.onmicrosoft.com"_s));
    QCOMPARE(profile.clientId, u"client"_s);
    QVERIFY(profile.certificateFile.isEmpty());
    QCOMPARE(profile.secretPlace, SecretPlace::Session);
}

void SignInFieldsTest::signsInWithACertificate()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withCertificate);
    scene.typeTenantAndClient();
    scene.choose(u"Keep the secret"_s, forSession);
    QVERIFY(!scene.fields.check());
    scene.type(u"Certificate file"_s, u"/tmp/desk.pem"_s);
    QVERIFY(scene.fields.check());
    QCOMPARE(scene.profile().certificateFile, u"/tmp/desk.pem"_s);
    QCOMPARE(scene.profile().secretPlace, SecretPlace::None); // a key without a passphrase
    scene.type(u"Certificate passphrase"_s, u" of the key"_s);
    QCOMPARE(scene.fields.secret(), " of the key"); // whose blanks may be meant
    QCOMPARE(scene.profile().secretPlace, SecretPlace::Session);
}

void SignInFieldsTest::signsInWithNothing()
{
    Scene scene;
    scene.fields.setProfile(storedProfile(), true);
    scene.choose(u"Sign in with"_s, withNothing);
    QVERIFY(scene.fields.check());
    const ConnectionProfile profile = scene.profile();
    QVERIFY(profile.tokenUrl.isEmpty() && profile.clientId.isEmpty() && profile.scope.isEmpty());
    QCOMPARE(profile.secretPlace, SecretPlace::None);
    QVERIFY(scene.fields.secret().isEmpty());
}

void SignInFieldsTest::wantsWhatIsMissing()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withSecret);
    scene.choose(u"Keep the secret"_s, forSession);
    QVERIFY(!scene.fields.check());
    QVERIFY(scene.says(u"Enter the client secret."_s));
    QVERIFY(scene.says(u"Enter the client ID."_s));
    scene.typeTenantAndClient();
    scene.type(u"Client secret"_s, u"s3cret"_s);
    QVERIFY(scene.fields.check());
    for (const QString &tenant :
         {u"no domain"_s, u"http://login.example/token"_s, u"https://me@login.example/token"_s}) {
        scene.type(u"Directory tenant"_s, tenant);
        QVERIFY2(!scene.fields.check(), qPrintable(tenant));
    }
    scene.type(u"Directory tenant"_s, u"https://login.example/token"_s);
    QVERIFY(scene.fields.check());
    QCOMPARE(scene.profile().tokenUrl, QUrl(u"https://login.example/token"_s));
}

void SignInFieldsTest::keepsAStoredSecret()
{
    Scene scene;
    scene.fields.setProfile(storedProfile(), true);
    scene.fields.setFileState(true, false);
    QVERIFY(scene.fields.check());
    QVERIFY(scene.fields.secret().isEmpty() && scene.fields.filePassphrase().isEmpty());
    QCOMPARE(scene.profile().secretPlace, SecretPlace::EncryptedFile);

    Scene another; // nothing is stored for it
    another.fields.setProfile(storedProfile(), false);
    QVERIFY(!another.fields.check());
}

void SignInFieldsTest::wantsThePassphraseOfALockedFile()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withSecret);
    scene.typeTenantAndClient();
    scene.type(u"Client secret"_s, u"s3cret"_s);
    scene.choose(u"Keep the secret"_s, inFile);
    scene.fields.setFileState(false, false);
    QVERIFY(scene.says(u"A lost passphrase cannot be recovered."_s));
    QVERIFY(!scene.fields.check());
    scene.type(u"File passphrase"_s, u" long one"_s);
    QVERIFY(scene.fields.check());
    QCOMPARE(scene.fields.filePassphrase(), " long one");
    scene.fields.setFileState(true, true);
    QVERIFY(scene.field(u"File passphrase"_s) == nullptr);
    QVERIFY(scene.fields.filePassphrase().isEmpty());
}

void SignInFieldsTest::leavesAKeychainThatDoesNotAnswer()
{
    Scene scene;
    scene.choose(u"Keep the secret"_s, inKeychain);
    scene.fields.setKeychain(true);
    QCOMPARE(scene.chosen(u"Keep the secret"_s), inKeychain);
    scene.fields.setKeychain(false);
    QCOMPARE(scene.chosen(u"Keep the secret"_s), forSession);

    ConnectionProfile profile = storedProfile();
    profile.secretPlace = SecretPlace::Keychain;
    scene.fields.setProfile(profile, true); // its secret is there, whatever answers now
    scene.fields.setKeychain(false);
    QCOMPARE(scene.chosen(u"Keep the secret"_s), inKeychain);
    QVERIFY(scene.says(u"no keychain that answers"_s));
}

void SignInFieldsTest::tellsOfBlanks()
{
    Scene scene;
    scene.choose(u"Sign in with"_s, withSecret);
    scene.type(u"Client ID"_s, u"client\t"_s);
    QVERIFY(scene.says(u"White space around it is left out."_s));
    QCOMPARE(scene.profile().clientId, u"client"_s);
    scene.type(u"Client ID"_s, u"client"_s);
    QVERIFY(!scene.says(u"White space around it is left out."_s));
}

NUMBERDESK_TEST("signinfields", SignInFieldsTest)
#include "tst_signinfields.moc"
