// Re-checks receipts from themselves: results and cohorts that hold their scheme (codec.assessment_to_json, cohort_to_json, scheme=True).
//
//     node docs/receipts.mjs receipt.json        prints "agrees", or the paths of what does not, and then ends with 1
// The digest is computed from the scheme, every figure and working from scheme, readings and evidence. What a receipt says
// beside them (names, notes, rulings, the workings of adjustments, elements of incidents, lines of rescaling and steps,
// corrections) is not looked at. Whether the digest is the published one, only who published it can say.

import { Gap, canonical, compare, digest, elementsOf, evaluate, inEvidence, isProgram, knownOf, outcome, over, pointer, ratio, scoreCohort, text } from "./evaluator.mjs";
import { Refusing } from "./refusals.mjs";

const isGap = (value) => value instanceof Gap;

// Workings: every node with what it was applied to, and what came out.

const value = (of) => (isGap(of) ? { missing: of.missing, nothing: of.nothing } : typeof of === "boolean" ? of : text(of));
const steps = (nodes, at) => nodes.map((node) => step(node, at));
const OPERANDS = {
  constant: (at, number) => [number],
  nothing: () => [],
  read: (at, path) => [path],
  sum: (at, terms, constant) => [terms.map(([term, weight]) => [step(term, at), weight]), constant],
  product: (at, ...nodes) => steps(nodes, at),
  quotient: (at, ...nodes) => steps(nodes, at),
  pooled: (at, parts, least) => [parts.map((part) => steps(part, at)), least],
  rounded: (at, node, [grid, mode, stage]) => [step(node, at), { grid, mode, stage }],
  ordered: (at, nodes, start, stop) => [steps(nodes, at), start, stop],
  on_curve: (at, node, { pieces }) => {
    const number = evaluate(node, at);
    const piece = isGap(number) ? null : pieces.find(([within]) => evaluate(["within", node, within], at));
    return [step(node, at), piece ? { over: piece[0], intercept: piece[1], slope: piece[2] } : null];
  },
  number_of: (at, truth) => steps([truth], at),
  choose: (at, truth, then, otherwise) => {
    const holding = evaluate(truth, at);
    return [step(truth, at), isGap(holding) ? null : step(holding ? then : otherwise, at)];
  },
  open: (at, reading, choices) => [reading, at.readings[reading], step(choices[at.readings[reading]], at)],
  within: (at, node, interval) => [step(node, at), interval],
  all_of: (at, truths) => [steps(truths, at)],
  present: (at, node) => steps([node], at),
};
/** How a node comes to its value: the operation, its operands, of which only the branch taken, and the value. */
export const step = (node, at) => ({ operation: node[0], of: OPERANDS[node[0]](at, ...node.slice(1)), value: value(evaluate(node, at)) });
const readsIn = ({ operation, of, value }) => [...(operation === "read" && typeof value === "string" ? [[of[0], value]] : []), ...inside(of)];
const inside = (of) => of.flatMap((one) => (Array.isArray(one) ? inside(one) : one?.operation ? readsIn(one) : []));
/** The working of a clause: what was read, every step, and the points before any ruling. */
export const workingOf = (document, clause, at) => {
  const { node } = document.entries.find(({ path }) => path === `${clause.path} rule`), whole = step(node, at);
  return { reads: Object.fromEntries(readsIn(whole)), steps: whole, points: whole.value };
};

// What does not agree, by path. Numbers are compared as numbers, intervals by their ends.

const QUOTIENT = /^(-?\d+)\/(\d+)$/;
const asNumber = (said) => {
  if (said !== null && typeof said === "object" && "numerator" in said) return text(over(inEvidence(said.numerator), inEvidence(said.denominator)));
  const quotient = typeof said === "string" ? QUOTIENT.exec(said) : null;
  if (quotient) return text(over(inEvidence(quotient[1]), inEvidence(quotient[2])));
  const interval = typeof said === "string" ? /^([[(])(.+), (.+)([\])])$/.exec(said) ?? /^(\{)(.+)()\}$/.exec(said) : null;
  if (interval) return `${interval[1] === "{" ? "[" : interval[1]}${asNumber(interval[2])}, ${asNumber(interval[3] || interval[2])}${interval[4] ?? "]"}`;
  try { return text(inEvidence(said)); } catch { return said; }
};
/** Where something given is other than what was found; what was not found is not looked at. */
export const differences = (found, given, path = "") => {
  if (Array.isArray(found)) {
    const listed = Array.isArray(given) && given.length === found.length;
    return listed ? found.flatMap((one, i) => differences(one, given[i], `${path}/${i}`)) : [path];
  }
  if (found === null || typeof found !== "object") return asNumber(found) === asNumber(given) ? [] : [path];
  if (typeof given !== "object" || given === null) return [path];
  // Why there is nothing is said in words.
  const keys = Object.keys(found).filter((key) => !(found.operation === "nothing" && key !== "operation"));
  return keys.flatMap((key) => differences(found[key], given[key], path + pointer(key)));
};

