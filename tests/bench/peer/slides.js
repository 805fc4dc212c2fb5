// One slide after the other, as Parvis shows them: 15 seconds each, of which the picture drifts for 12; a change of 0.6.
// `slides` and `thrifty` come from the bench. Thrifty: the picture is moved by a timer, a whole pixel at a time, at the
// moments at which Parvis moves its own; else by a transition, as such pages are written.
'use strict';

const slideSeconds = 15, driftSeconds = 12, rampSeconds = 1.5, driftPx = 96, leastSeconds = 1 / 30;
const steps = [[0, 0], [1, .5], [.4, -1], [-1, -.6], [-.5, 1], [.8, -.3], [-.2, -.8], [-.9, .3]];
const pictures = document.querySelectorAll('.backdrop');
const card = document.getElementById('card');
const moved = [document.querySelector('nav'), card, document.querySelector('aside')];
let nth = 0, timer = 0;

// An even speed with a soft beginning and end.
function share(seconds) {
  if (seconds >= driftSeconds) return 1;
  const speed = 1 / (driftSeconds - rampSeconds), left = driftSeconds - seconds;
  if (seconds < rampSeconds) return speed * seconds * seconds / (2 * rampSeconds);
  if (left > rampSeconds) return speed * (seconds - rampSeconds / 2);
  return 1 - speed * left * left / (2 * rampSeconds);
}
const pixelsAt = (seconds) => Math.round(driftPx * share(seconds));

function place(picture, px, backwards) {
  picture.style.transform = `translateX(${backwards ? px - driftPx : -px}px)`;
}

function drift(picture, backwards) {
  clearTimeout(timer);
  picture.style.transition = '';
  picture.classList.remove('fades');
  place(picture, 0, backwards);
  picture.getBoundingClientRect();  // from here on it moves
  picture.classList.add('fades');
  if (!thrifty) {
    picture.style.transition = `opacity .6s ease-in-out, transform ${driftSeconds}s cubic-bezier(.12, 0, .88, 1)`;
    place(picture, driftPx, backwards);
    return;
  }
  const began = performance.now();
  const move = () => {
    const now = (performance.now() - began) / 1000;
    place(picture, pixelsAt(now), backwards);
    if (now >= driftSeconds) return;
    let wait = leastSeconds;
    while (now + wait < driftSeconds && pixelsAt(now + wait) === pixelsAt(now)) wait += leastSeconds;
    timer = setTimeout(move, wait * 1000);
  };
  move();
}

function write(slide) {
  for (const part of ['kind', 'when', 'text', 'place']) document.getElementById(part).textContent = slide[part];
  document.getElementById('when').classList.toggle('today', slide.today);
  card.querySelector('h1').textContent = slide.title;
  const [x, y] = steps[nth % steps.length];
  for (const part of moved) part.style.translate = `${Math.round(x * 24)}px ${Math.round(y * 24)}px`;
}

async function change() {
  const slide = slides[nth % slides.length];
  const coming = pictures[nth % 2], leaving = pictures[(nth + 1) % 2];
  await coming.decode();
  drift(coming, nth % 2 === 1);
  coming.classList.add('shown', 'above');
  leaving.classList.remove('above');
  card.classList.add('away');
  setTimeout(() => { write(slide); card.classList.remove('away'); }, 300);
  ++nth;
  setTimeout(() => {
    leaving.style.transition = '';
    leaving.classList.remove('fades', 'shown');
    leaving.src = slides[nth % slides.length].picture;
  }, 700);
  setTimeout(change, slideSeconds * 1000);
}

pictures[0].src = slides[0].picture;
change();
