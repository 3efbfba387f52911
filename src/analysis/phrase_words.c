/*
 * phrase_words.c
 *	  What a word can be in a term of several words.
 *
 * Our own lists, chosen by hand among the words of English news that stand most often
 * behind "to", "will", "he" (verbs), or before another content word (adjectives).  Words
 * that are nouns as often ("vote", "strike", "plan") are in none.
 */
#include "analysis/phrase_words.h"

#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "text/fold.h"

/* Longer words are no part of a term: addresses run together, chemistry, damage. */
#define MAX_WORD 32

/* Shorter ones say too little. */
#define MIN_WORD 3

/* Room for a word of the lists and the 0 behind it. */
#define LISTED_WORD 16

/* Classes of the model whose words are no part of a term. */
#define NO_PART                                                                     \
	(NX_WORD_STOP | NX_WORD_NEGATOR | NX_WORD_BOOSTER | NX_WORD_DAMPENER |          \
	 NX_WORD_CONTRAST | NX_WORD_REPORTING | NX_WORD_PRONOUN | NX_WORD_PREPOSITION | \
	 NX_WORD_WEEKDAY | NX_WORD_MONTH | NX_WORD_NUMBER)

/* clang-format off */
/* Forms of verbs that are seldom anything else, those in -s, -ed and -ing told by the
 * rest; and what says how much, when and of what sort, of anything. */
