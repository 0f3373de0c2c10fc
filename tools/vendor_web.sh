#!/bin/sh
# Puts the charting library's files, with their licences, where the pages load them from.
# Usage: tools/vendor_web.sh [FOLDER with the packages' .tgz files; fetched with `npm pack` where it isn't given]
set -eu
vendor=$(cd "$(dirname "$0")/.." && pwd)/src/sayso/web/static/vendor
packages=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$packages" ]; then
    packages=$work/packed
    mkdir "$packages"
    (cd "$packages" && npm pack --silent d3@7.9 @observablehq/plot@0.6.17)
fi
take() { # file name pattern, file in the package, name here
    mkdir -p "$work/$3"
    tar -xzf "$(ls "$packages"/$1 | head -n 1)" -C "$work/$3"
    cp "$work/$3/package/$2" "$vendor/$3.min.js"
    cp "$work/$3/package/LICENSE" "$vendor/$3.LICENSE"
}
mkdir -p "$vendor"
take 'd3-7.9*.tgz' dist/d3.min.js d3
take 'observablehq-plot-0.6.17.tgz' dist/plot.umd.min.js plot
chmod 644 "$vendor"/*
