#!/usr/bin/env bash
# Tries the README's two commands as root from a clone inside root's own closed home (mode 700), with an empty npm cache.
# Run as root: bash tests/by-hand/closed-home.sh
set -euo pipefail
source=$(git rev-parse --show-toplevel)
home=$(mktemp -d /root/siji-home-XXXXXX)
chmod 700 "$home"
server=
data=
trap '[ -z "$server" ] || kill -- "-$server" 2>/dev/null || true; rm -rf "$home" ${data:+"$data"}' EXIT
git clone -q "$source" "$home/siji"
cd "$home/siji"
export HOME="$home" npm_config_cache="$home/npm-cache" PORT=${PORT:-3900}

npm ci
# With job control the server has a process group of its own, which takes an interrupt as from a terminal.
set -m
npm start > "$home/start.log" 2>&1 & server=$!
set +m
for _ in $(seq 120); do curl -fs "http://127.0.0.1:$PORT/healthz" && break; sleep 1; done
curl -fs "http://127.0.0.1:$PORT/healthz" >/dev/null
# Its data lies outside the closed home, and goes with it.
data=$(grep -o '/var/lib/siji/[0-9a-f]\{16\}' "$home/start.log" | head -1)
echo "start: ok, data in ${data:?the closed home was not noticed}"
if npm start; then echo "a second start should have been refused" >&2; exit 1; fi
echo "second start: refused"
kill -INT -- "-$server"
wait "$server" || true
server=
echo "stop: ok"
npm test
