import { fuzz } from "./fuzz/fuzz";
import { command } from "./support/command";

/** `npm run fuzz [-- --requests N --seed N --port N]`. Ends with exit code 1 if an answer is wrong. */
await command(() => fuzz(process.argv.slice(2)));
