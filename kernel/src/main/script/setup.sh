# Sourced by ./winnow: the steps of the set-up.

# checksum FILE…: one number for the contents.
checksum() { cat "$@" | cksum | tr ' ' -; }

# sources: one number for everything the kernel is built from.
sources() {
  (cd "$root" && find pom.xml .mvn ./*/pom.xml ./*/src/main -type f -exec cksum {} + | LC_ALL=C sort | cksum | tr ' ' -)
}

python_packages() {
  wanted="$root $(checksum "$tools/requirements.txt" "$tools/constraints.txt")"
  if done_before python "$wanted" && "$python" -c '' 2>/dev/null; then return; fi
  found python
  one_at_a_time
  forget python
  forget test-tools
  forget contenders
  rm -rf "$venv"
  step venv "Python environment in .winnow/venv ($base_python, $python_version)" "$base_python" -m venv "$venv" ||
    die "could not make a Python environment with $base_python"
  step pip 'JupyterLab and the widget front end: 51 MB to fetch, 255 MB on disk' \
    "$python" -m pip --disable-pip-version-check install --progress-bar off -r "$tools/requirements.txt" || no_packages pip
  no_news
  say "  .winnow/venv: $(megabytes "$venv")"
  remember python "$wanted"
  others_may
}

# more_packages STEP TITLE FILE [PIP OPTION…]: adds the packages that a file of tests/python names.
more_packages() {
  packages=$root/tests/python/$3
  added=$1
  title=$2
  wanted=$(checksum "$tools/constraints.txt" "$packages")
  shift 3
  if done_before "$added" "$wanted"; then return; fi
  one_at_a_time
  step "$added" "$title" \
    "$python" -m pip --disable-pip-version-check install --progress-bar off "$@" -r "$packages" || no_packages pip
  remember "$added" "$wanted"
  others_may
}

# kernel_contenders: the built kernel, and JJava where no Jupyter of this folder finds it.
kernel_contenders() {
  build
  wanted=$(checksum "$root/tests/python/jjava-requirements.txt")
  if done_before jjava "$wanted"; then return; fi
  one_at_a_time
  rm -rf "$state/jjava"
  step jjava 'The JJava kernel, to measure against: 5 MB to fetch' \
    "$python" -m pip --disable-pip-version-check install --progress-bar off --no-deps --target "$state/jjava" \
    -r "$root/tests/python/jjava-requirements.txt" || no_packages pip
  remember jjava "$wanted"
  others_may
}

# dvc_contender: DVC in an environment of its own, since it wants other versions of what is here.
# The benchmark leaves its rows out where it cannot be installed.
dvc_contender() {
  wanted=$(checksum "$root/tests/python/dvc-requirements.txt")
  if done_before dvc "$wanted"; then return; fi
  one_at_a_time
  rm -rf "$state/dvc"
  if step dvc-venv 'Python environment of DVC' "$python" -m venv "$state/dvc" &&
    step dvc 'DVC, to measure against: 60 MB to fetch, 188 MB on disk' "$state/dvc/bin/python" -m pip \
      --disable-pip-version-check install --progress-bar off -r "$root/tests/python/dvc-requirements.txt"; then
    remember dvc "$wanted"
  else
    rm -rf "$state/dvc"
    say 'DVC could not be installed: its rows are left out'
  fi
  others_may
}

# no_news: JupyterLab would ask, on its first start, whether it may fetch news.
no_news() {
  mkdir -p "$venv/share/jupyter/lab/settings"
  say '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}' >"$venv/share/jupyter/lab/settings/overrides.json"
}

build() {
  find_engine
  wanted="$root $JAVA_HOME $java_version $(sources) $engine"
  if done_before build "$wanted" && [ -d "$lib" ]; then return; fi
  found maven
  one_at_a_time
  forget build
  # A running kernel keeps its jars open; they are removed, not written over, or it would crash.
  rm -rf "$lib"
  step build "Build with Maven $maven_version and JDK $java_version (a first one fetches about 230 MB)" \
    in_root mvn -B -ntp -pl kernel -am package -Dmaven.test.skip=true $engine || no_packages mvn
  [ -d "$lib" ] || die "the build left no $lib"
  step archive 'Start-up archive: the kernel rehearses its first cells' "$JAVA_HOME/bin/java" -XX:+UseSerialGC \
    --add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED \
    --add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED \
    --add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED \
    --add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED \
    -Djava.awt.headless=true "-XX:ArchiveClassesAtExit=$lib/winnow.jsa" -cp "$lib/*" org.winnow.kernel.Rehearsal "$lib/winnow.jsa" ||
    say '  the kernel works without it, and starts more slowly'
  say "  kernel/target/lib: $(megabytes "$lib")"
  remember build "$wanted"
  others_may
}

kernelspec() {
  translator=$tools/../python/winnow_papermill
  wanted="$root $JAVA_HOME $(checksum "$tools/kernelspec.py" "$tools/../python/winnow_kernel/jvm.py" "$tools/kernel.json" \
    "$translator.py" "$translator"-*/*)"
  if done_before kernelspec "$wanted" && [ -d "$venv/share/jupyter/kernels/winnow" ]; then return; fi
  "$python" "$tools/kernelspec.py" --keep-archive --java "$JAVA_HOME/bin/java" --lib "$lib" --prefix "$venv"
  cp -R "$translator.py" "$translator"-*.dist-info "$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
  remember kernelspec "$wanted"
}

set_up() {
  found java
  python_packages
  build
  kernelspec
}

# no_packages TOOL: ends, with advice where the log speaks of the network.
no_packages() {
  grep -q -i -E 'could not transfer|unknown host|connection|timed out|name resolution|ssl' "$log" || exit 2
  case $1 in
    pip) advice='pip takes its mirror from `pip config` or PIP_INDEX_URL, its proxy from HTTPS_PROXY' ;;
    mvn) advice='Maven takes its mirror and proxy from ~/.m2/settings.xml' ;;
  esac
  die "no network? Connect, or set a mirror ($advice); then give the same command again: what is done stays done"
}
