// Cards, filters and a search over `catalogue` (parvis-content dump --json), in the browser's own ways.
'use strict';

const byId = (id) => document.getElementById(id);
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const colours = ['#0B7A70', '#F4B740', '#F2784B', '#3A3FBF', '#C23B24', '#BFE2DC'];

const texts = catalogue.actions.map((action) => ({
  action,
  text: fold([action.title, action.lead, action.summary, action.organisation_shown, ...action.keywords,
    ...action.publics, ...action.parts.flatMap((part) => part.fields.flatMap((field) =>
      field.blocks.map((block) => block.text)))].filter(Boolean).join(' ')),
}));
const chosen = { words: '', need: null, publics: null };

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter(Boolean));
  return made;
}

// A few leaves in the colours of the design, from the id's own digits.
function cover(id) {
  const digit = (i) => parseInt(id[i % id.length], 16);
  const shapes = [...Array(7).keys()].map((i) =>
    `<ellipse cx="${digit(i) * 10}" cy="${digit(i + 3) * 13}" rx="${20 + digit(i + 5) * 3}" ry="${12 + digit(i + 7) * 2}"
      transform="rotate(${digit(i + 2) * 12 - 90} 80 96)" fill="${colours[(digit(i) + i) % 6]}"/>`);
  const drawing = element('template', {
    innerHTML: `<svg viewBox="0 0 160 192" preserveAspectRatio="xMidYMid slice">
      <rect width="160" height="192" fill="${colours[digit(0) % 6]}"/>${shapes.join('')}</svg>`,
  });
  return drawing.content.firstChild;
}

function open(action) {
  byId('sheet').replaceChildren(
    element('h2', { textContent: action.title }), element('p', { textContent: action.lead ?? '' }),
    ...action.parts.flatMap((part) => [element('h3', { textContent: part.name }),
      ...part.fields.flatMap((field) => field.blocks.map((block) => element('p', { textContent: block.text })))]));
  byId('sheet').showModal();
}

function card(action) {
  const chips = [action.dimension, ...action.publics].filter(Boolean)
    .map((text) => element('span', { className: 'chip', textContent: text }));
  return element('button', { onclick: () => open(action) }, cover(action.id),
    element('div', {}, element('h3', { textContent: action.title }),
      element('p', { textContent: action.lead ?? '' }), ...chips));
}

function show() {
  const words = fold(chosen.words).split(/\s+/).filter(Boolean);
  const need = catalogue.needs.find((one) => one.id === chosen.need);
  const found = texts.filter(({ action, text }) =>
    words.every((word) => text.includes(word)) && (!need || need.actions.includes(action.id)) &&
    (!chosen.publics || action.publics.includes(chosen.publics)));
  byId('count').textContent = `${found.length} actions`;
  byId('cards').replaceChildren(...found.map(({ action }) => card(action)));
}

function choose(key, value, button) {
  chosen[key] = chosen[key] === value ? null : value;
  for (const other of button.parentElement.children) other.classList.remove('chosen');
  if (chosen[key]) button.classList.add('chosen');
  show();
}

const chooser = (key, value, label, ...children) => element('button',
  { onclick: (event) => choose(key, value, event.currentTarget) }, ...children, label);

byId('needs').append(...catalogue.needs.map((need) => chooser('need', need.id, need.label, cover(need.id))));
byId('chips').append(...[...new Set(catalogue.actions.flatMap((action) => action.publics))]
  .map((name) => chooser('publics', name, name)));
byId('words').oninput = (event) => { chosen.words = event.target.value; show(); };
byId('sheet').onclick = () => byId('sheet').close();
byId('centre').textContent = catalogue.organisations.find((one) => one.is_ours)?.name_shown ?? '';

function tick() {
  const now = new Date();
  byId('clock').textContent = now.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
  setTimeout(tick, 60000 - now % 60000);
}
tick();
show();
