# Sourced by ./winnow: finds Java, Maven, Python and a browser, or says in one line how to get them.

# how_to_get DEBIAN BREW: the install line for this system.
how_to_get() {
  if command -v apt-get >/dev/null 2>&1; then
    say "sudo apt-get install $1"
  elif command -v brew >/dev/null 2>&1; then
    say "brew install $2"
  else
    say "install it with your system's package manager ($1)"
  fi
}

# at_least VERSION MAJOR MINOR
at_least() {
  major=${1%%.*}
  rest=${1#*.}
  minor=${rest%%[!0-9]*}
  [ "${major:-0}" -gt "$2" ] || { [ "${major:-0}" -eq "$2" ] && [ "${minor:-0}" -ge "$3" ]; }
}

# java_problem: prints what is wrong with the JDK, or sets JAVA_HOME and java_version and prints nothing.
java_problem() {
  get=$(how_to_get openjdk-17-jdk openjdk@17)
  java=java
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || { problem="JAVA_HOME is $JAVA_HOME, where there is no bin/java: set it to a JDK 17 or later, or unset it"; return; }
  elif [ "$(uname)" = Darwin ] && home=$(/usr/libexec/java_home -v 17+ 2>/dev/null); then
    java=$home/bin/java
  fi
  command -v "$java" >/dev/null 2>&1 || { problem="no JDK: Winnow needs JDK 17 or later: $get"; return; }
  shown=$("$java" -XshowSettings:properties -version 2>&1) || { problem="$java does not start: $get"; return; }
  java_version=$(say "$shown" | sed -n 's/^ *java\.version = //p')
  home=$(say "$shown" | sed -n 's/^ *java\.home = //p')
  at_least "$java_version" 17 0 || { problem="JDK $java_version ($home) is too old: Winnow needs 17 or later: $get"; return; }
  [ -x "$home/bin/javac" ] || { problem="Java $java_version ($home) is a runtime without compiler: Winnow needs a JDK: $get"; return; }
  "$java" --list-modules | grep -q '^jdk\.jshell@' ||
    { problem="Java $java_version ($home) has no module jdk.jshell: Winnow needs a full JDK: $get"; return; }
  JAVA_HOME=$home
  export JAVA_HOME
}

maven_problem() {
  get=$(how_to_get maven maven)
  command -v mvn >/dev/null 2>&1 || { problem="no Maven: Winnow needs Maven 3.8 or later: $get"; return; }
  maven_version=$(mvn -v 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  at_least "$maven_version" 3 8 || { problem="Maven ${maven_version:-?} is too old: Winnow needs 3.8 or later: $get"; return; }
}

# python_problem: sets base_python to the first Python that will do.
python_problem() {
  base_python=
  seen=
  for name in python3 python3.13 python3.12 python3.11 python3.10 python; do
    command -v "$name" >/dev/null 2>&1 || continue
    python_version=$("$name" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    seen="$seen $python_version"
    at_least "$python_version" 3 10 || continue
    base_python=$(command -v "$name")
    "$name" -c 'import venv, ensurepip' 2>/dev/null && return
    problem="Python $python_version ($base_python) cannot make environments: $(how_to_get python3-venv python@3.12)"
    return
  done
  get=$(how_to_get 'python3 python3-venv' python@3.12)
  if [ -n "$seen" ]; then
    problem="Python$seen is too old: Winnow needs 3.10 or later: $get"
  else
    problem="no Python: Winnow needs Python 3.10 or later: $get"
  fi
}

# find_engine: sets engine to the word that has Maven take ND4J's build for a processor without AVX2, where this is
# one: the pom names that with it. The rule is the wheel's.
find_engine() {
  engine=$(PYTHONPATH=$tools/../python PYTHONDONTWRITEBYTECODE=1 "${base_python:-$python}" -m winnow_kernel.natives)
}

# found WHAT: runs one of the three above and ends with its line if there is a problem.
found() {
  problem=
  "$1_problem"
  [ -z "$problem" ] || die "$problem"
}

browser_path() {
  for name in "${WINNOW_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' /Applications/Chromium.app/Contents/MacOS/Chromium; do
    [ -n "$name" ] && command -v "$name" 2>/dev/null && return
  done
  return 1
}

# find_browser: sets WINNOW_CHROMIUM; where there is none it is installed, which is announced.
find_browser() {
  if ! WINNOW_CHROMIUM=$(browser_path); then
    as_root=
    [ "$(id -u)" = 0 ] || as_root='sudo -n'
    if command -v apt-get >/dev/null 2>&1 && { [ -z "$as_root" ] || $as_root true 2>/dev/null; }; then
      step chromium 'Chromium for the browser tests: apt-get install chromium (about 100 MB)' \
        $as_root sh -c 'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-dejavu-core' ||
        no_browser
    else
      PLAYWRIGHT_BROWSERS_PATH=$state/browsers
      export PLAYWRIGHT_BROWSERS_PATH
      step chromium "Chromium for the browser tests: playwright's own download (about 170 MB into .winnow/browsers)" \
        "$python" -m playwright install chromium || no_browser
    fi
    WINNOW_CHROMIUM=$(browser_path) || WINNOW_CHROMIUM=
  fi
  export WINNOW_CHROMIUM
}

no_browser() {
  die 'no Chromium for the browser tests: install the package chromium, or leave those tests out: ./winnow test --no-browser'
}
