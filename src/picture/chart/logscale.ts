/**
 * A logarithmic scale. D3's own brings colour interpolation and number formats along, a fifteenth
 * of all the script that the page may load first.
 */

export interface LogScale {
  (value: number): number;
  /** From a position back to a value. */
  invert(position: number): number;
  /** The whole powers of ten inside the domain, ascending. */
  decades(): number[];
  readonly least: number;
}

/** @param domain both above zero */
export function logScale(domain: readonly [number, number], range: readonly [number, number]): LogScale {
  const [from, to] = domain.map(Math.log10) as [number, number];
  const span = to - from || 1;
  const position = (value: number): number => range[0] + ((Math.log10(value) - from) / span) * (range[1] - range[0]);
  return Object.assign(position, {
    invert: (at: number) => 10 ** (from + ((at - range[0]) / (range[1] - range[0])) * span),
    decades: () => {
      const first = Math.ceil(from - 1e-9);
      return Array.from({ length: Math.max(0, Math.floor(to + 1e-9) - first + 1) }, (_, index) => 10 ** (first + index));
    },
    least: domain[0],
  });
}
