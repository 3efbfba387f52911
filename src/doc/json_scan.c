/*
 * json_scan.c
 *	  The tokens of a JSON text (RFC 8259) whose shape is known in advance.
 */
#include "doc/json_scan.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MAX_SHOWN 40 /* bytes of a foreign key that a message repeats */

void
nx_json_init(NxJson *json, NxArena *arena, const char *bytes, size_t len, NxError *error)
{
	json->bytes = bytes;
	json->len = len;
	json->offset = 0;
	json->arena = arena;
	json->error = error;
	json->status = NX_OK;
}

void
nx_json_fail(NxJson *json, size_t offset, const char *format, ...)
{
	char message[128];
	va_list args;

	if (json->status != NX_OK)
		return;
	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	json->status = nx_fail(json->error, NX_BAD_SYNTAX, offset, "%s", message);
}

static void
skip_spaces(NxJson *json)
{
	while (json->offset < json->len)
	{
		char c = json->bytes[json->offset];

		if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
			return;
		json->offset++;
		if (json->offset % 1024 == 0)
			nx_poll(json->arena->env);
	}
}

uint32_t
nx_json_here(NxJson *json)
{
	skip_spaces(json);
	return (uint32_t) json->offset;
}

/* Step over the character if it comes next. */
static bool
take(NxJson *json, char wanted)
{
	if (json->status != NX_OK)
		return false;
	skip_spaces(json);
	if (json->offset == json->len || json->bytes[json->offset] != wanted)
		return false;
	json->offset++;
	return true;
}

/* The next thing is not what it should be. */
static void
fail_expected(NxJson *json, const char *wanted)
{
	skip_spaces(json);
	if (json->offset == json->len)
		nx_json_fail(json, json->offset, "the text ends where %s should stand", wanted);
	else
		nx_json_fail(json, json->offset, "%s should stand here", wanted);
}

/* Bytes of a piece of foreign text to show in a message: whole characters. */
static int
shown_bytes(NxString text)
{
	uint32_t len = text.len < MAX_SHOWN ? text.len : MAX_SHOWN;

	while (len > 0 && len < text.len && ((uint8_t) text.bytes[len] & 0xc0) == 0x80)
		len--;
	return (int) len;
}

void
nx_json_open_object(NxJson *json, NxJsonObject *object)
{
	object->seen = 0;
	if (!take(json, '{'))
		fail_expected(json, object->what);
}

/* The key at `offset` has been read: which is it? */
static void
find_key(NxJson *json, NxJsonObject *object, NxString key, size_t offset)
{
	for (uint32_t i = 0; i < object->n_keys; i++)
	{
		if (strlen(object->keys[i]) != key.len ||
			memcmp(object->keys[i], key.bytes, key.len) != 0)
			continue;
		if ((object->seen & (1U << i)) != 0)
			nx_json_fail(json, offset, "key \"%s\" stands twice in %s", object->keys[i],
						 object->what);
		object->seen |= 1U << i;
		object->key = i;
		return;
	}
	nx_json_fail(json, offset, "unknown key \"%.*s\" in %s", shown_bytes(key), key.bytes,
				 object->what);
}

/* At the object's end, whose offset is given: is everything there? */
static void
require_keys(NxJson *json, const NxJsonObject *object, size_t offset)
{
	for (uint32_t i = 0; i < object->n_keys; i++)
	{
		if (((object->seen | object->optional) & (1U << i)) == 0)
			nx_json_fail(json, offset, "%s lacks key \"%s\"", object->what,
						 object->keys[i]);
	}
}