static const char no_part_words[][LISTED_WORD] = {
	"abandon", "abide", "abolish", "abroad", "absolutely", "accelerate", "accept",
	"accommodate", "accomplish", "according", "accuse", "achieve", "acknowledge",
	"acquire", "across", "actual", "adapt", "add", "adds", "adhere", "adjust", "admit",
	"adopt", "advance", "advise", "affect", "afford", "afterward", "afterwards", "ago",
	"agree", "ahead", "alienate", "align", "alike", "alleges", "allow", "allows",
	"alone", "alter", "amend", "amid", "amidst", "amount", "analyze", "announce",
	"anticipate", "anymore", "anytime", "anyway", "apart", "apiece", "apologize",
	"appear", "appears", "applaud", "appoint", "appreciate", "approve", "area", "argue",
	"argues", "arise", "arrive", "arrives", "articulate", "aside", "ask", "aspect",
	"assess", "assist", "assume", "assure", "attend", "attract", "authorize",
	"available", "avert", "avoid", "await", "aware", "away", "awhile", "backfire",
	"backs", "bad", "badly", "basis", "bear", "became", "become", "becomes", "begin",
	"begun", "behave", "behind", "believe", "believes", "belong", "best", "better",
	"bigger", "biggest", "bit", "blasts", "blew", "boasts", "bolster", "boost", "bore",
	"born", "borrow", "bother", "bought", "breathe", "brings", "broke", "broken",
	"brought", "build", "built", "busy", "buy", "bypass", "cancel", "capitalize",
	"cares", "carries", "carry", "case", "caught", "cease", "celebrate", "cent", "cents",
	"certain", "chance", "characterize", "chase", "choose", "chose", "chosen",
	"circumvent", "cites", "claim", "clarify", "climb", "close", "collaborate",
	"collect", "come", "comes", "commit", "common", "communicate", "compel", "compete",
	"complete", "complicate", "conceal", "concede", "concerning", "conclude", "condemn",
	"confirm", "confront", "connect", "consider", "considers", "constitute", "construct",
	"consult", "consume", "contain", "continue", "contradict", "contribute", "convert",
	"convey", "convince", "cooperate", "coordinate", "correct", "counter", "couple",
	"course", "covers", "create", "creates", "criticize", "crucial", "curb", "current",
	"curtail", "day", "days", "dealt", "decade", "decades", "decide", "decides",
	"declare", "defend", "defer", "define", "defund", "defy", "deliver", "demonstrate",
	"denies", "denounce", "deny", "depend", "deploy", "deport", "derail", "describe",
	"describes", "deserve", "deserves", "despite", "destroy", "detain", "deter",
	"determine", "develop", "dictate", "did", "die", "differ", "different", "difficult",
	"diminish", "disagree", "disappear", "disclose", "discourage", "discover",
	"discredit", "discriminate", "discuss", "dismantle", "dismiss", "disrupt",
	"distinguish", "distract", "divert", "does", "dominate", "done", "downplay",
	"downright", "drew", "driven", "drove", "due", "dug", "earlier", "earn", "ease",
	"easier", "easy", "eaten", "educate", "elect", "eliminate", "else", "elsewhere",
	"embrace", "emerge", "emphasize", "employ", "empower", "enable", "enact",
	"encourage", "endanger", "endorse", "endure", "enforce", "engage", "enhance",
	"enjoy", "enough", "enroll", "ensure", "entire", "erase", "escalate", "establish",
	"evacuate", "evaluate", "evening", "evenings", "ever", "everywhere", "examine",
	"example", "exceed", "exclude", "execute", "exist", "expand", "expect", "expects",
	"expire", "explain", "explains", "exploit", "expose", "express", "extend", "extra",
	"extract", "facilitate", "fact", "fail", "fair", "fallen", "favors", "fed", "feel",
	"feels", "fell", "fellow", "felt", "few", "fewer", "find", "fine", "fled", "flee",
	"flew", "flip", "focuses", "follow", "follows", "forget", "forgotten", "former",
	"forward", "foster", "fought", "found", "freeze", "full", "further", "gather",
	"gave", "generate", "get", "gets", "give", "given", "gives", "glad", "goes", "gone",
	"gonna", "good", "got", "govern", "grapple", "grapples", "grasp", "great", "greater",
	"greatest", "grew", "grow", "guess", "hails", "half", "handle", "happen", "happy",
	"hard", "harder", "hardly", "hates", "hear", "heard", "held", "helps", "hence",
	"hidden", "hide", "highest", "highly", "hold", "holds", "hopes", "hour", "hours",
	"huddle", "huge", "hung", "hurt", "identify", "ignore", "illustrate", "imagine",
	"impeach", "impede", "implement", "important", "impose", "impossible", "improve",
	"include", "included", "includes", "including", "indeed", "indicate", "indicates",
	"indict", "inform", "inside", "insist", "insists", "inspire", "install", "instance",
	"instead", "intend", "intends", "interact", "interesting", "interfere", "interpret",
	"intervene", "intimidate", "introduce", "invest", "investigate", "invite", "invoke",
	"involve", "involves", "isolate", "item", "jeopardize", "join", "joins", "justify",
	"keep", "keeps", "kept", "key", "kind", "kinds", "knew", "know", "known", "knows",
	"lacks", "large", "larger", "largest", "late", "later", "latest", "learn", "least",
	"leave", "leaves", "led", "left", "legalize", "legislate", "lent", "lesser", "let",
	"lie", "lies", "like", "likely", "listen", "lit", "little", "long", "longer",
	"longtime", "look", "looks", "lose", "loses", "lot", "lots", "loves", "low", "lower",
	"lowest", "made", "main", "maintain", "major", "make", "makes", "manage",
	"manipulate", "manner", "many", "marry", "matter", "maybe", "meant", "meantime",
	"meet", "meets", "met", "minimize", "minute", "minutes", "mislead", "miss",
	"mitigate", "mobilize", "moment", "moments", "monitor", "month", "months", "morning",
	"mornings", "moves", "multiple", "must", "muster", "narrow", "navigate", "near",
	"necessary", "negotiate", "new", "newest", "next", "nice", "night", "nights",
	"nominate", "note", "notify", "nowhere", "number", "numbers", "numerous", "o'clock",
	"obstruct", "obtain", "occur", "offer", "old", "older", "oldest", "ones", "only",
	"onto", "operate", "oppose", "opposes", "organize", "other", "others", "oust",
	"overall", "overcome", "override", "oversaw", "oversee", "oversees", "overthrow",
	"overturn", "owe", "own", "paid", "part", "participate", "particular", "parts",
	"pass", "past", "pays", "perceive", "percent", "perform", "perhaps", "persist",
	"persuade", "pick", "piece", "place", "places", "plenty", "plunge", "poor",
	"portray", "pose", "poses", "possess", "possible", "postpone", "potential",
	"predict", "prefer", "prepare", "present", "preserve", "pretend", "pretty",
	"prevail", "prevent", "previous", "prior", "prioritize", "proceed", "produce",
	"prohibit", "promote", "proper", "propose", "prosecute", "protect", "protects",
	"prove", "proven", "provide", "provides", "provoke", "publish", "punish", "pursue",
	"put", "puts", "qualify", "quell", "quick", "quit", "quite", "raises", "ran",
	"range", "rare", "rather", "reach", "react", "read", "ready", "real", "realize",
	"reasons", "reassure", "rebuild", "receive", "recent", "recognize", "recommend",
	"reconcile", "reconsider", "recover", "recuse", "reduce", "refer", "reflect",
	"reflects", "refrain", "refuse", "regain", "regarding", "regular", "regulate",
	"reinforce", "reject", "relate", "related", "remain", "remember", "remind", "remove",
	"renew", "reopen", "repair", "replace", "represent", "represents", "require",
	"requires", "rescind", "resign", "resist", "resolve", "resonate", "respond", "rest",
	"restore", "restrict", "result", "results", "resume", "retain", "retaliate",
	"rethink", "retire", "reunite", "reveal", "reveals", "reverse", "revisit", "revive",
	"rewrite", "rid", "ridden", "rips", "risen", "rose", "safeguard", "said", "same",
	"sang", "sank", "sat", "satisfy", "save", "saw", "say", "says", "second", "seconds",
	"section", "see", "seek", "seeks", "seem", "seems", "sees", "seize", "select",
	"sell", "send", "sends", "senior", "sense", "sent", "separate", "series", "serious",
	"serve", "serves", "set", "settle", "several", "shone", "shook", "short", "show",
	"shown", "shows", "shrank", "shrink", "side", "sides", "significant", "similar",
	"simple", "single", "sit", "situation", "slams", "slept", "slid", "small", "smaller",
	"smallest", "sold", "solve", "somehow", "sometimes", "soon", "sort", "sorts",
	"sought", "sounds", "speak", "specific", "specify", "sped", "spend", "spends",
	"split", "spoke", "spoken", "spokesman", "spokesmen", "spokesperson", "spokeswoman",
	"sprang", "stay", "steal", "steps", "stole", "stolen", "stood", "straight",
	"strengthen", "strode", "strong", "stronger", "strongest", "strove", "struck",
	"stuck", "stumble", "stung", "subject", "submit", "subscribe", "succeed", "succeeds",
	"sue", "suffer", "sufficient", "suggest", "suggests", "supports", "suppress", "sure",
	"surrender", "survive", "suspend", "sustain", "swam", "swept", "swore", "sworn",
	"swung", "tackle", "take", "taken", "takes", "talk", "taught", "teach", "teaches",
	"tell", "tells", "terminate", "terms", "testify", "thank", "thereafter", "thing",
	"things", "think", "thinks", "threaten", "threatens", "threw", "thrive",
	"throughout", "throw", "thrown", "thus", "thwart", "tighten", "time", "times",
	"today", "told", "tolerate", "tomorrow", "tonight", "took", "top", "tore", "torn",
	"total", "tout", "touts", "toward", "transform", "translate", "treat", "tries",
	"true", "try", "turn", "turns", "tweet", "tweets", "twice", "type", "types",
	"unable", "undercut", "undergo", "undergone", "undermine", "underscore",
	"understand", "understands", "understood", "underwent", "undo", "unfold", "unify",
	"unite", "unites", "unleash", "unlike", "unlikely", "unmask", "unveil", "upcoming",
	"upheld", "urge", "urges", "use", "uses", "usual", "various", "vary", "vast",
	"verify", "versus", "via", "violate", "violates", "vows", "vs", "wait", "want",
	"wants", "warn", "warns", "watch", "way", "ways", "weaken", "weaponize", "wear",
	"week", "weekend", "weekends", "weeks", "weigh", "weighs", "went", "wept", "were",
	"whole", "wide", "wider", "willing", "win", "wish", "withdraw", "withdrawn",
	"withdrew", "withhold", "within", "woke", "won", "wonderful", "wore", "worn",
	"worse", "worst", "worth", "wound", "write", "written", "wrong", "wrote", "year",
	"years", "yesterday", "yet", "yield", "younger",
};

