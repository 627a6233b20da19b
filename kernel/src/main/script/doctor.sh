# Sourced by ./winnow doctor: each line `ok`, `note` (works without) or `TO DO` with what to do.

usable=yes

# line KIND NAME TEXT
line() {
  printf '%-6s %-18s %s\n' "$1" "$2" "$3"
  [ "$1" != 'TO DO' ] || usable=no
}

# judge NAME: the line of java_problem, maven_problem or python_problem; sees `problem` and `fine`.
judge() {
  if [ -n "$problem" ]; then line 'TO DO' "$1" "$problem"; else line ok "$1" "$fine"; fi
}

# shown: prints lines KIND|NAME|TEXT that a program wrote, and counts what there is to do.
shown() {
  while IFS='|' read -r kind name text; do line "$kind" "$name" "$text"; done <"$1"
}

doctor() {
  problem='' && java_problem
  fine="${java_version:-} (${JAVA_HOME:-})"
  judge JDK
  java_problem=$problem
  problem='' && maven_problem
  fine="${maven_version:-} ($(command -v mvn || :))"
  judge Maven
  problem='' && python_problem
  fine="${python_version:-} (${base_python:-})"
  judge Python
  if browser=$(browser_path); then
    line ok Chromium "$browser (used by the tests only)"
  else
    line note Chromium "none: ./winnow test installs it, ./winnow test --no-browser does without"
  fi
  if [ ! -x "$python" ] || [ ! -f "$state/stamps/python" ]; then
    line 'TO DO' 'Python packages' 'not set up yet: ./winnow lab (or run, install) does it'
  else
    answers=$(mktemp)
    "$python" "$tools/doctor.py" "$venv" >"$answers"
    shown "$answers"
    rm -f "$answers"
  fi
  if [ ! -d "$lib" ]; then
    line 'TO DO' Build 'not built yet: ./winnow lab (or run, install) does it'
  elif [ -z "$java_problem" ]; then
    answers=$(mktemp)
    "$JAVA_HOME/bin/java" -Djava.awt.headless=true -cp "$lib/*" org.winnow.kernel.Doctor >"$answers" 2>&1 ||
      say 'TO DO|Kernel|the built kernel does not start: remove kernel/target and give ./winnow install' >>"$answers"
    shown "$answers"
    rm -f "$answers"
  fi
  [ $usable = yes ] || { say 'Something is to be done before Winnow can be used.' && exit 1; }
  say 'Winnow can be used on this machine.'
}
