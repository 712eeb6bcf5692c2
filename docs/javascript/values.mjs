// What single values of a document must be: numbers in lowest terms, intervals that hold something, curves without gap or overlap.
//
// Written from docs/scheme-json.md. sizes.mjs asks it of nodes, documents.mjs of all else.

import { compare, endsOf, ratio, text } from "./evaluator.mjs";
import { isObject } from "./form.mjs";

const LONGEST = 150, MOST_PLACES = 99;
/** Whether it is a number as a document has it, or a whole number that counts something. */
export const isNumber = (said) => {
  const [, n, d = "1"] = (typeof said === "string" && said.length <= LONGEST && /^(-?(?:0|[1-9]\d*))(?:\/([1-9]\d*))?$/.exec(said)) || [];
  return n !== undefined && text(ratio(BigInt(n), BigInt(d))) === said;
};
export const isCount = (said) => typeof said === "string" && /^(0|[1-9]\d{0,8})$/.test(said);
/** Whether it is a number of decimal places that a figure can be written with. */
export const isPlaces = (said) => isCount(said) && Number(said) <= MOST_PLACES;
/** The two ends of an interval as they are written; none of what is no interval, or an empty one. */
export const endsIn = (said) => {
  const [, left, low, high, right] = (typeof said === "string" && /^([[(])([^,\s]+), ([^,\s]+)([\])])$/.exec(said)) || [];
  const isEnd = (end, closed, infinite) => (end === infinite ? !closed : isNumber(end));
  if (low === undefined || !isEnd(low, left === "[", "-∞") || !isEnd(high, right === "]", "∞")) return [];
  const [from, to] = endsOf(said), order = from && to ? compare(from, to) : -1;
  return order < 0 || (order === 0 && left === "[" && right === "]") ? [low, high] : [];
};
export const isInterval = (said) => endsIn(said).length > 0;

const floor = ({ n, d }) => n / d - (n % d < 0n ? 1n : 0n), ceil = ({ n, d }) => -floor({ n: -n, d });
/** The ends of an interval, closed or not; where only whole numbers count, the first and the last of these. */
const partOf = (interval, whole) => {
  const [low, high] = endsOf(interval), [closedLow, closedHigh] = [interval.startsWith("["), interval.endsWith("]")];
  if (!whole) return { low, high, closedLow, closedHigh };
  return { low: low && ratio(closedLow ? ceil(low) : floor(low) + 1n), high: high && ratio(closedHigh ? floor(high) : ceil(high) - 1n), closedLow: true, closedHigh: true };
};
const areSame = (a, b) => (a && b ? compare(a, b) === 0 : a === b);
const follows = (whole) => (right, i, parts) => {
  const left = parts[i - 1];
  if (!left) return true;
  if (!left.high || !right.low || (left.low && compare(right.low, left.low) < 0)) return false;
  return whole ? right.low.n - left.high.n === 1n : compare(left.high, right.low) === 0 && left.closedHigh !== right.closedLow;
};
/** Whether it is a curve: pieces from left to right that cover its range once and only once. */
export const isCurve = (said) => {
  if (!isObject(said) || Object.keys(said).sort().join() !== "over,pieces,whole" || typeof said.whole !== "boolean" || !isInterval(said.over)) return false;
  if (!Array.isArray(said.pieces) || !said.pieces.length) return false;
  if (!said.pieces.every((piece) => Array.isArray(piece) && piece.length === 3 && isInterval(piece[0]) && isNumber(piece[1]) && isNumber(piece[2]))) return false;
  const parts = said.pieces.map(([interval]) => partOf(interval, said.whole)), all = partOf(said.over, said.whole), [first, last] = [parts[0], parts.at(-1)];
  return parts.every(follows(said.whole)) && areSame(first.low, all.low) && first.closedLow === all.closedLow && areSame(last.high, all.high) && last.closedHigh === all.closedHigh;
};
