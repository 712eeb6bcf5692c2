// Re-checks an on-site result (实地核查): rated again from the levels given, by the program that a document has for it.

import { evaluate, scoreCohort } from "./evaluator.mjs";
import { isObject, readDay, readName } from "./form.mjs";
import { differences, step } from "./workings.mjs";

const closed = (node, readings) => (!Array.isArray(node) ? node : node[0] === "open" ? closed(node[2][readings[node[1]]], readings) : node.map((one) => closed(one, readings)));
/** The one reading that lies open on site, how levels become points, with its choices. */
const scaleOf = ({ readings }) => Object.entries(readings)[0] ?? ["", []];

/** What is wrong with the levels that were given: every point has all of its own, each a level of that point. */
const ofRatings = (plan, ratings) => {
  if (!isObject(ratings)) return ["/ratings"];
  const found = Object.keys(ratings).filter((id) => !plan.points.some((point) => point.id === id));
  const isLevel = (given, { levels }) => typeof given === "string" && /^[1-9]\d*$/.test(given) && Number(given) <= levels.length;
  const isRated = (point) => { const given = ratings[point.id]; return Array.isArray(given) && given.length === point.ratings.length && given.every((one) => isLevel(one, point)); };
  return [...found, ...plan.points.filter((point) => !isRated(point)).map(({ id }) => id)].map((id) => `/ratings/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`);
};

/** What does not agree in an on-site result; `given` has no head and no scheme. */
export const ofOnSite = (scheme, given) => {
  const plan = scheme.document.on_site, found = [], add = (path) => found.push(path);
  if (!isObject(given)) return [""];
  if (!plan?.points) return ["/ratings"];
  const { unit, day, scale, ratings } = given, [reading, choices] = scaleOf(plan);
  if (unit !== null) readName(unit, "/unit", add);
  if (day !== null) readDay(day, "/day", add);
  if (!choices.includes(scale)) add("/scale");
  found.push(...ofRatings(plan, ratings));
  if (found.length) return found;
  const readings = { [reading]: scale };
  const facts = Object.fromEntries(plan.points.flatMap((point) => point.ratings.map((path, i) => [path.slice("/facts/".length).replaceAll("~1", "/").replaceAll("~0", "~"), ratings[point.id][i]])));
  const [known] = scoreCohort({ document: plan, readings }, [{ facts }]), at = { known, readings, written: true };
  const workingOf = ({ path }) => step(closed(plan.entries.find((entry) => entry.path === path).node, readings), at);
  const made = {
    unit, day, scale, ratings,
    points: Object.fromEntries(plan.points.map((point) => [point.id, { points: known.get(point.path), working: workingOf(point) }])),
    tables: Object.fromEntries(plan.tables.map(({ id, path }) => [id, known.get(path)])),
    total: known.get(plan.outputs.total),
  };
  return differences(made, given);
};

/** The total of an on-site result, and the full marks that it is out of. */
export const totalOf = ({ document: { on_site: plan } }, given) => {
  const full = plan.tables.map(({ max_points }) => ["constant", max_points]);
  return { total: evaluate(["constant", given.total], {}), full: evaluate(["sum", full.map((node) => [node, "1"]), "0"], {}) };
};
