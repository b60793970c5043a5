#!/usr/bin/env bash
# Runs everything that files have to stand at its full counts, then fuzzes every door for bytes from elsewhere, and
# prints one table. It takes hours: FUZZ=1m shortens the fuzzing of each door, which is ten minutes otherwise.
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

# Each door in turn: the toolchain fuzzes one target at a time. A worker that takes more than 4 GiB is stopped, and
# that counts as a crash; so does one that hangs.
ulimit -d $((4 << 20))
unset SOJOURN_TORTURE
while IFS=: read -r file target; do
	name="$(dirname "${file#./}") $target"
	echo "fuzzing $name for $fuzz"
	# Before Go 1.27 the toolchain may take the end of its own time for a failure (golang/go#75804); a real one leaves a
	# failing input.
	if go test "${flags[@]}" -run '^$' -fuzz "^$target\$" -fuzztime "$fuzz" -fuzzminimizetime 10x "./$(dirname "$file")" >"$log" 2>&1 ||
		{ grep -q '^ *context deadline exceeded' "$log" && ! grep -q 'Failing input\|panic: \|fatal error' "$log"; }; then
		row "fuzz" "$name, $fuzz: $(sed -n 's/.*execs: \([0-9]*\).*/\1/p' "$log" | tail -1) inputs, 0 panics" yes
	else
		cat "$log"
		row "fuzz" "$name: $(grep -m1 -o 'Failing input written to .*\|panic: .*\|hung .*' "$log")" NO
	fi
done < <(grep -r --include='*_test.go' -o '^func Fuzz[A-Za-z]*' . | sed 's/func //' | sort)

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
rm -f "$table" "$log"
exit $status
