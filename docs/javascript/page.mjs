// A form for a scheme's evidence, made from its JSON alone, that shows each clause's points while it is filled in.
//
// docs/scripts/make_page.py puts it into one page with the evaluator and a scheme. What nobody has said is shown as missing
// and never counts as zero: a total stands only where nothing is missing. Nothing leaves the page.

import { digest, isGap, outcome, pointer, ratio, scoreCohort, text } from "evaluator";
import { repeatedKeys } from "form";
import { Refusing } from "refusals";

const scheme = JSON.parse(document.getElementById("scheme").textContent);
const { document: said, annotations } = scheme, readings = { ...scheme.readings };
const english = new Map(annotations.scheme.terms?.english?.map ?? []);
const WORDS = {
  missing: ["缺", "missing"], nothing: ["无", "nothing"], total: ["总分", "Total"], grade: ["等级", "Grade"], left: ["还缺", "still missing"],
  wrong: ["有误", "wrong"], unit: ["单位名称", "Unit"], incidents: ["事件", "Incidents"], unsaid: ["尚未说明", "not said"], none: ["没有发生", "none happened"],
  some: ["有，逐件填写", "there were"], add: ["增加一件", "add one"], remove: ["删去", "remove"], readings: ["口径（文本未定之处的取法）", "Readings of what the text leaves open"],
  yes: ["是", "yes"], no: ["否", "no"], beside: ["比较值（按单位汇总）", "Statistics of the cohort"], others: ["其他数据", "Other figures"], none_to_measure: ["无考核对象", "nothing to measure"],
  why: ["原因", "why"], ruling: ["裁定", "ruling"], full: ["满分", "full"], zero: ["零分", "zero"], rescale: ["缺项折算", "rescale"], by: ["裁定人", "by"],
  id: ["编号", "id"], date: ["日期", "date"], save: ["保存数据", "Save"], open: ["读入数据", "Open"], base: ["合计", "Base"], sum: ["合计/单位数", "sum/members"],
  digest: ["方案校验值", "Digest of the scheme"], points: ["分", "points"], vetoed: ["否决", "vetoed"], before: ["否决前", "before the veto"],
};
const FAULTS = {
  ruling_needed: ["无考核对象，须有裁定", "there was nothing to measure: a ruling is needed"], not_a_number: ["不是数", "not a number"], out_of_range: ["超出范围", "out of range"],
  contradiction: ["与其他数据矛盾", "contradicts other figures"], out_of_place: ["此处不应填", "out of place"], not_whole: ["应为整数", "must be whole"], too_long: ["位数过多", "too many digits"],
  nothing_to_rule: ["不须裁定", "nothing to rule on"], required: ["没有填全", "something is lacking"], bad_date: ["不是日期", "no date"], empty_whole: ["总数应大于0", "the whole must be above 0"],
  rate_out_of_place: ["不能填成部分/总数", "not part/whole"], pair_needed: ["须填合计/单位数", "sum/members needed"], repeated_id: ["编号重复", "the id is repeated"], empty_text: ["没有填写", "empty"],
  repeated_key: ["键重复", "the key stands twice"], says_nothing: ["没有实际内容", "says nothing"], bad_text: ["含不可见字符", "what cannot be seen"],
  bad_name: ["含不可见字符或首尾空格", "blanks at an end, or what cannot be seen"], divided_by_zero: ["除数为0", "divides by 0"], unknown_choice: ["不在可选之内", "none of the choices"],
};
const faultWord = (code) => FAULTS[code]?.[language] ?? code;
let language = document.documentElement.lang.startsWith("zh") ? 0 : 1;
const word = (key) => WORDS[key][language];
const called = (zh) => (language && english.get(zh)) || zh;
const labelOf = (path) => { const { label } = annotations.inputs[path] ?? {}; return (label && (language ? label.en : label.zh)) || path.split("/")[2]; };

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
};
const option = (value, shown, chosen) => make("option", { value, selected: value === chosen }, shown);

// What was filled in: texts by path, rulings and incidents as evidence has them.

