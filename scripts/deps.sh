#!/usr/bin/env bash
# Installs the Debian packages a role needs, only those that are missing: a second run is instant and needs no network.
# usage: scripts/deps.sh build | test | ci | peers
set -euo pipefail

build="gcc libc6-dev pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev"
test="$build libgl1-mesa-dri fonts-dejavu-core xvfb openbox xdotool strace util-linux xclip fcitx5 fcitx5-pinyin ibus ibus-libpinyin dbus-daemon x11-utils x11-xserver-utils imagemagick poppler-utils mupdf-tools qpdf librsvg2-bin chromium libreoffice-calc-nogui|libreoffice-calc python3-uno"
case "${1:-}" in
build) wanted=$build ;;
test) wanted=$test ;;
ci) wanted="make $test" ;;
peers) # whoever has them from elsewhere keeps those
	wanted=
	for package in nodejs npm chromium; do command -v "${package%js}" >/dev/null || wanted+=" $package"; done
	command -v rsvg-convert >/dev/null || wanted+=" librsvg2-bin"
	/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || wanted+=" python3-openpyxl"
	command -v soffice >/dev/null || wanted+=" libreoffice-draw-nogui"
	;;
*) echo "usage: $0 build|test|ci|peers" >&2; exit 2 ;;
esac

if ! command -v apt-get >/dev/null; then
	echo "Not a Debian system: please install the equivalents of: $wanted" >&2
	exit 0
fi

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for choice in $wanted; do # a|b: either will do, a is installed when neither is there
	for package in ${choice//|/ }; do installed "$package" && continue 2; done
	missing+=("${choice%%|*}")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || { echo "Please install as root: apt-get install ${missing[*]}" >&2; exit 1; }
	root=(sudo)
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 "$@" </dev/null; }

echo "Installing: ${missing[*]}"
apt update || echo "The package lists could not be refreshed; trying with those at hand." >&2
apt install -y --no-install-recommends "${missing[@]}" >/dev/null
