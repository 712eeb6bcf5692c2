// Why evidence is refused: codes and paths, as docs/integrators.md and docs/conformance.md have them, from a scheme's JSON alone.
//
// Form first (form.mjs), then what does not fit, then what is missing: all at once, and of a value that cannot be read only that.

import { canonical, compare, elementsOf, endsOf, evaluate, holds, isGap, knownOf, plain, pointer, ratio, scoreCohort, subtract, times, writtenOut } from "./evaluator.mjs";
import { compared, has, isObject, isWhole, isWord, placeOf, readForm, repeatedKeys, section, unescaped } from "./form.mjs";

const ONE = ratio(1n), SAID = ["facts", "marks", "averages", "statistics"];

// What a scheme asks for.

const PERCENT = "[0, 100]", TRUTH = "[0, 1]";
export const readsOf = (node, into = new Set()) => {
  if (Array.isArray(node)) { if (node[0] === "read" && typeof node[1] === "string") into.add(node[1]); else for (const one of node) readsOf(one, into); }
  else if (node && typeof node === "object") for (const one of Object.values(node)) readsOf(one, into);
  return into;
};
const givenAt = (path) => (path.endsWith("/others") && section(path) === "averages" ? path.slice(0, -"/others".length) : path);

const isDivided = (value) => value.faults.includes("divided_by_zero") && !value.missing.length;
const isNothing = (value) => isGap(value) && value.isNothing;
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
/** Pairs of code and path, once each, in the order of their text. */
const listed = (faults) => [...new Set(faults.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one)).sort((a, b) => inOrder(a[0], b[0]) || inOrder(a[1], b[1]));
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const isSaidAt = (path) => SAID.includes(section(path));
/** Every node of an operation in a node, wherever it stands. */
const nodesIn = (node, operation) => (!Array.isArray(node) ? [] : [...(node[0] === operation ? [node] : []), ...node.flatMap((one) => nodesIn(one, operation))]);

/** How many clauses a node asks to be present: the least end of a condition on how many are; 1 where it asks for none. */
const leastPresent = (node) => {
  const counts = ([, of]) => of[0] === "sum" && of[1].length > 0 && of[1].every(([term, weight]) => weight === "1" && term[0] === "number_of" && term[1][0] === "present");
  return nodesIn(node, "within").filter((one) => counts(one) && one[2].endsWith("∞)")).map(([, , interval]) => Number(interval.slice(1).split(",")[0])).find((one) => one > 1) ?? 1;
};

/** A scheme made ready to tell why evidence is refused, under its readings or others. */
export class Refusing {
  constructor(scheme, readings = {}) {
    this.document = writtenOut(scheme.document);
    this.scheme = { ...scheme, document: this.document };
    this.readings = { ...scheme.readings, ...readings };
    const { inputs, entries, clauses, items, groups, outputs, ranking, elements } = this.document;
    this.inputs = inputs;
    this.statistics = new Map(entries.filter(({ kind }) => kind === "statistic").map((entry) => [entry.path, entry]));
    const nodes = new Map(entries.map(({ path, node }) => [path, this.closed(node)])), readBy = (paths) => this.behind(readsOf(paths.map((path) => nodes.get(path))));
    this.rules = clauses.map(({ id, path }) => ({ id, path, node: nodes.get(`${path} rule`), ruled: Object.hasOwn(inputs, `/rulings/${id}`), reads: readBy([`${path} rule`]) }));
    this.ofRules = new Set(this.rules.flatMap(({ reads }) => [...reads].map(givenAt)));
    const results = entries.filter(({ kind }) => kind !== "statistic").map(({ path }) => path), after = results.slice(results.indexOf(outputs.base) + 1);
    const exempt = ranking.exempt.map((node) => this.closed(node));
    // What steps after the base read of their own, and the ranking; a coefficient of an item, a heading or the base reads too.
    this.ofSteps = new Set([...readsOf([...after.map((path) => nodes.get(path)), ...exempt])].filter((path) => ["facts", "marks"].includes(section(path))));
    this.adjustments = this.document.adjustments.map(({ path }) => nodes.get(`${path} rule`)).filter((node) => [...readsOf(node)].some((path) => ["facts", "marks"].includes(section(path))));
    this.parts = [...items, ...groups, { path: outputs.base }].map(({ path }) => nodes.get(path));
    this.coefficients = this.parts.flatMap((node) => nodesIn(node, "product")).map(([, , coefficient]) => coefficient);
    this.present = nodes.get("/results/marks present");
    // What may be given: whatever is read under these readings, what statistics are of, what is asked about, and what a clause lets be given besides.
    const { agreements, exclusions } = this.document, asked = readsOf([...agreements, ...exclusions.map(({ where }) => where)]);
    const besides = [...asked, ...exclusions.map(({ excluded }) => excluded), ...clauses.flatMap(({ also_given: given = [] }) => given)];
    this.read = this.behind(new Set([...readBy(results), ...readsOf(exempt), ...besides]));
    this.accepted = new Set([...this.read].filter(isSaidAt).map(givenAt));
    this.elements = new Map(Object.entries(elements).map(([path, has]) => [unescaped(path)[2], this.closed(has)]));
    this.hasIncidents = this.elements.size > 0;
    this.ofOthers = new Set(this.rules.flatMap(({ reads }) => [...reads]).filter((path) => path !== givenAt(path)).map(givenAt));
  }

