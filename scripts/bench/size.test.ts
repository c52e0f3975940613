import { expect, it } from "vitest";
import { scriptsOf } from "./size";

it("finds each script of a document once and leaves out those of old browsers", () => {
  const html = `<head><script src="/a.js?x=1&amp;y=2" async=""></script><script>inline("src")</script>
    <script async="" src="/b.js"></script><script src="/old.js" noModule=""></script><script src="/b.js"></script>`;
  expect(scriptsOf(html)).toEqual(["/a.js?x=1&y=2", "/b.js"]);
});
