// Opens a dialog as the browser's own modal one. It hands focus back to where it was when it closes.
export function show(dialog) {
  if (!dialog.open) dialog.showModal();
}
