/*
 * blocks.c
 *	  What each paragraph of an article is: headline, byline, dateline, subhead,
 *	  story, caption, list item, or furniture of the page.
 *
 * A page without its markup still shows its structure in the form of its
 * paragraphs: how long they are, how they begin and end, what stands next to
 * them, and where in the page they stand.  The passes, each looking at what the
 * one before left open:
 *
 *	  1. mark_cues		furniture and captions that a cue or their form gives away
 *	  2. mark_headlines	the first short line, or what repeats the given title
 *	  3. mark_bylines	names of persons and agencies around the top; sign-offs
 *	  4. mark_lists		bullets and numbers
 *	  5. mark_headings	short lines without a stop: before a paragraph of the story
 *						they are subheads, in a row they are a list, behind the
 *						whole story they are links of the page
 *	  6. mark_notes		"Jane Doe is a reporter at ..." behind the story
 *
 * What is left is story.  A short line with a stop always is: a wire story has one
 * sentence a paragraph, a match report has "2-1."  Where nothing would be left,
 * every paragraph that no cue had claimed is story again.
 *
 * Each pass looks at a bounded number of neighbours, so all is linear.
 */
#include "text/text.h"

#include <string.h>

#include "text/bylines.h"
#include "text/chars.h"
#include "text/cues.h"
#include "text/dateline.h"
#include "text/fold.h"
#include "text/form.h"
#include "text/furniture.h"
#include "text/paragraphs.h"

/* Words that a line without a stop may have and still be a heading. */
#define MAX_SUBHEAD_WORDS 12
#define MAX_HEADLINE_WORDS 25
#define MAX_HEADLINE_BYTES 250
/* Bytes that a word of a heading may have on average, for scripts without spaces. */
#define MAX_WORD_BYTES 12
/* Paragraphs among which headlines and bylines are looked for. */
#define TOP_PARAGRAPHS 12
/* Paragraphs behind which a note on the author is looked for. */
#define END_PARAGRAPHS 4
/* Paragraphs in which a second label shows that the first is no dateline. */
#define TRANSCRIPT_PARAGRAPHS 8
/* Paragraphs of the story among which its dateline stands. */
#define OPENING_PARAGRAPHS 3
/* Headings in a row that make a list. */
#define LIST_RUN 3
#define POLL_PARAGRAPHS 500

/* Not decided; otherwise an NxBlockKind. */
#define OPEN NX_N_BLOCK_KINDS

typedef struct Paragraph
{
	NxSpan span;
	NxForm form;
	uint8_t kind; /* NxBlockKind or OPEN */
	bool is_agency;
	bool by_cue; /* its own words say what it is, not its place */
} Paragraph;

typedef struct Page
{
	NxText *text;
	Paragraph *paragraphs;
	uint32_t n;
	uint32_t capacity; /* of text->blocks */
	NxCueIndex cues;
} Page;

static const char *
bytes_of(const Page *page, const Paragraph *paragraph)
{
	return page->text->bytes + paragraph->span.start;
}

static void
poll_at(const Page *page, uint32_t i)
{
	if (i % POLL_PARAGRAPHS == 0)
		nx_poll(page->text->arena->env);
}

static void
decide(Paragraph *paragraph, NxBlockKind kind)
{
	paragraph->kind = (uint8_t) kind;
}

/* ---- 1. cues ---- */

static void
mark_cues(Page *page)
{
	for (uint32_t i = 0; i < page->n; i++)
	{
		Paragraph *paragraph = &page->paragraphs[i];

		poll_at(page, i);
		switch (nx_furniture_find(&page->cues, &paragraph->form, bytes_of(page, paragraph),
								  paragraph->span.len))
		{
			case NX_CUE_FURNITURE:
				decide(paragraph, NX_BLOCK_BOILERPLATE);
				break;
			case NX_CUE_CAPTION:
				decide(paragraph, NX_BLOCK_CAPTION);
				break;
			default:
				paragraph->kind = OPEN;
		}
		paragraph->by_cue = paragraph->kind != OPEN;
	}
}

/* ---- 2. headlines ---- */

/* Is it of the length and form that a line above a text has? */
static bool
is_heading(const Paragraph *paragraph, uint32_t max_words)
{
	const NxForm *form = &paragraph->form;

	return form->n_words <= max_words &&
		   paragraph->span.len <= max_words * MAX_WORD_BYTES && form->has_letter &&
		   (form->end == NX_END_OPEN || form->end == NX_END_QUESTION ||
			form->end == NX_END_EXCLAMATION);
}

