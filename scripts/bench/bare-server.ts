import http from "node:http";
import type { AddressInfo } from "node:net";

/** node:http and nothing else: reads each body and answers OK. Prints its address. */
const OK = '{"ActionStatus":"OK","ErrorCode":0,"ErrorInfo":""}';
const server = http.createServer((req, res) => {
  req.resume().on("end", () => {
    res.writeHead(200, { "content-type": "application/json", "content-length": OK.length }).end(OK);
  });
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
