/*
 * phrase_words.c
 *	  What a word can be in a term of several words.
 *
 * The lists were chosen by hand among the words of English news that stand most often
 * behind "to", "will", "he" (verbs), or before another content word (adjectives).  Words
 * that are as often nouns ("vote", "strike", "plan") are in none.
 */
#include "analysis/phrase_words.h"

#include <string.h>

#include "base/hash.h"
#include "text/fold.h"
#include "text/words.h"

/* Longer words are no part of a term: addresses run together, chemistry, damage. */
#define MAX_WORD 32

/* Shorter ones say too little. */
#define MIN_WORD 3

/* Classes of the model whose words are no part of a term. */
#define NO_PART                                                                         \
	(NX_WORD_STOP | NX_WORD_NEGATOR | NX_WORD_BOOSTER | NX_WORD_DAMPENER |               \
	 NX_WORD_CONTRAST | NX_WORD_REPORTING | NX_WORD_PRONOUN | NX_WORD_PREPOSITION |      \
	 NX_WORD_WEEKDAY | NX_WORD_MONTH | NX_WORD_NUMBER)

/* clang-format off */
/* Forms of verbs that are seldom anything else; those in -s, -ed and -ing are told by the rest. */
static const char *const verbs[] = {
	"abandon", "accept", "accomplish", "accuse", "achieve", "acknowledge", "add", "adds",
	"admit", "adopt", "advance", "affect", "afford", "agree", "alleges", "allow",
	"allows", "alter", "announce", "apologize", "appear", "appears", "appreciate",
	"approve", "argue", "argues", "arrive", "arrives", "ask", "assess", "assist",
	"assume", "attend", "attract", "avert", "avoid", "bear", "became", "become",
	"becomes", "begin", "begun", "believe", "believes", "bolster", "boost", "bore",
	"born", "bought", "brings", "broken", "brought", "build", "built", "buy", "cancel",
	"cares", "carries", "carry", "caught", "celebrate", "choose", "chose", "chosen",
	"cites", "claim", "clarify", "collect", "come", "comes", "commit", "communicate",
	"compete", "concede", "conclude", "condemn", "confirm", "confront", "connect",
	"consider", "considers", "contain", "continue", "contribute", "convince",
	"cooperate", "counter", "covers", "create", "creates", "criticize", "curb", "dealt",
	"decide", "decides", "declare", "defend", "define", "defund", "deliver",
	"demonstrate", "denies", "deny", "depend", "deploy", "describe", "describes",
	"deserve", "deserves", "destroy", "deter", "determine", "develop", "did", "die",
	"disagree", "disclose", "discuss", "dismiss", "disrupt", "does", "dominate", "done",
	"drew", "driven", "drove", "dug", "earn", "ease", "eaten", "elect", "eliminate",
	"emerge", "enact", "encourage", "endorse", "enforce", "engage", "enjoy", "ensure",
	"establish", "examine", "exist", "expand", "expect", "expects", "expire", "explain",
	"explains", "expose", "express", "extend", "fail", "fallen", "favors", "fed", "feel",
	"feels", "fell", "felt", "find", "fled", "flew", "flip", "focuses", "follow",
	"follows", "forget", "forgotten", "fought", "found", "gather", "gave", "generate",
	"get", "gets", "give", "given", "gives", "goes", "gone", "got", "govern", "grew",
	"grow", "guess", "handle", "happen", "hear", "heard", "held", "helps", "hidden",
	"hold", "holds", "hopes", "hung", "hurt", "identify", "ignore", "imagine", "impeach",
	"implement", "impose", "improve", "include", "includes", "indicate", "indicates",
	"inform", "insist", "insists", "intend", "intends", "interfere", "introduce",
	"invest", "investigate", "involve", "involves", "join", "justify", "keep", "keeps",
	"kept", "knew", "know", "known", "knows", "lacks", "learn", "leave", "leaves", "led",
	"left", "lent", "let", "lie", "lies", "like", "listen", "lit", "look", "looks",
	"lose", "loses", "loves", "made", "maintain", "make", "makes", "manage", "meant",
	"meet", "meets", "met", "miss", "monitor", "moves", "must", "negotiate", "note",
	"obtain", "occur", "offer", "operate", "oppose", "opposes", "organize", "overcome",
	"oversees", "overturn", "paid", "participate", "pass", "pays", "perform", "persuade",
	"pick", "pose", "poses", "predict", "prefer", "prepare", "preserve", "prevent",
	"produce", "promote", "propose", "prosecute", "protect", "protects", "prove",
	"proven", "provide", "provides", "punish", "pursue", "put", "puts", "qualify",
	"quit", "raises", "ran", "reach", "react", "read", "realize", "rebuild", "receive",
	"recognize", "recommend", "recover", "reduce", "refer", "reflect", "reflects",
	"refuse", "regulate", "reject", "remain", "remember", "remind", "remove", "reopen",
	"replace", "represent", "represents", "require", "requires", "resign", "resist",
	"resolve", "respond", "restore", "restrict", "resume", "retain", "reveal", "reveals",
	"rid", "ridden", "risen", "rose", "said", "sang", "sank", "sat", "save", "saw",
	"say", "says", "see", "seek", "seem", "seems", "sees", "seize", "select", "sell",
	"send", "sends", "sent", "serve", "serves", "set", "settle", "shone", "show",
	"shown", "shows", "shrank", "sit", "slept", "slid", "sold", "solve", "sought",
	"sounds", "speak", "sped", "spend", "spends", "split", "spoke", "spoken", "sprang",
	"stay", "stole", "stolen", "stood", "strengthen", "strode", "strove", "struck",
	"stuck", "stung", "submit", "subscribe", "sue", "suffer", "suggest", "suggests",
	"supports", "survive", "suspend", "swam", "swept", "swore", "sworn", "swung",
	"tackle", "take", "taken", "takes", "talk", "taught", "teach", "teaches", "tell",
	"tells", "testify", "thank", "think", "thinks", "threaten", "threatens", "threw",
	"throw", "thrown", "told", "took", "tore", "torn", "treat", "tries", "try", "turn",
	"turns", "tweet", "tweets", "undercut", "undergo", "undergone", "undermine",
	"understand", "understands", "understood", "underwent", "undo", "unite", "upheld",
	"urge", "use", "uses", "verify", "violate", "violates", "wait", "want", "wants",
	"warn", "watch", "weaken", "wear", "weigh", "went", "wept", "were", "win", "wish",
	"withdraw", "withdrawn", "withdrew", "withhold", "woke", "won", "worn", "wound",
	"write", "written", "wrote", "yield",
};

