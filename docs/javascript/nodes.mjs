// What nodes read, what evidence says of that, and what is asked of a value that they give.

import { isGap } from "./evaluator.mjs";
import { section, unescaped } from "./form.mjs";

export const SAID = ["facts", "marks", "averages", "statistics"];
export const isSaidAt = (path) => SAID.includes(section(path));
/** What evidence says at a path; undefined where it says nothing. */
export const saidAt = (evidence, path) => { const [, section, name] = unescaped(path); return evidence[section]?.[name]; };
/** Every path that is read in a node, or in data that hold nodes. */
export const readsOf = (node, into = new Set()) => {
  if (Array.isArray(node)) { if (node[0] === "read" && typeof node[1] === "string") into.add(node[1]); else for (const one of node) readsOf(one, into); }
  else if (node && typeof node === "object") for (const one of Object.values(node)) readsOf(one, into);
  return into;
};
/** What is given so that a path can be read: of the mean of the others, the average itself. */
export const givenAt = (path) => (path.endsWith("/others") && section(path) === "averages" ? path.slice(0, -"/others".length) : path);
/** Every node of an operation in a node, wherever it stands. */
export const nodesIn = (node, operation) => (!Array.isArray(node) ? [] : [...(node[0] === operation ? [node] : []), ...node.flatMap((one) => nodesIn(one, operation))]);

export const isDivided = (value) => value.faults.includes("divided_by_zero") && !value.missing.length;
export const isNothing = (value) => isGap(value) && value.isNothing;
