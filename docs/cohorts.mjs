// What a cohort states beside its members' results: the statistics over them, and their places.

import { compare, evaluate, inEvidence, isGap, knownOf, pointer, ratio, scoreCohort, text } from "./evaluator.mjs";
import { Refusing, compared, readForm, readsOf } from "./refusals.mjs";
import { differences, stated } from "./workings.mjs";

const isObject = (said) => said !== null && typeof said === "object" && !Array.isArray(said);

/** The statistics that are worked out under the readings chosen: those that any other entry reads, and what evidence brings. */
const readUnder = (scheme, readings) => {
  const refusing = new Refusing(scheme, readings), results = scheme.document.entries.filter(({ kind }) => kind !== "statistic");
  const read = readsOf(results.map(({ node }) => refusing.closed(node)));
  return scheme.document.entries.filter(({ kind, path }) => kind === "statistic" && (read.has(path) || read.has(`${path}/others`)));
};

/** The places of units: as the scheme ranks; equal ones share it and stand by name, and those without one stand last. */
export const placesOf = (scheme, readings, members) => {
  const { by, rounding: [places, mode, grid], exempt } = scheme.document.ranking;
  const compared = (total) => (places === undefined ? total : evaluate(["rounded", ["constant", text(total)], [grid ?? `1/${10n ** BigInt(places)}`, mode, "rule"]], {}));
  const keyOf = ({ total, grade }) => by.map((one) => { const { n, d } = compared(total); return one === "grade" ? ratio(BigInt(scheme.document.grades.indexOf(grade))) : ratio(-n, d); });
  const before = (a, b) => a.reduce((so, one, i) => so || compare(one, b[i]), 0);
  const hasPlace = ({ evidence }) => {
    const at = { known: knownOf(scheme.document, evidence), readings, written: true };
    return exempt.every((node) => { const is = evaluate(node, at); return isGap(is) || text(is) !== "1"; });
  };
  const ranked = members.map((one) => ({ ...one, key: hasPlace(one) ? keyOf(one) : null }));
  const placed = ranked.map(({ unit, grade, total, key }) =>
    ({ place: key && String(1 + ranked.filter((other) => other.key && before(other.key, key) < 0).length), unit, grade, total }));
  const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return placed.sort((a, b) => (a.place === null) - (b.place === null) || Number(a.place) - Number(b.place) || inOrder([...a.unit].map(codePoint).join(), [...b.unit].map(codePoint).join()));
};
const codePoint = (character) => character.codePointAt(0).toString(16).padStart(6, "0");

/** What does not agree in a cohort: its members' results, the statistics that each has, and the places. */
export const ofCohort = (scheme, head, said, ofResult) => {
  const { averages, results, ranking, ...more } = said;
  const found = [...Object.keys(more), ...readForm({ unit: "x", averages }).faults.filter(([code]) => code !== "too_long").map(() => "averages")].map((key) => pointer(key));
  if (!Array.isArray(results) || !results.length) return [...found, "/results"];
  found.push(...results.flatMap((one, i) => ofResult(scheme, head, one).map((path) => `/results/${i}${path}`)));
  if (found.length) return found;
  const members = results.map(({ evidence }) => evidence);
  const names = members.map(({ unit }) => compared(unit));
  names.forEach((name, i) => { if (names.indexOf(name) < i) found.push(`/results/${i}/evidence/unit`); });
  const alone = members.map((one) => ({ ...one, averages: {}, statistics: {} })), numbers = scoreCohort(scheme, alone, head);
  const counted = readUnder(scheme, head.readings).map(({ path }) => path.replace(/^(\/averages\/.*)\/others$/, "$1"));
  const made = (i, section) => Object.fromEntries(counted.filter((path) => path.startsWith(`/${section}/`) && !isGap(numbers[i].get(path))).map((path) => [path.slice(section.length + 2).replaceAll("~1", "/").replaceAll("~0", "~"), numbers[i].get(path)]));
  const ofSection = (given, made, path) => {
    const worked = knownOf(scheme.document, { [path.split("/").at(-1)]: given ?? {} });
    const section = path.split("/").at(-1), keys = new Set([...Object.keys(made), ...Object.keys(given ?? {})]);
    return [...keys].filter((key) => { const is = worked.get(pointer(section, key)); return !made[key] || !is || isGap(is) || compare(is, made[key]) !== 0; }).map((key) => path + pointer(key));
  };
  members.forEach((one, i) => {
    for (const section of ["averages", "statistics"]) found.push(...ofSection(one[section], made(i, section), `/results/${i}/evidence/${section}`));
  });
  found.push(...ofSection(averages, made(0, "averages"), "/averages"));
  const placed = placesOf(scheme, head.readings, results.map(({ total, grade, evidence }) => ({ unit: evidence.unit, evidence, grade, total: stated(total) })));
  return [...found, ...differences(placed, ranking, "/ranking")];
};
