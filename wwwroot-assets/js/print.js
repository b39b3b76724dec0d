// The browser's own print: the page lays itself out by css/print.css.
export function print() {
  window.print();
}
