#!/bin/sh
# Makes target/imprint_<version>_<architecture>.deb from what `mvn -q -DskipTests package` left.
set -eu

stop() {
  echo "deb.sh: $1" >&2
  exit 1
}

root=$(cd "$(dirname "$0")/.." && pwd -P)
app=$root/target/imprint
work=$root/target/installer

[ -r "$app/imprint.jar" ] || stop "run 'mvn -q -DskipTests package' first: target/imprint/imprint.jar is not there."
command -v dpkg-deb >/dev/null || stop "needs dpkg-deb, which every Debian has: run it on Debian or Ubuntu."
jdk=
for home in "${IMPRINT_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/*; do
  if [ -x "$home/bin/jpackage" ] && grep -q '^JAVA_VERSION="25[".-]' "$home/release" 2>/dev/null; then
    jdk=$home
    break
  fi
done
[ -n "$jdk" ] || stop "needs a JDK 25 with jpackage: install Temurin 25 from https://adoptium.net/temurin/releases/?version=25 or name one in IMPRINT_JAVA_HOME."

version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1)
architecture=$(dpkg --print-architecture)
case $architecture in
  amd64) native=x86_64 ;;
  arm64) native=armv8_64 ;;
  *) stop "JavaFX and the serial port library have no files for $architecture: use amd64 or arm64." ;;
esac

rm -rf "$work"
mkdir -p "$work/input"

# 1. A runtime of the JDK's modules and JavaFX. Our libraries stay on the class path: half of them
#    are automatic modules, which jlink does not take. Not compressed here: the package is, and better.
fx=javafx.controls,javafx.fxml,javafx.swing
"$jdk/bin/jlink" --output "$work/runtime" --module-path "$app/fx" \
  --add-modules "$fx,$(cat "$root/installer/modules")" \
  --include-locales en,zh-CN --no-header-files --no-man-pages --compress zip-0

# 2. The program on it, with a native launcher.
cp -p "$app/imprint.jar" "$app"/lib/*.jar "$work/input/"
mkdir -p "$work/input/native/Linux"
cp -rp "$app/native/Linux/$native" "$work/input/native/Linux/"
"$jdk/bin/jpackage" --type app-image --dest "$work" --name imprint --app-version "$version" \
  --runtime-image "$work/runtime" --input "$work/input" \
  --main-jar imprint.jar --main-class imprint.Imprint --icon "$root/icons/imprint-512.png" \
  --java-options -XX:+UseSerialGC \
  --java-options -XX:Tier4InvocationThreshold=250000 \
  --java-options -XX:Tier4MinInvocationThreshold=30000 \
  --java-options -XX:Tier4CompileThreshold=750000 \
  --java-options -XX:Tier4BackEdgeThreshold=2000000 \
  --java-options "--add-modules=$fx" \
  --java-options --enable-native-access=ALL-UNNAMED,javafx.graphics \
  --java-options '-DjSerialComm.library.path=$APPDIR/native'

# 3. The start cache, made by the runtime and with the class path that will use it.
inside=$work/imprint/lib/app
"$work/imprint/lib/runtime/bin/java" "-XX:AOTCacheOutput=$inside/imprint.aot" -XX:+UseSerialGC \
  "--add-modules=$fx" --enable-native-access=ALL-UNNAMED,javafx.graphics \
  "-DjSerialComm.library.path=$inside/native" \
  -cp "$(sed -n "s|^app.classpath=\$APPDIR|$inside|p" "$inside/imprint.cfg" | paste -sd: -)" \
  imprint.Imprint bench generate --units 200 --dir "$work" >"$work/start-cache.log" 2>&1
{
  echo 'java-options=-XX:AOTCache=$APPDIR/imprint.aot'
  echo 'java-options=-Xlog:aot=off'
  echo 'java-options=-Xlog:cds=off'
} >>"$inside/imprint.cfg"

# 4. The package. Written out and not left to jpackage, whose menu entry fails to install where the
#    menu folders are missing, and whose dependencies are those of the machine that built it.
tree=$work/tree
mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" \
  "$tree/usr/share/doc/imprint"
mv "$work/imprint" "$tree/opt/imprint"
# without a locale Java takes words and names of files for ASCII, as in launcher/imprint
cat >"$tree/usr/bin/imprint" <<'END'
#!/bin/sh
if [ "$(locale charmap 2>/dev/null)" = ANSI_X3.4-1968 ]; then
  export LC_ALL=C.UTF-8
fi
exec /opt/imprint/bin/imprint "$@"
END
chmod 755 "$tree/usr/bin/imprint"
cp "$root/installer/imprint.desktop" "$tree/usr/share/applications/"
cp "$root/LICENSE" "$tree/usr/share/doc/imprint/copyright"
# the rules against brltty are for the administrator to decide on: somebody may need it
mkdir -p "$tree/usr/lib/udev/rules.d"
cp "$root/installer/linux/60-imprint.rules" "$tree/usr/lib/udev/rules.d/"
cp "$root/installer/linux/91-imprint-brltty.rules" "$tree/usr/share/doc/imprint/"
for size in 16 24 32 48 64 128 256 512; do
  icons=$tree/usr/share/icons/hicolor/${size}x$size/apps
  mkdir -p "$icons"
  cp "$root/icons/imprint-$size.png" "$icons/imprint.png"
done
find "$tree" -type d -exec chmod 755 {} +
sed -e "s/@version@/$version/" -e "s/@architecture@/$architecture/" \
  -e "s/@size@/$(du -sk "$tree" | cut -f1)/" "$root/installer/control" >"$tree/DEBIAN/control"
package=$root/target/imprint_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$package" >/dev/null
echo "$package"
