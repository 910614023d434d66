#!/usr/bin/env bash
# `make run PHOTOS=folder`: the window where there is a display, else a scan and a contact sheet.
set -euo pipefail
bin=${BIN:-.venv/bin}
photos=${PHOTOS:-}
library=()
[ -z "${LIBRARY:-}" ] || library=(--library "$LIBRARY")

if [ -n "$photos" ] && [ ! -d "$photos" ]; then
    echo "There is no folder $photos." >&2
    exit 2
fi
"$bin/photoface" models fetch

has_display() {
    [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]
}

if has_display; then
    platform=$([ -n "${WAYLAND_DISPLAY:-}" ] && echo wayland || echo xcb)
    [ "$(uname)" != Linux ] || BIN="$bin" bash packaging/system_libraries.sh "$platform"
    exec "$bin/photoface" gui ${photos:+"$photos"} "${library[@]}"
fi

echo "There is no display here, so no window: scanning on the command line instead."
if [ -z "$photos" ]; then
    echo "Say which photos: make run PHOTOS=folder" >&2
    exit 2
fi
mkdir -p out
"$bin/photoface" scan "$photos" "${library[@]}"
"$bin/photoface" contact-sheet --out out/people.png "${library[@]}"
