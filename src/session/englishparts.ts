/**
 * On a page in another language, each element that holds English alone for want of words says so: whoever reads the
 * page aloud reads it as English, and on a page from right to left its lines begin and are cut off as English ones are.
 */
import { isEnglish } from '../languages/standing';

/** Stand within a text, and are no text by themselves. */
const WITHIN_TEXT: ReadonlySet<string> = new Set(['a', 'b', 'i', 'em', 'strong', 'small', 'dfn', 'code', 'abbr']);
/** Their mark stands where their own lines begin, and belongs where those of their neighbours are. */
const MARKED_AT_BEGIN: ReadonlySet<string> = new Set(['li', 'summary']);

const isWithinText = ({ localName }: Element): boolean => WITHIN_TEXT.has(localName);

/** Those that were told which language they are, since their texts may change. */
const told = new WeakSet<HTMLElement>();

/** Looks through all texts that are there, and from then on through each that comes. */
export function attachEnglishParts({ body }: Document): void {
  lookThrough(body);
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      lookAt(target);
      addedNodes.forEach(lookThrough);
    }
  });
  observer.observe(body, { subtree: true, childList: true, characterData: true });
}

function lookThrough(root: Node): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text: Node | null = root instanceof Text ? root : texts.nextNode(); text; text = texts.nextNode()) lookAt(text);
}

/** Looks at the element whose text something is, or is a piece of. */
function lookAt(node: Node): void {
  let element = node instanceof Element ? node : node.parentElement;
  while (element && isWithinText(element) && element.parentElement) element = element.parentElement;
  if (!(element instanceof HTMLElement)) return;
  const isAlone = [...element.children].every(isWithinText);
  if (isAlone && isEnglish(element.textContent)) tell(element);
  else if (told.delete(element)) {
    element.removeAttribute('lang');
    element.removeAttribute('dir');
  }
}

function tell(element: HTMLElement): void {
  if (told.has(element) || element.hasAttribute('lang') || element.hasAttribute('dir')) return;
  told.add(element);
  element.lang = 'en';
  if (!MARKED_AT_BEGIN.has(element.localName)) element.dir = 'ltr';
}