/* Adjectives: a phrase may begin with them, not end. */
static const char openers[][LISTED_WORD] = {
	"absolute", "academic", "active", "additional", "adequate", "administrative",
	"affluent", "affordable", "aggressive", "agricultural", "alleged", "ancient",
	"annual", "apparent", "authoritarian", "automatic", "awkward", "basic", "big",
	"bilateral", "bipartisan", "bitter", "bizarre", "black", "blind", "bloody", "blue",
	"bold", "brave", "bright", "brilliant", "broad", "broader", "central", "centrist",
	"chaotic", "charitable", "cheap", "chronic", "civic", "civil", "civilian", "closest",
	"coastal", "cold", "collective", "commercial", "competitive", "comprehensive",
	"concrete", "confidential", "congressional", "consecutive", "consequential",
	"considerable", "constitutional", "constructive", "contemporary", "controversial",
	"corporate", "corrupt", "creative", "criminal", "crude", "cultural", "daily", "dark",
	"deadly", "decent", "decisive", "deep", "definitive", "deliberate", "democratic",
	"demographic", "destructive", "digital", "diplomatic", "dire", "direct", "dirty",
	"discretionary", "discriminatory", "distant", "distinct", "diverse", "divisive",
	"domestic", "downward", "dramatic", "early", "eastern", "economic", "editorial",
	"elderly", "electoral", "electronic", "elementary", "emotional", "empty", "enormous",
	"environmental", "equal", "ethnic", "eventual", "everyday", "exact", "excellent",
	"excessive", "exclusive", "existential", "expansive", "explicit", "extensive",
	"extraordinary", "extreme", "fake", "false", "famous", "far-right", "fatal",
	"favorable", "favorite", "federal", "female", "fierce", "fiery", "final",
	"financial", "fiscal", "foreign", "formal", "formidable", "fossil", "fourth",
	"fragile", "fraudulent", "free", "frequent", "fresh", "friendly", "full-time",
	"fundamental", "gay", "generic", "genuine", "global", "grand", "grave", "green",
	"grim", "gross", "gubernatorial", "guilty", "harsh", "healthy", "heavy", "high",
	"high-profile", "higher", "historic", "historical", "horrific", "hostile", "hot",
	"human", "humanitarian", "ideological", "illegal", "immediate", "imminent",
	"impressive", "improper", "inaugural", "independent", "individual", "industrial",
	"inflammatory", "influential", "inherent", "inner", "innocent", "intellectual",
	"intense", "interim", "internal", "international", "investigative", "joint",
	"judicial", "left-wing", "legal", "legislative", "legitimate", "lengthy", "lethal",
	"local", "lone", "long-term", "mainstream", "male", "mass", "massive", "medical",
	"mental", "middle", "midterm", "mild", "militant", "minimal", "minor", "mobile",
	"moderate", "modern", "modest", "moral", "mutual", "national", "nationalist",
	"natural", "nearby", "negative", "nonpartisan", "northern", "notable", "nuclear",
	"odd", "official", "online", "ordinary", "original", "outdoor", "outright",
	"outspoken", "parliamentary", "part-time", "partial", "partisan", "peaceful",
	"perfect", "permanent", "persistent", "personal", "phony", "physical", "pivotal",
	"plastic", "political", "popular", "populist", "positive", "potent", "powerful",
	"preliminary", "presidential", "presumptive", "prime", "procedural", "professional",
	"profound", "prominent", "prospective", "protective", "provocative", "pure",
	"questionable", "racial", "radical", "random", "rapid", "raw", "reasonable",
	"regional", "reliable", "religious", "remarkable", "remote", "reproductive",
	"respective", "restrictive", "right-wing", "robust", "rogue", "rough", "rural",
	"same-sex", "scientific", "secret", "secular", "sensitive", "severe", "sexual",
	"sharp", "short-term", "sizable", "slight", "so-called", "social", "solar", "sole",
	"southern", "special", "stark", "statewide", "statutory", "steady", "steep",
	"strange", "strategic", "strict", "structural", "subsequent", "substantial",
	"substantive", "suburban", "sudden", "supreme", "sustainable", "swift", "symbolic",
	"systematic", "systemic", "temporary", "tense", "terrible", "third", "thorough",
	"tight", "tiny", "tough", "tougher", "toughest", "toxic", "traditional", "tragic",
	"transgender", "tremendous", "ultimate", "unilateral", "universal", "unprecedented",
	"urban", "urgent", "valid", "valuable", "viable", "violent", "viral", "vocal",
	"volatile", "voluntary", "wealthy", "weekly", "well-known", "western", "white",
	"widespread", "wild", "young",
};

