// Takes esptool-js to many boards at once, each at its TCP port.
//
//   node tour.mjs JOBS.json
//
// A job: {name, port, rate, stub, compress, file, offset, table: [offset, length]}. Says what it
// finds in lines "@ name key value".
import crypto from "node:crypto";
import fs from "node:fs";
import { ESPLoader, Transport } from "esptool-js";
import { TcpPort } from "./tcp-port.mjs";

class RomOnly extends ESPLoader {
  // the ROM takes no larger packets than 0x1800; 0x400 is what Espressif's tools send to it
  async runStub() {
    this.FLASH_WRITE_SIZE = 0x400;
    await this.flashSpiAttach(0);
    return this.chip;
  }
}

function md5(bytes) {
  return crypto.createHash("md5").update(bytes).digest("hex");
}

async function visit(job) {
  const say = (key, value) => process.stdout.write(`@ ${job.name} ${key} ${value}\n`);
  const terminal = { clean() {}, write() {}, writeLine: (text) => console.error(job.name, text) };
  const transport = new Transport(new TcpPort(job.port));
  const Loader = job.stub ? ESPLoader : RomOnly;
  const loader = new Loader({ transport, baudrate: job.rate, romBaudrate: 115200, terminal });
  await loader.main("no_reset");
  say("chip", loader.chip.CHIP_NAME);
  say("stub", loader.IS_STUB);
  say("secure", loader.secureDownloadMode);
  if (!loader.secureDownloadMode) {
    say("mac", await loader.chip.readMac(loader));
    say("size", await loader.detectFlashSize());
  }
  const data = new Uint8Array(fs.readFileSync(job.file));
  await loader.writeFlash({
    fileArray: [{ data, address: job.offset }],
    flashSize: "keep",
    flashMode: "keep",
    flashFreq: "keep",
    eraseAll: false,
    compress: job.compress,
  });
  if (!loader.secureDownloadMode) {
    const hash = await loader.flashMd5sum(job.offset, data.length);
    // from a ROM the hash comes as text, which esptool-js shows as the codes of its letters
    say("md5", loader.IS_STUB ? hash : Buffer.from(hash, "hex").toString());
  }
  if (loader.IS_STUB) {
    say("read", md5(await loader.readFlash(job.offset, data.length)));
    say("table", md5(await loader.readFlash(...job.table)));
    // what comes behind a read that its client does not read to its end is not in the way
    say("size-again", await loader.detectFlashSize());
  }
  say("rate", loader.baudrate);
  await transport.disconnect();
}

const jobs = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const ends = await Promise.allSettled(jobs.map(visit));
ends.forEach((end, i) => {
  const outcome = end.status === "fulfilled" ? "done" : String(end.reason).split("\n")[0];
  process.stdout.write(`@ ${jobs[i].name} end ${outcome}\n`);
});
process.exit(0);
