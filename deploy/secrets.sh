#!/bin/sh
# Makes the secrets of an installation, once: a file each, called as the property that Spring Boot reads from it.
# BUFDIR_ADMIN_TOKEN replaces the auditors' token at each start; a database keeps the password that it was made with.
set -eu
cd "${1:-/secrets}"
umask 022

random() {
  head -c 32 /dev/urandom | base64 | tr -d '+/=\n'
}

if [ ! -s spring.datasource.password ]; then
  random >spring.datasource.password
fi
if [ ! -s bufdir.privacy.keys.password ]; then
  random >bufdir.privacy.keys.password
fi
# Whoever loses it loses all personal data: keep a copy where no backup of the databases is.
if [ ! -s bufdir.privacy.master-key ]; then
  head -c 32 /dev/urandom | base64 >bufdir.privacy.master-key
fi
if [ -n "${BUFDIR_ADMIN_TOKEN:-}" ]; then
  printf %s "$BUFDIR_ADMIN_TOKEN" >bufdir.admin-token
elif [ ! -s bufdir.admin-token ]; then
  random >bufdir.admin-token
fi
