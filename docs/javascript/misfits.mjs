// What does not fit, of evidence whose form is right: names, values, averages, statistics, incidents and rulings.
//
// `asked` is a scheme made ready by refusals.mjs; `add(path, code)` notes a fault.

import { canonical, compare, elementsOf, endsOf, evaluate, holds, isGap, plain, pointer, ratio, subtract, times } from "./evaluator.mjs";
import { has, isWhole, isWord, section } from "./form.mjs";
import { SAID, isNothing, readsOf, saidAt } from "./nodes.mjs";

const ONE = ratio(1n);
const pairOf = (said) => (has(said, "part") ? { part: plain(said.part), whole: plain(said.whole) } : null);
/** Whether a number lies in a range or on an end that a mean may come as near to as it likes. */
const reaches = (range, number) => holds(`[${range.slice(1, -1)}]`, number);
/** Whether an average, a sum over members or a number, cannot be theirs: their figures lie in a range, and one is the unit's own. */
const areAtOdds = (pair, mean, own, range) => {
  const [low, high] = endsOf(range);
  if (!pair) return [low, high].some((end) => end && compare(mean, end) === 0 && compare(mean, own) !== 0);
  const others = subtract(pair.whole, ONE), sum = subtract(pair.part, own);
  if (others.n === 0n && sum.n !== 0n) return true;
  return Boolean((low && compare(sum, times(others, low)) < 0) || (high && compare(sum, times(others, high)) > 0));
};

/** What does not fit, of evidence whose form is right; `known` are its numbers and gaps, by path. */
export const misfits = (asked, evidence, known) => {
  const found = [], at = asked.at(known);
  const add = (path, code) => { found.push([code, path]); };
  for (const key of SAID) for (const [name, said] of Object.entries(evidence[key] ?? {})) {
    const path = pointer(key, name);
    if (!asked.accepted.has(path)) { add(path, "unknown_name"); continue; }
    if (said !== null) ofValue(asked, said?.value ?? said?.points ?? said, path, known.get(path), add);
  }
  for (const node of asked.document.agreements) if (evaluate(node, at) === false) add([...readsOf(node)][0], "contradiction");
  for (const { excluded, where } of asked.document.exclusions) if (asked.isSaid(evidence, excluded) && evaluate(where, at) === true) add(excluded, "out_of_place");
  ofAverages(asked, evidence, known, add);
  ofStatistics(asked, evidence, known, add);
  if (asked.hasIncidents) (evidence.incidents ?? []).forEach((one, i) => ofIncident(asked, one, `/incidents/${i}`, add));
  if (evidence.incidents?.length && !asked.hasIncidents) add("/incidents", "no_incident_rules");
  return found;
};

const ofValue = (asked, said, path, number, add) => {
  const { may_be_nothing: mayBeNothing, whole, options, range } = asked.inputs[path] ?? asked.inputs[`${path}/others`], kind = asked.inputs[path] ? asked.kind(path) : "average";
  if (has(said, "nothing")) { if (!mayBeNothing) add(path, "count_of_nothing"); return; }
  if (kind === "option") { if (!options.includes(said)) add(path, "unknown_choice"); return; }
  const isPair = has(said, "part", "whole"), word = isWord(said);
  if (asked.ofOthers.has(path) && !(isPair && plain(said.whole).n > 1n)) add(path, "pair_needed");
  if (has(said, "from", "to")) { if (kind === "truth") add(path, "wrong_type"); else ofInterval(asked, said, path, add); return; }
  if (isPair && !["percent", "average"].includes(kind)) add(path, "rate_out_of_place");
  if (kind === "truth") { if (typeof said !== "boolean") add(path, "wrong_type"); return; }
  if (typeof said === "boolean" || word) add(path, "not_a_number");
  if (word) return;
  const within = section(path) === "averages" && endsOf(range)[0] && endsOf(range)[0].n >= 0n ? "[0, ∞)" : range;
  if (!holds(within, number)) add(path, "out_of_range");
  if (whole && section(path) !== "averages" && !isWhole(number)) add(path, "not_whole");
};

const ofInterval = (asked, said, path, add) => {
  const { range, whole } = asked.inputs[path], ends = [plain(said.from), plain(said.to)];
  if (ends.some((end) => !holds(range, end))) add(path, "out_of_range");
  if (whole && ends.some((end) => !isWhole(end))) add(path, "not_whole");
};

