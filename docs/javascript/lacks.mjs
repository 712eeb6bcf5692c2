// What is missing or needs a ruling, what cannot be divided by, and where too little is present to be rescaled.
//
// `asked` is a scheme made ready by refusals.mjs; `known` are the numbers and gaps of the evidence, by path.

import { evaluate, isGap, pointer, scoreCohort } from "./evaluator.mjs";
import { has } from "./form.mjs";
import { SAID, givenAt, isDivided, isNothing, isSaidAt, nodesIn, readsOf, saidAt } from "./nodes.mjs";

/** What is missing or needs a ruling, and divisions by 0; `unfit` are paths of values that cannot be computed with. */
export const lacks = (asked, evidence, known, unfit) => {
  const found = [], at = asked.at(known), isUnfit = (reads) => [...reads].some((path) => unfit.has(givenAt(path)));
  const isInterval = (path) => { const one = saidAt(evidence, path); return has(one?.value ?? one?.points ?? one, "from"); };
  const lacking = (path) => { found.push([isInterval(path) ? "interval" : isNothing(known.get(path)) ? "nothing_to_measure" : "missing", path]); };
  for (const { id, node, reads, ruled } of asked.rules) {
    const value = evaluate(node, at);
    if (!isGap(value)) continue;
    if (isNothing(value)) { if (ruled && evidence.rulings?.[id] == null) found.push(["ruling_needed", pointer("rulings", id)]); continue; }
    for (const path of (value.nothing.length ? [] : value.missing).filter(isSaidAt)) if (isInterval(givenAt(path)) || !asked.isSaid(evidence, givenAt(path))) lacking(givenAt(path));
    if (isDivided(value) && !isUnfit(reads)) for (const path of divisors(asked, node, at)) found.push(["divided_by_zero", givenAt(path)]);
  }
  if (asked.hasIncidents && evidence.incidents == null) found.push(["missing", "/incidents"]);
  for (const node of asked.coefficients) {
    const value = evaluate(node, at);
    if (isGap(value)) for (const path of [...value.missing, ...value.nothing].filter(isSaidAt)) lacking(givenAt(path));
  }
  found.push(...lacksBeside(asked, evidence, known, unfit, lacking));
  return found;
};

/** The same of what no clause reads: what steps read of their own, and statistics of which a cohort has a number. */
const lacksBeside = (asked, evidence, known, unfit, lacking) => {
  const found = [], fit = { ...evidence, incidents: [...unfit].some((path) => path.startsWith("/incidents")) ? null : evidence.incidents };
  for (const key of SAID) fit[key] = Object.fromEntries(Object.entries(evidence[key] ?? {}).filter(([name]) => !unfit.has(pointer(key, name))));
  const numbers = scoreCohort(asked.scheme, [asked.telling(fit)], { readings: asked.readings })[0], { outputs, ranking } = asked.document, at = asked.at(numbers);
  const gaps = [numbers.get(outputs.total), numbers.get(outputs.grade), ...ranking.exempt.map((node) => evaluate(node, at))].filter(isGap);
  // What a condition divides by counts only where the total, the grade or a place hangs on it.
  for (const node of [...asked.adjustments, ...(gaps.some((gap) => gap.faults.length) ? asked.steps : [])]) {
    const value = evaluate(node, at);
    if (isGap(value) && isDivided(value)) for (const path of divisors(asked, node, at)) if (isSaidAt(path)) found.push(["divided_by_zero", path]);
  }
  for (const path of asked.ofSteps) {
    if (known.has(path) && !isGap(known.get(path))) continue;
    if (gaps.some((gap) => gap.nothing.includes(path))) found.push(["nothing_in_step", path]);
    else if (gaps.some((gap) => gap.missing.includes(path))) lacking(path);
  }
  for (const path of asked.statistics.keys()) {
    const isLacking = asked.accepted.has(path) && !asked.ofRules.has(path) && (!known.has(path) || isGap(known.get(path)));
    if (isLacking && !isMeanOfPresent(asked, path, at)) lacking(path);
  }
  return found;
};

/** Whether a statistic is what a clause gets of which there was nothing, and there is something of it. */
const isMeanOfPresent = (asked, path, at) => {
  const clause = asked.rules.find((rule) => nodesIn(asked.document.entries.find((one) => one.path === `${rule.path} ruled`)?.node ?? [], "read").some(([, read]) => read === path));
  return clause !== undefined && !isNothing(evaluate(clause.node, at));
};

/** The paths read by divisors that are 0, in the branches that are taken. */
export const divisors = (asked, node, at) => {
  if (!Array.isArray(node)) return [];
  if (node[0] === "open") return divisors(asked, node[2][asked.readings[node[1]]], at);
  if (node[0] === "choose") {
    const truth = evaluate(node[1], at);
    return [...divisors(asked, node[1], at), ...(isGap(truth) ? [] : divisors(asked, truth ? node[2] : node[3], at))];
  }
  const divisor = node[0] === "quotient" ? evaluate(node[2], at) : null;
  // A list of operands has no name of an operation before them.
  const parts = typeof node[0] === "string" ? node.slice(1) : node;
  return [...(divisor && !isGap(divisor) && divisor.n === 0n ? readsOf(node[2]) : []), ...parts.flatMap((one) => divisors(asked, one, at))];
};

/** Whether the scheme itself leaves a clause out of which there was nothing. */
const isLeftOut = (asked, id) => {
  const { path } = asked.document.clauses.find((one) => one.id === id);
  return asked.document.entries.find((one) => one.path === `${path} ruled`)?.node[3]?.[0] === "nothing";
};

/** Where what is absent leaves too little to be rescaled: of the whole, or of an item or a heading. */
export const tooFew = (asked, evidence, known) => {
  const at = asked.at(known), found = [], base = asked.parts.at(-1);
  const isAbsent = ({ id, node }) => isNothing(evaluate(node, at)) && (evidence.rulings?.[id] ? evidence.rulings[id].treatment === "rescale" : isLeftOut(asked, id));
  const absent = new Set(asked.rules.filter(isAbsent).map(({ path }) => path)), clausesIn = (read) => asked.rules.map(({ path }) => path).filter((path) => read.has(path));
  if (!absent.size) return found;
  const counted = clausesIn(readsOf(asked.present));
  if (counted.length && counted.every((path) => absent.has(path))) found.push(["nothing_left", "/rulings"]);
  for (const node of asked.parts) {
    const clauses = clausesIn(new Set(nodesIn(node, "present").map(([, [, path]]) => path))), least = leastPresent(node);
    // Of the whole, that nothing is left says it already.
    const isAsked = node === base ? least > 1 && !found.length : nodesIn(node, "pooled").length > 0;
    if (isAsked && clauses.length && clauses.filter((path) => !absent.has(path)).length < least) found.push(["too_few_present", ""]);
  }
  return found;
};

/** How many clauses a node asks to be present: the least end of a condition on how many are; 1 where it asks for none. */
const leastPresent = (node) => {
  const counts = ([, of]) => of[0] === "sum" && of[1].length > 0 && of[1].every(([term, weight]) => weight === "1" && term[0] === "number_of" && term[1][0] === "present");
  return nodesIn(node, "within").filter((one) => counts(one) && one[2].endsWith("∞)")).map(([, , interval]) => Number(interval.slice(1).split(",")[0])).find((one) => one > 1) ?? 1;
};
