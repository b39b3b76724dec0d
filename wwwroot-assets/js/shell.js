// Loads a module and calls it, in one question of the server (Look/BrowserModule.cs).
window.callModule = async (module, name, ...given) => (await import(new URL(module, document.baseURI)))[name](...given);

// Choices that belong to the browser, wired by delegation so that they work on static and interactive pages alike.
const year = 365 * 24 * 60 * 60;
const cultures = { nb: 'c=nb-NO|uic=nb', nn: 'c=nb-NO|uic=nn', en: 'c=nb-NO|uic=en' };

function remember(name, value) {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${year}; SameSite=Lax${secure}`;
}

function choose(theme) {
  document.documentElement.dataset.theme = theme;
  remember('theme', theme);
  mark();
}

function mark() {
  const theme = document.documentElement.dataset.theme ?? 'system';
  for (const button of document.querySelectorAll('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
  }
}

// The text stands on the page once, in the element that the attribute names: an identity number is not repeated in attributes.
async function copy(button) {
  const text = document.querySelector(button.dataset.copy)?.textContent.trim();
  if (!text) return;
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.copied = 'true';
    setTimeout(() => delete button.dataset.copied, 2000);
  } catch {
    // Without permission for the clipboard the text is marked, ready for the keyboard.
    getSelection().selectAllChildren(document.querySelector(button.dataset.copy));
  }
}

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-theme-choice], [data-language], [data-copy], [data-reload]');
  if (!button) return;
  if ('reload' in button.dataset) location.reload();
  if (button.dataset.themeChoice) choose(button.dataset.themeChoice);
  if (cultures[button.dataset.language]) {
    event.preventDefault();
    remember('.AspNetCore.Culture', cultures[button.dataset.language]);
    location.reload();
  }
  if (button.dataset.copy) copy(button);
});

// By the document's base the address of the skip link is the start page; it leads to the content of this one.
document.addEventListener('click', event => {
  if (!event.target.closest?.('.skip-link')) return;
  event.preventDefault();
  document.querySelector('#content')?.focus();
}, true);

// The portal was started anew and knows this page no longer: what stands in the address is enough to open it again.
document.addEventListener('components-reconnect-state-changed', event => { if (event.detail?.state === 'rejected') location.reload(); }, true);

// An open menu closes by Escape and by a click elsewhere; details elements know neither.
const open = () => document.querySelectorAll('details.menu[open]');
document.addEventListener('click', event => open().forEach(menu => { if (!menu.contains(event.target)) menu.open = false; }));
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  open().forEach(menu => {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  });
});

// A button that names a key answers to it, where nobody is typing. A row of a list that is not the opened one keeps its keys for itself (rows.js).
const typing = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const row = document.activeElement?.closest('[data-keys] [data-row]');
  if (event.target.closest?.(typing) || (row && !row.matches('[aria-current]')) || document.querySelector('dialog[open]')) return;
  const button = [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === event.key && one.checkVisibility());
  if (!button) return;
  event.preventDefault();
  button.click();
});

// What was chosen in a menu that chooses once closes it, and the focus stays where it came from.
document.addEventListener('click', event => {
  const menu = event.target.closest?.('.menu-item') && event.target.closest('details.closes');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// Pages come after this script; the choice in force is marked whenever one does.
new MutationObserver(records => {
  if (records.some(record => [...record.addedNodes].some(node => node.matches?.('[data-theme-choice]') || node.querySelector?.('[data-theme-choice]')))) mark();
}).observe(document.documentElement, { childList: true, subtree: true });
mark();
