// A list by keyboard, and a word to the server when somebody is in it, so that nothing moves under the pointer or the focused row.
const typing = 'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]';
const away = 800;

// Whoever goes back from a patient goes on at the row that was left. Only this document remembers it.
let left = null;
let back = false;
addEventListener('popstate', () => { back = true; });

/** An element that was left before the script had come gets nothing: a call that fails there would end the whole circuit. */
export function attach(element, page) {
  if (!element) return { dispose() {} };
  const stop = new AbortController();
  const inside = { pointer: false, focus: false };
  let busy = false;
  let leaving = 0;

  const rows = () => [...element.querySelectorAll('[data-row]')];
  const target = row => (row.matches('a, button, [tabindex]') ? row : row.querySelector('a, button, [tabindex]'));

  function tell() {
    clearTimeout(leaving);
    const now = inside.pointer || inside.focus;
    if (now === busy) return;
    // Leaving takes a moment: a pointer on its way past the edge must not let the rows jump.
    leaving = setTimeout(() => {
      busy = now;
      page?.invokeMethodAsync('SetBusy', busy).catch(() => { /* The circuit is gone; the page will start anew. */ });
    }, now ? 0 : away);
  }

  function move(step) {
    const all = rows();
    if (all.length === 0) return;
    const here = all.findIndex(row => row.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + step));
    target(all[next])?.focus();
  }

  function press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.(typing)) return;
    const within = element.contains(document.activeElement);
    const dialog = document.querySelector('[role="dialog"], dialog[open]');
    const step = { j: 1, k: -1 }[event.key] ?? (within ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined);

    if (step && !dialog) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter') {
      // Links and buttons answer by themselves; a row that only takes focus is opened here.
      const row = event.target.closest?.('[data-row]');
      if (row === event.target && !row.matches('a, button')) row.querySelector('a, button')?.click();
    } else if (event.key.length === 1 && element.dataset.keys?.includes(event.key) && !dialog) {
      event.preventDefault();
      page?.invokeMethodAsync('Press', event.key, document.activeElement?.closest('[data-row]')?.dataset.row ?? '').catch(() => { /* The circuit is gone. */ });
    }
  }

  /** The framework moves the focus to the heading of a page that comes, soon before or soon after this. */
  function comeBack() {
    const link = back && left && [...element.querySelectorAll('a[href]')].find(one => one.getAttribute('href') === left);
    if (!link) return;
    [left, back] = [null, false];
    const place = () => { if (document.activeElement === document.body || document.activeElement?.matches('h1')) link.focus(); };
    place();
    document.querySelector('h1')?.addEventListener('focus', place, { once: true, signal: AbortSignal.any([stop.signal, AbortSignal.timeout(1000)]) });
  }

  const on = (where, name, listener) => where.addEventListener(name, listener, { signal: stop.signal });
  on(element, 'click', event => { [left, back] = [event.target.closest?.('a[href]')?.getAttribute('href') ?? left, false]; });
  on(document, 'keydown', press);
  on(element, 'pointerenter', event => { inside.pointer = event.pointerType === 'mouse'; tell(); });
  on(element, 'pointerleave', () => { inside.pointer = false; tell(); });
  on(element, 'focusin', () => { inside.focus = true; tell(); });
  on(element, 'focusout', event => { inside.focus = element.contains(event.relatedTarget); tell(); });

  comeBack();

  return { dispose() { stop.abort(); clearTimeout(leaving); } };
}
