/** Tags by which languages are known: BCP 47, as browsers have it. */

/** A tag as browsers write it, `pt-BR` for `pt-br`; null of what is none. */
export function tagOf(given: string): string | null {
  try {
    return Intl.getCanonicalLocales(given)[0] ?? null;
  } catch {
    return null;
  }
}

/** What is said of what is none. */
export function noTagWords(given: string): string {
  return `“${given}” is no tag of a language; such are de, pt-BR, zh-Hant`;
}
