// Re-checks what prevails (以何者为准) among statements: selected again from the statements and the rule, correction by correction.
//
// For each value the statement of the strongest stage prevails, at one stage the latest, and on one day the one with more
// beside its figure. That no incidents happened is held against every incident that another statement tells of.

import { inEvidence, isGap, pointer, text } from "./evaluator.mjs";
import { differing, isSame, linksOf, saidIn } from "./corrections.mjs";
import { compared, isObject, readDay, readName, readReason, readWho, unescaped } from "./form.mjs";
import { misfits, misplacedRulings } from "./misfits.mjs";
import { Refusing } from "./refusals.mjs";
import { unlike } from "./written.mjs";

const within = (path, found) => found.map((one) => path + one);
const HAPPENED = "/incidents", isIncident = (path) => path.startsWith(`${HAPPENED}/`);

// What statements say, and whether they agree.

const figureOf = (said) => (isObject(said) && "value" in said ? said.value : isObject(said) && "points" in said ? said.points : said);
/** What two statements must have in common to agree: the figure of a fact, the points of a mark, the treatment of a ruling. */
const gist = (refusing, path, said) => {
  const [, section, name] = unescaped(path), figure = figureOf(said);
  if (isObject(said) && "nothing" in said) return ["nothing"];
  if (section === "rulings") return said.treatment;
  if (section === "incidents" || typeof figure === "boolean" || (isObject(figure) && "from" in figure)) return figure;
  if (section === "facts" && isObject(figure) && "part" in figure) return text(inPercent(figure));
  try { const number = refusing.known({ [section]: { [name]: figure } }).get(path); return isGap(number) || !number ? figure : text(number); } catch { return figure; }
};
const inPercent = ({ part, whole }) => { const number = (said) => inEvidence(said.numerator ?? said); const [a, b] = [number(part), number(whole)]; return { n: a.n * b.d * 100n, d: a.d * b.n }; };
const isPair = (said) => isObject(said) && "part" in said;
const agrees = (refusing, path) => (a, b) => {
  // Sums of other members say another thing, even where their means are one number.
  if (isPair(a) && isPair(b)) return isSame(a, b);
  return isSame(gist(refusing, path, a), gist(refusing, path, b));
};
const details = (said) => (isPair(said) ? 2 : isObject(said) && ("value" in said || "points" in said) ? Object.keys(said).filter((key) => !["value", "points"].includes(key) && said[key] !== null).length : 0);
const statusOf = (said) => (isObject(said) && "value" in said ? said.status : undefined);

// The form of statements and of the rule.

