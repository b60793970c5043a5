#!/usr/bin/env bash
# Rebuilds the five faces beside this script from the upstream packages, byte for byte, and fails if one byte differs.
# Needs npm, python3 and fonttools 4.38.0 (Debian package "fonttools"). Sojourn itself never runs it: the results are committed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-emoji@0.4.7 >/dev/null
for pack in *.tgz; do tar xzf "$pack" --strip-components=1 --wildcards '*/400Regular/*.ttf' '*/700Bold/*.ttf'; done

sha256sum --quiet --check <<'SUMS'
d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16  400Regular/NotoSansSC_400Regular.ttf
9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96  700Bold/NotoSansSC_700Bold.ttf
24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504  400Regular/NotoEmoji_400Regular.ttf
SUMS

# What the widgets need: every GB 2312 character, then Latin, Greek, Cyrillic, punctuation, arrows, symbols, kana, full-width forms.
widget=$(python3 - <<'PY'
points = {ord(bytes((row, cell)).decode("gb2312", "ignore") or " ") for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF)}
print(",".join(f"U+{p:04X}" for p in sorted(points)))
PY
)
widget+=,U+0020-024F,U+0259,U+02B0-036F,U+0370-052F,U+1E00-1EFF,U+2000-214F,U+2150-27BF,U+2900-297F,U+2B00-2BFF
widget+=,U+3000-30FF,U+31F0-33FF,U+FE10-FE4F,U+FF00-FFEF

# No layout features: advances add up without kerning, so a line is as wide on paper as on the screen.
subset() { # source, result, code points
	pyftsubset "$1" --unicodes="$3" --output-file="$here/$2" --layout-features='' --no-hinting --notdef-outline \
		--name-IDs='0,1,2,3,4,5,6,13,14' --drop-tables+=vhea,vmtx,BASE,STAT,GDEF,GPOS,GSUB
}
subset 400Regular/NotoSansSC_400Regular.ttf NotoSansSC-Regular.ttf '*'
subset 700Bold/NotoSansSC_700Bold.ttf NotoSansSC-Bold.ttf '*'
subset 400Regular/NotoSansSC_400Regular.ttf WidgetSC-Regular.ttf "$widget"
subset 700Bold/NotoSansSC_700Bold.ttf WidgetSC-Bold.ttf "$widget"
cp 400Regular/NotoEmoji_400Regular.ttf "$here/NotoEmoji-Regular.ttf" # as it is: its GSUB joins emoji sequences

cd "$here"
chmod 644 ./*.ttf
sha256sum --check SHA256SUMS