let filled = { unit: "甲", texts: new Map(), nothing: new Map(), rulings: {}, incidents: null };
/** What was typed as evidence has it: 11/14 is a part of a whole where that may be given, and else a quotient. */
const numberSaid = (typed, kind) => {
  const at = typed.lastIndexOf("/"), [before, after] = [typed.slice(0, at).trim(), typed.slice(at + 1).trim()];
  if (at < 0) return after;
  return ["percent", "average"].includes(kind) ? { part: numberSaid(before, ""), whole: after } : { numerator: before, denominator: after };
};
const evidence = (refusing) => {
  const given = { unit: filled.unit, facts: {}, marks: {}, averages: {}, statistics: {}, rulings: {}, incidents: filled.incidents };
  const put = (path, value) => { const [, section, name] = path.split("/"); given[section][name.replaceAll("~1", "/").replaceAll("~0", "~")] = value; };
  for (const [path, typed] of filled.texts) if (typed !== "") put(path, refusing.kind(path) === "truth" ? typed === "true" : numberSaid(typed, refusing.kind(path)));
  for (const [path, why] of filled.nothing) put(path, { nothing: why });
  for (const [id, ruling] of Object.entries(filled.rulings)) if (ruling.treatment) given.rulings[id] = ruling;
  return given;
};
/** The form filled with evidence, as codec.evidence_to_json writes it. */
const fill = (given) => {
  filled = { unit: given.unit, texts: new Map(), nothing: new Map(), rulings: given.rulings ?? {}, incidents: given.incidents ?? null };
  const typed = (value) => (typeof value === "object" && value !== null ? (value.numerator ? `${value.numerator}/${value.denominator}` : `${typed(value.part)}/${typed(value.whole)}`) : String(value));
  for (const section of ["facts", "marks", "averages", "statistics"]) for (const [name, value] of Object.entries(given[section] ?? {})) {
    const path = pointer(section, name);
    if (value?.nothing) filled.nothing.set(path, value.nothing);
    else if (value != null) filled.texts.set(path, typed(value.value ?? value.points ?? value));
  }
};

// The form.

