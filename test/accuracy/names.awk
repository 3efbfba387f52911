# names.awk
#	Precision, recall and F1 of each set and kind, beside the floor of F1.
#
#	awk -f names.awk names.tsv measured
#
#	names.tsv has lines "SET	KIND	F1", measured is what `train evaluate` prints.
#	Fails if a floor is not reached, or if what has a floor was not measured.

/^#/ { next }
FNR == NR { floor[$1 FS $2] = $3; next }
FNR == 1 { print $0 "   floor"; next }
{
	low = ($1 FS $2) in floor && $5 < floor[$1 FS $2]
	printf "%s %7s%s\n", $0, floor[$1 FS $2], low ? "  TOO LOW" : ""
	failed += low
	seen[$1 FS $2] = 1
}
END {
	for (key in floor)
		if (!(key in seen)) {
			print "not measured: " key
			failed++
		}
	exit failed > 0
}