const chainOf = ({ evidence }) => (isObject(evidence) && "first" in evidence ? evidence : { first: evidence });
const reasonsIn = (reasons) => Object.entries(reasons ?? {}).flatMap(([section, named]) => (typeof named === "string" ? [[pointer(section), named]] : Object.entries(named).map(([name, one]) => [pointer(section, name), one])));
const ofStatement = (said) => {
  const found = [], add = (path) => found.push(path), given = isObject(said) ? said : {};
  for (const key of Object.keys(given)) if (!["stage", "by", "on", "evidence", "why", "reasons"].includes(key)) add(pointer(key));
  readName(given.stage, "/stage", add);
  readWho(given.by, "/by", add);
  readDay(given.on, "/on", add);
  if (given.why !== undefined) readReason(given.why, "/why", add);
  // Where there is nothing to say, nothing is written.
  if (given.reasons !== undefined && (!isObject(given.reasons) || [given.reasons, ...Object.values(given.reasons)].some((one) => (isObject(one) ? !Object.keys(one).length : typeof one !== "string")))) add("/reasons");
  if (!isObject(given.evidence)) add("/evidence");
  if (found.length) return found;
  const isChain = "first" in given.evidence, { links, found: wrong } = linksOf(chainOf(given));
  if (wrong.length) return within("/evidence", isChain ? wrong : wrong.map((path) => path.replace(/^\/first/, "")));
  const last = links.at(-1).evidence, told = saidIn(last), days = [...links.flatMap(({ on }) => on ?? []), ...(last.statement_days ?? [])];
  if (days.some((day) => day > given.on)) add("/on");
  for (const [path, reason] of reasonsIn(given.reasons)) { if (!Object.hasOwn(told, path)) add(`/reasons${path}`); else readReason(reason, `/reasons${path}`, add); }
  return found;
};
const ofRule = (refusing, rule, told) => {
  const found = [], isOrder = (order) => Array.isArray(order) && order.length > 0 && new Set(order).size === order.length && order.every((one) => typeof one === "string");
  if (!isObject(rule) || !isOrder(rule.order)) return ["/rule/order"];
  if (!isObject(rule.exceptions)) return ["/rule/exceptions"];
  for (const key of Object.keys(rule)) if (!["order", "exceptions"].includes(key)) found.push(`/rule${pointer(key)}`);
  for (const [path, order] of Object.entries(rule.exceptions)) {
    const isKnown = path === HAPPENED || isIncident(path) || refusing.accepted.has(path) || refusing.rules.some(({ id }) => pointer("rulings", id) === path);
    if (!isKnown || !isOrder(order) || order.some((stage) => !rule.order.includes(stage))) found.push(`/rule/exceptions${pointer(path)}`);
  }
  return found;
};
/** Why statements do not fit together: of another unit, of no stage of the rule, or against each other at one stage. */
const atOdds = (refusing, rule, statements) => statements.flatMap((one, i) => {
  const found = [], here = `/statements/${i}`, { evidence } = one.links.at(-1);
  if (compared(evidence.unit) !== compared(statements[0].links.at(-1).evidence.unit)) found.push(`${here}/evidence/unit`);
  if (!rule.order.includes(one.stage)) found.push(`${here}/stage`);
  for (const before of statements.slice(0, i).filter(({ stage }) => stage === one.stage)) {
    const [said, earlier] = [saidIn(evidence), saidIn(before.links.at(-1).evidence)], both = Object.keys(said).filter((path) => Object.hasOwn(earlier, path));
    const isHalfFinal = (path) => one.on === before.on && new Set([statusOf(said[path]), statusOf(earlier[path])].filter(Boolean)).size === 2;
    found.push(...both.filter((path) => !agrees(refusing, path)(said[path], earlier[path]) || isHalfFinal(path)).map((path) => `${here}/evidence${path}`));
    const isDenied = (none, told) => none[HAPPENED] !== undefined && Object.keys(told).some(isIncident);
    if (isDenied(said, earlier) || isDenied(earlier, said)) found.push(`${here}/evidence/incidents`);
  }
  return found;
});

// What prevails.

