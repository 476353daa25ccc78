/** The same page is several; the address says which. Each is a chunk of its own. */

export type PageKind = 'lab' | 'lesson' | 'teacher' | 'audience' | 'card';

/** @param hash with or without its `#` */
export function pageKindOf(hash: string): PageKind {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  if (pairs.has('card')) return 'card';
  if (!pairs.has('step')) return 'lab';
  const role = pairs.get('role');
  if (role === 'screen' || role === 'presenter') return 'teacher';
  return pairs.has('room') ? 'audience' : 'lesson';
}

/** What an address begins anew where it differs: another kind of page, or the same in another room. */
export function startOf(hash: string): string {
  const pairs = new URLSearchParams(hash.replace(/^#/, ''));
  return [pageKindOf(hash), pairs.get('room') ?? '', pairs.get('role') ?? '', pairs.get('card') ?? ''].join(' ');
}
