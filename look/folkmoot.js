// What a page gains when scripts run. Every page works without this file.
const words = {
  itself: 'It saves itself as you write.',
  saving: 'Saving …',
  saved: (time) => `Saved ${time}`,
  mend: 'Not saved yet: press Save to see what is to be mended. Your text is kept in this browser.',
  conflict: 'Someone else changed this text. Yours is kept in this browser: press Save to see both.',
  signedOut: 'You are signed out. Your text is kept in this browser: sign in in another tab, then press Save.',
  away: 'Not saved: no answer. Your text is kept in this browser, and saved as soon as there is one.',
  kept: 'Text that was never saved is kept in this browser. ',
  back: 'Put it back',
  passkey: 'Your browser asks for the passkey …',
  noPasskey: 'No passkey came. Press once more, or sign in by letter.',
};

/** Gives up after 15 seconds. */
const ask = (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(15_000) });

/** What is kept in the browser; a reader may forbid it, and it may be full. */
const inBrowser = (use) => {
  try {
    return use(localStorage);
  } catch {}
};

// A form is sent once, however often its button is pressed; after ten seconds of silence it may be pressed again.
const sent = new Set();
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  // Only once its name and value are on their way.
  setTimeout(() => submitter?.setAttribute('aria-busy', 'true'));
  setTimeout(() => {
    sent.delete(form);
    submitter?.removeAttribute('aria-busy');
  }, 10_000);
});
addEventListener('pageshow', (event) => event.persisted && sent.clear());

// A word to a message changes what stands there, and nothing else of the page.
document.addEventListener('submit', (event) => {
  const place = event.target.closest('[data-reactions]');
  if (!place || event.defaultPrevented) return;
  event.preventDefault();
  void reacted(place, event.target, event.submitter);
});
async function reacted(place, form, submitter) {
  try {
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams() });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById(place.id);
    place.replaceWith(now);
    now.querySelector(`[value="${submitter?.value}"]`)?.focus();
  } catch {
    form.submit();
  }
}

// What one writes is saved after a pause.
for (const form of document.querySelectorAll('form[data-autosave]')) keepSaved(form);

