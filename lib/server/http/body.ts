import { ServiceError } from "../errors";

/** Largest body of a request that carries no file. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Reads the body of a request, and stops as soon as it is longer than `max` bytes. Throws ServiceError then. */
export async function readBody({ body }: Request, max: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    size += next.value.length;
    if (size > max) {
      await reader?.cancel();
      throw new ServiceError("too_large", `The body is larger than ${max} bytes`);
    }
    chunks.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