/* Say how much, when and of what sort, of anything. */
static const char *const plain_words[] = {
	"abroad", "absolutely", "according", "across", "actual", "afterward", "afterwards",
	"ago", "ahead", "alike", "alone", "amid", "amidst", "amount", "anymore", "anyway",
	"apart", "apiece", "area", "aside", "aspect", "available", "aware", "away", "awhile",
	"bad", "badly", "basis", "behind", "best", "better", "bigger", "biggest", "bit",
	"busy", "case", "certain", "chance", "common", "complete", "concerning", "couple",
	"course", "crucial", "current", "day", "days", "decade", "decades", "despite",
	"different", "difficult", "downright", "due", "earlier", "easier", "easy", "else",
	"elsewhere", "enough", "entire", "evening", "evenings", "ever", "everywhere",
	"example", "extra", "fact", "fair", "fellow", "few", "fewer", "fine", "former",
	"forward", "full", "further", "glad", "good", "great", "greater", "greatest", "half",
	"happy", "hard", "harder", "hardly", "hence", "highest", "highly", "hour", "hours",
	"huge", "important", "impossible", "included", "including", "indeed", "inside",
	"instance", "instead", "interesting", "item", "key", "kind", "kinds", "large",
	"larger", "largest", "late", "later", "latest", "least", "left", "lesser", "likely",
	"little", "long", "longer", "longtime", "look", "lot", "lots", "low", "lower",
	"lowest", "main", "major", "manner", "many", "matter", "maybe", "meantime", "minute",
	"minutes", "moment", "moments", "month", "months", "morning", "mornings", "multiple",
	"narrow", "near", "necessary", "new", "newest", "next", "nice", "night", "nights",
	"nowhere", "number", "numbers", "numerous", "o'clock", "old", "older", "oldest",
	"ones", "only", "onto", "other", "others", "overall", "own", "part", "particular",
	"parts", "past", "percent", "perhaps", "piece", "place", "places", "plenty", "poor",
	"possible", "potential", "present", "previous", "prior", "proper", "quick", "quite",
	"range", "rare", "rather", "ready", "real", "reasons", "recent", "regarding",
	"regular", "related", "rest", "result", "results", "same", "second", "seconds",
	"section", "senior", "sense", "separate", "series", "serious", "set", "several",
	"short", "side", "sides", "significant", "similar", "simple", "single", "situation",
	"small", "smaller", "smallest", "sometimes", "soon", "sort", "sorts", "specific",
	"spokesman", "spokesmen", "spokesperson", "spokeswoman", "steps", "straight",
	"strong", "stronger", "strongest", "subject", "sufficient", "sure", "terms",
	"thereafter", "thing", "things", "throughout", "thus", "time", "times", "today",
	"tomorrow", "tonight", "top", "total", "toward", "true", "twice", "type", "types",
	"unable", "unlike", "unlikely", "upcoming", "usual", "various", "vast", "versus",
	"via", "vs", "way", "ways", "week", "weekend", "weekends", "weeks", "whole", "wide",
	"wider", "willing", "within", "wonderful", "worse", "worst", "worth", "wrong",
	"year", "years", "yesterday", "yet", "younger",
};

