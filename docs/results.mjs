// A result made again from a scheme's JSON, readings and evidence: every figure, working, incident and step that a receipt states.
//
// Beside the document it reads of the annotations the table of incidents, and what clauses are about.
// What it makes is compared by workings.mjs; wording and notes are not made.

import { compare, elementsOf, evaluate, holds, inEvidence, isGap, outcome, over, pointer, ratio, scoreCohort, subtract, text } from "./evaluator.mjs";
import { readDay, unescaped } from "./form.mjs";
import { readsOf } from "./refusals.mjs";
import { workingAt, workingOf } from "./workings.mjs";

const ZERO = ratio(0n), ONE = ratio(1n);
const shown = (number) => (number === undefined || isGap(number) ? ZERO : number);
const isOne = (value) => !isGap(value) && compare(value, ONE) === 0;
/** What is chosen of an annotation that lies open. */
export const chosen = (annotation, readings) => (annotation?.kind !== "Alternatives" ? annotation
  : chosen(annotation.choices.map.find(([choice]) => choice === readings[annotation.reading])?.[1], readings));
const roundingIn = (node, readings) => (!Array.isArray(node) ? null : node[0] === "open" ? roundingIn(node[2][readings[node[1]]], readings)
  : node[0] === "rounded" ? node[2] : node.reduce((found, one) => found ?? roundingIn(one, readings), null));
/** A number written as a scheme writes sums: as clauses are, or as it says where those are not. */
export const writtenAs = ({ document }, readings) => {
  const [grid, mode] = roundingIn(document.written.sums ?? nodeOf(document, document.clauses[0].path), readings);
  return (number) => evaluate(["rounded", ["constant", text(number)], [grid, mode, "rule"]], {});
};

// Clauses, items, headings.

/** The figure of a part as a receipt gives it: written under points, or exact beside no points. */
const line = (part, number, isWritten) => (isWritten ? { ...part, points: shown(number) } : { ...part, points: null, exact_points: shown(number) });
const clauseLine = (part, number, isWritten) => ({ ...part, points: isWritten ? shown(number) : null });
/** The paths of items and headings that are written: all where clauses are, else bonuses, and those that have a rounding of their own. */
const writtenParts = (document) => {
  const { written: { own, sums }, items, groups } = document, bonuses = bonusesOf(document);
  return new Set([...items, ...groups].filter((part) => !sums || Object.hasOwn(own, part.path) || bonuses.includes(part)).map(({ path }) => path));
};
const marked = ({ id, max_points }) => ({ id, max_points: evaluate(["constant", max_points], {}) });

/** How a clause stands of which there was nothing: what there was nothing of, and who ruled how, or what the scheme says. */
const unmeasured = (refusing, clause, evidence, gap, known) => {
  const ruling = evidence.rulings?.[clause.id], points = shown(known.get(`${clause.path} ruled`) ?? known.get(clause.path));
  const nothing = nothingOf(refusing, clause, evidence, gap).map((path) => [path, saidAt(evidence, path).nothing]);
  const ruled = ruling ? { treatment: ruling.treatment, by: ruling.by, why: ruling.why } : { treatment: bySchemeOf(refusing.document, clause) };
  return { nothing: Object.fromEntries(nothing), ...ruled, points };
};
const findAll = (data, wanted) => (!data || typeof data !== "object" ? [] : [...(wanted(data) ? [data] : []), ...Object.values(data).flatMap((one) => findAll(one, wanted))]);
/** The inputs of a rule of which there was nothing: that which the clause is about, or those that left it without a number, or else all. */
const nothingOf = ({ scheme, rules }, { id }, evidence, gap) => {
  const isNothing = (path) => saidAt(evidence, path)?.nothing !== undefined;
  const [{ subject } = {}] = findAll(scheme.annotations.scheme.headings, (one) => one.kind === "Clause" && one.id === id);
  const all = [...rules.find((one) => one.id === id).reads].filter(isNothing), direct = all.filter((path) => gap.nothing.includes(path));
  if (subject && isNothing(subject.input)) return [subject.input];
  return direct.length ? direct : all;
};
const saidAt = (evidence, path) => { const [, section, name] = unescaped(path); return evidence[section]?.[name]; };
/** What a scheme itself does with a clause of which there was nothing: the last branch of the entry of the clause ruled. */
const bySchemeOf = (document, clause) => {
  const [operation, operand] = nodeOf(document, `${clause.path} ruled`)[3];
  return operation === "nothing" ? "rescale" : operation === "read" ? "mean" : operand === "0" ? "zero" : "full";
};

