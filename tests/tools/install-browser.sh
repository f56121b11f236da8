#!/bin/sh
# Installs Debian's Chromium, CJK fonts and the library that PDFs are set with, where they are missing and apt is there.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
offers() { has apt-cache && apt-cache show "$1" >/dev/null 2>&1; }
# The shell is the same browser without windows and tabs, and takes a third less time; not every system has it apart.
shell=chromium-headless-shell
browser=""
has $shell || { has chromium && ! offers $shell; } || browser=$shell
missing=""
{ has fc-list && fc-list | grep -q "CJK"; } || missing="$missing fonts-noto-cjk"
ldconfig -p 2>/dev/null | grep -q libpangoft2 || missing="$missing libpangoft2-1.0-0"
[ -n "$browser$missing" ] || exit 0
if ! has apt-get; then
	echo "missing and no apt-get here: $browser$missing (without Chromium the browser tests will be skipped)"
	exit 0
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
$as_root apt-get update -qq
[ -z "$browser" ] || offers $shell || browser=chromium
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $browser $missing >/dev/null
