// Opens a dialog as the browser's own modal one. It hands focus back to where it was when it closes.
export function show(dialog) {
  // It may have been closed before the script had come.
  if (dialog && !dialog.open) dialog.showModal();
}
