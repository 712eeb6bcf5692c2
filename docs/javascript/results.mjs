// A result made again from a scheme's JSON, readings and evidence: every figure, working, incident and step that a receipt states.
//
// Beside the document it reads of the annotations the table of incidents (incidents.mjs), and what clauses are about.
// What it makes is compared by workings.mjs; wording and notes are not made.

import { compare, evaluate, isGap, outcome, over, pointer, ratio, scoreCohort, subtract, text } from "./evaluator.mjs";
import { unescaped } from "./form.mjs";
import { chosen, incidentLine, inside, isOne } from "./incidents.mjs";
import { readsOf, saidAt } from "./nodes.mjs";
import { NAME, workingAt, workingOf } from "./workings.mjs";
import { figuresOf } from "./written.mjs";

const ZERO = ratio(0n);
const shown = (number) => (number === undefined || isGap(number) ? ZERO : number);
const roundingIn = (node, readings) => (!Array.isArray(node) ? null : node[0] === "open" ? roundingIn(node[2][readings[node[1]]], readings)
  : node[0] === "rounded" ? node[2] : node.reduce((found, one) => found ?? roundingIn(one, readings), null));
/** A number written as a scheme writes sums: as clauses are, or as it says where those are not. */
export const writtenAs = ({ document }, readings) => {
  const [grid, mode] = roundingIn(document.written.sums ?? nodeOf(document, document.clauses[0].path), readings);
  return (number) => evaluate(["rounded", ["constant", text(number)], [grid, mode, "rule"]], {});
};

// Clauses, items, headings.

/** The figure of a part as a receipt gives it: written under points, or exact beside no points. */
const line = (part, number, isWritten, figure) => (isWritten ? { ...part, points: figure(shown(number)) } : { ...part, points: null, exact_points: shown(number) });
const clauseLine = (part, number, isWritten, figure) => ({ ...part, points: isWritten ? figure(shown(number)) : null });
/** The paths of items and headings that are written: all where clauses are, else bonuses, and those that have a rounding of their own. */
const writtenParts = (document) => {
  const { written: { own, sums }, items, groups } = document, bonuses = bonusesOf(document);
  return new Set([...items, ...groups].filter((part) => !sums || Object.hasOwn(own, part.path) || bonuses.includes(part)).map(({ path }) => path));
};
const marked = ({ id, max_points }, figure) => ({ id, name: NAME, max_points: figure(evaluate(["constant", max_points], {})) });

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
  // A clause is about nothing that its rule does not read.
  if (all.includes(subject?.input)) return [subject.input];
  return direct.length ? direct : all;
};
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
  const [write, figure, summed, base] = [writtenAs(scheme, readings), figuresOf(document, readings), known.get("/results/summed"), known.get("/results/base")];
  return { clauses: absent, absent_marks: subtract(full, present), factor: over(full, present), summed: figure(write(summed)), points: figure(write(subtract(base, summed))) };
};
/** The full marks of the whole: what the base asks whether all of is present. */
export const fullMarks = (document) => {
  const [low] = intervalOn(nodeOf(document, "/results/base"), "/results/marks present").slice(1, -1).split(", ");
  return evaluate(["constant", low], {});
};
const intervalOn = (node, path) => (!Array.isArray(node) ? null : node[0] === "within" && node[1][0] === "read" && node[1][1] === path ? node[2]
  : node.reduce((found, one) => found ?? intervalOn(one, path), null));

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
    const made = { id, name: NAME, kind: kindOf(computed, after("total") && nodeOf(document, pointer("results", `total after ${id}`))), before, total, grade_before, grade, workings };
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
  const figure = figuresOf(document, readings), { own } = document.written, areWritten = !document.written.sums, table = chosen(annotations.scheme.incident_table, readings);
  const clauses = document.clauses.map((clause) => {
    const rule = known.get(`${clause.path} rule`);
    const working = isGap(rule) ? unmeasured(refusing, clause, evidence, rule, known) : workingOf(document, clause, at);
    return [clause.id, { ...clauseLine(marked(clause, figure), told.clauses[clause.id], areWritten, figure), working }];
  });
  const written = writtenParts(document), parts = (kind) => Object.fromEntries(document[kind].map((part) => [part.id, line(marked(part, figure), told[kind][part.id], written.has(part.path), (number) => figure(number, own[part.path]))]));
  const incidents = table ? evidence.incidents ?? [] : [], ats = incidents.map((one) => inside(document, one, at));
  // A scheme that says its steps has no raw total.
  const isOwnWay = !document.outputs.raw_total;
  return {
    clauses: Object.fromEntries(clauses), items: parts("items"), groups: parts("groups"),
    rescaling: rescalingOf(scheme, readings, known), base: figure(told.base),
    incidents: incidents.map((one, i) => incidentLine(document, (node) => refusing.closed(node), table, one, ats[i])),
    adjustments: document.adjustments.map((one) => ({ id: one.id, name: NAME, points: figure(shown(told.adjustments[one.id])), working: workingOf(document, one, at) })),
    ...(isOwnWay && { steps: stepsOf(document, at) }),
    raw_total: figure(told.raw_total ?? null), total: figure(told.total), exact_total: rest.total,
    grade_before_veto: told.grade_before_veto, grade: told.grade, exact_grade: rest.grade,
    provisional: incidents.filter((_, i) => isOne(evaluate(document.pending, ats[i]))).map(({ id }) => id),
  };
};
