#!/usr/bin/env bash
# Makes the six typefaces in this folder from packages of the npm and PyPI registries.
# Needs: bash, npm, python3 with venv. Writes only into this folder and a temporary one.
# Every version is pinned and timestamps are kept, so a second run gives the same bytes.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet fonttools==4.68.0
for package in @expo-google-fonts/inter@0.4.2 @expo-google-fonts/noto-sans-sc@0.4.3 \
    @expo-google-fonts/noto-serif-sc@0.4.3; do
    npm pack --silent "$package" >/dev/null
done
for archive in *.tgz; do
    mkdir "${archive%.tgz}"
    tar xzf "$archive" -C "${archive%.tgz}" --strip-components=1
done
inter=$(echo "$work"/expo-google-fonts-inter-*/)
sans=$(echo "$work"/expo-google-fonts-noto-sans-sc-*/)
serif=$(echo "$work"/expo-google-fonts-noto-serif-sc-*/)

# The static Fraunces in @expo-google-fonts/fraunces is cut for text of 14 points: wide and blunt
# in a headline. The same version as a variable font lets us choose the headline's optical size.
venv/bin/pip download --quiet --no-deps fontpkg-fraunces==1.0
venv/bin/python -m zipfile -e fontpkg_fraunces-1.0-*.whl fraunces
venv/bin/fonttools varLib.instancer --quiet --no-recalc-timestamp -o Fraunces-SemiBold.ttf \
    "fraunces/fontpkg_fraunces/files/Fraunces[SOFT,WONK,opsz,wght].ttf" \
    opsz=72 wght=600 SOFT=50 WONK=0

# Latin to Latin Extended-B and Additional (Vietnamese), combining marks, Greek, Cyrillic,
# punctuation, currency, letterlike, fractions, arrows, a few operators and shapes, ticks, crosses.
latin="U+0020-024F,U+0259,U+02B9-02DD,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1EFF,\
U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-218F,U+2190-21FF,U+2202,U+2206,U+220F,U+2211,U+2212,\
U+221A,U+221E,U+222B,U+2248,U+2260,U+2264,U+2265,U+25A0-25FF,U+2605,U+2606,U+2713-2718,U+FFFD"

# Beside the characters of han.txt: the punctuation that Chinese sets full-width, unit signs,
# numbered circles and Roman numerals. No ASCII, no Latin-1 letters: those come from the Latin faces.
han="U+00B7,U+2014,U+2015,U+2018,U+2019,U+201C,U+201D,U+2022,U+2025-2027,U+2030,U+2032,U+2033,\
U+203B,U+2103,U+2116,U+2160-216B,U+2460-2473,U+25CB,U+25CF,U+25A0,U+25A1,U+2E3A,U+2E3B,\
U+3000-303F,U+FF00-FFEF"

# subset SOURCE NAME FEATURES ARGUMENT...
subset() {
    local source=$1 name=$2 features=$3
    shift 3
    venv/bin/pyftsubset "$source" --output-file="$here/$name.ttf" --no-hinting \
        --layout-features="$features" --name-IDs='0,1,2,5,13,14' --notdef-outline \
        --drop-tables+=STAT,BASE,vhea,vmtx "$@"
}

latin_features=kern,liga,calt,ccmp,locl,mark,mkmk,case,tnum
subset Fraunces-SemiBold.ttf Fraunces-SemiBold "$latin_features" --unicodes="$latin"
subset "$inter/400Regular/Inter_400Regular.ttf" Inter-Regular "$latin_features" --unicodes="$latin"
subset "$inter/600SemiBold/Inter_600SemiBold.ttf" Inter-SemiBold "$latin_features" --unicodes="$latin"

for face in "$serif/600SemiBold/NotoSerifSC_600SemiBold" "$sans/400Regular/NotoSansSC_400Regular" \
    "$sans/600SemiBold/NotoSansSC_600SemiBold"; do
    venv/bin/python "$here/han_punctuation.py" "$face.ttf" "$face.fixed.ttf"
    name=$(basename "$face" | sed 's/_[0-9]*/-/')
    subset "$face.fixed.ttf" "$name" kern,liga,ccmp,mark --unicodes="$han" --text-file="$here/han.txt"
done

venv/bin/python "$here/coverage.py"
ls -l "$here"/*.ttf
