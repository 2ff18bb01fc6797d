#!/bin/sh
# Makes the PNG sizes and the Windows icon from the two drawings beside this script.
set -eu
cd "$(dirname "$0")"
for tool in rsvg-convert:librsvg2-bin icotool:icoutils; do
  command -v "${tool%:*}" >/dev/null || {
    echo "make.sh: needs ${tool%:*}: apt-get install ${tool#*:}" >&2
    exit 1
  }
done
for size in 16 24 32; do rsvg-convert -w $size -h $size imprint-small.svg -o imprint-$size.png; done
for size in 48 64 128 256 512; do rsvg-convert -w $size -h $size imprint.svg -o imprint-$size.png; done
icotool -c -o imprint.ico imprint-16.png imprint-24.png imprint-32.png imprint-48.png \
  --raw=imprint-256.png
