// Why evidence is refused: codes and paths, as docs/integrators.md and docs/conformance.md have them, from a scheme's JSON alone.
//
// Form first (form.mjs), then what does not fit (misfits.mjs), then what is missing (lacks.mjs): all at once, and of a value that cannot be read only that.

import { evaluate, isGap, knownOf, pointer, scoreCohort, writtenOut } from "./evaluator.mjs";
import { beyondLimits, compared, isObject, isTooLong, isWord, placeOf, readForm, repeatedKeys, section, unescaped } from "./form.mjs";
import { divisors, lacks, tooFew } from "./lacks.mjs";
import { misfits, misplacedRulings, ofIncident } from "./misfits.mjs";
import { givenAt, isNothing, isSaidAt, nodesIn, readsOf, saidAt } from "./nodes.mjs";

const PERCENT = "[0, 100]", TRUTH = "[0, 1]";
/** Pairs of code and path, once each, in the order of their text. */
const listed = (faults) => [...new Set(faults.map((one) => JSON.stringify(one)))].map((one) => JSON.parse(one)).sort((a, b) => inOrder(a[0], b[0]) || inOrder(a[1], b[1]));
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

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
    this.steps = [...after.map((path) => nodes.get(path)), ...exempt];
    // What steps after the base read of their own, and the ranking; a coefficient of an item, a heading or the base reads too.
    this.ofSteps = new Set([...readsOf(this.steps)].filter((path) => ["facts", "marks"].includes(section(path))));
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

  isSaid(evidence, path) { return saidAt(evidence, path) != null; }

  /** Every fault of the evidence in a JSON text, keys that stand twice among them. */
  faultsOf(text) {
    let given = null;
    if (isTooLong(text)) return [["too_long", ""]];
    try { given = JSON.parse(text); } catch { return [["not_json", ""]]; }
    const beyond = given !== null && typeof given === "object" ? beyondLimits(given) : [];
    if (beyond.length) return beyond;
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
      (this.hasIncidents ? given.incidents : []).filter(isObject).forEach((one) => ofIncident(this, one, `/incidents/${given.incidents.indexOf(one)}`, (path, code) => { if (!form.has(path) || code === "required") found.push([code, path]); }));
    }
    const unfit = [...misfits(this, clean, known), ...tooFew(this, clean, known), ...misplacedRulings(this, clean, known, (rule) => [...rule.reads].some((path) => under(givenAt(path), unread)))];
    const paths = new Set(unfit.map(([, path]) => path));
    found.push(...unfit, ...lacks(this, clean, known, paths).filter(([code, path]) => !under(path, unread) && !(code === "interval" && paths.has(path))));
    return listed(found);
  }

  /** Every fault of evidence that a result is of: the sum of a statistic over a cohort may have any number of digits. */
  faultsOfResult(given) { return this.faults(given, [], true); }

  /** What decides whether an input is in place. */
  restsOn(path) { return this.document.exclusions.filter(({ excluded }) => excluded === path).flatMap(({ where }) => [...readsOf(where)]); }

  /** Why the members of a cohort are refused: all that does not fit, by their places, else all that is missing. */
  cohort(members) {
    if (!members.length) return [["empty", ""]];
    const known = members.map((one) => this.known(one)), statistics = [...this.statistics.values()].filter(({ path }) => this.read.has(path));
    const found = members.length === 1 && statistics.some(({ own }) => own === false) ? [["no_others", ""]] : [];
    members.forEach((one, i) => {
      const add = (path, code) => { found.push([code, `/${i}${path}`]); }, alone = { ...one, averages: {}, statistics: {} }, its = this.known(alone);
      if (members.slice(0, i).some(({ unit }) => compared(unit) === compared(one.unit))) add("/unit", "repeated_unit");
      for (const key of ["averages", "statistics"]) if (Object.keys(one[key] ?? {}).length) add(pointer(key), "averages_given");
      for (const { node } of statistics) {
        const reads = [...readsOf(this.closed(node))], figure = evaluate(node, this.at(known[i]));
        if (reads.some((path) => !["facts", "marks"].includes(section(path))) || !isGap(figure) || isNothing(figure)) continue;
        for (const path of figure.missing) add(path, "not_averageable");
        if (!figure.missing.length) for (const path of divisors(this, node, this.at(known[i]))) add(path, "divided_by_zero");
      }
      for (const [code, path] of [...misfits(this, alone, its), ...tooFew(this, alone, its), ...misplacedRulings(this, alone, its, () => false)]) add(path, code);
    });
    if (found.length) return listed(found);
    const numbers = scoreCohort(this.scheme, members, { readings: this.readings, isCohort: true });
    const told = members.flatMap((one, i) => lacks(this, { ...one, averages: {}, statistics: {} }, numbers[i], new Set()).map(([code, path]) => [code, `/${i}${path}`, this.statistics.has(path)]));
    const isUncounted = (numbers, path) => { const number = numbers.get(path); return isGap(number) && number.faults.includes("no_others"); };
    told.push(...numbers.flatMap((one, i) => statistics.filter(({ path }) => isUncounted(one, path)).map(({ path }) => ["no_others", `/${i}${givenAt(path)}`, true])));
    // A statistic that lacks alone could not be counted for any member.
    const own = told.filter(([, , isStatistic]) => !isStatistic).map(([code, path]) => [code, path]);
    const lacking = own.length ? own : told.map(([, path]) => ["no_others", path]);
    return listed(lacking.some(([code]) => code === "divided_by_zero") ? lacking.filter(([code]) => code === "divided_by_zero") : lacking);
  }
}
