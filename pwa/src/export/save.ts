// Hands a file to the browser, which saves it as it saves all that is downloaded.

/** How long the browser has to take it; a phone may ask first where to put it. */
const patience = 60_000;

export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
