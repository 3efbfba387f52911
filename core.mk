# core.mk
#	The core without PostgreSQL: library, programs, C tests, fuzzers.  It is
#	called by Makefile, and can be called alone: make -f core.mk check-core
#
#	Objects go to build/$(FLAVOR)/, so that plain, sanitized and fuzzing builds
#	stand side by side.

CC ?= cc
FLAVOR ?= plain
B = build/$(FLAVOR)

ICU_CFLAGS := $(shell pkg-config --cflags icu-uc icu-i18n)
ICU_LIBS := $(shell pkg-config --libs icu-uc icu-i18n)
CORE_WARNINGS = -Wall -Wextra -Werror -Wdeclaration-after-statement -Wvla \
	-Wmissing-prototypes -Wstrict-prototypes -Wpointer-arith
OPTIMIZE_plain = -O3
OPTIMIZE_sanitize = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -DNX_ASSERTIONS
OPTIMIZE_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -DNX_ASSERTIONS
CORE_CFLAGS = -std=c11 $(CORE_WARNINGS) $(OPTIMIZE_$(FLAVOR)) -Isrc $(ICU_CFLAGS)

# The model that is linked in stands apart: the trainer, which makes it, cannot need it.
EMBEDDED = $(B)/src/model/embedded.o
CORE_LAYERS = base text model doc names analysis query tally digest
CORE_SRCS = $(filter-out src/model/embedded.c, $(wildcard $(CORE_LAYERS:%=src/%/*.c)))
CORE_OBJS = $(CORE_SRCS:%.c=$(B)/%.o)
CORE_LIB = $(B)/libnewsx_core.a
HOST_SRCS = $(wildcard tools/host/*.c)
HOST_LIB = $(B)/libnewsx_host.a

all: $(CORE_LIB)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CORE_CFLAGS) -I. -MMD -MP -c -o $@ $<

$(EMBEDDED): data/en.model

$(CORE_LIB): $(CORE_OBJS)
	rm -f $@ && ar rcs $@ $^

# An archive, so that the trainer links only what needs no model.
$(HOST_LIB): $(HOST_SRCS:%.c=$(B)/%.o)
	rm -f $@ && ar rcs $@ $^

# Programs: tools/NAME/*.c make build/plain/NAME; the newsx reader, the trainer.
define PROGRAM
$(B)/$(1): $(patsubst %.c,$(B)/%.o,$(wildcard tools/$(1)/*.c)) $(2) $(HOST_LIB) $(CORE_LIB)
	$$(CC) $$(OPTIMIZE_$(FLAVOR)) -o $$@ $$^ $$(ICU_LIBS) -lm
endef
$(eval $(call PROGRAM,read,$(EMBEDDED)))
$(eval $(call PROGRAM,train))
$(eval $(call PROGRAM,model))
$(eval $(call PROGRAM,bench,$(EMBEDDED)))
$(eval $(call PROGRAM,stress,$(EMBEDDED)))
$(eval $(call PROGRAM,story,$(EMBEDDED)))
$(eval $(call PROGRAM,digest,$(EMBEDDED)))
tools: $(B)/read $(B)/train $(B)/model $(B)/bench $(B)/stress $(B)/story $(B)/digest

# C tests: test/core/test_NAME.c is one cmocka program each.
CORE_TESTS = $(patsubst test/core/%.c,$(B)/%,$(wildcard test/core/test_*.c))
$(B)/test_%: $(B)/test/core/test_%.o $(EMBEDDED) $(HOST_LIB) $(CORE_LIB)
	$(CC) $(OPTIMIZE_$(FLAVOR)) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(ICU_LIBS) -lcmocka -lm
# Parts of the trainer, which is no library.
$(B)/test_lbfgs: $(B)/tools/train/lbfgs.o
$(B)/test_network_training: $(B)/tools/train/network.o
$(B)/test_tone_network: $(B)/tools/train/tone_network.o $(B)/tools/train/train_tone_network.o
core-tests: $(CORE_TESTS)
check-core: core-tests
	@for t in $(CORE_TESTS); do echo "# $$t"; $$t || exit 1; done

# Fuzzers: test/fuzz/fuzz_NAME.c; with clang and FLAVOR=fuzz.  Replayers are the
# same harnesses with a main of their own, for any compiler and flavor.
FUZZ_COMMON = $(B)/test/fuzz/check_doc.o $(EMBEDDED) $(HOST_LIB) $(CORE_LIB)
FUZZERS = $(patsubst test/fuzz/%.c,$(B)/%,$(wildcard test/fuzz/fuzz_*.c))
REPLAYERS = $(FUZZERS:$(B)/fuzz_%=$(B)/replay_%)
$(B)/fuzz_%: $(B)/test/fuzz/fuzz_%.o $(FUZZ_COMMON)
	$(CC) $(OPTIMIZE_$(FLAVOR)) -fsanitize=fuzzer -o $@ $^ $(ICU_LIBS) -lm
$(B)/replay_%: $(B)/test/fuzz/fuzz_%.o $(B)/test/fuzz/main.o $(FUZZ_COMMON)
	$(CC) $(OPTIMIZE_$(FLAVOR)) -o $@ $^ $(ICU_LIBS) -lm
fuzzers: $(FUZZERS)
replayers: $(REPLAYERS)
replay: replayers
	@for r in $(REPLAYERS); do echo "# $$r"; \
		$$r test/fuzz/corpus/$${r##*_} || exit 1; done

# Seeds of the binary formats, after a change of these; the others are by hand.
$(B)/make_seeds: $(B)/test/fuzz/make_seeds.o $(EMBEDDED) $(HOST_LIB) $(CORE_LIB)
	$(CC) $(OPTIMIZE_$(FLAVOR)) -o $@ $^ $(ICU_LIBS) -lm
seeds: $(B)/make_seeds
	$(B)/make_seeds test/fuzz/corpus

# Word vectors of others, for training alone; with npm.
EMBEDDINGS = build/embeddings.json
$(EMBEDDINGS):
	sh tools/train/embeddings.sh $@

# The English model, from the training data: make model DATA=../shared/data
model: $(B)/train $(EMBEDDINGS)
	$(if $(DATA),,$(error Say where the training data are: make model DATA=../shared/data))
	$(B)/train all $(DATA) $(EMBEDDINGS) data/en data/en.model

# What each group of the tagger's features is worth, F1: some minutes.
ablations: $(B)/train $(EMBEDDINGS)
	$(if $(DATA),,$(error Say where the training data are: make ablations DATA=../shared/data))
	$(B)/train ablations $(DATA) $(EMBEDDINGS) data/en

clean:
	rm -rf build

.PHONY: all tools model ablations core-tests check-core fuzzers replayers replay seeds clean
.SECONDARY:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
