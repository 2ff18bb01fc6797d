// Flashes files with esptool-js as it comes: its reset, its stub, compressed, every file verified,
// the board restarted.
//
//   node flash.mjs FOLDER PORT RATE OFFSET FILE [OFFSET FILE...]
//
// FOLDER is where npm installed esptool-js, PORT a server of RFC 2217 on this computer. Says
// "@ took MS", from opening the port until the restart's pulse is over.
import crypto from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { TelnetPort } from "./telnet-port.mjs";

const [folder, port, rate, ...files] = process.argv.slice(2);
const entry = createRequire(`${folder}/`).resolve("esptool-js");
const { ESPLoader, Transport } = await import(pathToFileURL(entry));

const fileArray = [];
for (let i = 0; i < files.length; i += 2) {
  fileArray.push({ data: new Uint8Array(fs.readFileSync(files[i + 1])), address: Number(files[i]) });
}
const terminal = { clean() {}, write() {}, writeLine: (text) => console.error(text) };
// its parts are loaded when they are first used; that is no part of flashing
for (const parts of ["targets", "targets/stub_flasher"]) {
  for (const name of fs.readdirSync(path.join(path.dirname(entry), parts))) {
    const part = pathToFileURL(path.join(path.dirname(entry), parts, name));
    if (name.endsWith(".js")) {
      await import(part);
    } else if (name.endsWith(".json")) {
      await import(part, { with: { type: "json" } });
    }
  }
}

const began = performance.now();
const transport = new Transport(new TelnetPort(Number(port)));
const loader = new ESPLoader({ transport, baudrate: Number(rate), romBaudrate: 115200, terminal });
await loader.main();
await loader.writeFlash({
  fileArray,
  flashSize: "keep",
  flashMode: "keep",
  flashFreq: "keep",
  eraseAll: false,
  compress: true,
  calculateMD5Hash: (image) => crypto.createHash("md5").update(image).digest("hex"),
});
// after() releases the reset line; pulling it is left to the caller
await transport.setRTS(true);
await loader.after("hard_reset");
const took = performance.now() - began;
console.log(`@ chip ${loader.chip.CHIP_NAME}`);
console.log(`@ stub ${loader.IS_STUB}`);
console.log(`@ took ${took}`);
await transport.disconnect();
process.exit(0);
