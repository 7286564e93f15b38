# Keeps one PostgreSQL in the folder $1 for exactly as long as somebody holds
# the other end of standard input; then stops it and removes the folder. An end
# of input comes however the holder ends, so nothing is ever left behind.
# Reads two lines first: the folder of the programs, the folders of libraries.
dir=$1
server=
finish() {
	if [ -n "$server" ]; then
		# A server that has not set up its signals yet ignores QUIT but not TERM;
		# one that has would wait for its guests after TERM but not after QUIT.
		kill -TERM "$server"
		kill -QUIT "$server"
		wait "$server"
	fi
	rm -rf "$dir"
}
trap finish EXIT
trap exit HUP INT TERM

read -r bin || exit
read -r libs || exit
if [ -n "$libs" ]; then
	LD_LIBRARY_PATH=$libs
	export LD_LIBRARY_PATH
fi
"$bin/initdb" --pgdata="$dir/data" --username=postgres --auth=trust \
	--encoding=UTF8 --locale=C.UTF-8 --no-sync || exit

# Only the socket in our own folder: no port to collide on, no other account
# that could connect. Shared memory as files, so that it goes with the
# folder; a short log, because the folder may itself be in memory.
"$bin/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= \
	-c fsync=off -c synchronous_commit=off -c full_page_writes=off \
	-c max_connections=300 -c autovacuum=off -c jit=off \
	-c min_wal_size=32MB -c max_wal_size=64MB \
	-c dynamic_shared_memory_type=mmap &
server=$!
exec >/dev/null 2>&1 # from now on an end of output means: the server has ended
read -r _
