/** The markup with which an author puts a figure into a page. */
import { withoutSigns } from '../../text/format';

/**
 * @param address of the app, with a scenario as its hash: neither it nor a title of ours has a quotation mark
 * @param title what the figure shows, for those who do not see it
 */
export function embedSnippet(address: string, title: string): string {
  const [page = '', hash] = address.split('#');
  const source = `${page}#embed=1${hash ? `&${hash}` : ''}`.replaceAll('&', '&amp;');
  return `<iframe src="${source}" title="${withoutSigns(title)}" loading="lazy" style="width: 100%; aspect-ratio: 16 / 10; border: 0"></iframe>`;
}