function keepSaved(form) {
  const output = form.querySelector('[data-saved]');
  const place = `folkmoot:${form.action}`;
  const fields = () =>
    [...new FormData(form)].filter(([name, value]) => name !== 'revision' && typeof value === 'string');
  // What came back with errors is not saved yet.
  let asSaved = form.querySelector('[aria-invalid]') ? '' : JSON.stringify(fields());
  let timer, running;
  if (asSaved && output) output.textContent = `${output.textContent} ${words.itself}`;
  const dirty = () => JSON.stringify(fields()) !== asSaved;
  const tell = (text) => output && (output.textContent = text);
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  };
  const keep = (text, again) => {
    inBrowser((store) => store.setItem(place, JSON.stringify(fields())));
    tell(text);
    if (again) later(20_000);
  };

  async function save() {
    clearTimeout(timer);
    if (running) await running;
    if (!dirty()) return true;
    running = send().finally(() => (running = undefined));
    return running;
  }

  async function send() {
    const sending = JSON.stringify(fields());
    tell(words.saving);
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await ask(form.action, {
        method: 'POST',
        body,
        headers: { accept: 'application/json' },
        keepalive: `${body}`.length < 60_000,
      });
      if (answer.status >= 500) throw new Error(answer.status);
      const said = await answer.json();
      if (!said.saved) {
        keep(answer.status === 422 ? words.mend : answer.status === 401 ? words.signedOut : words.conflict);
        return false;
      }
      if (form.elements.revision && said.revision !== undefined) form.elements.revision.value = said.revision;
      asSaved = sending;
      inBrowser((store) => store.removeItem(place));
      const zone = { timeZone: output?.dataset.zone };
      tell(words.saved(new Date(said.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...zone })));
      if (dirty()) later(2_000);
      return true;
    } catch {
      keep(words.away, true);
      return false;
    }
  }

  form.addEventListener('input', () => later(2_000));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void save();
  });
  addEventListener('beforeunload', (event) => !sent.size && dirty() && event.preventDefault());
  // Any other button of the page first saves what was written, and waits for it.
  addEventListener(
    'submit',
    (event) => {
      const { target, submitter } = event;
      if (target === form) return clearTimeout(timer);
      if (!dirty()) return;
      event.preventDefault();
      event.stopPropagation();
      void save().then((saved) =>
        saved ? target.requestSubmit(submitter) : output?.scrollIntoView({ block: 'center' }),
      );
    },
    true,
  );

  const kept = JSON.parse(inBrowser((store) => store.getItem(place)) ?? 'null');
  if (!kept || !output) return;
  if (JSON.stringify(kept) === asSaved) return inBrowser((store) => store.removeItem(place));
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button quiet',
    textContent: words.back,
  });
  button.onclick = () => {
    for (const field of form.elements) {
      if (!field.name || field.name === 'revision') continue;
      const values = kept.filter(([name]) => name === field.name).map(([, value]) => value);
      if (/checkbox|radio/.test(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    void save();
  };
  output.replaceChildren(words.kept, button);
}

// Passkeys. Where the browser knows none, the page says what to do instead.
for (const form of document.querySelectorAll('form[data-passkey]')) offerPasskey(form);

function offerPasskey(form) {
  const isMade = form.dataset.passkey === 'make';
  const parse = isMade ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON';
  if (!globalThis.PublicKeyCredential?.[parse]) return;
  form.hidden = false;
  form.parentElement.querySelector('[data-without-passkey]').hidden = true;
  const output = form.querySelector('output');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    output.textContent = words.passkey;
    try {
      const { options } = await told(form.dataset.challenge, {});
      const publicKey = PublicKeyCredential[parse](options);
      const credential = await navigator.credentials[isMade ? 'create' : 'get']({ publicKey });
      const { to } = await told(form.action, { ...Object.fromEntries(new FormData(form)), credential });
      location.assign(to);
    } catch (error) {
      output.textContent = error.said ?? words.noPasskey;
    }
  });
}

/** What the house answers; what it says against it is thrown. */
async function told(url, body) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const answer = await ask(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const said = await answer.json();
  if (answer.ok) return said;
  throw Object.assign(new Error(said.title), { said: said.detail });
}

// In a thread, keys go from message to message: only while the focus is in it, so that they are in nobody's way elsewhere.
for (const list of document.querySelectorAll('[data-keys]')) {
  list.insertAdjacentHTML('beforebegin', '<p class="s quiet-text keys"></p>');
  list.previousElementSibling.textContent = list.dataset.keys;
  list.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) return;
    const items = [...list.children];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const reply = () => items[at]?.querySelector('a[href$="/reply"]')?.click();
    const keys = {
      j: () => show(items[at + 1]),
      k: () => show(items[at - 1]),
      n: () => show(items.find((item, place) => place > at && item.querySelector('.fresh'))) ?? nextNew()?.click(),
      p: reply,
      r: reply,
    };
    keys[event.key]?.();
  });
}

const nextNew = () => document.querySelector('[data-next-new]');

function show(item) {
  item?.focus();
  item?.scrollIntoView({ block: 'start' });
  return item;
}

// What changes by itself is asked for again, while someone can see it.
const watch = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) target.inView = isIntersecting;
});
for (const element of document.querySelectorAll('[data-live]')) {
  watch.observe(element);
  refresh(element, 20_000);
}

function refresh(element, wait) {
  setTimeout(() => void refreshNow(element, wait), wait);
}

async function refreshNow(element, wait) {
  let next = 20_000;
  if (element.inView && !document.hidden && !element.contains(document.activeElement)) {
    try {
      const answer = await ask(element.dataset.live, { cache: 'no-cache' });
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      const text = await answer.text();
      if (text !== element.was) element.innerHTML = element.was = text;
    } catch {
      next = Math.min(wait * 2, 600_000);
    }
  }
  refresh(element, next);
}
