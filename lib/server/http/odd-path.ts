import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ServiceError } from "../errors";
import { problemOf } from "./problem";

/** Whether Next would redirect a path to another spelling, for example without repeated slashes. */
const isOdd = (path: string) => /[\\/]{2}|\\|.\/$|\/(\.|%2e){1,2}(\/|$)/i.test(path);
const isOfApi = (path: string) => /^[\\/]+api[\\/]/.test(path);

/** Whether a path is one: Next fails over others. */
function isPath(path: string): boolean {
  try {
    decodeURIComponent(path);
    return path.startsWith("/");
  } catch {
    return false;
  }
}

/**
 * Answers a request whose path is none, and one for the API by a path that Next would answer with a redirect: a script
 * would lose its body on the way. Returns false if Next must answer.
 */
export function answerOddPath(req: IncomingMessage, res: ServerResponse): boolean {
  const path = (req.url ?? "").split("?", 1)[0] ?? "";
  if (isPath(path) && !(isOdd(path) && isOfApi(path))) return false;
  const error = isPath(path)
    ? new ServiceError("not_found", `There is no ${path}`)
    : new ServiceError("invalid", "The path of the request is not valid");
  void answer(error, res);
  return true;
}

async function answer(error: ServiceError, res: ServerResponse): Promise<void> {
  const problem = problemOf(error, randomUUID());
  res.writeHead(problem.status, Object.fromEntries(problem.headers));
  res.end(await problem.text());
}