/* Adjectives: a phrase may begin with them, not end. */
static const char *const openers[] = {
	"academic", "active", "additional", "aggressive", "alleged", "annual", "apparent",
	"basic", "big", "bipartisan", "black", "blue", "broad", "broader", "central",
	"civil", "commercial", "comprehensive", "congressional", "constitutional",
	"controversial", "corporate", "criminal", "cultural", "daily", "dark", "deadly",
	"deep", "demographic", "digital", "diplomatic", "direct", "diverse", "divisive",
	"domestic", "dramatic", "early", "economic", "editorial", "elderly", "electoral",
	"emotional", "enormous", "environmental", "equal", "extensive", "extraordinary",
	"extreme", "fake", "false", "famous", "favorite", "federal", "female", "fiery",
	"financial", "fiscal", "foreign", "formal", "fourth", "free", "fresh", "friendly",
	"fundamental", "gay", "global", "grand", "green", "guilty", "healthy", "heavy",
	"high", "higher", "historic", "historical", "hot", "human", "humanitarian",
	"ideological", "illegal", "immediate", "independent", "influential", "innocent",
	"intense", "internal", "international", "joint", "judicial", "legal", "legislative",
	"legitimate", "lengthy", "local", "mainstream", "male", "mass", "massive", "medical",
	"mental", "middle", "midterm", "moderate", "modern", "moral", "national", "natural",
	"negative", "nuclear", "official", "ordinary", "original", "partisan", "peaceful",
	"perfect", "permanent", "personal", "physical", "political", "popular", "powerful",
	"presidential", "prime", "professional", "prominent", "racial", "radical",
	"reasonable", "regional", "religious", "rural", "scientific", "secret", "sensitive",
	"severe", "sexual", "sharp", "social", "southern", "special", "strategic",
	"substantial", "temporary", "terrible", "third", "tough", "tougher", "traditional",
	"transgender", "tremendous", "ultimate", "universal", "unprecedented", "urban",
	"violent", "wealthy", "weekly", "white", "widespread", "young",
};

/* Nouns in -ing; other words in -ing are forms of verbs. */
static const char *const nouns_in_ing[] = {
	"accounting", "advertising", "banking", "bargaining", "bleeding", "blessing",
	"bombing", "boxing", "briefing", "broadcasting", "building", "bullying", "camping",
	"catering", "ceiling", "clearing", "clothing", "coaching", "computing", "counseling",
	"counselling", "crossing", "dealing", "drilling", "earning", "earring",
	"engineering", "farming", "fasting", "feeling", "filing", "filming", "financing",
	"fishing", "fracking", "funding", "fundraising", "gambling", "gaming", "gathering",
	"gerrymandering", "greeting", "grooming", "hacking", "handwriting", "hearing",
	"hiring", "holding", "housing", "hunting", "imaging", "inning", "jogging", "judging",
	"killing", "king", "landing", "laundering", "lending", "licensing", "lighting",
	"lightning", "listing", "lobbying", "logging", "looting", "manufacturing",
	"marketing", "meeting", "mining", "monitoring", "mourning", "nursing", "offering",
	"opening", "outsourcing", "painting", "parking", "peacekeeping", "planning",
	"policing", "polling", "posting", "pricing", "printing", "proceeding", "processing",
	"profiling", "programming", "publishing", "racing", "rating", "recording",
	"recruiting", "recycling", "redistricting", "ring", "ruling", "sanctioning",
	"saving", "savings", "screening", "sentencing", "sequencing", "setting", "sewing",
	"shipping", "shooting", "shopping", "sibling", "sightseeing", "skiing", "smoking",
	"smuggling", "spending", "spring", "stabbing", "sterling", "streaming", "string",
	"surfing", "swimming", "testing", "texting", "timing", "tracking", "trading",
	"trafficking", "training", "understanding", "undertaking", "upbringing", "vetting",
	"voting", "warning", "waterboarding", "wedding", "welding", "whistleblowing", "wing",
	"wiretapping", "wording", "wrestling", "writing", "wrongdoing",
};

/* Words in -ed that are no forms of verbs. */
static const char *const nouns_in_ed[] = {
	"bed", "bleed", "breed", "creed", "deed", "exceed", "feed", "greed", "hatred",
	"hundred", "kindred", "naked", "need", "red", "reed", "sacred", "seed", "shed",
	"shred", "sled", "speed", "steed", "succeed", "weed", "wicked",
};

