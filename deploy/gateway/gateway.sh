#!/bin/sh
# Renders nginx's configuration from the environment and runs nginx in the foreground: the same in a container and by hand.
#   COMMAND_SIDES="10.0.0.1:8080" QUERY_SIDES="10.0.0.2:8080 10.0.0.3:8080" deploy/gateway/gateway.sh
# With -t it only checks the configuration.
#
# COMMAND_SIDES, QUERY_SIDES  host:port of each, separated by spaces
# GATEWAY_LISTEN              [address:]port, 127.0.0.1:8080 if not given
# GATEWAY_MAX_BODY_BYTES      the same as bufdir.http.max-body-bytes, 1048576 if not given
# GATEWAY_RESOLVER            a DNS server that is asked for the hosts again and again; a name may stand for many. Needs nginx 1.27.3
# GATEWAY_RUN_DIR             for the rendered configuration and the pid, bufdir-gateway under /tmp if not given
# GATEWAY_ACCESS_LOG          a file, or off if not given: paths name people
set -eu

die() {
  echo "gateway: $*" >&2
  exit 64
}

plain() {
  case $2 in
    '' | *[!][A-Za-z0-9.:_/-]*) die "$1 is not a plain value: '$2'" ;;
  esac
}

servers() {
  name=$1
  parameters=$2
  shift 2
  for server; do
    plain "$name" "$server"
    printf 'server %s %s; ' "$server" "$parameters"
  done
}

listen=${GATEWAY_LISTEN:-127.0.0.1:8080}
max_body=${GATEWAY_MAX_BODY_BYTES:-1048576}
access_log=${GATEWAY_ACCESS_LOG:-off}
run=${GATEWAY_RUN_DIR:-${TMPDIR:-/tmp}/bufdir-gateway}
plain GATEWAY_LISTEN "$listen"
plain GATEWAY_MAX_BODY_BYTES "$max_body"
plain GATEWAY_ACCESS_LOG "$access_log"
plain GATEWAY_RUN_DIR "$run"
[ "$access_log" = off ] || access_log="$access_log without_query"

resolver=
resolve=
if [ -n "${GATEWAY_RESOLVER:-}" ]; then
  plain GATEWAY_RESOLVER "$GATEWAY_RESOLVER"
  resolver="resolver $GATEWAY_RESOLVER valid=2s;"
  resolve=resolve
fi

# Refused connections and silence count as failures; a query side's 503 does too, so that one is not left out for a single one.
# shellcheck disable=SC2086
command_sides=$(servers COMMAND_SIDES "max_fails=1 fail_timeout=2s $resolve" ${COMMAND_SIDES:-})
# shellcheck disable=SC2086
query_sides=$(servers QUERY_SIDES "max_fails=2 fail_timeout=5s $resolve" ${QUERY_SIDES:-})
# shellcheck disable=SC2086
patient_query_sides=$(servers QUERY_SIDES "max_fails=0 $resolve" ${QUERY_SIDES:-})
[ -n "$command_sides" ] || die "COMMAND_SIDES is to be host:port of each command side"
[ -n "$query_sides" ] || die "QUERY_SIDES is to be host:port of each query side"

mkdir -p "$run"
sed -e "s|@LISTEN@|$listen|" \
  -e "s|@MAX_BODY_BYTES@|$max_body|g" \
  -e "s|@ACCESS_LOG@|$access_log|" \
  -e "s|@RUN_DIR@|$run|g" \
  -e "s|@RESOLVER@|$resolver|" \
  -e "s|@COMMAND_SIDES@|$command_sides|" \
  -e "s|@QUERY_SIDES@|$query_sides|" \
  -e "s|@PATIENT_QUERY_SIDES@|$patient_query_sides|" \
  "$(dirname "$0")/nginx.conf.template" >"$run/nginx.conf"

# Debian keeps nginx where only root looks for programs.
PATH=$PATH:/usr/sbin:/usr/local/sbin
if [ "${1:-}" = -t ]; then
  exec nginx -t -e stderr -p "$run" -c "$run/nginx.conf"
fi
exec nginx -e stderr -p "$run" -c "$run/nginx.conf" -g 'daemon off;'
