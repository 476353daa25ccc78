/** The markup with which an author puts a figure into a page. */

/**
 * @param address of the app, with a scenario as its hash
 * @param title what the figure shows, for those who do not see it
 */
export function embedSnippet(address: string, title: string): string {
  const [page = '', hash = ''] = address.split('#');
  const source = `${page}#embed=1${hash && `&${hash}`}`;
  return `<iframe src="${quoted(source)}" title="${quoted(title)}" loading="lazy" style="width: 100%; aspect-ratio: 16 / 10; border: 0"></iframe>`;
}

function quoted(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
