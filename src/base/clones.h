/*
 * clones.h
 *	  NX_CLONES before a function: it is compiled twice, for any machine and for those
 *	  with registers of 32 bytes (AVX2), and the loader takes what the machine has.
 *
 * For functions that are loops over whole numbers, so that both give the same result.
 * Where compiler or loader cannot, it is one function as ever.
 */
#ifndef NEWSX_BASE_CLONES_H
#define NEWSX_BASE_CLONES_H

#include <limits.h> /* says whether the C library is glibc, whose loader can */

#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) &&                \
	!defined(__clang__) && !defined(__UCLIBC__) && !defined(__SANITIZE_ADDRESS__) && \
	!defined(__SANITIZE_THREAD__)
#define NX_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define NX_CLONES
#endif

#endif /* NEWSX_BASE_CLONES_H */
