# Sourced by the scripts that run a command of common/testkit. Needs "home", and a function fail.
# shellcheck shell=bash disable=SC2154

# shellcheck source=/dev/null
source "$home/scripts/lib/java.sh"
java="$(find_java)"
readonly java kit="$home/common/testkit" processes="$home/common/processes"

# whether a jar is there and no source is newer: the modules that it was built with, and files that must be there too
is_built() {
  local modules="$1" jars
  shift
  jars=("$kit"/target/sluice-testkit-*.jar "$home"/jobs/pipeline/target/sluice-pipeline-*-job.jar "$kit/target/lib"
    "$processes/kafka/target/lib" "$processes/flink/target/lib" "$@")
  for jar in "${jars[@]}"; do
    [[ -e $jar ]] || return 1
  done
  # shellcheck disable=SC2086
  [[ -z "$(cd "$home" && find pom.xml common jobs/pom.xml $modules \( -name target -o -path '*/src/test' \) -prune -o \
    \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -type f -newer "${jars[1]}" -print -quit)" ]]
}

# builds the modules, the log beside the run's results; the checks of the code are for 'mvn verify'
build() {
  local name="$1" modules="$2" log="$home/.sluice/$1-build.log"
  require_build_tools "$java"
  mkdir -p "${log%/*}"
  printf '%s: building; the first time this downloads some 400 MB\n' "$name" >&2
  (cd "$home" && mvn -B package -pl "$modules" -am -Dmaven.test.skip=true -Dspotless.check.skip=true >"$log" 2>&1) ||
    fail 'the build failed' "$(grep -m3 -F '[ERROR]' "$log" || tail -n3 "$log")" "all of it: $log"
}

# becomes a command of the testkit: main class, arguments
run() {
  local terminal=none invoked_in="$PWD"
  [[ ! -t 2 ]] || terminal=person
  [[ $terminal == none || ! -t 1 || -n "${NO_COLOR:-}" || "${TERM:-dumb}" == dumb ]] || terminal=colours
  local jars=("$kit"/target/sluice-testkit-*.jar)
  # processes write their folders under the module that they are started from
  cd -- "$kit" || exit
  exec "$java" -Xmx512m -XX:+UseSerialGC -Dsluice.home="$home" -Dsluice.terminal="$terminal" \
    -Dsluice.invoked-in="$invoked_in" -Dlog4j2.configurationFile=dev/sluice/ops/cli/log4j2.properties \
    -cp "${jars[0]}:$kit/target/lib/*" "$@"
}
