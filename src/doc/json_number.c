/*
 * json_number.c
 *	  Numbers of the JSON form, by integer arithmetic: no rounding of any machine
 *	  and no locale can change them.
 *
 * A tone or salience is a whole multiple of 2^-20.  It is written as the
 * shortest decimal that reads back to it, which has at most 7 decimals, as
 * 10^-7 is less than half of 2^-20.  Any JSON number of -1 to 1 is read, to the
 * nearest multiple; decimals after the twelfth are not looked at.
 */
#include "doc/json_number.h"

#include "doc/doc.h"

#define MAX_DECIMALS 7
#define READ_DECIMALS 12
#define MAX_DIGITS 100 /* in a row; no program writes that many */

static const uint64_t power_of_ten[READ_DECIMALS + 1] = {
	UINT64_C(1),
	UINT64_C(10),
	UINT64_C(100),
	UINT64_C(1000),
	UINT64_C(10000),
	UINT64_C(100000),
	UINT64_C(1000000),
	UINT64_C(10000000),
	UINT64_C(100000000),
	UINT64_C(1000000000),
	UINT64_C(10000000000),
	UINT64_C(100000000000),
	UINT64_C(1000000000000),
};

/* The multiple of 2^-20 nearest to value / scale; no overflow up to value 10^12. */
static uint64_t
nearest_unit(uint64_t value, uint64_t scale)
{
	return (value * NX_UNIT + scale / 2) / scale;
}

void
nx_json_put_count(NxBuf *buf, uint32_t value)
{
	char digits[10];
	size_t start = sizeof(digits);

	do
	{
		digits[--start] = (char) ('0' + value % 10);
		value /= 10;
	} while (value > 0);
	nx_buf_bytes(buf, digits + start, sizeof(digits) - start);
}

void
nx_json_put_unit(NxBuf *buf, int32_t value)
{
	uint64_t size = value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
	char decimals[MAX_DECIMALS];
	uint64_t rounded = 0;
	int n_decimals = -1;

	do
	{
		n_decimals++;
		rounded = (size * power_of_ten[n_decimals] + NX_UNIT / 2) / NX_UNIT;
	} while (nearest_unit(rounded, power_of_ten[n_decimals]) != size &&
			 n_decimals < MAX_DECIMALS);

	if (value < 0)
		nx_buf_byte(buf, '-');
	for (int i = n_decimals; i > 0; i--)
	{
		decimals[i - 1] = (char) ('0' + rounded % 10);
		rounded /= 10;
	}
	nx_json_put_count(buf, (uint32_t) rounded);
	if (n_decimals > 0)
	{
		nx_buf_byte(buf, '.');
		nx_buf_bytes(buf, decimals, (size_t) n_decimals);
	}
}

static bool
is_digit(const NxJson *json, size_t offset)
{
	return offset < json->len && json->bytes[offset] >= '0' && json->bytes[offset] <= '9';
}

static bool
is_byte(const NxJson *json, size_t offset, char wanted)
{
	return offset < json->len && json->bytes[offset] == wanted;
}

/* The end of a run of digits; at least one must stand there. */
static size_t
skip_digits(NxJson *json, size_t offset)
{
	size_t end = offset;

	while (is_digit(json, end) && end - offset < MAX_DIGITS)
		end++;
	if (end == offset)
		nx_json_fail(json, offset, "a digit should stand here");
	if (is_digit(json, end))
		nx_json_fail(json, offset, "the number has too many digits");
	return end;
}

/* The end of the whole part: "0", or digits that begin with another. */
static size_t
skip_whole_part(NxJson *json, size_t offset)
{
	size_t end = skip_digits(json, offset);

	if (end - offset > 1 && json->bytes[offset] == '0')
		nx_json_fail(json, offset, "a number must not begin with 0");
	return end;
}