/** Averages that cannot be those of members among whom the unit is one. */
const ofAverages = (asked, evidence, known, add) => {
  for (const [name, said] of Object.entries(evidence.averages ?? {})) {
    const path = pointer("averages", name), fact = asked.inputs[pointer("facts", name)], domain = fact?.range ?? "[0, ∞)";
    if (said === null || has(said, "from")) continue;
    const mean = known.get(path), own = known.get(pointer("facts", name)), pair = pairOf(said);
    if (pair && fact?.whole && !isWhole(pair.part)) add(path, "not_whole");
    if (!reaches(domain, mean)) add(path, "out_of_range");
    else if (own && !isGap(own) && reaches(domain, own) && areAtOdds(pair, mean, own, domain)) add(path, "contradiction");
  }
};

/** Statistics that cannot stand beside the unit's own figure, or beside each other. */
const ofStatistics = (asked, evidence, known, add) => {
  const given = [...asked.statistics.values()].filter((entry) => entry.own && asked.accepted.has(entry.path) && known.has(entry.path) && !isGap(known.get(entry.path)));
  const at = asked.at(known);
  for (const one of given) {
    const number = known.get(one.path), pair = pairOf(saidAt(evidence, one.path)), range = asked.inputs[one.path].range;
    const own = canonical(one.node).includes('["open",') ? null : evaluate(one.node, at);
    const figure = own && !isGap(own) ? own : null;
    if (section(one.path) === "statistics") {
      if (pair && !isWhole(pair.part) && isOfWholes(asked, one.node)) add(one.path, "not_whole");
      if (figure && reaches(range, number) && { mean: () => areAtOdds(pair, number, figure, range), most: () => compare(number, figure) < 0,
        least: () => compare(number, figure) > 0, place: () => false }[one.fold]()) add(one.path, "contradiction");
    }
    for (const other of given) {
      if (other === one || canonical(other.node) !== canonical(one.node)) continue;
      const folds = `${one.fold} ${other.fold}`, value = known.get(other.path), members = pairOf(saidAt(evidence, other.path))?.whole;
      if (["least mean", "least most", "mean most"].includes(folds) && compare(number, value) > 0) add(one.path, "contradiction");
      if (folds === "place mean" && members && compare(number, members) > 0) add(one.path, "contradiction");
      if (folds === "place most" && figure && (compare(number, ONE) === 0) !== (compare(figure, value) === 0)) add(one.path, "contradiction");
    }
  }
};

const isOfWholes = ({ inputs }, node) => node[0] === "read" && (inputs[node[1]]?.whole ?? false);

export const ofIncident = (asked, said, path, add) => {
  for (const key of Object.keys(said)) if (key.isWellFormed() && !["id", "date"].includes(key) && !asked.elements.has(key)) add(path + pointer(key), "unknown_key");
  for (const [key, has] of asked.elements) {
    const { options } = asked.inputs[pointer("incident", key)], here = path + pointer(key), value = said[key], belongs = hasElement(asked, has, said);
    if (belongs === false) { if (value != null) add(here, "out_of_place"); } else if (value != null) {
      if (options.length) { if (!options.includes(value)) add(here, "unknown_choice"); } else if (typeof value !== "boolean") add(here, "wrong_type");
    } else if (belongs) add(path, "required");
  }
};

/** Whether an incident has an element: the conditions in turn, up to one that does not hold; null where one is not known. */
const hasElement = (asked, has, said) => {
  const isKnown = ([key]) => { const { options } = asked.inputs[pointer("incident", key)]; return options.length ? options.includes(said[key]) : typeof said[key] === "boolean"; };
  const at = asked.at(new Map(elementsOf(asked.document, Object.fromEntries(Object.entries(said).filter(([key]) => asked.elements.has(key) && isKnown([key]))))));
  const truths = has[0] === "number_of" && has[1][0] === "all_of" ? has[1][1] : [["within", has, "[1, 1]"]];
  for (const truth of truths) {
    const holding = evaluate(truth, at);
    if (isGap(holding)) return null;
    if (!holding) return false;
  }
  return true;
};

/** Rulings on what cannot be ruled on; `rests` says whether a clause reads what could not be read. */
export const misplacedRulings = (asked, evidence, known, rests) => {
  const found = [], at = asked.at(known);
  for (const [id, said] of Object.entries(evidence.rulings ?? {})) {
    const rule = asked.rules.find((one) => one.id === id), path = pointer("rulings", id);
    if (!rule) found.push(["unknown_name", path]);
    else if (said !== null && !rests(rule) && !(rule.ruled && isNothing(evaluate(rule.node, at)))) found.push(["nothing_to_rule", path]);
  }
  return found;
};
