/*
 * text_pg.c
 *	  Texts of the database as the core's UTF-8, and back.
 *
 * In a UTF-8 database a text is read in place.  In another encoding it is
 * converted, one character to one character, so positions stay what substr()
 * takes.  In SQL_ASCII the server knows no characters: the bytes are read as
 * UTF-8, and positions count UTF-8 characters where substr() counts bytes.
 *
 * Bytes that are not UTF-8 (in SQL_ASCII, or after a careless pg_upgrade from
 * a very old server) become U+FFFD, one for each byte, as everywhere in the
 * core, and so do characters that have no Unicode (byte 9D in WIN1252, left by
 * a wrong conversion): an analysis never fails for them.
 */
#include "postgres.h"

#include "pg/compat.h"
#include "pg/text_pg.h"

#include "catalog/namespace.h"
#include "catalog/pg_type.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "base/utf8.h"

/* Bytes of a user's argument that an error message repeats. */
#define MAX_SHOWN 64

/* Bytes that are converted at a time. */
#define CONVERTED_AT_ONCE 2048

/* Are the bytes of a text taken as they are? */
static bool
takes_utf8(void)
{
	return GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII;
}

/* A copy with every malformed byte replaced, from the first one on. */
static NxString
replace_malformed(const char *bytes, size_t len, size_t first)
{
	StringInfoData copy;
	NxString result;
	size_t offset = first;

	initStringInfo(&copy);
	appendBinaryStringInfo(&copy, bytes, (int) first);
	while (offset < len)
	{
		char character[4];
		uint32_t c = nx_utf8_next(bytes, len, &offset);

		appendBinaryStringInfo(&copy, character, (int) nx_utf8_put(c, character));
	}
	result.bytes = copy.data;
	result.len = (uint32_t) copy.len;
	return result;
}

/*
 * Append the UTF-8 of the first characters of a text of the database, as many as
 * are converted at a time.  Returns how many bytes of the text they are.
 */
static size_t
convert_some(StringInfo utf8, Oid procedure, const char *bytes, size_t len)
{
	int encoding = GetDatabaseEncoding();
	unsigned char converted[CONVERTED_AT_ONCE * MAX_CONVERSION_GROWTH + 1];
	int n = pg_mbcliplen(bytes, (int) len, CONVERTED_AT_ONCE);
	int done;

	/* No text of the database ends within a character, but be safe. */
	if (n <= 0 || (size_t) n > len)
		n = (int) Min(len, CONVERTED_AT_ONCE);
	converted[0] = '\0';
	done = newsx_convert(procedure, encoding, bytes, n, converted, sizeof(converted));
	appendStringInfoString(utf8, (char *) converted);
	if (done >= n)
		return (size_t) n;
	appendStringInfoString(utf8, "\xEF\xBF\xBD"); /* U+FFFD */
	return (size_t) Min(done + pg_encoding_mblen(encoding, bytes + done), n);
}

/* A copy of a text of the database in UTF-8. */
static NxString
convert(const char *bytes, size_t len)
{
	Oid procedure = FindDefaultConversionProc(GetDatabaseEncoding(), PG_UTF8);
	StringInfoData utf8;
	NxString result;
	size_t offset = 0;

	if (!OidIsValid(procedure))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("newsx cannot read texts in encoding \"%s\"",
							   GetDatabaseEncodingName()),
						errdetail("The server has no conversion from it to UTF-8.")));
	initStringInfo(&utf8);
	while (offset < len)
	{
		offset += convert_some(&utf8, procedure, bytes + offset, len - offset);
		CHECK_FOR_INTERRUPTS();
	}
	result.bytes = utf8.data;
	result.len = (uint32_t) utf8.len;
	return result;
}

NxString
newsx_utf8_bytes(const char *bytes, size_t len)
{
	NxString result = {bytes, (uint32_t) len};
	size_t valid;

	if (!takes_utf8())
		return convert(bytes, len);
	valid = nx_utf8_check(bytes, len);
	return valid == len ? result : replace_malformed(bytes, len, valid);
}

