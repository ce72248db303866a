// SPDX-FileCopyrightText: 2026 The Numberdesk developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/zipbuilder.h"

#include <zip.h>

using namespace Qt::StringLiterals;

namespace numberdesk {

QByteArray zipOf(const ZipParts &parts)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (const auto &[name, content] : parts) {
        zip_source_t *part = zip_source_buffer(zip, content.constData(),
                                               static_cast<zip_uint64_t>(content.size()), 0);
        zip_file_add(zip, name.toUtf8().constData(), part, ZIP_FL_ENC_UTF_8);
    }
    zip_close(zip);
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    QByteArray bytes(zip_source_tell(target), Qt::Uninitialized);
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), static_cast<zip_uint64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    zip_error_fini(&error);
    return bytes;
}

ZipParts xlsxParts(const QByteArray &sheetContent, const QByteArray &styles,
                   const QByteArray &formats, const QByteArray &strings)
{
    const QByteArray relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const QByteArray type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const QByteArray main = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    return {
        {u"_rels/.rels"_s, relations + "<Relationship Id=\"a\" Type=\"" + type +
                               "officeDocument\" Target=\"/book/main.xml\"/></Relationships>"},
        {u"book/main.xml"_s,
         "<workbook" + main +
             " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
             "<sheets><sheet name=\"Numbers\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"},
        {u"book/_rels/main.xml.rels"_s,
         relations + "<Relationship Id=\"s1\" Type=\"" + type +
             "worksheet\" Target=\"pages/one.xml\"/><Relationship Id=\"s2\" Type=\"" + type +
             "styles\" Target=\"looks.xml\"/><Relationship Id=\"s3\" Type=\"" + type +
             "sharedStrings\" Target=\"../words.xml\"/></Relationships>"},
        {u"book/pages/one.xml"_s, "<worksheet" + main + ">" + sheetContent + "</worksheet>"},
        {u"book/looks.xml"_s, "<styleSheet" + main + "><numFmts>" + formats +
                                  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                  "<cellXfs>" +
                                  styles + "</cellXfs></styleSheet>"},
        {u"words.xml"_s, "<sst" + main + ">" + strings + "</sst>"},
    };
}

ZipParts odsParts(const QByteArray &tables, const QByteArray &styles)
{
    return {
        {u"mimetype"_s, "application/vnd.oasis.opendocument.spreadsheet"},
        {u"content.xml"_s,
         "<office:document-content"
         " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
         " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
         " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
         " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
         "<office:automatic-styles>" +
             styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
             "</office:spreadsheet></office:body></office:document-content>"}};
}

} // namespace numberdesk
