// Whether the nodes of a document can be computed with at all: their form, and how long their numbers can get.
//
// Looked at before anything is computed, for a document from elsewhere may square a number forty times. A bound, and never less
// than what comes out: nothing is cancelled, and what is given counts with the longest numbers that are accepted. The bounds
// are those of docs/scheme-json.md. `whole` are the binary digits of the whole part, `below` those of the denominator, `most`
// those of numerator and denominator together, of a number or of any on the way to it.

import { pointer } from "./evaluator.mjs";
import { endsIn, isCount, isCurve, isInterval, isNumber } from "./values.mjs";

export const LONGEST_FIGURE = 1_000_000, LONGEST_FIGURES = 20_000_000;
const MOST_DEPTH = 200;
const digitsOf = (n) => { if (n === 0n) return 0; const hex = (n < 0n ? -n : n).toString(16); return (hex.length - 1) * 4 + parseInt(hex[0], 16).toString(2).length; };
const LONGEST = digitsOf(10n ** (30n + 99n));
const GIVEN = { whole: 2 * LONGEST, below: 2 * LONGEST, most: 6 * LONGEST }, NO_SIZE = { whole: 0, below: 0, most: 0 };

const largest = (numbers) => numbers.reduce((a, b) => (a > b ? a : b), 0);
const sized = (whole, below, most = 0) => ({ whole, below, most: Math.max(whole + 2 * below, most) });
const longest = (sizes) => ({ whole: largest(sizes.map(({ whole }) => whole)), below: largest(sizes.map(({ below }) => below)), most: largest(sizes.map(({ most }) => most)) });
const product = (a, b) => sized(a.whole + b.whole, a.below + b.below, Math.max(a.most, b.most));
const quotient = (a, b) => sized(a.whole + b.below, a.below + b.whole + b.below, Math.max(a.most, b.most));
const sum = (sizes) => sized(largest(sizes.map(({ whole }) => whole)) + digitsOf(BigInt(sizes.length)), sizes.reduce((all, { below }) => all + below, 0), largest(sizes.map(({ most }) => most)));

// The form of operands: anything else is no node.

const require = (holds) => { if (!holds) throw new TypeError("no node"); };
const listIn = (said) => { require(Array.isArray(said)); return said; };
const pairsIn = (said) => listIn(said).map((one) => { require(listIn(one).length === 2); return one; });
const numberIn = (said) => {
  require(isNumber(said));
  const [n, d = "1"] = said.split("/"), above = digitsOf(BigInt(n)), below = digitsOf(BigInt(d));
  return sized(Math.max(above - below + 1, 0), below);
};
const wholeIn = (said) => require(isCount(said));
const sizeOfEnds = (said) => {
  require(isInterval(said));
  return endsIn(said).filter((end) => !end.endsWith("∞")).reduce((all, end) => all + numberIn(end).most, 0);
};

const OPERATIONS = {
  constant: (at, number) => numberIn(number),
  nothing: () => NO_SIZE,
  read: (at, path) => { require(typeof path === "string"); return at.get(path) ?? GIVEN; },
  sum: (at, terms, constant) => sum([...pairsIn(terms).map(([term, weight]) => product(sizeOf(term, at), numberIn(weight))), numberIn(constant)]),
  product: (at, left, right) => product(sizeOf(left, at), sizeOf(right, at)),
  quotient: (at, dividend, divisor) => quotient(sizeOf(dividend, at), sizeOf(divisor, at)),
  pooled: (at, parts, least) => {
    wholeIn(least);
    const sizes = pairsIn(parts).map((part) => part.map((node) => sizeOf(node, at)));
    return quotient(sum(sizes.map(([points]) => points)), sum(sizes.map(([, full]) => full)));
  },
  // By the rule alone it is on the grid; what is written may go on as it is.
  rounded: (at, node, to) => {
    const [grid, mode, stage] = listIn(to), number = sizeOf(node, at), on = numberIn(grid);
    require(!/^(0|-)/.test(grid) && ["half_up", "half_even", "up", "down"].includes(mode) && ["written", "rule"].includes(stage));
    return sized(Math.max(number.whole, on.whole) + 1, stage === "rule" ? on.below : Math.max(number.below, on.below), number.most);
  },
  ordered: (at, nodes, start, stop) => { wholeIn(start); wholeIn(stop); return sum(listIn(nodes).map((node) => sizeOf(node, at))); },
  on_curve: (at, node, curve) => {
    const number = sizeOf(node, at);
    require(isCurve(curve));
    return longest(curve.pieces.map(([, intercept, slope]) => sum([product(number, numberIn(slope)), numberIn(intercept)])));
  },
  number_of: (at, truth) => ({ whole: 1, below: 1, most: sizeOf(truth, at, true) }),
  choose: (at, truth, then, otherwise) => longest([sizeOf(then, at), sizeOf(otherwise, at), { ...NO_SIZE, most: sizeOf(truth, at, true) }]),
  open: (at, reading, choices) => { require(choices !== null && typeof choices === "object" && !Array.isArray(choices)); return longest(Object.values(choices).map((node) => sizeOf(node, at))); },
};
const TRUTHS = {
  within: (at, node, interval) => sizeOf(node, at).most + sizeOfEnds(interval),
  all_of: (at, truths) => largest(listIn(truths).map((truth) => sizeOf(truth, at, true))),
  present: (at, node) => sizeOf(node, at).most,
};
/** How long what a node gives can be; of a truth, the longest number that is looked at for it. Throws for what is no node. */
const sizeOf = (node, at, isTruth = false) => {
  const [operation, ...operands] = listIn(node), known = isTruth ? TRUTHS : OPERATIONS;
  require(typeof operation === "string" && Object.hasOwn(known, operation) && operands.length === (operation === "nothing" ? 0 : known[operation].length - 1));
  return known[operation](at, ...operands);
};

/** Whether it is a node at all, or a truth. */
export const isNode = (node, isTruth = false) => { try { sizeOf(node, new Map(), isTruth); return true; } catch (error) { if (error instanceof TypeError) return false; throw error; } };

/** The entries, by path in the document, of which no number can be computed: no node of it, or one too long. */
export const tooLong = (entries) => {
  const at = new Map(), found = [];
  let all = 0;
  entries.forEach(({ path, node }, i) => {
    let size = null;
    try { size = sizeOf(node, at); } catch (error) { if (!(error instanceof TypeError)) throw error; }
    const isRight = size !== null && size.most <= LONGEST_FIGURE;
    if (!isRight) found.push(`/entries/${i}/node`);
    // Of one that is too long, those that read it are not to blame.
    at.set(path, isRight ? size : NO_SIZE);
    all += isRight ? size.most : 0;
  });
  return found.length || all <= LONGEST_FIGURES ? found : ["/entries"];
};

/** Where something is nested deeper than is read, by its topmost key. */
export const tooDeep = (whole) => {
  const left = Object.entries(whole).map(([key, value]) => [key, value, 1]), found = new Set();
  while (left.length) {
    const [key, value, depth] = left.pop();
    if (value === null || typeof value !== "object" || found.has(key)) continue;
    if (depth >= MOST_DEPTH) found.add(key);
    else for (const below of Object.values(value)) left.push([key, below, depth + 1]);
  }
  return [...found].map((key) => pointer(key));
};