/*
 * What may stand above a part of the story: one phrase, short, or written with
 * capitals as headlines are.
 */
static bool
is_short_heading(const Paragraph *paragraph)
{
	const NxForm *form = &paragraph->form;
	bool is_title_case =
		form->n_words <= MAX_HEADLINE_WORDS && form->n_capital * 10 >= form->n_words * 6;

	return is_heading(paragraph, is_title_case ? MAX_HEADLINE_WORDS : MAX_SUBHEAD_WORDS) &&
		   !form->has_inner_stop && !form->has_handle;
}

/* The folded form of a short stretch of text, for comparing headlines. */
typedef struct Folded
{
	size_t len;
	char bytes[MAX_HEADLINE_BYTES * 3];
} Folded;

static void
fold(Folded *folded, const char *bytes, size_t len)
{
	folded->len = len > MAX_HEADLINE_BYTES ? 0 : nx_fold_name(bytes, len, folded->bytes);
}

/*
 * Are they one headline?  One of them may go on where the other ends, for not more
 * than half its length: with the name of the paper, most often.
 */
static bool
same(const Folded *one, const Folded *other)
{
	const Folded *longer = one->len > other->len ? one : other;
	size_t len = one->len > other->len ? other->len : one->len;

	return len > 0 && longer->len <= len + len / 2 &&
		   memcmp(one->bytes, other->bytes, len) == 0 &&
		   (longer->len == len || longer->bytes[len] == ' ');
}

/* Label what repeats the headline among the first paragraphs. */
static void
mark_repeats(Page *page, const char *bytes, size_t len)
{
	Folded headline;
	Folded other;

	fold(&headline, bytes, len);
	for (uint32_t i = 0; i < page->n && i < TOP_PARAGRAPHS; i++)
	{
		Paragraph *paragraph = &page->paragraphs[i];

		/* Folding makes less difference than this. */
		if (paragraph->span.len > len * 2 || len > paragraph->span.len * 2)
			continue;
		fold(&other, bytes_of(page, paragraph), paragraph->span.len);
		if (same(&headline, &other))
			decide(paragraph, NX_BLOCK_HEADLINE);
	}
}

/*
 * "OPINION: The case for a park", "WATCH: ..." on top of a text is a headline with
 * a label, though elsewhere in the page it would be a link.
 */
static bool
is_labelled_headline(const Page *page)
{
	const Paragraph *first = page->paragraphs;
	const char *bytes = bytes_of(page, first);

	return first->kind == NX_BLOCK_BOILERPLATE && first->form.n_words > 3 &&
		   is_heading(first, MAX_HEADLINE_WORDS) &&
		   memchr(bytes, ':', first->span.len) != NULL &&
		   !nx_furniture_ends_in_credit(bytes, first->span.len) && first[1].kind == OPEN &&
		   !is_heading(first + 1, MAX_HEADLINE_WORDS);
}

/*
 * Without a title of its own, a text of several paragraphs has its headline in
 * the first line that no cue claims, if that looks like one.  A section's name
 * may stand above it.
 */
static void
find_headline(Page *page)
{
	uint32_t i = 0;
	const Paragraph *first;
	NxCueWords words;

	if (page->n > 1 && is_labelled_headline(page))
		decide(page->paragraphs, OPEN);
	while (i < page->n && i < TOP_PARAGRAPHS && page->paragraphs[i].kind != OPEN)
		i++;
	if (i + 1 >= page->n || i == TOP_PARAGRAPHS)
		return;
	first = &page->paragraphs[i];
	nx_cues_fold(&words, bytes_of(page, first), first->span.len);
	if (nx_cues_is_section(&words) && i + 2 < page->n &&
		is_heading(first + 1, MAX_HEADLINE_WORDS))
	{
		decide(&page->paragraphs[i++], NX_BLOCK_BOILERPLATE);
		first++;
	}
	if (nx_cues_is_agency(&words) || !is_heading(first, MAX_HEADLINE_WORDS))
		return;
	mark_repeats(page, bytes_of(page, first), first->span.len);
	decide(&page->paragraphs[i], NX_BLOCK_HEADLINE);
}

