// Say everything plainly first, for browsers that know no custom properties, no flex and no grid: a ward's may be old.
// Each passes over what it does not know, and keeps what stands before it.
import { readFileSync, writeFileSync } from "node:fs";
import postcss from "postcss";
import customProperties from "postcss-custom-properties";

const [from, to] = process.argv.slice(2);
const PLAIN = { flex: "block", grid: "block", "flow-root": "block", "inline-flex": "inline-block" };

const blocksFirst = {
  postcssPlugin: "blocks-first",
  OnceExit(sheet) {
    sheet.walkDecls("display", (display) => {
      const plain = PLAIN[display.value];
      if (plain) display.cloneBefore({ value: plain });
    });
  },
};

const { css } = await postcss([customProperties(), blocksFirst]).process(readFileSync(from, "utf8"), { from });
writeFileSync(to, css);
