"use strict";
/* Small tools. Text of the document reaches the page through text nodes and attributes only. */

const data = JSON.parse(document.getElementById("data").textContent);
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const PLAIN = { "class": "className", "text": "textContent" };

/* An element: attributes by name, `on…` for listeners, children as elements or text. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (PLAIN[name]) made[PLAIN[name]] = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

function number(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function counted(count, noun) {
  return `${number(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function oneLine(text) {
  return String(text).split(/\s+/).filter(Boolean).join(" ");
}

function cut(text, length) {
  const line = oneLine(text);
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

/* `2010-01-29` as `Fri 29 Jan 2010`; anything else as it is. */
function dayInWords(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!found) return String(iso);
  const [year, month, day] = found.slice(1).map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]} ${year}`;
}

/* A value as people read it. */
function shown(column, value) {
  if (value === "" || value === null || value === undefined) return "";
  const kind = (data.columns[column] || {}).kind;
  if (kind === "date") return dayInWords(value);
  return kind === "category" ? String(value).replaceAll("_", " ") : String(value);
}

/* How people call a row: its own number, that of the finding, or its position. */
function rowName(at) {
  const values = data.rows[at].values;
  return values.action_ref || `${at + 1}`;
}

/* Tell people who listen instead of looking. */
function say(text) {
  byId("say").textContent = text;
}
