/*
 * abbrev.h
 *	  The abbreviations of English news: words whose full stop belongs to them.
 *
 * A word is given with or without its last stop; inner stops are part of it
 * ("a.m", "Ph.D.").  Case counts only where the table says so: "No." is number,
 * "no." is not.  Besides the table, one capital letter ("J.") and letters with
 * stops between ("J.K.", "U.S.A.") are known by their form.
 */
#ifndef NEWSX_TEXT_ABBREV_H
#define NEWSX_TEXT_ABBREV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What kinds of abbreviation a word may be: bits. */
#define NX_ABBREV_TITLE 0x0001	 /* before a name: Mr, Gen, Sen, Dr */
#define NX_ABBREV_MONTH 0x0002	 /* Jan; also weekdays: Mon */
#define NX_ABBREV_NUMBER 0x0004	 /* before a number: No, Art, Vol, p */
#define NX_ABBREV_UNIT 0x0008	 /* after a number: ft, lb, sq, min */
#define NX_ABBREV_COMPANY 0x0010 /* Inc, Ltd, Corp, Bros */
#define NX_ABBREV_SUFFIX 0x0020	 /* after a name: Jr, Ph.D, Esq */
#define NX_ABBREV_STATE 0x0040	 /* Calif, Mass, Ont */
#define NX_ABBREV_PLACE 0x0080	 /* before a place's name: St, Mt, Ft */
#define NX_ABBREV_STREET 0x0100	 /* after a street's name: Ave, Blvd */
#define NX_ABBREV_LATIN 0x0200	 /* e.g, i.e, vs, cf: something follows */
#define NX_ABBREV_TIME 0x0400	 /* a.m, p.m, A.D */
#define NX_ABBREV_INITIAL 0x0800 /* one capital letter: of a name, most often */
#define NX_ABBREV_DOTTED 0x1000	 /* letters with stops: U.S, U.N, J.K, I.B.M */
#define NX_ABBREV_GENERAL 0x2000 /* Dept, Assn, est, approx, etc */
#define NX_ABBREV_WORD 0x4000	 /* also an ordinary word: No, Sun, Mass, in */

/* The classes of the word, 0 if it is no abbreviation. */
extern uint32_t nx_abbrev_classes(const char *bytes, size_t len);

/*
 * May the stop after this word belong to it?  For the last word of a sentence
 * that is NX_ABBREV_WORD as well ("He said No."), the stop is the sentence's.
 */
extern bool nx_abbrev_is_known(const char *bytes, size_t len);

#endif /* NEWSX_TEXT_ABBREV_H */