bool
nx_json_next_member(NxJson *json, NxJsonObject *object)
{
	size_t offset;
	NxString key;

	if (json->status != NX_OK)
		return false;
	if (take(json, '}'))
	{
		require_keys(json, object, json->offset - 1);
		return false;
	}
	if (object->seen != 0 && !take(json, ','))
		fail_expected(json, "a comma or \"}\"");
	offset = nx_json_here(json);
	if (json->status == NX_OK && (offset == json->len || json->bytes[offset] != '"'))
		fail_expected(json, "a key in quotes");
	key = nx_json_string(json);
	if (json->status != NX_OK)
		return false;
	find_key(json, object, key, offset);
	if (!take(json, ':'))
		fail_expected(json, "a colon");
	return json->status == NX_OK;
}

void
nx_json_open_array(NxJson *json)
{
	if (!take(json, '['))
		fail_expected(json, "an array");
}

bool
nx_json_next_element(NxJson *json, uint32_t *n_read)
{
	if (json->status != NX_OK || take(json, ']'))
		return false;
	if (*n_read > 0 && !take(json, ','))
		fail_expected(json, "a comma or \"]\"");
	if (*n_read % 1024 == 0)
		nx_poll(json->arena->env);
	(*n_read)++;
	return json->status == NX_OK;
}

void
nx_json_end(NxJson *json)
{
	skip_spaces(json);
	if (json->offset < json->len)
		nx_json_fail(json, json->offset, "there is text after its end");
}

