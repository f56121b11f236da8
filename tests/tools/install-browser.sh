#!/bin/sh
# Installs Debian's Chromium, CJK fonts and the library that PDFs are set with, where they are missing and apt is there.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
{ command -v fc-list >/dev/null 2>&1 && fc-list | grep -q "CJK"; } || missing="$missing fonts-noto-cjk"
ldconfig -p 2>/dev/null | grep -q libpangoft2 || missing="$missing libpangoft2-1.0-0"
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "missing and no apt-get here:$missing (the browser tests will be skipped)"
	exit 0
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
