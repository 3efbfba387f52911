# Makefile
#	The extension, by PGXS: make, make install, make installcheck; another
#	server with PG_CONFIG=/path/to/pg_config, another compiler with CC=clang.
#
#	The core's own library, programs, C tests and fuzzers are in core.mk.

EXTENSION = newsx
EXTVERSION := $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" newsx.control)
MODULE_big = newsx

# Layers, lowest first.  Only those of src/pg may see PostgreSQL's headers.
CORE_LAYERS = base text model doc names analysis query tally digest
CORE_SRCS = $(sort $(wildcard $(CORE_LAYERS:%=src/%/*.c)))
PG_SRCS = $(sort $(wildcard src/pg/*.c))
OBJS = $(CORE_SRCS:.c=.o) $(PG_SRCS:.c=.o)

# src/pg/sql/VERSION/ holds what that version brought, and nothing is changed there
# once it is released: an install is all folders in turn, an update those that are new.
SQL_0_1_0 = $(sort $(wildcard src/pg/sql/0.1.0/*.sql))
SQL_0_2_0 = $(sort $(wildcard src/pg/sql/0.2.0/*.sql))
DATA_built = newsx--0.2.0.sql newsx--0.1.0--0.2.0.sql
# To PGXS, files to install.  Tests call a folder so in the environment.
DATA =
EXTRA_CLEAN = newsx--*.sql results regression.diffs regression.out

# `extension` goes first, then the articles that the others read.
REGRESS = extension articles $(filter-out extension articles,$(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql))))
REGRESS_OPTS = --inputdir=. --encoding=UTF8

# Hidden by default: modules share one name space, and before PostgreSQL 16
# every symbol of a module is exported.  What is taken out of -Wextra is due to
# the server's headers and to V1 functions, which do not use all they are given.
# For a compiler with warnings yet unknown: make WERROR=
WERROR ?= -Werror
# A sixth faster than the server's -O2, by bench: the tagger adds up rows of weights.
OPTIMIZE ?= -O3
ICU_CFLAGS := $(shell pkg-config --cflags icu-uc icu-i18n)
ICU_LIBS := $(shell pkg-config --libs icu-uc icu-i18n)
PG_CPPFLAGS = -Isrc $(ICU_CFLAGS) -DNEWSX_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -std=gnu11 $(OPTIMIZE) -fvisibility=hidden -Wall -Wextra $(WERROR) \
	-Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers
ifneq (,$(findstring clang,$(CC)))
# The server's flags were chosen for gcc.
PG_CFLAGS += -Wno-unknown-warning-option -Wno-ignored-optimization-argument -Wno-ignored-attributes
endif
SHLIB_LINK = $(ICU_LIBS)

# The bitcode for JIT would inline nothing here, and needs the server's clang.
override with_llvm = no

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# PGXS knows no header dependencies: any header rebuilds all, as do other flags.
$(OBJS): $(wildcard src/*/*.h) Makefile

# The English model becomes part of the library.
src/model/embedded.o: data/en.model

newsx--0.1.0.sql: $(SQL_0_1_0)
newsx--0.2.0.sql: $(SQL_0_1_0) $(SQL_0_2_0)
newsx--0.1.0--0.2.0.sql: src/pg/sql/update-header.sql $(SQL_0_2_0)
newsx--%.sql:
	cat $^ > $@

# What is done by scripts, and by core.mk.  `check` is PGXS's own.
demo:
	sh test/demo.sh $(ARTICLE)

test:
	sh test/all.sh

bench:
	sh test/bench/run.sh $(ARTICLES)

fuzz:
	sh test/fuzz/run.sh

accuracy:
	sh test/accuracy/run.sh

format:
	find src tools test -name '*.[ch]' -exec clang-format -i {} +

check-core model ablations:
	$(MAKE) -f core.mk $@

.PHONY: demo test bench fuzz accuracy format check-core model ablations
