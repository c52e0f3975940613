import { Zip, ZipDeflate } from "fflate";

/** A file of an archive, whose text is read only as fast as the archive is. */
export interface ZippedFile {
  name: string;
  text: AsyncIterable<string>;
}

/** ZIP without its extension for large files ends here. */
const MAX_BYTES = 0xffff_ffff;

/** A ZIP archive, part by part. Throws what the texts throw, and if it gets too large: it is never cut silently. */
export async function* zip(files: Iterable<ZippedFile>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let made: Uint8Array[] = [];
  let failure: Error | null = null;
  const archive = new Zip((error, part) => {
    if (error) failure = error;
    else made.push(part);
  });
  let bytes = 0;
  const take = () => {
    if (failure !== null) throw failure;
    const parts = made;
    made = [];
    return parts;
  };
  for (const { name, text } of files) {
    const file = new ZipDeflate(name);
    archive.add(file);
    for await (const part of text) {
      const data = encoder.encode(part);
      bytes += data.length;
      if (bytes > MAX_BYTES) throw new RangeError("An archive of more than 4 GiB cannot be written");
      file.push(data);
      yield* take();
    }
    file.push(new Uint8Array(), true);
    yield* take();
  }
  archive.end();
  yield* take();
}
