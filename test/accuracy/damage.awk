# damage.awk
#	F1 after each damage of the text, beside the undamaged text and the floor.
#
#	awk -f damage.awk damage.tsv measured.tsv
#
#	Both files have lines "SET	DAMAGE	F1"; fails if a floor is not reached, or if
#	what has a floor was not measured.

BEGIN { FS = "\t" }
/^#/ { next }
FNR == NR { floor[$1 FS $2] = $3; next }
{
	if ($2 == "none")
		clean = $3
	if (FNR == 1)
		printf "%-12s %-22s %6s %7s %6s\n", "set", "damage", "F1", "loses", "floor"
	printf "%-12s %-22s %6.2f %7.2f %6.2f%s\n", $1, $2, $3, clean - $3, floor[$1 FS $2],
		$3 < floor[$1 FS $2] ? "  TOO LOW" : ""
	failed += $3 < floor[$1 FS $2]
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
