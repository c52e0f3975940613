/**
 * Records of RFC 4180, read by its grammar and nothing else: a line break within quotes belongs to the cell, every
 * record ends with CRLF. Throws where the text is no such file.
 */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const match = /"((?:[^"]|"")*)"/y;
        match.lastIndex = at;
        const [whole, inner] = match.exec(text) ?? [];
        if (whole === undefined || inner === undefined) throw new Error(`quotes at ${at} do not end`);
        cell = inner.replaceAll('""', '"');
        at += whole.length;
      } else {
        const match = /[^",\r\n]*/y;
        match.lastIndex = at;
        cell = match.exec(text)?.[0] ?? "";
        at += cell.length;
      }
      record.push(cell);
      if (text[at] === ",") at++;
      else break;
    }
    if (text.slice(at, at + 2) !== "\r\n")
      throw new Error(`no end of the record at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
    at += 2;
    records.push(record);
  }
  return records;
}
