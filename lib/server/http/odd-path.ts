import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";
import { SECURITY_HEADERS } from "./security-headers";

/** Whether Next would redirect a path to another spelling: without repeated or turned slashes, and none at the end. */
const isOdd = (path: string) => /[\\/]{2}|\\|.\/$/.test(path);
const isOfApi = (path: string) => /^[\\/]+api[\\/]/.test(path);

/**
 * Answers a request for the API by a path that no endpoint has, and that Next would answer with a redirect. A script
 * would lose its body on the way. Returns false if Next must answer.
 */
export function answerOddPath(req: IncomingMessage, res: ServerResponse): boolean {
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  if (!isOdd(path) || !isOfApi(path)) return false;
  void answer(path, res);
  return true;
}

async function answer(path: string, res: ServerResponse): Promise<void> {
  const problem = problemOf(new ServiceError("not_found", `There is no ${path}`), randomUUID());
  res.writeHead(problem.status, { ...SECURITY_HEADERS, ...Object.fromEntries(problem.headers) });
  res.end(await problem.text());
}