// What a result, a line of it and a cohort may hold; anything else is none of theirs.
const BESIDE = ["library_version", "notes", "rescaling", "provisional", "history", "steps", "evidence", "readings", "unit"];
const HEAD = ["format", "scheme_id", "scheme_digest"];
const FORMAT = "1";
const added = (found, given, path, allowed = []) =>
  Object.keys(given ?? {}).filter((key) => !Object.hasOwn(found, key) && !allowed.includes(key) && given[key] !== null).map((key) => path + pointer(key));
/** The readings of a receipt that its scheme does not have, or has no such choice of. */
const unknownReadings = (document, readings) => {
  const known = document.readings ?? {};
  return [...Object.entries(readings ?? {}).filter(([id, choice]) => !known[id]?.includes(choice)), ...Object.keys(known).filter((id) => !Object.hasOwn(readings ?? {}, id)).map((id) => [id])]
    .map(([id]) => `/readings${pointer(id)}`);
};

const OF_RESULT = ["base", "raw_total", "total", "grade_before_veto", "grade"];
/** What does not agree in one result, under a scheme under its readings. */
const ofResult = (scheme, result) => {
  const { document } = scheme, { evidence, readings } = result;
  const unknown = unknownReadings(document, readings);
  if (unknown.length) return unknown;
  const faults = new Refusing(scheme, readings).faults(evidence);
  if (faults.length) return faults.map(([, path]) => `/evidence${path}`);
  const [known, exact] = [true, false].map((written) => scoreCohort(scheme, [evidence], { readings, written })[0]);
  const at = { known, readings, written: true }, told = outcome(scheme, known), rest = outcome(scheme, exact);
  const shown = (number) => (isGap(number) ? "0" : text(number));
  const found = { clauses: {}, items: {}, groups: {}, exact_total: text(rest.total), exact_grade: rest.grade };
  for (const kind of ["clauses", "items", "groups"]) for (const { id } of document[kind]) {
    // Where a scheme writes no points of clauses, the working has them.
    const isWritten = kind === "groups" || scheme.annotations.scheme.clauses_written !== false || result[kind]?.[id]?.points != null;
    const max_points = document[kind].find((one) => one.id === id).max_points;
    found[kind][id] = isWritten ? { id, max_points, points: shown(told[kind][id]) } : { id, max_points };
  }
  for (const clause of document.clauses) {
    const working = workingOf(document, clause, at);
    // What there was nothing of has the ruling for its working.
    if (!isGap(known.get(`${clause.path} rule`))) found.clauses[clause.id].working = working;
  }
  found.adjustments = document.adjustments.map(({ id }) => ({ id, points: shown(told.adjustments[id]) }));
  for (const name of OF_RESULT) if (told[name] !== undefined) found[name] = typeof told[name] === "object" ? shown(told[name]) : told[name];
  found.incidents = (evidence.incidents ?? []).map((incident) => ({ id: incident.id, class: classOf(document, incident, at) }));
  const extra = ["clauses", "items", "groups"].flatMap((kind) => added(found[kind], result[kind], `/${kind}`));
  return [...differences(found, result), ...extra, ...added(found, result, "", [...BESIDE, ...HEAD]), ...notText(result)];
};
// Figures stand as text: a parser may round a number.
const notText = (result) => [...OF_RESULT.slice(0, 3), "exact_total"].filter((name) => typeof result[name] === "number").map((name) => `/${name}`);
const classOf = (document, incident, at) => {
  const tallies = document.entries.filter(({ kind }) => kind === "tally");
  const inside = { ...at, known: new Map([...at.known, ...elementsOf(document, incident)]) };
  return tallies.find(({ node }) => text(evaluate(node, inside)) === "1")?.path.split("/")[2].replaceAll("~1", "/").replaceAll("~0", "~");
};

