// Take the pictures that are named in domain/picture_sets out of their packages, one file each, and those that stand
// at headings in one sheet besides, so that a page with every heading asks for one file.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const [sets, to] = process.argv.slice(2);

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
const headed = [];
for (const file of readdirSync(sets).sort()) {
  const set = JSON.parse(readFileSync(`${sets}/${file}`, "utf8"));
  const source = JSON.parse(readFileSync(`node_modules/${set.package}/icons.json`, "utf8"));
  for (const { name, from, heading } of set.pictures) {
    const icon = source.icons[from];
    if (!icon) throw new Error(`${file}: there is no picture called ${from} in ${set.package}`);
    const width = icon.width ?? source.width;
    const height = icon.height ?? source.height;
    const picture = `viewBox="0 0 ${width} ${height}"`;
    writeFileSync(`${to}/${name}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" ${picture}>${icon.body}</svg>\n`);
    if (heading) headed.push({ heading, width, height, body: icon.body });
  }
}

let top = 0;
const drawn = headed.map(({ heading, width, height, body }) => {
  const at = top;
  top += height;
  return `<view id="${heading}" viewBox="0 ${at} ${width} ${height}"/><g transform="translate(0 ${at})">${body}</g>`;
});
const widest = Math.max(0, ...headed.map(({ width }) => width));
writeFileSync(
  `${to}/headings.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widest} ${top}">${drawn.join("\n")}</svg>\n`,
);