NxString
nx_json_digits(NxJson *json, bool *is_negative)
{
	size_t start = nx_json_here(json);
	bool has_sign = is_negative != NULL && is_byte(json, start, '-');
	size_t first = start + has_sign;
	NxString digits = {"0", 1};
	size_t end;

	if (is_negative != NULL)
		*is_negative = has_sign;
	if (json->status != NX_OK)
		return digits;
	if (!is_digit(json, first))
	{
		nx_json_fail(json, start, "a whole number should stand here");
		return digits;
	}
	end = skip_whole_part(json, first);
	if (is_byte(json, end, '.') || is_byte(json, end, 'e') || is_byte(json, end, 'E'))
		nx_json_fail(json, start,
					 "a whole number without point or exponent should stand here");
	if (json->status != NX_OK)
		return digits;
	json->offset = end;
	digits.bytes = json->bytes + first;
	digits.len = (uint32_t) (end - first);
	return digits;
}

uint32_t
nx_json_count(NxJson *json)
{
	size_t start = nx_json_here(json);
	NxString digits = nx_json_digits(json, NULL);
	uint64_t value = 0;

	for (uint32_t i = 0; i < digits.len && value <= INT32_MAX; i++)
		value = value * 10 + (uint64_t) (digits.bytes[i] - '0');
	if (value > INT32_MAX)
		nx_json_fail(json, start, "the number is too large");
	return json->status == NX_OK ? (uint32_t) value : 0;
}

/* The exponent at *offset, 0 if there is none; one that is out of reach is clipped. */
static int64_t
take_exponent(NxJson *json, size_t *offset)
{
	const int64_t out_of_reach = 10000;
	bool is_negative;
	int64_t value = 0;
	size_t end;

	if (!is_byte(json, *offset, 'e') && !is_byte(json, *offset, 'E'))
		return 0;
	(*offset)++;
	is_negative = is_byte(json, *offset, '-');
	if (is_negative || is_byte(json, *offset, '+'))
		(*offset)++;
	end = skip_digits(json, *offset);
	for (; *offset < end; (*offset)++)
	{
		if (value < out_of_reach)
			value = value * 10 + (json->bytes[*offset] - '0');
	}
	return is_negative ? -value : value;
}

/*
 * The size of the number whose digits (and perhaps a point) are
 * bytes[start..end), in units of 10^-12, the first digit being worth 10^place of
 * them.  More than 1.0 if it is too large.
 */
static uint64_t
sum_digits(const NxJson *json, size_t start, size_t end, int64_t place)
{
	uint64_t sum = 0;

	for (size_t i = start; i < end; i++)
	{
		uint64_t digit;

		if (json->bytes[i] == '.')
			continue;
		digit = (uint64_t) (json->bytes[i] - '0');
		if (digit > 0 && place > READ_DECIMALS)
			return UINT64_MAX;
		if (digit > 0 && place >= 0)
			sum += digit * power_of_ten[place];
		place--;
	}
	return sum;
}

int32_t
nx_json_unit(NxJson *json)
{
	size_t start = nx_json_here(json);
	bool is_negative = is_byte(json, start, '-');
	size_t first = start + is_negative;
	size_t point;
	size_t end;
	size_t next;
	int64_t exponent;
	uint64_t size;

	if (json->status != NX_OK)
		return 0;
	if (!is_digit(json, first))
	{
		nx_json_fail(json, start, "a number should stand here");
		return 0;
	}
	point = skip_whole_part(json, first);
	end = is_byte(json, point, '.') ? skip_digits(json, point + 1) : point;
	next = end;
	exponent = take_exponent(json, &next);
	size = sum_digits(json, first, end,
					  (int64_t) (point - first) - 1 + exponent + READ_DECIMALS);
	if (size > power_of_ten[READ_DECIMALS])
		nx_json_fail(json, start, "the number is not within -1 to 1");
	json->offset = next;
	if (json->status != NX_OK)
		return 0;
	size = nearest_unit(size, power_of_ten[READ_DECIMALS]);
	return is_negative ? -(int32_t) size : (int32_t) size;
}
