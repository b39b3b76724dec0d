// Puts a text on the clipboard. Nothing of it is kept here; where the browser refuses, the caller is told.
export function write(text) {
  return navigator.clipboard.writeText(text);
}