/* Nouns that alone say nothing of what an article is about, plurals told by them. */
static const char weak_nouns[][LISTED_WORD] = {
	"act", "action", "activity", "aim", "answer", "approach", "attention", "attitude",
	"beginning", "break", "call", "cause", "century", "change", "choice", "combination",
	"comment", "concern", "consequence", "content", "context", "core", "date", "default",
	"degree", "difference", "difficulty", "direction", "discussion", "drop", "edge",
	"effect", "effort", "element", "end", "exception", "expectation", "experience",
	"factor", "favor", "focus", "form", "front", "hope", "idea", "importance",
	"information", "intention", "issue", "lack", "line", "link", "meaning", "means",
	"measure", "method", "mind", "mode", "mood", "move", "nature", "need", "notion",
	"objective", "occasion", "opinion", "opportunity", "option", "order", "origin",
	"outcome", "path", "pattern", "pause", "period", "perspective", "phase", "phrase",
	"point", "position", "possibility", "practice", "presence", "principle", "priority",
	"problem", "procedure", "process", "progress", "provision", "purpose", "quality",
	"question", "reaction", "reality", "reason", "reference", "relation", "requirement",
	"responsibility", "return", "rise", "row", "run", "scale", "scope", "shape", "shift",
	"sign", "size", "source", "stake", "stand", "standard", "start", "status", "step",
	"stop", "strength", "structure", "style", "summary", "surprise", "theme", "thought",
	"topic", "touch", "trend", "truth", "unit", "value", "variety", "version", "view",
	"viewer", "word",
};

