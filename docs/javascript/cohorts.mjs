// What a cohort states beside its members' results: the statistics over them, and their places.

import { compare, evaluate, isGap, knownOf, pointer, ratio, scoreCohort, text } from "./evaluator.mjs";
import { compared, readForm } from "./form.mjs";
import { Refusing } from "./refusals.mjs";
import { differences, stated } from "./workings.mjs";
import { figuresOf } from "./written.mjs";

/** The places of units: as the scheme ranks; equal ones share it and stand by name, and those without one stand last. */
export const placesOf = (scheme, readings, members) => {
  const { by, rounding: [places, mode, grid], exempt } = scheme.document.ranking, grades = scheme.document.grades;
  const rounded = (total) => (places === undefined ? total : evaluate(["rounded", ["constant", text(total)], [grid ?? `1/${10n ** BigInt(places)}`, mode, "rule"]], {}));
  // The least comes first: the best grade is 0, and a higher total is a smaller negative one.
  const keyOf = ({ total, grade }) => by.map((one) => { const { n, d } = rounded(total); return one === "grade" ? ratio(BigInt(grades.indexOf(grade))) : ratio(-n, d); });
  const before = (a, b) => a.reduce((so, one, i) => so || compare(one, b[i]), 0);
  const hasPlace = ({ evidence }) => {
    const at = { known: knownOf(scheme.document, evidence), readings, written: true };
    return exempt.every((node) => { const is = evaluate(node, at); return isGap(is) || text(is) !== "1"; });
  };
  const ranked = members.map((one) => ({ ...one, key: hasPlace(one) ? keyOf(one) : null }));
  const placeOf = (key) => key && String(1 + ranked.filter((other) => other.key && before(other.key, key) < 0).length);
  const figure = figuresOf(scheme.document, readings), placed = ranked.map(({ unit, grade, total, key }) => ({ place: placeOf(key), unit, grade, total: figure(total) }));
  return placed.sort((a, b) => (a.place === null) - (b.place === null) || Number(a.place) - Number(b.place) || byName(a.unit, b.unit));
};
/** Names in the order of their code points, which is not that of JavaScript's own comparison. */
const byName = (a, b) => {
  const [one, other] = [a, b].map((name) => [...name].map((character) => character.codePointAt(0)));
  const at = one.findIndex((point, i) => point !== other[i]);
  return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -1);
};

/** The statistics over members' own evidence, by path: of each member, as it has them. */
const workedOut = (scheme, { readings }, members) => {
  const refusing = new Refusing(scheme, readings), counted = [...refusing.statistics.keys()].filter((path) => refusing.accepted.has(path));
  const alone = members.map((one) => ({ ...one, averages: {}, statistics: {} }));
  return scoreCohort(scheme, alone, { readings, isCohort: true }).map((numbers) => new Map(counted.map((path) => [path, numbers.get(path)]).filter(([, number]) => !isGap(number))));
};
/** What is stated of statistics in a section otherwise than they were worked out. */
const ofSection = (scheme, section, given, made) => {
  const known = knownOf(scheme.document, { [section]: given ?? {} }), of = [...made.keys()].filter((path) => path.startsWith(`/${section}/`));
  const isRight = (path) => made.has(path) && known.has(path) && !isGap(known.get(path)) && compare(made.get(path), known.get(path)) === 0;
  return [...new Set([...of, ...Object.keys(given ?? {}).map((name) => pointer(section, name))])].filter((path) => !isRight(path));
};

/** What does not agree in a cohort: its members' results, the statistics that each has, and the places. */
export const ofCohort = (scheme, head, said, ofResult) => {
  const { averages, results, ranking, ...more } = said, found = Object.keys(more).map((key) => pointer(key));
  if (!Array.isArray(results) || !results.length) return [...found, "/results"];
  found.push(...results.flatMap((one, i) => ofResult(scheme, head, one).map((path) => `/results/${i}${path}`)));
  if (averages === null || readForm({ unit: "?1", averages }, true).faults.length) found.push("/averages");
  if (found.length) return found;
  const members = results.map(({ evidence }) => evidence), names = members.map(({ unit }) => compared(unit));
  names.forEach((name, i) => { if (names.indexOf(name) < i) found.push(`/results/${i}/evidence/unit`); });
  const made = workedOut(scheme, head, members);
  members.forEach((one, i) => {
    for (const section of ["averages", "statistics"]) found.push(...ofSection(scheme, section, one[section], made[i]).map((path) => `/results/${i}/evidence${path}`));
  });
  found.push(...ofSection(scheme, "averages", averages, made[0]));
  const placed = placesOf(scheme, head.readings, results.map(({ total, grade, evidence }) => ({ unit: evidence.unit, evidence, grade, total: stated(total) })));
  return [...found, ...differences(placed, ranking, "/ranking")];
};
