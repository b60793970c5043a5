#!/usr/bin/env bash
# Measures Sojourn beside two drawing programs of the web on the same cards with the same gestures, and beside others that
# write PDFs and workbooks. What it needs it fetches into .peers, which git leaves alone: Chromium, Node and openpyxl from
# Debian, the programs from npm.
# usage: scripts/peers.sh GOFLAGS...
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/deps.sh peers
folder=$PWD/.peers
mkdir -p "$folder"
cp ui/bench/peers/* "$folder"
cd "$folder"
npm install --no-audit --no-fund --loglevel=error >/dev/null
for peer in excalidraw.jsx maxgraph.js; do
	npx esbuild "$peer" --bundle --format=esm --minify --log-level=error --jsx=transform --outfile="built/${peer%.*}.js" \
		--define:process.env.NODE_ENV='"production"' --conditions=production --loader:.woff2=dataurl --loader:.gif=dataurl --loader:.svg=dataurl
done
cp -r node_modules/@excalidraw/excalidraw/dist/prod/fonts built/
cd - >/dev/null
go run "$@" ./ui/bench peers "$folder"
