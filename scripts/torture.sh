#!/usr/bin/env bash
# Runs everything that files have to stand at its full counts, then fuzzes every door for bytes from elsewhere, and
# prints one table. It takes more than an hour: FUZZ=1m shortens the fuzzing of each door, which is ten minutes otherwise.
# usage: scripts/torture.sh go-test-flags …
set -uo pipefail
cd "$(dirname "$0")/.."
fuzz=${FUZZ:-10m}
flags=("$@")
table=$(mktemp) log=$(mktemp)
export SOJOURN_TORTURE=$table
row() { printf '%s\t%s\t%s\n' "$@" >>"$table"; }

# The packages that write rows, found by the name of what writes them.
mapfile -t packages < <(grep -rl --include='*_test.go' 'modeltest\.\(Row\|Put\)(' . | xargs -n1 dirname | sort -u)
go test "${flags[@]}" -count=1 -p 1 -timeout 60m "${packages[@]}" | tee "$log"
[ "${PIPESTATUS[0]}" -eq 0 ] || row "the tests themselves" "$(grep -c '^--- FAIL' "$log") failed" NO

# As many doors at a time as there are processors, each with one of them. A worker that takes more than 4 GiB is
# stopped, and that counts as a crash; so does one that hangs.
ulimit -d $((4 << 20))
unset SOJOURN_TORTURE
# door fuzzes one target, and prints its row.
door() { # file:target go-test-flags …
	local file=${1%%:*} target=${1##*:} log result=yes told
	shift
	log=$(mktemp)
	local name="$(dirname "${file#./}") $target"
	echo "fuzzing $name for $fuzz" >&2
	# Before Go 1.27 the toolchain may take the end of its own time for a failure (golang/go#75804); a real one leaves a
	# failing input.
	if go test "$@" -run '^$' -fuzz "^$target\$" -fuzztime "$fuzz" -fuzzminimizetime 10x -parallel 1 "./$(dirname "$file")" >"$log" 2>&1 ||
		{ grep -q '^ *context deadline exceeded' "$log" && ! grep -q 'Failing input\|panic: \|fatal error' "$log"; }; then
		told=", $fuzz: $(sed -n 's/.*execs: \([0-9]*\).*/\1/p' "$log" | tail -1) inputs, 0 panics"
	else
		cat "$log" >&2
		told=": $(grep -m1 -o 'Failing input written to .*\|panic: .*\|hung .*' "$log")" result=NO
	fi
	rm -f "$log"
	printf 'fuzz\t%s\t%s\n' "$name$told" $result
}
export -f door
export fuzz
grep -r --include='*_test.go' -o '^func Fuzz[A-Za-z]*' . | sed 's/func //' | sort |
	xargs -P "$(nproc)" -I{} bash -c 'door "$@"' door {} "${flags[@]}" >"$table.doors"
sort "$table.doors" >>"$table"

# What nobody has measured is not passed.
goals=$(sed -n 's/^\tGoal[A-Za-z]* *= "\(.*\)"$/\1/p' model/modeltest/torture.go)
while read -r goal; do
	cut -f1 "$table" | grep -qxF -- "$goal" || row "$goal" "not measured" NO
done <<<"$goals"

printf '\n| goal | result | pass |\n| --- | --- | --- |\n'
awk -F'\t' 'NR == FNR { place[$1] = NR; next } { print ($1 in place ? place[$1] : 99) "\t" $0 }' <(echo "$goals") "$table" |
	sort -s -n -k1,1 | cut -f2- | sed 's/\t/ | /g; s/^/| /; s/$/ |/'
! grep -q $'\tNO$' "$table"
status=$?
rm -f "$table" "$table.doors" "$log"
exit $status
