import { spawn } from "node:child_process";
import { toolEnv } from "../env";
import { StartError } from "../start-error";

/**
 * Runs a tool of node_modules. Its output is shown only if it fails, in the StartError. The tool is killed when this
 * process ends.
 */
export async function runNode(args: string[], settings: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, args, { env: toolEnv(settings), stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill();
  process.once("exit", kill);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", kill);
  if (code !== 0) throw new StartError(`${output.trim()}\n\nThe command node ${args.join(" ")} failed (${code}).`);
}