/* What a participle before a noun stands behind. */
static const char *const determiners[] = {
	"'s", "a", "an", "any", "each", "every", "her", "his", "its", "my", "no", "our",
	"some", "such", "that", "the", "their", "these", "this", "those", "your",
};

/* Endings of adjectives. */
static const char *const adjective_endings[] = {
	"ous", "ful", "less", "ical", "ional", "ible",
};
/* clang-format on */

#define SIZE_OF(table) (sizeof(table) / sizeof((table)[0]))
#define IS_IN(table, word) nx_words_has((table), SIZE_OF(table), (word).bytes, (word).len)

static bool
ends_in(NxString word, const char *ending)
{
	size_t len = strlen(ending);

	return word.len > len && memcmp(word.bytes + word.len - len, ending, len) == 0;
}

/* The word in lower case, of at most MAX_WORD bytes, in room for three times as many. */
static NxString
lower_of(const NxText *text, uint32_t token, char *room)
{
	NxString string = nx_text_token(text, token);
	NxString lower = {room, (uint32_t) nx_fold_lower(string.bytes, string.len, room)};

	return lower;
}

/* The length of the word without the ending of a plural or of a verb. */
static uint32_t
stem_len(NxString word)
{
	if (word.len < 4 || word.bytes[word.len - 1] != 's' || ends_in(word, "ss") ||
		ends_in(word, "us") || ends_in(word, "is"))
		return word.len;
	if (ends_in(word, "sses") || ends_in(word, "shes") || ends_in(word, "ches") ||
		ends_in(word, "xes"))
		return word.len - 2;
	return word.len - 1;
}

/* "argues", "passes" of a verb in the list. */
static bool
is_verb(NxString word)
{
	NxString stem = {word.bytes, stem_len(word)};

	return IS_IN(verbs, word) || (stem.len < word.len && IS_IN(verbs, stem));
}

static bool
is_adjective(NxString word)
{
	for (size_t i = 0; i < SIZE_OF(adjective_endings); i++)
	{
		if (ends_in(word, adjective_endings[i]))
			return true;
	}
	return IS_IN(openers, word);
}

static NxWordUse
use_of(NxString word)
{
	NxString stem = {word.bytes, stem_len(word)};

	if (IS_IN(plain_words, word) || is_verb(word))
		return NX_USE_NONE;
	if (is_adjective(word))
		return NX_USE_OPENER;
	if (ends_in(word, "ly"))
		return NX_USE_NONE;
	if (ends_in(word, "ed") && !IS_IN(nouns_in_ed, word))
		return NX_USE_PARTICIPLE;
	if (ends_in(stem, "ing") && !IS_IN(nouns_in_ing, stem))
		return NX_USE_PARTICIPLE;
	return NX_USE_HEAD;
}

NxWordUse
nx_phrase_word_use(const NxAnalysis *analysis, uint32_t token)
{
	const NxToken *t = &analysis->text.tokens[token];
	char room[3 * MAX_WORD];

	if (t->kind != NX_TOKEN_WORD || t->len < MIN_WORD || t->len > MAX_WORD ||
		nx_token_is(analysis, token, NO_PART))
		return NX_USE_NONE;
	return use_of(lower_of(&analysis->text, token, room));
}

bool
nx_phrase_participle_opens(const NxAnalysis *analysis, uint32_t token,
						   uint32_t first_of_sentence)
{
	const NxToken *before = &analysis->text.tokens[token - 1];
	char room[3 * MAX_WORD];

	if (token == first_of_sentence || before->len > MAX_WORD)
		return false;
	return IS_IN(determiners, lower_of(&analysis->text, token - 1, room));
}

uint64_t
nx_phrase_word_key(const NxText *text, uint32_t token)
{
	const NxToken *t = &text->tokens[token];
	char room[3 * MAX_WORD];
	NxString word;

	if (t->len > MAX_WORD)
		return t->lower;
	word = lower_of(text, token, room);
	if (ends_in(word, "ies") && word.len > 4)
	{
		word.len -= 2;
		room[word.len - 1] = 'y';
	}
	else
		word.len = stem_len(word);
	return nx_hash64(word.bytes, word.len);
}

bool
nx_phrase_words_are_sorted(void)
{
	return nx_words_are_sorted(verbs, SIZE_OF(verbs)) &&
		   nx_words_are_sorted(plain_words, SIZE_OF(plain_words)) &&
		   nx_words_are_sorted(openers, SIZE_OF(openers)) &&
		   nx_words_are_sorted(nouns_in_ing, SIZE_OF(nouns_in_ing)) &&
		   nx_words_are_sorted(nouns_in_ed, SIZE_OF(nouns_in_ed)) &&
		   nx_words_are_sorted(determiners, SIZE_OF(determiners));
}
