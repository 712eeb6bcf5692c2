// Re-checks composite results (综合考核结果): the total of a result and of an on-site result joined by the choice stated.
//
// Beside the choice made, a composite states the grade under every other: whichever share of whole percent the on-site
// total counts with.

import { compare, evaluate, over, pointer, ratio, subtract, times } from "./evaluator.mjs";
import { placesOf } from "./cohorts.mjs";
import { compared, isObject } from "./form.mjs";
import { ofOnSite, totalOf } from "./on_site.mjs";
import { readsOf } from "./nodes.mjs";
import { fullMarks, numbersOf, writtenAs } from "./results.mjs";
import { differences, stated } from "./workings.mjs";
import { figuresOf } from "./written.mjs";

const ZERO = ratio(0n), ONE = ratio(1n), BY_SCORE = "/results/grade by score";
const plus = (a, b) => subtract(a, subtract(ZERO, b));

/** The grade before and after vetoes, if the total were this one and all else as it is. */
const gradesAt = ({ document }, readings, numbers, total, written) => {
  const from = document.entries.findIndex(({ path }) => path === BY_SCORE), entries = document.entries.slice(from), known = new Map(numbers);
  // The total that is graded: of a scheme that says its steps it need not be the last one.
  for (const path of [document.outputs.total, ...readsOf(entries[0].node)]) known.set(path, total);
  for (const { kind, path, node } of entries) if (kind !== "statistic") known.set(path, evaluate(node, { known, readings, written }));
  const gradeAt = (path) => document.grades[Number(known.get(path).n)];
  return { before: gradeAt(document.outputs.grade_before_veto), grade: gradeAt(document.outputs.grade) };
};

/** All that a composite states of two right results, but for its notes. */
const joined = (scheme, readings, result, onSite, weight) => {
  const { total: rated, full } = totalOf(scheme, onSite), marks = fullMarks(scheme.document), write = writtenAs(scheme, readings);
  const [written, exact] = numbersOf(scheme, result.evidence, readings);
  const join = (score, share) => plus(times(score, subtract(ONE, share)), times(over(times(rated, marks), full), share));
  const totalAt = (share) => write(join(stated(result.total), share)), share = weight ?? ZERO;
  const total = totalAt(share), exact_total = join(stated(result.exact_total), share), { before, grade } = gradesAt(scheme, readings, written, total, true);
  const grades = [{ choice: "verify_only", from_weight: null, to_weight: null, grade: gradesAt(scheme, readings, written, totalAt(ZERO), true).grade }];
  for (let percent = 0n; percent <= 100n; percent += 1n) {
    const at = ratio(percent, 100n), is = gradesAt(scheme, readings, written, totalAt(at), true).grade, last = grades.at(-1);
    if (last.choice === "weighted" && last.grade === is) last.to_weight = at;
    else grades.push({ choice: "weighted", from_weight: at, to_weight: at, grade: is });
  }
  return { total: figuresOf(scheme.document, readings)(total), grade_before_veto: before, grade, exact_total, exact_grade: gradesAt(scheme, readings, exact, exact_total, false).grade, grades };
};

/** The weight that goes with a choice: none, or a share; undefined where they do not go together. */
const weightOf = ({ choice, on_site_weight: given }) => {
  const weight = given === null ? null : stated(given);
  if (choice === "verify_only") return given === null ? null : undefined;
  return choice === "weighted" && weight && !differences(weight, given).length && compare(weight, ZERO) >= 0 && compare(weight, ONE) <= 0 ? weight : undefined;
};
const ofChoice = (said) => (["verify_only", "weighted"].includes(said.choice) ? (weightOf(said) === undefined ? ["/on_site_weight"] : []) : ["/choice"]);
const isOfUnit = (onSite, unit) => typeof onSite.unit === "string" && compared(onSite.unit) === compared(unit);
const within = (path, found) => found.map((one) => path + one);

/** What does not agree in a composite: in either score, the choice, and what they come to together. */
export const ofComposite = (scheme, head, said, ofResult) => {
  const { assessment, on_site, choice, on_site_weight, notes, ...given } = said;
  const found = [...within("/assessment", ofResult(scheme, head, assessment)), ...within("/on_site", ofOnSite(scheme, on_site)), ...ofChoice(said)];
  if (found.length) return found;
  if (!isOfUnit(on_site, assessment.evidence.unit)) return ["/on_site/unit"];
  return differences(joined(scheme, head.readings, assessment, on_site, weightOf(said)), given);
};

/** What does not agree in the composites of a cohort: the cohort, every on-site score, what they come to, and the places. */
export const ofComposites = (scheme, head, said, ofWholeCohort) => {
  const { cohort, choice, on_site_weight, results, ranking, ...more } = said;
  const found = [...Object.keys(more).map((key) => pointer(key)), ...within("/cohort", ofWholeCohort(scheme, head, cohort)), ...ofChoice(said)];
  if (found.length) return found;
  if (!Array.isArray(results) || results.length !== cohort.results.length) return ["/results"];
  const scales = new Set(results.map((one) => one?.on_site?.scale));
  if (scales.size > 1) found.push(...results.map((_, i) => `/results/${i}/on_site/scale`));
  results.forEach((one, i) => {
    const here = `/results/${i}`, { unit, on_site, notes, ...given } = isObject(one) ? one : {}, own = cohort.results[i].evidence.unit;
    const wrong = ofOnSite(scheme, on_site);
    if (unit !== own) found.push(`${here}/unit`);
    if (!wrong.length && !isOfUnit(on_site, own)) wrong.push("/unit");
    found.push(...within(`${here}/on_site`, wrong));
    if (!wrong.length) found.push(...differences(joined(scheme, head.readings, cohort.results[i], on_site, weightOf(said)), given, here));
  });
  if (found.length) return found;
  const members = results.map(({ unit, grade, total }, i) => ({ unit, grade, total: stated(total), evidence: cohort.results[i].evidence }));
  return differences(placesOf(scheme, head.readings, members), ranking, "/ranking");
};
