// A Web Serial port over TCP: what esptool-js asks of a browser's port, and no more.
import net from "node:net";

export class TcpPort {
  constructor(port) {
    this.port = port;
  }

  getInfo() {
    return {};
  }

  async open() {
    const socket = net.connect(this.port, "127.0.0.1");
    await new Promise((connected, failed) => {
      socket.once("connect", connected);
      socket.once("error", failed);
    });
    socket.setNoDelay(true);
    this.socket = socket;
    let wanted = true;
    this.readable = new ReadableStream({
      start(controller) {
        socket.on("data", (bytes) => wanted && controller.enqueue(new Uint8Array(bytes)));
        socket.once("close", () => wanted && controller.close());
      },
      cancel() {
        wanted = false;
      },
    });
    this.writable = new WritableStream({
      write: (bytes) =>
        new Promise((sent, failed) => {
          socket.write(bytes, (error) => (error ? failed(error) : sent()));
        }),
    });
  }

  // a connection has neither lines nor a rate of its own
  async setSignals() {}

  async setBaudRate() {}

  async close() {
    this.socket.destroy();
  }
}