/* Nouns in -ing; other words in -ing are forms of verbs. */
static const char nouns_in_ing[][LISTED_WORD] = {
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
static const char nouns_in_ed[][LISTED_WORD] = {
	"bed", "creed", "deed", "feed", "greed", "hatred", "hundred", "kindred", "naked",
	"red", "reed", "sacred", "seed", "shed", "shred", "sled", "speed", "steed", "weed",
	"wicked",
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
	const char (*words)[LISTED_WORD];
	size_t n;
	NxWordUse use;
} lists[] = {
	{no_part_words, SIZE_OF(no_part_words), NX_USE_NONE},
	{openers, SIZE_OF(openers), NX_USE_OPENER},
	{weak_nouns, SIZE_OF(weak_nouns), NX_USE_TAIL},
	{nouns_in_ing, SIZE_OF(nouns_in_ing), NX_USE_HEAD},
	{nouns_in_ed, SIZE_OF(nouns_in_ed), NX_USE_HEAD},
};

#define N_LISTED                                                       \
	(SIZE_OF(no_part_words) + SIZE_OF(openers) + SIZE_OF(weak_nouns) + \
	 SIZE_OF(nouns_in_ing) + SIZE_OF(nouns_in_ed))
_Static_assert(N_LISTED <= NX_PHRASE_WORDS_SLOTS / 2, "the table is half empty");

/* No list has the word. */
#define NOT_LISTED ((NxWordUse) -1)

/* ---- the lists as a table ---- */

/*
 * The table is made for each article, so in haste: a word is two numbers of 8 bytes, and
 * of their hash 29 bits stay, with the use in the others.
 */
#define USE_MASK UINT32_C(7)

static uint64_t
half_of(const char *word)
{
	const uint8_t *bytes = (const uint8_t *) word;

	return nx_get_u32(bytes) | (uint64_t) nx_get_u32(bytes + 4) << 32;
}

static uint32_t
tag_of(const char word[LISTED_WORD])
{
	uint64_t first = half_of(word);
	uint64_t second = half_of(word + 8);

	return (uint32_t) (nx_hash_mix(first, second) >> 32) & ~USE_MASK;
}

/* The slot that holds the tag, or the empty one where it belongs. */
static uint32_t
find_slot(const NxPhraseWords *words, uint32_t tag)
{
	uint32_t slot = tag / (USE_MASK + 1) & (NX_PHRASE_WORDS_SLOTS - 1);

	while (words->tags[slot] != 0 && (words->tags[slot] & ~USE_MASK) != tag)
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
			uint32_t tag = tag_of(lists[i].words[k]);

			words->tags[find_slot(words, tag)] = tag | (uint32_t) (lists[i].use + 1);
		}
	}
	for (size_t i = 0; i < NX_PHRASE_DETERMINERS; i++)
		words->determiners[i] = nx_hash64(determiners[i], strlen(determiners[i]));
}