const orderFor = ({ order, exceptions }, path) => {
  const first = exceptions[path] ?? (isIncident(path) ? exceptions[HAPPENED] : undefined) ?? [];
  return [...order.filter((stage) => !first.includes(stage)), ...first];
};
/** What prevails for every value among versions of statements, each with the evidence that it had by then. */
const valuesOf = (refusing, rule, versions) => {
  const said = versions.map(({ evidence }) => saidIn(evidence)), paths = new Set(said.flatMap((one) => Object.keys(one)));
  if ([...paths].some(isIncident)) paths.delete(HAPPENED);
  return Object.fromEntries([...paths].map((path) => {
    const order = orderFor(rule, path), at = (one) => one[path] ?? (isIncident(path) ? one[HAPPENED] : undefined);
    const given = said.map((one, i) => ({ i, said: at(one) })).filter((one) => one.said !== undefined);
    const stronger = (a, b) => order.indexOf(versions[a.i].stage) - order.indexOf(versions[b.i].stage) || (versions[a.i].on < versions[b.i].on ? -1 : versions[a.i].on > versions[b.i].on ? 1 : 0) || details(a.said) - details(b.said);
    const best = given.reduce((a, b) => (stronger(a, b) < 0 ? b : a)), isOther = ({ said: one }) => !agrees(refusing, path)(one, best.said);
    return [path, { said: best.said, statement: best.i, overruled: given.filter(isOther).map(({ i, said: one }) => ({ statement: i, said: one })) }];
  }));
};
const evidenceOf = (versions, values) => {
  const now = { unit: versions[0].evidence.unit };
  for (const [path, { said }] of Object.entries(values)) {
    const [, section, name] = unescaped(path);
    if (section !== "incidents") now[section] = { ...now[section], [name]: said };
    else now.incidents = [...(now.incidents ?? []), ...(Array.isArray(said) ? [] : [said])];
  }
  return now;
};
/** Rulings and marks that a stronger statement made irrelevant: it says of what they rest on that they are out of place. */
const lapsedOf = (refusing, rule, evidence, values) => {
  const known = refusing.known(evidence), faults = [...misfits(refusing, evidence, known), ...misplacedRulings(refusing, evidence, known, () => false)];
  const idle = new Set(faults.filter(([code]) => ["nothing_to_rule", "out_of_place"].includes(code)).map(([, path]) => path));
  const besides = (path) => [...refusing.rules.filter(({ id }) => pointer("rulings", id) === path).flatMap(({ reads }) => [...reads]), ...refusing.restsOn(path)];
  return Object.keys(values).filter((path) => idle.has(path) && besides(path).some((read) => values[read] && stageOf(rule, values[path]) < stageOf(rule, values[read])));
};
const stageOf = (rule, { stage }) => rule.order.indexOf(stage);
const select = (refusing, rule, versions) => {
  const all = Object.fromEntries(Object.entries(valuesOf(refusing, rule, versions)).map(([path, one]) => [path, { ...one, stage: versions[one.statement].stage }]));
  const lapsed = lapsedOf(refusing, rule, evidenceOf(versions, all), all), take = (paths) => Object.fromEntries(paths.map((path) => [path, all[path]]));
  const values = take(Object.keys(all).filter((path) => !lapsed.includes(path)));
  return { evidence: evidenceOf(versions, values), values, lapsed: take(lapsed) };
};
/** What prevails at last, and every link of the chain that leads there: corrections of statements, in the order of days. */
const prevailing = (refusing, rule, statements) => {
  const versions = statements.map(({ stage, on, links }) => ({ stage, on, evidence: links[0].evidence }));
  let selected = select(refusing, rule, versions);
  const chain = [{ evidence: selected.evidence }];
  const made = statements.flatMap(({ links }, i) => links.slice(1).map((link) => ({ i, ...link })));
  for (const { i, evidence, by, on, why } of made.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    versions[i] = { ...versions[i], evidence };
    selected = select(refusing, rule, versions);
    if (differing(chain.at(-1).evidence, selected.evidence).length) chain.push({ evidence: selected.evidence, by, on, why });
  }
  return { ...selected, chain };
};
/** What does not agree between what prevails and the statements that it prevails among. */
export const ofPrevailing = (scheme, head, said) => {
  const { rule, statements, evidence, values, lapsed, ...more } = said, refusing = new Refusing(scheme, head.readings), found = Object.keys(more).map((key) => pointer(key));
  if (!Array.isArray(statements) || !statements.length) return [...found, "/statements"];
  found.push(...statements.flatMap((one, i) => within(`/statements/${i}`, ofStatement(one))), ...ofRule(refusing, rule));
  if (found.length) return found;
  const listed = statements.map((one) => ({ ...one, links: linksOf(chainOf(one)).links }));
  found.push(...atOdds(refusing, rule, listed));
  const inOrder = (a, b) => rule.order.indexOf(a.stage) - rule.order.indexOf(b.stage) || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);
  listed.forEach((one, i) => { if (i && inOrder(listed[i - 1], one) > 0) found.push(`/statements/${i}`); });
  if (found.length) return found;
  const made = prevailing(refusing, rule, listed);
  return [...ofChain(made.chain, evidence, listed), ...ofValues(made.values, values, "/values"), ...ofValues(made.lapsed, lapsed, "/lapsed")];
};
const ofChain = (chain, stated, statements) => {
  if (!isObject(stated) || !isObject(stated.first)) return ["/evidence"];
  const { links, found } = linksOf(stated);
  if (found.length) return within("/evidence", found);
  if (links.length !== chain.length) return ["/evidence/amendments"];
  const days = [...new Set(statements.flatMap(({ on, links: own }) => [on, ...(own[0].evidence.statement_days ?? [])]))].sort();
  const ofDays = isSame(stated.first.statement_days, days) ? [] : ["/evidence/first/statement_days"];
  return [...ofDays, ...chain.flatMap((made, i) => {
    const here = i ? `/evidence/amendments/${i - 1}` : "/evidence/first", given = links[i];
    const signed = ["by", "on", "why"].filter((key) => made[key] !== given[key]).map((key) => `${here}/${key}`);
    return [...(given.evidence.unit === made.evidence.unit ? [] : [`${here}/unit`]), ...signed, ...differing(made.evidence, given.evidence, here)];
  })];
};
const ofValues = (made, given, path) => {
  if (!isObject(given)) return [path];
  return [...new Set([...Object.keys(made), ...Object.keys(given)])].filter((key) => {
    const [one, other] = [made[key], given[key]];
    if (!one || !isObject(other)) return true;
    const isRight = ({ statement, said }, is, of) => isObject(is) && Object.keys(is).length === of && is.statement === String(statement) && !unlike(said, is.said, "").length;
    return !isRight(one, other, 3) || !Array.isArray(other.overruled) || other.overruled.length !== one.overruled.length || !one.overruled.every((each, i) => isRight(each, other.overruled[i], 2));
  }).map((key) => path + pointer(key));
};
