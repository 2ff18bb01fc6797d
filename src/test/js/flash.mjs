// Writes a file to the board at a TCP port with esptool-js, without its stub, and has the board's
// ROM hash what it wrote.
//
//   node flash.mjs PORT FILE OFFSET RATE plain|compressed
//
// Says what it finds in lines "@ key value", and waits for a line on stdin after each "@ mark".
import crypto from "node:crypto";
import fs from "node:fs";
import readline from "node:readline";
import { ESPLoader, Transport } from "esptool-js";
import { TcpPort } from "./tcp-port.mjs";

const [port, file, offset, rate, way] = process.argv.slice(2);
const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();

function say(key, value) {
  process.stdout.write(`@ ${key} ${value}\n`);
}

async function mark(phase) {
  say("mark", phase);
  await lines.next();
}

class RomOnly extends ESPLoader {
  // the ROM takes no larger packets than 0x1800; 0x400 is what Espressif's tools send to it
  async runStub() {
    this.FLASH_WRITE_SIZE = 0x400;
    await this.flashSpiAttach(0);
    return this.chip;
  }
}

const terminal = { clean() {}, write() {}, writeLine: (text) => console.error(text) };
const transport = new Transport(new TcpPort(Number(port)));
const loader = new RomOnly({ transport, baudrate: Number(rate), romBaudrate: 115200, terminal });

await mark("connect");
await loader.main("no_reset");
say("chip", loader.chip.CHIP_NAME);
say("mac", await loader.chip.readMac(loader));
say("size", await loader.detectFlashSize());

const data = new Uint8Array(fs.readFileSync(file));
await mark("write");
await loader.writeFlash({
  fileArray: [{ data, address: Number(offset) }],
  flashSize: "keep",
  flashMode: "keep",
  flashFreq: "keep",
  eraseAll: false,
  compress: way === "compressed",
});
// from a ROM the hash comes as text, which esptool-js shows as the codes of its letters
const onBoard = Buffer.from(await loader.flashMd5sum(Number(offset), data.length), "hex");
await mark("end");
const expected = crypto.createHash("md5").update(data).digest("hex");
say("verified", onBoard.toString() === expected);
await transport.disconnect();
process.exit(0);