static NxWordUse
listed_use(const NxPhraseWords *words, NxString word)
{
	char padded[LISTED_WORD] = {0};
	uint32_t tag;

	if (word.len >= LISTED_WORD)
		return NOT_LISTED;
	memcpy(padded, word.bytes, word.len);
	tag = words->tags[find_slot(words, tag_of(padded))];
	return tag == 0 ? NOT_LISTED : (NxWordUse) ((tag & USE_MASK) - 1);
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

/* nx_fold_lower, which most words are as they stand. */
static uint32_t
lower_of(const NxToken *token, NxString string, char *room)
{
	if (token->shape != NX_SHAPE_LOWER ||
		(token->flags & (NX_TOKEN_NON_ASCII | NX_TOKEN_BROKEN)) != 0)
		return (uint32_t) nx_fold_lower(string.bytes, string.len, room);
	memcpy(room, string.bytes, string.len);
	return string.len;
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
		(t->shape == NX_SHAPE_LOWER && (t->flags & NX_TOKEN_HAS_PERIOD) != 0) ||
		nx_token_is(analysis, token, NO_PART))
		return NX_USE_NONE;
	word.len = lower_of(t, string, room);
	stem.len = stem_len(word);
	use = listed_use(words, word);
	/* "argues", "meetings": the list has the word without its ending. */
	if (use == NOT_LISTED && stem.len < word.len)
		use = listed_use(words, stem);
	if (use == NOT_LISTED)
		use = use_by_ending(word, stem);
	*key = key_of(room, word, stem);
	return use;
}

bool
nx_phrase_words_are_distinct(void)
{
	NxPhraseWords words;
	size_t n = 0;

	nx_phrase_words_init(&words);
	for (size_t i = 0; i < NX_PHRASE_WORDS_SLOTS; i++)
		n += words.tags[i] != 0;
	return n == N_LISTED;
}
