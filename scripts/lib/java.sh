# Sourced by the scripts here: finds a Java that is new enough, without starting it where that can be avoided.
# Needs a function fail, which says its argument and exits.
# shellcheck shell=bash

readonly get_java='get JDK 17 or newer: apt-get install openjdk-17-jdk-headless, or https://adoptium.net, and set JAVA_HOME'
readonly get_maven='get Maven 3.8 or newer: apt-get install maven, or https://maven.apache.org'

# the file beside bin/ names the version without starting a JVM; not every JDK has it
java_version() {
  local release line
  release="$(dirname -- "$1")/../release"
  if [[ -r "$release" ]]; then
    line="$(grep -m1 '^JAVA_VERSION=' "$release")"
  else
    line="$("$1" -version 2>&1 | head -n1)"
  fi
  line="${line#*\"}"
  line="${line#1.}"
  printf '%s\n' "${line%%[!0-9]*}"
}

# prints the path of a Java that is new enough
find_java() {
  local java version
  java="$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")" ||
    fail "there is no Java${JAVA_HOME:+ in JAVA_HOME, $JAVA_HOME}: $get_java"
  java="$(readlink -f -- "$java")"
  version="$(java_version "$java")"
  ((${version:-0} >= 17)) || fail "$java is Java ${version:-of an unknown version}, too old: $get_java"
  printf '%s\n' "$java"
}

# for a build, which needs more than a Java to run on
require_build_tools() {
  local maven
  [[ -x "${1%/*}/javac" ]] || fail "$1 has no compiler beside it, so it is a JRE: $get_java"
  command -v mvn >/dev/null || fail "it is not built, and there is no Maven to build it: $get_maven"
  maven="$(mvn -B -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')"
  ((${maven% *} * 1000 + ${maven#* } >= 3008)) || fail "mvn is Maven ${maven/ /.}, too old: $get_maven"
}
