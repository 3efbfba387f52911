/*
 * test_fold.c
 *	  The two folded forms of a word.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/fold.h"

typedef size_t (*Fold)(const char *bytes, size_t len, char *out);

static void
assert_folds(Fold fold, const char *text, const char *expected)
{
	/* Exactly the room promised, so that a sanitizer sees a byte too many. */
	size_t len = strlen(text);
	char *out = malloc(3 * len + 1);
	size_t n = fold(text, len, out);

	assert_true(n <= 3 * len);
	out[n] = '\0';
	assert_string_equal(out, expected);
	free(out);
}

static void
test_lower(void **state)
{
	(void) state;
	assert_folds(nx_fold_lower, "", "");
	assert_folds(nx_fold_lower, "U.S.", "u.s.");
	assert_folds(nx_fold_lower, "Moo-Jin", "moo-jin");
	assert_folds(nx_fold_lower, "’S", "'s");
	assert_folds(nx_fold_lower, "Don‘t", "don't");
	assert_folds(nx_fold_lower, "Moo\u2010Jin", "moo-jin");
	assert_folds(nx_fold_lower, "Moo\u2011Jin", "moo-jin");
	assert_folds(nx_fold_lower, "ZÜRICH", "zürich");
	assert_folds(nx_fold_lower, "МОСКВА", "москва");
	assert_folds(nx_fold_lower, "co\u00ADoperate", "cooperate");
	assert_folds(nx_fold_lower, "5–4", "5–4"); /* a dash is no hyphen */
	assert_folds(nx_fold_lower, "Inter-\nnational", "international");
	assert_folds(nx_fold_lower, "Jong-\nUn", "jong-un");
	assert_folds(nx_fold_lower, "a-\n", "a-\n");
	assert_folds(nx_fold_lower, "Inter\u00AD\nnational", "international");
	assert_folds(nx_fold_lower, "\u00AC\n", "\u00AC\n");
}

static void
test_name(void **state)
{
	(void) state;
	assert_folds(nx_fold_name, "Kim Jong-Un", "kim jong un");
	assert_folds(nx_fold_name, "  Kim \t Jong–Un ", "kim jong un");
	assert_folds(nx_fold_name, "U.S.", "us");
	assert_folds(nx_fold_name, "Inter-\r\n national", "international");
	assert_folds(nx_fold_name, "Kim Jong-\nUn", "kim jong un");
	assert_folds(nx_fold_name, "Inter\u00AC \nnational", "international");
	assert_folds(nx_fold_name, "O’Brien", "obrien");
	assert_folds(nx_fold_name, "AT&T", "att");
	assert_folds(nx_fold_name, "São Paulo", "sao paulo");
	assert_folds(nx_fold_name, "Sa\u0303o Paulo", "sao paulo");		/* decomposed */
	assert_folds(nx_fold_name, "Ana \u0301 Lee \u0301", "ana lee"); /* accents of nothing */
	assert_folds(nx_fold_name, "Łódź", "lodz");
	assert_folds(nx_fold_name, "Straße", "strasse");
	assert_folds(nx_fold_name, "Þórður Æ", "thordur ae");
	assert_folds(nx_fold_name, "İstanbul", "istanbul");
	assert_folds(nx_fold_name, "ΣΤΑΥΡΟΣ", "σταυροσ");
	assert_folds(nx_fold_name, "Σταύρος", "σταυροσ");
	assert_folds(nx_fold_name, "“G-20”!", "g 20");
	assert_folds(nx_fold_name, "東京", "東京");
	assert_folds(nx_fold_name, "ガーナ", "ガーナ");
	assert_folds(nx_fold_name, "हिन्दी", "हिन्दी"); /* vowel signs stay */
	assert_folds(nx_fold_name, "...", "");
}

static void
test_malformed_bytes_fit(void **state)
{
	(void) state;
	assert_folds(nx_fold_lower, "\xFF\xFE", "\uFFFD\uFFFD");
	assert_folds(nx_fold_name,
				 "a\xFF"
				 "b\xE2\x82",
				 "ab");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lower),
		cmocka_unit_test(test_name),
		cmocka_unit_test(test_malformed_bytes_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