/** The line of rescaling: the clauses taken out, their marks, the factor, and the sum before and what it adds, as written. */
const rescalingOf = (scheme, readings, known) => {
  const { document } = scheme, present = known.get("/results/marks present");
  const full = fullMarks(document), counted = readsOf(nodeOf(document, "/results/marks present"));
  const absent = document.clauses.filter(({ path }) => isGap(known.get(path)) && counted.has(path)).map(({ id }) => id);
  if (!absent.length || compare(full, present) === 0) return null;
  const [write, summed, base] = [writtenAs(scheme, readings), known.get("/results/summed"), known.get("/results/base")];
  return { clauses: absent, absent_marks: subtract(full, present), factor: over(full, present), summed: write(summed), points: write(subtract(base, summed)) };
};
/** The full marks of the whole: what the base asks whether all of is present. */
export const fullMarks = (document) => {
  const [low] = intervalOn(nodeOf(document, "/results/base"), "/results/marks present").slice(1, -1).split(", ");
  return evaluate(["constant", low], {});
};
const intervalOn = (node, path) => (!Array.isArray(node) ? null : node[0] === "within" && node[1][0] === "read" && node[1][1] === path ? node[2]
  : node.reduce((found, one) => found ?? intervalOn(one, path), null));

// Incidents.

const inside = (document, incident, at) => ({ ...at, known: new Map([...at.known, ...elementsOf(document, incident)]) });
/** The class whose tally counts an incident; of one that is not settled, where no tally counts it, that it is contested. */
const classOf = (document, at) => {
  const tally = document.entries.find(({ kind, node }) => kind === "tally" && isOne(evaluate(node, at)));
  return tally ? unescaped(tally.path)[2] : "contested";
};
const dayNumber = (day) => inEvidence(day.replaceAll("-", ""));
const isDay = (said) => { const wrong = []; readDay(said, "", () => wrong.push(said)); return !wrong.length; };
const isTable = (table) => [table.year?.first?.day, table.year?.last?.day].every(isDay) && Array.isArray(table.lines)
  && table.lines.every((one) => Array.isArray(one?.asks?.map) && one.asks.map.every((pair) => Array.isArray(pair) && typeof pair[0] === "string" && Array.isArray(pair[1])));
/** Whether the annotations that are read have a form that they can be read by; that they are the document's, the library says. */
export const areReadable = ({ annotations }, readings) => {
  const told = annotations?.scheme;
  if (told === null || typeof told !== "object" || !Array.isArray(told.headings)) return false;
  try {
    const table = chosen(told.incident_table, readings);
    return table == null || isTable(table);
  } catch (error) { if (error instanceof TypeError) return false; throw error; }
};
/** The elements that were looked at, line by line down the table, to the line that fits. */
const lookedAt = (table, incident) => {
  const isWithin = holds(`[${text(dayNumber(table.year.first.day))}, ${text(dayNumber(table.year.last.day))}]`, dayNumber(incident.date));
  const own = { ...Object.fromEntries(Object.entries(incident).filter(([key, said]) => key !== "id" && key !== "date" && said !== null)), within_year: isWithin }, seen = {};
  for (const line of linesOf(table)) {
    let fits = true;
    for (const [key, fitting] of line.asks.map) {
      if (!Object.hasOwn(own, key)) { fits = false; break; }
      seen[key] = own[key];
      if (!fitting.includes(own[key])) { fits = false; break; }
    }
    if (fits) break;
  }
  return seen;
};
/** The lines of a table; where none asks for the status, one for what is not settled stands under those on the days alone. */
const linesOf = ({ lines }) => {
  if (lines.some(({ asks }) => asks.map.some(([key]) => key === "status"))) return lines;
  const isOutside = ({ asks: { map } }) => map.length === 1 && map[0][0] === "within_year" && map[0][1].every((one) => one === false);
  const at = lines.findIndex((line) => !isOutside(line));
  return [...lines.slice(0, at), { asks: { map: [["status", ["pending"]]] } }, ...lines.slice(at)];
};

// Steps.

