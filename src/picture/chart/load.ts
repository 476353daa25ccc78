/**
 * D3's scales and axes are a good part of all script, and no page begins with a chart: it is loaded once
 * the page stands, as part of loading, so that nothing is asked for when it comes into sight.
 */
type ChartModule = typeof import('./Chart.svelte');

let loading: Promise<ChartModule> | null = null;

/** One request, however many ask; what has failed is asked for anew. */
export function loadChart(): Promise<ChartModule> {
  loading ??= import('./Chart.svelte').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
