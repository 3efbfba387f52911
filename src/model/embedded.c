/*
 * embedded.c
 *	  The bytes of data/en.model as read-only data.
 *
 * The assembler copies the file (.incbin) because a C array of 14 MB takes a
 * compiler minutes and gigabytes.  The path is relative to the directory that
 * the compiler runs in, the root of the project; -DNX_MODEL_FILE='"..."' names
 * another one.  The build has to know by itself that this file depends on the
 * model: no compiler lists .incbin among the dependencies.
 */
#include "model/embedded.h"

#ifndef __ELF__
#error "src/model/embedded.c needs an ELF assembler"
#endif

#ifndef NX_MODEL_FILE
#define NX_MODEL_FILE "data/en.model"
#endif

/* clang-format off */
__asm__(
	".pushsection .rodata\n"
	".balign 64\n"
	".global nx_model_embedded_bytes\n"
	".hidden nx_model_embedded_bytes\n"
	".type nx_model_embedded_bytes, %object\n"
	"nx_model_embedded_bytes:\n"
	".incbin \"" NX_MODEL_FILE "\"\n"
	".Lnx_model_embedded_end:\n"
	".size nx_model_embedded_bytes, .Lnx_model_embedded_end - nx_model_embedded_bytes\n"
	".balign 8\n"
	".global nx_model_embedded_size\n"
	".hidden nx_model_embedded_size\n"
	".type nx_model_embedded_size, %object\n"
	".size nx_model_embedded_size, 8\n"
	"nx_model_embedded_size:\n"
	".quad .Lnx_model_embedded_end - nx_model_embedded_bytes\n"
	".popsection\n");
/* clang-format on */