static void
mark_headlines(Page *page, NxSpan title)
{
	if (title.len > 0)
		mark_repeats(page, page->text->bytes + title.start, title.len);
	else
		find_headline(page);
}

/* ---- 3. bylines ---- */

static bool
names_agency(const Page *page, const Paragraph *paragraph)
{
	NxCueWords words;

	if (paragraph->form.n_words > 8 || paragraph->form.end != NX_END_OPEN ||
		!nx_char_is_letter(paragraph->form.first))
		return false;
	nx_cues_fold(&words, bytes_of(page, paragraph), paragraph->span.len);
	return nx_cues_is_agency(&words);
}

/* A sign-off stands alone: lines with dashes in a row are a list. */
static bool
is_sign_off(const Page *page, uint32_t i)
{
	const Paragraph *paragraph = &page->paragraphs[i];

	return nx_bylines_is_sign_off(&paragraph->form, bytes_of(page, paragraph),
								  paragraph->span.len) &&
		   !(i > 0 && nx_char_is_dash(paragraph[-1].form.first)) &&
		   !(i + 1 < page->n && nx_char_is_dash(paragraph[1].form.first));
}

static void
mark_bylines(Page *page, bool has_title)
{
	bool above_story = true;
	bool below_headline = has_title;

	for (uint32_t i = 0; i < page->n; i++)
	{
		Paragraph *paragraph = &page->paragraphs[i];
		const char *bytes = bytes_of(page, paragraph);

		poll_at(page, i);
		below_headline |= paragraph->kind == NX_BLOCK_HEADLINE;
		if (paragraph->kind != OPEN)
			continue;
		if (names_agency(page, paragraph))
		{
			decide(paragraph, NX_BLOCK_BYLINE);
			paragraph->is_agency = true;
		}
		else if (nx_bylines_is_by(&paragraph->form, bytes, paragraph->span.len) ||
				 is_sign_off(page, i) ||
				 (above_story && below_headline && i < TOP_PARAGRAPHS &&
				  nx_bylines_is_name(&paragraph->form, bytes, paragraph->span.len)))
			decide(paragraph, NX_BLOCK_BYLINE);
		else if (paragraph->form.end != NX_END_OPEN || paragraph->form.n_words > 30)
			above_story = false;
		paragraph->by_cue = paragraph->kind != OPEN;
	}
}

/* ---- 4. lists ---- */

static bool
starts_with_bullet(const Paragraph *paragraph, const char *bytes)
{
	switch (paragraph->form.first)
	{
		case 0x2022: /* • */
		case 0x2023: /* ‣ */
		case 0x25AA: /* ▪ */
		case 0x25CF: /* ● */
		case 0x25E6: /* ◦ */
		case 0x25A0: /* ■ */
		case 0x2043: /* ⁃ */
		case 0x00B7: /* · */
			return true;
		case '*':
		case '-':
			return paragraph->span.len > 2 && bytes[1] == ' ';
		default:
			return false;
	}
}

/* "1. ", "12) " */
static bool
starts_with_number(const char *bytes, size_t len)
{
	size_t i = 0;

	while (i < len && i < 3 && bytes[i] >= '0' && bytes[i] <= '9')
		i++;
	return i > 0 && i < 3 && len - i > 2 && (bytes[i] == '.' || bytes[i] == ')') &&
		   bytes[i + 1] == ' ';
}

static void
mark_lists(Page *page)
{
	for (uint32_t i = 0; i < page->n; i++)
	{
		Paragraph *paragraph = &page->paragraphs[i];
		const char *bytes = bytes_of(page, paragraph);

		poll_at(page, i);
		if (paragraph->kind == OPEN && (starts_with_bullet(paragraph, bytes) ||
										starts_with_number(bytes, paragraph->span.len)))
			decide(paragraph, NX_BLOCK_LIST_ITEM);
	}
}

/* ---- 5. headings ---- */

/* Can it be the paragraph of a story that a subhead stands above? */
static bool
is_prose(const Paragraph *paragraph)
{
	return (paragraph->kind == OPEN && !is_short_heading(paragraph)) ||
		   paragraph->kind == NX_BLOCK_LIST_ITEM;
}

