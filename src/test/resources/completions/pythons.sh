# Prints "PID<TAB>command line" of each Python process there is, the user's own first. Command lines
# may hold anything: whatever is not printable ASCII is shown as "?", and grep names the process before
# each argument, so that none can pass for another line.
export LC_ALL=C
cd /proc || exit
ranked=$(
    {
        ls -lnq [0-9]*/exe
        grep -aH "" [0-9]*/comm
    } 2>/dev/null | awk -v me="$(id -u)" '
        $9 ~ "^[0-9]+/exe$" {
            pid = $9 + 0
            rank[pid] = $3 == me ? 0 : 1
            if ($10 == "->" && $0 ~ " -> (.*/)?(python|pypy)[^/]*$") python[pid] = 1
            next
        }
        $0 ~ "^[0-9]+/comm:(python|pypy)" { python[$0 + 0] = 1 }
        END { for (pid in python) print rank[pid] + 0, pid }'
)
[ "$ranked" ] || exit 0
{
    echo "$ranked"
    echo "$ranked" | sed "s,.* \(.*\),\1/cmdline," | xargs grep -azH "" 2>/dev/null |
        tr '\000\n\001-\011\013-\037\177-\377' '\n?'
} | awk '
    $0 ~ "^[01] [0-9]+$" { rank[$2] = $1; next }
    {
        pid = $0 + 0
        if (length(text[pid]) < 200) text[pid] = text[pid] substr($0, index($0, ":") + 1) " "
    }
    END {
        for (pid in text) {
            sub(" +$", "", text[pid])
            if (text[pid] != "") printf "%d\t%d\t%.160s\n", rank[pid], pid, text[pid]
        }
    }' | sort -k1,1n -k2,2n | cut -f2-