const inputFor = (refusing, path) => {
  const { options, may_be_nothing: mayBeNothing } = said.inputs[path], kind = refusing.kind(path), unit = annotations.inputs[path]?.unit ?? "";
  const set = (event) => { filled.texts.set(path, event.target.value); show(); };
  const value = filled.texts.get(path) ?? "", isNothing = filled.nothing.has(path);
  const choices = kind === "truth" ? [["true", word("yes")], ["false", word("no")]] : options.map((one) => [one, one]);
  const control = choices.length
    ? make("select", { "data-path": path, onchange: set, disabled: isNothing, "aria-label": labelOf(path) }, option("", "—", value), ...choices.map(([one, shown]) => option(one, shown, value)))
    : make("input", { "data-path": path, inputmode: "decimal", value, oninput: set, disabled: isNothing, "aria-label": labelOf(path), placeholder: kind === "average" ? word("sum") : "" });
  const nothing = !mayBeNothing ? null : make("label", { class: "nothing" },
    make("input", { type: "checkbox", checked: isNothing, onchange: (event) => { if (event.target.checked) filled.nothing.set(path, word("none_to_measure")); else filled.nothing.delete(path); draw(); } }), word("nothing"));
  const why = isNothing ? make("input", { value: filled.nothing.get(path), oninput: (event) => { filled.nothing.set(path, event.target.value); show(); }, "aria-label": word("why") }) : null;
  return make("div", { class: "field" }, make("span", { class: "label" }, labelOf(path)), make("span", { class: "entry" }, control, unit && make("span", { class: "unit" }, unit), nothing, why));
};
const rulingFor = (id, mayBeRuled) => {
  if (!mayBeRuled) return null;
  const ruling = (filled.rulings[id] ??= { treatment: "", by: "", why: "" });
  const set = (key) => (event) => { ruling[key] = event.target.value; show(); };
  return make("div", { class: "field" }, make("span", { class: "label" }, word("ruling")), make("span", { class: "entry" },
    make("select", { onchange: set("treatment"), "aria-label": word("ruling") }, option("", "—", ruling.treatment), ...["full", "zero", "rescale"].map((one) => option(one, word(one), ruling.treatment))),
    make("input", { value: ruling.by, placeholder: word("by"), oninput: set("by") }), make("input", { value: ruling.why, placeholder: word("why"), oninput: set("why") })));
};
const clauseBox = (refusing, clause, shown) => {
  const rule = refusing.rules.find(({ id }) => id === clause.id);
  const paths = [...rule.reads].filter((path) => ["facts", "marks"].includes(path.split("/")[1]) && !shown.has(path));
  paths.forEach((path) => shown.add(path));
  const hasNothing = [...rule.reads].some((path) => filled.nothing.has(path));
  return make("div", { class: "clause", "data-clause": clause.id },
    make("div", { class: "head" }, make("b", {}, clause.id), make("span", { class: "name" }, called(clause.name)), make("output", { class: "points" })),
    ...paths.map((path) => inputFor(refusing, path)), rulingFor(clause.id, rule.ruled && hasNothing), make("p", { class: "faults" }));
};
const incidentBox = (refusing, incident, at) => {
  const table = refusing.elementWords;
  const set = (key) => (event) => { const typed = event.target.value; incident[key] = typed === "true" ? true : typed === "false" ? false : typed || null; show(); };
  const entries = [...refusing.elements.keys()].map((key) => {
    const { options } = said.inputs[`/incident/${key}`], values = options.length ? options : [true, false], words = new Map(table[key]?.values?.map ?? []);
    const shown = (value) => { const told = words.get(value)?.said; return told ? (language ? told.en : told.zh) : value === true ? word("yes") : value === false ? word("no") : value; };
    return make("label", {}, make("span", {}, language ? key.replaceAll("_", " ") : table[key]?.label ?? key),
      make("select", { onchange: set(key) }, option("", "—", String(incident[key] ?? "")), ...values.map((value) => option(String(value), shown(value), String(incident[key] ?? "")))));
  });
  return make("div", { class: "incident" }, make("label", {}, make("span", {}, word("id")), make("input", { value: incident.id ?? "", oninput: set("id") })),
    make("label", {}, make("span", {}, word("date")), make("input", { type: "date", value: incident.date ?? "", oninput: set("date") })), ...entries,
    make("button", { type: "button", onclick: () => { filled.incidents.splice(at, 1); draw(); } }, word("remove")));
};
const incidentsBox = (refusing) => {
  const now = filled.incidents === null ? "" : filled.incidents.length ? "some" : "none";
  const choose = (event) => { filled.incidents = { "": null, none: [], some: [{ id: "1" }] }[event.target.value]; draw(); };
  return make("section", { class: "group", "data-path": "/incidents" }, make("h2", {}, word("incidents"), make("output", { class: "points", id: "incidents" })),
    make("select", { onchange: choose, "aria-label": word("incidents") }, option("", word("unsaid"), now), option("none", word("none"), now), option("some", word("some"), now)),
    ...(filled.incidents ?? []).map((one, at) => incidentBox(refusing, one, at)), make("p", { class: "faults" }),
    now === "some" ? make("button", { type: "button", onclick: () => { filled.incidents.push({ id: String(filled.incidents.length + 1) }); draw(); } }, word("add")) : null);
};
const readingsBox = () => {
  const register = annotations.readings.register ?? [];
  return register.length ? make("details", { class: "group" }, make("summary", {}, word("readings")), ...register.map(({ id, question, choices }) => make("div", { class: "field" },
    make("span", { class: "label" }, language ? question.en : question.zh, make("small", {}, ` ${id}`)),
    make("select", { onchange: (event) => { readings[id] = event.target.value; draw(); }, "aria-label": id }, ...choices.map(({ name, meaning }) => option(name, language ? meaning.en : meaning.zh, readings[id])))))) : null;
};
const headingBox = (refusing, heading, shown, depth) => {
  const below = (heading.parts ?? []).map((part) => (part.kind === "Heading" ? headingBox(refusing, part, shown, depth + 1)
    : make("div", { class: "item" }, part.clauses.length > 1 ? make("h4", {}, make("span", {}, `${part.id} ${called(part.name)}`), make("output", { class: "points", "data-item": part.id })) : null,
      ...part.clauses.map((clause) => clauseBox(refusing, clause, shown)))));
  return make("section", { class: depth ? "sub" : "group" }, make(depth ? "h3" : "h2", {}, make("span", {}, called(heading.id)), make("output", { class: "points", "data-group": heading.id })), ...below);
};
const draw = () => {
  const refusing = ready(), shown = new Set();
  const groups = annotations.scheme.headings.map((heading) => headingBox(refusing, heading, shown, 0));
  const rest = Object.keys(said.inputs).filter((path) => ["facts", "marks"].includes(path.split("/")[1]) && !shown.has(path));
  const beside = Object.keys(said.inputs).filter((path) => ["averages", "statistics"].includes(path.split("/")[1]) && !path.endsWith("/others"));
  const box = (title, paths) => (paths.length ? make("section", { class: "group" }, make("h2", {}, word(title)), ...paths.map((path) => inputFor(refusing, path)), make("p", { class: "faults", "data-beside": title })) : null);
  const choose = make("input", { type: "file", accept: ".json", hidden: true, onchange: async (event) => { await read(event.target.files[0]); draw(); } });
  const read = async (file) => {
    const given = await file.text(), [twice] = repeatedKeys(given);
    if (twice === undefined) fill(JSON.parse(given)); else window.alert(`${twice}：${faultWord("repeated_key")}`);
  };
  const save = () => { const link = make("a", { href: URL.createObjectURL(new Blob([JSON.stringify(evidence(refusing))], { type: "application/json" })), download: `${filled.unit}.json` }); link.click(); };
  document.documentElement.lang = language ? "en" : "zh-CN";
  const open = document.querySelector("details")?.open ?? false;
  document.title = called(annotations.scheme.title);
  document.getElementById("form").replaceChildren(...[
    make("div", { class: "bar" }, make("label", {}, `${word("unit")} `, make("input", { value: filled.unit, oninput: (event) => { filled.unit = event.target.value; show(); } })),
      make("button", { type: "button", onclick: () => choose.click() }, word("open")), make("button", { type: "button", onclick: save }, word("save")), choose,
      make("button", { type: "button", id: "language", onclick: () => { language = 1 - language; draw(); } }, language ? "中文" : "English")),
    make("h1", {}, called(annotations.scheme.title)), ...groups, box("others", rest), box("beside", beside), refusing.hasIncidents ? incidentsBox(refusing) : null, readingsBox(),
    make("p", { class: "small" }, `${word("digest")}：${scheme.digest}`)].filter(Boolean));
  document.querySelector("details")?.toggleAttribute("open", open);
  show();
};

