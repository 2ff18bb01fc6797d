// A Web Serial port behind a server of RFC 2217: what esptool-js asks of a browser's port, and no
// more. Like one, it takes another rate only when it is opened anew. Every request waits for its
// answer.
import net from "node:net";

const IAC = 255;
const SB = 250;
const SE = 240;
const COM_PORT = 44;
const BINARY = 0;
const [SET_BAUDRATE, SET_CONTROL, ANSWER] = [1, 5, 100];

export class TelnetPort {
  constructor(port) {
    this.port = port;
    this.waiting = [];
    this.content = [];
  }

  getInfo() {
    return {};
  }

  async open({ baudRate }) {
    const socket = net.connect(this.port, "127.0.0.1");
    await new Promise((connected, failed) => {
      socket.once("connect", connected);
      socket.once("error", failed);
    });
    socket.setNoDelay(true);
    this.socket = socket;
    this.state = "data";
    let read = true;
    this.readable = new ReadableStream({
      start: (controller) => {
        socket.on("data", (bytes) => {
          const data = this.take(bytes);
          if (read && data.length > 0) {
            controller.enqueue(data);
          }
        });
        socket.once("close", () => read && controller.close());
      },
      cancel: () => {
        read = false;
      },
    });
    this.writable = new WritableStream({ write: (bytes) => this.send(escaped(bytes)) });
    const agree = [
      [251, COM_PORT],
      [251, BINARY],
      [253, BINARY],
    ];
    await this.send(agree.flatMap((pair) => [IAC, ...pair]));
    const rate = [24, 16, 8, 0].map((shift) => (baudRate >>> shift) & 255);
    await this.ask([SET_BAUDRATE, ...rate]);
  }

  send(bytes) {
    return new Promise((sent, failed) => {
      this.socket.write(Uint8Array.from(bytes), (error) => (error ? failed(error) : sent()));
    });
  }

  // telnet's parts are taken out; answers wake who waits for them
  take(bytes) {
    const data = [];
    for (const byte of bytes) {
      if (this.state === "data" && byte !== IAC) {
        data.push(byte);
      } else if (this.state === "data") {
        this.state = "command";
      } else if (this.state === "command" && byte === IAC) {
        data.push(byte);
        this.state = "data";
      } else if (this.state === "command") {
        this.state = byte === SB ? "told" : "option";
        this.content = [];
      } else if (this.state === "option") {
        this.state = "data";
      } else if (this.state === "told" && byte === IAC) {
        this.state = "told-command";
      } else if (this.state === "told-command" && byte === SE) {
        this.state = "data";
        this.told(this.content);
      } else {
        this.content.push(byte);
        this.state = "told";
      }
    }
    return Uint8Array.from(data);
  }

  told([option, number]) {
    const at = this.waiting.findIndex((each) => each.number + ANSWER === number);
    if (option === COM_PORT && at >= 0) {
      this.waiting.splice(at, 1)[0].answered();
    }
  }

  async ask(...requests) {
    const answers = requests.map(
      ([number]) => new Promise((answered) => this.waiting.push({ number, answered })),
    );
    await this.send(
      requests.flatMap(([number, ...value]) => [
        ...[IAC, SB, COM_PORT, number],
        ...escaped(value),
        ...[IAC, SE],
      ]),
    );
    await Promise.all(answers);
  }

  async setSignals({ dataTerminalReady, requestToSend }) {
    const requests = [];
    if (dataTerminalReady !== undefined) {
      requests.push([SET_CONTROL, dataTerminalReady ? 8 : 9]);
    }
    if (requestToSend !== undefined) {
      requests.push([SET_CONTROL, requestToSend ? 11 : 12]);
    }
    await this.ask(...requests);
  }

  async close() {
    this.socket.destroy();
  }
}

function escaped(bytes) {
  return Array.from(bytes).flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte]));
}
