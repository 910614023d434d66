#!/usr/bin/env bash
# Qt needs a few libraries of the system. Installs them where that is possible without asking
# anybody (root on Debian), else says in a sentence what to install.
set -euo pipefail
bin=${BIN:-.venv/bin}
offscreen=(libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0)
window=(libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0)

qt_starts() {
    QT_QPA_PLATFORM=${1} "$bin/python" -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' >/dev/null 2>&1
}

platform=${1:-offscreen}
packages=("${offscreen[@]}")
[ "$platform" = offscreen ] || packages+=("${window[@]}")
qt_starts "$platform" && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing the system libraries that Qt needs: ${packages[*]}"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
    qt_starts "$platform" && exit 0
fi
echo "The window needs some libraries of your system. On Debian or Ubuntu:" >&2
echo "    sudo apt install ${packages[*]}" >&2
exit 1
