# shellcheck shell=sh
# What both launchers share: the JVM's options. Whoever reads it in has set
#   java      the command, and version, its major version
#   lib       the folder of Cordon's jars
#   archives  a folder for what a start of the gateway loads, kept for the next one; may be empty
# CORDON_JAVA_OPTS adds options for the JVM and takes the place of those chosen here for speed and
# memory. CORDON_ARCHIVE=off keeps nothing from one start to the next.

# The major version of a java, or nothing.
major() {
  released=$(sed -n 's/^JAVA_VERSION="\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "${1%/bin/java}/release" 2>/dev/null)
  [ -n "$released" ] || released=$("$1" -version 2>&1 |
    sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1)
  echo "$released"
}

# Sets archive to where this Java and these jars have theirs, or to nothing. Only the owner may
# write there, since the JVM runs what it finds.
find_archive() {
  archive=
  [ "${CORDON_ARCHIVE:-on}" != off ] && [ -n "$archives" ] || return 0
  (umask 077 && mkdir -p "$archives") 2>/dev/null || return 0
  [ -O "$archives" ] && [ -w "$archives" ] && chmod go-w "$archives" 2>/dev/null || return 0
  jars=$(ls -lnL --full-time "$lib" "$java" 2>/dev/null || ls -lnL "$lib" "$java")
  key=$({ echo "$jars $*"; cat "${java%/bin/java}/release" 2>/dev/null; } | cksum | tr ' ' -)
  archive=$archives/run-$version-$key
}

# Sets whole to the archive if it is there in its full length, which its name ends with: a JVM may
# crash on one that was cut short.
find_whole() {
  for whole in "$archive".[0-9]*; do
    if [ -O "$whole" ] && [ -r "$whole" ] && [ "$(($(wc -c <"$whole")))" = "${whole##*.}" ]; then return 0; fi
  done
  return 1
}

# Has the JVM watch a rehearsal of a start, in the background and when nothing else wants the
# processor. Another start finds either the whole archive or none.
make_archive() {
  [ -z "$(find "$archive.lock" -prune -mmin +10 2>/dev/null)" ] || rmdir "$archive.lock"
  mkdir "$archive.lock" 2>/dev/null || return 0
  trap 'rm -f "$archive.new" "$archive.new.config"; rmdir "$archive.lock"' EXIT
  find "$archives" -name "run-*-*" -type f -mtime +30 -exec rm -f {} +
  if [ "$version" -ge 25 ]; then how=AOTCacheOutput; else how=ArchiveClassesAtExit; fi
  nice "$java" "-XX:$how=$archive.new" "$@" -cp "$lib/*" dev.cordon.cli.Rehearsal &&
    [ -s "$archive.new" ] && sync && rm -f "$archive".[0-9]* &&
    mv "$archive.new" "$archive.$(($(wc -c <"$archive.new")))"
}

# Becomes Cordon with these arguments.
launch() {
  command=${1:-}
  if [ -t 2 ]; then set -- -cp "$lib/*" -Dcordon.terminal.err=true dev.cordon.cli.Main "$@"
  else set -- -cp "$lib/*" dev.cordon.cli.Main "$@"; fi
  # Only a shell can ask on every JDK whether a person watches.
  if [ -t 0 ] && [ -t 1 ]; then set -- -Dcordon.terminal=true "$@"; else set -- -Dcordon.terminal=false "$@"; fi
  # Netty loads its native transports and uses memory that later JDKs warn about.
  quiet=
  [ "$version" -lt 22 ] || quiet=--enable-native-access=ALL-UNNAMED
  [ "$version" -lt 23 ] || quiet="--sun-misc-unsafe-memory-access=allow $quiet"
  chosen=
  case $command in
    # On few processors the simplest collector takes the least of them and of memory.
    run) [ "$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)" -gt 4 ] || chosen="-XX:+UseSerialGC -XX:NewSize=24m" ;;
    demo) ;;
    # What ends soon is quickest without the second compiler.
    *) chosen="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" ;;
  esac
  # shellcheck disable=SC2086  # these are lists of options
  set -- ${CORDON_JAVA_OPTS:-$chosen} $quiet "$@"
  if [ "$command" = run ]; then
    # shellcheck disable=SC2086
    find_archive $chosen $quiet
    if [ -n "$archive" ] && find_whole; then
      # Where the JVM finds that it does not fit, it is to start without it and without a word.
      if [ "$version" -ge 25 ]; then set -- "-XX:AOTCache=$whole" '-Xlog:aot*=off' '-Xlog:cds*=off' "$@"
      else set -- "-XX:SharedArchiveFile=$whole" '-Xlog:cds*=off' "$@"; fi
    elif [ -n "$archive" ]; then
      # shellcheck disable=SC2086
      (make_archive $chosen $quiet </dev/null >/dev/null 2>&1 &)
    fi
  fi
  exec "$java" "$@"
}
