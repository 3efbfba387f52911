# shellcheck shell=sh
# lib.sh
#	What demo.sh, all.sh and bench/run.sh share: the packages, a scratch folder,
#	an unprivileged user, the build, a private server.  Sourced, never run; the
#	caller has set `root` to the top of the tree.
#
#	Nothing is written into the system but the packages that are missing, and
#	they are named first.  A server never runs as root, and a checkout may lie
#	where no other user can read, so all work is done in a copy below $scratch,
#	by user nobody if root called.  The trap removes it, whatever happens.

set -eu
umask 022

# What a user's shell holds for his own servers and builds must not reach ours.
unset PGHOST PGPORT PGUSER PGDATABASE PGPASSWORD PGSERVICE PGOPTIONS PGDATA PGSSLMODE PGTZ \
	PGCLIENTENCODING MAKEFLAGS MAKELEVEL MFLAGS DESTDIR CDPATH || :
export LC_ALL=C.UTF-8 PGAPPNAME=newsx PSQLRC=/dev/null PAGER=

# Relative paths are the caller's, and make_scratch goes elsewhere.
case ${PG_CONFIG:-} in
	/*) ;;
	*/*) PG_CONFIG=$PWD/$PG_CONFIG ;;
esac

scratch=
lists_are_read=
pg_config=
pg_version=

# say TEXT: one line of progress, on standard error, so that output stays clean.
say()
{
	printf '%s\n' "$*" >&2
}

die()
{
	say "$0: $*"
	exit 1
}

# die_with LOG TEXT: show the end of a log first.
die_with()
{
	tail -n 20 "$1" >&2
	shift
	die "$@"
}

is_root()
{
	[ "$(id -u)" -eq 0 ]
}

# as_admin COMMAND...: as root, by sudo if need be.
as_admin()
{
	if is_root; then
		"$@"
	else
		sudo "$@"
	fi
}

# as_tester COMMAND...: as the caller, or as nobody if the caller is root.
as_tester()
{
	if is_root; then
		setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$scratch" "$@"
	else
		"$@"
	fi
}

# --- packages -------------------------------------------------------------