// What it comes to.

const made = new Map();
/** What tells why evidence is refused, made once for the readings that are chosen. */
const ready = () => {
  const under = JSON.stringify(readings);
  if (!made.has(under)) made.set(under, making());
  return made.get(under);
};
const making = () => {
  const refusing = new Refusing(scheme, readings);
  refusing.elementWords = Object.fromEntries((find(annotations.scheme.incident_table)?.elements ?? []).map((one) => [one.key, one]));
  return refusing;
};
const find = (data) => (!data || typeof data !== "object" ? null : Array.isArray(data.elements) ? data : Object.values(data).reduce((found, one) => found ?? find(one), null));
const places = annotations.scheme.clauses_written === false ? null : 2;
const decimals = (number, digits) => { const scaled = (number.n * 10n ** BigInt(digits)) / number.d, sign = number.n < 0n ? "−" : "", size = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, "0"); return sign + size.slice(0, -digits) + "." + size.slice(-digits); };
const isShort = (number) => (10n ** 12n) % number.d === 0n;
const written = (number) => {
  if (!isShort(number)) return `≈ ${decimals(number, 4)}`;
  for (let digits = places ?? 1; ; digits += 1) if ((10n ** BigInt(digits)) % number.d === 0n) return decimals(number, digits);
};
const STATES = ["missing", "nothing", "wrong"];
const put = (output, state, value, of) => {
  output.dataset.state = state;
  output.dataset.value = value ?? "";
  output.replaceChildren(STATES.includes(state) ? make("span", { class: `tag ${state}` }, word(state)) : document.createTextNode(of ?? ""));
};
const show = () => {
  const refusing = ready(), given = evidence(refusing), faults = refusing.faults(given);
  const unreadable = new Set(faults.filter(([code]) => !["missing", "ruling_needed"].includes(code)).map(([, path]) => path));
  const of = (paths) => faults.filter(([, path]) => paths.some((one) => path === one || path.startsWith(`${one}/`)));
  const fit = { ...given };
  for (const section of ["facts", "marks", "averages", "statistics", "rulings"]) fit[section] = Object.fromEntries(Object.entries(given[section]).filter(([name]) => ![...unreadable].some((path) => path === `/${section}/${name}` || path.startsWith(`/${section}/${name}/`))));
  if ([...unreadable].some((path) => path.startsWith("/incidents"))) fit.incidents = null;
  const [known] = scoreCohort(scheme, [fit], { readings }), told = outcome(scheme, known);
  const tell = (output, number, full) => {
    if (!isGap(number)) return put(output, "known", text(number), `${written(number)}／${written(full)}`);
    return put(output, number.isNothing ? "nothing" : number.faults.length ? "wrong" : "missing");
  };
  const full = (kind, id) => { const [n, d = 1] = said[kind].find((one) => one.id === id).max_points.split("/"); return ratio(BigInt(n), BigInt(d)); };
  for (const box of document.querySelectorAll("[data-clause]")) {
    const id = box.dataset.clause, rule = refusing.rules.find((one) => one.id === id), found = of([...rule.reads, `/rulings/${id}`]);
    const wrong = found.filter(([code]) => code !== "missing"), output = box.querySelector(".points");
    tell(output, told.clauses[id], full("clauses", id));
    if (wrong.length) put(output, wrong.some(([code]) => code !== "ruling_needed") ? "wrong" : "nothing");
    box.querySelector(".faults").textContent = wrong.map(([code, path]) => `${labelOf(path)}：${faultWord(code)}`).join("; ");
  }
  for (const output of document.querySelectorAll("[data-item]")) tell(output, told.items[output.dataset.item], full("items", output.dataset.item));
  for (const output of document.querySelectorAll("[data-group]")) tell(output, told.groups[output.dataset.group], full("groups", output.dataset.group));
  const incidents = document.querySelector("#incidents");
  if (incidents) {
    const found = of(["/incidents"]);
    put(incidents, !found.length ? "known" : found.some(([code]) => code !== "missing") ? "wrong" : "missing", "", "");
    incidents.closest("section").querySelector(".faults").textContent = found.filter(([code]) => code !== "missing").map(([code, path]) => `${path}：${faultWord(code)}`).join("; ");
  }
  for (const box of document.querySelectorAll("[data-beside]")) box.textContent = of(["/averages", "/statistics"]).filter(([code]) => code !== "missing").map(([code, path]) => `${labelOf(path)}：${faultWord(code)}`).join("; ");
  const isWhole = !faults.length, missing = faults.filter(([code]) => ["missing", "ruling_needed"].includes(code)).length, summary = document.getElementById("summary");
  Object.assign(summary.dataset, { total: isWhole ? text(told.total) : "", grade: isWhole ? told.grade : "", missing, wrong: faults.length - missing });
  const state = [missing && `${word("left")} ${missing}`, faults.length - missing && `${word("wrong")} ${faults.length - missing}`].filter(Boolean).join(" · ");
  const veto = isWhole && told.grade_before_veto !== undefined && told.grade_before_veto !== told.grade ? make("span", { class: "tag veto" }, `${word("vetoed")} (${word("before")} ${told.grade_before_veto})`) : null;
  summary.replaceChildren(...[make("span", {}, `${word("total")} `, make("b", { class: "total" }, isWhole ? written(told.total) : "—")), make("span", {}, `${word("grade")} `, make("b", { class: "total" }, isWhole ? told.grade : "—")), veto,
    state ? make("span", { class: "tag missing" }, state) : null].filter(Boolean));
};

const example = document.getElementById("evidence");
if (example) fill(JSON.parse(example.textContent));
draw();
digest(said).then((is) => { document.body.dataset.digest = is === scheme.digest ? "right" : "wrong"; }, () => { document.body.dataset.digest = "unknown"; });
