import { spawn } from "node:child_process";
import { toolEnv } from "../env";
import { StartError } from "../start-error";

/**
 * Runs a tool of node_modules to its end; what it says is only shown when it fails, in the StartError. The tool is
 * ended when this process ends.
 */
export async function runNode(args: string[], settings: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: toolEnv(settings), stdio: ["ignore", "pipe", "pipe"] });
  const end = () => child.kill();
  process.once("exit", end);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", end);
  if (code !== 0) throw new StartError(`${said.trim()}\n\nThe command node ${args.join(" ")} failed (${code}).`);
}
