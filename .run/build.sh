# Sourced by the scripts that users call, which set "root" before.

# Builds a module if what it makes is missing or older than its sources, or those that it needs.
#   build_if_stale MODULE MADE SOURCES...    sources are folders of modules, such as portals-api/src/main
# A class path is missing, too, if it is that of another checkout, or one of its jars is gone.
build_if_stale() {
  if is_stale "$@"; then
    echo "building ..." >&2
    (cd "$root" && mvn -q -B -pl "$1" -am -DskipTests -Dspotless.check.skip=true package) >&2
    touch "$2"
  fi
}

is_stale() {
  made=$2
  [ -s "$made" ] || return 0
  case $made in *classpath.txt)
    case $(cat "$made") in *"$root/portals-api/"*) ;; *) return 0 ;; esac
    tr ':' '\n' <"$made" | while read -r jar; do [ -e "$jar" ] || exit 1; done || return 0 ;;
  esac
  shift 2
  for sources in "$@"; do
    [ -z "$(find "$root/$sources" "$root/${sources%%/*}/pom.xml" "$root/pom.xml" -newer "$made" | head -n 1)" ] || return 0
  done
  return 1
}

# The options without which Flink's state and network code does not reach into the JDK.
flink_opens="--add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
  --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED"