  /** A node under the readings that are chosen. */
  closed(node) {
    if (!Array.isArray(node)) return node;
    return node[0] === "open" ? this.closed(node[2][this.readings[node[1]]]) : node.map((one) => this.closed(one));
  }

  /** What is read, and what the statistics among it are of. */
  behind(read) {
    const found = new Set(read);
    for (const path of found) for (const below of this.statistics.has(path) ? readsOf(this.closed(this.statistics.get(path).node)) : []) found.add(below);
    return found;
  }

  at(known) { return { known, readings: this.readings, written: true }; }

  kind(path) {
    const { range, whole, options } = this.inputs[path], percent = this.inputs[path].percent;
    if (section(path) === "averages" || (this.statistics.get(path)?.fold === "mean" && this.statistics.get(path).own)) return "average";
    if (this.statistics.has(path)) return "statistic";
    if (options.length) return "option";
    if (percent && !whole && (range === PERCENT || /^[[(]\d/.test(range))) return "percent";
    return range === TRUTH && whole && !percent ? "truth" : "number";
  }

  /** Evidence with what says a number: a word does only among options, and a ruling only on what is ruled on. */
  telling(evidence) {
    const isKnown = (path, said) => said === null || (section(path) === "rulings" ? Object.hasOwn(this.inputs, path)
      : !isWord(said?.value ?? said) || this.inputs[path]?.options.includes(said?.value ?? said));
    const sections = ["facts", "marks", "averages", "statistics", "rulings"].map((key) =>
      [key, Object.fromEntries(Object.entries(evidence[key] ?? {}).filter(([name, said]) => isKnown(pointer(key, name), said)))]);
    return { ...evidence, ...Object.fromEntries(sections) };
  }

  known(evidence) { return knownOf(this.document, this.telling(evidence)); }

  /** What does not fit, of evidence whose form is right. */
  misfits(evidence) {
    const found = [], known = this.known(evidence), at = this.at(known);
    const add = (path, code) => { found.push([code, path]); };
    for (const key of SAID) for (const [name, said] of Object.entries(evidence[key] ?? {})) {
      const path = pointer(key, name);
      if (!this.accepted.has(path)) { add(path, "unknown_name"); continue; }
      if (said !== null) this.value(said?.value ?? said?.points ?? said, path, known.get(path), add);
    }
    for (const node of this.document.agreements) if (evaluate(node, at) === false) add([...readsOf(node)][0], "contradiction");
    for (const { excluded, where } of this.document.exclusions) if (this.isSaid(evidence, excluded) && evaluate(where, at) === true) add(excluded, "out_of_place");
    this.averages(evidence, known, add);
    this.beside(evidence, known, add);
    if (this.hasIncidents) (evidence.incidents ?? []).forEach((one, i) => this.incident(one, `/incidents/${i}`, add));
    if (evidence.incidents?.length && !this.hasIncidents) add("/incidents", "no_incident_rules");
    return found;
  }

  isSaid(evidence, path) {
    const [, key, name] = unescaped(path);
    return evidence[key]?.[name] != null;
  }

  value(said, path, number, add) {
    const { may_be_nothing: mayBeNothing, whole, options, range } = this.inputs[path] ?? this.inputs[`${path}/others`], kind = this.inputs[path] ? this.kind(path) : "average";
    if (has(said, "nothing")) { if (!mayBeNothing) add(path, "count_of_nothing"); return; }
    if (kind === "option") { if (!options.includes(said)) add(path, "unknown_choice"); return; }
    const isPair = has(said, "part", "whole"), word = isWord(said);
    if (this.ofOthers.has(path) && !(isPair && plain(said.whole).n > 1n)) add(path, "pair_needed");
    if (has(said, "from", "to")) { if (kind === "truth") add(path, "wrong_type"); else this.interval(said, path, add); return; }
    if (isPair && !["percent", "average"].includes(kind)) add(path, "rate_out_of_place");
    if (kind === "truth") { if (typeof said !== "boolean") add(path, "wrong_type"); return; }
    if (typeof said === "boolean" || word) add(path, "not_a_number");
    if (word) return;
    const within = section(path) === "averages" && endsOf(range)[0] && endsOf(range)[0].n >= 0n ? "[0, ∞)" : range;
    if (!holds(within, number)) add(path, "out_of_range");
    if (whole && section(path) !== "averages" && !isWhole(number)) add(path, "not_whole");
  }

  interval(said, path, add) {
    const { range, whole } = this.inputs[path], ends = [plain(said.from), plain(said.to)];
    if (ends.some((end) => !holds(range, end))) add(path, "out_of_range");
    if (whole && ends.some((end) => !isWhole(end))) add(path, "not_whole");
  }

  /** Averages that cannot be those of members among whom the unit is one. */
  averages(evidence, known, add) {
    for (const [name, said] of Object.entries(evidence.averages ?? {})) {
      const path = pointer("averages", name), fact = this.inputs[pointer("facts", name)], domain = fact?.range ?? "[0, ∞)";
      if (said === null || has(said, "from")) continue;
      const mean = known.get(path), own = known.get(pointer("facts", name)), pair = pairOf(said);
      if (pair && fact?.whole && !isWhole(pair.part)) add(path, "not_whole");
      if (!reaches(domain, mean)) add(path, "out_of_range");
      else if (own && !isGap(own) && reaches(domain, own) && areAtOdds(pair, mean, own, domain)) add(path, "contradiction");
    }
  }

  /** Statistics that cannot stand beside the unit's own figure, or beside each other. */
  beside(evidence, known, add) {
    const given = [...this.statistics.values()].filter((entry) => entry.own && this.accepted.has(entry.path) && known.has(entry.path) && !isGap(known.get(entry.path)));
    const at = this.at(known), said = (entry) => { const [, key, name] = unescaped(entry.path); return evidence[key][name]; };
    for (const one of given) {
      const number = known.get(one.path), pair = pairOf(said(one)), range = this.inputs[one.path].range;
      const own = canonical(one.node).includes('["open",') ? null : evaluate(one.node, at);
      const figure = own && !isGap(own) ? own : null;
      if (section(one.path) === "statistics") {
        if (pair && !isWhole(pair.part) && this.isOfWholes(one.node)) add(one.path, "not_whole");
        if (figure && reaches(range, number) && { mean: () => areAtOdds(pair, number, figure, range), most: () => compare(number, figure) < 0,
          least: () => compare(number, figure) > 0, place: () => false }[one.fold]()) add(one.path, "contradiction");
      }
      for (const other of given) {
        if (other === one || canonical(other.node) !== canonical(one.node)) continue;
        const folds = `${one.fold} ${other.fold}`, value = known.get(other.path), members = pairOf(said(other))?.whole;
        if (["least mean", "least most", "mean most"].includes(folds) && compare(number, value) > 0) add(one.path, "contradiction");
        if (folds === "place mean" && members && compare(number, members) > 0) add(one.path, "contradiction");
        if (folds === "place most" && figure && (compare(number, ONE) === 0) !== (compare(figure, value) === 0)) add(one.path, "contradiction");
      }
    }
  }

  isOfWholes(node) { return node[0] === "read" && (this.inputs[node[1]]?.whole ?? false); }

  incident(said, path, add) {
    for (const key of Object.keys(said)) if (!["id", "date"].includes(key) && !this.elements.has(key)) add(path + pointer(key), "unknown_key");
    for (const [key, has] of this.elements) {
      const { options } = this.inputs[pointer("incident", key)], here = path + pointer(key), value = said[key], belongs = this.belongs(has, said);
      if (belongs === false) { if (value != null) add(here, "out_of_place"); } else if (value != null) {
        if (options.length) { if (!options.includes(value)) add(here, "unknown_choice"); } else if (typeof value !== "boolean") add(here, "wrong_type");
      } else if (belongs) add(path, "required");
    }
  }

  /** Whether an incident has an element: the conditions in turn, up to one that does not hold; null where one is not known. */
  belongs(has, said) {
    const isKnown = ([key]) => { const { options } = this.inputs[pointer("incident", key)]; return options.length ? options.includes(said[key]) : typeof said[key] === "boolean"; };
    const at = this.at(new Map(elementsOf(this.document, Object.fromEntries(Object.entries(said).filter(([key]) => this.elements.has(key) && isKnown([key]))))));
    const truths = has[0] === "number_of" && has[1][0] === "all_of" ? has[1][1] : [["within", has, "[1, 1]"]];
    for (const truth of truths) {
      const holding = evaluate(truth, at);
      if (isGap(holding)) return null;
      if (!holding) return false;
    }
    return true;
  }

  /** Rulings on what cannot be ruled on; `rests` says whether a clause reads what could not be read. */
  rulings(evidence, known, rests) {
    const found = [], at = this.at(known);
    for (const [id, said] of Object.entries(evidence.rulings ?? {})) {
      const rule = this.rules.find((one) => one.id === id), path = pointer("rulings", id);
      if (!rule) found.push(["unknown_name", path]);
      else if (said !== null && !rests(rule) && !(rule.ruled && isNothing(evaluate(rule.node, at)))) found.push(["nothing_to_rule", path]);
    }
    return found;
  }

  /** What is missing or needs a ruling, and divisions by 0; `unfit` are paths of values that cannot be computed with. */
  lacks(evidence, known, unfit) {
    const found = [], at = this.at(known), isUnfit = (reads) => [...reads].some((path) => unfit.has(givenAt(path)));
    const isInterval = (path) => { const [, key, name] = unescaped(path); const one = evidence[key]?.[name]; return has(one?.value ?? one?.points ?? one, "from"); };
    const lacking = (path) => { found.push([isInterval(path) ? "interval" : isNothing(known.get(path)) ? "nothing_to_measure" : "missing", path]); };
    for (const { id, node, reads, ruled } of this.rules) {
      const value = evaluate(node, at);
      if (!isGap(value)) continue;
      if (isNothing(value)) { if (ruled && evidence.rulings?.[id] == null) found.push(["ruling_needed", pointer("rulings", id)]); continue; }
      for (const path of (value.nothing.length ? [] : value.missing).filter(isSaidAt)) if (isInterval(givenAt(path)) || !this.isSaid(evidence, givenAt(path))) lacking(givenAt(path));
      if (isDivided(value) && !isUnfit(reads)) for (const path of this.divisors(node, at)) found.push(["divided_by_zero", givenAt(path)]);
    }
    if (this.hasIncidents && evidence.incidents == null) found.push(["missing", "/incidents"]);
    for (const node of this.coefficients) {
      const value = evaluate(node, at);
      if (isGap(value)) for (const path of [...value.missing, ...value.nothing].filter(isSaidAt)) lacking(givenAt(path));
    }
    found.push(...this.lacksBeside(evidence, known, unfit, lacking));
    return found;
  }

  /** The same of what no clause reads: what steps read of their own, and statistics of which a cohort has a number. */
  lacksBeside(evidence, known, unfit, lacking) {
    const found = [], fit = { ...evidence, incidents: [...unfit].some((path) => path.startsWith("/incidents")) ? null : evidence.incidents };
    for (const key of SAID) fit[key] = Object.fromEntries(Object.entries(evidence[key] ?? {}).filter(([name]) => !unfit.has(pointer(key, name))));
    const numbers = scoreCohort(this.scheme, [this.telling(fit)], { readings: this.readings })[0], { outputs, ranking } = this.document, at = this.at(numbers);
    for (const node of this.adjustments) {
      const value = evaluate(node, at);
      if (isGap(value) && isDivided(value)) for (const path of this.divisors(node, at)) if (isSaidAt(path)) found.push(["divided_by_zero", path]);
    }
    const gaps = [numbers.get(outputs.total), numbers.get(outputs.grade), ...ranking.exempt.map((node) => evaluate(node, at))].filter(isGap);
    for (const path of this.ofSteps) {
      if (known.has(path) && !isGap(known.get(path))) continue;
      if (gaps.some((gap) => gap.nothing.includes(path))) found.push(["nothing_in_step", path]);
      else if (gaps.some((gap) => gap.missing.includes(path))) lacking(path);
    }
    for (const path of this.statistics.keys()) {
      const isLacking = this.accepted.has(path) && !this.ofRules.has(path) && (!known.has(path) || isGap(known.get(path)));
      if (isLacking && !this.isMeanOfPresent(path, at)) lacking(path);
    }
    return found;
  }

  /** Whether a statistic is what a clause gets of which there was nothing, and there is something of it. */
  isMeanOfPresent(path, at) {
    const clause = this.rules.find((rule) => nodesIn(this.document.entries.find((one) => one.path === `${rule.path} ruled`)?.node ?? [], "read").some(([, read]) => read === path));
    return clause !== undefined && !isNothing(evaluate(clause.node, at));
  }

  /** The paths read by divisors that are 0, in the branches that are taken. */
  divisors(node, at) {
    if (!Array.isArray(node)) return [];
    if (node[0] === "open") return this.divisors(node[2][this.readings[node[1]]], at);
    if (node[0] === "choose") {
      const truth = evaluate(node[1], at);
      return [...this.divisors(node[1], at), ...(isGap(truth) ? [] : this.divisors(truth ? node[2] : node[3], at))];
    }
    const divisor = node[0] === "quotient" ? evaluate(node[2], at) : null;
    // A list of operands has no name of an operation before them.
    const parts = typeof node[0] === "string" ? node.slice(1) : node;
    return [...(divisor && !isGap(divisor) && divisor.n === 0n ? readsOf(node[2]) : []), ...parts.flatMap((one) => this.divisors(one, at))];
  }

  /** Every fault of the evidence in a JSON text, keys that stand twice among them. */
  faultsOf(text) {
    let given = null;
    try { given = JSON.parse(text); } catch { return [["not_json", ""]]; }
    return this.faults(given, repeatedKeys(text));
  }

  /** Every fault of one unit alone; none where it can be scored. `repeated` are the paths of keys that stand twice. */
  faults(given, repeated = [], isWorkedOut = false) {
    const { faults, unread, clean } = readForm(given, isWorkedOut);
    if (!clean) return faults;
    for (const path of repeated) {
      faults.push(["repeated_key", path]);
      const place = placeOf(path), [, key, name] = unescaped(place);
      if (path === place) continue;
      // Of a value in which a key stands twice nobody knows what it says.
      unread.add(place);
      if (name === undefined) delete clean[key]; else delete clean[key]?.[name];
    }
    const under = (path, places) => [...places].some((place) => path === place || path.startsWith(`${place}/`));
    const known = this.known(clean), found = [...faults];
    if (unread.has("/incidents") && Array.isArray(given.incidents)) {
      const form = new Set(faults.map(([, path]) => path));
      (this.hasIncidents ? given.incidents : []).filter(isObject).forEach((one) => this.incident(one, `/incidents/${given.incidents.indexOf(one)}`, (path, code) => { if (!form.has(path) || code === "required") found.push([code, path]); }));
    }
    const unfit = [...this.misfits(clean), ...this.tooFew(clean, known), ...this.rulings(clean, known, (rule) => [...rule.reads].some((path) => under(givenAt(path), unread)))];
    const paths = new Set(unfit.map(([, path]) => path));
    found.push(...unfit, ...this.lacks(clean, known, paths).filter(([code, path]) => !under(path, unread) && !(code === "interval" && paths.has(path))));
    return listed(found);
  }

  /** Every fault of evidence that a result is of: the sum of a statistic over a cohort may have any number of digits. */
  faultsOfResult(given) { return this.faults(given, [], true); }

  /** What decides whether an input is in place. */
  restsOn(path) { return this.document.exclusions.filter(({ excluded }) => excluded === path).flatMap(({ where }) => [...readsOf(where)]); }

  /** Whether the scheme itself leaves a clause out of which there was nothing. */
  isLeftOut(id) {
    const { path } = this.document.clauses.find((one) => one.id === id);
    return this.document.entries.find((one) => one.path === `${path} ruled`)?.node[3]?.[0] === "nothing";
  }

  /** Where what is absent leaves too little to be rescaled: of the whole, or of an item or a heading. */
  tooFew(evidence, known) {
    const at = this.at(known), found = [], base = this.parts.at(-1);
    const isAbsent = ({ id, node }) => isNothing(evaluate(node, at)) && (evidence.rulings?.[id] ? evidence.rulings[id].treatment === "rescale" : this.isLeftOut(id));
    const absent = new Set(this.rules.filter(isAbsent).map(({ path }) => path)), clausesIn = (read) => this.rules.map(({ path }) => path).filter((path) => read.has(path));
    if (!absent.size) return found;
    const counted = clausesIn(readsOf(this.present));
    if (counted.length && counted.every((path) => absent.has(path))) found.push(["nothing_left", "/rulings"]);
    for (const node of this.parts) {
      const clauses = clausesIn(new Set(nodesIn(node, "present").map(([, [, path]]) => path))), least = leastPresent(node);
      // Of the whole, that nothing is left says it already.
      const isAsked = node === base ? least > 1 && !found.length : nodesIn(node, "pooled").length > 0;
      if (isAsked && clauses.length && clauses.filter((path) => !absent.has(path)).length < least) found.push(["too_few_present", ""]);
    }
    return found;
  }

  /** Why the members of a cohort are refused: all that does not fit, by their places, else all that is missing. */
  cohort(members) {
    if (!members.length) return [["empty", ""]];
    const known = members.map((one) => this.known(one)), statistics = [...this.statistics.values()].filter(({ path }) => this.read.has(path));
    const found = members.length === 1 && statistics.some(({ own }) => own === false) ? [["no_others", ""]] : [];
    members.forEach((one, i) => {
      const add = (path, code) => { found.push([code, `/${i}${path}`]); }, alone = { ...one, averages: {}, statistics: {} };
      if (members.slice(0, i).some(({ unit }) => compared(unit) === compared(one.unit))) add("/unit", "repeated_unit");
      for (const key of ["averages", "statistics"]) if (Object.keys(one[key] ?? {}).length) add(pointer(key), "averages_given");
      for (const { node } of statistics) {
        const reads = [...readsOf(this.closed(node))], figure = evaluate(node, this.at(known[i]));
        if (reads.some((path) => !["facts", "marks"].includes(section(path))) || !isGap(figure) || isNothing(figure)) continue;
        for (const path of figure.missing) add(path, "not_averageable");
        if (!figure.missing.length) for (const path of this.divisors(node, this.at(known[i]))) add(path, "divided_by_zero");
      }
      for (const [code, path] of [...this.misfits(alone), ...this.tooFew(alone, this.known(alone)), ...this.rulings(alone, this.known(alone), () => false)]) add(path, code);
    });
    if (found.length) return listed(found);
    const numbers = scoreCohort(this.scheme, members, { readings: this.readings, isCohort: true });
    const told = members.flatMap((one, i) => this.lacks({ ...one, averages: {}, statistics: {} }, numbers[i], new Set()).map(([code, path]) => [code, `/${i}${path}`, this.statistics.has(path)]));
    const isUncounted = (numbers, path) => { const number = numbers.get(path); return isGap(number) && number.faults.includes("no_others"); };
    told.push(...numbers.flatMap((one, i) => statistics.filter(({ path }) => isUncounted(one, path)).map(({ path }) => ["no_others", `/${i}${givenAt(path)}`, true])));
    // A statistic that lacks alone could not be counted for any member.
    const own = told.filter(([, , isStatistic]) => !isStatistic).map(([code, path]) => [code, path]);
    const lacking = own.length ? own : told.map(([, path]) => ["no_others", path]);
    return listed(lacking.some(([code]) => code === "divided_by_zero") ? lacking.filter(([code]) => code === "divided_by_zero") : lacking);
  }
}
