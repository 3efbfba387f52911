/*
 * env.c
 *	  Filling an error record.
 */
#include "base/env.h"

#include <stdarg.h>
#include <stdio.h>

NxStatus
nx_fail(NxError *error, NxStatus status, size_t offset, const char *format, ...)
{
	va_list args;

	if (error == NULL)
		return status;
	error->status = status;
	error->offset = offset;
	error->detail[0] = '\0';
	va_start(args, format);
	vsnprintf(error->message, sizeof(error->message), format, args);
	va_end(args);
	return status;
}

NxStatus
nx_fail_detail(NxError *error, const char *format, ...)
{
	va_list args;

	if (error == NULL)
		return NX_BAD_BYTES;
	va_start(args, format);
	vsnprintf(error->detail, sizeof(error->detail), format, args);
	va_end(args);
	return error->status;
}
