#!/usr/bin/env bash
# Tries the README's two commands as root from a clone inside root's own closed home (mode 700), with an empty npm cache.
# Run as root: bash tests/by-hand/closed-home.sh
set -euo pipefail
source=$(git rev-parse --show-toplevel)
home=$(mktemp -d /root/siji-home-XXXXXX)
chmod 700 "$home"
server=
trap '[ -z "$server" ] || kill -- "-$server" 2>/dev/null || true; rm -rf "$home"' EXIT
git clone -q "$source" "$home/siji"
cd "$home/siji"
export HOME="$home" npm_config_cache="$home/npm-cache" PORT=${PORT:-3900}

npm ci
# With job control the server has a process group of its own, which takes an interrupt as from a terminal.
set -m
npm start & server=$!
set +m
for _ in $(seq 120); do curl -fs "http://127.0.0.1:$PORT/healthz" && break; sleep 1; done
curl -fs "http://127.0.0.1:$PORT/healthz" >/dev/null
echo "start: ok"
if npm start; then echo "a second start should have been refused" >&2; exit 1; fi
echo "second start: refused"
kill -INT -- "-$server"
wait "$server" || true
server=
echo "stop: ok"
npm test
