#!/bin/bash
# Healthy if a path of this machine's HTTP server answers 200: healthcheck.sh PATH [PORT]. For images without curl.
exec 3<>"/dev/tcp/127.0.0.1/${2:-8080}" || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
read -r -t 4 _ status _ <&3
[[ $status == 200 ]]