is_installed()
{
	[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# missing_packages NAME...: those of them that are not installed.
missing_packages()
{
	for package in "$@"; do
		is_installed "$package" || printf ' %s' "$package"
	done
}

# need_packages NAME...: install by apt those that are missing, saying so.
need_packages()
{
	if ! command -v dpkg-query >/dev/null; then
		say "This is no Debian system; what these packages hold must be there: $*"
		return
	fi
	missing=$(missing_packages "$@")
	[ -n "$missing" ] || return 0

	say "Installing missing packages:$missing"
	is_root || command -v sudo >/dev/null ||
		die "you are not root and there is no sudo; let root run: apt-get install -y --no-install-recommends$missing"
	read_package_lists
	# shellcheck disable=SC2086	# a list of words
	as_admin env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $missing >"$scratch/apt.log" 2>&1 ||
		die_with "$scratch/apt.log" "apt-get could not install:$missing"
}

# Fresh package lists, once: old ones name versions that the archive no longer has.
read_package_lists()
{
	[ -z "$lists_are_read" ] || return 0
	lists_are_read=yes
	as_admin apt-get update -qq >"$scratch/apt.log" 2>&1 ||
		say "apt-get update failed; trying with the lists that are there"
}

# has_server PG_CONFIG: a server that can be built for and started?
has_server()
{
	command -v "$1" >/dev/null &&
		[ -e "$("$1" --includedir-server)/postgres.h" ] &&
		[ -x "$("$1" --bindir)/initdb" ]
}

# The newest server of Debian's that is complete, or nothing.
debian_server()
{
	for candidate in $(find /usr/lib/postgresql -path '*/bin/pg_config' 2>/dev/null | sort -Vr); do
		if has_server "$candidate"; then
			echo "$candidate"
			return
		fi
	done
}

# The packages of the server that this Debian offers; 15 on Debian 12, and where no
# list has been read yet.
server_packages()
{
	major=$(apt-cache depends postgresql 2>/dev/null |
		sed -n 's/^ *Depends: postgresql-\([0-9][0-9]*\)$/\1/p')
	echo "postgresql-${major:-15} postgresql-server-dev-${major:-15}"
}

# need_server PACKAGE...: these packages and a server; PG_CONFIG= names another one.
# Sets pg_config, pg_version, PATH.
need_server()
{
	pg_config=${PG_CONFIG:-$(debian_server)}
	if [ -z "$pg_config" ] && command -v apt-get >/dev/null; then
		if is_root || command -v sudo >/dev/null; then
			read_package_lists
		fi
		# shellcheck disable=SC2046	# a list of words
		need_packages "$@" $(server_packages)
		pg_config=$(debian_server)
	else
		need_packages "$@"
	fi
	[ -n "$pg_config" ] || pg_config=pg_config
	has_server "$pg_config" ||
		die "$pg_config names no PostgreSQL with its server headers and initdb"
	pg_config=$(command -v "$pg_config")
	pg_version=$("$pg_config" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
	PATH=$("$pg_config" --bindir):$PATH
	export PATH
}

# --- scratch folder and copy of the tree ----------------------------------

clean_up()
{
	status=$?
	trap - EXIT HUP INT TERM
	cd /
	stop_cluster
	if [ -n "$scratch" ]; then
		rm -rf "$scratch"
	fi
	exit $status
}

# make_scratch: a folder that goes when the script ends, on whatever road.  Goes
# there: the user nobody may not be able to stand where the caller stood.
make_scratch()
{
	# The path of a socket may have 107 bytes, so a long TMPDIR is no use.
	[ "$(printf %s "${TMPDIR:-/tmp}" | wc -c)" -le 60 ] || TMPDIR=/tmp
	scratch=$(mktemp -d "${TMPDIR:-/tmp}/newsx.XXXXXX")
	trap clean_up EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	chmod 755 "$scratch"
	export TMPDIR="$scratch"
	if is_root; then
		chown nobody:nogroup "$scratch"
	fi
	cd "$scratch"
}

# copy_tree FOLDER: the tree without what was built or is git's.  Files that are
# there already and not older are left, so that make rebuilds only what changed;
# files that the tree lost go from the copy too.
copy_tree()
{
	mkdir -p "$1"
	(
		# shellcheck disable=SC2154	# root is the caller's
		cd "$root"
		find . \( -path ./.git -o -path ./build -o -name tmp_check -o -name results \) -prune -o \
			-type f ! -name '*.o' ! -name '*.so' ! -name '*.bc' ! -name 'newsx--*.sql' -print0 |
			xargs -0 cp -pu --parents -t "$1"
		cd "$1"
		find src sql expected data -type f ! -name '*.o' ! -name '*.d' 2>/dev/null | while IFS= read -r file; do
			[ -e "$root/$file" ] || rm -f "$file"
		done
	)
}

# build_tree: build the extension in build/pg-VERSION, which is kept for the next
# run, or in the scratch folder if the tree may not be written.  Sets `tree`.
build_tree()
{
	tree=$root/build/pg-$pg_version
	if ! mkdir -p "$tree" 2>/dev/null || ! [ -w "$tree" ]; then
		tree=$scratch/tree
		say "$root cannot be written; building in a temporary folder"
	fi
	say "Building newsx for PostgreSQL $pg_version"
	copy_tree "$tree"
	make -C "$tree" -s -j "$(nproc)" PG_CONFIG="$pg_config" >"$scratch/build.log" 2>&1 ||
		die_with "$scratch/build.log" "the build failed"
	if is_root && [ "$tree" != "$scratch/tree" ]; then
		# The owner of the tree must be able to build there tomorrow.
		chown -R --reference="$root" "$root/build"
	fi
}

# --- a private server -------------------------------------------------------

# stage_extension TREE: install what was built in TREE below $scratch/stage, and
# write $scratch/server.conf, which makes a server look there.
stage_extension()
{
	stage=$scratch/stage
	libdir=$("$pg_config" --pkglibdir)
	sharedir=$("$pg_config" --sharedir)
	settings=$(postgres --describe-config 2>/dev/null | cut -f 1)

	make -C "$1" -s install PG_CONFIG="$pg_config" DESTDIR="$stage" >"$scratch/install.log" 2>&1 ||
		die_with "$scratch/install.log" "make install failed"
	{
		if echo "$settings" | grep -qx extension_destdir; then
			# Debian's own patch.
			echo "extension_destdir = '$stage'"
			echo "dynamic_library_path = '$stage$libdir:\$libdir'"
		elif echo "$settings" | grep -qx extension_control_path; then
			# PostgreSQL 18 and later.
			echo "extension_control_path = '$stage$sharedir:\$system'"
			echo "dynamic_library_path = '$stage$libdir:\$libdir'"
		elif [ "${NEWSX_INSTALL:-no}" != yes ]; then
			say "This server (PostgreSQL $pg_version) can only use extensions installed into its own"
			say "folders $libdir and $sharedir."
			die "to let this script run 'make install' there, set NEWSX_INSTALL=yes"
		fi
		echo "listen_addresses = ''"
		echo "fsync = off"
		echo "timezone = 'UTC'"
	} >"$scratch/server.conf"
	grep -q '^dynamic_library_path' "$scratch/server.conf" ||
		make -C "$1" -s install PG_CONFIG="$pg_config" >&2
}

# start_cluster: a server on a socket in $scratch, with an empty database newsx.
start_cluster()
{
	as_tester initdb -D "$scratch/cluster" -U postgres -A trust --encoding=UTF8 --no-locale -N \
		>"$scratch/initdb.log" 2>&1 ||
		die_with "$scratch/initdb.log" "initdb failed"
	{
		cat "$scratch/server.conf"
		echo "unix_socket_directories = '$scratch'"
	} >>"$scratch/cluster/postgresql.conf"
	as_tester pg_ctl -D "$scratch/cluster" -l "$scratch/server.log" -s -w -t 60 start ||
		die_with "$scratch/server.log" "the server did not start"
	export PGHOST="$scratch" PGUSER=postgres PGDATABASE=newsx
	as_tester createdb newsx
}

stop_cluster()
{
	if [ -n "$scratch" ] && [ -e "$scratch/cluster/postmaster.pid" ]; then
		as_tester pg_ctl -D "$scratch/cluster" -s -m immediate stop || :
	fi
}

# query ARGUMENT...: psql on the private server, stopping at the first error.
query()
{
	as_tester psql -X -q -v ON_ERROR_STOP=1 "$@"
}
