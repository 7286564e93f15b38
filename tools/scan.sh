#!/usr/bin/env bash
# Looks whether the program has a package in it that is known to be vulnerable, called or
# not, with govulncheck and a copy of Go's vulnerability database in the folder ENPLAN_VULNDB
# (as https://vuln.go.dev serves it). Without one it says SKIP. It fails when the copy
# is older than 45 days: an old one says that all is well because it knows no better.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${ENPLAN_VULNDB:-}
if [ -z "$folder" ]; then
  echo 'SKIP scan: ENPLAN_VULNDB names no copy of the vulnerability database' >&2
  exit 0
fi
index="$folder/index/db.json"
[ -s "$index" ] || { echo "scan: $index is not there" >&2; exit 1; }
# The copy says when it was made; one that does not is as old as its file.
made=$(sed -nE 's/.*"modified": *"([^"]*)".*/\1/p' "$index")
case $made in
  2*) at=$(date -d "$made" +%s) ;;
  *) at=$(stat -c %Y "$index") ;;
esac
days=$((($(date +%s) - at) / 86400))
if [ "$days" -gt 45 ]; then
  echo "scan: the copy of the vulnerability database is $days days old, more than 45: fetch a new one" >&2
  exit 1
fi
echo "scan: the vulnerability database is $days days old"
go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 -scan package -db "file://$(cd "$folder" && pwd)" ./server
