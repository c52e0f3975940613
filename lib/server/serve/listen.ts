import type net from "node:net";
import type { Server } from "node:http";
import { StartError, errorCode } from "../start-error";

/**
 * Connections that wait to be taken. Node's default of 511 is full in a storm of new ones: the system then drops their
 * first packet, which is sent again a second later. The system has a limit of its own (net.core.somaxconn on Linux).
 */
const BACKLOG = 4_096;

/** Listens and resolves with the port. Throws StartError with one sentence if the address cannot be used. */
export function listen(server: net.Server | Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new StartError(sentence(error, host, port), { cause: error })));
    server.listen({ host, port, backlog: BACKLOG, exclusive: true }, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function sentence(error: Error, host: string, port: number): string {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return `The port ${port} on ${host} is taken by another program: stop that one, or set PORT to another port.`;
    case "EACCES":
      return `The port ${port} may not be used by this user: set PORT to one above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is "${host}", but this machine has no such address: use 127.0.0.1, or 0.0.0.0 for all addresses.`;
    default:
      return `The console cannot listen on ${host}, port ${port} (${error.message}).`;
  }
}
