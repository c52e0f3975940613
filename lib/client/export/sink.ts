/** Where an export goes. Nothing is left behind by one that was given up. */
export interface Sink {
  write: (piece: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** Everything was written: the file is there. */
  finish: () => Promise<void>;
  giveUp: () => Promise<void>;
}

interface SaveFilePicker {
  showSaveFilePicker: (options: {
    suggestedName: string;
    types: { description: string; accept: Record<string, string[]> }[];
  }) => Promise<{
    createWritable: () => Promise<
      WritableStream<Uint8Array<ArrayBuffer>> & { write: (piece: Uint8Array<ArrayBuffer>) => Promise<void> }
    >;
  }>;
}

function canPick(scope: object): scope is SaveFilePicker {
  return "showSaveFilePicker" in scope;
}

/**
 * A file on the disk, written as it comes; null where the browser has no such thing. Must be called by a click.
 * @throws DOMException AbortError where its owner thinks better of it
 */
export async function openFile(name: string): Promise<Sink | null> {
  if (!canPick(window)) return null;
  const types = [{ description: "CSV", accept: { "text/csv": [".csv"] } }];
  const handle = await window.showSaveFilePicker({ suggestedName: name, types });
  const file = await handle.createWritable();
  return { write: (piece) => file.write(piece), finish: () => file.close(), giveUp: () => file.abort() };
}

/** Kept in the browser, then saved as a download. */
export function openDownload(name: string): Sink {
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  const drop = () => {
    pieces = [];
    return Promise.resolve();
  };
  return {
    write: (piece) => {
      pieces.push(piece);
      return Promise.resolve();
    },
    finish: () => {
      const address = URL.createObjectURL(new Blob(pieces, { type: "text/csv;charset=utf-8" }));
      const link = document.createElement("a");
      link.href = address;
      link.download = name;
      link.click();
      // The browser reads it after the click.
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      return drop();
    },
    giveUp: drop,
  };
}