NxString
newsx_utf8(const text *value)
{
	return newsx_utf8_bytes(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

text *
newsx_text(NxString string)
{
	char *converted;

	if (takes_utf8() || string.len == 0)
		return cstring_to_text_with_len(string.bytes, (int) string.len);
	converted = pg_any_to_server(string.bytes, (int) string.len, PG_UTF8);
	if (converted == string.bytes)
		return cstring_to_text_with_len(string.bytes, (int) string.len);
	return cstring_to_text(converted);
}

static void
append_escaped(StringInfo json, uint32_t c)
{
	if (c < 0x80)
		appendStringInfoChar(json, (char) c);
	else if (c < 0x10000)
		appendStringInfo(json, "\\u%04x", c);
	else
		appendStringInfo(json, "\\u%04x\\u%04x", 0xD800 + ((c - 0x10000) >> 10),
						 0xDC00 + ((c - 0x10000) & 0x3FF));
}

text *
newsx_json_text(NxString json)
{
	StringInfoData escaped;
	size_t offset = 0;

	if (takes_utf8())
		return cstring_to_text_with_len(json.bytes, (int) json.len);
	initStringInfo(&escaped);
	while (offset < json.len)
		append_escaped(&escaped, nx_utf8_next(json.bytes, json.len, &offset));
	return cstring_to_text_with_len(escaped.data, escaped.len);
}

const char *
newsx_message(const char *message)
{
	NxString string = {message, (uint32_t) strlen(message)};

	return text_to_cstring(newsx_json_text(string));
}

const char *
newsx_shown(const char *given)
{
	int len = (int) strlen(given);

	if (len <= MAX_SHOWN)
		return given;
	return psprintf("%.*s...", pg_mbcliplen(given, len, MAX_SHOWN), given);
}

Datum
newsx_text_array(const NxString *strings, uint32_t n)
{
	Datum *datums = palloc(sizeof(Datum) * n);

	for (uint32_t i = 0; i < n; i++)
		datums[i] = PointerGetDatum(newsx_text(strings[i]));
	return PointerGetDatum(
		construct_array(datums, (int) n, TEXTOID, -1, false, TYPALIGN_INT));
}

NxString *
newsx_array_strings(ArrayType *array, uint32_t *n, bool *has_null)
{
	NxString *strings;
	Datum *elements;
	bool *nulls;
	int n_elements;

	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, &nulls,
					  &n_elements);
	strings = palloc(sizeof(NxString) * (Size) Max(n_elements, 1));
	*n = 0;
	*has_null = false;
	for (int i = 0; i < n_elements; i++)
	{
		if (nulls[i])
			*has_null = true;
		else
			strings[(*n)++] = newsx_utf8(DatumGetTextPP(elements[i]));
	}
	return strings;
}

NewsxRuler
newsx_ruler(NxString text)
{
	NewsxRuler ruler = {text, 0, 0};

	return ruler;
}

static void
rewind_ruler(NewsxRuler *ruler)
{
	ruler->byte = 0;
	ruler->chars = 0;
}

uint32_t
newsx_ruler_position(NewsxRuler *ruler, size_t byte)
{
	if (byte < ruler->byte)
		rewind_ruler(ruler);
	ruler->chars += nx_utf8_count(ruler->text.bytes + ruler->byte, byte - ruler->byte);
	ruler->byte = byte;
	return (uint32_t) ruler->chars + 1;
}

size_t
newsx_ruler_byte(NewsxRuler *ruler, size_t position)
{
	size_t left;

	if (position - 1 < ruler->chars)
		rewind_ruler(ruler);
	left = ruler->text.len - ruler->byte;
	ruler->byte +=
		nx_utf8_offset(ruler->text.bytes + ruler->byte, left, position - 1 - ruler->chars);
	ruler->chars = position - 1;
	return ruler->byte;
}

NxString
newsx_ruler_cut(NewsxRuler *ruler, size_t position, size_t len)
{
	size_t start = newsx_ruler_byte(ruler, position);
	size_t end = newsx_ruler_byte(ruler, position + len);
	NxString cut = {ruler->text.bytes + start, (uint32_t) (end - start)};

	return cut;
}
