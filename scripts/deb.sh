#!/usr/bin/env bash
# Makes a Debian package of a program that is built. What `make deb` runs after the build for use.
#   deb.sh BINARY FOLDER     writes FOLDER/arca_VERSION_ARCH.deb and says its name
# ARCA_DEB_LEVEL=0 packs nothing, for tests. The same program gives the same package: SOURCE_DATE_EPOCH, else the day of the last commit.
set -euo pipefail
umask 022
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/lib.sh"

binary=$(realpath "${1:?usage: deb.sh BINARY FOLDER}")
out=$(realpath "${2:?usage: deb.sh BINARY FOLDER}")
for tool in dpkg-deb dpkg-shlibdeps strip gzip; do
    have "$tool" || fail "deb.sh needs $tool (Debian: dpkg-dev, binutils)."
done
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/arca
doc=$tree/usr/share/doc/arca

# What the program links with, as packages with their versions.
dependencies() {
    mkdir -p "$work/source/debian"
    printf 'Source: arca\nPackage: arca\nArchitecture: any\n' >"$work/source/debian/control"
    (cd "$work/source" && dpkg-shlibdeps -O --ignore-missing-info "$tree/usr/bin/arca" 2>"$work/complaints") |
        sed -n 's/^shlibs:Depends=//p'
}

put() { install -D -m "${3:-0644}" "$1" "$2"; }
put_packed() { mkdir -p "${2%/*}" && gzip -9n <"$1" >"$2"; }

put "$binary" "$tree/usr/bin/arca" 0755
strip --strip-unneeded --remove-section=.comment "$tree/usr/bin/arca"
put "$root/packaging/arca.service" "$tree/lib/systemd/system/arca.service"
put "$root/packaging/arca.env" "$tree/etc/arca/arca.env"
put "$root/packaging/debian/lintian-overrides" "$tree/usr/share/lintian/overrides/arca"
put_packed "$root/packaging/debian/arca.1" "$tree/usr/share/man/man1/arca.1.gz"
for page in operations export security; do put_packed "$root/docs/$page.md" "$doc/$page.md.gz"; done
for example in nginx.conf Caddyfile haproxy.cfg; do put "$root/packaging/$example" "$doc/examples/$example"; done

version=$("$binary" --version)
day=$(date -u -R -d "@$SOURCE_DATE_EPOCH")
cat >"$doc/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Arca

Files: *
Copyright: 2026 the authors of Arca
License: AGPL-3+
 Arca is free software: you can redistribute it and/or modify it under the terms
 of the GNU Affero General Public License as published by the Free Software
 Foundation, either version 3 of the License, or (at your option) any later
 version. See <https://www.gnu.org/licenses/agpl-3.0.html>.
END
printf 'arca (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md in the sources.\n\n -- The founders of Arca <arca@localhost>  %s\n' \
    "$version" "$day" | gzip -9n >"$doc/changelog.gz"

mkdir -p "$tree/DEBIAN"
for script in postinst prerm postrm; do put "$root/packaging/debian/$script" "$tree/DEBIAN/$script" 0755; done
echo /etc/arca/arca.env >"$tree/DEBIAN/conffiles"
libraries=$(dependencies)
# The runtime of Swift is no package of Debian: a program for use brings it along.
if grep -q 'libswiftCore' <(objdump -p "$tree/usr/bin/arca"); then
    say "deb.sh: this program needs Swift's libraries where they were when it was built: for trying out only" >&2
fi
cat >"$tree/DEBIAN/control" <<END
Package: arca
Version: $version
Section: misc
Priority: optional
Architecture: $(dpkg --print-architecture)
Maintainer: The founders of Arca <arca@localhost>
Installed-Size: $(du -sk --apparent-size "$tree" | cut -f1)
Depends: ${libraries:+$libraries, }adduser, init-system-helpers (>= 1.54), ca-certificates, tzdata
Recommends: poppler-utils, unzip, openssl
Suggests: postgresql, nginx, age
Description: operating system of a user cooperative
 Letters, cases, a memory of everything that was said, the register of members
 and its figures: what the office of a user cooperative works with, on one small
 server, with its data in open formats.
END
(cd "$tree" && find . -type f ! -path './DEBIAN/*' -printf '%P\0' | LC_ALL=C sort -z |
    xargs -0 md5sum >DEBIAN/md5sums)
find "$tree" -print0 | xargs -0 touch --no-dereference --date="@$SOURCE_DATE_EPOCH"

name=arca_${version}_$(dpkg --print-architecture).deb
mkdir -p "$out"
dpkg-deb --root-owner-group --build -Zxz -z"${ARCA_DEB_LEVEL:-6}" "$tree" "$out/$name" >/dev/null
say "$out/$name"
