# Starts the product that the script which reads this names in these variables:
#   HERE     the folder of the product
#   PRODUCT  peer, tracker or workbench
#   PROFILE  name of the default data folder; PRODUCT if not set
#   HEAP     the largest heap, and the choice of a collector
#   FILES    how many files and connections it wants to have open at once
# Nothing is ever written into the product's folder: the framework keeps its cache in the data folder, on top
# of the product's read-only configuration. So one product folder serves any number of instances at once.

fail() {
    printf 'truflow-%s: %s\n' "$PRODUCT" "$1" >&2
    exit 1
}

# The feature version of the Java at $1, or nothing when there is none.
java_version() {
    if [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    elif [ -x "$1/bin/java" ]; then
        "$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p'
    fi
}

find_java() {
    on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path") && on_path=${on_path%/bin/java}
    for home in "$HERE/jre" "${JAVA_HOME:-}" "$on_path" "${TRUFLOW_JVMS:-/usr/lib/jvm}"/*25*; do
        [ -n "$home" ] && [ -x "$home/bin/java" ] || continue
        version=$(java_version "$home")
        if [ "${version:-0}" -ge 25 ] 2>/dev/null; then
            JAVA=$home/bin/java
            return
        fi
    done
    fail 'needs Java 25 or newer: set JAVA_HOME, or install it (Debian: apt-get install openjdk-25-jre-headless)'
}

# The value of the last --data among the arguments, else the default.
find_data() {
    DATA=
    DATA_GIVEN=
    while [ $# -gt 0 ]; do
        case $1 in
            --data)
                [ $# -ge 2 ] || fail '--data needs a folder'
                DATA=$2
                DATA_GIVEN=yes
                shift
                ;;
            --data=*)
                DATA=${1#--data=}
                DATA_GIVEN=yes
                ;;
        esac
        shift
    done
    if [ -z "$DATA_GIVEN" ]; then
        [ -n "${XDG_DATA_HOME:-}${HOME:-}" ] || fail 'neither HOME nor XDG_DATA_HOME is set: say --data DIR'
        DATA=${XDG_DATA_HOME:-$HOME/.local/share}/truflow/${PROFILE:-$PRODUCT}
    fi
    [ -n "$DATA" ] || fail '--data needs a folder'
}

# The framework's cache is worth keeping between starts, but only for the very same jars.
prepare_cache() {
    CACHE=$DATA/.equinox
    (umask 077 && mkdir -p "$CACHE") || fail "cannot create the data folder $DATA"
    CACHE=$(cd "$CACHE" && pwd) || fail "cannot enter the data folder $DATA"
    content=$(ls -lnL "$HERE/plugins")
    jars="$HERE $(echo "$content" | cksum)"
    if [ "$(cat "$CACHE/product" 2>/dev/null)" != "$jars" ]; then
        rm -rf "$CACHE"/org.eclipse.osgi "$CACHE"/org.eclipse.equinox.* || fail "cannot write to $CACHE"
        printf '%s\n' "$jars" >"$CACHE/product" || fail "cannot write to $CACHE"
    fi
    prepare_classes
}

# Java starts in half the time with an archive of the classes that it loads. The first instance writes it when it ends
# well, and it is good for these jars and this Java only, which its name tells; Java compares each class again.
# TRUFLOW_CLASSES names another folder for it, that many data folders may use.
prepare_classes() {
    folder=${TRUFLOW_CLASSES:-$CACHE}
    key=$( (echo "$content" && ls -lnL "${JAVA%/bin/java}/lib/server" && cat "${JAVA%/bin/java}/release") 2>/dev/null | cksum)
    archive=$folder/$PRODUCT-${key%% *}.classes
    CLASSES='-Xlog:disable -Xlog:all=warning,cds*=off,aot*=off:stderr'
    if [ -r "$archive" ]; then
        ARCHIVE=-XX:SharedArchiveFile=$archive
    else
        [ "$folder" != "$CACHE" ] || rm -f "$CACHE/$PRODUCT"-*.classes*
        CLASSES="$CLASSES -XX:+RecordDynamicDumpInfo"
        ARCHIVE=-Dtruflow.classes=$archive
    fi
}

# Sends one command to the running instance that owns the data folder.
run_command() {
    find_java
    set -- "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp "$(echo "$HERE"/plugins/org.truflow.shell_*.jar)" \
        org.truflow.shell.client.Exec "$@"
    exec "$@"
}

# Java reads and writes file names by the locale alone; in the C locale it cannot name a file with an umlaut.
use_utf8() {
    case $(locale charmap 2>/dev/null || echo "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}") in
        *UTF-8* | *utf8* | *UTF8*) ;;
        *)
            LC_ALL=C.UTF-8
            export LC_ALL
            ;;
    esac
}

# Every connection is an open file; the system gives a process fewer by default than it may have.
raise_files() {
    hard=$(ulimit -H -n)
    ulimit -n "$hard" 2>/dev/null || :
    open=$(ulimit -n)
    [ "$open" = unlimited ] || [ "$open" -ge "$FILES" ] ||
        printf 'truflow-%s: %s files can be open at once, and so about %s connections: more need a higher limit (LimitNOFILE of systemd, or /etc/security/limits.conf)\n' \
            "$PRODUCT" "$open" "$((open > 500 ? open - 500 : 0))" >&2
}

# Only a window has something to remember about itself: its layout.
prepare_workspace() {
    WORKSPACE=@none
    if [ "$PRODUCT" = workbench ]; then
        [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" != Linux ] ||
            fail 'there is no display (DISPLAY is not set): log in to a desktop, or run truflow-peer, which needs none'
        WORKSPACE=$(cd "$DATA" && pwd)/workbench
    fi
}

run_product() {
    find_java
    WORKSPACE=@none
    use_utf8
    for argument in "$@"; do
        case $argument in
            -h | --help)
                show_help "$@"
                exit
                ;;
        esac
    done
    prepare_cache
    prepare_workspace
    raise_files
    [ -n "$DATA_GIVEN" ] || set -- "$@" --data "$DATA"
    java_command "$@"
}

# Needs no data folder, so none is made.
show_help() {
    CACHE=$(mktemp -d) || exit 1
    CLASSES=
    ARCHIVE=-Dtruflow.help=true
    status=0
    (java_command "$@") || status=$?
    rm -rf "$CACHE"
    return $status
}

# macOS gives windows to the first thread of a process only.
on_first_thread() {
    [ "$PRODUCT" != workbench ] || [ "$(uname)" != Darwin ] || echo -XstartOnFirstThread
}

# Becomes Java, so that signals reach it and nothing of the script is left. TRUFLOW_JAVA_OPTS comes last so that it
# wins; it is split at blanks on purpose.
java_command() {
    # shellcheck disable=SC2086
    exec "$JAVA" $HEAP $CLASSES "$ARCHIVE" $(on_first_thread) -XX:+ExitOnOutOfMemoryError \
        --enable-native-access=ALL-UNNAMED --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED \
        --sun-misc-unsafe-memory-access=allow \
        -Djava.awt.headless=true -Djava.util.logging.config.file="$HERE/logging.properties" ${TRUFLOW_JAVA_OPTS:-} \
        -jar "$(echo "$HERE"/plugins/org.eclipse.equinox.launcher_*.jar)" \
        -nosplash -install "$HERE" -configuration "$CACHE" -data "$WORKSPACE" -user @none "$@"
}

if [ "${1:-}" = exec ]; then
    shift
    # Only what comes before the command is ours: the command may have a --data of its own.
    case ${1:-} in
        --data | --data=*) DATA_GIVEN=yes ;;
        *) find_data ;;
    esac
    [ -n "$DATA_GIVEN" ] || set -- --data "$DATA" "$@"
    run_command "$@"
fi
find_data "$@"
run_product "$@"
