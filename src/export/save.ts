/** How a file reaches the reader's disk. */

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** A browser may still be reading the file a while after the click. */
const KEPT_MILLIS = 60_000;

/** Hands a file to the browser, which saves it as a download. */
export function saveFile({ name, content }: NamedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MILLIS);
}
