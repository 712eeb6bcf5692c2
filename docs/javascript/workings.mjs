// How a figure comes about: every step of a working, from a scheme's JSON alone; and what a receipt states held against it.
//
// What is made here has numbers as fractions and intervals as the document has them; written.mjs says how a receipt has them. Which
// figures a receipt has stands in results.mjs.

import { evaluate, inDocument, inEvidence, isGap, over, pointer, text } from "./evaluator.mjs";
import { LONGEST_NUMBER, isObject } from "./form.mjs";
import { isFigure, unlike, written, writtenInterval } from "./written.mjs";

/** An interval, as it is written in a document. */
class Interval { constructor(written) { this.written = written; } }

const steps = (nodes, at) => nodes.map((node) => step(node, at));
const pieceAt = (number, pieces, at) => pieces.find(([within]) => evaluate(["within", ["constant", text(number)], within], at));
const OPERANDS = {
  constant: (at, number) => [inDocument(number)],
  nothing: () => [],
  read: (at, path) => [path],
  sum: (at, terms, constant) => [terms.map(([term, weight]) => [step(term, at), inDocument(weight)]), inDocument(constant)],
  product: (at, ...nodes) => steps(nodes, at),
  quotient: (at, ...nodes) => steps(nodes, at),
  pooled: (at, parts, least) => [parts.map((part) => steps(part, at)), least],
  rounded: (at, node, [grid, mode, stage]) => [step(node, at), { grid: inDocument(grid), mode, stage }],
  ordered: (at, nodes, start, stop) => [steps(nodes, at), start, stop],
  on_curve: (at, node, { pieces }) => {
    const number = evaluate(node, at), piece = isGap(number) ? undefined : pieceAt(number, pieces, at);
    return [step(node, at), piece ? { over: new Interval(piece[0]), intercept: inDocument(piece[1]), slope: inDocument(piece[2]) } : null];
  },
  number_of: (at, truth) => steps([truth], at),
  choose: (at, truth, then, otherwise) => {
    const holding = evaluate(truth, at);
    return [step(truth, at), isGap(holding) ? null : step(holding ? then : otherwise, at)];
  },
  open: (at, reading, choices) => [reading, at.readings[reading], step(choices[at.readings[reading]], at)],
  within: (at, node, interval) => [step(node, at), new Interval(interval)],
  all_of: (at, truths) => [steps(truths, at)],
  present: (at, node) => steps([node], at),
};
/** How a node comes to its value: the operation, its operands, of which only the branch taken, and the value. */
export const step = (node, at) => ({ operation: node[0], of: OPERANDS[node[0]](at, ...node.slice(1)), value: evaluate(node, at) });

const readsIn = ({ operation, of, value }) => (operation === "read" ? (isNumber(value) ? [[of[0], value]] : []) : readsOf(of));
const readsOf = (of) => of.flatMap((one) => (Array.isArray(one) ? readsOf(one) : one?.operation ? readsIn(one) : []));
/** The working of the entry at a path: what was read, every step, and what came out. */
export const workingAt = (document, path, at) => {
  const whole = step(document.entries.find((entry) => entry.path === path).node, at);
  return { reads: Object.fromEntries(readsIn(whole)), steps: whole, points: whole.value };
};
/** The working of a clause or an adjustment, before any ruling. */
export const workingOf = (document, { path }, at) => workingAt(document, `${path} rule`, at);

/** A working as JSON: given to JSON.stringify beside it. */
export const asJson = (_key, made) => (isNumber(made) ? text(made) : made instanceof Interval ? made.written : isGap(made) ? { missing: made.missing, nothing: made.nothing } : made);

// What does not agree, by path.

const isNumber = (made) => typeof made?.n === "bigint";
/** The number that a text says, or the two whole numbers of a quotient; null for anything else, and what is far too long. */
export const stated = (said) => {
  if ((JSON.stringify(said) ?? "").length > LONGEST_NUMBER) return null;
  try { return isObject(said) ? over(inEvidence(said.numerator), inEvidence(said.denominator)) : inEvidence(said); } catch { return null; }
};
const isPath = (said) => said.startsWith("/");
/** Why there is no number: what is missing, what there was nothing of; a reason that a rule itself gives is words. */
const ofGap = ({ missing, nothing }) => ({ missing, nothing: nothing.filter(isPath) });
const saidOfGap = (given) => (Array.isArray(given?.nothing) ? { ...given, nothing: given.nothing.filter((one) => typeof one === "string" && isPath(one)) } : given);
const isPlain = (made) => made !== null && typeof made === "object";

/** A name, which another release may word otherwise or leave out. */
export const NAME = Symbol("name");
export const isWorded = (said) => ["string", "number"].includes(typeof said);
/** The paths at which something is stated otherwise than it was made. What was made as undefined is not looked at. */
export const differences = (made, given, path = "") => {
  if (made === undefined) return [];
  if (made === NAME) return isWorded(given === undefined ? "" : given) ? [] : [path];
  if (isNumber(made)) return unlike(written(made), given, path).length ? [path] : [];
  if (isFigure(made)) return unlike(made.written, given, path).length ? [path] : [];
  if (made instanceof Interval) return given === writtenInterval(made.written) ? [] : [path];
  if (isGap(made)) return differences(ofGap(made), saidOfGap(given), path);
  if (!isPlain(made)) return made === given ? [] : [path];
  if (!isPlain(given) || Array.isArray(made) !== Array.isArray(given)) return [path];
  if (Array.isArray(made)) return made.length === given.length ? made.flatMap((one, i) => differences(one, given[i], `${path}/${i}`)) : [path];
  const keys = new Set([...Object.keys(made), ...Object.keys(given)]);
  // Why a rule gives nothing is told in words too.
  if (made.operation === "nothing") keys.delete("of");
  return [...keys].flatMap((key) => {
    const here = path + pointer(key);
    if (!Object.hasOwn(made, key)) return [here];
    if (made[key] !== undefined && made[key] !== NAME && !Object.hasOwn(given, key)) return [here];
    return differences(made[key], given[key], here);
  });
};