/* Four hexadecimal digits at an offset of the text; -1 if they are not there. */
static int32_t
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static int32_t
hex_unit(const NxJson *json, size_t offset)
{
	int32_t value = 0;

	if (json->len - offset < 4)
		return -1;
	for (size_t i = 0; i < 4; i++)
	{
		int32_t digit = hex_digit(json->bytes[offset + i]);

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

/* The character of the \u escape whose backslash stands at json->offset. */
static uint32_t
take_unicode_escape(NxJson *json)
{
	size_t offset = json->offset;
	int32_t high = hex_unit(json, offset + 2);
	int32_t low = -1;

	json->offset += 6;
	if (high < 0)
		nx_json_fail(json, offset, "\\u wants four hexadecimal digits");
	if (high < 0xd800 || high > 0xdfff)
		return (uint32_t) high;
	if (high < 0xdc00 && json->len - json->offset >= 6 &&
		memcmp(json->bytes + json->offset, "\\u", 2) == 0)
		low = hex_unit(json, json->offset + 2);
	json->offset += 6;
	if (low < 0xdc00 || low > 0xdfff)
		nx_json_fail(json, offset, "half of a surrogate pair");
	return 0x10000 + (((uint32_t) high & 0x3ff) << 10) + ((uint32_t) low & 0x3ff);
}

static char *
put_utf8(uint32_t character, char *out)
{
	if (character < 0x80)
		*out++ = (char) character;
	else if (character < 0x800)
		*out++ = (char) (0xc0 | character >> 6);
	else if (character < 0x10000)
		*out++ = (char) (0xe0 | character >> 12);
	else
		*out++ = (char) (0xf0 | character >> 18);
	if (character >= 0x10000)
		*out++ = (char) (0x80 | (character >> 12 & 0x3f));
	if (character >= 0x800)
		*out++ = (char) (0x80 | (character >> 6 & 0x3f));
	if (character >= 0x80)
		*out++ = (char) (0x80 | (character & 0x3f));
	return out;
}

/* One escape, whose backslash stands at json->offset, to *out. */
static char *
take_escape(NxJson *json, char *out)
{
	static const char letters[] = "\"\\/bfnrt";
	static const char meanings[] = "\"\\/\b\f\n\r\t";
	char letter = json->len - json->offset > 1 ? json->bytes[json->offset + 1] : '\0';
	const char *found = letter == '\0' ? NULL : strchr(letters, letter);

	if (letter == 'u')
	{
		uint32_t character = take_unicode_escape(json);

		return json->status == NX_OK ? put_utf8(character, out) : out;
	}
	if (found == NULL)
	{
		nx_json_fail(json, json->offset, "unknown escape in a string");
		return out;
	}
	*out++ = meanings[found - letters];
	json->offset += 2;
	return out;
}

/* The offset of the string's closing quote, from the byte after its opening one. */
static size_t
find_string_end(NxJson *json, size_t start, bool *has_escapes)
{
	*has_escapes = false;
	for (size_t i = start; i < json->len; i++)
	{
		uint8_t c = (uint8_t) json->bytes[i];

		if (i % 1024 == 0)
			nx_poll(json->arena->env);
		if (c == '"')
			return i;
		if (c < 0x20)
		{
			nx_json_fail(json, i, "a control character in a string must be escaped");
			return i;
		}
		if (c == '\\')
		{
			*has_escapes = true;
			i++;
		}
	}
	nx_json_fail(json, start - 1, "a string does not end");
	return json->len;
}

/* The string from json->offset to its closing quote, escapes resolved, in the arena. */
static NxString
copy_unescaped(NxJson *json, size_t end)
{
	/* An escape is never shorter than what it stands for. */
	char *bytes = nx_arena_alloc(json->arena, end - json->offset);
	char *out = bytes;
	NxString string = {bytes, 0};

	while (json->status == NX_OK && json->offset < end)
	{
		if (json->bytes[json->offset] == '\\')
			out = take_escape(json, out);
		else
			*out++ = json->bytes[json->offset++];
	}
	string.len = (uint32_t) (out - bytes);
	return string;
}

NxString
nx_json_string(NxJson *json)
{
	NxString string = {"", 0};
	bool has_escapes;
	size_t end;

	if (!take(json, '"'))
	{
		fail_expected(json, "a string");
		return string;
	}
	end = find_string_end(json, json->offset, &has_escapes);
	if (json->status != NX_OK)
		return string;
	if (has_escapes)
		string = copy_unescaped(json, end);
	else
	{
		string.bytes = json->bytes + json->offset;
		string.len = (uint32_t) (end - json->offset);
	}
	json->offset = end + 1;
	return string;
}

/* Step over a word such as "true", if that stands here. */
static bool
take_word(NxJson *json, const char *word)
{
	size_t len = strlen(word);

	if (json->status != NX_OK)
		return false;
	skip_spaces(json);
	if (json->len - json->offset < len ||
		memcmp(json->bytes + json->offset, word, len) != 0)
		return false;
	json->offset += len;
	return true;
}

bool
nx_json_bool(NxJson *json)
{
	if (take_word(json, "true"))
		return true;
	if (!take_word(json, "false"))
		fail_expected(json, "true or false");
	return false;
}

bool
nx_json_null(NxJson *json)
{
	return take_word(json, "null");
}

uint64_t
nx_json_hex(NxJson *json)
{
	uint32_t offset = nx_json_here(json);
	NxString string = nx_json_string(json);
	uint64_t value = 0;

	if (string.len != 16)
		nx_json_fail(json, offset, "16 hexadecimal digits in quotes should stand here");
	for (uint32_t i = 0; i < string.len && json->status == NX_OK; i++)
	{
		int32_t digit = hex_digit(string.bytes[i]);

		if (digit < 0)
			nx_json_fail(json, offset, "16 hexadecimal digits in quotes should stand here");
		value = value << 4 | (uint64_t) (digit & 15);
	}
	return value;
}

uint32_t
nx_json_hashes(NxJson *json, uint32_t *hashes, uint32_t most)
{
	uint32_t offset = nx_json_here(json);
	NxString string = nx_json_string(json);
	bool is_bad = string.len == 0 || string.len % 8 != 0 || string.len / 8 > most;

	for (uint32_t i = 0; i < string.len && !is_bad; i++)
	{
		int32_t digit = hex_digit(string.bytes[i]);

		is_bad = digit < 0;
		hashes[i / 8] = hashes[i / 8] << 4 | (uint32_t) (digit & 15);
	}
	if (is_bad)
		nx_json_fail(json, offset, "1 to %u times 8 hexadecimal digits should stand here",
					 (unsigned) most);
	return json->status == NX_OK ? string.len / 8 : 0;
}