/* A question is a heading if it is short; with an exclamation mark it is speech. */
static bool
is_subhead(const Paragraph *paragraph)
{
	return paragraph->kind == OPEN && is_short_heading(paragraph) &&
		   paragraph->form.end != NX_END_EXCLAMATION &&
		   (paragraph->form.end != NX_END_QUESTION || paragraph->form.n_words <= 8);
}

/*
 * Lines with figures in at least every third: results, standings, prices.  Their
 * names are news, where a run of links below the story is not.
 */
static bool
is_table(const Page *page, uint32_t first, uint32_t end, uint32_t n_headings)
{
	uint32_t n_figures = 0;

	for (uint32_t i = first; i < end; i++)
		n_figures += is_subhead(&page->paragraphs[i]) && page->paragraphs[i].form.has_digit;
	return n_headings >= LIST_RUN && n_figures * 3 >= n_headings;
}

/* Decide on the run of headings from first to before `end`. */
static void
mark_run(Page *page, uint32_t first, uint32_t end, uint32_t n_headings,
		 uint32_t end_of_story)
{
	NxBlockKind kind = NX_BLOCK_SUBHEAD;

	if (first > end_of_story && !is_table(page, first, end, n_headings))
		kind = NX_BLOCK_BOILERPLATE;
	else if (n_headings >= LIST_RUN)
		kind = NX_BLOCK_LIST_ITEM;
	for (uint32_t i = first; i < end; i++)
	{
		if (is_subhead(&page->paragraphs[i]))
			decide(&page->paragraphs[i], kind);
	}
}

static void
mark_headings(Page *page)
{
	uint32_t end_of_story = 0;
	bool has_story = false;
	uint32_t i = 0;

	for (uint32_t k = 0; k < page->n; k++)
	{
		poll_at(page, k);
		if (is_prose(&page->paragraphs[k]))
		{
			end_of_story = k;
			has_story = true;
		}
	}
	if (!has_story)
		return;
	while (i < page->n)
	{
		uint32_t first = i;
		uint32_t n_headings = 0;

		poll_at(page, i);
		while (i < page->n && !is_prose(&page->paragraphs[i]))
			n_headings += is_subhead(&page->paragraphs[i++]);
		if (n_headings > 0)
			mark_run(page, first, i, n_headings, end_of_story);
		else
			i++;
	}
}

/* ---- 6. notes on the author ---- */

static void
mark_notes(Page *page)
{
	uint32_t n_left = END_PARAGRAPHS;
	uint32_t i = page->n;

	while (i > 1 && n_left > 0)
	{
		Paragraph *paragraph = &page->paragraphs[--i];

		poll_at(page, i);
		if (paragraph->kind == NX_BLOCK_BOILERPLATE)
			continue;
		n_left--;
		if ((paragraph->kind == OPEN || paragraph->kind == NX_BLOCK_LIST_ITEM) &&
			nx_bylines_is_note(bytes_of(page, paragraph), paragraph->span.len))
		{
			decide(paragraph, NX_BLOCK_BOILERPLATE);
			paragraph->by_cue = true;
		}
	}
}

/* ---- what is left ---- */

/*
 * All that is open is story.  If there is no story at all, what only its place
 * in the page had condemned is.
 */
static void
mark_story(Page *page)
{
	bool has_story = false;

	for (uint32_t i = 0; i < page->n; i++)
	{
		poll_at(page, i);
		if (page->paragraphs[i].kind == OPEN)
		{
			decide(&page->paragraphs[i], NX_BLOCK_BODY);
			has_story = true;
		}
	}
	for (uint32_t i = 0; i < page->n && !has_story; i++)
	{
		Paragraph *paragraph = &page->paragraphs[i];

		poll_at(page, i);
		if (!paragraph->by_cue && paragraph->kind != NX_BLOCK_HEADLINE)
			decide(paragraph, NX_BLOCK_BODY);
	}
}

/* Labels in capitals with a colon before the next paragraphs too: a transcript. */
static bool
is_transcript(const Page *page, uint32_t first)
{
	for (uint32_t i = first + 1; i < page->n && i <= first + TRANSCRIPT_PARAGRAPHS; i++)
	{
		const Paragraph *paragraph = &page->paragraphs[i];
		const char *bytes = bytes_of(page, paragraph);
		uint32_t len = nx_dateline_find(bytes, paragraph->span.len, true);

		if (len > 0 && bytes[len - 1] == ':')
			return true;
	}
	return false;
}

