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

/* Longer words are no part of a term: addresses run together, chemistry, damage. */
#define MAX_WORD 32

/* Shorter ones say too little. */
#define MIN_WORD 3

/* Classes of the model whose words are no part of a term. */
#define NO_PART                                                                     \
	(NX_WORD_STOP | NX_WORD_NEGATOR | NX_WORD_BOOSTER | NX_WORD_DAMPENER |          \
	 NX_WORD_CONTRAST | NX_WORD_REPORTING | NX_WORD_PRONOUN | NX_WORD_PREPOSITION | \
	 NX_WORD_WEEKDAY | NX_WORD_MONTH | NX_WORD_NUMBER)

/* clang-format off */
/* Forms of verbs that are seldom anything else, those in -s, -ed and -ing told by the
 * rest; and what says how much, when and of what sort, of anything. */
static const char *const no_part_words[] = {
	"abandon", "abroad", "absolutely", "accept", "accomplish", "according", "accuse",
	"achieve", "acknowledge", "across", "actual", "add", "adds", "admit", "adopt",
	"advance", "affect", "afford", "afterward", "afterwards", "ago", "agree", "ahead",
	"alike", "alleges", "allow", "allows", "alone", "alter", "amid", "amidst", "amount",
	"announce", "anymore", "anyway", "apart", "apiece", "apologize", "appear", "appears",
	"appreciate", "approve", "area", "argue", "argues", "arrive", "arrives", "aside",
	"ask", "aspect", "assess", "assist", "assume", "attend", "attract", "available",
	"avert", "avoid", "aware", "away", "awhile", "bad", "badly", "basis", "bear",
	"became", "become", "becomes", "begin", "begun", "behind", "believe", "believes",
	"best", "better", "bigger", "biggest", "bit", "bolster", "boost", "bore", "born",
	"bought", "brings", "broken", "brought", "build", "built", "busy", "buy", "cancel",
	"cares", "carries", "carry", "case", "caught", "celebrate", "certain", "chance",
	"choose", "chose", "chosen", "cites", "claim", "clarify", "collect", "come", "comes",
	"commit", "common", "communicate", "compete", "complete", "concede", "concerning",
	"conclude", "condemn", "confirm", "confront", "connect", "consider", "considers",
	"contain", "continue", "contribute", "convince", "cooperate", "counter", "couple",
	"course", "covers", "create", "creates", "criticize", "crucial", "curb", "current",
	"day", "days", "dealt", "decade", "decades", "decide", "decides", "declare",
	"defend", "define", "defund", "deliver", "demonstrate", "denies", "deny", "depend",
	"deploy", "describe", "describes", "deserve", "deserves", "despite", "destroy",
	"deter", "determine", "develop", "did", "die", "different", "difficult", "disagree",
	"disclose", "discuss", "dismiss", "disrupt", "does", "dominate", "done", "downright",
	"drew", "driven", "drove", "due", "dug", "earlier", "earn", "ease", "easier", "easy",
	"eaten", "elect", "eliminate", "else", "elsewhere", "emerge", "enact", "encourage",
	"endorse", "enforce", "engage", "enjoy", "enough", "ensure", "entire", "establish",
	"evening", "evenings", "ever", "everywhere", "examine", "example", "exist", "expand",
	"expect", "expects", "expire", "explain", "explains", "expose", "express", "extend",
	"extra", "fact", "fail", "fair", "fallen", "favors", "fed", "feel", "feels", "fell",
	"fellow", "felt", "few", "fewer", "find", "fine", "fled", "flew", "flip", "focuses",
	"follow", "follows", "forget", "forgotten", "former", "forward", "fought", "found",
	"full", "further", "gather", "gave", "generate", "get", "gets", "give", "given",
	"gives", "glad", "goes", "gone", "good", "got", "govern", "great", "greater",
	"greatest", "grew", "grow", "guess", "half", "handle", "happen", "happy", "hard",
	"harder", "hardly", "hear", "heard", "held", "helps", "hence", "hidden", "highest",
	"highly", "hold", "holds", "hopes", "hour", "hours", "huge", "hung", "hurt",
	"identify", "ignore", "imagine", "impeach", "implement", "important", "impose",
	"impossible", "improve", "include", "included", "includes", "including", "indeed",
	"indicate", "indicates", "inform", "inside", "insist", "insists", "instance",
	"instead", "intend", "intends", "interesting", "interfere", "introduce", "invest",
	"investigate", "involve", "involves", "item", "join", "justify", "keep", "keeps",
	"kept", "key", "kind", "kinds", "knew", "know", "known", "knows", "lacks", "large",
	"larger", "largest", "late", "later", "latest", "learn", "least", "leave", "leaves",
	"led", "left", "lent", "lesser", "let", "lie", "lies", "like", "likely", "listen",
	"lit", "little", "long", "longer", "longtime", "look", "looks", "lose", "loses",
	"lot", "lots", "loves", "low", "lower", "lowest", "made", "main", "maintain",
	"major", "make", "makes", "manage", "manner", "many", "matter", "maybe", "meant",
	"meantime", "meet", "meets", "met", "minute", "minutes", "miss", "moment", "moments",
	"monitor", "month", "months", "morning", "mornings", "moves", "multiple", "must",
	"narrow", "near", "necessary", "negotiate", "new", "newest", "next", "nice", "night",
	"nights", "note", "nowhere", "number", "numbers", "numerous", "o'clock", "obtain",
	"occur", "offer", "old", "older", "oldest", "ones", "only", "onto", "operate",
	"oppose", "opposes", "organize", "other", "others", "overall", "overcome",
	"oversees", "overturn", "own", "paid", "part", "participate", "particular", "parts",
	"pass", "past", "pays", "percent", "perform", "perhaps", "persuade", "pick", "piece",
	"place", "places", "plenty", "poor", "pose", "poses", "possible", "potential",
	"predict", "prefer", "prepare", "present", "preserve", "prevent", "previous",
	"prior", "produce", "promote", "proper", "propose", "prosecute", "protect",
	"protects", "prove", "proven", "provide", "provides", "punish", "pursue", "put",
	"puts", "qualify", "quick", "quit", "quite", "raises", "ran", "range", "rare",
	"rather", "reach", "react", "read", "ready", "real", "realize", "reasons", "rebuild",
	"receive", "recent", "recognize", "recommend", "recover", "reduce", "refer",
	"reflect", "reflects", "refuse", "regarding", "regular", "regulate", "reject",
	"related", "remain", "remember", "remind", "remove", "reopen", "replace",
	"represent", "represents", "require", "requires", "resign", "resist", "resolve",
	"respond", "rest", "restore", "restrict", "result", "results", "resume", "retain",
	"reveal", "reveals", "rid", "ridden", "risen", "rose", "said", "same", "sang",
	"sank", "sat", "save", "saw", "say", "says", "second", "seconds", "section", "see",
	"seek", "seem", "seems", "sees", "seize", "select", "sell", "send", "sends",
	"senior", "sense", "sent", "separate", "series", "serious", "serve", "serves", "set",
	"settle", "several", "shone", "short", "show", "shown", "shows", "shrank", "side",
	"sides", "significant", "similar", "simple", "single", "sit", "situation", "slept",
	"slid", "small", "smaller", "smallest", "sold", "solve", "sometimes", "soon", "sort",
	"sorts", "sought", "sounds", "speak", "specific", "sped", "spend", "spends", "split",
	"spoke", "spoken", "spokesman", "spokesmen", "spokesperson", "spokeswoman", "sprang",
	"stay", "steps", "stole", "stolen", "stood", "straight", "strengthen", "strode",
	"strong", "stronger", "strongest", "strove", "struck", "stuck", "stung", "subject",
	"submit", "subscribe", "sue", "suffer", "sufficient", "suggest", "suggests",
	"supports", "sure", "survive", "suspend", "swam", "swept", "swore", "sworn", "swung",
	"tackle", "take", "taken", "takes", "talk", "taught", "teach", "teaches", "tell",
	"tells", "terms", "testify", "thank", "thereafter", "thing", "things", "think",
	"thinks", "threaten", "threatens", "threw", "throughout", "throw", "thrown", "thus",
	"time", "times", "today", "told", "tomorrow", "tonight", "took", "top", "tore",
	"torn", "total", "toward", "treat", "tries", "true", "try", "turn", "turns", "tweet",
	"tweets", "twice", "type", "types", "unable", "undercut", "undergo", "undergone",
	"undermine", "understand", "understands", "understood", "underwent", "undo", "unite",
	"unlike", "unlikely", "upcoming", "upheld", "urge", "use", "uses", "usual",
	"various", "vast", "verify", "versus", "via", "violate", "violates", "vs", "wait",
	"want", "wants", "warn", "watch", "way", "ways", "weaken", "wear", "week", "weekend",
	"weekends", "weeks", "weigh", "went", "wept", "were", "whole", "wide", "wider",
	"willing", "win", "wish", "withdraw", "withdrawn", "withdrew", "withhold", "within",
	"woke", "won", "wonderful", "worn", "worse", "worst", "worth", "wound", "write",
	"written", "wrong", "wrote", "year", "years", "yesterday", "yet", "yield", "younger",
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

/* What nouns stand behind, and participles before a noun. */
static const char *const determiners[NX_PHRASE_DETERMINERS] = {
	"'s", "a", "an", "any", "each", "every", "her", "his", "its", "my", "no", "our",
	"some", "such", "that", "the", "their", "these", "this", "those", "your",
};

/* Endings of adjectives. */
static const char *const adjective_endings[] = {
	"ous", "ful", "less", "ical", "ional", "ible",
};
/* clang-format on */

#define SIZE_OF(table) (sizeof(table) / sizeof((table)[0]))

/* The lists, and what their words can be. */
static const struct
{
	const char *const *words;
	size_t n;
	NxWordUse use;
} lists[] = {
	{no_part_words, SIZE_OF(no_part_words), NX_USE_NONE},
	{openers, SIZE_OF(openers), NX_USE_OPENER},
	{nouns_in_ing, SIZE_OF(nouns_in_ing), NX_USE_HEAD},
	{nouns_in_ed, SIZE_OF(nouns_in_ed), NX_USE_HEAD},
};

#define N_LISTED                                                         \
	(SIZE_OF(no_part_words) + SIZE_OF(openers) + SIZE_OF(nouns_in_ing) + \
	 SIZE_OF(nouns_in_ed))
_Static_assert(N_LISTED <= NX_PHRASE_WORDS_SLOTS / 3 * 2, "the table has room to search");

/* No list has the word. */
#define NOT_LISTED ((NxWordUse) -1)

/* ---- the lists as a table ---- */

/* The slot that holds the hash, or the empty one where it belongs. */
static uint32_t
find_slot(const NxPhraseWords *words, uint64_t hash)
{
	uint32_t slot = (uint32_t) (hash >> 32) & (NX_PHRASE_WORDS_SLOTS - 1);

	while (words->hashes[slot] != 0 && words->hashes[slot] != hash)
		slot = (slot + 1) & (NX_PHRASE_WORDS_SLOTS - 1);
	return slot;
}

void
nx_phrase_words_init(NxPhraseWords *words)
{
	memset(words, 0, sizeof(*words));
	for (size_t i = 0; i < SIZE_OF(lists); i++)
	{
		for (size_t k = 0; k < lists[i].n; k++)
		{
			const char *word = lists[i].words[k];
			uint64_t hash = nx_hash64(word, strlen(word));
			uint32_t slot = find_slot(words, hash);

			words->hashes[slot] = hash;
			words->uses[slot] = (uint8_t) lists[i].use;
		}
	}
	for (size_t i = 0; i < NX_PHRASE_DETERMINERS; i++)
		words->determiners[i] = nx_hash64(determiners[i], strlen(determiners[i]));
}

static NxWordUse
listed_use(const NxPhraseWords *words, uint64_t hash)
{
	uint32_t slot = find_slot(words, hash);

	return words->hashes[slot] == 0 ? NOT_LISTED : (NxWordUse) words->uses[slot];
}

bool
nx_phrase_is_determiner(const NxPhraseWords *words, uint64_t lower)
{
	for (int i = 0; i < NX_PHRASE_DETERMINERS; i++)
	{
		if (words->determiners[i] == lower)
			return true;
	}
	return false;
}

/* ---- words ---- */

static bool
ends_in(NxString word, const char *ending)
{
	size_t len = strlen(ending);

	return word.len > len && memcmp(word.bytes + word.len - len, ending, len) == 0;
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

/* What the word can be by its ending, if no list has it. */
static NxWordUse
use_by_ending(NxString word, NxString stem)
{
	for (size_t i = 0; i < SIZE_OF(adjective_endings); i++)
	{
		if (ends_in(word, adjective_endings[i]))
			return NX_USE_OPENER;
	}
	if (ends_in(word, "ly"))
		return NX_USE_NONE;
	if (ends_in(word, "ed") || ends_in(stem, "ing"))
		return NX_USE_PARTICIPLE;
	return NX_USE_HEAD;
}

/* The hash of a word, which is changed for it, without the ending of a plural. */
static uint64_t
key_of(char *bytes, NxString word, NxString stem)
{
	if (!ends_in(word, "ies") || word.len < 5)
		return nx_hash64(stem.bytes, stem.len);
	bytes[word.len - 3] = 'y';
	return nx_hash64(bytes, word.len - 2);
}

NxWordUse
nx_phrase_word(const NxPhraseWords *words, const NxAnalysis *analysis, uint32_t token,
			   uint64_t *key)
{
	const NxToken *t = &analysis->text.tokens[token];
	char room[3 * MAX_WORD];
	NxString string = nx_text_token(&analysis->text, token);
	NxString word = {room, 0};
	NxString stem = {room, 0};
	NxWordUse use;

	if (t->kind != NX_TOKEN_WORD || t->len < MIN_WORD || t->len > MAX_WORD ||
		nx_token_is(analysis, token, NO_PART))
		return NX_USE_NONE;
	use = listed_use(words, t->lower);
	if (use == NX_USE_NONE)
		return NX_USE_NONE;
	word.len = (uint32_t) nx_fold_lower(string.bytes, string.len, room);
	stem.len = stem_len(word);
	/* "argues", "meetings": the list has the word without its ending. */
	if (use == NOT_LISTED && stem.len < word.len)
		use = listed_use(words, nx_hash64(stem.bytes, stem.len));
	if (use == NOT_LISTED)
		use = use_by_ending(word, stem);
	*key = key_of(room, word, stem);
	return use;
}
