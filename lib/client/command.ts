/** Something the palette of commands leads to. */
export interface Command {
  id: string;
  label: string;
  /** Other words it is found by. */
  words?: string;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** The commands in which every word of what was typed occurs; those whose own name begins with it come first. */
export function matchCommands<C extends Command>(commands: readonly C[], typed: string): C[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = commands.filter(({ label, words: others = "" }) => {
    const text = fold(`${label} ${others}`);
    return words.every((word) => text.includes(word));
  });
  const begins = ({ label }: C) => fold(label).startsWith(words[0] ?? "");
  return [...found.filter(begins), ...found.filter((command) => !begins(command))];
}
