// Hands the reader a file that the server streams. Nothing of it stands in an address, and nothing is kept.
export async function save(stream, name, type) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