/** The steps on the way from the base to the grade: each with the entries that it computes, in the order of the document. */
const stepsOf = (document, at) => {
  const names = document.entries.filter(({ kind, path }) => kind === "result" && path.startsWith("/results/")).map(({ path }) => unescaped(path)[2]);
  const isAdjusted = new Set(document.adjustments.map(({ id }) => id)), of = new Map();
  let graded = [];
  for (const name of names) {
    const [, what, id] = /^(adjustment|total after|grade after) (.*)$/s.exec(name) ?? [];
    if (name === "grade by score" || name === "grade_before_veto") graded.push(name);
    if (!what) continue;
    const owner = what === "adjustment" && !isAdjusted.has(id) ? id.replace(/ rule$/, "") : id;
    of.set(owner, [...(of.get(owner) ?? []), ...(what === "grade after" ? graded.splice(0) : []), name]);
  }
  let before = startOf(document, at.known), grade_before = null;
  return [...of].map(([id, computed]) => {
    const after = (what) => at.known.get(pointer("results", `${what} after ${id}`));
    const total = after("total") ?? before, grade = after("grade") ? document.grades[Number(after("grade").n)] : grade_before;
    const workings = Object.fromEntries(computed.map((name) => [name, workingAt(document, pointer("results", name), at)]));
    const made = { id, kind: kindOf(computed, after("total") && nodeOf(document, pointer("results", `total after ${id}`))), before, total, grade_before, grade, workings };
    [before, grade_before] = [total, grade];
    return made;
  });
};
/** What kind of step computes these entries. */
const kindOf = (computed, ofTotal) => {
  if (computed.some((name) => name.startsWith("adjustment "))) return "adjustment";
  if (computed.includes("grade_before_veto")) return "grade";
  return computed.some((name) => name.startsWith("grade after ")) ? "veto" : ofTotal[0] === "rounded" ? "rounding" : "limit";
};
const nodeOf = (document, path) => document.entries.find((entry) => entry.path === path).node;
/** What the way starts from: the base, and bonuses, which are the headings that no entry before it reads. */
export const startOf = (document, known) => {
  return bonusesOf(document).reduce((sum, { path }) => subtract(sum, subtract(ZERO, shown(known.get(path)))), known.get("/results/base"));
};
const bonusesOf = (document) => {
  const upToBase = document.entries.slice(0, document.entries.findIndex(({ path }) => path === "/results/base") + 1);
  const counted = readsOf(upToBase.map(({ node }) => node));
  return document.groups.filter(({ path }) => !counted.has(path));
};

/** All numbers of one unit under a scheme, with figures written and with nothing rounded but by the rule. */
export const numbersOf = (scheme, evidence, readings) => [true, false].map((written) => scoreCohort(scheme, [evidence], { readings, written })[0]);

/** All that a result states of evidence that can be scored. */
export const madeOf = (refusing, evidence) => {
  const { scheme, readings } = refusing, { document, annotations } = scheme, [known, exact] = numbersOf(scheme, evidence, readings);
  const at = { known, readings, written: true }, told = outcome(scheme, known), rest = outcome(scheme, exact);
  const areWritten = !document.written.sums, table = chosen(annotations.scheme.incident_table, readings);
  const clauses = document.clauses.map((clause) => {
    const rule = known.get(`${clause.path} rule`);
    const working = isGap(rule) ? unmeasured(refusing, clause, evidence, rule, known) : workingOf(document, clause, at);
    return [clause.id, { ...clauseLine(marked(clause), told.clauses[clause.id], areWritten), working }];
  });
  const written = writtenParts(document), parts = (kind) => Object.fromEntries(document[kind].map((part) => [part.id, line(marked(part), told[kind][part.id], written.has(part.path))]));
  const incidents = table ? evidence.incidents ?? [] : [], ats = incidents.map((one) => inside(document, one, at));
  // A scheme that says its steps has no raw total.
  const isOwnWay = !document.outputs.raw_total;
  return {
    clauses: Object.fromEntries(clauses), items: parts("items"), groups: parts("groups"),
    rescaling: rescalingOf(scheme, readings, known), base: told.base,
    incidents: incidents.map((one, i) => ({ id: one.id, class: classOf(document, ats[i]), elements: lookedAt(table, one) })),
    adjustments: document.adjustments.map((one) => ({ id: one.id, points: shown(told.adjustments[one.id]), working: workingOf(document, one, at) })),
    ...(isOwnWay && { steps: stepsOf(document, at) }),
    raw_total: told.raw_total ?? null, total: told.total, exact_total: rest.total,
    grade_before_veto: told.grade_before_veto, grade: told.grade, exact_grade: rest.grade,
    provisional: incidents.filter((_, i) => isOne(evaluate(document.pending, ats[i]))).map(({ id }) => id),
  };
};
