<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AccountDetails</name>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Off, but %Ln number(s) use it</source>
        <translation>
            <numerusform>Off, but %Ln number uses it</numerusform>
            <numerusform>Off, but %Ln numbers use it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccountLists</name>
    <message numerus="yes">
        <source>The list of the account &quot;%1&quot; holds %n item(s) that cannot be read, so that it is not known what to delete.</source>
        <translation>
            <numerusform>The list of the account &quot;%1&quot; holds %n item that cannot be read, so that it is not known what to delete.</numerusform>
            <numerusform>The list of the account &quot;%1&quot; holds %n items that cannot be read, so that it is not known what to delete.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddressCheck</name>
    <message numerus="yes">
        <source>%n row(s) name a location that the account&apos;s addresses do not have.</source>
        <translation>
            <numerusform>%n row names a location that the account&apos;s addresses do not have.</numerusform>
            <numerusform>%n rows name a location that the account&apos;s addresses do not have.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) name a civic address that the account does not have.</source>
        <translation>
            <numerusform>%n row names a civic address that the account does not have.</numerusform>
            <numerusform>%n rows name a civic address that the account does not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CellRules</name>
    <message numerus="yes">
        <source>This is a range of %n number(s).</source>
        <translation>
            <numerusform>This is a range of %Ln number.</numerusform>
            <numerusform>This is a range of %Ln numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CsvHeading</name>
    <message numerus="yes">
        <source>%n column(s) have no heading and are ignored.</source>
        <translation>
            <numerusform>%Ln column has no heading and is ignored.</numerusform>
            <numerusform>%Ln columns have no heading and are ignored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) above the headings are left out: %1.</source>
        <translation>
            <numerusform>%Ln line above the headings is left out: %1.</numerusform>
            <numerusform>%Ln lines above the headings are left out: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteOutcomeText</name>
    <message numerus="yes">
        <source>%Ln number(s) deleted.</source>
        <translation>
            <numerusform>%Ln number deleted.</numerusform>
            <numerusform>%Ln numbers deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) deleted, %1 not.</source>
        <translation>
            <numerusform>%Ln number deleted, %1 not.</numerusform>
            <numerusform>%Ln numbers deleted, %1 not.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more that changed meanwhile.</source>
        <translation>
            <numerusform>And %Ln more that changed meanwhile.</numerusform>
            <numerusform>And %Ln more that changed meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) had gone already.</source>
        <translation>
            <numerusform>%Ln number had gone already.</numerusform>
            <numerusform>%Ln numbers had gone already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the deleted may have changed meanwhile: the request budget let nothing out within a minute of the last reading.</source>
        <translation>
            <numerusform>%Ln of the deleted may have changed meanwhile: the request budget let nothing out within a minute of the last reading.</numerusform>
            <numerusform>%Ln of the deleted may have changed meanwhile: the request budget let nothing out within a minute of the last reading.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more that changed meanwhile or that the gateway has not deleted.</source>
        <translation>
            <numerusform>And %Ln more that changed meanwhile or that the gateway has not deleted.</numerusform>
            <numerusform>And %Ln more that changed meanwhile or that the gateway has not deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeleteQuestion</name>
    <message numerus="yes">
        <source>Delete %Ln number(s) of the account %1 on %2?</source>
        <translation>
            <numerusform>Delete %Ln number of the account %1 on %2?</numerusform>
            <numerusform>Delete %Ln numbers of the account %1 on %2?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln number(s) on %1?</source>
        <translation>
            <numerusform>Delete %Ln number on %1?</numerusform>
            <numerusform>Delete %Ln numbers on %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They belong to %Ln account(s). Calls to and from deleted numbers stop. Undo on the Jobs page can create them again.</source>
        <translation>
            <numerusform>They belong to %Ln account. Calls to and from deleted numbers stop. Undo on the Jobs page can create them again.</numerusform>
            <numerusform>They belong to %Ln accounts. Calls to and from deleted numbers stop. Undo on the Jobs page can create them again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln number(s)</source>
        <translation>
            <numerusform>Delete %Ln number</numerusform>
            <numerusform>Delete %Ln numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FieldRules</name>
    <message numerus="yes">
        <source>Shorten it by %n character(s).</source>
        <translation>
            <numerusform>Shorten it by %n character.</numerusform>
            <numerusform>Shorten it by %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUpWords</name>
    <message numerus="yes">
        <source>%Ln row(s) of job %1 would be sent. Nothing is sent.</source>
        <translation>
            <numerusform>%Ln row of job %1 would be sent. Nothing is sent.</numerusform>
            <numerusform>%Ln rows of job %1 would be sent. Nothing is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed row(s) of job %1 will be sent again. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%Ln failed row of job %1 will be sent again. Nothing has been sent yet.</numerusform>
            <numerusform>%Ln failed rows of job %1 will be sent again. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of job %1 will be taken back. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%Ln row of job %1 will be taken back. Nothing has been sent yet.</numerusform>
            <numerusform>%Ln rows of job %1 will be taken back. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) reversed</source>
        <translation>
            <numerusform>%Ln row reversed</numerusform>
            <numerusform>%Ln rows reversed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reversed</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln not reversed</numerusform>
            <numerusform>%Ln not reversed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo %Ln row(s)</source>
        <translation>
            <numerusform>&amp;Undo %Ln row</numerusform>
            <numerusform>&amp;Undo %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retr&amp;y %Ln row(s)</source>
        <translation>
            <numerusform>Retr&amp;y %Ln row</numerusform>
            <numerusform>Retr&amp;y %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) were changed by others since and stay as they are.</source>
        <translation>
            <numerusform>%Ln number was changed by others since and stays as it is.</numerusform>
            <numerusform>%Ln numbers were changed by others since and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing of job %1 was undone: others have changed %Ln row(s) since, which stay.</source>
        <translation>
            <numerusform>Nothing of job %1 was undone: others have changed its row since, which stays.</numerusform>
            <numerusform>Nothing of job %1 was undone: others have changed %Ln rows since, which stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%1 of %2 rows done, %n request(s) and %3 left.</source>
        <translation>
            <numerusform>%1 of %2 rows done, %n request and %3 left.</numerusform>
            <numerusform>%1 of %2 rows done, %n requests and %3 left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --json and --result list them all.</source>
        <translation>
            <numerusform>… and %n more; --json and --result list them all.</numerusform>
            <numerusform>… and %n more; --json and --result list them all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Account to create: %1 (%2), for %n row(s).</source>
        <translation>
            <numerusform>Account to create: %1 (%2), for %Ln row.</numerusform>
            <numerusform>Account to create: %1 (%2), for %Ln rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) clear %1.</source>
        <translation>
            <numerusform>%Ln row clears %1.</numerusform>
            <numerusform>%Ln rows clear %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading again what the numbers have now, for rows that go out more than a minute after they were read, takes up to %n request(s); sending them takes %1. --no-recheck sends without.</source>
        <translation>
            <numerusform>Reading again what the numbers have now, for rows that go out more than a minute after they were read, takes up to %n request; sending them takes %1. --no-recheck sends without.</numerusform>
            <numerusform>Reading again what the numbers have now, for rows that go out more than a minute after they were read, takes up to %n requests; sending them takes %1. --no-recheck sends without.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s), %1 of them writes, %2 s.</source>
        <translation>
            <numerusform>%n request, %1 of them writes, %2 s.</numerusform>
            <numerusform>%n requests, %1 of them writes, %2 s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left; go on with them: numberdesk job resume %1</source>
        <translation>
            <numerusform>%n row left; go on with it: numberdesk job resume %1</numerusform>
            <numerusform>%n rows left; go on with them: numberdesk job resume %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more; --json lists them all.</source>
        <translation>
            <numerusform>… and %n more; --json lists them all.</numerusform>
            <numerusform>… and %n more; --json lists them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobWords</name>
    <message numerus="yes">
        <source>%Ln synced</source>
        <translation>
            <numerusform>%Ln synced</numerusform>
            <numerusform>%Ln synced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>%Ln done</numerusform>
            <numerusform>%Ln done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not sent</source>
        <translation>
            <numerusform>%Ln not sent</numerusform>
            <numerusform>%Ln not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad</source>
        <translation>
            <numerusform>%Ln bad</numerusform>
            <numerusform>%Ln bad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept</source>
        <comment>by an undo</comment>
        <translation>
            <numerusform>%Ln kept</numerusform>
            <numerusform>%Ln kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message numerus="yes">
        <source>%n account(s) of the gateway could not be read</source>
        <translation>
            <numerusform>%n account of the gateway could not be read</numerusform>
            <numerusform>%n accounts of the gateway could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) of the gateway could not be read</source>
        <translation>
            <numerusform>%n number of the gateway could not be read</numerusform>
            <numerusform>%n numbers of the gateway could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) for information could not be read</source>
        <translation>
            <numerusform>%n request for information could not be read</numerusform>
            <numerusform>%n requests for information could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) of the gateway could not be read</source>
        <translation>
            <numerusform>%n address of the gateway could not be read</numerusform>
            <numerusform>%n addresses of the gateway could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MirrorPlan</name>
    <message numerus="yes">
        <source>An account is made like a file only when every row is good; %n row(s) are bad. Nothing is sent.</source>
        <translation>
            <numerusform>An account is made like a file only when every row is good; %n row is bad. Nothing is sent.</numerusform>
            <numerusform>An account is made like a file only when every row is good; %n rows are bad. Nothing is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are left out, so the file does not say all that its accounts are to have. Nothing is sent.</source>
        <translation>
            <numerusform>%n row is left out, so the file does not say all that its accounts are to have. Nothing is sent.</numerusform>
            <numerusform>%n rows are left out, so the file does not say all that its accounts are to have. Nothing is sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MirrorQuestion</name>
    <message numerus="yes">
        <source>and %Ln more account(s)</source>
        <translation>
            <numerusform>and %Ln more account</numerusform>
            <numerusform>and %Ln more accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln number(s) that the file does not have?</source>
        <translation>
            <numerusform>Delete %Ln number that the file does not have?</numerusform>
            <numerusform>Delete %Ln numbers that the file does not have?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberingSurvey</name>
    <message numerus="yes">
        <source>%n number(s) begin with an unknown country code.</source>
        <translation>
            <numerusform>%n number begins with an unknown country code.</numerusform>
            <numerusform>%n numbers begin with an unknown country code.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) have a length that their country does not use.</source>
        <translation>
            <numerusform>%n number has a length that its country does not use.</numerusform>
            <numerusform>%n numbers have a length that their country does not use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s) are not in their country&apos;s numbering plan.</source>
        <translation>
            <numerusform>%n number is not in its country&apos;s numbering plan.</numerusform>
            <numerusform>%n numbers are not in their country&apos;s numbering plan.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutcomeBook</name>
    <message numerus="yes">
        <source>%Ln row(s) went out on a reading that may have been more than a minute old, since the request budget let nothing out sooner.</source>
        <translation>
            <numerusform>%Ln row went out on a reading that may have been more than a minute old, since the request budget let nothing out sooner.</numerusform>
            <numerusform>%Ln rows went out on a reading that may have been more than a minute old, since the request budget let nothing out sooner.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanCheck</name>
    <message numerus="yes">
        <source>%n row(s) enable Operator Connect or Phone Mobile on a number without a usage; the backend will fail them.</source>
        <translation>
            <numerusform>%n row enable Operator Connect or Phone Mobile on a number without a usage; the backend will fail them.</numerusform>
            <numerusform>%n rows enable Operator Connect or Phone Mobile on a number without a usage; the backend will fail them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDraft</name>
    <message numerus="yes">
        <source>%n fault(s) keep the input from being read; nothing was sent.</source>
        <translation>
            <numerusform>%n fault keeps the input from being read; nothing was sent.</numerusform>
            <numerusform>%n faults keep the input from being read; nothing was sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) were repaired as agreed.</source>
        <translation>
            <numerusform>%n cell was repaired as agreed.</numerusform>
            <numerusform>%n cells were repaired as agreed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) end before the last column, as spreadsheets write rows whose last cells are empty</source>
        <translation>
            <numerusform>%Ln row ends before the last column, as spreadsheets write rows whose last cells are empty</numerusform>
            <numerusform>%Ln rows end before the last column, as spreadsheets write rows whose last cells are empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n empty cell(s) of other rows</source>
        <translation>
            <numerusform>%Ln empty cell of other rows</numerusform>
            <numerusform>%Ln empty cells of other rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTally</name>
    <message numerus="yes">
        <source>%n row(s) create a number without any service.</source>
        <translation>
            <numerusform>%Ln row creates a number without any service.</numerusform>
            <numerusform>%Ln rows create a number without any service.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from %1 to %2</source>
        <translation>
            <numerusform>%Ln from %1 to %2</numerusform>
            <numerusform>%Ln from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) enable %1 on the account &quot;%2&quot;, whose sync is off: Teams will not hear of them.</source>
        <translation>
            <numerusform>%Ln row enables %1 on the account &quot;%2&quot;, whose sync is off: Teams will not hear of them.</numerusform>
            <numerusform>%Ln rows enable %1 on the account &quot;%2&quot;, whose sync is off: Teams will not hear of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>There is/are %Ln more fault(s).</source>
        <translation>
            <numerusform>There is %Ln more fault.</numerusform>
            <numerusform>There are %Ln more faults.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 will be sent. Nothing has been sent yet.</source>
        <translation>
            <numerusform>%Ln row of %1 will be sent. Nothing has been sent yet.</numerusform>
            <numerusform>%Ln rows of %1 will be sent. Nothing has been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was sent. Waiting for the backend to sync %Ln number(s)…</source>
        <translation>
            <numerusform>%1 was sent. Waiting for the backend to sync %Ln number…</numerusform>
            <numerusform>%1 was sent. Waiting for the backend to sync %Ln numbers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was sent; %Ln row(s) failed.</source>
        <translation>
            <numerusform>%1 was sent; %Ln row failed.</numerusform>
            <numerusform>%1 was sent; %Ln rows failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were applied.</source>
        <translation>
            <numerusform>%Ln row was applied.</numerusform>
            <numerusform>%Ln rows were applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were not sent.</source>
        <translation>
            <numerusform>%Ln row was not sent.</numerusform>
            <numerusform>%Ln rows were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) of %1 would change. Nothing is sent.</source>
        <translation>
            <numerusform>%Ln row of %1 would change. Nothing is sent.</numerusform>
            <numerusform>%Ln rows of %1 would change. Nothing is sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bad row(s) were not sent.</source>
        <translation>
            <numerusform>%Ln bad row was not sent.</numerusform>
            <numerusform>%Ln bad rows were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to send: the gateway has every row as it is here, but %Ln of them failed in sync.</source>
        <translation>
            <numerusform>Nothing to send: the gateway has every row as it is here, but %Ln of them failed in sync.</numerusform>
            <numerusform>Nothing to send: the gateway has every row as it is here, but %Ln of them failed in sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to send: the gateway has every row as it is here, and %Ln of them are pending.</source>
        <translation>
            <numerusform>Nothing to send: the gateway has every row as it is here, and %Ln of them is pending.</numerusform>
            <numerusform>Nothing to send: the gateway has every row as it is here, and %Ln of them are pending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was sent but for %Ln row(s), which say why.</source>
        <translation>
            <numerusform>%1 was sent but for %Ln row, which says why.</numerusform>
            <numerusform>%1 was sent but for %Ln rows, which say why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To %Ln row(s) no answer came: they may have been stored.</source>
        <translation>
            <numerusform>To %Ln row no answer came: it may have been stored.</numerusform>
            <numerusform>To %Ln rows no answer came: they may have been stored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Upload %Ln row(s)</source>
        <translation>
            <numerusform>&amp;Upload %Ln row</numerusform>
            <numerusform>&amp;Upload %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowCheck</name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusCommand</name>
    <message numerus="yes">
        <source>%n number(s) pending.</source>
        <translation>
            <numerusform>%n number pending.</numerusform>
            <numerusform>%n numbers pending.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SwitchOffQuestion</name>
    <message numerus="yes">
        <source>%Ln number(s) use %1: their calls over it stop.</source>
        <translation>
            <numerusform>%Ln number uses %1: its calls over it stop.</numerusform>
            <numerusform>%Ln numbers use %1: their calls over it stop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch off %Ln number(s)</source>
        <translation>
            <numerusform>Switch off %Ln number</numerusform>
            <numerusform>Switch off %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Switch off %Ln number(s) or more</source>
        <translation>
            <numerusform>Switch off %Ln number or more</numerusform>
            <numerusform>Switch off %Ln numbers or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransportWords</name>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) behind that of the gateway.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute behind that of the gateway.</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes behind that of the gateway.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n minute(s) ahead of that of the gateway.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute ahead of that of the gateway.</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes ahead of that of the gateway.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workbook</name>
    <message numerus="yes">
        <source>%n row(s) of the sheet are hidden, and are read.</source>
        <translation>
            <numerusform>%n row of the sheet is hidden, and is read.</numerusform>
            <numerusform>%n rows of the sheet are hidden, and are read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::AccountsPage</name>
    <message numerus="yes">
        <source>%Ln account(s)</source>
        <translation>
            <numerusform>%Ln account</numerusform>
            <numerusform>%Ln accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::ConnectionRemoveCommand</name>
    <message numerus="yes">
        <source>Its %n job(s), and the copies of their files, are gone.</source>
        <translation>
            <numerusform>Its job, and the copies of its files, are gone.</numerusform>
            <numerusform>Its %n jobs, and the copies of their files, are gone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::DirectRoutingFields</name>
    <message numerus="yes">
        <source>at most %n character(s)</source>
        <translation>
            <numerusform>at most %n character</numerusform>
            <numerusform>at most %n characters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These names have %n character(s), more than Microsoft Entra ID takes. Choose a shorter subdomain.</source>
        <translation>
            <numerusform>These names have %n character, more than Microsoft Entra ID takes. Choose a shorter subdomain.</numerusform>
            <numerusform>These names have %n characters, more than Microsoft Entra ID takes. Choose a shorter subdomain.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::GatewayCommand</name>
    <message numerus="yes">
        <source>Interrupted; waiting for %n change(s) under way.</source>
        <translation>
            <numerusform>Interrupted; waiting for %n change under way.</numerusform>
            <numerusform>Interrupted; waiting for %n changes under way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::InterruptedBar</name>
    <message numerus="yes">
        <source>%Ln job(s) were interrupted. The rest of them waits.</source>
        <translation>
            <numerusform>%Ln job was interrupted. The rest of it waits.</numerusform>
            <numerusform>%Ln jobs were interrupted. The rest of them waits.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::JobsPage</name>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <translation>
            <numerusform>%Ln paused</numerusform>
            <numerusform>%Ln paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interrupted</source>
        <translation>
            <numerusform>%Ln interrupted</numerusform>
            <numerusform>%Ln interrupted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::LeaveGuard</name>
    <message numerus="yes">
        <source>%Ln number(s) are being deleted on %1. %2</source>
        <translation>
            <numerusform>%Ln number is being deleted on %1. %2</numerusform>
            <numerusform>%Ln numbers are being deleted on %1. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) are being sent to %1. %2</source>
        <translation>
            <numerusform>%Ln job is being sent to %1. %2</numerusform>
            <numerusform>%Ln jobs are being sent to %1. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::ManualInputTab</name>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln twice</source>
        <translation>
            <numerusform>%Ln twice</numerusform>
            <numerusform>%Ln twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln range(s) of %1 numbers</source>
        <translation>
            <numerusform>%Ln range of %1 numbers</numerusform>
            <numerusform>%Ln ranges of %1 numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln range(s) of more than %1 numbers</source>
        <translation>
            <numerusform>%Ln range of more than %1 numbers</numerusform>
            <numerusform>%Ln ranges of more than %1 numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>E&amp;xpand to %Ln number(s)</source>
        <translation>
            <numerusform>E&amp;xpand to %Ln number</numerusform>
            <numerusform>E&amp;xpand to %Ln numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::MendBar</name>
    <message numerus="yes">
        <source>Leave out %Ln row(s)</source>
        <translation>
            <numerusform>Leave out %Ln row</numerusform>
            <numerusform>Leave out %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::MissingAccountsPanel</name>
    <message numerus="yes">
        <source>Create %Ln account(s)</source>
        <translation>
            <numerusform>Create %Ln account</numerusform>
            <numerusform>Create %Ln accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) of the file do not exist on the gateway. Rows of accounts that are not created stay unsent.</source>
        <translation>
            <numerusform>%Ln account of the file does not exist on the gateway. Rows of accounts that are not created stay unsent.</numerusform>
            <numerusform>%Ln accounts of the file do not exist on the gateway. Rows of accounts that are not created stay unsent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln account(s) will be created: %1</source>
        <translation>
            <numerusform>%Ln account will be created: %1</numerusform>
            <numerusform>%Ln accounts will be created: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::NumbersPage</name>
    <message numerus="yes">
        <source>%Ln number(s) selected.</source>
        <translation>
            <numerusform>%Ln number selected.</numerusform>
            <numerusform>%Ln numbers selected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s)</source>
        <translation>
            <numerusform>%Ln number</numerusform>
            <numerusform>%Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln pending</numerusform>
            <numerusform>%Ln pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::PlanMending</name>
    <message numerus="yes">
        <source>%Ln more row(s) have “%1” in the column %2.</source>
        <translation>
            <numerusform>%Ln more row has “%1” in the column %2.</numerusform>
            <numerusform>%Ln more rows have “%1” in the column %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::PlanOptionsPanel</name>
    <message numerus="yes">
        <source>Let empty cells clear what the gateway has, though %Ln row(s) end before the last column</source>
        <translation>
            <numerusform>Let empty cells clear what the gateway has, though %Ln row ends before the last column</numerusform>
            <numerusform>Let empty cells clear what the gateway has, though %Ln rows end before the last column</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also change the assignment status of %Ln number(s)</source>
        <translation>
            <numerusform>Also change the assignment status of %Ln number</numerusform>
            <numerusform>Also change the assignment status of %Ln numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send without reading again what the gateway has, which may take up to %Ln request(s), more than sending (%1)</source>
        <translation>
            <numerusform>Send without reading again what the gateway has, which may take up to %Ln request, more than sending (%1)</numerusform>
            <numerusform>Send without reading again what the gateway has, which may take up to %Ln requests, more than sending (%1)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::PlanView</name>
    <message numerus="yes">
        <source>Repair %Ln row(s)</source>
        <translation>
            <numerusform>Repair %Ln row</numerusform>
            <numerusform>Repair %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) left</source>
        <translation>
            <numerusform>%Ln request left</numerusform>
            <numerusform>%Ln requests left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::RequestsPage</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln awaiting an answer</source>
        <translation>
            <numerusform>%Ln awaiting an answer</numerusform>
            <numerusform>%Ln awaiting an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::RetryBar</name>
    <message numerus="yes">
        <source>%1 Trying again in %Ln second(s).</source>
        <translation>
            <numerusform>%1 Trying again in %Ln second.</numerusform>
            <numerusform>%1 Trying again in %Ln seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::StatusPanel</name>
    <message numerus="yes">
        <source>Read %Ln minute(s) ago</source>
        <translation>
            <numerusform>Read %Ln minute ago</numerusform>
            <numerusform>Read %Ln minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %Ln hour(s) ago</source>
        <translation>
            <numerusform>Read %Ln hour ago</numerusform>
            <numerusform>Read %Ln hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) this minute, no limit</source>
        <translation>
            <numerusform>%Ln request this minute, no limit</numerusform>
            <numerusform>%Ln requests this minute, no limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) pending</source>
        <translation>
            <numerusform>%Ln number pending</numerusform>
            <numerusform>%Ln numbers pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %Ln waiting</source>
        <translation>
            <numerusform>, %Ln waiting</numerusform>
            <numerusform>, %Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>numberdesk::SyncWait</name>
    <message numerus="yes">
        <source>%n row(s) pending.</source>
        <translation>
            <numerusform>%n row pending.</numerusform>
            <numerusform>%n rows pending.</numerusform>
        </translation>
    </message>
</context>
</TS>
