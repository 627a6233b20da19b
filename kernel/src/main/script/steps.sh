# Sourced by ./winnow: words for telling, failing, timing and remembering.

say() { printf '%s\n' "$*"; }

die() {
  printf 'winnow: %s\n' "$*" >&2
  exit 2
}

# among WORD LIST: is the word in the list (of words with spaces between)?
among() {
  case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# nearest WORD LIST: the word of the list with the smallest edit distance.
nearest() {
  awk -v a="$1" -v list="$2" 'BEGIN {
    n = split(list, words, " "); best = 1e9
    for (w = 1; w <= n; w++) {
      b = words[w]
      for (j = 0; j <= length(b); j++) d[0, j] = j
      for (i = 1; i <= length(a); i++) {
        d[i, 0] = i
        for (j = 1; j <= length(b); j++) {
          cost = d[i - 1, j - 1] + (substr(a, i, 1) != substr(b, j, 1))
          if (d[i - 1, j] + 1 < cost) cost = d[i - 1, j] + 1
          if (d[i, j - 1] + 1 < cost) cost = d[i, j - 1] + 1
          d[i, j] = cost
        }
      }
      if (d[length(a), length(b)] < best) { best = d[length(a), length(b)]; found = b }
    }
    print found
  }'
}

# megabytes FOLDER
megabytes() { du -sk "$1" 2>/dev/null | awk '{ printf "%d MB", $1 / 1024 }'; }

in_root() { (cd "$root" && "$@"); }

# step NAME TITLE COMMAND…: runs the command with its output in a log, tells every 15 s what it is
# at, and how long it took. Its failure ends the script with the end of the log.
step() {
  log=$state/logs/$1.log
  title=$2
  shift 2
  say "$title …"
  began=$(date +%s)
  : >"$log"
  # The ticker ends with this script whatever happens: it looks for it before each line.
  while sleep 15 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
    printf '  %s s: %s\n' $(($(date +%s) - began)) "$(tail -n 1 "$log" | cut -c 1-100)"
  done &
  ticker=$!
  outcome=0
  "$@" >"$log" 2>&1 </dev/null || outcome=$?
  kill $ticker 2>/dev/null || :
  wait $ticker 2>/dev/null || :
  ticker=
  if [ $outcome != 0 ]; then
    grep -v '^\[INFO\]' "$log" | tail -n 12 | cut -c 1-300 >&2
    say "winnow: failed: $title (exit $outcome; the whole log: $log)" >&2
    return 1
  fi
  say "  done in $(($(date +%s) - began)) s"
}

# done_before NAME WANTED: does the stamp of that step hold these very words?
done_before() { [ -f "$state/stamps/$1" ] && [ "$(cat "$state/stamps/$1")" = "$2" ]; }

# remember NAME WANTED: written beside and renamed, so that a stamp is whole or not there.
remember() {
  printf '%s\n' "$2" >"$state/stamps/$1.new"
  mv "$state/stamps/$1.new" "$state/stamps/$1"
}

forget() { rm -f "$state/stamps/$1"; }

# one_at_a_time: two set-ups at once would spoil each other. The lock is a link that names its
# process, made in one go; one left by a process that is gone is taken over.
one_at_a_time() {
  mkdir -p "$state/logs" "$state/stamps" 2>/dev/null || die "cannot write in $state; is the folder yours?"
  told=no
  until ln -s $$ "$state/lock" 2>/dev/null; do
    holder=$(readlink "$state/lock") || continue
    if [ "$holder" = $$ ]; then break; fi
    if ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$state/lock"
      continue
    fi
    [ $told = yes ] || say "another winnow (process $holder) is setting up; waiting for it"
    told=yes
    sleep 1
  done
  trap tidy EXIT
  trap 'tidy; exit 130' INT TERM HUP
}

tidy() {
  rm -f "$state/lock"
  [ -z "${ticker:-}" ] || kill "$ticker" 2>/dev/null || :
}

others_may() {
  rm -f "$state/lock"
  trap - EXIT INT TERM HUP
}
