// A second implementation: scores from a scheme's JSON alone, exactly, and computes its digest.
//
// Written from docs/scheme-json.md. One module that needs no other, for browsers and Node 18 or later; refusals.mjs and
// receipts.mjs stand beside it and import it:
//     node docs/javascript/evaluator.mjs scheme.json evidence.json     evidence: one unit, or an array of the members of a cohort
// Give numbers in evidence as text, as codec.evidence_to_json writes them: a JSON parser may round others.

// Exact numbers: a numerator and a denominator above 0, in lowest terms.

const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a < 0n ? -a : a; };
export const ratio = (n, d = 1n) => {
  if (d < 0n) [n, d] = [-n, -d];
  const g = gcd(n, d) || 1n;
  return { n: n / g, d: d / g };
};
const ZERO = ratio(0n), ONE = ratio(1n), HUNDRED = ratio(100n);
const add = (a, b) => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a, b) => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a, b) => ratio(a.n * b.n, a.d * b.d);
export const over = (a, b) => ratio(a.n * b.d, a.d * b.n);
export const compare = (a, b) => { const x = a.n * b.d - b.n * a.d; return x < 0n ? -1 : x > 0n ? 1 : 0; };
const total = (numbers) => numbers.reduce(add, ZERO);
export const text = (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

const kept = (make) => { const made = new Map(); return (key) => made.get(key) ?? (made.set(key, make(key)), made.get(key)); };
export const inDocument = kept((written) => { const [n, d = "1"] = written.split("/"); return ratio(BigInt(n), BigInt(d)); });
export const inEvidence = (written) => {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(String(written));
  if (!found) throw new Error(`no number: ${written}`);
  const [, sign, whole, part = "", exponent = "0"] = found;
  const power = BigInt(exponent) - BigInt(part.length), n = BigInt(sign + whole + part);
  return power < 0n ? ratio(n, 10n ** -power) : ratio(n * 10n ** power);
};

// No number, and why: paths that are missing, what there was nothing of, what could not be computed.

export class Gap {
  constructor({ missing = [], nothing = [], faults = [] }) { Object.assign(this, { missing, nothing, faults }); }
  get isNothing() { return this.nothing.length > 0 && this.faults.length === 0; }
}
export const isGap = (value) => value instanceof Gap;
const union = (lists) => [...new Set(lists.flat())].sort();
const joined = (values) => {
  const gaps = values.filter(isGap);
  if (!gaps.length) return null;
  return new Gap(Object.fromEntries(["missing", "nothing", "faults"].map((why) => [why, union(gaps.map((gap) => gap[why]))])));
};

// Intervals and rounding.

export const endsOf = kept((interval) => interval.slice(1, -1).split(", ").map((end) => (end.endsWith("∞") ? null : inDocument(end))));
export const holds = (interval, number) => {
  const [low, high] = endsOf(interval);
  const above = low ? compare(number, low) : 1, below = high ? compare(high, number) : 1;
  return (above > 0 || (above === 0 && interval.startsWith("["))) && (below > 0 || (below === 0 && interval.endsWith("]")));
};
const rounded = (number, grid, mode) => {
  const { n, d } = over(number, grid), size = n < 0n ? -n : n;
  let whole = size / d;
  const rest = size % d, beyondHalf = 2n * rest - d;
  const goesUp = { half_up: beyondHalf >= 0n, half_even: beyondHalf > 0n || (beyondHalf === 0n && whole % 2n === 1n), up: rest > 0n, down: false };
  if (goesUp[mode]) whole += 1n;
  return times(ratio(n < 0n ? -whole : whole), grid);
};

// The sixteen operations. `at` has known (numbers and gaps by path), readings, and written (whether figures are rounded).

const unlessGap = (values, make) => joined(values) ?? make(...values);
const OPERATIONS = {
  constant: (at, number) => inDocument(number),
  nothing: () => new Gap({ nothing: ["nothing"] }),
  read: (at, path) => at.known.get(path) ?? new Gap({ missing: [path] }),
  sum: (at, terms, constant) => unlessGap(terms.map(([term]) => evaluate(term, at)), (...numbers) =>
    total([inDocument(constant), ...numbers.map((number, i) => times(number, inDocument(terms[i][1])))])),
  product: (at, left, right) => unlessGap([evaluate(left, at), evaluate(right, at)], times),
  quotient: (at, dividend, divisor) => unlessGap([evaluate(dividend, at), evaluate(divisor, at)], (a, b) =>
    (b.n ? over(a, b) : new Gap({ faults: ["divided_by_zero"] }))),
  pooled: (at, parts, least) => {
    const values = parts.map((part) => part.map((node) => evaluate(node, at)));
    const unknown = joined(values.flat().filter((value) => isGap(value) && !value.isNothing));
    if (unknown) return unknown;
    const here = values.filter((part) => !part.some(isGap)), marks = total(here.map(([, full]) => full));
    if (here.length < Number(least) || !marks.n) return new Gap({ nothing: joined(values.flat())?.nothing ?? ["too few parts are present"] });
    return over(total(here.map(([points]) => points)), marks);
  },
  rounded: (at, node, [grid, mode, stage]) => unlessGap([evaluate(node, at)], (number) =>
    (stage === "written" && !at.written ? number : rounded(number, inDocument(grid), mode))),
  ordered: (at, nodes, start, stop) => unlessGap(nodes.map((node) => evaluate(node, at)), (...numbers) =>
    total(numbers.sort(compare).slice(Number(start), Number(stop)))),
  on_curve: (at, node, { pieces }) => unlessGap([evaluate(node, at)], (number) => {
    const piece = pieces.find(([interval]) => holds(interval, number));
    return piece ? add(inDocument(piece[1]), times(inDocument(piece[2]), number)) : new Gap({ faults: ["beyond_the_curve"] });
  }),
  number_of: (at, truth) => unlessGap([evaluate(truth, at)], (holding) => (holding ? ONE : ZERO)),
  choose: (at, condition, then, otherwise) => {
    const truth = evaluate(condition, at);
    if (!isGap(truth)) return evaluate(truth ? then : otherwise, at);
    const [first, second] = [then, otherwise].map((node) => evaluate(node, at)?.missing ?? []);
    return new Gap({ ...truth, missing: union([truth.missing, first.filter((path) => second.includes(path))]) });
  },
  open: (at, reading, choices) => evaluate(choices[at.readings[reading]], at),
  within: (at, node, interval) => unlessGap([evaluate(node, at)], (number) => holds(interval, number)),
  all_of: (at, nodes) => unlessGap(nodes.map((node) => evaluate(node, at)), (...truths) => truths.every(Boolean)),
  present: (at, node) => { const value = evaluate(node, at); return isGap(value) ? (value.isNothing ? false : value) : true; },
};
export const isOperation = (word) => typeof word === "string" && Object.hasOwn(OPERATIONS, word);
export const evaluate = ([operation, ...operands], at) => {
  if (!isOperation(operation)) throw new Error(`unknown operation: ${operation}`);
  return OPERATIONS[operation](at, ...operands);
};

// A document says an open point once. Written out, it has the node of every choice; what reads nodes reads them so.

export const pointer = (...keys) => keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
export const isList = (data, operation, length) => Array.isArray(data) && data.length === length && data[0] === operation;
const NODES = [["agreements", "*"], ["elements", "*"], ["entries", "*", "node"], ["exclusions", "*", "where"], ["pending"], ["ranking", "exempt", "*"], ["written", "places"], ["written", "sums"]];
const inOrder = (data) => (Array.isArray(data) ? Object.keys(data) : Object.keys(data).sort());
/** The same with other members; which are changed is told by their keys, in the order of the canonical text. */
export const changed = (data, change, keys = inOrder(data)) => {
  const made = new Map(keys.map((key) => [key, change(data[key], key)]));
  return Array.isArray(data) ? data.map((one, i) => (made.has(`${i}`) ? made.get(`${i}`) : one)) : Object.fromEntries(Object.entries(data).map(([key, one]) => [key, made.has(key) ? made.get(key) : one]));
};
/** A document with other nodes: `change` gives each, of the node and its path. */
export const withNodes = (document, change) => {
  const at = (data, [key, ...rest], path) => (key === undefined ? change(data, path) : data === null || typeof data !== "object" ? data
    : changed(data, (below, name) => at(below, rest, path + pointer(name)), inOrder(data).filter((name) => key === "*" || key === name)));
  return NODES.reduce((made, where) => at(made, where, ""), document);
};
/** The format of documents that is read here. */
export const FORMAT = "1";
const LONGEST_TEXT = 4_000_000, DEEPEST = 200;
const WRITTEN_OUT = new WeakMap();
/** The document with the node of every choice, made once; throws a TypeError with the path of a node that cannot be written out. */
export const writtenOut = (document) => {
  // Another one may mean something else by the same words; the on-site check has none of its own.
  if (Object.hasOwn(document, "format") && document.format !== FORMAT) throw new Error(`unknown format: ${document.format}`);
  if (!document.shared) return document;
  if (!WRITTEN_OUT.has(document)) WRITTEN_OUT.set(document, writeOut(document));
  return WRITTEN_OUT.get(document);
};
const writeOut = ({ shared, ...document }, where = "") => {
  let length = 0;
  const write = (data, at) => {
    const require = (holds) => { if (!holds) throw new TypeError("a node that cannot be written out", { cause: at.path }); };
    const isObject = data !== null && typeof data === "object", keys = isObject && !Array.isArray(data) ? Object.keys(data) : [];
    length += [...(typeof data === "string" ? [data] : keys)].reduce((all, { length: long }) => all + long, 3);
    require(length <= LONGEST_TEXT && at.depth <= DEEPEST);
    const below = { ...at, depth: at.depth + 1 };
    if (isList(data, "open", 3)) {
      const [, reading, node] = data, names = typeof reading === "string" && Object.hasOwn(document.readings, reading) ? document.readings[reading] : null;
      require(Array.isArray(names));
      return ["open", reading, Object.fromEntries(names.map((choice) => [choice, write(node, { ...below, chosen: new Map([...at.chosen, [reading, choice]]) })]))];
    }
    if (isList(data, "chosen", 3)) {
      const [, reading, choices] = data, names = document.readings[reading];
      require(at.chosen.has(reading) && choices !== null && typeof choices === "object" && !Array.isArray(choices) && Object.keys(choices).length === names.length && names.every((choice) => Object.hasOwn(choices, choice)));
      return write(choices[at.chosen.get(reading)], below);
    }
    if (isList(data, "shared", 2)) {
      // Whatever is shared stands after what stands in it.
      require(typeof data[1] === "string" && /^(0|[1-9]\d{0,8})$/.test(data[1]) && Number(data[1]) < at.before);
      return write(shared[data[1]], { ...below, before: Number(data[1]) });
    }
    return isObject ? changed(data, (one) => write(one, below)) : data;
  };
  const made = withNodes(document, (node, path) => write(node, { path: where + path, chosen: new Map(), before: shared.length, depth: 0 }));
  return made.on_site?.shared ? { ...made, on_site: writeOut(made.on_site, "/on_site") } : made;
};

// What evidence says, by path.

export const plain = (said) => {
  if (typeof said === "boolean") return said ? ONE : ZERO;
  if (typeof said !== "object") return inEvidence(said);
  if ("numerator" in said) return over(inEvidence(said.numerator), inEvidence(said.denominator));
  return over(plain(said.part), plain(said.whole));
};
const number = (said, path, input, percent) => {
  if (typeof said === "object") {
    if ("nothing" in said) return new Gap({ nothing: [path] });
    // Only an interval of it is known.
    if ("from" in said) return new Gap({ missing: [path] });
    for (const key of ["value", "points", "treatment"]) if (key in said) return number(said[key], path, input, percent);
    if ("part" in said && percent) return times(HUNDRED, plain(said));
  }
  const place = input?.options.indexOf(said) ?? -1;
  return place >= 0 ? ratio(BigInt(place)) : plain(said);
};
export const knownOf = (document, evidence) => {
  const known = new Map();
  for (const section of ["facts", "marks", "averages", "statistics", "rulings"]) {
    for (const [name, said] of Object.entries(evidence[section] ?? {})) {
      const path = pointer(section, name);
      if (said !== null) known.set(path, number(said, path, document.inputs[path], section === "facts"));
      const own = known.get(pointer("facts", name));
      // The sum over all members and their number tell the mean of the others.
      if (section === "averages" && said?.part !== undefined && own && !isGap(own) && plain(said.whole).n > 1n)
        known.set(pointer(section, name, "others"), over(subtract(plain(said.part), own), subtract(plain(said.whole), ONE)));
    }
  }
  return known;
};
export const elementsOf = (document, incident) => Object.entries(incident).filter(([key, said]) => key !== "id" && said !== null).map(([key, said]) => {
  const path = pointer("incident", key);
  return [path, key === "date" ? inEvidence(said.replaceAll("-", "")) : number(said, path, document.inputs[path], false)];
});

// The entries in their order, for all members of a cohort at once.

const fold = {
  mean: (numbers) => over(total(numbers), ratio(BigInt(numbers.length))),
  most: (numbers) => numbers.reduce((a, b) => (compare(a, b) < 0 ? b : a)),
  least: (numbers) => numbers.reduce((a, b) => (compare(a, b) > 0 ? b : a)),
};
const statistic = (entry, figures) => {
  const unknown = joined(figures.filter((figure) => isGap(figure) && !figure.isNothing));
  return figures.map((figure, i) => {
    if (unknown) return unknown;
    const counted = figures.filter((other, j) => !isGap(other) && (entry.own || entry.fold === "place" || j !== i));
    if (entry.fold === "place") return isGap(figure) ? figure : ratio(1n + BigInt(counted.filter((other) => compare(other, figure) > 0).length));
    return counted.length ? fold[entry.fold](counted) : new Gap({ faults: ["no_others"] });
  });
};
const tally = (document, entry, evidence, at) => {
  if (evidence.incidents == null) return new Gap({ missing: ["/incidents"] });
  const counted = evidence.incidents.map((incident) =>
    evaluate(entry.node, { ...at, known: new Map([...at.known, ...elementsOf(document, incident)]) }));
  return joined(counted) ?? total(counted);
};

/** Every number of every member, by path: a list of maps, each from a path to a number or a Gap. */
export const scoreCohort = (scheme, members, { readings = {}, written = true, isCohort = members.length > 1 } = {}) => {
  const document = writtenOut(scheme.document);
  const ats = members.map((evidence) => ({ known: knownOf(document, evidence), readings: { ...scheme.readings, ...readings }, written }));
  for (const entry of document.entries) {
    if (entry.kind === "statistic") {
      if (!isCohort || ats.every((at) => at.known.has(entry.path))) continue;
      statistic(entry, ats.map((at) => evaluate(entry.node, at))).forEach((value, i) => ats[i].known.set(entry.path, value));
    } else {
      ats.forEach((at, i) => at.known.set(entry.path, entry.kind === "tally" ? tally(document, entry, members[i], at) : evaluate(entry.node, at)));
    }
  }
  return ats.map((at) => at.known);
};

/** What a result has: points by id, base, total, grade; a Gap where there is none. */
export const outcome = (scheme, known) => {
  const { document } = scheme, at = (path) => known.get(path);
  const points = (parts) => Object.fromEntries(parts.map(({ id, path }) => [id, at(path)]));
  const grade = (path) => (isGap(at(path)) ? at(path) : document.grades[Number(at(path).n)]);
  return Object.fromEntries([
    ...["clauses", "items", "groups", "adjustments"].map((kind) => [kind, points(document[kind])]),
    ...Object.entries(document.outputs).map(([name, path]) => [name, name.startsWith("grade") ? grade(path) : at(path)]),
  ]);
};

/** The outcome of one unit alone. */
export const score = (scheme, evidence, options) => outcome(scheme, scoreCohort(scheme, [evidence], options)[0]);

// The digest: SHA-256 of the canonical text. Strings compare by UTF-16 code units, as RFC 8785 sorts keys.

export const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
};
export const digest = async (document) => {
  const hashed = await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical(document)));
  return `sha256:${[...new Uint8Array(hashed)].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
};

// As a program: what every member gets, as JSON.

/** Whether a module is the program that was started, by whatever name or link, and not imported by another. */
export const isProgram = async (url) => {
  if (typeof process === "undefined" || !process.argv?.[1]) return false;
  const [{ realpathSync }, { pathToFileURL }] = await Promise.all([import("node:fs"), import("node:url")]);
  const started = realpathSync(process.argv[1]);
  return url === pathToFileURL(started).href;
};

if (await isProgram(import.meta.url)) {
  const { readFileSync } = await import("node:fs");
  const show = (key, value) => (value && typeof value.n === "bigint" ? text(value) : value);
  try {
    if (process.argv.length !== 4) throw new Error("usage: node evaluator.mjs SCHEME.json EVIDENCE.json");
    const [scheme, given] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf-8")));
    const members = Array.isArray(given) ? given : [given];
    const both = [true, false].map((written) => scoreCohort(scheme, members, { written }).map((known) => outcome(scheme, known)));
    const results = members.map(({ unit }, i) => ({ unit, ...both[0][i], exact_total: both[1][i].total, exact_grade: both[1][i].grade }));
    console.log(JSON.stringify({ digest: await digest(scheme.document), results }, show));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
