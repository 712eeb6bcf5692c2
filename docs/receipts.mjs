// Re-checks receipts from themselves: results and cohorts that hold their scheme (codec.assessment_to_json, cohort_to_json, scheme=True).
//
//     node docs/receipts.mjs receipt.json        prints "agrees", or the paths of what does not, and then ends with 1
// The digest is computed from the scheme, every figure and working from scheme, readings and evidence, and the evidence from
// the corrections that led to it. What a receipt says beside them (names, notes, the release that wrote it) is not looked at.
// Whether the digest is the published one, only who published it can say.

import { canonical, compare, digest, elementsOf, evaluate, holds, inEvidence, isGap, isProgram, knownOf, outcome, over, pointer, ratio, scoreCohort, subtract, text } from "./evaluator.mjs";
import { Refusing, repeatedKeys } from "./refusals.mjs";

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
const readsIn = ({ operation, of, value }) => [...(operation === "read" && typeof value === "string" ? [[of[0], value]] : []), ...readsOf(of)];
const readsOf = (of) => of.flatMap((one) => (Array.isArray(one) ? readsOf(one) : one?.operation ? readsIn(one) : []));
/** The working of a clause or an adjustment: what was read, every step, and the points before any ruling. */
export const workingOf = (document, { path }, at) => workingAt(document, `${path} rule`, at);
const workingAt = (document, path, at) => {
  const whole = step(document.entries.find((entry) => entry.path === path).node, at);
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
const BESIDE = ["library_version", "notes", "rescaling", "history", "evidence", "readings", "unit"];
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

const ONE = ratio(1n);
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
    const rule = known.get(`${clause.path} rule`);
    found.clauses[clause.id].working = isGap(rule) ? ruledOn(evidence, clause, rule, known) : working;
  }
  found.adjustments = document.adjustments.map((one) => ({ id: one.id, points: shown(told.adjustments[one.id]), working: workingOf(document, one, at) }));
  for (const name of OF_RESULT) if (told[name] !== undefined) found[name] = typeof told[name] === "object" ? shown(told[name]) : told[name];
  const incidents = evidence.incidents ?? [];
  found.incidents = incidents.map((incident) => ({ id: incident.id, class: classOf(document, incident, at) }));
  found.provisional = incidents.filter((one) => isOne(evaluate(document.pending, inside(document, one, at)))).map(({ id }) => id);
  const extra = ["clauses", "items", "groups"].flatMap((kind) => added(found[kind], result[kind], `/${kind}`));
  return [...differences(found, result), ...extra, ...added(found, result, "", [...BESIDE, ...HEAD, "steps"]), ...notText(result), ...ofElements(document, result, at),
    ...ofRescaling(document, result, known), ...ofSteps(document, result, at), ...ofCorrections(result)];
};
const isOne = (value) => !isGap(value) && compare(value, ONE) === 0;
/** How a clause stands of which there was nothing: what there was nothing of and who ruled how, as the evidence says. */
const ruledOn = (evidence, clause, gap, known) => {
  const { treatment, by, why } = evidence.rulings?.[clause.id] ?? {}, points = known.get(`${clause.path} ruled`) ?? known.get(clause.path);
  const nothing = gap.nothing.filter((path) => path.startsWith("/")).map((path) => [path, saidAt(evidence, path)?.nothing]).filter(([, why]) => why !== undefined);
  return { nothing: Object.fromEntries(nothing), ...(treatment && { treatment, by, why }), points: isGap(points) ? "0" : text(points) };
};
const saidAt = (evidence, path) => { const [, section, name] = path.split("/").map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~")); return evidence[section]?.[name]; };
/** What is said of incidents beside their class: the elements that were looked at, as the evidence has them. */
const ofElements = (document, { incidents, evidence }, at) => (evidence.incidents ?? []).flatMap((one, i) => {
  const said = incidents?.[i]?.elements ?? {}, { id, date, ...held } = one, year = yearOf(closed(document.pending, at.readings));
  const own = { ...held, ...(year && { within_year: holds(year, inEvidence(date.replaceAll("-", ""))) }) };
  return Object.keys(said).filter((key) => said[key] !== own[key]).map((key) => `/incidents/${i}/elements${pointer(key)}`);
});
const closed = (node, readings) => (!Array.isArray(node) ? node : node[0] === "open" ? closed(node[2][readings[node[1]]], readings) : node.map((one) => closed(one, readings)));
/** The interval of a condition on a path, wherever it stands in a node. */
const intervalOn = (node, path) => (!Array.isArray(node) ? null : node[0] === "within" && node[1][0] === "read" && node[1][1] === path ? node[2] : node.reduce((found, one) => found ?? intervalOn(one, path), null));
const yearOf = (node) => intervalOn(node, "/incident/date");
/** The line of rescaling: the marks that are left, the factor, and the sum before and what it adds. */
const ofRescaling = (document, { rescaling }, known) => {
  const base = document.entries.find(({ path }) => path === document.outputs.base), present = known.get("/results/marks present"), whole = intervalOn(base?.node, "/results/marks present");
  const full = whole && inEvidence(whole.slice(1, -1).split(", ")[0]);
  if (!full || isGap(present) || compare(full, present) === 0) return rescaling == null ? [] : ["/rescaling"];
  const found = { absent_marks: text(subtract(full, present)), factor: text(over(full, present)), summed: text(known.get("/results/summed")), points: text(subtract(known.get(document.outputs.base), known.get("/results/summed"))) };
  const absent = document.clauses.filter(({ path }) => isGap(known.get(path))).map(({ id }) => id), listed = rescaling?.clauses ?? [];
  return [...differences(found, rescaling ?? {}, "/rescaling"), ...(listed.length && listed.every((id) => absent.includes(id)) ? [] : ["/rescaling/clauses"])];
};
/** The steps on the way from the base to the grade, where a scheme says them: each entry that they compute, in their order. */
const ofSteps = (document, { steps }, at) => {
  const computed = document.entries.filter(({ path }) => /^\/results\/(adjustment |total after |grade after )/.test(path));
  if (!computed.some(({ path }) => path.startsWith("/results/total after "))) return steps == null ? [] : ["/steps"];
  if (!Array.isArray(steps)) return ["/steps"];
  const seen = new Set(), found = [];
  steps.forEach((one, i) => {
    const here = `/steps/${i}`, after = (what) => at.known.get(pointer("results", `${what} after ${one.id}`)), before = steps[i - 1], own = at.known.get(pointer("results", `adjustment ${one.id}`));
    for (const [name, working] of Object.entries(one.workings ?? {})) {
      const path = pointer("results", name);
      seen.add(path);
      found.push(...(document.entries.some((entry) => entry.path === path) ? differences(workingAt(document, path, at), working, `${here}/workings${pointer(name)}`) : [`${here}/workings${pointer(name)}`]));
    }
    const named = Object.keys(one.workings ?? {});
    if (named.length && !named.some((name) => name === `adjustment ${one.id}` || name.endsWith(` after ${one.id}`))) found.push(`${here}/id`);
    const grade = after("grade") && document.grades[Number(after("grade").n)], total = after("total");
    const told = { ...(before && { before: before.total, grade_before: before.grade }), ...(total && { total: text(total) }), ...(grade && { grade }) };
    if (!before && total && own) told.before = text(subtract(total, own));
    if (!total) told.total = one.before;
    found.push(...differences(told, one, here));
  });
  return [...found, ...(computed.every(({ path }) => seen.has(path)) ? [] : ["/steps"])];
};
/** Whether the corrections lead from the first evidence to this one; what a cohort put in is part of none. */
const ofCorrections = ({ history, evidence }) => {
  if (history == null) return [];
  const now = structuredClone(history.first ?? {}), found = [], byId = (list) => Object.fromEntries((list ?? []).map((one) => [one.id, one]));
  let day = "";
  (history.amendments ?? []).forEach(({ changes, on, averages, statistics }, i) => {
    if (!Object.keys(changes ?? {}).length || !/^\d{4}-\d\d-\d\d$/.test(on) || on < day) found.push(`/history/amendments/${i}`);
    day = on;
    for (const [key, said] of Object.entries(changes ?? {})) {
      if (key !== "incidents" || said === null || Array.isArray(said)) { now[key] = key === "incidents" ? said : { ...now[key], ...said }; continue; }
      const listed = { ...byId(now.incidents), ...Object.fromEntries(Object.entries(said).map(([id, one]) => [id, one && { ...one, id }])) };
      now.incidents = Object.values(listed).filter((one) => one !== null);
    }
    Object.assign(now, averages && { averages }, statistics && { statistics });
  });
  const entries = (of) => ({ unit: of.unit, ...Object.fromEntries(["facts", "marks", "averages", "statistics", "rulings"].map((key) => [key, Object.fromEntries(Object.entries(of[key] ?? {}).filter(([, one]) => one !== null))])), incidents: of.incidents == null ? null : byId(of.incidents) });
  const [led, stands] = [entries(now), entries(evidence)];
  return [...found, ...differences(led, stands, "/evidence"), ...differences(stands, led, "/evidence")];
};
// Figures stand as text: a parser may round a number.
const notText = (result) => [...OF_RESULT.slice(0, 3), "exact_total"].filter((name) => typeof result[name] === "number").map((name) => `/${name}`);
const inside = (document, incident, at) => ({ ...at, known: new Map([...at.known, ...elementsOf(document, incident)]) });
const classOf = (document, incident, at) => {
  const tallies = document.entries.filter(({ kind }) => kind === "tally");
  return tallies.find(({ node }) => isOne(evaluate(node, inside(document, incident, at))))?.path.split("/")[2].replaceAll("~1", "/").replaceAll("~0", "~");
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
  const unknown = unknownReadings(scheme.document, said.readings);
  if (unknown.length) return [...found, ...unknown];
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
    const written = readFileSync(process.argv[2], "utf-8"), found = [...repeatedKeys(written), ...await check(JSON.parse(written))];
    for (const path of found) console.log(path || "/");
    if (!found.length) console.log("agrees");
    process.exitCode = found.length ? 1 : 0;
  }
}
