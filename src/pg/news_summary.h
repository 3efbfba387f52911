/*
 * news_summary.h
 *	  What the functions that choose sentences have in common.
 */
#ifndef NEWSX_PG_NEWS_SUMMARY_H
#define NEWSX_PG_NEWS_SUMMARY_H

/* What is given where nobody says how many. */
#define NEWS_SUMMARY_SENTENCES 3

/* A number of sentences: any that is larger than int holds means all of them. */
extern uint32_t news_summary_check_n(int64 n);

#endif /* NEWSX_PG_NEWS_SUMMARY_H */