/* "WASHINGTON —": capitals and a dash, nothing else. */
static bool
is_plain_dateline(const char *bytes, uint32_t len)
{
	for (uint32_t i = 0; i < len; i++)
	{
		if (bytes[i] >= 'a' && bytes[i] <= 'z')
			return false;
	}
	return len > 4 &&
		   (bytes[len - 1] == '-' || memcmp(bytes + len - 3, "\xE2\x80", 2) == 0);
}

/*
 * The length of the dateline of the paragraph, or 0.  What no cue knows as a
 * caption may stand above the story, so the plainest kind is looked for in the next
 * paragraphs, too.
 */
static uint32_t
find_dateline(const Page *page, uint32_t i, uint32_t n_before, bool opens_story)
{
	const Paragraph *paragraph = &page->paragraphs[i];
	const char *bytes = bytes_of(page, paragraph);
	uint32_t len = nx_dateline_find(bytes, paragraph->span.len, opens_story);

	if (len == 0 && n_before < OPENING_PARAGRAPHS)
	{
		len = nx_dateline_find(bytes, paragraph->span.len, true);
		if (!is_plain_dateline(bytes, len))
			len = 0;
	}
	return len > 0 && bytes[len - 1] == ':' && is_transcript(page, i) ? 0 : len;
}

static void
add_block(Page *page, uint32_t start, uint32_t len, const Paragraph *paragraph)
{
	NxText *text = page->text;

	nx_grow(text->arena, text->blocks, text->n_blocks, text->n_blocks + 1, &page->capacity);
	text->blocks[text->n_blocks++] = (NxBlock){
		.span = {start, len}, .kind = paragraph->kind, .is_agency = paragraph->is_agency};
}

/* The blocks of the paragraphs, with the datelines cut off. */
static void
add_blocks(Page *page)
{
	NxText *text = page->text;
	bool opens_story = true;
	uint32_t n_before = 0; /* paragraphs of the story; many once there was a dateline */

	for (uint32_t i = 0; i < page->n; i++)
	{
		Paragraph paragraph = page->paragraphs[i];
		NxSpan span = paragraph.span;

		poll_at(page, i);
		if (paragraph.kind == NX_BLOCK_BODY)
		{
			uint32_t len = find_dateline(page, i, n_before, opens_story);

			n_before += len > 0 ? OPENING_PARAGRAPHS : 1;
			opens_story &= len == 0 && paragraph.form.end == NX_END_OPEN;
			if (len > 0)
			{
				NxSpan rest;

				paragraph.kind = NX_BLOCK_DATELINE;
				add_block(page, span.start, len, &paragraph);
				paragraph.kind = NX_BLOCK_BODY;
				rest = nx_paragraphs_trim(text->bytes, span.start + len,
										  span.start + span.len);
				span = rest;
			}
		}
		add_block(page, span.start, span.len, &paragraph);
	}
}

void
nx_blocks_find(NxText *text)
{
	NxSpan title = nx_paragraphs_trim(text->bytes, 0, text->body_start);
	NxSpan *spans;
	uint32_t capacity;
	Page page = {.text = text};

	page.n = nx_paragraphs_find(text->arena, text->bytes, text->body_start, text->len,
								&spans, &capacity);
	page.paragraphs = nx_new_array(text->arena, Paragraph, page.n);
	for (uint32_t i = 0; i < page.n; i++)
	{
		poll_at(&page, i);
		page.paragraphs[i].span = spans[i];
		nx_form_read(&page.paragraphs[i].form, text->bytes + spans[i].start, spans[i].len);
	}
	nx_drop_array(text->arena, spans, capacity);
	nx_cues_index(&page.cues);
	mark_cues(&page);
	mark_headlines(&page, title);
	mark_bylines(&page, title.len > 0);
	mark_lists(&page);
	mark_headings(&page);
	mark_notes(&page);
	mark_story(&page);

	/* Room for the title and a dateline; further ones are rare. */
	page.capacity = page.n + 2;
	text->blocks = nx_new_array(text->arena, NxBlock, page.capacity);
	text->n_blocks = 0;
	if (title.len > 0)
	{
		Paragraph heading = {.kind = NX_BLOCK_HEADLINE};

		add_block(&page, title.start, title.len, &heading);
		text->blocks[0].in_title = true;
	}
	add_blocks(&page);
	nx_drop_array(text->arena, page.paragraphs, page.n);
}