/** What does not agree among the members of a cohort: the statistics that each has, and the places. */
const ofCohort = (scheme, said, results) => {
  const { document } = scheme, members = results.map(({ evidence }) => evidence), found = [];
  const alone = members.map((one) => ({ ...one, averages: {}, statistics: {} }));
  const numbers = scoreCohort(scheme, alone, { readings: said.readings });
  const shared = { averages: said.averages };
  for (const { path } of document.entries.filter(({ kind, path: one }) => kind === "statistic" && !one.endsWith("/others"))) members.forEach((one, i) => {
    const brought = knownOf(document, one).get(path), worked = numbers[i].get(path);
    if (!brought || isGap(worked) || compare(brought, worked) !== 0) found.push(`/results/${i}/evidence${path}`);
    const stated = knownOf(document, shared).get(path);
    if (path.startsWith("/averages/") && (!stated || isGap(worked) || compare(stated, worked) !== 0)) found.push(path);
  });
  const { by, rounding, exempt } = document.ranking;
  const keys = results.map(({ total, grade }) => {
    const [places, mode, grid] = rounding, number = inEvidence(total), to = grid ?? `1/${10n ** BigInt(places ?? 0)}`;
    const compared = rounding.length ? evaluate(["rounded", ["constant", text(number)], [to, mode, "rule"]], {}) : number;
    return by.map((one) => (one === "grade" ? ratio(BigInt(document.grades.indexOf(grade))) : ratio(-compared.n, compared.d)));
  });
  const before = (a, b) => a.reduce((so, one, i) => so || compare(one, b[i]), 0);
  const hasPlace = results.map((one, i) => exempt.every((node) => { const is = evaluate(node, { known: numbers[i], readings: { ...scheme.readings, ...said.readings } }); return isGap(is) || text(is) !== "1"; }));
  const placed = results.map(({ unit, evidence, grade, total }, i) => ({
    place: hasPlace[i] ? String(1 + keys.filter((key, j) => hasPlace[j] && before(key, keys[i]) < 0).length) : null, unit: unit ?? evidence.unit, grade, total }));
  placed.sort((a, b) => (a.place === null) - (b.place === null) || Number(a.place) - Number(b.place) || (a.unit < b.unit ? -1 : 1));
  return [...new Set(found), ...differences(placed, said.ranking, "/ranking")];
};

/** The paths of everything in a receipt that does not agree with what it holds itself; none where it is right. */
export const check = async (receipt) => {
  if (!receipt?.scheme?.document || !receipt.scheme_digest) return ["/scheme"];
  const { scheme, results, ...said } = receipt, found = [];
  const is = await digest(scheme.document);
  if (scheme.digest !== is) found.push("/scheme/digest");
  if (said.scheme_digest !== is) found.push("/scheme_digest");
  if (said.scheme_id !== scheme.document.id) found.push("/scheme_id");
  if (said.format !== FORMAT) found.push("/format");
  if (scheme.readings && canonical(scheme.readings) !== canonical(said.readings)) found.push("/scheme/readings");
  if (!results) return [...found, ...ofResult(scheme, said)];
  found.push(...added({ results, scheme }, said, "", [...HEAD, "library_version", "readings", "averages", "ranking"]));
  if (!results.length) found.push("/results");
  results.forEach((result, i) => {
    for (const key of ["scheme_digest", "scheme_id", "readings"]) if (canonical(result[key]) !== canonical(said[key])) found.push(`/results/${i}/${key}`);
    found.push(...ofResult(scheme, { ...result, readings: said.readings }).map((path) => `/results/${i}${path}`));
  });
  return [...found, ...ofCohort(scheme, said, results)];
};

if (await isProgram(import.meta.url)) {
  const { readFileSync } = await import("node:fs");
  if (process.argv.length !== 3) {
    console.error("usage: node receipts.mjs RECEIPT.json");
    process.exitCode = 2;
  } else {
    const found = await check(JSON.parse(readFileSync(process.argv[2], "utf-8")));
    for (const path of found) console.log(path || "/");
    if (!found.length) console.log("agrees");
    process.exitCode = found.length ? 1 : 0;
  }
}
